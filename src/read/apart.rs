//! Whether a chunk of delimited text can be read without those before it, and those after it without this one.

use super::delimited::ChunkPlan;
use super::encoding::Encoding;
use super::grid::csv::Splitter;
use super::labels::may_begin_label;
use memchr::{memchr_iter, memchr2};

/// The first text of a row that says something of those below has no more bytes.
const LONGEST: usize = 240;

impl ChunkPlan {
    /// How many line feeds there are in a chunk of whole records that has nothing to do with the others; `None` for one that has.
    /// `is_first` for the one with the header.
    pub fn apart(&self, bytes: &[u8], is_first: bool) -> Option<u32> {
        if self.columns.plan.normal {
            return Some(memchr_iter(b'\n', bytes).count() as u32);
        }
        let from = if is_first { self.body } else { 0 };
        let (feeds, may_turn) = self.feeds(bytes, from);
        (!may_turn || !self.turns(bytes, is_first, from)).then_some(feeds)
    }

    fn turns(&self, bytes: &[u8], is_first: bool, from: u32) -> bool {
        let text = self.decode(bytes);
        let skip = if is_first { self.dialect.skip } else { 0 };
        let first_line = u32::from(skip > 0);
        let mut rows = Splitter::new(&text[skip..], self.dialect.delimiter, first_line);
        self.columns.turn(&mut rows, from)
    }

    /// How many line feeds there are, and whether any line from this one on begins as one that changes what is below it; lines
    /// inside of quotes are looked at with the others.
    fn feeds(&self, bytes: &[u8], from: u32) -> (u32, bool) {
        let (mut feeds, mut may_turn) = (0, false);
        let (mut start, mut last) = (0, &bytes[..0]);
        for end in memchr_iter(b'\n', bytes) {
            let line = &bytes[start..end];
            if feeds >= from && !may_turn && !self.begins_plainly(line) {
                may_turn = self.is_odd(line, &mut last);
            }
            feeds += 1;
            start = end + 1;
        }
        let rest = &bytes[start..];
        may_turn |= !self.begins_plainly(rest) && self.is_odd(rest, &mut last);
        (feeds, may_turn)
    }

    /// Most lines: they begin with a number, or with a character that no label does.
    fn begins_plainly(&self, line: &[u8]) -> bool {
        match line.first() {
            None | Some(b'0'..=b'9') => true,
            Some(0xe4..=0xe9) => {
                self.encoding == Encoding::Utf8
                    && !may_begin_label(line)
                    && !self.columns.turns.may_begin(line)
            }
            Some(_) => false,
        }
    }

    fn is_odd<'b>(&self, line: &'b [u8], last: &mut &'b [u8]) -> bool {
        let first = self.first_text(line);
        // Departments stand above each other.
        let is_same = std::mem::replace(last, first) == first;
        !is_same && !first.is_empty() && self.may_turn(first)
            || self.is_led && line.first() == Some(&self.dialect.delimiter)
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
        let end = memchr2(self.dialect.delimiter, b'"', rest).unwrap_or(rest.len());
        &rest[..end]
    }

    fn may_turn(&self, first: &[u8]) -> bool {
        match self.encoding {
            Encoding::Utf8 => {
                std::str::from_utf8(first).is_ok_and(|text| self.columns.may_turn(text))
            }
            _ => self.columns.may_turn(&self.encoding.decode(first)),
        }
    }
}
