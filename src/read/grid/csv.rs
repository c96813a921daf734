//! Delimited text: a splitter that gives fields with their quotes undone.
//!
//! The `csv` crate is the oracle of this splitter in the tests. It is not used here because its state machine takes a step a
//! byte, and a whole check must cost little more than that bare pass.

use super::blocks::{Blocks, Next};
use super::dialect::bare;
use super::{Cell, CellKind, GridRow, Rows};
use crate::read::Refusal;
use memchr::{memchr, memchr3, memrchr2};

/// The text of a record's fields and where the next record begins.
pub struct Splitter<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
    line: u32,
    blocks: Blocks,
    /// The line of an opening quote that is never closed.
    unclosed: Option<u32>,
    /// The line of the first record with too many fields.
    wide: Option<u32>,
}

/// As many fields of a record as a sheet has columns; what is beyond is left out and said so.
pub const FIELD_LIMIT: u16 = 16_384;

impl<'t> Splitter<'t> {
    /// Splits `text`, whose first line is `line` (from 0).
    pub fn new(text: &'t str, delimiter: u8, line: u32) -> Splitter<'t> {
        Splitter {
            text,
            delimiter,
            at: 0,
            line,
            blocks: Blocks::default(),
            unclosed: None,
            wide: None,
        }
    }

    /// The line of an opening quote that the text never closes.
    pub fn unclosed(&self) -> Option<u32> {
        self.unclosed
    }

    /// The line of the first record with more fields than [`FIELD_LIMIT`].
    pub fn wide(&self) -> Option<u32> {
        self.wide
    }

    /// The line the next record begins in, or a later one after blank lines.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// Where the next record begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Reads the next record; blank lines are passed over.
    pub fn record(&mut self, row: &mut GridRow) -> bool {
        let bytes = self.text.as_bytes();
        while let Some(b'\n' | b'\r') = bytes.get(self.at) {
            self.line += u32::from(self.line_end());
        }
        row.reset(self.line);
        if self.at >= bytes.len() {
            return false;
        }
        self.blocks.go_to(self.at);
        match split(self, row) {
            Some((end, lines)) => {
                self.at = end;
                self.line += lines;
                self.after_field();
            }
            None => {
                row.reset(self.line);
                self.byte_by_byte(row);
                self.blocks.restart(self.at);
            }
        }
        if row.cells.len() > usize::from(FIELD_LIMIT) {
            self.wide.get_or_insert(row.index);
            row.cells.truncate(usize::from(FIELD_LIMIT));
        }
        true
    }

    /// Reads a record with quotes in odd places.
    #[cold]
    fn byte_by_byte(&mut self, row: &mut GridRow) {
        let mut col = 0u16;
        loop {
            let more = if self.text.as_bytes().get(self.at) == Some(&b'"') {
                self.quoted(row, col)
            } else {
                self.plain(row, col)
            };
            col = (col + 1).min(FIELD_LIMIT);
            // One cell too many tells that there were more.
            row.cells.truncate(usize::from(FIELD_LIMIT) + 1);
            if !more {
                return;
            }
        }
    }

    /// Steps over one line end; a carriage return before a line feed is no line of its own.
    fn line_end(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let lone = bytes[self.at] == b'\r' && bytes.get(self.at + 1) == Some(&b'\n');
        self.at += 1;
        !lone
    }

    /// A field without quotes; `true` when another one follows.
    fn plain(&mut self, row: &mut GridRow, col: u16) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let end = memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
        let text = bare(&self.text[self.at..self.at + end]);
        row.push(col, CellKind::Text, text);
        self.at += end;
        self.after_field()
    }

    /// A field in quotes; what stands between the closing quote and the delimiter belongs to it, as in the csv crate.
    fn quoted(&mut self, row: &mut GridRow, col: u16) -> bool {
        let bytes = self.text.as_bytes();
        let start = row.text.len() as u32;
        let opened = self.line;
        self.at += 1;
        loop {
            let rest = &bytes[self.at..];
            let Some(end) = memchr(b'"', rest) else {
                self.unclosed.get_or_insert(opened);
                self.take(row, rest.len());
                break;
            };
            self.take(row, end);
            self.at += 1;
            if bytes.get(self.at) == Some(&b'"') {
                row.text.push('"');
                self.at += 1;
                continue;
            }
            break;
        }
        if let Some(rest) = bytes.get(self.at..) {
            let end = memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
            row.text.push_str(&self.text[self.at..self.at + end]);
            self.at += end;
        }
        let text = &row.text[start as usize..];
        // `="` before and `"` behind, or nothing.
        let off = ((text.len() - bare(text).len()) / 3) as u32;
        row.cells.push(Cell {
            col,
            kind: CellKind::Text,
            start: start + 2 * off,
            end: row.text.len() as u32 - off,
        });
        self.after_field()
    }

    fn take(&mut self, row: &mut GridRow, len: usize) {
        let part = &self.text[self.at..self.at + len];
        self.line += count_lines(part.as_bytes());
        row.text.push_str(part);
        self.at += len;
    }

    fn after_field(&mut self) -> bool {
        match self.text.as_bytes().get(self.at) {
            Some(&byte) if byte == self.delimiter => {
                self.at += 1;
                true
            }
            Some(_) => {
                if !self.line_end() {
                    self.at += 1;
                }
                self.line += 1;
                false
            }
            None => false,
        }
    }
}

/// Splits a record whose quotes are where they belong: the row takes it as it stands, and a cell is a piece of it. Gives its
/// end and the line ends inside it. With the instructions of the processor at hand, where it has more than all have.
#[multiversion::multiversion(targets("x86_64+avx2+bmi1+bmi2"))]
fn split(splitter: &mut Splitter<'_>, row: &mut GridRow) -> Option<(usize, u32)> {
    // `sep="` leaves no sign for quotes.
    if splitter.delimiter == b'"' {
        return None;
    }
    let bytes = splitter.text.as_bytes();
    let (begin, mut start, mut lines) = (splitter.at, splitter.at, 0);
    let mut doubled = false;
    let mut next = splitter.blocks.state();
    let end = loop {
        match next {
            Next::Block => {}
            Next::Text => {
                put(row, begin, start, bytes.len(), bytes);
                break bytes.len();
            }
            Next::Messy => return None,
        }
        doubled |= splitter.blocks.has_doubled;
        let (mut ends, base) = splitter.blocks.ends();
        let mut done = None;
        while ends != 0 {
            let bit = ends.trailing_zeros();
            let end = base + bit as usize;
            ends &= ends - 1;
            put(row, begin, start, end, bytes);
            start = end + 1;
            if bytes[end] != splitter.delimiter {
                done = Some(bit);
                break;
            }
        }
        if let Some(bit) = done {
            lines += splitter.blocks.leave(ends, bit);
            break start - 1;
        }
        next = splitter.blocks.next(bytes, splitter.delimiter, &mut lines);
    };
    row.text.push_str(&splitter.text[begin..end]);
    if doubled {
        undouble(row);
    }
    Some((end, lines))
}

/// Adds the cell `bytes[start..end]`, without its quotes, of the record that begins at `begin`.
#[inline(always)]
fn put(row: &mut GridRow, begin: usize, start: usize, end: usize, bytes: &[u8]) {
    let quoted = usize::from(bytes.get(start) == Some(&b'"'));
    if row.cells.len() <= usize::from(FIELD_LIMIT) {
        row.cells.push(Cell {
            col: row.cells.len() as u16,
            kind: CellKind::Text,
            start: (start + quoted - begin) as u32,
            end: (end - quoted - begin) as u32,
        });
    }
}

/// Takes the second of doubled quotes out of the cells that have them: such a cell gets a text of its own behind the record's.
#[cold]
fn undouble(row: &mut GridRow) {
    let GridRow { cells, text, .. } = row;
    for cell in cells {
        let (start, end) = (cell.start as usize, cell.end as usize);
        if memchr(b'"', &text.as_bytes()[start..end]).is_none() {
            continue;
        }
        let single = text[start..end].replace("\"\"", "\"");
        cell.start = text.len() as u32;
        text.push_str(bare(&single));
        cell.end = text.len() as u32;
    }
}

/// Line ends in `bytes`: `\n`, `\r\n` and lone `\r`.
pub fn count_lines(bytes: &[u8]) -> u32 {
    memchr::memchr_iter(b'\n', bytes).count() as u32 + count_returns(bytes)
}

/// Lone `\r` in `bytes`, which end a line as well.
pub fn count_returns(bytes: &[u8]) -> u32 {
    let lone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    memchr::memchr_iter(b'\r', bytes).filter(lone).count() as u32
}

impl Rows for Splitter<'_> {
    fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        Ok(self.record(row))
    }
}

/// The end of the last whole record in `bytes`, given that they begin with one: the last line end outside quotes.
pub fn last_boundary(bytes: &[u8]) -> Option<usize> {
    let mut quoted = memchr::memchr_iter(b'"', bytes).count() % 2 == 1;
    let mut end = bytes.len();
    // From the end: whether a place is quoted is told by how many quotes stand before it.
    while let Some(at) = memrchr2(b'"', b'\n', &bytes[..end]) {
        match bytes[at] {
            b'"' => quoted = !quoted,
            _ if !quoted => return Some(at + 1),
            _ => {}
        }
        end = at;
    }
    None
}

#[cfg(test)]
mod tests;
