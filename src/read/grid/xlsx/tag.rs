//! Tags of XML, found in bytes: as much of XML as the parts of a workbook use, and a stop at whatever else there is.

use memchr::{memchr, memmem};

/// Why a scan goes no further.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// The bytes end here; more may follow.
    More,
    /// Something that is left to the library: it knows whether this is a fault.
    Odd,
}

/// What a scan gives.
pub type Scan<T> = Result<T, Stop>;

/// The name at the begin of a tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name<'b> {
    /// The name with its prefix.
    pub full: &'b [u8],
    /// It is a closing tag.
    pub closes: bool,
    /// Where the name ends.
    pub end: usize,
}

impl<'b> Name<'b> {
    /// The name without its prefix.
    #[inline]
    pub fn local(&self) -> &'b [u8] {
        match memchr(b':', self.full) {
            Some(at) => &self.full[at + 1..],
            None => self.full,
        }
    }
}

/// A part of a tag behind its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part<'b> {
    /// An attribute: name, value as it is written, and where it ends.
    Attribute(&'b [u8], &'b [u8], usize),
    /// The end of the tag: whether the element is empty, and where the tag ends.
    End(bool, usize),
}

/// The next tag at or after `at`; text, comments and instructions are passed over.
#[inline(always)]
pub fn name(bytes: &[u8], at: usize) -> Scan<Name<'_>> {
    let open = match bytes.get(at) {
        Some(b'<') => at,
        _ => at + between(bytes.get(at..).unwrap_or_default())?,
    };
    match bytes.get(open + 1).ok_or(Stop::More)? {
        b'!' | b'?' => behind(bytes, open),
        _ => named(bytes, open),
    }
}

/// The name of the tag at `open`.
#[inline(always)]
fn named(bytes: &[u8], open: usize) -> Scan<Name<'_>> {
    let closes = *bytes.get(open + 1).ok_or(Stop::More)? == b'/';
    let start = open + 1 + usize::from(closes);
    let mut end = start;
    loop {
        match bytes.get(end).ok_or(Stop::More)? {
            b' ' | b'>' | b'/' | b'\n' | b'\r' | b'\t' => break,
            b'<' | b'"' | b'\'' => return Err(Stop::Odd),
            _ => end += 1,
        }
    }
    if end == start {
        return Err(Stop::Odd);
    }
    Ok(Name {
        full: &bytes[start..end],
        closes,
        end,
    })
}

/// How long the text before the next tag is. A reference in it may be a fault.
#[cold]
fn between(bytes: &[u8]) -> Scan<usize> {
    let end = memchr(b'<', bytes).ok_or(Stop::More)?;
    match memchr(b'&', &bytes[..end]) {
        None => Ok(end),
        Some(_) => Err(Stop::Odd),
    }
}

/// The next tag behind a comment or an instruction.
#[cold]
fn behind(bytes: &[u8], open: usize) -> Scan<Name<'_>> {
    let mut at = aside(bytes, open)?;
    loop {
        at += match bytes.get(at) {
            Some(b'<') => 0,
            _ => between(bytes.get(at..).unwrap_or_default())?,
        };
        match bytes.get(at + 1).ok_or(Stop::More)? {
            b'!' | b'?' => at = aside(bytes, at)?,
            _ => return named(bytes, at),
        }
    }
}

/// Where a comment or an instruction ends. A document type or a section of character data is odd here.
fn aside(bytes: &[u8], open: usize) -> Scan<usize> {
    let rest = &bytes[open..];
    let (begin, end): (usize, &[u8]) = if rest.starts_with(b"<?") {
        (2, b"?>")
    } else if rest.starts_with(b"<!--") {
        (4, b"-->")
    } else if rest.len() < 4 {
        return Err(Stop::More);
    } else {
        return Err(Stop::Odd);
    };
    let within = &rest[begin..];
    // `<?>`, `<!-->` and `<!--->` say nothing before they end: readers of XML do not agree on what they are.
    match within.get(..2).ok_or(Stop::More)? {
        [b'>', _] | b"->" => return Err(Stop::Odd),
        _ => {}
    }
    let found = memmem::find(within, end).ok_or(Stop::More)?;
    Ok(open + begin + found + end.len())
}

/// The next part of a tag.
#[inline(always)]
pub fn part(bytes: &[u8], at: usize) -> Scan<Part<'_>> {
    let mut at = at;
    loop {
        match bytes.get(at).ok_or(Stop::More)? {
            b' ' | b'\n' | b'\r' | b'\t' => at += 1,
            b'>' => return Ok(Part::End(false, at + 1)),
            b'/' => {
                return match bytes.get(at + 1).ok_or(Stop::More)? {
                    b'>' => Ok(Part::End(true, at + 2)),
                    _ => Err(Stop::Odd),
                };
            }
            _ => break,
        }
    }
    let start = at;
    loop {
        match bytes.get(at).ok_or(Stop::More)? {
            b'=' => break,
            // Also white space before the `=`, which nobody writes.
            b' ' | b'\n' | b'\r' | b'\t' | b'>' | b'/' | b'<' | b'"' | b'\'' => {
                return Err(Stop::Odd);
            }
            _ => at += 1,
        }
    }
    let quote = *bytes.get(at + 1).ok_or(Stop::More)?;
    if quote != b'"' && quote != b'\'' {
        return Err(Stop::Odd);
    }
    let value = at + 2;
    let mut end = value;
    while *bytes.get(end).ok_or(Stop::More)? != quote {
        end += 1;
    }
    Ok(Part::Attribute(
        &bytes[start..at],
        &bytes[value..end],
        end + 1,
    ))
}

/// The end of a tag whose name ends at `at`: whether the element is empty, and where the tag ends.
#[inline]
pub fn skip(bytes: &[u8], at: usize) -> Scan<(bool, usize)> {
    let mut at = at;
    loop {
        match part(bytes, at)? {
            Part::Attribute(_, _, end) => at = end,
            Part::End(empty, end) => return Ok((empty, end)),
        }
    }
}

/// The end of a closing tag whose name ends at `at`.
#[inline]
pub fn closed(bytes: &[u8], at: usize) -> Scan<usize> {
    match part(bytes, at)? {
        Part::End(false, end) => Ok(end),
        _ => Err(Stop::Odd),
    }
}

/// Gives each attribute of a tag whose name ends at `at`; then as [`skip`].
#[inline]
pub fn each<'b>(
    bytes: &'b [u8],
    at: usize,
    mut see: impl FnMut(&'b [u8], &'b [u8]),
) -> Scan<(bool, usize)> {
    let mut at = at;
    loop {
        match part(bytes, at)? {
            Part::Attribute(key, value, end) => {
                see(key, value);
                at = end;
            }
            Part::End(empty, end) => return Ok((empty, end)),
        }
    }
}

/// A number of up to nine digits.
#[inline]
pub fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |number: u32, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + u32::from(digit - b'0'))
    })
}

/// `B3` as `(2, 1)`: row and column from 0, of at most seven digits and three letters.
#[inline]
pub fn reference(text: &[u8]) -> Option<(u32, u16)> {
    let (mut at, mut col) = (0, 0);
    while let Some(letter @ (b'A'..=b'Z' | b'a'..=b'z')) = text.get(at) {
        if at == 3 {
            return None;
        }
        col = col * 26 + u16::from(letter & 31);
        at += 1;
    }
    if text.len() - at > 7 {
        return None;
    }
    let row = number(&text[at..])?;
    Some((row.checked_sub(1)?, col.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_taken_apart() {
        let bytes = b"text<!-- <c> --><?p?><x:c r='A\"1' t=\"a>b\" />";
        let tag = name(bytes, 0).expect("a tag");
        assert_eq!(
            (tag.full, tag.local(), tag.closes),
            (&b"x:c"[..], &b"c"[..], false)
        );
        let mut seen = Vec::new();
        let end = each(bytes, tag.end, |key, value| seen.push((key, value)));
        assert_eq!(seen, [(&b"r"[..], &b"A\"1"[..]), (b"t", b"a>b")]);
        assert_eq!(end, Ok((true, bytes.len())));
    }

    #[test]
    fn what_breaks_off_asks_for_more_wherever_it_does() {
        let bytes = b"<!-- --><c r=\"A1\"/>";
        for at in 0..bytes.len() {
            let cut = &bytes[..at];
            let seen = name(cut, 0).and_then(|tag| skip(cut, tag.end));
            assert_eq!(seen, Err(Stop::More), "{at}");
        }
    }

    #[test]
    fn what_is_odd_is_left_to_the_library() {
        for odd in [
            "<!DOCTYPE a>",
            "<![CDATA[x]]>",
            "<?>?><c>",
            "<!--><c>-->",
            "<!---><c>-->",
            "<c r>",
            "<c r=1>",
            "<c r = '1'>",
            "<c /a>",
        ] {
            let bytes = odd.as_bytes();
            let seen = name(bytes, 0).and_then(|tag| skip(bytes, tag.end));
            assert_eq!(seen, Err(Stop::Odd), "{odd}");
        }
    }

    #[test]
    fn references_have_letters_and_digits() {
        assert_eq!(reference(b"B3"), Some((2, 1)));
        assert_eq!(reference(b"xfd1048576"), Some((1_048_575, 16_383)));
        for odd in [
            "",
            "A",
            "3",
            "A0",
            "AAAA1",
            "XFDA1",
            "A12345678",
            "A1B",
            "$A$1",
            "甲1",
        ] {
            assert_eq!(reference(odd.as_bytes()), None, "{odd}");
        }
    }
}
