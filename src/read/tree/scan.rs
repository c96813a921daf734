//! Where values start and end in JSON text, without parsing it: for splitting long arrays and for naming places.

use memchr::memchr2;

/// A value in document order, keys not counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Value {
    /// Its first byte.
    pub(super) start: usize,
    /// One past its last byte; of an object or array, past its opening bracket.
    pub(super) end: usize,
    /// The text range between the quotes of the key before it.
    pub(super) key: Option<(usize, usize)>,
}

/// One past the closing quote of the string that opens at `start`, or the end of the text.
pub(super) fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(found) = memchr2(b'"', b'\\', bytes.get(at..).unwrap_or(&[])) {
        at += found + 1;
        if bytes[at - 1] == b'"' {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// The first byte from `at` on that is no white space.
pub(super) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while bytes
        .get(at)
        .is_some_and(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'))
    {
        at += 1;
    }
    at
}

/// The next value at or after `at`.
pub(super) fn next_value(bytes: &[u8], mut at: usize) -> Option<Value> {
    let mut key = None;
    loop {
        let start = at;
        match *bytes.get(at)? {
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b']' | b'}' => at += 1,
            b'"' => {
                at = string_end(bytes, at);
                if bytes.get(skip_space(bytes, at)) != Some(&b':') {
                    return Some(Value {
                        start,
                        end: at,
                        key,
                    });
                }
                key = Some((start + 1, at.saturating_sub(1).max(start + 1)));
            }
            b'[' | b'{' => {
                return Some(Value {
                    start,
                    end: at + 1,
                    key,
                });
            }
            _ => {
                return Some(Value {
                    start,
                    end: scalar_end(bytes, at),
                    key,
                });
            }
        }
    }
}

fn scalar_end(bytes: &[u8], start: usize) -> usize {
    let stop = |b: &u8| {
        matches!(b, b',' | b':' | b']' | b'}' | b'[' | b'{' | b'"') || b.is_ascii_whitespace()
    };
    bytes[start..]
        .iter()
        .position(stop)
        .map_or(bytes.len(), |len| start + len.max(1))
}

/// One past the whole value that starts at `start`; `None` if its brackets do not close.
pub(super) fn value_end(bytes: &[u8], start: usize) -> Option<usize> {
    match bytes.get(start)? {
        b'"' => Some(string_end(bytes, start)),
        b'[' | b'{' => brackets_end(bytes, start),
        _ => Some(scalar_end(bytes, start)),
    }
}

fn brackets_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match bytes.get(at)? {
            b'"' => {
                at = string_end(bytes, at);
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Walks forward through a record to its values by number.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Cursor {
    record: usize,
    at: usize,
    next: u32,
}

impl Cursor {
    /// The `nth` value of the record at byte `record`. Cheap when asked for in order.
    pub(super) fn value(&mut self, bytes: &[u8], record: usize, nth: u32) -> Option<Value> {
        if self.record != record || nth < self.next || self.next == 0 {
            *self = Cursor {
                record,
                at: record,
                next: 0,
            };
        }
        loop {
            let value = next_value(bytes, self.at)?;
            self.at = value.end;
            self.next += 1;
            if self.next > nth {
                return Some(value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{"a": [1, "x\"]"], "b": {"c": null}, "d": "e"}"#;

    #[test]
    fn values_are_counted_in_document_order_without_keys() {
        let mut cursor = Cursor::default();
        let texts: Vec<&str> = (0..7)
            .map_while(|nth| cursor.value(TEXT.as_bytes(), 0, nth))
            .map(|value| &TEXT[value.start..value.end])
            .collect();
        assert_eq!(texts, ["{", "[", "1", r#""x\"]""#, "{", "null", r#""e""#]);
    }

    #[test]
    fn a_value_ends_where_its_brackets_do() {
        assert_eq!(value_end(TEXT.as_bytes(), 0), Some(TEXT.len()));
        assert_eq!(value_end(b"[1, [2]", 0), None);
        assert_eq!(value_end(br#""a\"b" "#, 0), Some(6));
        assert_eq!(value_end(b"12,", 0), Some(2));
    }
}
