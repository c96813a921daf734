//! What one cell holds, put into its row in the form it is shown in.

use super::formats::Format;
use super::shown;
use super::strings::Strings;
use super::tag::{self, Name, Scan, Stop};
use super::text;
use crate::read::grid::{CellKind, GridRow};
use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use memchr::memchr;

/// What a workbook's cells refer to.
pub struct Values<'w> {
    /// Its shared strings.
    pub strings: &'w Strings,
    /// The formats of its styles.
    pub formats: &'w [Format],
    /// Its days count from 1904.
    pub is_1904: bool,
}

/// The type a cell gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The number of a shared string.
    Shared,
    /// A number.
    Number,
    /// No type, which is a number.
    Unsaid,
    /// The text a formula gave.
    Text,
    /// Text that stands in the cell.
    Inline,
    /// A boolean.
    Bool,
    /// An error value.
    Error,
    /// A date as text.
    Date,
}

impl Kind {
    /// The kind of an attribute `t`.
    #[inline]
    pub fn of(attribute: Option<&[u8]>) -> Scan<Kind> {
        Ok(match attribute {
            Some(b"s") => Kind::Shared,
            None => Kind::Unsaid,
            Some(b"n") => Kind::Number,
            Some(b"str") => Kind::Text,
            Some(b"inlineStr") => Kind::Inline,
            Some(b"b") => Kind::Bool,
            Some(b"e") => Kind::Error,
            Some(b"d") => Kind::Date,
            Some(_) => return Err(Stop::Odd),
        })
    }
}

/// Where a value goes.
pub struct Slot<'r> {
    /// The column of the cell.
    pub col: u16,
    /// The row it is in.
    pub row: &'r mut GridRow,
}

impl Slot<'_> {
    #[inline]
    fn push(&mut self, kind: CellKind, text: &str) {
        self.row.push(self.col, kind, text);
    }
}

/// Error values that a cell can hold.
const ERRORS: [&str; 7] = [
    "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!",
];

impl Values<'_> {
    /// Reads a `<v>`; gives whether there is something in it, and where it ends.
    #[inline]
    pub fn plain(
        &self,
        text: &str,
        name: &Name<'_>,
        kind: Kind,
        style: Option<&[u8]>,
        slot: &mut Slot<'_>,
    ) -> Scan<(bool, usize)> {
        let bytes = text.as_bytes();
        let (empty, start) = tag::skip(bytes, name.end)?;
        if kind == Kind::Inline {
            return Err(Stop::Odd);
        }
        if matches!(kind, Kind::Text | Kind::Date) {
            return self.text(text, start, empty, name, kind, slot);
        }
        if empty {
            return Ok((false, start));
        }
        let stop = start + short(&bytes[start..])?;
        let end = text::closing(bytes, stop, name.full)?;
        let value = &text[start..stop];
        if value.is_empty() {
            return Ok((false, end));
        }
        match kind {
            Kind::Shared => {
                let index = tag::number(value.as_bytes()).ok_or(Stop::Odd)?;
                let shown = self.strings.get(index as usize).ok_or(Stop::Odd)?;
                slot.push(CellKind::Text, shown);
            }
            Kind::Bool => match value {
                "0" => slot.push(CellKind::Other, "FALSE"),
                "1" => slot.push(CellKind::Other, "TRUE"),
                _ => return Err(Stop::Odd),
            },
            Kind::Error if ERRORS.contains(&value) => slot.push(CellKind::Error, value),
            Kind::Error => return Err(Stop::Odd),
            _ => self.number(value, style, slot)?,
        }
        Ok((true, end))
    }

    /// The text of a formula's result, or of a date.
    fn text(
        &self,
        text: &str,
        start: usize,
        empty: bool,
        name: &Name<'_>,
        kind: Kind,
        slot: &mut Slot<'_>,
    ) -> Scan<(bool, usize)> {
        let is_text = kind == Kind::Text;
        let cell = if is_text {
            CellKind::Text
        } else {
            CellKind::Other
        };
        if empty {
            slot.push(cell, "");
            return Ok((true, start));
        }
        let stop = start + memchr(b'<', &text.as_bytes()[start..]).ok_or(Stop::More)?;
        let end = text::closing(text.as_bytes(), stop, name.full)?;
        let inner = text::decoded(&text[start..stop])?;
        let begin = slot.row.text.len();
        if is_text {
            text::unescape(&inner, &mut slot.row.text);
        } else {
            slot.row.text.push_str(&inner);
        }
        slot.row.push_from(slot.col, cell, begin);
        Ok((true, end))
    }

    /// Reads an `<is>`; gives where it ends.
    pub fn inline(&self, text: &str, name: &Name<'_>, slot: &mut Slot<'_>) -> Scan<usize> {
        let (empty, start) = tag::skip(text.as_bytes(), name.end)?;
        let begin = slot.row.text.len();
        let end = match empty {
            true => start,
            false => text::item(text, start, name.full, &mut slot.row.text)?,
        };
        slot.row.push_from(slot.col, CellKind::Text, begin);
        Ok(end)
    }

    #[inline]
    fn number(&self, value: &str, style: Option<&[u8]>, slot: &mut Slot<'_>) -> Scan<()> {
        let format = match style {
            None => &Format::Plain,
            Some(style) => {
                let style = tag::number(style).ok_or(Stop::Odd)?;
                let format = self.formats.get(style as usize);
                format.unwrap_or(&Format::Plain)
            }
        };
        if matches!(format, Format::Plain) && is_whole(value.as_bytes()) {
            slot.push(CellKind::Number, value);
            return Ok(());
        }
        let number = number(value).ok_or(Stop::Odd)?;
        let kind = match format {
            Format::Plain | Format::Dressed(_) => {
                let number = DataRef::Float(number);
                shown::push_number(slot.row, u32::from(slot.col), &number, format);
                return Ok(());
            }
            Format::Date => ExcelDateTimeType::DateTime,
            Format::Span => ExcelDateTimeType::TimeDelta,
        };
        let date = DataRef::DateTime(ExcelDateTime::new(number, kind, self.is_1904));
        shown::push(slot.row, u32::from(slot.col), CellKind::Other, &date);
        Ok(())
    }
}

/// Where a short text ends at the next tag.
#[inline]
fn short(bytes: &[u8]) -> Scan<usize> {
    bytes
        .iter()
        .position(|byte| *byte == b'<')
        .ok_or(Stop::More)
}

/// A number that is written as it is shown: digits that a float holds exactly, no zero before them.
#[inline]
fn is_whole(value: &[u8]) -> bool {
    value.len() <= 15
        && value.iter().all(u8::is_ascii_digit)
        && (value[0] != b'0' || value.len() == 1)
}

/// A number of digits, with a point and an exponent at most; other forms are the library's.
fn number(value: &str) -> Option<f64> {
    let plain =
        |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E');
    let digits = value.trim_start_matches('-').as_bytes();
    let begins = digits.first().is_some_and(u8::is_ascii_digit);
    let ends = digits.last().is_some_and(u8::is_ascii_digit);
    if !(begins && ends && value.bytes().all(plain)) {
        return None;
    }
    value.parse().ok()
}

/// Reads an `<f>`; gives whether there is a formula, and where it ends. An empty one marks a place that another formula fills.
pub fn formula(text: &str, name: &Name<'_>) -> Scan<(bool, usize)> {
    let bytes = text.as_bytes();
    let (mut kind, mut index, mut area, mut twice) = (None, None, None, false);
    let (empty, start) = tag::each(bytes, name.end, |key, value| {
        let known = match key {
            b"t" => &mut kind,
            b"si" => &mut index,
            b"ref" => &mut area,
            _ => return,
        };
        twice |= known.replace(value).is_some();
    })?;
    let is_shared = kind == Some(b"shared");
    let is_area = |area: &[u8]| {
        area.split(|byte| *byte == b':')
            .all(|one| tag::reference(one).is_some())
    };
    let is_numbered = index.and_then(tag::number).is_some() && area.is_none_or(is_area);
    if twice || is_shared && !is_numbered {
        return Err(Stop::Odd);
    }
    if empty {
        return Ok((is_shared, start));
    }
    let stop = start + memchr(b'<', &bytes[start..]).ok_or(Stop::More)?;
    let end = text::closing(bytes, stop, name.full)?;
    text::decoded(&text[start..stop])?;
    Ok((is_shared || stop > start, end))
}
