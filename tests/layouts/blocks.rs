//! What stands between, below and beside the items of a table.

use crate::support::seen::Collector;
use crate::{book, merge, put, sheet};

fn is_given(read: &Collector, at: usize, key: &str, text: &str) -> bool {
    read.value(at, key).contains(text)
}

#[test]
fn what_is_merged_over_several_items_counts_for_each() {
    let read = book("layout-merged-over", |book| {
        let sheet = book.add_worksheet();
        let rows: [&[&str]; 4] = [
            &[
                "实施主体",
                "事项名称",
                "事项类型",
                "承诺办结时限",
                "咨询方式",
            ],
            &["", "取水许可", "行政许可", "", "0431-84222773"],
            &["", "排水许可", "行政许可", "", "0431-84222774"],
            &[
                "市林业局",
                "采伐许可",
                "行政许可",
                "5个工作日",
                "0431-84222775",
            ],
        ];
        put(sheet, &rows);
        merge(sheet, (1, 0), (2, 0), "市水务局");
        merge(sheet, (1, 3), (2, 3), "10个工作日");
    });
    assert_eq!(read.names(), ["取水许可", "排水许可", "采伐许可"]);
    for (at, department) in ["市水务局", "市水务局", "市林业局"].into_iter().enumerate()
    {
        assert!(is_given(&read, at, "department", department), "{at}");
        assert!(is_given(&read, at, "promised_limit", "WorkingDay"), "{at}");
    }
}

#[test]
fn a_main_item_may_be_merged_over_its_handling_items() {
    let read = book("layout-merged-main", |book| {
        let sheet = book.add_worksheet();
        let rows: [&[&str]; 5] = [
            &["主项名称", "业务办理项名称", "承诺办结时限", "材料名称"],
            &["", "单位登记", "10个工作日", "申请表"],
            &["", "", "", "身份证"],
            &["", "个人登记", "5个工作日", "申请表"],
            &["养老待遇", "退休审批", "10个工作日", "申请表"],
        ];
        put(sheet, &rows);
        merge(sheet, (1, 0), (3, 0), "社保登记");
    });
    assert_eq!(read.names(), ["单位登记", "个人登记", "退休审批"]);
    assert!(is_given(&read, 1, "parent_name", "社保登记"));
    let materials: Vec<usize> = read.items.iter().map(|item| item.materials.len()).collect();
    assert_eq!(materials, [2, 1, 1]);
}

#[test]
fn a_second_table_may_begin_with_any_label() {
    for first in [
        "实施主体",
        "部门名称",
        "事项类型",
        "基本编码",
        "编号",
        "行使层级",
    ] {
        let rows: [&[&str]; 6] = [
            &[first, "事项名称", "承诺办结时限", "咨询方式"],
            &["", "取水许可", "10个工作日", "0431-84222773"],
            &[first, "事项名称", "承诺办结时限", "咨询方式"],
            &["", "排水许可", "10个工作日", "0431-84222773"],
            &[first, "事项名称", "咨询方式", "承诺办结时限"],
            &["", "采伐许可", "0431-84222774", "5个工作日"],
        ];
        let read = sheet("layout-second-header", &rows);
        assert_eq!(
            read.names(),
            ["取水许可", "排水许可", "采伐许可"],
            "{first}"
        );
        assert!(
            is_given(&read, 2, "promised_limit", "WorkingDay"),
            "{first}"
        );
    }
}

#[test]
fn a_department_above_a_later_block_is_that_of_its_items() {
    let head: &[&str] = &["序号", "事项名称", "承诺办结时限"];
    for again in [head, &["序号", "事项名称", "承诺办结时限", "受理条件"], &[]] {
        let rows: [&[&str]; 7] = [
            &["部门名称：市水务局"],
            head,
            &["1", "取水许可", "10个工作日"],
            &[],
            &["部门名称：市林业局"],
            again,
            &["1", "采伐许可", "5个工作日"],
        ];
        let read = sheet("layout-blocks", &rows);
        assert_eq!(read.names(), ["取水许可", "采伐许可"]);
        assert!(is_given(&read, 0, "department", "市水务局"));
        assert!(is_given(&read, 1, "department", "市林业局"), "{again:?}");
    }
}

#[test]
fn materials_may_stand_one_a_row_or_one_a_column() {
    let rows: [&[&str]; 5] = [
        &["序号", "事项名称", "承诺办结时限", "申请材料"],
        &["1", "甲许可", "5个工作日", "1.申请表"],
        &["", "", "", "2.身份证"],
        &["", "", "", "3.照片"],
        &["2", "乙许可", "5个工作日", "申请表"],
    ];
    let three = |read: &Collector| {
        let names: Vec<String> = (0..3)
            .map(|at| read.items[0].materials[at]["material_name"].clone())
            .collect();
        assert_eq!(
            names,
            ["Given(\"申请表\")", "Given(\"身份证\")", "Given(\"照片\")"]
        );
        assert_eq!(read.items[0].materials.len(), 3);
        assert_eq!(read.items[1].materials.len(), 1);
    };
    three(&sheet("layout-lines", &rows));
    for labels in [["申请材料"; 3], ["申请材料1", "申请材料2", "申请材料3"]] {
        let rows: [&[&str]; 3] = [
            &["事项名称", "承诺办结时限", labels[0], labels[1], labels[2]],
            &["甲许可", "5个工作日", "申请表", "身份证", "照片"],
            &["乙许可", "5个工作日", "申请表"],
        ];
        three(&sheet("layout-beside", &rows));
    }
    three(&book("layout-one-label", |book| {
        let sheet = book.add_worksheet();
        let rows: [&[&str]; 3] = [
            &["事项名称", "承诺办结时限", "", "", ""],
            &["甲许可", "5个工作日", "申请表", "身份证", "照片"],
            &["乙许可", "5个工作日", "申请表"],
        ];
        put(sheet, &rows);
        merge(sheet, (0, 2), (0, 4), "申请材料");
    }));
}

#[test]
fn a_label_over_a_table_of_materials_is_none_of_several_lists() {
    let read = book("layout-group-of-materials", |book| {
        let sheet = book.add_worksheet();
        let rows: [&[&str]; 4] = [
            &["", "", "", "", ""],
            &["", "", "名称", "份数", "形式"],
            &["甲许可", "5个工作日", "申请表", "1", "纸质"],
            &["", "", "身份证", "1", "电子"],
        ];
        put(sheet, &rows);
        merge(sheet, (0, 0), (1, 0), "事项名称");
        merge(sheet, (0, 1), (1, 1), "承诺办结时限");
        merge(sheet, (0, 2), (0, 4), "申请材料");
    });
    assert_eq!(read.names(), ["甲许可"]);
    assert_eq!(read.items[0].materials.len(), 2);
    assert!(read.items[0].materials[1]["material_name"].contains("身份证"));
}

#[test]
fn what_an_item_says_in_several_rows_is_not_lost() {
    let rows: [&[&str]; 4] = [
        &[
            "事项名称",
            "材料名称",
            "设定依据",
            "咨询方式",
            "承诺办结时限",
        ],
        &[
            "甲许可",
            "申请表",
            "《甲法》第一条",
            "0431-84222771",
            "5个工作日",
        ],
        &["", "照片", "《乙法》第二条", "0431-84222772", "3个工作日"],
        &[
            "乙许可",
            "申请表",
            "《甲法》第一条",
            "0431-84222771",
            "5个工作日",
        ],
    ];
    let read = sheet("layout-paragraphs", &rows);
    assert!(is_given(
        &read,
        0,
        "legal_basis",
        "《甲法》第一条\\n《乙法》第二条"
    ));
    assert!(is_given(&read, 0, "inquiry", "84222772"));
    let conflicts = read
        .remarks
        .iter()
        .filter(|one| one.starts_with("Conflict"));
    assert_eq!(conflicts.count(), 1, "{:?}", read.remarks);
}

#[test]
fn columns_of_other_people_do_not_hide_the_items() {
    let rows: [&[&str]; 3] = [
        &[
            "事项名称",
            "实施主体",
            "咨询电话",
            "登记人",
            "登记日期",
            "登记机",
            "复核人",
            "复核日期",
        ],
        &["甲许可", "市局", "0431-84222770", "a", "b", "c", "d", "e"],
        &["乙许可", "市局", "0431-84222770", "a", "b", "c", "d", "e"],
    ];
    assert_eq!(sheet("layout-wide", &rows).names(), ["甲许可", "乙许可"]);
    let rows: [&[&str]; 2] = [
        &["事项名称", "实施主体", "事项编码"],
        &["甲许可", "市局", "A01"],
    ];
    assert_eq!(sheet("layout-bare", &rows).names(), ["甲许可"]);
}

#[test]
fn limits_stand_below_a_common_label_and_units_below_theirs() {
    let rows: [&[&str]; 3] = [
        &["事项名称", "办结时限", "", "咨询方式"],
        &["", "法定", "承诺", ""],
        &["甲许可", "20个工作日", "10个工作日", "0431-84222773"],
    ];
    let read = sheet("layout-limits", &rows);
    assert!(is_given(&read, 0, "statutory_limit", "20"));
    assert!(is_given(&read, 0, "promised_limit", "10"));
    let rows: [&[&str]; 3] = [
        &["事项名称", "法定办结时限", "承诺办结时限"],
        &["", "（工作日）", "（工作日）"],
        &["甲许可", "20", "10"],
    ];
    let read = sheet("layout-unit-row", &rows);
    assert_eq!(read.names(), ["甲许可"]);
    assert!(is_given(&read, 0, "promised_limit", "WorkingDay"));
    let rows: [&[&str]; 4] = [
        &["序号", "事项名称", "", "承诺办结时限", "咨询方式"],
        &["", "主项名称", "子项名称", "", ""],
        &["1", "社保登记", "单位登记", "10个工作日", "0431-84222773"],
        &["2", "养老", "退休", "10个工作日", "0431-84222773"],
    ];
    let read = sheet("layout-main-sub", &rows);
    assert_eq!(read.items.len(), 2);
    assert!(is_given(&read, 1, "parent_name", "养老"));
}

#[test]
fn what_is_no_item_is_none_and_what_looks_like_a_footer_may_be_one() {
    let read = sheet(
        "layout-between",
        &[
            &["序号", "事项名称", "事项类型", "承诺办结时限"],
            &["1", "2", "3", "4"],
            &["一、", "行政许可（共1项）"],
            &["1", "甲许可", "行政许可", ""],
            &["水务局小计", "", "1", ""],
            &["二", "市林业局"],
            &["2", "乙许可", "行政许可", ""],
            &["备注", "以上事项均可网上办理"],
            &["单位（盖章）：", "", "", "2026年3月1日"],
            &["填表人：张三", "", "审核人：李四", "日期：2026.3.1"],
        ],
    );
    assert_eq!(read.names(), ["甲许可", "乙许可"]);
    assert_eq!(read.value(1, "promised_limit"), "Blank");
    let read = sheet(
        "layout-names-like-footers",
        &[
            &["事项名称", "事项类型", "承诺办结时限", "设定依据"],
            &[
                "小计量器具检定",
                "公共服务",
                "1个工作日",
                "《计量法》第九条",
            ],
            &["负责人变更备案", "其他行政权力", "", ""],
        ],
    );
    assert_eq!(read.names(), ["小计量器具检定", "负责人变更备案"]);
}

#[test]
fn materials_may_have_numbers_of_their_own() {
    let rows: [&[&str]; 4] = [
        &["序号", "事项名称", "承诺办结时限", "序号", "材料名称"],
        &["1", "甲许可", "5个工作日", "1", "申请表"],
        &["", "", "", "2", "身份证"],
        &["2", "乙许可", "5个工作日", "1", "照片"],
    ];
    let read = sheet("layout-numbers-twice", &rows);
    assert_eq!(read.names(), ["甲许可", "乙许可"]);
    assert!(read.remarks.is_empty(), "{:?}", read.remarks);
    let rows: [&[&str]; 4] = [
        &["事项名称", "承诺办结时限", "序号", "材料名称", "份数"],
        &["甲许可", "5个工作日", "1", "申请表", "1"],
        &["", "", "2", "身份证", "1"],
        &["乙许可", "5个工作日", "1", "照片", "1"],
    ];
    let read = sheet("layout-numbers-behind", &rows);
    assert_eq!(read.names(), ["甲许可", "乙许可"]);
}

#[test]
fn cells_beyond_the_labels_are_kept() {
    let rows: [&[&str]; 3] = [
        &["事项名称", "事项类型", "承诺办结时限"],
        &["甲许可", "行政许可", "5个工作日", "多出来的内容"],
        &["乙许可", "行政许可", "5个工作日"],
    ];
    let read = sheet("layout-beyond", &rows);
    assert_eq!(
        read.items[0].extra,
        [(String::new(), "多出来的内容".to_owned())]
    );
    assert!(read.items[1].extra.is_empty());
}
