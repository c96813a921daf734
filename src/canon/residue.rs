//! What other systems leave behind in text: tags, entities, invisible and control characters, marks of lost ones.

use super::markup::{entity, tag};
use std::ops::Range;

/// What kind of thing was left behind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ResidueKind {
    /// `<br>`, `</p>`, `<div …>`
    Tag,
    /// `&amp;`, `&nbsp;`, `&#12345;`, also escaped twice
    Entity,
    /// U+00A0
    NoBreakSpace,
    /// A character that shows nothing
    Invisible,
    /// A control character other than tab and line ends
    Control,
    /// `_x000D_`, a line end as Excel writes it
    Escape,
    /// U+FFFD: a character was lost
    Lost,
    /// U+E000 to U+F8FF: a character of somebody's own font
    PrivateUse,
}

/// One thing left behind, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Residue {
    /// What it is.
    pub kind: ResidueKind,
    /// Its bytes.
    pub range: Range<usize>,
}

/// The first thing left behind in the text.
#[inline]
pub fn residue(text: &str) -> Option<Residue> {
    if looks_clean(text.as_bytes()) {
        return None;
    }
    residue_from(text, 0)
}

/// The first thing left behind at or after a byte (on a character boundary).
pub fn residue_from(text: &str, from: usize) -> Option<Residue> {
    let mut start = from;
    while let Some(found) = text[start..].find(is_suspect) {
        start += found;
        let c = text[start..].chars().next()?;
        if joins_pictures(text, start, c) {
            start += c.len_utf8();
            continue;
        }
        if let Some((kind, length)) = name(&text[start..], c) {
            return Some(Residue {
                kind,
                range: start..start + length,
            });
        }
        start += c.len_utf8();
    }
    None
}

/// A joiner between two pictures makes one of them: 👨‍👩‍👧 is a family.
fn joins_pictures(text: &str, at: usize, c: char) -> bool {
    let is_picture = |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    let joins = || {
        let before = text[..at].trim_end_matches('\u{fe0f}');
        before.ends_with(is_picture) && text[at + c.len_utf8()..].starts_with(is_picture)
    };
    c == '\u{200d}' && joins()
}

fn is_suspect(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '<' | '&' | '_' => true,
        _ => single(c).is_some(),
    }
}

/// The kind of a character that is left behind all by itself.
fn single(c: char) -> Option<ResidueKind> {
    Some(match c {
        '\t' | '\n' | '\r' | ' '..='~' => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => ResidueKind::Control,
        '\u{a0}' => ResidueKind::NoBreakSpace,
        '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}' => ResidueKind::Invisible,
        '\u{fffd}' => ResidueKind::Lost,
        '\u{e000}'..='\u{f8ff}' => ResidueKind::PrivateUse,
        _ => return None,
    })
}

fn name(rest: &str, c: char) -> Option<(ResidueKind, usize)> {
    match c {
        '<' => tag(rest).map(|tag| (ResidueKind::Tag, tag.length)),
        '&' => entity(rest).map(|entity| (ResidueKind::Entity, entity.length)),
        '_' => escape(rest).map(|(_, length)| (ResidueKind::Escape, length)),
        _ => single(c).map(|kind| (kind, c.len_utf8())),
    }
}

/// `_x000D_`: the character escaped, and the length. Only controls: other such text is a name.
fn escape(rest: &str) -> Option<(char, usize)> {
    let hex = rest.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
    let code = u32::from_str_radix(hex, 16)
        .ok()
        .filter(|code| *code < 32)?;
    Some((char::from_u32(code)?, 7))
}

/// No byte here can begin something left behind; may say no of clean text, never yes of other. Blocks without branches, which
/// the compiler turns into vector code, as wide as the processor at hand has it; the last one overlaps the one before.
#[multiversion::multiversion(targets("x86_64+avx2"))]
pub fn looks_clean(bytes: &[u8]) -> bool {
    blocks_look_clean::<false>(bytes)
}

/// The same of a text with keys, many of which have a `_` in them.
#[multiversion::multiversion(targets("x86_64+avx2"))]
fn source_looks_clean(bytes: &[u8]) -> bool {
    blocks_look_clean::<true>(bytes)
}

#[inline(always)]
fn blocks_look_clean<const KEYS: bool>(bytes: &[u8]) -> bool {
    // A block, and the two bytes behind it.
    let mut rest = bytes;
    while let Some(block) = rest.first_chunk::<66>() {
        if is_odd_whole::<KEYS>(block) {
            return false;
        }
        rest = &rest[64..];
    }
    short_looks_clean(rest)
}

/// The same for text of a few words.
#[inline(always)]
fn short_looks_clean(bytes: &[u8]) -> bool {
    match bytes.len() {
        0..18 => !is_odd(bytes),
        18..34 => {
            !(is_odd_block::<16>(bytes, 0)
                || is_odd_block::<16>(bytes, bytes.len() - 18)
                || is_odd(&bytes[bytes.len() - 2..]))
        }
        length => {
            let blocks = (length - 34) / 32;
            (0..=blocks).all(|block| !is_odd_block::<32>(bytes, block * 32))
                && !is_odd_block::<32>(bytes, length - 34)
                && !is_odd(&bytes[length - 2..])
        }
    }
}

/// Nothing that another system leaves behind is in any value of a JSON or YAML text, nor, where some may be `escaped`, hidden in
/// an escape; may say no of clean text.
pub fn is_clean_source(text: &str, escaped: bool) -> bool {
    let bytes = text.as_bytes();
    let is_plain = |at: usize| {
        let escaped = bytes.get(at + 1);
        matches!(escaped, Some(b'n' | b'"' | b'\\' | b'/' | b't' | b'r'))
    };
    (!escaped || memchr::memchr_iter(b'\\', bytes).all(is_plain)) && source_looks_clean(bytes)
}

/// Whether anything left behind may begin in the first 64 bytes. Few blocks of ordinary Chinese text need the second look.
#[inline(always)]
fn is_odd_whole<const KEYS: bool>(block: &[u8; 66]) -> bool {
    let (mut odd, mut lead) = (0, 0);
    for at in 0..64 {
        let (a, b) = (block[at], block[at + 1]);
        let line = (a == b'\n') | (a == b'\r');
        let sign = (a == b'<') | (a == b'&') | (a == 0xee);
        odd |= u8::from((a < 32) & !line | sign | (a == 0xef) & (b | 1 != 0xbd));
        // `_` and 7F differ in one bit, and C2 and E2 in the same. No `_` of a key has an x behind it.
        let escape = match KEYS {
            true => (a == 0x7f) | (a == b'_') & (b == b'x'),
            false => a | 0x20 == 0x7f,
        };
        lead |= u8::from(escape | (a & 0xdf == 0xc2));
    }
    // A tab is no fault, and rare.
    odd != 0 && is_odd_block::<64>(block, 0) || lead != 0 && is_odd_lead(block)
}

/// The second look: 7F; `_x`; C2 80–A0; E2 80 8x and A8–AF, E2 81.
#[inline(always)]
fn is_odd_lead(block: &[u8; 66]) -> bool {
    let mut odd = 0;
    for at in 0..64 {
        let (a, b, c) = (block[at], block[at + 1], block[at + 2]);
        let blank = (c & 0xf0 == 0x80) | (c & 0xf8 == 0xa8);
        let mark = (b == 0x81) | (b == 0x80) & blank;
        let latin = (a == 0xc2) & (b < 0xa1);
        let escape = (a == b'_') & (b == b'x');
        odd |= u8::from((a == 0x7f) | escape | latin | (a == 0xe2) & mark);
    }
    odd != 0
}

/// Looks at `N` bytes, each with the two behind it.
#[inline(always)]
fn is_odd_block<const N: usize>(bytes: &[u8], at: usize) -> bool {
    let (a, b, c) = (
        &bytes[at..at + N],
        &bytes[at + 1..at + 1 + N],
        &bytes[at + 2..at + 2 + N],
    );
    let mut any = false;
    for i in 0..N {
        any |= odd(a[i]) | odd_wide(a[i], b[i], c[i]);
    }
    any
}

/// The same one by one, to the end.
#[inline(always)]
fn is_odd(bytes: &[u8]) -> bool {
    let at = |n: usize| bytes.get(n).copied().unwrap_or(0);
    (0..bytes.len()).any(|n| odd(at(n)) | odd_wide(at(n), at(n + 1), at(n + 2)))
}

#[inline(always)]
fn odd(a: u8) -> bool {
    let line = (a == b'\n') | (a == b'\r') | (a == b'\t');
    ((a < 32) & !line) | (a == b'<') | (a == b'&') | (a == 0x7f)
}

#[inline(always)]
fn odd_wide(a: u8, b: u8, c: u8) -> bool {
    // `_x`; C2 80–A0; E2 80 8x and A8–AF, E2 81; EE; EF but for EF BC and EF BD, full-width marks.
    let latin = (a == 0xc2) & (b < 0xa1);
    let marks =
        (a == 0xe2) & ((b == 0x81) | ((b == 0x80) & ((c & 0xf0 == 0x80) | (c & 0xf8 == 0xa8))));
    let forms = (a == 0xee) | ((a == 0xef) & (b | 1 != 0xbd));
    let escape = (a == b'_') & (b == b'x');
    latin | marks | forms | escape
}

/// The text with what was left behind taken out or decoded. Lost and private-use characters stay: nobody can say what they
/// were.
pub fn clean(text: &str) -> String {
    let mut text = once(text);
    // What is decoded may be a tag again; deeper nesting than this nobody writes.
    for _ in 0..7 {
        match once(&text) {
            next if next == text => break,
            next => text = next,
        }
    }
    text
}

fn once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    while let Some(Residue { kind, range }) = residue_from(text, done) {
        out.push_str(&text[done..range.start]);
        put(&mut out, kind, &text[range.clone()], &text[range.end..]);
        done = range.end;
    }
    out.push_str(&text[done..]);
    out
}

/// Puts what stands for something left behind; `rest` is the text behind it.
fn put(out: &mut String, kind: ResidueKind, what: &str, rest: &str) {
    match kind {
        _ if ends_line(kind, what) => {
            // Beside a line end of its own, or at an end of the text, it parts nothing.
            let beside = rest.starts_with(['\n', '\r'])
                || escape(rest).is_some_and(|(c, _)| matches!(c, '\n' | '\r'));
            if !out.is_empty() && !rest.is_empty() && !beside {
                out.push('\n');
            }
        }
        ResidueKind::Tag if tag(what).is_some_and(|tag| tag.breaks_line) => out.push('\n'),
        ResidueKind::Entity => out.extend(entity(what).map(|entity| entity.stands_for)),
        ResidueKind::NoBreakSpace => out.push(' '),
        ResidueKind::Escape if escape(what).is_some_and(|(c, _)| matches!(c, '\t' | '\n')) => {
            out.extend(escape(what).map(|(c, _)| c));
        }
        ResidueKind::Lost | ResidueKind::PrivateUse => out.push_str(what),
        // U+2028 ends a line.
        ResidueKind::Invisible if what == "\u{2028}" || what == "\u{2029}" => out.push('\n'),
        ResidueKind::Tag | ResidueKind::Invisible | ResidueKind::Control | ResidueKind::Escape => {}
    }
}

/// A control character, or one escaped, that parts lines: a line or page break of Word, a carriage return, NEL.
fn ends_line(kind: ResidueKind, what: &str) -> bool {
    let parts = |c| matches!(c, '\u{b}' | '\u{c}' | '\r' | '\u{85}');
    match kind {
        ResidueKind::Control => what.starts_with(parts),
        ResidueKind::Escape => escape(what).is_some_and(|(c, _)| parts(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
