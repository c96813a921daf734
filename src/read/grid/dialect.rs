//! How delimited text is to be split: by which delimiter, and from where on.

use super::GridRow;
use super::csv::Splitter;
use crate::model::NUMBER;
use memchr::memchr;

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

/// The text in `="0740-1234567"`, a formula that exports write so that a spreadsheet keeps the leading zero.
pub fn bare(text: &str) -> &str {
    let inner = text
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
