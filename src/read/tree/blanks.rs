//! `NaN`, `Infinity` and `-Infinity` in JSON: what Python writes for blank cells. They are no JSON, and read as nothing.

use super::scan::string_end;
use std::ops::Range;

/// The words, and an empty text as long as each.
const WORDS: [(&str, &str); 3] = [
    ("NaN", "\"\" "),
    ("Infinity", "\"\"      "),
    ("-Infinity", "\"\"       "),
];

/// A text with an empty text in place of each such word, as long as it, so that all else stays where it stands; and where the
/// first of them is. None if there is none.
pub(super) fn blanked(text: &str) -> Option<(String, Range<usize>)> {
    let bytes = text.as_bytes();
    let (mut out, mut first) = (String::new(), None);
    let (mut at, mut done) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => at = string_end(bytes, at),
            b'N' | b'I' | b'-' => match word(&text[at..]) {
                Some((word, blank)) => {
                    out.push_str(&text[done..at]);
                    out.push_str(blank);
                    first.get_or_insert(at..at + word.len());
                    at += word.len();
                    done = at;
                }
                None => at += 1,
            },
            _ => at += 1,
        }
    }
    out.push_str(&text[done..]);
    first.map(|first| (out, first))
}

/// The word that a text starts with, and what is read for it; another character of a word may not follow.
fn word(text: &str) -> Option<(&'static str, &'static str)> {
    let found = WORDS.into_iter().find(|(word, _)| text.starts_with(word))?;
    let next = text[found.0.len()..].chars().next();
    next.is_none_or(|next| !next.is_alphanumeric())
        .then_some(found)
}

#[cfg(test)]
mod tests {
    use super::blanked;

    #[test]
    fn words_outside_of_strings_become_empty_texts_of_their_length() {
        let text = r#"{"NaN":NaN,"a":"\"NaN","b":[-Infinity,-1, Infinity ],"c":NaNa}"#;
        let (blank, first) = blanked(text).expect("there are some");
        assert_eq!((blank.len(), &text[first]), (text.len(), "NaN"));
        assert_eq!(
            blank,
            r#"{"NaN":"" ,"a":"\"NaN","b":[""       ,-1, ""       ],"c":NaNa}"#
        );
        assert_eq!(blanked(r#"{"a":"NaN","b":-1,"c":null}"#), None);
    }
}
