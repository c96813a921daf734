//! Whether a chunk of delimited text can be read without those before it, and those after it without this one.

use super::delimited::ChunkPlan;
use super::encoding::Encoding;
use super::grid::csv::Splitter;
use memchr::{memchr, memchr3};

/// The first text of a row that says something of those below has no more bytes.
const LONGEST: usize = 240;

impl ChunkPlan {
    /// Whether a chunk of whole records has nothing to do with the others; `is_first` for the one with the header.
    pub fn is_apart(&self, bytes: &[u8], is_first: bool) -> bool {
        if self.columns.plan.normal {
            return true;
        }
        let from = if is_first { self.body } else { 0 };
        if !self.may_turn(bytes, from) {
            return true;
        }
        let text = self.decode(bytes);
        let skip = if is_first { self.dialect.skip } else { 0 };
        let first_line = u32::from(skip > 0);
        let mut rows = Splitter::new(&text[skip..], self.dialect.delimiter, first_line);
        !self.columns.turn(&mut rows, from)
    }

    /// A look at how each line begins, those inside of quotes with them.
    fn may_turn(&self, bytes: &[u8], from: u32) -> bool {
        let mut rest = bytes;
        let (mut line, mut last) = (0, &bytes[..0]);
        while !rest.is_empty() {
            let (here, next) = match memchr(b'\n', rest) {
                Some(end) => rest.split_at(end + 1),
                None => (rest, &rest[..0]),
            };
            rest = next;
            line += 1;
            if line <= from {
                continue;
            }
            let first = self.first_text(here);
            // Departments stand above each other.
            if first != last && !first.is_empty() && self.is_odd(first) {
                return true;
            }
            if self.is_led && here.first() == Some(&self.dialect.delimiter) {
                return true;
            }
            last = first;
        }
        false
    }

    /// What stands first in a line, up to the end of its field.
    fn first_text<'l>(&self, line: &'l [u8]) -> &'l [u8] {
        let is_empty = |byte: &u8| matches!(*byte, b'"' | b' ') || *byte == self.dialect.delimiter;
        // Numbers come first in most tables.
        let mut start = 0;
        while line.get(start).is_some_and(is_empty) {
            start += 1;
        }
        let rest = &line[start..];
        if rest.first().is_none_or(u8::is_ascii_digit) {
            return &[];
        }
        let rest = &rest[..rest.len().min(LONGEST)];
        let end = memchr3(self.dialect.delimiter, b'"', b'\n', rest).unwrap_or(rest.len());
        &rest[..end]
    }

    fn is_odd(&self, first: &[u8]) -> bool {
        match self.encoding {
            Encoding::Utf8 => {
                std::str::from_utf8(first).is_ok_and(|text| self.columns.may_turn(text))
            }
            _ => self.columns.may_turn(&self.encoding.decode(first)),
        }
    }
}
