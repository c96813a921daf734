//! Makes text from a stranger's file safe and visible on one line: control characters, line breaks, bidirectional marks.

use std::borrow::Cow;
use std::ops::Range;

/// The text on one line, with what cannot be seen made visible.
pub(in crate::report) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        push(&mut out, c);
    }
    Cow::Owned(out)
}

/// As [`clean`], and where a part of the text is afterwards. The ends of `part` may lie anywhere.
pub(in crate::report) fn clean_span(text: &str, part: Range<usize>) -> (String, Range<usize>) {
    let mut out = String::with_capacity(text.len() + 8);
    let (mut from, mut to) = (None, None);
    for (at, c) in text.char_indices() {
        if at >= part.start {
            from.get_or_insert(out.len());
        }
        if at >= part.end {
            to.get_or_insert(out.len());
        }
        push(&mut out, c);
    }
    let end = out.len();
    let from = from.unwrap_or(end);
    (out, from..to.unwrap_or(end).max(from))
}

fn push(out: &mut String, c: char) {
    match shown(c) {
        None => out.push(c),
        Some(Shown::As(mark)) => out.push(mark),
        Some(Shown::Number) => out.push_str(&format!("<U+{:04X}>", c as u32)),
    }
}

enum Shown {
    As(char),
    Number,
}

fn shown(c: char) -> Option<Shown> {
    match c {
        '\n' | '\r' => Some(Shown::As('⏎')),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).map(Shown::As),
        '\u{7f}' => Some(Shown::As('␡')),
        '\u{a0}' => Some(Shown::As('␣')),
        // C1 controls, zero-width characters, marks that turn the direction of text, line separators, the byte order
        // mark, tags: a terminal would obey or hide them.
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e007f}' => Some(Shown::Number),
        // No characters at all: XML does not know the first two, HTML none.
        '\u{fdd0}'..='\u{fdef}' => Some(Shown::Number),
        c if c as u32 & 0xfffe == 0xfffe => Some(Shown::Number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_stays_hidden() {
        assert_eq!(clean("甲\r\n乙"), "甲⏎乙");
        assert_eq!(clean("a\u{1b}[31m"), "a␛[31m");
        assert_eq!(clean("甲\u{200b}乙\u{a0}"), "甲<U+200B>乙␣");
        assert_eq!(clean("甲\u{fffe}乙\u{1ffff}"), "甲<U+FFFE>乙<U+1FFFF>");
        assert!(matches!(clean("事项名称"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_part_is_found_again() {
        let (text, part) = clean_span("\t值\u{200b}: 20日", 10..15);
        assert_eq!(text, "␉值<U+200B>: 20日");
        assert_eq!(&text[part], "0日");
        let (text, part) = clean_span("甲", 3..9);
        assert_eq!((text.as_str(), part), ("甲", 3..3));
    }
}
