//! Finds where the fields of delimited text end, sixty-four bytes at a time, without a step for each byte.
//!
//! A bit stands for a byte. Between an odd and an even quote nothing ends a field; that is told for all bytes at once, and holds
//! as long as quotes stand only around fields or doubled inside them. Where they do not, the block is *messy*, and whoever splits
//! the text reads that record in another way.

use wide::u8x16;

/// Bytes of one block.
const SIZE: usize = 64;

/// The bytes of one block that mean something, a bit each.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Classes {
    quotes: u64,
    /// Delimiters, line feeds and carriage returns.
    marks: u64,
}

/// What is known of the block at hand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Blocks {
    /// Its first byte.
    base: usize,
    /// Whether a block was read at all.
    is_open: bool,
    /// Ends of fields in it that were not taken yet.
    ends: u64,
    /// Line ends inside quotes that were not counted yet.
    lines: u64,
    /// All ones if the next block begins inside quotes.
    inside: u64,
    /// The last byte was a quote.
    quote: bool,
    /// The last byte was the end of a field.
    end: bool,
    /// The last byte was a closing quote.
    closed: bool,
    /// Quotes stand where they do not belong.
    is_messy: bool,
    /// A doubled quote stands in the block.
    pub(super) has_doubled: bool,
}

/// What comes next.
pub(super) enum Next {
    /// A block that can be split.
    Block,
    /// The end of the text.
    Text,
    /// A block whose quotes are not where they belong.
    Messy,
}

impl Blocks {
    /// Begins at the start of a record.
    pub(super) fn restart(&mut self, at: usize) {
        *self = Blocks {
            base: at,
            end: true,
            ..Blocks::default()
        };
    }

    /// Goes on at the start of a record, behind what was taken.
    pub(super) fn go_to(&mut self, at: usize) {
        match at.checked_sub(self.base) {
            Some(skip) if skip < SIZE && self.is_open => {
                self.ends &= !0 << skip;
                self.lines &= !0 << skip;
            }
            _ => self.restart(at),
        }
    }

    /// The ends of fields left in the block at hand, to be given back by [`Blocks::leave`], and the byte of the first bit.
    #[inline(always)]
    pub(super) fn ends(&self) -> (u64, usize) {
        (self.ends, self.base)
    }

    /// Gives back the ends that were not taken, the block being left at bit `at`; counts the line ends inside quotes before it.
    #[inline(always)]
    pub(super) fn leave(&mut self, ends: u64, at: u32) -> u32 {
        self.ends = ends;
        if self.lines == 0 {
            return 0;
        }
        let before = self.lines & ((1 << at) - 1);
        self.lines ^= before;
        before.count_ones()
    }

    /// Goes on to the next block; `lines` counts line ends inside quotes of the one that is left.
    #[inline(always)]
    pub(super) fn next(&mut self, bytes: &[u8], delimiter: u8, lines: &mut u32) -> Next {
        if self.lines != 0 {
            *lines += self.lines.count_ones();
        }
        if self.is_open {
            self.base += SIZE;
        }
        self.is_open = true;
        self.lines = 0;
        let rest = bytes.get(self.base..).unwrap_or_default();
        if rest.is_empty() {
            return if self.inside == 0 {
                Next::Text
            } else {
                Next::Messy
            };
        }
        let classes = match rest.first_chunk::<SIZE>() {
            Some(block) => classes(block, delimiter),
            None => tail(rest, delimiter),
        };
        self.take(classes, rest);
        self.state()
    }

    /// Whether the block at hand can be split.
    #[inline(always)]
    pub(super) fn state(&self) -> Next {
        if self.is_messy {
            Next::Messy
        } else {
            Next::Block
        }
    }

    /// Works out what the classes of a block mean, given what came before it.
    #[inline(always)]
    fn take(&mut self, classes: Classes, rest: &[u8]) {
        let Classes { quotes, marks } = classes;
        if quotes == 0 && !self.closed {
            self.ends = marks & !self.inside;
            (self.quote, self.end) = (false, self.ends >> 63 == 1);
            (self.is_messy, self.has_doubled) = (false, false);
            self.lines = line_ends(marks & self.inside, rest);
            return;
        }
        let within = within(quotes) ^ self.inside;
        self.ends = marks & !within;
        let (opening, closing) = (quotes & within, quotes & !within);
        let behind_quote = quotes << 1 | u64::from(self.quote);
        let behind_end = self.ends << 1 | u64::from(self.end);
        let behind_closing = closing << 1 | u64::from(self.closed);
        let there = if rest.len() < SIZE {
            (1 << rest.len()) - 1
        } else {
            !0
        };
        let misplaced = opening & !(behind_end | behind_quote);
        let trailed = behind_closing & there & !(self.ends | quotes);
        self.is_messy = misplaced | trailed != 0;
        self.has_doubled = opening & behind_quote != 0;
        self.lines = line_ends(marks & within, rest);
        self.inside = ((within as i64) >> 63) as u64;
        (self.quote, self.end, self.closed) =
            (quotes >> 63 == 1, self.ends >> 63 == 1, closing >> 63 == 1);
    }
}

/// The line ends among `marks`, a bit for each byte of `rest`: a carriage return before a line feed is none.
#[inline(always)]
fn line_ends(mut marks: u64, rest: &[u8]) -> u64 {
    let mut ends = 0;
    while marks != 0 {
        let at = marks.trailing_zeros() as usize;
        let is_end = match rest[at] {
            b'\n' => true,
            b'\r' => rest.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        ends |= u64::from(is_end) << at;
        marks &= marks - 1;
    }
    ends
}

/// From each odd quote to the byte before the even one behind it.
#[inline(always)]
fn within(quotes: u64) -> u64 {
    if quotes == 0 {
        return 0;
    }
    let mut bits = quotes;
    for shift in [1, 2, 4, 8, 16, 32] {
        bits ^= bits << shift;
    }
    bits
}

/// The last block of a text.
#[cold]
fn tail(rest: &[u8], delimiter: u8) -> Classes {
    let mut classes = Classes::default();
    for (at, byte) in rest.iter().enumerate() {
        let is_mark = *byte == delimiter || matches!(byte, b'\n' | b'\r');
        classes.quotes |= u64::from(*byte == b'"') << at;
        classes.marks |= u64::from(is_mark) << at;
    }
    classes
}

/// The classes of a whole block.
#[inline(always)]
fn classes(block: &[u8; SIZE], delimiter: u8) -> Classes {
    let all = u8x16::splat;
    let (quote, delimiter, feed, back) = (all(b'"'), all(delimiter), all(b'\n'), all(b'\r'));
    let (quarters, _) = block.as_chunks::<16>();
    let mut classes = Classes::default();
    for (n, quarter) in quarters.iter().enumerate() {
        let bytes = u8x16::new(*quarter);
        let marks = bytes.simd_eq(delimiter) | bytes.simd_eq(feed) | bytes.simd_eq(back);
        classes.quotes |= u64::from(bytes.simd_eq(quote).to_bitmask()) << (16 * n);
        classes.marks |= u64::from(marks.to_bitmask()) << (16 * n);
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_whole_block_and_the_last_one_are_told_alike(text in "[ab事\",;\r\n]{64}") {
            let block: &[u8; SIZE] = text.as_bytes().first_chunk().expect("sixty-four characters are as many bytes");
            prop_assert_eq!(classes(block, b','), tail(block, b','));
        }
    }

    #[test]
    fn what_stands_between_quotes_is_within() {
        assert_eq!(within(0b0100_0010), 0b0011_1110);
        assert_eq!(within(1 << 63), 1 << 63);
    }
}
