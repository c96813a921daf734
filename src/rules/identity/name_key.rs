//! What spellings of one name or text have in common, and hashes of it.

use crate::canon::Fingerprint;
use crate::model::{ServiceItem, State};
use crate::source::Field;
use std::borrow::Cow;

/// The text without white space and closing marks, brackets and letters half-width; borrowed where it is so already.
pub fn name_key(text: &str) -> Cow<'_, str> {
    let text = text.trim_end_matches(['；', ';', '。', '，', ',']);
    if text.chars().all(|c| fold(c) == Some(c)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter_map(fold).collect())
    }
}

fn fold(c: char) -> Option<char> {
    match c {
        ' '..='~' if c != ' ' => Some(c),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '\u{200b}'..='\u{200f}' | '\u{feff}' => None,
        c if c.is_whitespace() || c.is_control() => None,
        c => Some(c),
    }
}

/// Adds what is written in a field, or nothing.
pub fn add<T>(print: &mut Fingerprint, field: &Field<'_, T>) {
    print.add(field.raw().map_or("", |raw| raw.text));
}

/// Adds the themes an item is listed under. One item is often listed once under each.
pub fn add_themes(print: &mut Fingerprint, item: &ServiceItem<'_>) {
    add(print, &item.personal_theme);
    add(print, &item.corporate_theme);
}

/// Not cancelled and no draft: an older version may keep code and name.
pub fn is_live(item: &ServiceItem<'_>) -> bool {
    item.state
        .given()
        .is_none_or(|state| !matches!(state.value, State::Cancelled | State::Draft))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        let key = "食品经营许可(变更)";
        for name in [
            "食品经营许可（变更）",
            "食品经营许可(变更)；",
            " 食品经营\n许可（变更)",
            "食品经营许可\u{3000}(变更)",
        ] {
            assert_eq!(name_key(name), key, "{name:?}");
        }
    }

    #[test]
    fn a_plain_name_is_not_copied() {
        assert!(matches!(name_key("食品经营许可"), Cow::Borrowed(_)));
        assert!(matches!(name_key("食品经营许可；"), Cow::Borrowed(_)));
    }

    #[test]
    fn other_names_stay_apart() {
        assert_ne!(name_key("食品经营许可"), name_key("食品生产许可"));
    }
}
