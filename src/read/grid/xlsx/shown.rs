//! The form in which a stored value is shown.

use super::formats::Format;
use crate::read::grid::{CellKind, GridRow};
use calamine::{DataRef, ExcelDateTime};
use std::fmt::Write;

/// Adds a cell in its shown form; columns beyond the format's own limit are dropped.
pub fn push(row: &mut GridRow, col: u32, kind: CellKind, value: &DataRef<'_>) {
    let Ok(col) = u16::try_from(col) else { return };
    let start = row.text.len();
    let out = &mut row.text;
    // Writing to a String does not fail.
    let _ = match value {
        DataRef::SharedString(text) => out.write_str(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            out.write_str(text)
        }
        DataRef::Empty => Ok(()),
        DataRef::Int(number) => write!(out, "{number}"),
        DataRef::Float(number) => write!(out, "{number}"),
        DataRef::Bool(yes) => out.write_str(if *yes { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => write!(out, "{error}"),
        DataRef::DateTime(date) => write_date(out, date),
    };
    row.push_from(col, kind, start);
}

/// Adds a number, with what its format shows around it: such a cell holds text.
pub fn push_number(row: &mut GridRow, col: u32, value: &DataRef<'_>, format: &Format) {
    let start = row.text.len();
    push(row, col, CellKind::Number, value);
    let GridRow { cells, text, .. } = row;
    let (Format::Dressed(dress), Some(cell)) = (format, cells.last_mut()) else {
        return;
    };
    let number = text.split_off(start);
    if dress.write(&number, text) {
        cell.kind = CellKind::Text;
        cell.end = text.len() as u32;
    } else {
        text.push_str(&number);
    }
}

fn write_date(buffer: &mut String, date: &ExcelDateTime) -> std::fmt::Result {
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
