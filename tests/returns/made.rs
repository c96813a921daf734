//! A workbook with everything in it that a copy must keep.

use crate::parts::{pack, parts, text};
use rust_xlsxwriter::*;
use std::path::Path;

const ROWS: [[&str; 5]; 4] = [
    [
        "公司设立登记",
        "11620000MB1234567A4620119001000",
        "15个工作日",
        "20个工作日",
        "0931-8412345",
    ],
    [
        "食品经营许可",
        "11620000MB1234567A4620119002000",
        "20个工作日",
        "30个工作日",
        "",
    ],
    [
        "户口迁移",
        "11620000MB1234567A4620119003000",
        "10个工作日",
        "见窗口",
        "0931-8412347",
    ],
    [
        "结婚登记",
        "11620000MB1234567A4620119004000",
        "20个工作日",
        "25个工作日",
        "0931-8412348",
    ],
];

/// One black pixel.
const PIXEL: [u8; 69] = [
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, b'I', b'D', b'A', b'T', 8,
    0xd7, 0x63, 0x60, 0x60, 0x60, 0, 0, 0, 4, 0, 1, 0x27, 0x34, 0x27, 0x0a, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// Writes the workbook.
pub fn everything(path: &Path) {
    build(path).expect("all of it is allowed");
    with_parts(path);
}

fn build(path: &Path) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    items(book.add_worksheet())?;
    extras(book.add_worksheet())?;
    let sheet = book.add_worksheet();
    sheet.set_name("问题清单")?.write(0, 0, "部门自己的表")?;
    book.define_name("单位", "='事项''甲''表'!$A$1")?;
    book.define_name("附表!期限", "=附表!$A$1:$B$3")?;
    book.save(path)
}

fn items(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let bold = Format::new()
        .set_bold()
        .set_background_color("#DDEEFF")
        .set_border(FormatBorder::Thin);
    let red = Format::new().set_font_color("#C00000").set_num_format("@");
    sheet.set_name("事项'甲'表")?;
    sheet.merge_range(0, 0, 0, 4, "政务服务事项清单", &bold)?;
    for (col, label) in [
        "事项名称",
        "实施编码",
        "法定办结时限",
        "承诺办结时限",
        "咨询电话",
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write_with_format(1, col as u16, label, &bold)?;
    }
    for (row, texts) in ROWS.iter().enumerate() {
        for (col, text) in texts
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            sheet.write_with_format(row as u32 + 2, col as u16, *text, &red)?;
        }
    }
    sheet.insert_note(2, 3, &Note::new("科长：请再核一遍").set_author("王科长"))?;
    sheet.insert_note(3, 0, &Note::new("与工商局商定").set_author("李四"))?;
    sheet
        .set_row_hidden(4)?
        .set_column_width(0, 28)?
        .set_freeze_panes(2, 1)?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_area(0, 0, 5, 4)?
        .set_repeat_rows(0, 1)?;
    sheet.set_header("&C事项清单").set_footer("&P");
    sheet.autofilter(1, 0, 5, 4)?;
    let choice = DataValidation::new().allow_list_strings(&["10个工作日", "20个工作日"])?;
    sheet.add_data_validation(2, 3, 5, 3, &choice)?;
    let long = ConditionalFormatText::new()
        .set_rule(ConditionalFormatTextRule::Contains("30".into()))
        .set_format(&bold);
    sheet.add_conditional_format(2, 3, 5, 3, &long)?;
    sheet.insert_image(7, 1, &Image::new_from_buffer(&PIXEL)?)?;
    Ok(())
}

fn extras(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("附表")?;
    for row in 0..6u32 {
        sheet
            .write(row, 0, f64::from(row))?
            .write_formula(row, 1, "=A1*2")?;
    }
    let table = Table::new().set_columns(&[
        TableColumn::new().set_header("甲"),
        TableColumn::new().set_header("乙"),
    ]);
    sheet.add_table(8, 0, 12, 1, &table)?;
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("附表!$A$1:$A$6");
    sheet.insert_chart(0, 4, &chart)?;
    sheet.write_url(14, 0, "https://example.com/")?;
    sheet.protect();
    Ok(())
}

/// Adds by hand what the writer of the test does not make: macros, a conversation, printer settings, an order of calculation.
fn with_parts(path: &Path) {
    let mut all = parts(path);
    let types = text(&all, "[Content_Types].xml").replace(
        "</Types>",
        concat!(
            r#"<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>"#,
            r#"<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>"#
        ),
    );
    let types = types.replace("spreadsheetml.sheet.main+xml", "_").replace(
        "application/vnd.openxmlformats-officedocument._",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    );
    let rels = text(&all, "xl/_rels/workbook.xml.rels").replace(
        "</Relationships>",
        concat!(
            r#"<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>"#,
            r#"<Relationship Id="rIdCalc" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>"#
        ),
    );
    let chain = r#"<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B1" i="2"/><c r="B2" i="2"/></calcChain>"#;
    all.insert("[Content_Types].xml".into(), types.into_bytes());
    all.insert("xl/_rels/workbook.xml.rels".into(), rels.into_bytes());
    all.insert("xl/vbaProject.bin".into(), (0..=255).collect());
    all.insert("xl/calcChain.xml".into(), chain.into());
    pack(path, &all);
}
