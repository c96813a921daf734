//! Text that a spreadsheet program would run as a formula, made harmless and back.

use std::borrow::Cow;

/// Text that begins with `=`, `+`, `-`, `@` or a tab gets an apostrophe in front; so does text that already has one there.
pub fn guard(text: &str) -> Cow<'_, str> {
    match is_guarded(text) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// What [`guard`] was given.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(inner) if is_guarded(inner) => inner,
        _ => text,
    }
}

fn is_guarded(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t'])
}

/// As [`guard`], for a table that nobody reads back: an apostrophe already there stays as it is.
pub fn harmless(text: &str) -> Cow<'_, str> {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(harmless("20个工作日"), "20个工作日");
    }

    #[test]
    fn formulas_are_guarded_and_come_back() {
        for (text, guarded) in [
            ("=1+1", "'=1+1"),
            ("'=1", "''=1"),
            ("-", "'-"),
            ("+86-431-84258766", "'+86-431-84258766"),
            ("'甲'", "'甲'"),
            ("甲=乙", "甲=乙"),
            ("", ""),
        ] {
            assert_eq!(guard(text), guarded);
            assert_eq!(unguard(guarded), text);
        }
    }
}
