//! Bytes to text: which encoding they are in, and where the first place is that does not fit it.

mod mixed;

pub use mixed::mixed;

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// An encoding that input text is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// UTF-32, little end first.
    Utf32Le,
    /// UTF-32, big end first.
    Utf32Be,
    /// GB18030, which holds GBK and GB2312.
    Gb18030,
    /// Windows-1252: every byte is something, so it comes last.
    Windows1252,
}

/// Decoded text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark; U+FFFD where something does not decode.
    pub text: Cow<'a, str>,
    /// The encoding's name.
    pub encoding: &'static str,
    /// The offset in the bytes of the first place that does not decode.
    pub bad: Option<usize>,
}

/// Byte order marks; UTF-32 stands before UTF-16, whose mark it starts with.
const MARKS: &[(&[u8], Encoding)] = &[
    (&[0xef, 0xbb, 0xbf], Encoding::Utf8),
    (&[0xff, 0xfe, 0, 0], Encoding::Utf32Le),
    (&[0, 0, 0xfe, 0xff], Encoding::Utf32Be),
    (&[0xff, 0xfe], Encoding::Utf16Le),
    (&[0xfe, 0xff], Encoding::Utf16Be),
];

/// How much of a text is looked at to tell its encoding when it is not plain UTF-8.
const HEAD: usize = 1 << 20;

/// Decodes a whole text.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    sniff_encoding(bytes, true).decode_whole(bytes)
}

/// Tells the encoding from the start of a text; unless it is `complete` it may end inside a character.
pub fn sniff_encoding(head: &[u8], complete: bool) -> Encoding {
    if let Some((_, encoding)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return *encoding;
    }
    let utf8 = utf8_faults(head, complete);
    let zeros = zero_pattern(head);
    match (utf8, zeros) {
        (_, Some(encoding)) => encoding,
        (0, None) => Encoding::Utf8,
        (faults, None) => legacy(head, complete, faults),
    }
}

/// Places that are no UTF-8, counted up to nine.
fn utf8_faults(bytes: &[u8], complete: bool) -> usize {
    // A character cut off at the end of a head is no fault.
    let bytes = if complete {
        bytes
    } else {
        whole_characters(bytes)
    };
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return 0;
    }
    let mut faults = 0;
    for chunk in bytes.utf8_chunks() {
        faults += usize::from(!chunk.invalid().is_empty());
        if faults > 8 {
            return faults;
        }
    }
    faults
}

/// The bytes without the UTF-8 character that they end within, if they do.
pub fn whole_characters(bytes: &[u8]) -> &[u8] {
    let back = bytes.iter().rev().take(3).position(|byte| *byte >= 0xc0);
    let whole = bytes.len() - back.map_or(0, |back| back + 1);
    let length = match bytes.get(whole) {
        Some(0xc0..0xe0) => 2,
        Some(0xe0..0xf0) => 3,
        _ => 4,
    };
    let is_cut = bytes.len() - whole < length;
    &bytes[..if is_cut { whole } else { bytes.len() }]
}

/// UTF-16 or UTF-32 without a mark: zeros stand at one place of each pair or group of four.
fn zero_pattern(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    if head.len() < 4 || memchr::memchr(0, head).is_none() {
        return None;
    }
    let mut zeros = [0_usize; 4];
    for (i, byte) in head.iter().enumerate() {
        zeros[i % 4] += usize::from(*byte == 0);
    }
    let groups = head.len() / 4;
    let most = |n: usize| n * 10 >= groups * 9;
    if most(zeros[2]) && most(zeros[3]) {
        return Some(Encoding::Utf32Le);
    }
    if most(zeros[0]) && most(zeros[1]) {
        return Some(Encoding::Utf32Be);
    }
    let (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3]);
    // Chinese text has few zeros, but line ends, commas and digits have theirs on one side only.
    let one_sided = |zeros: usize, others: usize| zeros * 20 >= groups && others * 8 <= zeros;
    if one_sided(odd, even) {
        Some(Encoding::Utf16Le)
    } else if one_sided(even, odd) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Not UTF-8 throughout: nearly UTF-8, GB18030, or whatever is left.
fn legacy(bytes: &[u8], complete: bool, faults: usize) -> Encoding {
    let head = &bytes[..bytes.len().min(HEAD)];
    let whole = complete && head.len() == bytes.len();
    let wide = head
        .utf8_chunks()
        .flat_map(|chunk| chunk.valid().chars())
        .filter(|c| *c as u32 >= 0x80)
        .take(200)
        .count();
    // Text in GB18030 hardly ever holds a sound UTF-8 sequence of three; a few broken bytes in UTF-8 leave many.
    if faults <= 8 && wide >= faults * 4 {
        return Encoding::Utf8;
    }
    if is_gb18030(head, whole) {
        return Encoding::Gb18030;
    }
    if faults <= 8 && wide > 0 {
        Encoding::Utf8
    } else if looks_chinese(head) {
        Encoding::Gb18030
    } else {
        Encoding::Windows1252
    }
}

fn is_gb18030(head: &[u8], whole: bool) -> bool {
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let mut out = vec![0; 4096];
    let mut at = 0;
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(&head[at..], &mut out, whole);
        at += read;
        match result {
            encoding_rs::DecoderResult::InputEmpty => return true,
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::Malformed(..) => return false,
        }
    }
}

/// Most bytes above ASCII stand in pairs of the GB2312 range.
fn looks_chinese(head: &[u8]) -> bool {
    let (mut pairs, mut high, mut i) = (0_usize, 0_usize, 0);
    while i < head.len() {
        if head[i] < 0x80 {
            i += 1;
            continue;
        }
        high += 1;
        let pair = (0xb0..=0xf7).contains(&head[i]) && head.get(i + 1).is_some_and(|b| *b >= 0xa1);
        pairs += usize::from(pair);
        i += if pair { 2 } else { 1 };
    }
    high >= 20 && pairs * 10 >= high * 9
}

impl Encoding {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Utf32Le => "UTF-32LE",
            Encoding::Utf32Be => "UTF-32BE",
            Encoding::Gb18030 => "GB18030",
            Encoding::Windows1252 => "windows-1252",
        }
    }

    /// The byte 0x0A is always a line end, so that a long text can be cut there and decoded piece by piece.
    pub fn cuts_at_lines(self) -> bool {
        // The second byte of a GB18030 pair is never below 0x30.
        matches!(
            self,
            Encoding::Utf8 | Encoding::Gb18030 | Encoding::Windows1252
        )
    }

    /// Decodes a piece that starts and ends between characters. A mark at its start goes.
    pub fn decode<'a>(&self, chunk: &'a [u8]) -> Cow<'a, str> {
        self.decode_whole(chunk).text
    }

    fn decode_whole<'a>(self, bytes: &'a [u8]) -> Decoded<'a> {
        let (body, mark) = self.without_mark(bytes);
        let (text, bad) = match self {
            Encoding::Utf8 => match simdutf8::basic::from_utf8(body) {
                Ok(text) => (Cow::Borrowed(text), None),
                Err(_) => lossy(body),
            },
            Encoding::Utf32Le | Encoding::Utf32Be => utf32(body, self == Encoding::Utf32Be),
            _ => self.by_library(body),
        };
        Decoded {
            text,
            encoding: self.name(),
            bad: bad.map(|at| at + mark),
        }
    }

    fn without_mark(self, bytes: &[u8]) -> (&[u8], usize) {
        MARKS
            .iter()
            .filter(|(_, encoding)| *encoding == self)
            .find_map(|(mark, _)| Some((bytes.strip_prefix(*mark)?, mark.len())))
            .unwrap_or((bytes, 0))
    }

    fn by_library(self, body: &[u8]) -> (Cow<'_, str>, Option<usize>) {
        let library = match self {
            Encoding::Utf16Le => UTF_16LE,
            Encoding::Utf16Be => UTF_16BE,
            Encoding::Gb18030 => GB18030,
            Encoding::Windows1252 => WINDOWS_1252,
            _ => UTF_8,
        };
        let (text, faulty) = library.decode_without_bom_handling(body);
        let bad = faulty.then(|| first_fault(library, body));
        (text, bad)
    }
}

fn lossy(body: &[u8]) -> (Cow<'_, str>, Option<usize>) {
    let bad = std::str::from_utf8(body)
        .err()
        .map(|fault| fault.valid_up_to());
    (String::from_utf8_lossy(body), bad)
}

/// The offset of the first sequence that does not decode.
fn first_fault(library: &'static encoding_rs::Encoding, body: &[u8]) -> usize {
    let mut decoder = library.new_decoder_without_bom_handling();
    let mut out = vec![0; 4096];
    let mut at = 0;
    loop {
        let (result, read, _) =
            decoder.decode_to_utf8_without_replacement(&body[at..], &mut out, true);
        at += read;
        match result {
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => return at,
            encoding_rs::DecoderResult::Malformed(len, after) => {
                return at.saturating_sub(usize::from(len) + usize::from(after));
            }
        }
    }
}

fn utf32(body: &[u8], big: bool) -> (Cow<'_, str>, Option<usize>) {
    let (units, rest) = body.as_chunks::<4>();
    let mut text = String::with_capacity(body.len() / 2);
    let mut bad = None;
    for (i, unit) in units.iter().enumerate() {
        let code = if big {
            u32::from_be_bytes(*unit)
        } else {
            u32::from_le_bytes(*unit)
        };
        let c = char::from_u32(code);
        bad = bad.or(c.is_none().then_some(i * 4));
        text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !rest.is_empty() {
        bad = bad.or(Some(body.len() - rest.len()));
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (Cow::Owned(text), bad)
}

#[cfg(test)]
mod tests;
