//! CSV that Excel opens: UTF-8 with a mark, an item a record.

use super::layout::Layout;
use super::rows::{Row, Sheets};
use crate::canon::guard;
use crate::model::Part;
use std::io::{self, Write};

/// Writes the table of items.
pub(super) fn write(mut sheets: Sheets, out: &mut dyn Write) -> io::Result<()> {
    let sheet = &mut sheets.all[0];
    let layout = Layout::of(Part::Item, sheet);
    let mut line = Vec::from("\u{feff}".as_bytes());
    let labels: Vec<String> = layout.labels().collect();
    record(&mut line, labels.iter().map(String::as_str));
    out.write_all(&line)?;
    let mut rows = sheet.read()?;
    while let Some(row) = rows.next()? {
        let number = row.item.to_string();
        let mut cells = vec![""; layout.width()];
        cells[0] = &number;
        place(&row, &layout, &sheet.extras, |at, text| cells[at] = text);
        line.clear();
        record(&mut line, cells.into_iter());
        out.write_all(&line)?;
    }
    Ok(())
}

/// Gives each cell of a row its place.
pub(super) fn place<'r>(
    row: &'r Row,
    layout: &Layout,
    extras: &super::rows::Extras,
    mut put: impl FnMut(usize, &'r str),
) {
    for (column, text) in &row.cells {
        if let Some(at) = layout.place(*column) {
            put(at, text);
        }
    }
    for (label, text) in &row.loose {
        if let Some(at) = extras.place(label) {
            put(layout.extra(at), text);
        }
    }
}

fn record<'t>(line: &mut Vec<u8>, cells: impl Iterator<Item = &'t str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            line.push(b',');
        }
        field(line, &guard(cell));
    }
    line.extend_from_slice(b"\r\n");
}

fn field(line: &mut Vec<u8>, text: &str) {
    let quoted = memchr::memchr3(b',', b'"', b'\n', text.as_bytes()).is_some()
        || text.contains('\r')
        || text.starts_with([' ', '\'', '\u{feff}']);
    if !quoted {
        return line.extend_from_slice(text.as_bytes());
    }
    line.push(b'"');
    for part in text.as_bytes().split_inclusive(|byte| *byte == b'"') {
        line.extend_from_slice(part);
        if part.ends_with(b"\"") {
            line.push(b'"');
        }
    }
    line.push(b'"');
}
