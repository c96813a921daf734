//! ods: its one XML part, read event by event. The library that reads the other formats gives no merges and nothing hidden here,
//! and does not end on XML that breaks off.

use super::package::{Package, attribute, damaged};
use super::stored::{StoredSheet, ranges};
use super::{CellKind, GridRow, SheetInfo};
use crate::read::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read, Seek};

/// A blank cell or row repeated to the sheet's edge is padding; a filled one is repeated this often at most.
const REPEAT_LIMIT: u32 = 2_000;
const TEXT_LIMIT: usize = 256 << 20;
/// No writer nests elements this deep, and every open one takes memory.
const DEPTH_LIMIT: u32 = 1_000;

/// All sheets, and why the rest is missing, if it is.
pub fn read<R: Read + Seek>(reader: R) -> (Vec<StoredSheet>, Option<Refusal>) {
    let mut sheets = Sheets::default();
    let outcome = Package::open(reader).and_then(|mut package| {
        if package
            .text("META-INF/manifest.xml")
            .is_ok_and(|manifest| manifest.contains("encryption-data"))
        {
            return Err(crate::read::password());
        }
        let content = package.stream("content.xml")?;
        sheets.read(Reader::from_reader(BufReader::new(content)))
    });
    (sheets.done, outcome.err())
}

#[derive(Default)]
struct Sheets {
    done: Vec<StoredSheet>,
    hidden_styles: HashSet<String>,
    style: String,
    hidden_rows: Vec<u32>,
    row: GridRow,
    row_repeat: u32,
    next_row: u32,
    next_col: u32,
    col_at: u32,
    cell: Option<CellShape>,
    text: String,
    paragraphs: u32,
    skip: u32,
    tables: u32,
    size: usize,
}

struct CellShape {
    repeat: u32,
    kind: CellKind,
    value: Option<String>,
    formula: bool,
    error: bool,
}

impl Sheets {
    fn read<R: BufRead>(&mut self, mut reader: Reader<R>) -> Result<(), Refusal> {
        let mut buffer = Vec::new();
        let mut depth = 0u32;
        loop {
            buffer.clear();
            match reader
                .read_event_into(&mut buffer)
                .map_err(|error| damaged(&error.to_string()))?
            {
                Event::Start(element) => {
                    depth += 1;
                    if depth > DEPTH_LIMIT {
                        return Err(damaged("content.xml"));
                    }
                    self.open(&element);
                }
                Event::Empty(element) => {
                    self.open(&element);
                    self.close(element.local_name().as_ref());
                }
                Event::End(element) => {
                    depth = depth.saturating_sub(1);
                    self.close(element.local_name().as_ref());
                }
                Event::Text(text) if self.listens() => self.text.push_str(&text.xml10_content()),
                Event::CData(text) if self.listens() => self.text.push_str(&text),
                Event::GeneralRef(entity) if self.listens() => self.entity(&entity),
                Event::Eof if depth == 0 => return Ok(()),
                Event::Eof => return Err(damaged("content.xml")),
                _ => {}
            }
            if self.size + self.text.len() > TEXT_LIMIT {
                return Err(damaged("content.xml > 256 MiB"));
            }
        }
    }

    fn listens(&self) -> bool {
        self.cell.is_some() && self.skip == 0 && self.paragraphs > 0
    }

    fn entity(&mut self, entity: &quick_xml::events::BytesRef<'_>) {
        if let Ok(Some(c)) = entity.resolve_char_ref() {
            self.text.push(c);
        } else {
            let name: &str = entity;
            self.text
                .push_str(quick_xml::escape::resolve_predefined_entity(name).unwrap_or(""));
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        let count = |name| {
            attribute(element, name)
                .and_then(|text| text.parse::<u32>().ok())
                .unwrap_or(1)
                .max(1)
        };
        let collapsed = || attribute(element, "visibility").is_some_and(|seen| seen != "visible");
        match element.local_name().as_ref() {
            "style" => self.style = attribute(element, "name").unwrap_or_default(),
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "annotation" | "tracked-changes" | "shapes" | "forms" => self.skip += 1,
            _ if self.skip > 0 => {}
            "table" => self.sheet(element),
            "table-column" => {
                let repeat = count("number-columns-repeated");
                if let (true, Some(sheet)) = (collapsed(), self.done.last_mut()) {
                    sheet
                        .info
                        .hidden_cols
                        .push((self.col_at, self.col_at + repeat - 1));
                }
                self.col_at = self.col_at.saturating_add(repeat);
            }
            "table-row" => {
                self.row_repeat = count("number-rows-repeated");
                self.next_col = 0;
                self.row.reset(self.next_row);
                if collapsed() {
                    let end = self
                        .next_row
                        .saturating_add(self.row_repeat.min(REPEAT_LIMIT));
                    self.hidden_rows.extend(self.next_row..end);
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.open_cell(element, count("number-columns-repeated"))
            }
            "p" | "h" => {
                self.paragraphs += 1;
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
            }
            "s" if self.listens() => (0..count("c").min(100)).for_each(|_| self.text.push(' ')),
            "tab" if self.listens() => self.text.push('\t'),
            "line-break" if self.listens() => self.text.push('\n'),
            _ => {}
        }
    }

    fn sheet(&mut self, element: &BytesStart<'_>) {
        self.tables += 1;
        if self.tables > 1 {
            self.skip += 1;
            return;
        }
        let hidden = attribute(element, "style-name")
            .is_some_and(|style| self.hidden_styles.contains(&style));
        let name = attribute(element, "name").unwrap_or_default().into();
        let info = SheetInfo {
            name,
            index: self.done.len() as u16,
            hidden,
            ..SheetInfo::default()
        };
        self.done.push(StoredSheet {
            info,
            rows: Vec::new(),
        });
        (self.next_row, self.col_at) = (0, 0);
    }

    fn open_cell(&mut self, element: &BytesStart<'_>, repeat: u32) {
        let span = |name| {
            attribute(element, name)
                .and_then(|text| text.parse::<u32>().ok())
                .unwrap_or(1)
        };
        let (down, right) = (span("number-rows-spanned"), span("number-columns-spanned"));
        if let (true, Some(sheet)) = (down > 1 || right > 1, self.done.last_mut()) {
            let (row, col) = (self.row.index, self.next_col);
            sheet.info.merges.push([
                row,
                col,
                row.saturating_add(down.max(1) - 1),
                col.saturating_add(right.max(1) - 1),
            ]);
        }
        let (kind, value) = match attribute(element, "value-type").as_deref() {
            Some("float" | "currency" | "percentage") => {
                (CellKind::Number, attribute(element, "value"))
            }
            Some("date") => (CellKind::Other, attribute(element, "date-value")),
            Some("boolean") => (
                CellKind::Other,
                attribute(element, "boolean-value").map(|text| text.to_ascii_uppercase()),
            ),
            _ => (CellKind::Text, attribute(element, "string-value")),
        };
        let error = is_error(element);
        self.text.clear();
        self.cell = Some(CellShape {
            repeat,
            kind,
            // The value of an error is stored as empty; what is shown names it.
            value: value.filter(|_| !error),
            error,
            formula: attribute(element, "formula").is_some(),
        });
    }

    fn close(&mut self, name: &str) {
        match name {
            "annotation" | "tracked-changes" | "shapes" | "forms" => {
                self.skip = self.skip.saturating_sub(1)
            }
            "table" => {
                if self.tables > 1 {
                    self.skip = self.skip.saturating_sub(1);
                } else if let Some(sheet) = self.done.last_mut() {
                    sheet.info.hidden_rows = ranges(std::mem::take(&mut self.hidden_rows));
                }
                self.tables = self.tables.saturating_sub(1);
            }
            _ if self.skip > 0 => {}
            "table-cell" | "covered-table-cell" => self.close_cell(),
            "table-row" => self.close_row(),
            "p" | "h" => self.paragraphs = self.paragraphs.saturating_sub(1),
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let value = cell.value.as_deref();
        let dressed = cell.kind == CellKind::Number
            && value.is_some_and(|value| is_dressed(value, &self.text));
        let text = value.filter(|_| !dressed).unwrap_or(&self.text);
        let named = cell.formula && text.starts_with('#') && text.ends_with(['!', '?', 'A']);
        let error = cell.error || named;
        let kind = match (error, cell.formula && text.is_empty()) {
            (true, _) => CellKind::Error,
            (_, true) => CellKind::Uncomputed,
            _ if dressed => CellKind::Text,
            _ => cell.kind,
        };
        if !text.is_empty() || kind == CellKind::Uncomputed {
            for nth in 0..cell.repeat.min(REPEAT_LIMIT) {
                let Ok(col) = u16::try_from(self.next_col.saturating_add(nth)) else {
                    break;
                };
                self.row.push(col, kind, text);
            }
        }
        self.next_col = self.next_col.saturating_add(cell.repeat);
        self.text.clear();
    }

    fn close_row(&mut self) {
        if let (false, Some(sheet)) = (self.row.cells.is_empty(), self.done.last_mut()) {
            for nth in 0..self.row_repeat.min(REPEAT_LIMIT) {
                self.size += self.row.text.len() + 64;
                if self.size > TEXT_LIMIT {
                    break;
                }
                sheet.rows.push(GridRow {
                    index: self.next_row.saturating_add(nth),
                    ..self.row.clone()
                });
            }
        }
        self.next_row = self.next_row.saturating_add(self.row_repeat.max(1));
    }
}

/// A number is shown with words behind it, or zeros before it: 20个工作日, 012345.
fn is_dressed(value: &str, shown: &str) -> bool {
    let is_word = |behind: &str| behind.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic());
    let is_padded = || !value.starts_with(['0', '-']) && shown.trim_start_matches('0') == value;
    shown.len() > value.len()
        && value.len() <= 15
        && (shown.strip_prefix(value).is_some_and(is_word) || is_padded())
}

/// LibreOffice says in an attribute of its own that a formula failed; in those of the standard it is an empty text.
fn is_error(element: &BytesStart<'_>) -> bool {
    let mut attributes = element.attributes();
    attributes.with_checks(false).flatten().any(|attribute| {
        attribute.key.as_ref() == "calcext:value-type" && &*attribute.value == "error"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(xml: &str) -> GridRow {
        let table = format!("<table:table><table:table-row>{xml}</table:table-row></table:table>");
        let mut sheets = Sheets::default();
        let read = sheets.read(Reader::from_reader(table.as_bytes()));
        read.expect("it is well formed");
        sheets.done.remove(0).rows.remove(0)
    }

    #[test]
    fn a_failed_formula_is_an_error_and_keeps_what_is_shown() {
        for (attributes, shown) in [
            (
                r#"office:value-type="string" office:string-value="" calcext:value-type="error""#,
                "Err:504",
            ),
            (r#"office:value-type="string""#, "#REF!"),
        ] {
            let row = cell(&format!(
                r#"<table:table-cell table:formula="of:=1" {attributes}><text:p>{shown}</text:p></table:table-cell>"#
            ));
            assert_eq!((row.cells[0].kind, row.get(0)), (CellKind::Error, shown));
        }
    }

    #[test]
    fn a_number_that_is_shown_with_a_unit_is_what_is_shown() {
        for (value, shown, kind, text) in [
            ("20", "20个工作日", CellKind::Text, "20个工作日"),
            ("12345", "012345", CellKind::Text, "012345"),
            ("20", "20.00", CellKind::Number, "20"),
            ("0.5", "50%", CellKind::Number, "0.5"),
            ("1200", "1,200元", CellKind::Number, "1200"),
        ] {
            let row = cell(&format!(
                r#"<table:table-cell office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>"#
            ));
            assert_eq!((row.cells[0].kind, row.get(0)), (kind, text), "{shown}");
        }
    }

    #[test]
    fn a_formula_that_gives_text_is_text() {
        let row = cell(
            r#"<table:table-cell table:formula="of:=1" office:value-type="string" calcext:value-type="string"><text:p>甲</text:p></table:table-cell>"#,
        );
        assert_eq!((row.cells[0].kind, row.get(0)), (CellKind::Text, "甲"));
    }
}
