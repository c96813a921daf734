//! What single cells hold: little tables, formulas, numbers, units, signs.

use crate::support::Scratch;
use crate::support::paper::archive;
use crate::support::run::{check, lines};
use crate::support::seen::read;
use crate::{HEAD, ONE, TWO, put, sheet};
use rust_xlsxwriter::Workbook;

#[test]
fn a_cell_may_hold_a_little_table() {
    for (name, bar) in [("a", "|"), ("b", "｜"), ("c", "；"), ("d", "\t")] {
        let cell = [["申请书", "申请表格文书"], ["营业执照", "证件证书证明"]]
            .map(|parts| parts.join(bar))
            .join("\n");
        let rows: [&[&str]; 2] = [
            &["事项名称", "承诺办结时限", "申请材料", "受理条件"],
            &["食品经营许可", "5个工作日", &cell, "有场所"],
        ];
        let read = sheet(&format!("layout-little-{name}"), &rows);
        let materials = &read.items[0].materials;
        assert_eq!(materials.len(), 2, "{bar:?}");
        assert_eq!(
            materials[0]["material_name"], "Given(\"申请书\")",
            "{bar:?}"
        );
        assert!(
            materials[1]
                .get("material_kind")
                .is_some_and(|kind| kind.starts_with("Given")),
            "{bar:?}: {:?}",
            materials[1]
        );
    }
}

/// A workbook of one sheet with these rows of XML; strings stand in the cells.
fn raw_book(path: &std::path::Path, rows: &str) {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const DOC: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let one = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{DOC}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    archive(
        path,
        &[
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
            ),
            ("_rels/.rels", &one("officeDocument", "xl/workbook.xml")),
            (
                "xl/workbook.xml",
                &format!(
                    r#"<workbook xmlns="{MAIN}" xmlns:r="{DOC}"><sheets><sheet name="清单" sheetId="1" r:id="r1"/></sheets></workbook>"#
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                &one("worksheet", "worksheets/sheet1.xml"),
            ),
            (
                "xl/worksheets/sheet1.xml",
                &format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#),
            ),
        ],
    );
}

fn inline(place: &str, text: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn formulas_without_a_value_or_gone_wrong_are_told() {
    let scratch = Scratch::new("layout-formulas");
    let path = scratch.path().join("book.xlsx");
    let mut rows = String::new();
    for (row, cells) in [HEAD, ONE, TWO].iter().enumerate() {
        let cell = |col: usize| {
            inline(
                &format!("{}{}", ["A", "B", "C", "D"][col], row + 1),
                cells[col],
            )
        };
        let (last, third) = match row {
            1 => (
                r#"<c r="D2" t="e"><f>A1</f><v>#REF!</v></c>"#.to_owned(),
                cell(2),
            ),
            2 => (
                r#"<c r="D3" t="str"><f>A1</f><v>中山路12号</v></c>"#.to_owned(),
                r#"<c r="C3"><f>A1</f></c>"#.to_owned(),
            ),
            _ => (cell(3), cell(2)),
        };
        rows.push_str(&format!(
            r#"<row r="{}">{}{}{third}{last}</row>"#,
            row + 1,
            cell(0),
            cell(1)
        ));
    }
    raw_book(&path, &rows);
    assert_eq!(read(&path).value(1, "address"), "Given(\"中山路12号\")");
    let lines = lines(&check(&path));
    let is = |start: &str| lines.iter().any(|line| line.starts_with(start));
    assert!(
        is("S010 address  食品经营许可") && is("S010 promised_limit  食品生产许可"),
        "{lines:#?}"
    );
    let of_formulas = lines.iter().filter(|line| line.starts_with("S010"));
    assert_eq!(of_formulas.count(), 2, "{lines:#?}");
}

#[test]
fn codes_kept_as_numbers_are_read_whole_or_told() {
    let scratch = Scratch::new("layout-numbers");
    let path = scratch.path().join("book.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    put(
        sheet,
        &[
            &[
                "事项名称",
                "区划代码",
                "基本编码",
                "实施主体编码",
                "承诺办结时限",
            ],
            &["食品经营许可", "", "", "", "5个工作日"],
            &["食品生产许可", "", "", "", "5个工作日"],
        ],
    );
    let numbers = [220_100.0, 440_131_004_000.0, 911_234_567_890_123_456.0];
    for (col, number) in (1..).zip(numbers) {
        sheet.write_number(1, col, number).expect("it fits");
    }
    sheet
        .write_string(2, 3, "112201000135403423")
        .expect("it fits");
    book.save(&path).expect("saved");
    let read = read(&path);
    assert_eq!(read.value(0, "region_code"), "Given(Code(\"220100\"))");
    assert_eq!(read.value(0, "base_code"), "Given(Code(\"440131004000\"))");
    assert_eq!(
        read.value(1, "department_code"),
        "Given(Code(\"112201000135403423\"))"
    );
    let lines = lines(&check(&path));
    let lost: Vec<&String> = lines
        .iter()
        .filter(|line| line.starts_with("S009"))
        .collect();
    assert_eq!(lost.len(), 1, "{lines:#?}");
    assert!(lost[0].starts_with("S009 department_code"), "{lost:?}");
}

#[test]
fn a_unit_may_have_a_column_of_its_own() {
    let read = sheet(
        "layout-units",
        &[
            &[
                "事项名称",
                "法定办结时限",
                "法定办结时限单位",
                "承诺办结时限",
                "承诺办结时限单位",
            ],
            &["食品经营许可", "20", "工作日", "5", "工作日"],
            &["食品生产许可", "1", "月", "5", ""],
        ],
    );
    assert!(
        read.value(0, "promised_limit").contains("WorkingDay"),
        "{}",
        read.value(0, "promised_limit")
    );
    assert!(
        read.value(1, "statutory_limit").contains("Month"),
        "{}",
        read.value(1, "statutory_limit")
    );
    assert!(
        read.value(1, "promised_limit").contains("Unstated"),
        "{}",
        read.value(1, "promised_limit")
    );
}

#[test]
fn labels_may_carry_machine_names() {
    let read = sheet(
        "layout-machine",
        &[
            &[
                "事项名称/taskName",
                "承诺办结时限/promiseDay",
                "办理地点/transactAddr",
                "咨询方式/linkWay",
            ],
            &["食品经营许可", "5个工作日", "中山路12号", "0431-84222773"],
        ],
    );
    assert_eq!(read.names(), ["食品经营许可"]);
    assert_eq!(read.value(0, "address"), "Given(\"中山路12号\")");
    assert!(read.value(0, "promised_limit").starts_with("Given"));
}

#[test]
fn text_that_begins_like_a_formula_is_text() {
    for text in ["=1+1", "+86-431-84222773", "-", "@某某"] {
        let rows: [&[&str]; 2] = [
            &["事项名称", "承诺办结时限", "咨询方式", "受理条件"],
            &["食品经营许可", "5个工作日", "0431-84222773", text],
        ];
        let read = sheet("layout-signs", &rows);
        assert_eq!(read.items.len(), 1);
        let expected = if text == "-" {
            "Nil".to_owned()
        } else {
            format!("Given({text:?})")
        };
        assert_eq!(read.value(0, "conditions"), expected);
    }
}

#[test]
fn fees_beside_each_other_in_a_form_are_no_table() {
    for (standard, basis) in [
        ("10元/证", "《某条例》第三条"),
        ("10元/证", ""),
        ("", "《某条例》第三条"),
        ("", ""),
    ] {
        let fees = ["收费标准", standard, "收费依据", basis];
        let read = sheet(
            "layout-fees",
            &[
                &["事项名称", "食品经营许可", "事项类型", "行政许可"],
                &["承诺办结时限", "5个工作日", "是否收费", "是"],
                &fees,
                &["办理地点", "中山路12号", "办理时间", "工作日9:00-17:00"],
            ],
        );
        let state = |text: &str| match text {
            "" => "Blank".to_owned(),
            text => format!("Given(\"{text}\")"),
        };
        assert_eq!(read.value(0, "fee_standard"), state(standard), "{fees:?}");
        assert_eq!(read.value(0, "fee_basis"), state(basis), "{fees:?}");
    }
}

#[test]
fn a_label_is_no_value_of_the_label_before_it() {
    let read = sheet(
        "layout-form-blanks",
        &[
            &["事项名称", "事项类型", "法定办结时限"],
            &["食品经营许可", "", "20个工作日"],
            &["承诺办结时限", "咨询方式", "监督投诉方式"],
            &["10个工作日", "", "0431-84222774"],
            &["办理形式", "网上办理", "通办范围", "全市"],
            &["办理时间", "办理地点", "人民大街1号"],
        ],
    );
    assert_eq!(read.names(), ["食品经营许可"]);
    for (key, starts) in [
        ("item_type", "Blank"),
        ("inquiry", "Blank"),
        ("hours", "Blank"),
        ("complaint", "Given"),
        ("handle_form", "Given"),
        ("is_online", ""),
        ("scope", "Given"),
        ("address", "Given(\"人民大街1号"),
    ] {
        let value = read.value(0, key);
        assert!(value.starts_with(starts), "{key}: {value}");
    }
}

#[test]
fn rows_of_the_form_below_a_table_in_it_are_none_of_its_entries() {
    let read = sheet(
        "layout-form-table",
        &[
            &["事项名称", "食品经营许可", "事项类型", "行政许可"],
            &["法定办结时限", "20个工作日", "承诺办结时限", "10个工作日"],
            &["环节名称", "办理人员", "环节时限", "审批标准"],
            &["受理", "张三", "1个工作日", "材料齐全"],
            &["审查", "李四", "3个工作日", "符合条件"],
            &["咨询方式", "0431-84222773", "监督投诉方式", "0431-84222774"],
        ],
    );
    assert_eq!(read.items[0].steps.len(), 2, "{:?}", read.items[0].steps);
    assert!(read.value(0, "complaint").starts_with("Given"));
}

#[test]
fn what_stands_before_the_name_of_a_form_is_of_that_form() {
    let read = sheet(
        "layout-form-stack",
        &[
            &["基本编码", "430114001001", "事项名称", "食品经营许可"],
            &["事项类型", "行政许可", "承诺办结时限", "10个工作日"],
            &["基本编码", "430114001002", "事项名称", "食品生产许可"],
            &["事项类型", "行政许可", "承诺办结时限", "5个工作日"],
        ],
    );
    assert_eq!(read.names(), ["食品经营许可", "食品生产许可"]);
    for (nth, code) in ["430114001001", "430114001002"].iter().enumerate() {
        assert!(read.value(nth, "base_code").contains(code));
    }
}

#[test]
fn labels_of_one_element_that_mean_something_else_beside_each_other_are_kept_apart() {
    let read = sheet(
        "layout-rivals",
        &[
            &[
                "事项名称",
                "业务办理项名称",
                "主管部门",
                "实施主体",
                "办件类型",
                "审查类型",
                "咨询电话",
                "联系电话",
            ],
            &[
                "食品经营许可",
                "食品经营许可（新办）",
                "省市场监管厅",
                "市市场监管局",
                "承诺件",
                "前审后批",
                "0431-84222773",
                "0431-84222779",
            ],
            &[
                "食品经营许可",
                "食品经营许可（变更）",
                "省市场监管厅",
                "市市场监管局",
                "承诺件",
                "前审后批",
                "0431-84222773",
                "0431-84222779",
            ],
        ],
    );
    assert_eq!(
        read.names(),
        ["食品经营许可（新办）", "食品经营许可（变更）"]
    );
    for at in 0..2 {
        assert_eq!(read.value(at, "parent_name"), "Given(\"食品经营许可\")");
        assert_eq!(read.value(at, "department"), "Given(\"市市场监管局\")");
        assert!(read.value(at, "inquiry").contains("84222773"));
        let labels: Vec<&str> = read.items[at].extra.iter().map(|extra| &*extra.0).collect();
        assert_eq!(labels, ["主管部门", "联系电话"]);
    }
}

#[test]
fn several_columns_of_materials_are_one_list() {
    let read = sheet(
        "layout-material-columns",
        &[
            &[
                "事项名称",
                "承诺办结时限",
                "申请材料",
                "申请材料",
                "申请材料",
            ],
            &["食品经营许可", "5个工作日", "申请表", "身份证", "照片"],
            &["食品生产许可", "5个工作日", "无需提交申请材料", "", ""],
        ],
    );
    assert_eq!(read.items[0].materials.len(), 3, "{:?}", read.items[0]);
    assert_eq!(read.items[1].materials.len(), 0, "{:?}", read.items[1]);
}
