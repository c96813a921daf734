//! The canonical form of a name of an item or a material: what two spellings of one name have in common.

use super::hash::{Fingerprint, run_seed, text_hash};
use super::width::{half, is_void};
use std::borrow::Cow;
use std::cell::RefCell;
use wide::u8x16;

/// The name without white space and invisible characters, full-width letters and digits half-width, brackets full-width, and
/// without the mark it ends in.
pub fn name_key(text: &str) -> String {
    chars(text).collect()
}

/// The [`name_key`] of a department; （本级） behind a name says that the department itself is meant and not what is under it.
pub fn body_key(text: &str) -> Cow<'_, str> {
    let key = match plain_name(text) {
        Some(name) if !name.ends_with(['级', '）']) => return Cow::Borrowed(name),
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(name_key(text)),
    };
    let own = ["（本级）", "本级"]
        .iter()
        .find_map(|word| key.strip_suffix(word));
    match own {
        Some(own) if !own.is_empty() => Cow::Owned(own.to_owned()),
        _ => key,
    }
}

/// The hash of [`name_key`], without making it where the text is its own key, as nearly all are.
pub fn name_hash(text: &str) -> u64 {
    if text.len() < WORTH {
        return worked_out(text);
    }
    let print = text_hash(text, run_seed());
    KNOWN.with_borrow_mut(|known| {
        known.resize(SLOTS, (0, 0));
        let slot = &mut known[print as usize % SLOTS];
        if slot.0 != print {
            *slot = (print, worked_out(text));
        }
        slot.1
    })
}

/// Bytes from which on it costs less to look whether the same text was hashed before.
const WORTH: usize = 24;

/// So many hashes are kept: more would be seldom at hand, and work is done sooner than memory comes.
const SLOTS: usize = 2048;

thread_local! {
    /// The hashes of texts, beside another one that is quicker to work out: an item has its name and its 设定依据 in common with
    /// those of other places.
    static KNOWN: RefCell<Vec<(u64, u64)>> = const { RefCell::new(Vec::new()) };
}

fn worked_out(text: &str) -> u64 {
    let mut print = Fingerprint::new();
    match plain_name(text) {
        Some(name) => print.add(name),
        None => print.add(&name_key(text)),
    }
    print.finish()
}

/// The [`name_key`] of a text that needs none made, but for the mark it ends in.
pub fn plain_name(text: &str) -> Option<&str> {
    let body = body(text);
    is_plain(body.as_bytes()).then_some(body)
}

fn chars(text: &str) -> impl Iterator<Item = char> {
    body(text).chars().filter(|c| !is_void(*c)).map(fold)
}

fn body(text: &str) -> &str {
    text.trim_end_matches(|c| {
        is_void(c) || matches!(c, '；' | '。' | ';' | '.' | '、' | '，' | ',' | '．')
    })
}

fn fold(c: char) -> char {
    match c {
        '(' | '﹙' => '（',
        ')' | '﹚' => '）',
        '［' => '[',
        '］' => ']',
        _ => half(c),
    }
}

/// No character to be dropped or folded; says no too often rather than too rarely.
fn is_plain(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some(block) = rest.first_chunk::<18>() {
        if is_odd(block) {
            return false;
        }
        rest = &rest[16..];
    }
    // What is left has at most 17 bytes; signs that are plain stand behind it.
    let mut last = [b'~'; 34];
    last[..rest.len()].copy_from_slice(rest);
    let block = |at: usize| last[at..].first_chunk::<18>();
    !block(0).is_some_and(is_odd) && (rest.len() <= 16 || !block(16).is_some_and(is_odd))
}

/// Whether a character to be dropped or folded may begin in the first sixteen bytes.
#[inline]
fn is_odd(block: &[u8; 18]) -> bool {
    let lane = |at: usize| {
        let lane = block[at..].first_chunk::<16>();
        u8x16::new(*lane.expect("sixteen bytes and two more are 18"))
    };
    let all = u8x16::splat;
    let is = |lane: u8x16, byte: u8| lane.simd_eq(all(byte));
    let between = |lane: u8x16, least: u8, most: u8| {
        lane.max(all(least)).simd_eq(lane) & lane.min(all(most)).simd_eq(lane)
    };
    let (a, b, c) = (lane(0), lane(1), lane(2));
    let single = between(a, 0, 0x20) | is(a | all(1), b')') | is(a, 0xe1);
    // C2 80 to A0 and AD: blanks and what shows nothing, but no `·`.
    let latin = is(a, 0xc2) & (between(b, 0, 0xa0) | is(b, 0xad));
    // E2 80 8x and A8–AF, E2 81: the same; E3 80 80: the ideographic space; EF BC and EF BD: full-width digits, letters and
    // square brackets; EF BB, EF BF: marks of encodings.
    let third = between(c, 0, 0x8f) | is(c & all(0xf8), 0xa8);
    let blank = is(a, 0xe2) & (is(b, 0x81) | is(b, 0x80) & third);
    let space = is(a, 0xe3) & is(b, 0x80) & is(c, 0x80);
    let digit = between(c, 0x90, 0x99) | between(c, 0xa1, 0xbd);
    let mark = is(b, 0xbb) | is(b, 0xbf) | is(b, 0xb9);
    let full = is(b, 0xbc) & digit | is(b, 0xbd) & between(c, 0, 0x9a) | mark;
    (single | latin | blank | space | is(a, 0xef) & full).any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (a, b) in [
            ("居民 身份证；", "居民身份证"),
            ("许可校验(婚前医学检查)", "许可校验（婚前医学检查）"),
            ("Ａ类\n证书。", "A类证书"),
            ("申请表\u{200b}、 ", "申请表"),
            ("\u{a0}营业执照;", "营业执照"),
        ] {
            assert_eq!(name_key(a), name_key(b));
            assert_eq!(name_hash(a), name_hash(b));
        }
        assert_ne!(name_hash("原件"), name_hash("复印件"));
    }

    #[test]
    fn spellings_of_one_department_meet() {
        for text in [
            "云泽市水务局",
            "云泽市水务局（本级）",
            "云泽市水务局(本级)",
            "云泽市水务局本级",
            "云泽市 水务局",
            "云泽市水务局\n",
        ] {
            assert_eq!(body_key(text), "云泽市水务局", "{text}");
        }
        for text in ["本级", "云泽市水务局（河道处）", "市级"] {
            assert_eq!(body_key(text), text);
        }
        assert_eq!(body_key("ＡＢ局"), "AB局");
    }

    #[test]
    fn case_and_inner_marks_count() {
        assert_ne!(name_key("A证"), name_key("a证"));
        assert_ne!(name_key("甲、乙"), name_key("甲乙"));
    }

    proptest! {
        #[test]
        fn the_hash_is_that_of_the_key(text in "\\PC*", name in "[身份证（）() ；。\u{3000}\u{200b}Ａ1\n、]{0,30}") {
            for text in [&text, &name] {
                let mut print = Fingerprint::new();
                print.add(&name_key(text));
                prop_assert_eq!(name_hash(text), print.finish());
                prop_assert_eq!(name_key(&name_key(text)), name_key(text));
            }
        }
    }
}
