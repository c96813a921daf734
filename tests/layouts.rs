//! Layouts that people make by hand and the generator does not: small sheets, each named for what it shows.

mod support;

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use support::Scratch;
use support::paper::archive;
use support::run::{check, lines};
use support::seen::{Collector, read};

/// Rows of text; "" is no cell.
fn put(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (col, text) in cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            sheet
                .write_string(row as u32, col as u16, *text)
                .expect("it fits");
        }
    }
}

/// Merges cells from row and column to row and column; the text is the first cell's.
fn merge(sheet: &mut Worksheet, from: (u32, u16), to: (u32, u16), text: &str) {
    sheet
        .merge_range(from.0, from.1, to.0, to.1, text, &Format::new())
        .expect("a block of cells");
}

/// A workbook made by `fill`, read.
fn book(name: &str, fill: impl FnOnce(&mut Workbook)) -> Collector {
    let scratch = Scratch::new(name);
    let path = scratch.path().join("book.xlsx");
    let mut book = Workbook::new();
    fill(&mut book);
    book.save(&path).expect("saved");
    let read = read(&path);
    assert_eq!(read.refusal, None);
    read
}

fn sheet(name: &str, rows: &[&[&str]]) -> Collector {
    book(name, |book| put(book.add_worksheet(), rows))
}

const HEAD: [&str; 4] = ["事项名称", "实施主体", "承诺办结时限", "办理地点"];
const ONE: [&str; 4] = ["食品经营许可", "市场监管局", "5个工作日", "中山路12号"];
const TWO: [&str; 4] = ["食品生产许可", "市场监管局", "10个工作日", "中山路12号"];

#[test]
fn several_tables_stand_on_one_sheet() {
    let read = sheet(
        "layout-several",
        &[
            &["一、行政许可"],
            &HEAD,
            &ONE,
            &TWO,
            &[],
            &["二、公共服务"],
            &["事项名称", "承诺办结时限", "咨询方式", "受理条件"],
            &["医保参保登记", "1个工作日", "0431-84222773", "本市居民"],
        ],
    );
    assert_eq!(
        read.names(),
        ["食品经营许可", "食品生产许可", "医保参保登记"]
    );
    assert_eq!(read.value(2, "conditions"), "Given(\"本市居民\")");
    assert!(
        read.value(2, "promised_limit").contains("WorkingDay"),
        "{}",
        read.value(2, "promised_limit")
    );
}

#[test]
fn a_header_may_have_three_rows() {
    let read = book("layout-three", |book| {
        let sheet = book.add_worksheet();
        put(
            sheet,
            &[
                &["", "", "", "", "", ""],
                &["", "", "", "", "", ""],
                &[
                    "",
                    "",
                    "法定办结时限",
                    "承诺办结时限",
                    "咨询方式",
                    "监督投诉方式",
                ],
                &[
                    "食品经营许可",
                    "市场监管局",
                    "20个工作日",
                    "5个工作日",
                    "0431-84222773",
                    "0431-84222774",
                ],
            ],
        );
        merge(sheet, (0, 0), (2, 0), "事项名称");
        merge(sheet, (0, 1), (2, 1), "实施主体");
        merge(sheet, (0, 2), (0, 5), "办理信息");
        merge(sheet, (1, 2), (1, 3), "办理时限");
        merge(sheet, (1, 4), (1, 5), "联系方式");
    });
    assert_eq!(read.names(), ["食品经营许可"]);
    for key in [
        "department",
        "statutory_limit",
        "promised_limit",
        "inquiry",
        "complaint",
    ] {
        assert!(
            read.value(0, key).starts_with("Given"),
            "{key}: {}",
            read.value(0, key)
        );
    }
    assert_eq!(read.tables[0].header_rows, [1, 2, 3]);
}

#[test]
fn key_values_above_a_table_hold_for_all_its_items() {
    let read = sheet(
        "layout-keys",
        &[
            &["政务服务事项清单"],
            &["实施主体：市场监管局", "", "填报日期：2026年1月"],
            &["事项名称", "承诺办结时限", "办理地点", "受理条件"],
            &["食品经营许可", "5个工作日", "中山路12号", "有场所"],
            &["食品生产许可", "10个工作日", "中山路12号", "有场所"],
        ],
    );
    assert_eq!(read.names().len(), 2);
    for at in 0..2 {
        assert_eq!(read.value(at, "department"), "Given(\"市场监管局\")");
    }
}

#[test]
fn footers_and_totals_are_no_items() {
    let read = sheet(
        "layout-footers",
        &[
            &HEAD,
            &ONE,
            &TWO,
            &["合计", "", "2", ""],
            &["备注：以上事项均可网上办理"],
            &["填表人：张三", "", "审核人：李四"],
            &["联系电话：0431-84222773"],
        ],
    );
    assert_eq!(read.names(), ["食品经营许可", "食品生产许可"]);
    let skipped: u64 = read.tables[0]
        .skipped
        .iter()
        .map(|one| one.to - one.row + 1)
        .sum();
    assert_eq!(skipped, 4, "{:?}", read.tables[0].skipped);
}

#[test]
fn a_form_has_two_pairs_a_row_and_a_table_in_it() {
    let read = book("layout-form", |book| {
        let sheet = book.add_worksheet();
        put(
            sheet,
            &[
                &[],
                &["事项名称", "食品经营许可", "实施主体", "市场监管局"],
                &["法定办结时限", "20个工作日", "承诺办结时限", "5个工作日"],
                &["咨询方式", "0431-84222773", "监督投诉方式", "0431-84222774"],
                &["办理地点"],
                &["申请材料"],
                &["序号", "材料名称", "材料类型", "材料依据"],
                &[
                    "1",
                    "申请书",
                    "申请表格文书",
                    "《食品经营许可和备案管理办法》第十二条",
                ],
                &[
                    "2",
                    "营业执照",
                    "证件证书证明",
                    "《食品经营许可和备案管理办法》第十三条",
                ],
                &["备注", "可网上办理"],
            ],
        );
        merge(sheet, (0, 0), (0, 3), "办事指南");
        merge(sheet, (4, 1), (4, 3), "中山路12号");
    });
    assert_eq!(read.names(), ["食品经营许可"]);
    assert_eq!(read.value(0, "department"), "Given(\"市场监管局\")");
    assert_eq!(read.value(0, "address"), "Given(\"中山路12号\")");
    assert_eq!(read.value(0, "remark"), "Given(\"可网上办理\")");
    let materials = &read.items[0].materials;
    assert_eq!(materials.len(), 2, "{materials:?}");
    assert_eq!(materials[1]["material_name"], "Given(\"营业执照\")");
    assert!(materials[1]["material_basis"].contains("第十三条"));
}

#[test]
fn child_rows_hold_steps_situations_and_sub_items() {
    let read = book("layout-children", |book| {
        let sheet = book.add_worksheet();
        put(
            sheet,
            &[
                &[
                    "事项名称",
                    "承诺办结时限",
                    "子项名称",
                    "情形名称",
                    "材料名称",
                    "环节名称",
                    "环节时限",
                ],
                &["", "", "预包装食品", "新办", "申请书", "受理", "1个工作日"],
                &[
                    "",
                    "",
                    "散装食品",
                    "变更",
                    "变更申请书",
                    "审查",
                    "3个工作日",
                ],
                &["", "", "", "", "营业执照", "决定", "1个工作日"],
                &[
                    "食品生产许可",
                    "10个工作日",
                    "无",
                    "无情形",
                    "申请书",
                    "受理",
                    "1个工作日",
                ],
            ],
        );
        merge(sheet, (1, 0), (3, 0), "食品经营许可");
        merge(sheet, (1, 1), (3, 1), "5个工作日");
    });
    assert_eq!(read.names(), ["食品经营许可", "食品生产许可"]);
    let first = &read.items[0];
    assert_eq!(first.sub_items, ["预包装食品", "散装食品"]);
    assert_eq!(first.situations, ["新办", "变更"]);
    assert_eq!((first.materials.len(), first.steps.len()), (3, 3));
    assert!(
        first.steps[1]["step_limit"].contains("WorkingDay"),
        "{:?}",
        first.steps[1]
    );
    let second = &read.items[1];
    assert!(second.sub_items.is_empty() && second.situations.is_empty());
}

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

#[test]
fn a_block_of_labels_may_come_twice() {
    let read = sheet(
        "layout-repeated",
        &[
            &[
                "事项名称",
                "实施主体",
                "办理地点",
                "受理条件",
                "办理地点",
                "受理条件",
            ],
            &[
                "食品经营许可",
                "市场监管局",
                "中山路12号",
                "有场所",
                "中山路12号",
                "有场所",
            ],
            &["食品生产许可", "市场监管局", "", "", "人民路1号", "有设备"],
            &[
                "食品小作坊登记",
                "市场监管局",
                "中山路12号",
                "有场所",
                "人民路1号",
                "有场所",
            ],
        ],
    );
    assert_eq!(read.names().len(), 3);
    assert_eq!(read.value(1, "address"), "Given(\"人民路1号\")");
    let twice = read
        .remarks
        .iter()
        .filter(|remark| remark.starts_with("BoundTwice"));
    assert_eq!(twice.count(), 1, "{:?}", read.remarks);
}

#[test]
fn hidden_rows_columns_and_sheets_are_read() {
    let read = book("layout-hidden", |book| {
        let sheet = book.add_worksheet();
        put(sheet, &[&HEAD, &ONE, &TWO]);
        sheet.set_row_hidden(1).expect("a row");
        sheet.set_column_hidden(3).expect("a column");
        let other = book.add_worksheet();
        put(
            other,
            &[
                &HEAD,
                &["食品小作坊登记", "市场监管局", "3个工作日", "中山路12号"],
            ],
        );
        other.set_hidden(true);
    });
    assert_eq!(
        read.names(),
        ["食品经营许可", "食品生产许可", "食品小作坊登记"]
    );
    assert_eq!(read.value(0, "address"), "Given(\"中山路12号\")");
    assert!(read.tables[1].hidden);
    assert!(read.tables[0].columns.iter().any(|column| column.hidden));
    assert!(
        read.remarks
            .iter()
            .any(|remark| remark.starts_with("Hidden")),
        "{:?}",
        read.remarks
    );
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
    assert_eq!(lines.len(), 2, "{lines:#?}");
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
    for (row, region, base, body) in [(1, 220_100.0, 440_131_004_000.0, 911_234_567_890_123_456.0)]
    {
        sheet.write_number(row, 1, region).expect("it fits");
        sheet.write_number(row, 2, base).expect("it fits");
        sheet.write_number(row, 3, body).expect("it fits");
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
fn the_rows_of_an_item_need_not_be_neighbours() {
    let read = sheet(
        "layout-scattered",
        &[
            &["事项名称", "区划名称", "承诺办结时限", "材料名称"],
            &["食品经营许可", "长春市", "5个工作日", "申请书"],
            &["食品生产许可", "长春市", "10个工作日", "申请书"],
            &["食品经营许可", "长春市", "5个工作日", "营业执照"],
            &["食品经营许可", "德惠市", "5个工作日", "申请书"],
            &["食品生产许可", "长春市", "10个工作日", "营业执照"],
        ],
    );
    assert_eq!(read.items.len(), 3, "{:?}", read.names());
    let materials: Vec<usize> = read.items.iter().map(|item| item.materials.len()).collect();
    assert_eq!(materials, [2, 2, 1]);
}

#[test]
fn a_name_broken_by_hand_over_merged_rows_is_one_name() {
    let read = book("layout-broken", |book| {
        let sheet = book.add_worksheet();
        put(
            sheet,
            &[
                &[
                    "事项⏎名称".replace('⏎', "\n").as_str(),
                    "子项\n名称",
                    "权力\n类型",
                    "实施依据",
                    "行使\n主体",
                ],
                &[
                    "",
                    "",
                    "行政\n处罚",
                    "【法律】《统计法》第四十一条",
                    "统计局",
                ],
                &["", "", "", "", ""],
                &[
                    "",
                    "无",
                    "行政处罚",
                    "【法律】《统计法》第四十二条",
                    "统计局",
                ],
            ],
        );
        merge(sheet, (1, 0), (2, 0), "对拒绝\n配合统\n计调查的处罚");
        merge(sheet, (3, 0), (4, 0), "对提供\n不真实统计资料的处罚");
    });
    assert_eq!(read.items.len(), 2, "{:?}", read.names());
    let names: Vec<String> = read
        .names()
        .iter()
        .map(|name| name.replace("\\n", ""))
        .collect();
    assert_eq!(
        names,
        ["对拒绝配合统计调查的处罚", "对提供不真实统计资料的处罚"]
    );
    assert!(
        read.value(0, "item_type").contains("Penalty"),
        "{}",
        read.value(0, "item_type")
    );
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
