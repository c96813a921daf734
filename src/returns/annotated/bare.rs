//! A plain workbook made from what the reader knows of one that cannot be written back, or from nothing for a list alone.

use super::styles::BARE;
use crate::finding::column_name;
use crate::read::Refusal;
use crate::read::grid::{CellKind, GridRow, Rows, SheetInfo};
use crate::read::sniff::Format;
use crate::read::workbook::each_sheet;
use crate::returns::list::inline;
use crate::returns::package::packed;
use crate::returns::xml::escape;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::LazyLock;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A sheet made anew.
struct Made {
    old: String,
    name: String,
    xml: String,
    hidden: bool,
}

/// A workbook made anew.
pub(super) struct Rebuilt {
    /// Its package.
    pub bytes: Vec<u8>,
    /// What each sheet is called now, by what it was called.
    pub names: BTreeMap<String, String>,
    /// Why some of it is missing, if it is.
    pub refusal: Option<Refusal>,
}

/// Makes a workbook of the values, merges and hidden rows of another.
///
/// # Errors
/// When that cannot be opened.
pub(super) fn rebuild(path: &Path, format: Format) -> Result<Rebuilt, Refusal> {
    let mut sheets: Vec<Made> = Vec::new();
    let refusal = each_sheet(path, format, &mut |info, rows| {
        let name = sheet_name(&info.name, &sheets);
        let (xml, refusal) = sheet(info, rows);
        sheets.push(Made {
            old: info.name.to_string(),
            name,
            xml,
            hidden: info.hidden,
        });
        refusal.map_or(Ok(()), Err)
    })?;
    let bytes = package(&sheets)?;
    let names = sheets
        .into_iter()
        .map(|sheet| (sheet.old, sheet.name))
        .collect();
    Ok(Rebuilt {
        bytes,
        names,
        refusal,
    })
}

/// A workbook without sheets, to which the list is added.
///
/// # Errors
/// When it cannot be packed.
pub(super) fn empty() -> Result<&'static [u8], Refusal> {
    static EMPTY: LazyLock<Result<Vec<u8>, Refusal>> = LazyLock::new(|| package(&[]));
    EMPTY.as_deref().map_err(Refusal::clone)
}

/// A name that a workbook takes: 31 characters, none of seven, none twice.
fn sheet_name(name: &str, taken: &[Made]) -> String {
    let allowed = |c: char| if "[]:*?/\\".contains(c) { '_' } else { c };
    let cut = |length: usize| -> String { name.chars().map(allowed).take(length).collect() };
    let mut tries = (1..).map(|n: u32| match n {
        1 if name.is_empty() => "Sheet".to_owned(),
        1 => cut(31),
        n => format!("{}({n})", cut(26)),
    });
    let free = |name: &String| {
        !taken
            .iter()
            .any(|made| made.name.to_lowercase() == name.to_lowercase())
    };
    tries.find(free).expect("numbers do not end")
}

fn package(sheets: &[Made]) -> Result<Vec<u8>, Refusal> {
    let mut parts: Vec<(String, String)> = vec![
        ("[Content_Types].xml".to_owned(), types(sheets.len())),
        ("_rels/.rels".to_owned(), root_rels()),
        ("xl/workbook.xml".to_owned(), workbook(sheets)),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            workbook_rels(sheets.len()),
        ),
        ("xl/styles.xml".to_owned(), stylesheet()),
    ];
    for (n, sheet) in sheets.iter().enumerate() {
        parts.push((
            format!("xl/worksheets/sheet{}.xml", n + 1),
            sheet.xml.clone(),
        ));
    }
    let parts: Vec<(&str, String)> = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone()))
        .collect();
    packed(&parts).map_err(|error| {
        Refusal::new(
            format!("无法打包（{error}）"),
            format!("cannot be packed ({error})"),
        )
    })
}

/// The bare styles, and one that frames and wraps.
fn stylesheet() -> String {
    let side = |side: &str| format!("<{side} style=\"thin\"><color rgb=\"FFD9D9D9\"/></{side}>");
    let border = format!(
        "<border>{}<diagonal/></border>",
        ["left", "right", "top", "bottom"].map(side).concat()
    );
    let xf = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>";
    BARE.replace("<borders count=\"1\">", "<borders count=\"2\">")
        .replace("</borders>", &format!("{border}</borders>"))
        .replace("<cellXfs count=\"1\">", "<cellXfs count=\"2\">")
        .replace("</cellXfs>", &format!("{xf}</cellXfs>"))
}

fn types(sheets: usize) -> String {
    let mut out = format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{SHEETS}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{SHEETS}.styles+xml\"/>"
    );
    for n in 1..=sheets {
        // Writing to a String does not fail.
        let _ = write!(
            out,
            "<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{SHEETS}.worksheet+xml\"/>"
        );
    }
    out + "</Types>"
}

fn root_rels() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    )
}

fn workbook(sheets: &[Made]) -> String {
    let mut out = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\">");
    if sheets.is_empty() {
        return out + "<sheets/></workbook>";
    }
    let first = sheets.iter().position(|sheet| !sheet.hidden).unwrap_or(0);
    let _ = write!(
        out,
        "<bookViews><workbookView activeTab=\"{first}\"/></bookViews><sheets>"
    );
    for (n, sheet) in sheets.iter().enumerate() {
        let n = n + 1;
        let state = if sheet.hidden {
            " state=\"hidden\""
        } else {
            ""
        };
        let _ = write!(
            out,
            "<sheet name=\"{}\" sheetId=\"{n}\"{state} r:id=\"rId{n}\"/>",
            escape(&sheet.name)
        );
    }
    out + "</sheets></workbook>"
}

fn workbook_rels(sheets: usize) -> String {
    let mut out = format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rIdStyles\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>"
    );
    for n in 1..=sheets {
        let _ = write!(
            out,
            "<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        );
    }
    out + "</Relationships>"
}

fn sheet(info: &SheetInfo, rows: &mut dyn Rows) -> (String, Option<Refusal>) {
    let mut widths: BTreeMap<u16, usize> = BTreeMap::new();
    let mut data = String::new();
    let mut row = GridRow::default();
    let refusal = loop {
        match rows.next(&mut row) {
            Ok(true) => one_row(&mut data, info, &row, &mut widths),
            Ok(false) => break None,
            Err(refusal) => break Some(refusal),
        }
    };
    let mut out = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheetFormatPr defaultRowHeight=\"15\"/>"
    );
    columns(&mut out, info, &widths);
    let _ = write!(out, "<sheetData>{data}</sheetData>");
    let merges = apart(&info.merges);
    if !merges.is_empty() {
        let _ = write!(out, "<mergeCells count=\"{}\">", merges.len());
        for [top, left, bottom, right] in merges {
            let (from, to) = (super::sheet::a1(top, left), super::sheet::a1(bottom, right));
            let _ = write!(out, "<mergeCell ref=\"{from}:{to}\"/>");
        }
        out.push_str("</mergeCells>");
    }
    (out + "</worksheet>", refusal)
}

fn one_row(data: &mut String, info: &SheetInfo, row: &GridRow, widths: &mut BTreeMap<u16, usize>) {
    let hidden = if info.row_is_hidden(row.index) {
        " hidden=\"1\""
    } else {
        ""
    };
    let number = u64::from(row.index) + 1;
    let _ = write!(data, "<row r=\"{number}\"{hidden}>");
    for cell in &row.cells {
        let (text, name) = (row.of(cell), column_name(u32::from(cell.col)));
        let longest = text
            .lines()
            .map(super::words::display_width)
            .max()
            .unwrap_or(0);
        let width = widths.entry(cell.col).or_default();
        *width = (*width).max(longest);
        let _ = if text.is_empty() {
            write!(data, "<c r=\"{name}{number}\" s=\"1\"/>")
        } else if cell.kind == CellKind::Number && is_plain_number(text) {
            write!(data, "<c r=\"{name}{number}\" s=\"1\"><v>{text}</v></c>")
        } else {
            let text = inline(text);
            write!(
                data,
                "<c r=\"{name}{number}\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        };
    }
    data.push_str("</row>");
}

/// A number that a workbook holds without losing a digit.
fn is_plain_number(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() <= 15
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'.' || b == b'-')
        && text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn columns(out: &mut String, info: &SheetInfo, widths: &BTreeMap<u16, usize>) {
    if widths.is_empty() {
        return;
    }
    out.push_str("<cols>");
    for (col, width) in widths {
        let (n, width) = (col + 1, (width + 2).clamp(8, 44));
        let hidden = if info.col_is_hidden(u32::from(*col)) {
            " hidden=\"1\""
        } else {
            ""
        };
        let _ = write!(
            out,
            "<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"{hidden}/>"
        );
    }
    out.push_str("</cols>");
}

/// Merges that do not overlap: a workbook with two that do is taken for damaged.
fn apart(merges: &[[u32; 4]]) -> Vec<[u32; 4]> {
    let mut kept: Vec<[u32; 4]> = Vec::new();
    let mut sorted: Vec<[u32; 4]> = merges.to_vec();
    sorted.sort_unstable();
    // Those that may still reach down to the row at hand.
    let mut open: Vec<[u32; 4]> = Vec::new();
    for area in sorted {
        let single = area[0] == area[2] && area[1] == area[3];
        open.retain(|known| known[2] >= area[0]);
        let overlaps = open
            .iter()
            .any(|known| known[1] <= area[3] && area[1] <= known[3]);
        if !single && !overlaps {
            kept.push(area);
            open.push(area);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merges_that_overlap_are_dropped() {
        let merges = [[0, 0, 1, 1], [1, 1, 2, 2], [2, 0, 3, 0], [5, 5, 5, 5]];
        assert_eq!(apart(&merges), [[0, 0, 1, 1], [2, 0, 3, 0]]);
    }

    #[test]
    fn a_long_code_stays_text() {
        assert!(is_plain_number("12.5") && is_plain_number("-3"));
        assert!(
            !is_plain_number("123456789012345678")
                && !is_plain_number("1e5")
                && !is_plain_number(".")
        );
    }

    #[test]
    fn sheet_names_are_such_as_a_workbook_takes() {
        let made = |name: &str| Made {
            old: String::new(),
            name: name.to_owned(),
            xml: String::new(),
            hidden: false,
        };
        assert_eq!(sheet_name("a/b", &[]), "a_b");
        assert_eq!(sheet_name("甲", &[made("甲")]), "甲(2)");
        assert_eq!(sheet_name(&"长".repeat(40), &[]).chars().count(), 31);
    }
}
