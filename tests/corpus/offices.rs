//! The lists of one city's offices, each a workbook in a layout of its own.

use crate::seen::read;
use shixiang::finding::Layout;

#[test]
fn agriculture_has_nine_sheets_and_a_hidden_version() {
    let Some(seen) = read("karamay/2024年市农业农村局权责清单.xls") else {
        return;
    };
    assert_eq!(seen.items_by_table(), [10, 21, 254, 2, 1, 2, 17, 1, 3]);
    assert_eq!(seen.items[0].title, "种畜禽生产经营许可");
    assert!(
        seen.remarks
            .iter()
            .any(|remark| remark.starts_with("Hidden")),
        "the hidden rows are named"
    );
}

#[test]
fn statistics_merges_two_rows_an_item() {
    let Some(seen) = read("karamay/2025年克拉玛依市统计局权责清单.xlsx") else {
        return;
    };
    assert_eq!(
        (
            seen.items.len(),
            seen.of_kind("行政处罚"),
            seen.of_kind("行政检查")
        ),
        (3, 2, 1)
    );
    let title: String = seen.items[0].title.split_whitespace().collect();
    assert_eq!(
        title,
        "对拒绝配合统计调查、农业普查、经济普查、人口普查和统计检查的单位和个体工商户的处罚"
    );
}

#[test]
fn human_resources_survives_a_broken_merge() {
    let Some(seen) = read("karamay/克拉玛依市人力资源和社会保障局2024年权责清单.xls")
    else {
        return;
    };
    assert_eq!((seen.items.len(), seen.sub_items()), (100, 12));
    let fourth = &seen.items[3];
    assert_eq!(
        (fourth.row, fourth.sub_items.len()),
        (10, 5),
        "row 14 belongs to item 4"
    );
}

#[test]
fn commerce_takes_the_filled_one_of_two_columns() {
    let Some(seen) = read("karamay/克拉玛依市商务局2024年权责清单.xlsx") else {
        return;
    };
    assert_eq!(seen.items.len(), 21);
    assert!(
        seen.remarks
            .iter()
            .any(|remark| remark.starts_with("BoundTwice")),
        "differing twins are named"
    );
    assert!(seen.items.iter().any(|item| item.row == 22));
}

#[test]
fn culture_counts_through_formulas_and_merges() {
    let Some(seen) = read("karamay/克拉玛依市文化体育广播电视和旅游局2024年权责清单.xlsx")
    else {
        return;
    };
    assert_eq!(
        (
            seen.items.len(),
            seen.of_kind("行政处罚"),
            seen.of_kind("行政许可")
        ),
        (301, 256, 17)
    );
    assert!(
        !seen
            .remarks
            .iter()
            .any(|remark| remark.starts_with("Formula")),
        "cached values are there"
    );
}

#[test]
fn office_affairs_has_a_key_value_row() {
    let Some(seen) = read("karamay/克拉玛依市机关事务管理局2024年权责清单.xls")
    else {
        return;
    };
    assert_eq!((seen.items.len(), seen.sub_items()), (10, 1));
    assert_eq!(seen.tables[0].header_rows, [3]);
}

#[test]
fn archives_merge_seven_rows_with_hidden_ones_inside() {
    let Some(seen) = read("karamay/克拉玛依市档案局2024年权责清单.xlsx") else {
        return;
    };
    assert_eq!(seen.items.len(), 12);
    assert_eq!(
        (
            seen.of_kind("行政处罚"),
            seen.of_kind("行政检查"),
            seen.of_kind("行政奖励"),
            seen.of_kind("其他行政权力")
        ),
        (1, 1, 1, 9)
    );
}

#[test]
fn civil_defence_has_notes_and_sub_items() {
    let Some(seen) = read("karamay/国动办权责清单公示.xlsx") else {
        return;
    };
    assert_eq!(seen.items_by_table(), [3, 3, 1, 5, 5]);
    assert_eq!(seen.sub_items(), 2, "无 is no sub-item");
}

#[test]
fn finance_is_an_old_workbook_by_its_bytes() {
    let Some(seen) = read("karamay/附件：克拉玛依市财政局2025年权责清单 (1).xlsx")
    else {
        return;
    };
    assert_eq!(seen.items.len(), 19);
    assert!(
        seen.items
            .iter()
            .all(|item| !item.title.starts_with("备注"))
    );
}

#[test]
fn science_merges_two_rows_an_item() {
    let Some(seen) = read("karamay/克拉玛依市科学技术局2024年权责清单.xls") else {
        return;
    };
    assert_eq!(seen.items.len(), 4);
}

#[test]
fn natural_resources_lists_sub_items_in_a_cell() {
    let Some(seen) = read("karamay/克拉玛依市自然资源局2024年权责清单 (1).xls")
    else {
        return;
    };
    assert_eq!(seen.items.len(), 169);
    assert_eq!(
        seen.items
            .iter()
            .filter(|item| !item.sub_items.is_empty())
            .count(),
        2
    );
    assert!(
        seen.items[1].sub_items.len() > 1,
        "a numbered list is several: {:?}",
        seen.items[1].sub_items
    );
}

#[test]
fn an_indicator_system_is_no_catalog() {
    let Some(seen) = read("karamay/3.2自治区机构编制执行情况和使用效益评估指标体系.xls")
    else {
        return;
    };
    assert_eq!(seen.items.len(), 0);
    assert_eq!(
        seen.tables
            .iter()
            .filter(|table| table.layout == Layout::None)
            .count(),
        3
    );
}
