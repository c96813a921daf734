//! The scan beside the library: the same cells from the same workbooks.

mod made;
mod written;

use super::Workbook;
use crate::read::grid::{CellKind, GridRow, Rows};
use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// A cell: its row and whether it is hidden, its column, what it holds, its text.
type Seen = (u32, bool, u16, CellKind, String);

/// What one way of reading gives: each sheet's cells, and whether the rows broke off.
#[derive(PartialEq, Debug)]
struct Read {
    sheets: Vec<(Vec<Seen>, bool)>,
    /// Sheets that were scanned to their end.
    scanned: Vec<bool>,
}

/// How a workbook is read.
#[derive(Clone, Copy, PartialEq)]
enum How {
    /// Sheets are held and scanned.
    Held,
    /// Sheets pass by and are scanned.
    Passing,
    /// By the library alone.
    Library,
}

fn read(bytes: &[u8], how: How) -> Option<Read> {
    let open = || Cursor::new(bytes.to_vec());
    let mut book = Workbook::open(open(), open()).ok()?;
    match how {
        How::Held => {}
        How::Passing => book.room = 0,
        How::Library => book.shared = None,
    }
    let mut read = Read {
        sheets: Vec::new(),
        scanned: Vec::new(),
    };
    for index in 0..book.sheet_count() {
        let info = book.info(index).ok()?;
        let (mut cells, mut row) = (Vec::new(), GridRow::default());
        let Ok(mut rows) = book.rows(&info) else {
            read.sheets.push((cells, true));
            read.scanned.push(false);
            continue;
        };
        let broken = loop {
            match rows.next(&mut row) {
                Ok(true) => cells.extend(row.cells.iter().map(|cell| {
                    let text = row.of(cell).to_owned();
                    (row.index, row.hidden, cell.col, cell.kind, text)
                })),
                Ok(false) => break false,
                Err(_) => break true,
            }
        };
        // One row that is written twice, by turns with nothing, may be given twice.
        cells.sort_by_key(|cell: &Seen| (cell.0, cell.2));
        read.scanned.push(rows.is_scanned());
        read.sheets.push((cells, broken));
    }
    Some(read)
}

/// Both scans give what the library gives. Gives which sheets were scanned to their end.
fn agree(bytes: &[u8], what: &str) -> Vec<bool> {
    // Where the library itself panics there is nothing to compare with.
    let Ok(library) = catch_unwind(AssertUnwindSafe(|| read(bytes, How::Library))) else {
        return Vec::new();
    };
    let mut scanned = Vec::new();
    for how in [How::Held, How::Passing] {
        let ours = read(bytes, how);
        let (Some(ours), Some(library)) = (ours, &library) else {
            continue;
        };
        for (one, other) in ours.sheets.iter().zip(&library.sheets) {
            // The library drops the row before the fault too; what is scanned of it stands.
            let count = if other.1 { other.0.len() } else { one.0.len() };
            assert_eq!((one.1, &one.0[..count]), (other.1, &other.0[..]), "{what}");
        }
        assert_eq!(ours.sheets.len(), library.sheets.len(), "{what}");
        scanned = ours.scanned;
    }
    scanned
}

/// A workbook of one sheet whose parts are given.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |id: &str, kind: &str, target: &str| {
        format!(
            r#"<Relationships><Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).expect("it is in memory");
        zip.write_all(text.as_bytes()).expect("it is in memory");
    };
    add(
        "_rels/.rels",
        &relations("b", "officeDocument", "xl/workbook.xml"),
    );
    add(
        "xl/_rels/workbook.xml.rels",
        &relations("s", "worksheet", "worksheets/sheet1.xml"),
    );
    if !parts.iter().any(|part| part.0 == "xl/workbook.xml") {
        add(
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="甲" sheetId="1" r:id="s"/></sheets></workbook>"#,
        );
    }
    parts.iter().for_each(|(name, text)| add(name, text));
    zip.finish().expect("it is in memory").into_inner()
}

/// A workbook of one sheet, five shared strings and six styles.
fn sheet(xml: &str) -> Vec<u8> {
    package(&[
        (
            "xl/sharedStrings.xml",
            r#"<sst uniqueCount="5"><si><t>甲</t></si><si><t xml:space="preserve"> 乙 </t></si><si/><si><r><t>丙</t></r><rPh sb="0" eb="1"><t>へい</t></rPh><r><t>丁&amp;_x000D_</t></r></si><si><t> a<![CDATA[<b>]]></t></si></sst>"#,
        ),
        (
            "xl/styles.xml",
            r#"<styleSheet><numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="00&quot;天&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="46"/><xf numFmtId="20"/><xf numFmtId="177"/></cellXfs></styleSheet>"#,
        ),
        ("xl/worksheets/sheet1.xml", xml),
    ])
}

#[test]
fn all_workbooks_of_the_corpus_are_read_alike() {
    let Some(corpus) = std::env::var_os("SHIXIANG_CORPUS") else {
        println!("skipped: SHIXIANG_CORPUS is not set");
        return;
    };
    let (mut sheets, mut scanned) = (0, 0);
    for entry in walkdir::WalkDir::new(Path::new(&corpus))
        .into_iter()
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if !name.ends_with(".xlsx") && !name.ends_with(".xlsm") {
            continue;
        }
        let bytes = std::fs::read(entry.path()).expect("a file of the corpus");
        let seen = agree(&bytes, &name);
        if seen.contains(&false) {
            println!("{name}: {seen:?}");
        }
        sheets += seen.len();
        scanned += seen.iter().filter(|scanned| **scanned).count();
    }
    println!("{scanned} of {sheets} sheets were scanned to their end");
    assert!(scanned * 10 >= sheets * 9, "{scanned} of {sheets}");
}
