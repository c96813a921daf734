//! Sheets made by hand, plain and odd, and spoilt at random.

use super::super::Workbook;
use super::{agree, package, sheet};
use crate::read::grid::{GridRow, Rows};
use proptest::prelude::*;
use std::io::Cursor;

/// A sheet with these rows between its edges.
fn rows(rows: &str) -> Vec<u8> {
    sheet(&format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>{rows}</sheetData><mergeCells count="1"><mergeCell ref="B1:C2"/></mergeCells></worksheet>"#
    ))
}

/// Rows that are scanned to their end.
const PLAIN: [&str; 16] = [
    r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c></row><row r="2" hidden="1"><c r="A2"><v>12</v></c><c r="B2"><v>1</v></c></row>"#,
    // No references, on rows or cells.
    r#"<row><c><v>1</v></c><c t="s"><v>4</v></c></row><row/><row><c/><c t="s"><v>2</v></c></row>"#,
    r#"<row><c r="A5"><v>1</v></c></row><row r="9"><c><v>2</v></c></row>"#,
    // Numbers.
    r#"<row r="1"><c><v>0</v></c><c><v>007</v></c><c><v>-0</v></c><c><v>1.50</v></c><c><v>1E+22</v></c><c t="n"><v>123456789012345678</v></c><c><v>0.1</v></c><c><v/></c><c><v></v></c></row>"#,
    // Dates, spans, styles that are not there.
    r#"<row r="1"><c s="1"><v>45000</v></c><c s="2"><v>45000.5</v></c><c s="3"><v>1.25</v></c><c s="4"><v>0.5</v></c><c s="9"><v>3.5</v></c><c t="d"><v>2024-01-01T00:00:00</v></c></row>"#,
    // A unit that the format shows.
    r#"<row r="1"><c r="A1" s="5"><v>6</v></c><c s="5"><v>1.5</v></c><c s="5"><v>-2</v></c><c s="5" t="s"><v>0</v></c><c s="5"/><c r="H1" s="5"><f>A1</f><v>020</v></c></row>"#,
    // Formulas with and without what they gave.
    r#"<row r="1"><c><f>A1&amp;B1</f></c><c><f/></c><c><f t="shared" si="0"/></c><c><f t="shared" ref="A1:B2" si="0">A1</f><v>3</v></c><c t="str"><f>B1</f><v>x_x000A_&lt;</v></c><c t="str"><f>B1</f><v></v></c><c t="str"><f>B1</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>"#,
    // Text in the cell.
    r#"<row r="1"><c t="inlineStr"><is><t> 事 </t></is></c><c t="inlineStr"><is><r><t xml:space="preserve">事 </t></r><r><t>项</t></r></is></c><c t="inlineStr"><is/></c><c t="inlineStr"/></row>"#,
    // Columns that go back, twice the same.
    r#"<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="D1"/></row>"#,
    "\n <row r='1'>\n\t<c r='A1'>\n<v>1</v>\n</c> text <c r='B1' ><v >2</v></c ></row >\n",
    r#"<!-- c --><row r="1"><c r="A1"><!-- c --><v>1</v></c></row><?pi?>"#,
    r#"<row r="1" spans="1:2" ht="&gt;"><c cm="1" r="a1" vm=">"><v>1</v></c></row>"#,
    r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
    r#"<row r="3"/><row r="3"><c><v>1</v></c></row>"#,
    r#"<row r="1"><c><v>1</v></c></row></sheetData><sheetData><row r="2"><c><v>1</v></c></row>"#,
    "",
];

/// Rows that are not.
const ODD: [&str; 22] = [
    r#"<row r="9"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>"#,
    r#"<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>"#,
    r#"<row r="1"><c r="A1"><v>1</v></c><c r="A2"><v>2</v></c></row>"#,
    r#"<row r="1"><c r="A3"><v>1</v></c></row>"#,
    r#"<row r="1"><c t="inlineStr"><v>1</v></c></row>"#,
    r#"<row r="1"><c t="inlineStr"><is><t>a</t></is><v>1</v></c></row>"#,
    r#"<row r="1"><c><v>1</v><v>2</v></c></row>"#,
    r#"<row r="1"><c t="s"><v>99</v></c></row>"#,
    r#"<row r="1"><c t="s"><v>x</v></c></row>"#,
    r#"<row r="1"><c><v>甲</v></c><c><v>nan</v></c><c><v> 5</v></c></row>"#,
    r#"<row r="1"><c t="b"><v>true</v></c></row>"#,
    r#"<row r="1"><c s="5"><v>6</v></c><c t="b"><v>true</v></c><c s="5"><f/><v>7</v></c></row>"#,
    r#"<row r="1"><c t="x"><v>1</v></c></row>"#,
    r#"<row r="1"><c t="e"><v>#SPILL!</v></c></row>"#,
    r#"<row r="1"><c><v><![CDATA[1]]></v></c></row>"#,
    r#"<row r="1"><c r = "A1"><v>1</v></c></row>"#,
    r#"<row r="1"><c r="A0"><v>1</v></c></row>"#,
    r#"<row r="1"><c><extLst/></c></row>"#,
    r#"<row r="1"><c><v>1</v></c>"#,
    r#"<c r="A1"><v>1</v></c>"#,
    r#"<row r="1"><c><f t="shared">A1</f><v>1</v></c></row>"#,
    r#"<row r="1"><c t="str"><v>&nbsp;</v></c></row>"#,
];

#[test]
fn plain_rows_are_scanned_and_read_alike() {
    for xml in PLAIN {
        assert_eq!(agree(&rows(xml), xml), [true], "{xml}");
    }
}

#[test]
fn odd_rows_are_the_library_s() {
    for xml in ODD {
        assert_ne!(agree(&rows(xml), xml), [true], "{xml}");
        // Behind rows that were given already.
        let later = format!(r#"<row r="1"><c><v>1</v></c><c><v>2</v></c></row>{xml}"#)
            .replace("r=\"1\"", "r=\"21\"");
        agree(&rows(&later.replacen("r=\"21\"", "r=\"1\"", 1)), &later);
    }
}

#[test]
fn prefixes_and_other_shells_are_read_alike() {
    let prefixed = r#"<x:worksheet xmlns:x="a"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>事</x:t></x:is></x:c><x:c r="B1"><x:f>A1</x:f><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    for (xml, is_scanned) in [
        (prefixed, true),
        (
            "\u{feff}<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
            true,
        ),
        ("<worksheet><sheetData/></worksheet>", true),
        (
            "<!DOCTYPE a><worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
            false,
        ),
        (
            "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>",
            true,
        ),
        ("<worksheet></worksheet>", false),
        ("", false),
    ] {
        assert_eq!(agree(&sheet(xml), xml), [is_scanned], "{xml}");
    }
}

#[test]
fn days_count_from_1904_where_the_workbook_says_so() {
    for flag in ["1", "true", "0"] {
        let book = format!(
            r#"<workbook><workbookPr date1904="{flag}"/><sheets><sheet name="a" r:id="s"/></sheets></workbook>"#
        );
        let bytes = package(&[
            ("xl/workbook.xml", &book),
            (
                "xl/styles.xml",
                r#"<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>"#,
            ),
            (
                "xl/worksheets/sheet1.xml",
                r#"<worksheet><sheetData><row><c s="0"><v>40000</v></c></row></sheetData></worksheet>"#,
            ),
        ]);
        assert_eq!(agree(&bytes, flag), [true]);
    }
}

#[test]
fn strings_that_are_odd_make_the_whole_workbook_the_library_s() {
    for strings in [
        "<sst><si><t>&nbsp;</t></si></sst>",
        "<sst><si><t>a</t></si>",
        "<a/>",
    ] {
        let bytes = package(&[
            ("xl/sharedStrings.xml", strings),
            (
                "xl/worksheets/sheet1.xml",
                r#"<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>"#,
            ),
        ]);
        assert_ne!(agree(&bytes, strings), [true], "{strings}");
    }
}

#[test]
fn asking_again_at_the_end_wakes_no_library() {
    let bytes = rows(PLAIN[0]);
    let open = || Cursor::new(bytes.clone());
    let mut book = Workbook::open(open(), open()).expect("it is a workbook");
    let info = book.info(0).expect("it has a sheet");
    let mut rows = book.rows(&info).expect("it has rows");
    let mut row = GridRow::default();
    while rows.next(&mut row) == Ok(true) {}
    assert_eq!(rows.next(&mut row), Ok(false));
    assert!(rows.is_scanned());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn sheets_spoilt_anywhere_are_read_alike(
        which in 0..PLAIN.len(),
        place in 0.0..1.0,
        taken in 0_usize..9,
        put in proptest::sample::select(vec![
            "", "<", ">", "/", "\"", "'", " ", "&", "&lt;", "1", "A", "</c>", "</row>", "<v>", "</v>", "<f>", "<row>",
            "<c r=\"B1\">", "<!-- -->", "<![CDATA[", "]]>", "r=\"7\"", " t=\"s\"", "\r\n", "_x0041_", "</sheetData>",
        ]),
    ) {
        // Of a row that does not say which it is, only the scan can say that it is hidden.
        let whole = PLAIN[which].replace(" hidden=", " height=");
        let near = |at: usize| (0..=at.min(whole.len())).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or(0);
        let from = near((whole.len() as f64 * place) as usize);
        let to = near(from + taken).max(from);
        let spoilt = format!("{}{put}{}", &whole[..from], &whole[to..]);
        // No edges: behind a second end of the rows the two look for them in other places.
        agree(&sheet(&format!("<worksheet><sheetData>{spoilt}</sheetData></worksheet>")), &spoilt);
    }
}
