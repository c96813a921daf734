//! xlsx and xlsm: cells by calamine's stream, and beside them what it does not tell.

use super::package::{Package, attribute, damaged, each_element};
use super::{CellKind, GridRow, Merges, Rows, SheetInfo, sidecar};
use crate::read::Refusal;
use calamine::{DataRef, Reader, Xlsx, XlsxCellReader, XlsxFormulaMetadata};
use std::collections::HashMap;
use std::fmt::Write;
use std::io::{Read, Seek};

/// An open xlsx workbook.
pub struct Workbook<R: Read + Seek> {
    cells: Xlsx<R>,
    package: Package<R>,
    sheets: Vec<SheetPart>,
}

struct SheetPart {
    name: String,
    part: String,
    hidden: bool,
}

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook; `again` is a second reader over the same bytes.
    ///
    /// # Errors
    /// When it is damaged, protected by a password, or beyond the bounds.
    pub fn open(reader: R, again: R) -> Result<Workbook<R>, Refusal> {
        let mut package = Package::open(again)?;
        check_strings(&mut package)?;
        let cells = Xlsx::new(reader).map_err(|error| damaged(&error.to_string()))?;
        let sheets = sheets(&mut package)?;
        Ok(Workbook {
            cells,
            package,
            sheets,
        })
    }

    /// How many worksheets there are.
    pub fn sheet_count(&self) -> usize {
        self.sheets.len()
    }

    /// What is known of a sheet before its rows.
    ///
    /// # Errors
    /// When its part cannot be unpacked.
    pub fn info(&mut self, index: usize) -> Result<SheetInfo, Refusal> {
        let sheet = &self.sheets[index];
        let beside = sidecar::read(&mut self.package, &sheet.part)?;
        Ok(SheetInfo {
            name: sheet.name.as_str().into(),
            index: index as u16,
            hidden: sheet.hidden,
            merges: beside.merges,
            hidden_rows: beside.hidden_rows,
            hidden_cols: beside.hidden_cols,
        })
    }

    /// The rows of a sheet.
    ///
    /// # Errors
    /// When the sheet's part is damaged at its beginning.
    pub fn rows(&mut self, info: &SheetInfo) -> Result<impl Rows + '_, Refusal> {
        let name = info.name.to_string();
        let cells = self
            .cells
            .worksheet_cells_reader(&name)
            .map_err(|error| damaged(&error.to_string()))?;
        Ok(XlsxRows {
            cells,
            merges: Merges::new(&info.merges),
            hidden: info.hidden_rows.clone(),
            ahead: None,
            number: String::new(),
            ended: false,
        })
    }
}

/// Refuses a shared string table that claims more strings than its bytes can hold: the library would reserve for all of them.
fn check_strings<R: Read + Seek>(package: &mut Package<R>) -> Result<(), Refusal> {
    let part = "xl/sharedStrings.xml";
    if !package.has(part) {
        return Ok(());
    }
    let mut head = Vec::new();
    package
        .stream(part)?
        .take(4096)
        .read_to_end(&mut head)
        .map_err(|error| damaged(&error.to_string()))?;
    let head = String::from_utf8_lossy(&head);
    for claim in ["uniqueCount=\"", "uniqueCount='"] {
        let Some(at) = head.find(claim) else { continue };
        let digits: String = head[at + claim.len()..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        if digits.parse::<u64>().unwrap_or(u64::MAX) > 100_000_000 {
            return Err(damaged(&format!("uniqueCount {digits}")));
        }
    }
    Ok(())
}

/// The worksheets in order, with the parts their rows are in.
fn sheets<R: Read + Seek>(package: &mut Package<R>) -> Result<Vec<SheetPart>, Refusal> {
    let mut target = HashMap::new();
    each_element(&package.text("xl/_rels/workbook.xml.rels")?, |element| {
        if let (Some(id), Some(path), Some(kind)) = (
            attribute(element, "Id"),
            attribute(element, "Target"),
            attribute(element, "Type"),
        ) && kind.ends_with("/worksheet")
        {
            target.insert(
                id,
                if let Some(whole) = path.strip_prefix('/') {
                    whole.to_owned()
                } else {
                    format!("xl/{path}")
                },
            );
        }
    });
    let mut sheets = Vec::new();
    each_element(&package.text("xl/workbook.xml")?, |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id"))
            && let Some(part) = target.get(&id)
        {
            let hidden = attribute(element, "state").is_some_and(|state| state != "visible");
            sheets.push(SheetPart {
                name,
                part: part.clone(),
                hidden,
            });
        }
    });
    sheets.retain(|sheet| package.has(&sheet.part));
    Ok(sheets)
}

/// A cell with something in it: row and column, kind, value.
type Seen<'w> = ((u32, u32), CellKind, DataRef<'w>);

struct XlsxRows<'w, R: Read + Seek> {
    cells: XlsxCellReader<'w, R>,
    merges: Merges,
    hidden: Vec<(u32, u32)>,
    ahead: Option<Seen<'w>>,
    number: String,
    ended: bool,
}

impl<'w, R: Read + Seek> XlsxRows<'w, R> {
    /// The next cell with something in it.
    fn cell(&mut self) -> Result<Option<Seen<'w>>, Refusal> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        while !self.ended {
            let record = self
                .cells
                .next_cell_with_formula_metadata()
                .map_err(|error| damaged(&error.to_string()))?;
            let Some(record) = record else {
                self.ended = true;
                break;
            };
            let kind = match (&record.value, &record.formula) {
                (DataRef::Empty, None) => continue,
                (DataRef::Empty, Some(formula)) if is_spilled(formula) => continue,
                (DataRef::Empty, Some(_)) => CellKind::Uncomputed,
                (DataRef::Int(_) | DataRef::Float(_), _) => CellKind::Number,
                (DataRef::Error(_), _) => CellKind::Error,
                (DataRef::String(_) | DataRef::SharedString(_), _) => CellKind::Text,
                _ => CellKind::Other,
            };
            return Ok(Some((record.pos, kind, record.value)));
        }
        Ok(None)
    }
}

/// An empty formula element marks a place that another formula fills.
fn is_spilled(formula: &XlsxFormulaMetadata) -> bool {
    matches!(formula, XlsxFormulaMetadata::Normal { formula } if formula.is_empty())
}

impl<R: Read + Seek> Rows for XlsxRows<'_, R> {
    fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        let Some(first) = self.cell()? else {
            return Ok(false);
        };
        let at = first.0.0;
        row.reset(at);
        let mut next = Some(first);
        while let Some((pos, kind, value)) = next {
            if pos.0 != at {
                self.ahead = Some((pos, kind, value));
                break;
            }
            push(row, pos.1, kind, &value, &mut self.number);
            next = self.cell()?;
        }
        if row.cells.windows(2).any(|pair| pair[0].col >= pair[1].col) {
            row.cells.sort_by_key(|cell| cell.col);
        }
        row.hidden = super::within(&self.hidden, at);
        self.merges.apply(row);
        Ok(true)
    }
}

/// Adds a cell in its shown form; columns beyond the format's own limit are dropped.
pub fn push(row: &mut GridRow, col: u32, kind: CellKind, value: &DataRef<'_>, buffer: &mut String) {
    let Ok(col) = u16::try_from(col) else { return };
    buffer.clear();
    // Writing to a String does not fail.
    let _ = match value {
        DataRef::SharedString(text) => return row.push(col, kind, text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            return row.push(col, kind, text);
        }
        DataRef::Empty => Ok(()),
        DataRef::Int(number) => write!(buffer, "{number}"),
        DataRef::Float(number) => write!(buffer, "{number}"),
        DataRef::Bool(yes) => write!(buffer, "{}", if *yes { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => write!(buffer, "{error}"),
        DataRef::DateTime(date) => write_date(buffer, date),
    };
    row.push(col, kind, buffer);
}

fn write_date(buffer: &mut String, date: &calamine::ExcelDateTime) -> std::fmt::Result {
    if date.is_duration() {
        let minutes = (date.as_f64() * 1440.0).round() as i64;
        return write!(buffer, "{}:{:02}", minutes / 60, minutes % 60);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if date.as_f64() < 1.0 {
        return write!(buffer, "{hour}:{minute:02}");
    }
    write!(buffer, "{year:04}-{month:02}-{day:02}")?;
    if (hour, minute, second) != (0, 0, 0) {
        write!(buffer, " {hour:02}:{minute:02}:{second:02}")?;
    }
    Ok(())
}
