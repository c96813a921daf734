//! Real workbooks: every file gives the items its manifest says. Their folder comes from `SHIXIANG_CORPUS`.

use shixiang::finding::{Layout, TableReport};
use shixiang::model::{Remark, ServiceItem};
use shixiang::read::sniff::{Format, HEAD, sniff};
use shixiang::read::{Places, Sink, delimited, encoding, tree, workbook};
use std::path::PathBuf;

/// What a test wants to know of an item.
#[derive(Debug, Clone)]
struct Seen {
    title: String,
    department: String,
    parent: String,
    kind: String,
    limit: String,
    sub_items: Vec<String>,
    situations: Vec<String>,
    materials: usize,
    row: u32,
    name_is_none: bool,
}

#[derive(Default)]
struct Collector {
    items: Vec<Seen>,
    tables: Vec<TableReport>,
    remarks: Vec<String>,
    conflicts: Vec<(u32, u32)>,
}

fn row_of(origin: shixiang::source::Origin) -> u32 {
    match origin.spot() {
        shixiang::source::Spot::Cell { row, .. } => row + 1,
        _ => 0,
    }
}

impl Sink for Collector {
    fn item(&mut self, item: &mut ServiceItem<'_>, _: &dyn Places) {
        let text = |raw: Option<shixiang::source::Raw<'_>>| {
            raw.map_or(String::new(), |raw| raw.text.to_owned())
        };
        self.items.push(Seen {
            title: text(item.title()),
            department: text(item.department.raw()),
            parent: text(item.parent_name.raw()),
            kind: text(item.item_type.raw()),
            limit: text(item.promised_limit.raw()),
            sub_items: item
                .sub_items
                .entries
                .iter()
                .map(|sub| text(sub.name.raw()))
                .collect(),
            situations: item
                .situations
                .entries
                .iter()
                .map(|situation| text(situation.name.raw()))
                .collect(),
            materials: item.materials.entries.len(),
            row: row_of(item.origin),
            name_is_none: matches!(item.name, shixiang::source::Field::Nil(_)),
        });
    }
    fn remark(&mut self, remark: Remark<'_>, _: &dyn Places) {
        if let Remark::Conflict { first, second } = remark {
            self.conflicts
                .push((row_of(first.origin), row_of(second.origin)));
        }
        self.remarks.push(format!("{remark:?}"));
    }
    fn table(&mut self, table: TableReport) {
        self.tables.push(table);
    }
}

/// Reads one corpus file; `None` (and a word on it) when there is no corpus.
fn read(name: &str) -> Option<Collector> {
    let Ok(folder) = std::env::var("SHIXIANG_CORPUS") else {
        println!("skipped: SHIXIANG_CORPUS is not set, so {name} is not read");
        return None;
    };
    let path = PathBuf::from(folder).join(name);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let format =
        sniff(&path, &bytes[..bytes.len().min(HEAD)], bytes.len() <= HEAD).expect("a known format");
    let mut sink = Collector::default();
    match format {
        Format::Csv => {
            delimited::read(&bytes[..], &mut sink).expect("text is read");
        }
        Format::Yaml => assert!(tree::read_yaml(&encoding::decode(&bytes).text, &mut sink)),
        Format::Json | Format::Jsonl => {
            assert!(tree::read_json(&encoding::decode(&bytes).text, &mut sink))
        }
        _ => {
            let (_, refusal) = workbook::read(&path, format, &mut sink);
            assert_eq!(refusal, None, "{name}");
        }
    }
    Some(sink)
}

impl Collector {
    fn items_by_table(&self) -> Vec<u64> {
        self.tables.iter().map(|table| table.items).collect()
    }
    fn of_kind(&self, kind: &str) -> usize {
        self.items
            .iter()
            .filter(|item| item.kind.split_whitespace().collect::<String>() == kind)
            .count()
    }
    fn sub_items(&self) -> usize {
        self.items.iter().map(|item| item.sub_items.len()).sum()
    }
}

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

#[test]
fn changchun_groups_by_key() {
    let Some(seen) = read("changchun/excel_main0423.xlsx") else {
        return;
    };
    assert_eq!(seen.items.len(), 204);
    assert_eq!(
        seen.items.iter().filter(|item| item.name_is_none).count(),
        165,
        "无 is the parent itself"
    );
    assert!(
        seen.items
            .iter()
            .filter(|item| item.name_is_none)
            .all(|item| item.title == item.parent)
    );
    let rows: usize = seen.items.iter().map(|item| item.materials).sum();
    assert_eq!(rows, 664 - 34, "无需材料 is no material");
    assert!(
        seen.items
            .iter()
            .all(|item| item.limit.parse::<u32>().is_ok())
    );
}

#[test]
fn changchun_groups_scattered_rows_and_names_conflicts() {
    let Some(seen) = read("changchun/excel_main0425_fe69576.xlsx") else {
        return;
    };
    assert_eq!(seen.items.len(), 392);
    let skipped: Vec<u64> = seen.tables[0].skipped.iter().map(|skip| skip.row).collect();
    assert_eq!(skipped.len(), 3, "three rows stand twice: {skipped:?}");
    assert!(seen.conflicts.contains(&(852, 882)), "{:?}", seen.conflicts);
}

#[test]
fn changchun_materials_have_three_levels() {
    let Some(seen) = read("changchun/通用业务办理项申请材料和情形.xls") else {
        return;
    };
    let situations: usize = seen.items.iter().map(|item| item.situations.len()).sum();
    let materials: usize = seen.items.iter().map(|item| item.materials).sum();
    assert_eq!((seen.items.len(), situations, materials), (292, 917, 4310));
    let names: std::collections::HashSet<_> =
        seen.items.iter().map(|item| item.title.clone()).collect();
    assert_eq!(names.len(), 289);
    assert_eq!(
        seen.items[0].situations,
        ["完成筹备设立申请正式设立", "申请正式设立", "申请筹备设立"]
    );
    let last = seen.items.last().expect("items");
    assert_eq!(
        (last.title.as_str(), last.row),
        ("长春市人才公寓租住申请", 4271)
    );
    assert_eq!(seen.items[0].department, "吉林省教育厅");
}

#[test]
fn training_data_of_a_chat_bot_is_no_catalog() {
    for name in [
        "all_scenario_intent.yml",
        "nlu.yml",
        "detail_type.yml",
        "synonym.yml",
    ] {
        let Some(seen) = read(&format!("changchun/{name}")) else {
            return;
        };
        assert_eq!(seen.items.len(), 0, "{name}");
        assert!(
            seen.remarks
                .iter()
                .any(|remark| remark.starts_with("NoItems")),
            "{name}"
        );
    }
}

#[test]
fn guangan_nests_departments_main_items_and_entries() {
    let Some(seen) = read("guangan/bszl-data.json") else {
        return;
    };
    assert_eq!(seen.items.len(), 1135);
    assert_eq!(
        seen.items
            .iter()
            .filter(|item| item.parent == "未分类")
            .count(),
        615
    );
    let first = &seen.items[0];
    assert_eq!(
        (first.department.as_str(), first.title.as_str()),
        ("区经信局", "企业投资项目备案（技术改造）（市级/县级）")
    );
    let departments: std::collections::HashSet<_> = seen
        .items
        .iter()
        .map(|item| item.department.clone())
        .collect();
    assert_eq!(departments.len(), 34);
}

#[test]
fn an_empty_template_has_labels_and_no_items() {
    let Some(seen) = read("guangdong/template.xlsx") else {
        return;
    };
    assert_eq!(seen.items.len(), 0);
    let bound: Vec<&str> = seen.tables[0]
        .columns
        .iter()
        .map(|column| column.element.key())
        .collect();
    for key in [
        "promised_limit",
        "statutory_limit",
        "visits",
        "visit_reason",
    ] {
        assert!(bound.contains(&key), "{key} in {bound:?}");
    }
}

#[test]
fn lists_of_schools_and_statistics_are_no_catalogs() {
    for name in [
        "moe/W020250627301230143042.xls",
        "moe/W020250627301230143042.json",
        "nbs/分省年度数据.csv",
        "nbs/分省年度数据 (2).csv",
        "nbs/分省年度数据 (4).csv",
        "nbs/分省年度数据 (6).csv",
        "cpsv/CPSV-AP Specification v2.2.1.xlsx",
        "kenya/agencies.csv",
        "kenya/ministries.json",
        "kenya/faqs.csv",
    ] {
        let Some(seen) = read(name) else { return };
        assert_eq!(seen.items.len(), 0, "{name}");
    }
}

#[test]
fn statistics_exports_are_gbk_with_their_header_below_a_preamble() {
    let Ok(folder) = std::env::var("SHIXIANG_CORPUS") else {
        println!("skipped: SHIXIANG_CORPUS is not set");
        return;
    };
    let bytes = std::fs::read(PathBuf::from(folder).join("nbs/分省年度数据.csv"))
        .expect("the file is there");
    let decoded = encoding::decode(&bytes);
    assert_eq!((decoded.encoding, decoded.bad), ("GB18030", None));
    assert!(decoded.text.starts_with("数据库：分省年度数据"));
    assert_eq!(
        decoded
            .text
            .lines()
            .filter(
                |line| line.starts_with(|c: char| c > '\u{4e00}') && line.split(',').count() > 15
            )
            .count(),
        32
    );
}
