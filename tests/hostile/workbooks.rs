//! Workbooks that lie, break off or never end.

use crate::support::Scratch;
use crate::support::generate::catalog::{Catalog, Options};
use crate::support::generate::write::*;
use crate::support::hostile::{run, survives};
use crate::support::paper::{archive, bomb, ods, ods_content};
use crate::{noise, status};
use rust_xlsxwriter::Workbook;
use std::fs;
use std::path::Path;

/// A small workbook of guides.
fn small(path: &Path) {
    let guides = Catalog::new(1, 6, Options::default());
    tables(path, &Dress::of(Rows::Merged), guides).expect("written");
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook with this sheet and these shared strings.
fn package(path: &Path, sheet: &str, strings: &str) {
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>"#
        )
    };
    let relations = |inner: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
        )
    };
    let inner = relation("worksheet", "worksheets/sheet1.xml")
        + &relation("sharedStrings", "sharedStrings.xml");
    archive(
        path,
        &[
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
            ),
            (
                "_rels/.rels",
                &relations(&relation("officeDocument", "xl/workbook.xml")),
            ),
            (
                "xl/workbook.xml",
                &format!(
                    r#"<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="甲" sheetId="1" r:id="worksheet"/></sheets></workbook>"#
                ),
            ),
            ("xl/_rels/workbook.xml.rels", &relations(&inner)),
            ("xl/sharedStrings.xml", strings),
            ("xl/worksheets/sheet1.xml", sheet),
        ],
    );
}

fn cells(rows: &str) -> String {
    format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#)
}

#[test]
fn a_zip_bomb_is_refused() {
    let scratch = Scratch::new("hostile-bomb");
    let path = scratch.path().join("bomb.xlsx");
    let parts = [
        ("xl/workbook.xml", "<workbook/>"),
        ("xl/worksheets/sheet1.xml", "<worksheet/>"),
    ];
    let piece = "事".repeat(1 << 20);
    // Some four hundred megabytes of shared strings from four hundred thousand bytes.
    bomb(&path, &parts, "xl/sharedStrings.xml", &piece, 140);
    assert_eq!(survives(scratch.path(), &path), "unreadable");
    // A declared size that is not true.
    let mut bytes = fs::read(&path).expect("just written");
    let at = memchr::memmem::rfind(&bytes, b"xl/sharedStrings.xml").expect("its name") - 46;
    bytes[at + 24..at + 28].copy_from_slice(&1000_u32.to_le_bytes());
    status(&scratch, "liar.xlsx", bytes);
    let path = scratch.path().join("bomb.ods");
    bomb(
        &path,
        &[("mimetype", "")],
        "content.xml",
        &"<a>".repeat(1 << 20),
        150,
    );
    survives(scratch.path(), &path);
    let path = scratch.path().join("nested.xlsx");
    package(&path, "", "");
    let parts = unpacked(&path);
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    bomb(
        &path,
        &parts,
        "xl/worksheets/sheet1.xml",
        &"<a>".repeat(1 << 20),
        60,
    );
    survives(scratch.path(), &path);
}

/// The parts of a package but its sheet.
fn unpacked(path: &Path) -> Vec<(String, String)> {
    use std::io::Read as _;
    let file = fs::File::open(path).expect("just written");
    let mut zip = zip::ZipArchive::new(file).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).expect("a part");
        let name = part.name().expect("a name").to_string();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        if !name.contains("sheet1") {
            parts.push((name, text));
        }
    }
    parts
}

#[test]
fn a_count_of_shared_strings_is_not_believed() {
    let scratch = Scratch::new("hostile-count");
    let path = scratch.path().join("count.xlsx");
    let strings = format!(
        r#"<sst xmlns="{MAIN}" count="99999999999" uniqueCount="99999999999"><si><t>事项名称</t></si></sst>"#
    );
    package(
        &path,
        &cells(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#),
        &strings,
    );
    survives(scratch.path(), &path);
}

#[test]
fn two_corners_of_a_sheet_are_no_grid() {
    let scratch = Scratch::new("hostile-corners");
    let path = scratch.path().join("corners.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "事项名称").expect("it fits");
    sheet
        .write_string(1_048_575, 16_383, "食品经营许可")
        .expect("it fits");
    book.save(&path).expect("saved");
    survives(scratch.path(), &path);
    // References beyond any sheet, rows that go back, merges over everything.
    for (name, rows) in [
        (
            "beyond",
            r#"<row r="4294967295"><c r="ZZZZZZ4294967295"><v>1</v></c></row>"#,
        ),
        (
            "back",
            r#"<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#,
        ),
        (
            "index",
            r#"<row r="1"><c r="A1" t="s"><v>99999999999</v></c><c t="s"><v>-1</v></c></row>"#,
        ),
    ] {
        let path = scratch.path().join(format!("{name}.xlsx"));
        package(&path, &cells(rows), &format!(r#"<sst xmlns="{MAIN}"/>"#));
        survives(scratch.path(), &path);
    }
    let merges: String = (1..20_000)
        .map(|n| format!(r#"<mergeCell ref="A1:XFD{n}"/>"#))
        .collect();
    let sheet = format!(
        r#"<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells count="9">{merges}</mergeCells></worksheet>"#
    );
    let path = scratch.path().join("merges.xlsx");
    package(&path, &sheet, &format!(r#"<sst xmlns="{MAIN}"/>"#));
    survives(scratch.path(), &path);
}

/// Cuts the bytes off at many places, and spoils single bytes; all of it is checked in one run.
fn broken(scratch: &Scratch, name: &str, extension: &str, bytes: &[u8]) {
    let folder = scratch.path().join(name);
    fs::create_dir_all(&folder).expect("the scratch folder can be written");
    let step = (bytes.len() / 40).max(1);
    for at in (1..bytes.len()).step_by(step) {
        fs::write(folder.join(format!("cut-{at}.{extension}")), &bytes[..at]).expect("written");
        let mut spoilt = bytes.to_vec();
        spoilt[at] ^= 0x5a;
        fs::write(folder.join(format!("spoilt-{at}.{extension}")), spoilt).expect("written");
    }
    let ran = run(scratch.path(), &[&folder]);
    assert!(matches!(ran.code, Some(0 | 1 | 3 | 4)), "{name}: {ran:?}");
    assert!(!ran.said.contains("panicked"), "{name}: {}", ran.said);
    for source in ran.report["sources"].as_array().expect("a list") {
        let told = source["status"] == "read"
            || source["status"] == "no-items"
            || source["message"].is_string();
        assert!(told, "{source}");
    }
}

#[test]
fn workbooks_cut_off_or_spoilt_anywhere_are_told() {
    let scratch = Scratch::new("hostile-cut");
    let path = scratch.path().join("small.xlsx");
    small(&path);
    broken(
        &scratch,
        "xlsx",
        "xlsx",
        &fs::read(&path).expect("just written"),
    );
    let rows = vec![
        vec![
            "事项名称".to_owned(),
            "实施主体".to_owned(),
            "承诺办结时限".to_owned(),
        ],
        vec![
            "食品经营许可".to_owned(),
            "市场监管局".to_owned(),
            "5个工作日".to_owned(),
        ],
    ];
    let path = scratch.path().join("small.ods");
    ods(&path, &ods_content(&rows));
    broken(
        &scratch,
        "ods",
        "ods",
        &fs::read(&path).expect("just written"),
    );
}

/// An old workbook: a compound file with this stream as its `Workbook`.
fn compound(path: &Path, stream: &[u8]) {
    use std::io::Write as _;
    let mut file = cfb::create(path).expect("the scratch folder can be written");
    let mut out = file.create_stream("/Workbook").expect("a stream");
    out.write_all(stream).expect("it can be written");
}

#[test]
fn old_workbooks_full_of_noise_are_told() {
    let scratch = Scratch::new("hostile-xls");
    let mut begin = vec![0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00];
    begin.extend([0; 12]);
    for seed in 0..12_u64 {
        let noise = noise(seed, 5000);
        let path = scratch.path().join(format!("noise-{seed}.xls"));
        compound(&path, &[&begin[..], &noise].concat());
        survives(scratch.path(), &path);
    }
    let path = scratch.path().join("whole.xls");
    compound(&path, &begin);
    broken(
        &scratch,
        "xls",
        "xls",
        &fs::read(&path).expect("just written"),
    );
}

#[test]
fn open_documents_that_break_off_or_nest_wrongly_are_told() {
    let scratch = Scratch::new("hostile-ods");
    let rows = vec![
        vec![
            "事项名称".to_owned(),
            "承诺办结时限".to_owned(),
            "实施主体".to_owned()
        ];
        3
    ];
    let whole = ods_content(&rows);
    let mut contents: Vec<String> = (1..8)
        .map(|part| {
            let at = whole.len() * part / 8;
            let at = (0..=at).rev().find(|at| whole.is_char_boundary(*at));
            whole[..at.unwrap_or(0)].to_owned()
        })
        .collect();
    contents.push(whole.replace("</table:table-row>", "</table:table-cell>"));
    contents.push(whole.replace("</table:table>", ""));
    contents.push(whole.replace(
        "<table:table-row>",
        r#"<table:table-row table:number-rows-repeated="4294967295">"#,
    ));
    contents.push(whole.replace(
        r#"office:value-type="string""#,
        r#"office:value-type="string" table:number-columns-repeated="4294967295""#,
    ));
    contents.push("<a>".repeat(100_000));
    contents.push(String::new());
    for (nth, content) in contents.iter().enumerate() {
        let path = scratch.path().join(format!("{nth}.ods"));
        ods(&path, content);
        survives(scratch.path(), &path);
    }
}
