//! The change log: what was rewritten, from what, and where; a line each, in order.

use crate::canon::guard;
use crate::finding::{Place, mask_value};
use crate::model::Element;
use crate::normalize::Change;
use serde::Serialize;
use std::borrow::Cow;

/// How the change log is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Log {
    /// As what.
    pub format: LogFormat,
    /// Show personal mobile numbers as they are.
    pub show_mobile: bool,
}

/// What the change log is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogFormat {
    /// An object a line, English names.
    Jsonl,
    /// A record a line, Chinese labels.
    Csv,
}

/// One line. What does not apply is null.
#[derive(Serialize)]
struct Line<'l> {
    path: &'l str,
    sheet: Option<&'l str>,
    cell: Option<String>,
    row: Option<u64>,
    line: Option<u64>,
    column: Option<u64>,
    item: &'l str,
    field: &'l str,
    label: &'l str,
    part: Option<String>,
    from: &'l str,
    to: &'l str,
}

impl Log {
    /// What stands above the first line.
    pub(super) fn head(self) -> &'static [u8] {
        match self.format {
            LogFormat::Jsonl => b"",
            LogFormat::Csv => {
                "\u{feff}文件,工作表,单元格,行,列,事项名称,要素,所在条目,原文,改写为\r\n".as_bytes()
            }
        }
    }

    /// Writes one change.
    pub(super) fn line(
        self,
        path: &str,
        place: &Place,
        item: &str,
        change: &Change<'_>,
        out: &mut Vec<u8>,
    ) {
        let element = change.from.element();
        let part = change
            .part
            .map(|(part, nth)| format!("{}[{}]", part.label(), nth + 1));
        let at = spelled(place);
        let shown = |element, text| match self.show_mobile {
            true => Cow::Borrowed(text),
            false => mask_value(element, text),
        };
        let line = Line {
            path,
            sheet: place.sheet(),
            cell: place.a1(),
            row: at.0,
            line: at.1,
            column: at.2,
            item: &shown(Element::name, item),
            field: element.key(),
            label: element.label(),
            part,
            from: &shown(element, change.from.text),
            to: &shown(element, change.to),
        };
        match self.format {
            LogFormat::Jsonl => {
                // Text and numbers into a vector: nothing in it can fail.
                let _ = serde_json::to_writer(&mut *out, &line);
                out.push(b'\n');
            }
            LogFormat::Csv => line.record(out),
        }
    }
}

/// Row, line and column of a place, from 1.
fn spelled(place: &Place) -> (Option<u64>, Option<u64>, Option<u64>) {
    match place {
        Place::Whole | Place::Sheet(_) => (None, None, None),
        Place::Cell { row, col, .. } => {
            (Some(u64::from(*row) + 1), None, Some(u64::from(*col) + 1))
        }
        Place::Field { row, col } => (Some(*row), None, Some(u64::from(*col))),
        Place::Text { line, column, .. } => (None, Some(*line), Some(u64::from(*column))),
    }
}

impl Line<'_> {
    fn record(&self, out: &mut Vec<u8>) {
        let number =
            |number: Option<u64>| number.map_or(String::new(), |number| number.to_string());
        let fields = [
            self.path,
            self.sheet.unwrap_or(""),
            self.cell.as_deref().unwrap_or(""),
            &number(self.row.or(self.line)),
            &number(self.column),
            self.item,
            self.label,
            self.part.as_deref().unwrap_or(""),
            self.from,
            self.to,
        ];
        for (at, field) in fields.into_iter().enumerate() {
            let mark: &[u8] = if at == 0 { b"\"" } else { b",\"" };
            out.extend_from_slice(mark);
            out.extend_from_slice(guard(field).replace('"', "\"\"").as_bytes());
            out.push(b'"');
        }
        out.extend_from_slice(b"\r\n");
    }
}
