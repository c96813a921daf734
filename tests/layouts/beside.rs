//! What belongs together and stands apart: sheets of materials, forms beside each other.

use crate::support::seen::Collector;
use crate::{book, put, sheet};

const GUIDE: [&str; 4] = ["承诺办结时限", "5个工作日", "事项类型", "行政许可"];

fn materials(read: &Collector) -> Vec<Vec<&str>> {
    let names = |at: usize| {
        let entries = read.items[at].materials.iter();
        let names = entries.map(|entry| entry["material_name"].as_str());
        names.map(|name| name.trim_start_matches("Given(\"").trim_end_matches("\")"))
    };
    (0..read.items.len())
        .map(|at| names(at).collect())
        .collect()
}

/// Two departments with an item of one name, and a sheet of materials.
fn joined(name: &str, rows: &[&[&str]]) -> Collector {
    book(name, |book| {
        let items: [&[&str]; 4] = [
            &["事项名称", "实施主体", "事项类型", "承诺办结时限"],
            &["甲许可", "市水务局", "行政许可", "5个工作日"],
            &["甲许可", "市林业局", "行政许可", "5个工作日"],
            &["乙许可", "市林业局", "行政许可", "5个工作日"],
        ];
        put(book.add_worksheet(), &items);
        put(book.add_worksheet(), rows);
    })
}

#[test]
fn materials_are_those_of_the_department_beside_them() {
    let read = joined(
        "layout-side-department",
        &[
            &["部门名称", "事项名称", "材料名称"],
            &["市水务局", "甲许可", "申请表"],
            &["", "", "照片"],
            &["林业局", "甲许可", "身份证"],
            &["市林业局", "乙许可", "申请书"],
            &["市文旅局", "甲许可", "合同"],
        ],
    );
    let expected: [&[&str]; 3] = [&["申请表", "照片"], &["身份证"], &["申请书"]];
    assert_eq!(materials(&read), expected);
    let told = read
        .remarks
        .iter()
        .filter(|remark| remark.starts_with("Orphan"));
    let told: Vec<&String> = told.collect();
    assert!(
        told.len() == 1 && told[0].contains("甲许可（市文旅局）"),
        "{told:?}"
    );
}

#[test]
fn materials_of_a_name_that_two_departments_have_are_told() {
    let rows: [&[&str]; 4] = [
        &["事项名称", "材料名称"],
        &["甲许可", "申请表"],
        &["甲许可", "身份证"],
        &["乙许可", "申请书"],
    ];
    let read = joined("layout-side-shared", &rows);
    let both: &[&str] = &["申请表", "身份证"];
    assert_eq!(materials(&read), [both, both, &["申请书"]]);
    let told = read
        .remarks
        .iter()
        .filter(|remark| remark.starts_with("Shared"));
    assert_eq!(told.count(), 1, "{:?}", read.remarks);
}

#[test]
fn materials_on_a_sheet_of_their_own_belong_to_forms_too() {
    let read = book("layout-side-forms", |book| {
        for name in ["甲许可", "乙许可"] {
            let form: [&[&str]; 4] = [
                &["事项名称", name, "实施主体", "市水务局"],
                &GUIDE,
                &["受理条件", "符合规定", "咨询方式", "0431-84222773"],
                &["办理地点", "中山路12号", "办件类型", "承诺件"],
            ];
            put(book.add_worksheet(), &form);
        }
        let rows: [&[&str]; 4] = [
            &["事项名称", "材料名称", "材料类型"],
            &["甲许可", "申请表", "原件"],
            &["甲许可", "身份证", "复印件"],
            &["乙许可", "申请书", "原件"],
        ];
        put(book.add_worksheet(), &rows);
    });
    assert_eq!(read.names(), ["甲许可", "乙许可"]);
    let expected: [&[&str]; 2] = [&["申请表", "身份证"], &["申请书"]];
    assert_eq!(materials(&read), expected);
}

#[test]
fn forms_beside_each_other_are_not_mixed() {
    let read = sheet(
        "layout-forms-beside",
        &[
            &["事项名称", "甲许可", "", "事项名称", "乙许可"],
            &["事项类型", "行政许可", "", "事项类型", "公共服务"],
            &["承诺办结时限", "5个工作日", "", "承诺办结时限", "3个工作日"],
            &["办理地点", "甲路", "", "办理地点", "乙路"],
            &["受理条件", "甲符合", "", "", ""],
        ],
    );
    assert_eq!(read.names(), ["甲许可", "乙许可"]);
    for (at, road) in ["甲路", "乙路"].into_iter().enumerate() {
        assert!(read.value(at, "address").contains(road), "{at}");
    }
    assert!(read.value(0, "conditions").contains("甲符合"));
    assert!(!read.value(1, "conditions").contains("甲符合"));
}

#[test]
fn a_form_of_a_handling_item_names_its_parent() {
    let read = sheet(
        "layout-form-parent",
        &[
            &["事项名称", "取水许可", "业务办理项名称", "取水许可新办"],
            &GUIDE,
            &["实施主体", "市水务局", "受理条件", "符合规定"],
        ],
    );
    assert_eq!(read.names(), ["取水许可新办"]);
    assert!(read.value(0, "parent_name").contains("取水许可"));
    assert!(read.value(0, "department").contains("市水务局"));
}

#[test]
fn items_may_stand_beside_each_other_behind_one_column_of_labels() {
    let rows = |last: [&'static str; 2]| {
        [
            ["事项名称", "甲许可", last[0]],
            ["事项类型", "行政许可", last[1]],
            ["承诺办结时限", "5个工作日", "3个工作日"],
            ["实施主体", "市水务局", "市林业局"],
        ]
    };
    let seen = |name: &str, rows: &[[&str; 3]]| {
        let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
        let read = sheet(name, &rows);
        read.names()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        seen("layout-across", &rows(["乙许可", "公共服务"])),
        ["甲许可", "乙许可"]
    );
    // How to fill it in is no item.
    let notes = rows(["填规范名称", "按权责清单填写"]);
    assert_eq!(seen("layout-across-notes", &notes), ["甲许可"]);
}

#[test]
fn the_version_of_a_material_is_not_that_of_the_item() {
    let head: &[&str] = &["事项名称", "材料名称", "原件份数", "版本号"];
    let read = joined(
        "layout-side-version",
        &[
            head,
            &["乙许可", "申请表", "1", "A1"],
            &["乙许可", "照片", "1", "A2"],
        ],
    );
    assert_eq!(read.names(), ["甲许可", "甲许可", "乙许可"]);
    assert_eq!(materials(&read)[2], ["申请表", "照片"]);
    let read = sheet(
        "layout-version",
        &[
            &["事项名称", "版本", "承诺办结时限", "材料名称", "版本"],
            &["甲许可", "3", "5个工作日", "申请表", "A1"],
            &["", "", "", "照片", "A2"],
        ],
    );
    assert_eq!(read.names(), ["甲许可"]);
    assert_eq!(materials(&read)[0], ["申请表", "照片"]);
}

#[test]
fn steps_with_a_limit_of_their_own_are_a_table_in_a_form() {
    let read = sheet(
        "layout-form-steps",
        &[
            &["事项名称", "取水许可", "实施主体", "市水务局"],
            &GUIDE,
            &["办理流程"],
            &["序号", "环节名称", "办理时限", "责任人"],
            &["1", "受理", "1个工作日", "张三"],
            &["2", "决定", "4个工作日", "李四"],
            &["咨询方式", "0431-84222773"],
        ],
    );
    assert_eq!(read.items[0].steps.len(), 2);
    assert!(read.value(0, "promised_limit").contains('5'));
}

#[test]
fn originals_and_copies_are_values_in_a_table_with_columns_of_its_own() {
    let read = sheet(
        "layout-kinds",
        &[
            &[
                "事项名称",
                "承诺办结时限",
                "材料名称",
                "材料类型",
                "内部1",
                "内部2",
                "内部3",
                "内部4",
            ],
            &["甲许可", "5个工作日", "申请表", "原件", "a", "b", "c", "d"],
            &["", "", "身份证", "复印件", "a", "b", "c", "d"],
        ],
    );
    assert_eq!(read.names(), ["甲许可"]);
    assert_eq!(read.items[0].materials.len(), 2);
}
