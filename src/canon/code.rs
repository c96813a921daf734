//! The canonical form of a code: half-width, without blanks.

use super::width::{compact, is_void};
use std::borrow::Cow;

/// The code without full-width characters and blanks, where these alone keep it from being one; as written otherwise. Blanks
/// within go only where a code of a known length comes out: two codes in one cell are not one.
pub fn code_spelling(code: &str) -> Cow<'_, str> {
    if is_plain(code) {
        return Cow::Borrowed(code);
    }
    let plain = compact(code);
    let whole = matches!(plain.len(), 6 | 9 | 12 | 18 | 31 | 33);
    if is_plain(&plain) && (whole || !code.contains(is_void)) {
        return Cow::Owned(plain);
    }
    Cow::Borrowed(code)
}

fn is_plain(code: &str) -> bool {
    every_byte(code, |byte| byte.is_ascii_graphic())
}

/// Whether every byte of a short text is such a one. Looks at blocks without branches, which the compiler turns into vector
/// code; the last block overlaps the one before.
#[inline(always)]
pub fn every_byte(text: &str, is: impl Fn(u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    match (bytes.last_chunk::<16>(), bytes.last_chunk::<8>()) {
        (Some(last), _) => every_block(bytes, last, is),
        (None, Some(last)) => every_block(bytes, last, is),
        _ => bytes.iter().all(|byte| is(*byte)),
    }
}

#[inline(always)]
fn every_block<const N: usize>(bytes: &[u8], last: &[u8; N], is: impl Fn(u8) -> bool) -> bool {
    let every = |block: &[u8; N]| block.iter().fold(true, |all, byte| all & is(*byte));
    bytes.as_chunks::<N>().0.iter().all(every) && every(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_spelling_changes() {
        for (code, plain) in [
            ("440106043001", "440106043001"),
            ("４40106043001", "440106043001"),
            ("440106 043001", "440106043001"),
            ("ＳＰ－００1", "SP-001"),
            ("440106 43001", "440106 43001"),
            ("440106043001 440106043002", "440106043001 440106043002"),
            ("许可-001", "许可-001"),
            ("", ""),
        ] {
            assert_eq!(code_spelling(code), plain);
        }
    }

    #[test]
    fn one_byte_is_seen_wherever_it_stands() {
        for length in 0..70 {
            let text = "a".repeat(length);
            assert!(every_byte(&text, |byte| byte == b'a'));
            for at in 0..length {
                let mut odd = text.clone();
                odd.replace_range(at..at + 1, "b");
                assert!(!every_byte(&odd, |byte| byte == b'a'), "{odd}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_spelling_is_settled_after_once(text in any::<String>(), code in "[0-9Ａ４ \u{3000}一]{0,20}") {
            for text in [&text, &code] {
                let once = code_spelling(text).into_owned();
                prop_assert_eq!(code_spelling(&once), once.clone());
            }
        }
    }
}
