//! Text in XML as a cell shows it: runs joined, readings left out, references and `_xHHHH_` undone, edges trimmed.

use super::tag::{self, Name, Scan, Stop};
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;

/// Appends the text of a string item, whose opening tag `name` ends at `at`; gives where its closing tag ends.
pub fn item(text: &str, at: usize, name: &[u8], out: &mut String) -> Scan<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut is_reading) = (at, 0_u32, false);
    loop {
        let tag = tag::name(bytes, at)?;
        let local = tag.local();
        if local == b"t" && !tag.closes && !is_reading {
            at = run(text, &tag, out)?;
            continue;
        }
        let (empty, end) = match tag.closes {
            true => (false, tag::closed(bytes, tag.end)?),
            false => tag::skip(bytes, tag.end)?,
        };
        match (tag.closes, depth) {
            (true, 0) if tag.full == name => return Ok(end),
            (true, 0) => return Err(Stop::Odd),
            (true, _) => depth -= 1,
            (false, _) => depth += u32::from(!empty),
        }
        if tag.full == name {
            return Err(Stop::Odd);
        }
        if local == b"rPh" {
            is_reading = !tag.closes && !empty;
        }
        at = end;
    }
}

/// Appends the text of one `<t>`; gives where its closing tag ends.
#[inline]
fn run(text: &str, tag: &Name<'_>, out: &mut String) -> Scan<usize> {
    let bytes = text.as_bytes();
    let mut keeps = false;
    let (empty, start) = tag::each(bytes, tag.end, |key, value| {
        keeps |= key == b"xml:space" && value == b"preserve";
    })?;
    if empty {
        return Ok(start);
    }
    let (inner, end) = inner(text, start, tag.full)?;
    let shown = if keeps {
        &inner
    } else {
        inner.trim_matches([' ', '\t', '\r', '\n'])
    };
    unescape(shown, out);
    Ok(end)
}

/// The text between two tags, references undone, and where the closing tag ends.
#[inline]
pub fn inner<'t>(text: &'t str, start: usize, name: &[u8]) -> Scan<(Cow<'t, str>, usize)> {
    let bytes = text.as_bytes();
    let stop = start + memchr(b'<', &bytes[start..]).ok_or(Stop::More)?;
    match bytes.get(stop + 1).ok_or(Stop::More)? {
        b'/' => Ok((decoded(&text[start..stop])?, closing(bytes, stop, name)?)),
        b'!' => sections(text, start, name),
        _ => Err(Stop::Odd),
    }
}

/// Text with comments and sections of character data in it.
#[cold]
fn sections<'t>(text: &'t str, start: usize, name: &[u8]) -> Scan<(Cow<'t, str>, usize)> {
    let bytes = text.as_bytes();
    let (mut at, mut whole) = (start, String::new());
    loop {
        let stop = at + memchr(b'<', &bytes[at..]).ok_or(Stop::More)?;
        whole.push_str(&decoded(&text[at..stop])?);
        let rest = &bytes[stop..];
        let (skipped, end, is_text): (usize, &[u8], bool) = if rest.starts_with(b"<![CDATA[") {
            (9, b"]]>", true)
        } else if rest.starts_with(b"<!--") {
            (4, b"-->", false)
        } else if rest.starts_with(b"</") {
            return Ok((whole.into(), closing(bytes, stop, name)?));
        } else {
            return Err(if rest.len() < 9 {
                Stop::More
            } else {
                Stop::Odd
            });
        };
        let from = stop + skipped;
        let to = from + memmem::find(&bytes[from..], end).ok_or(Stop::More)?;
        if is_text {
            push_lines(&text[from..to], &mut whole);
        }
        at = to + end.len();
    }
}

/// Where the closing tag of `name` that begins at `at` ends.
#[inline]
pub fn closing(bytes: &[u8], at: usize, name: &[u8]) -> Scan<usize> {
    let end = at + 2 + name.len();
    let is_plain = bytes.get(end) == Some(&b'>')
        && bytes[at + 1] == b'/'
        && name.iter().zip(&bytes[at + 2..]).all(|(a, b)| a == b);
    if is_plain {
        return Ok(end + 1);
    }
    // No comment is passed over here: more text may follow it.
    if *bytes.get(at + 1).ok_or(Stop::More)? != b'/' {
        return Err(Stop::Odd);
    }
    let tag = tag::name(bytes, at)?;
    if tag.full != name {
        return Err(Stop::Odd);
    }
    tag::closed(bytes, tag.end)
}

/// Text with its references undone and its line ends as XML has them.
#[inline]
pub fn decoded(text: &str) -> Scan<Cow<'_, str>> {
    match memchr2(b'&', b'\r', text.as_bytes()) {
        None => Ok(Cow::Borrowed(text)),
        Some(first) => decode(text, first).map(Cow::Owned),
    }
}

fn decode(text: &str, first: usize) -> Scan<String> {
    let mut out = String::with_capacity(text.len());
    let (mut from, mut next) = (0, Some(first));
    while let Some(at) = next {
        push_lines(&text[from..at], &mut out);
        from = if text.as_bytes()[at] == b'&' {
            let end = at + memchr(b';', &text.as_bytes()[at..]).ok_or(Stop::Odd)?;
            out.push(reference(&text[at + 1..end]).ok_or(Stop::Odd)?);
            end + 1
        } else {
            at
        };
        next = memchr(b'&', &text.as_bytes()[from..]).map(|found| from + found);
    }
    push_lines(&text[from..], &mut out);
    Ok(out)
}

/// Line ends of any kind become line feeds.
fn push_lines(text: &str, out: &mut String) {
    let mut from = 0;
    while let Some(found) = memchr(b'\r', &text.as_bytes()[from..]) {
        let at = from + found;
        out.push_str(&text[from..at]);
        out.push('\n');
        from = at + 1 + usize::from(text.as_bytes().get(at + 1) == Some(&b'\n'));
    }
    out.push_str(&text[from..]);
}

/// The character that a reference stands for. Control characters that no XML may have are left to the library.
fn reference(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let digits = name.strip_prefix('#')?;
            let (digits, radix) = match digits.strip_prefix('x') {
                Some(hex) => (hex, 16),
                None => (digits, 10),
            };
            let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            let code = u32::from_str_radix(digits, radix).ok().filter(|_| plain)?;
            char::from_u32(code).filter(|c| *c >= ' ' || "\t\n\r".contains(*c))?
        }
    })
}

/// Appends text with `_xHHHH_`, by which Excel writes what XML cannot hold, undone.
#[inline]
pub fn unescape(text: &str, out: &mut String) {
    match memmem::find(text.as_bytes(), b"_x") {
        None => out.push_str(text),
        Some(first) => unescape_from(text, first, out),
    }
}

fn unescape_from(text: &str, first: usize, out: &mut String) {
    let (mut from, mut at) = (0, first);
    loop {
        let Some(unit) = unit(text, at) else {
            match memmem::find(&text.as_bytes()[at + 1..], b"_x") {
                Some(found) => at += 1 + found,
                None => return out.push_str(&text[from..]),
            }
            continue;
        };
        out.push_str(&text[from..at]);
        at += ESCAPE;
        let low = unit_is(0xD800..0xDC00, unit)
            .then(|| unit_at(text, at))
            .flatten();
        let shown = char::decode_utf16([unit].into_iter().chain(low)).next();
        out.push(
            shown
                .and_then(Result::ok)
                .unwrap_or(char::REPLACEMENT_CHARACTER),
        );
        at += if low.is_some() { ESCAPE } else { 0 };
        from = at;
        match memmem::find(&text.as_bytes()[at..], b"_x") {
            Some(found) => at += found,
            None => return out.push_str(&text[from..]),
        }
    }
}

/// The length of `_xHHHH_`.
const ESCAPE: usize = 7;

fn unit_is(range: std::ops::Range<u16>, unit: u16) -> bool {
    range.contains(&unit)
}

/// The low half of a pair at `at`.
fn unit_at(text: &str, at: usize) -> Option<u16> {
    unit(text, at).filter(|unit| unit_is(0xDC00..0xE000, *unit))
}

/// The code unit that is written at `at`.
fn unit(text: &str, at: usize) -> Option<u16> {
    match text.as_bytes().get(at..at + ESCAPE)? {
        [b'_', b'x', digits @ .., b'_'] if digits.iter().all(u8::is_ascii_hexdigit) => {
            u16::from_str_radix(&text[at + 2..at + 6], 16).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(xml: &str) -> Scan<String> {
        let mut out = String::new();
        let text = format!("{xml}</si>");
        let end = item(&text, 0, b"si", &mut out)?;
        assert_eq!(end, text.len());
        Ok(out)
    }

    #[test]
    fn runs_are_joined_and_readings_left_out() {
        let xml = "<r><rPr><sz val=\"9\"/></rPr><t>食品</t></r><r><t xml:space=\"preserve\"> 经营 </t></r><rPh sb=\"0\"><t>しょく</t></rPh><phoneticPr/>";
        assert_eq!(shown(xml), Ok("食品 经营 ".into()));
        assert_eq!(shown("<t/>"), Ok(String::new()));
        assert_eq!(shown(""), Ok(String::new()));
    }

    #[test]
    fn references_line_ends_and_escapes_are_undone() {
        for (xml, text) in [
            ("<t> a&amp;b&#x7532;&#21;\r</t>", None),
            ("<t> a&amp;b&#x7532;&#20107;\r\n</t>", Some("a&b甲事")),
            (
                "<t xml:space=\"preserve\">1\r\n2\r3\n</t>",
                Some("1\n2\n3\n"),
            ),
            ("<t>_x000D_a_x005F_x000D__x4E8B_</t>", Some("\ra_x000D_事")),
            (
                "<t>_xD83D__xDE00__xD83D_x_xdE00_</t>",
                Some("😀\u{FFFD}x\u{FFFD}"),
            ),
            ("<t>_x12_x_xZZZZ__x</t>", Some("_x12_x_xZZZZ__x")),
            (
                "<t>a<![CDATA[<b>&amp;]]><!-- c -->d</t>",
                Some("a<b>&amp;d"),
            ),
            ("<t>&nbsp;</t>", None),
            ("<t>a & b</t>", None),
            ("<t>a<b/></t>", None),
        ] {
            assert_eq!(
                shown(xml),
                text.map(str::to_owned).ok_or(Stop::Odd),
                "{xml}"
            );
        }
    }
}
