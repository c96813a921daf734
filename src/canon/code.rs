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
    code.bytes().all(|byte| byte.is_ascii_graphic())
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
