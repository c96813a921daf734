//! Masks personal mobile numbers: 13812345678 becomes 138****5678.

use crate::model::{Element, Kind};
use std::borrow::Cow;

/// As [`mask`], for what is written under an element. A code is never a telephone number, whatever its digits.
pub fn mask_value(element: Element, text: &str) -> Cow<'_, str> {
    match element.row().map(|row| row.kind) {
        Some(Kind::Code) => Cow::Borrowed(text),
        _ => mask(text),
    }
}

/// The text with the middle of every mobile number starred. Keeps its length in bytes, so that places in it still hold.
pub fn mask(text: &str) -> Cow<'_, str> {
    // Eleven digits are the least there is to mask.
    if text.len() < 11
        || text
            .chars()
            .filter(|c| digit(*c).is_some())
            .nth(10)
            .is_none()
    {
        return Cow::Borrowed(text);
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut stars: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        match mobile(&chars, at) {
            Some((middle, end)) => {
                stars.extend(middle);
                at = end;
            }
            None => at += 1,
        }
    }
    if stars.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(starred(&chars, &stars))
}

fn starred(chars: &[(usize, char)], stars: &[usize]) -> String {
    let mut next = stars.iter().peekable();
    chars
        .iter()
        .enumerate()
        .map(|(at, (_, c))| match next.next_if(|star| **star == at) {
            Some(_) if c.is_ascii() => '*',
            Some(_) => '＊',
            None => *c,
        })
        .collect()
}

/// The middle four digits and the end of the mobile number that starts at `at`, if one does.
fn mobile(chars: &[(usize, char)], at: usize) -> Option<([usize; 4], usize)> {
    let before = at.checked_sub(1).map(|before| chars[before].1);
    // Within a code: 1144000013812345678, MB2D13812345678. A country code may stand before it.
    if before.is_some_and(|c| digit(c).is_some() || c.is_ascii_uppercase()) && !country(chars, at) {
        return None;
    }
    let mut places = [0; 11];
    let mut here = at;
    for (n, place) in places.iter_mut().enumerate() {
        // 138 1234 5678 and 138-1234-5678.
        if (n == 3 || n == 7) && matches!(chars.get(here), Some((_, ' ' | '-' | '－'))) {
            here += 1;
        }
        let (_, c) = chars.get(here)?;
        let value = digit(*c)?;
        if (n == 0 && value != 1) || (n == 1 && value < 3) {
            return None;
        }
        *place = here;
        here += 1;
    }
    let after = chars.get(here).map(|(_, c)| *c);
    if after.is_some_and(|c| digit(c).is_some() || c.is_ascii_uppercase()) {
        return None;
    }
    Some(([places[3], places[4], places[5], places[6]], here))
}

/// 86 stands right before `at`, and nothing that makes it a part of a longer number.
fn country(chars: &[(usize, char)], at: usize) -> bool {
    let back = |n: usize| at.checked_sub(n).map(|at| chars[at].1);
    back(1) == Some('6')
        && back(2) == Some('8')
        && !back(3).is_some_and(|c| digit(c).is_some_and(|d| d != 0) || c.is_ascii_uppercase())
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn mobile_numbers_are_masked() {
        assert_eq!(mask("王科长13812341234"), "王科长138****1234");
        assert_eq!(
            mask("0931-8412345，138 1234 5678"),
            "0931-8412345，138 **** 5678"
        );
        assert_eq!(mask("+8613912345678转2"), "+86139****5678转2");
        assert_eq!(mask("１３８１２３４５６７８"), "１３８＊＊＊＊５６７８");
        assert_eq!(mask("13812345678、13912345678"), "138****5678、139****5678");
    }

    #[test]
    fn codes_and_landlines_are_not() {
        for text in [
            "11440000138123456789",
            "MB2D13812345678",
            "0931-84123456",
            "12345678901",
            "1381234567",
            "2023-11-22 13:00",
            "138123456789",
        ] {
            assert_eq!(mask(text), text);
        }
    }

    #[test]
    fn the_length_stays() {
        let text = "电话 13812345678 或 １３８１２３４５６７８";
        assert_eq!(mask(text).len(), text.len());
    }
}
