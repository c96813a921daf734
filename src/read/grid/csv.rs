//! Delimited text: a splitter that gives fields with their quotes undone, and the choice of the delimiter.
//!
//! The `csv` crate is the oracle of this splitter in the tests. It is not used here because its state machine takes a step a
//! byte, and a whole check must cost little more than that bare pass.

use super::{CellKind, GridRow, Rows};
use crate::model::NUMBER;
use crate::read::Refusal;
use memchr::{memchr, memchr2, memchr3};

/// The text of a record's fields and where the next record begins.
pub struct Splitter<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
    line: u32,
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
        let mut col = 0u16;
        loop {
            let more = if bytes.get(self.at) == Some(&b'"') {
                self.quoted(row, col)
            } else {
                self.plain(row, col)
            };
            col = col.saturating_add(1);
            if !more {
                if col > FIELD_LIMIT {
                    self.wide.get_or_insert(row.index);
                    row.cells.retain(|cell| cell.col < FIELD_LIMIT);
                }
                return true;
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
        row.push(col, CellKind::Text, &self.text[self.at..self.at + end]);
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
        row.cells.push(super::Cell {
            col,
            kind: CellKind::Text,
            start,
            end: row.text.len() as u32,
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

/// Line ends in `bytes`: `\n`, `\r\n` and lone `\r`.
pub fn count_lines(bytes: &[u8]) -> u32 {
    if memchr(b'\r', bytes).is_none() {
        return memchr::memchr_iter(b'\n', bytes).count() as u32;
    }
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| !(bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n')))
        .count() as u32
}

impl Rows for Splitter<'_> {
    fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        Ok(self.record(row))
    }
}

/// How a delimited text is to be split, told from its beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dialect {
    /// The delimiter.
    pub delimiter: u8,
    /// Bytes to pass over at the start: a `sep=;` line.
    pub skip: usize,
}

/// Tells the delimiter: a `sep=` line, or the one that splits the most records of the head into equally many fields.
pub fn dialect(head: &str) -> Dialect {
    if let Some(rest) = head.strip_prefix("sep=")
        && let [delimiter, b'\n' | b'\r', ..] = rest.as_bytes()
    {
        let line = memchr(b'\n', head.as_bytes()).map_or(head.len(), |at| at + 1);
        return Dialect {
            delimiter: *delimiter,
            skip: line,
        };
    }
    // A normalized catalog is split by commas, whatever its texts hold.
    let body = head.trim_start_matches('\u{feff}').strip_prefix(NUMBER);
    if body.is_some_and(|rest| rest.starts_with(',')) {
        return Dialect {
            delimiter: b',',
            skip: 0,
        };
    }
    let score = |delimiter: u8| {
        let mut splitter = Splitter::new(head, delimiter, 0);
        let mut row = GridRow::default();
        let mut counts = Vec::new();
        while counts.len() < 40 && splitter.record(&mut row) {
            counts.push(row.cells.len());
        }
        // The last record of a cut head may be a part.
        if counts.len() > 2 {
            counts.pop();
        }
        let mut sorted = counts.clone();
        sorted.sort_unstable();
        let usual = sorted.get(sorted.len() * 2 / 3).copied().unwrap_or(0);
        if usual < 2 {
            (0, 0)
        } else {
            (
                counts.iter().filter(|count| **count == usual).count(),
                usual,
            )
        }
    };
    let best = [b',', b'\t', b';', b'|']
        .into_iter()
        .max_by_key(|delimiter| (score(*delimiter), std::cmp::Reverse(*delimiter != b',')));
    Dialect {
        delimiter: best.unwrap_or(b','),
        skip: 0,
    }
}

/// The end of the last whole record in `bytes`, given that they begin with one: the last line end outside quotes.
pub fn last_boundary(bytes: &[u8]) -> Option<usize> {
    if memchr(b'"', bytes).is_none() {
        return memchr::memrchr(b'\n', bytes).map(|at| at + 1);
    }
    let (mut quoted, mut last, mut at) = (false, None, 0);
    while let Some(step) = if quoted {
        memchr(b'"', &bytes[at..])
    } else {
        memchr2(b'"', b'\n', &bytes[at..])
    } {
        at += step;
        match bytes[at] {
            b'"' => quoted = !quoted,
            _ => last = Some(at + 1),
        }
        at += 1;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(text: &str) -> Vec<Vec<String>> {
        let mut splitter = Splitter::new(text, b',', 0);
        let mut row = GridRow::default();
        let mut records = Vec::new();
        while splitter.record(&mut row) {
            records.push(
                row.cells
                    .iter()
                    .map(|cell| row.of(cell).to_owned())
                    .collect(),
            );
        }
        records
    }

    fn oracle(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        reader
            .records()
            .map(|record| record.expect("text").iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn lines_are_counted_through_quotes_and_all_line_ends() {
        let mut splitter = Splitter::new("a,\"b\r\nc\"\r\n\r\nd,e\rf\n", b',', 0);
        let mut row = GridRow::default();
        let mut lines = Vec::new();
        while splitter.record(&mut row) {
            lines.push(row.index);
        }
        assert_eq!(lines, [0, 3, 4]);
    }

    #[test]
    fn an_unclosed_quote_is_named_by_its_line() {
        let mut splitter = Splitter::new("a,b\nc,\"d\ne\n", b',', 0);
        let mut row = GridRow::default();
        while splitter.record(&mut row) {}
        assert_eq!(splitter.unclosed(), Some(1));
    }

    #[test]
    fn delimiters_are_told_apart() {
        assert_eq!(dialect("a;b;c\n1,5;2;3\n").delimiter, b';');
        assert_eq!(dialect("a\tb\n1\t2\n").delimiter, b'\t');
        assert_eq!(
            dialect("sep=|\na|b\n"),
            Dialect {
                delimiter: b'|',
                skip: 6
            }
        );
        assert_eq!(dialect("just text\nmore\n").delimiter, b',');
    }

    #[test]
    fn chunks_end_outside_quotes() {
        assert_eq!(last_boundary(b"a,b\nc,\"d\ne"), Some(4));
        assert_eq!(last_boundary(b"a,b\nc,d"), Some(4));
        assert_eq!(last_boundary(b"\"a\nb"), None);
    }

    proptest! {
        #[test]
        fn the_splitter_agrees_with_the_csv_crate(text in "[ab事\",\r\n]{0,40}") {
            prop_assert_eq!(split(&text), oracle(&text));
        }
    }
}
