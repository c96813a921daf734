//! Canonical free text and codes.

use crate::canon::{clean, halfwidth, is_invisible, residue, trim};

/// Whether cleaning would change a text; `clean` says that nothing is left in it by other systems.
#[inline]
pub(super) fn needs_cleaning(text: &str, clean: bool) -> bool {
    let odd = match clean {
        true => memchr::memchr(b'\r', text.as_bytes()).is_some(),
        false => needs_carrying(text) || residue(text).is_some(),
    };
    odd || trim(text).len() < text.len()
}

/// Lines that end in a carriage return, which XML and YAML do not keep, and characters that XML does not know.
#[inline]
pub(super) fn needs_carrying(text: &str) -> bool {
    memchr::memchr(b'\r', text.as_bytes()).is_some() || text.contains(is_unfit)
}

/// No character of a text that XML could carry.
fn is_unfit(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The text without what other systems leave behind, its lines ended alike.
pub(super) fn clean_into(text: &str, out: &mut String) {
    let clean = match residue(text) {
        Some(_) => clean(text),
        None => text.to_owned(),
    };
    carry_into(trim(&clean), out);
}

/// The text as written, its lines ended alike.
pub(super) fn carry_into(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => out.push('\n'),
            // Word parts lines and pages by these.
            '\u{b}' | '\u{c}' if chars.peek().is_some() => out.push('\n'),
            c if is_unfit(c) => {}
            c => out.push(c),
        }
    }
}

/// A code in half-width letters and digits, without characters that show nothing.
pub(super) fn code_into(text: &str, out: &mut String) {
    if text.is_ascii() && !needs_cleaning(text, false) {
        return out.push_str(text);
    }
    let mut plain = String::with_capacity(text.len());
    clean_into(text, &mut plain);
    let half = halfwidth(&plain);
    let shown = half.chars().filter(|c| !is_invisible(*c));
    out.push_str(trim(&shown.collect::<String>()));
}

/// A sign for "none", or a word for it with a mark or brackets around it; words of their own stay, since they may say more.
pub(super) fn is_none_sign(text: &str) -> bool {
    matches!(
        text,
        "/" | "-"
            | "—"
            | "——"
            | "--"
            | "－"
            | "／"
            | "\\"
            | "N/A"
            | "n/a"
            | "none"
            | "无。"
            | "（无）"
    )
}
