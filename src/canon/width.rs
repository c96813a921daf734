//! Full-width and half-width spellings of the same characters, and characters that show nothing.

use std::borrow::Cow;

/// White space, or a character that takes no room and shows nothing (zero-width, soft hyphen, byte-order mark).
#[inline]
pub fn is_void(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// A character that takes no room and shows nothing.
#[inline]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The text with full-width letters, digits and the ideographic space made half-width. Punctuation stays: full-width is how
/// Chinese is printed.
pub fn halfwidth(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, 0xef | 0xe3)) || text.chars().all(|c| half(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(half).collect())
}

/// A full-width letter, digit or space made half-width.
#[inline]
pub fn half(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => ascii(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// The text without white space, all full-width ASCII made half-width: what value readers look at once the plain forms are
/// ruled out.
pub fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !is_void(*c))
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => ascii(c),
            _ => c,
        })
        .collect()
}

fn ascii(c: char) -> char {
    char::from_u32(c as u32 - 0xfee0).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_digits_and_spaces_turn_and_punctuation_stays() {
        assert_eq!(halfwidth("Ａ区１２号\u{3000}（三）"), "A区12号 （三）");
        assert!(matches!(halfwidth("长春市、（一）"), Cow::Borrowed(_)));
        assert_eq!(compact(" ２０\n（工作日）\u{200b}"), "20(工作日)");
    }

    proptest! {
        #[test]
        fn halfwidth_is_settled_after_once(text in "\\PC*") {
            let once = halfwidth(&text).into_owned();
            prop_assert_eq!(halfwidth(&once), once.clone());
        }
    }
}
