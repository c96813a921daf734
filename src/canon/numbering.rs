//! Numbers that count the entries of a list, told from decimals, dates, articles and telephone numbers.

use super::numeral::{arabic, chinese_run, numeral};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// One number of a numbered list: where it begins, and where the entry behind it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Marker {
    pub start: usize,
    pub end: usize,
}

/// How a list is numbered. The closing mark tells `1.` from `1、`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    /// `1.` `1．` `1、` `1)`
    Digits(char),
    /// `(1)`
    BracketedDigits,
    /// `一、`
    Chinese,
    /// `（一）`
    BracketedChinese,
    /// `①`
    Circled,
}

impl Style {
    fn is_enclosed(self) -> bool {
        matches!(
            self,
            Style::Circled | Style::BracketedDigits | Style::BracketedChinese
        )
    }
}

/// Something that could be a number of a list.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    marker: Marker,
    style: Style,
    value: u32,
    place: Place,
}

/// Where a candidate stands; the later, the surer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Place {
    /// Right behind a word: `1、申请2、受理`.
    Word,
    /// Behind a mark or a blank.
    Mark,
    /// At the start of a line.
    Line,
}

/// The markers of the plainest list, quickly: every line begins with its number and the same mark, and no such number stands
/// within a line. `None` says nothing; an empty list says that there is none.
pub(super) fn by_lines(text: &str) -> Option<Vec<Marker>> {
    let bytes = text.as_bytes();
    if cannot_lead(text) {
        return Some(Vec::new());
    }
    let (.., mark) = line_number(bytes)?;
    // A full-width full stop is another spelling of the mark.
    if memchr::memchr(b'\r', bytes).is_some() || mark == 1 && FULL_STOP.find(bytes).is_some() {
        return None;
    }
    let mut marks = Vec::with_capacity(8);
    let mut start = 0;
    while start < bytes.len() {
        let (value, length, same) = line_number(&bytes[start..])?;
        if value != marks.len() + 1 || same != mark {
            return None;
        }
        let end = start + length;
        marks.push(Marker { start, end });
        start = end + plain_entry(&bytes[end..], mark)? + 1;
    }
    (marks.len() > 1).then_some(marks)
}
/// Searches that are made once.
static COLON: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("："));
static COMMA: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("、"));
static FULL_STOP: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("．"));

/// The number that a line begins with, the length of the number and its mark, and of the mark alone.
#[inline]
fn line_number(line: &[u8]) -> Option<(usize, usize, usize)> {
    let digit = |byte: u8| usize::from(byte - b'0');
    let (value, digits) = match line {
        [a @ b'0'..=b'9', b @ b'0'..=b'9', ..] => (digit(*a) * 10 + digit(*b), 2),
        [a @ b'0'..=b'9', ..] => (digit(*a), 1),
        _ => return None,
    };
    let mark = match line[digits..] {
        [b'.', ..] => 1,
        [0xe3, 0x80, 0x81, ..] => 3,
        _ => return None,
    };
    Some((value, digits + mark, mark))
}

/// The length of the entry that `rest` begins with, up to the end of its line: not empty, not beginning with a digit, and
/// without a number that has the mark of the list.
fn plain_entry(rest: &[u8], mark: usize) -> Option<usize> {
    if let [] | [b'0'..=b'9', ..] | [0xef, 0xbc, 0x90..=0x99, ..] = rest {
        return None;
    }
    let next = |at: usize| match mark {
        1 => memchr::memchr2(b'\n', b'.', &rest[at..]),
        _ => memchr::memchr(b'\n', &rest[at..]),
    };
    let mut length = 0;
    loop {
        length += next(length).unwrap_or(rest.len() - length);
        if rest.get(length) != Some(&b'.') {
            break;
        }
        // A full-width digit ends in a byte above ASCII.
        if length > 0 && (rest[length - 1].is_ascii_digit() || rest[length - 1] >= 0x80) {
            return None;
        }
        length += 1;
    }
    let body = &rest[..length];
    let numbered = |at: usize| at > 0 && body[at - 1].is_ascii_digit();
    let clear = mark == 1 || !COMMA.find_iter(body).any(numbered);
    (clear && !body.trim_ascii().is_empty()).then_some(length)
}

/// Neither at the start of the text or of a line nor behind a colon does a first number stand.
fn cannot_lead(text: &str) -> bool {
    let starts = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with(['1', '0', '１', '０', '(', '（', '①', '一', '壹', '零', '〇'])
    };
    let bytes = text.as_bytes();
    !starts(text)
        && !memchr::memchr3_iter(b'\n', b'\r', b':', bytes).any(|at| starts(&text[at + 1..]))
        && !COLON.find_iter(bytes).any(|at| starts(&text[at + 3..]))
}

/// The numbers of the list in `text`, ascending from one; empty when it is not numbered.
pub(super) fn markers(text: &str) -> Vec<Marker> {
    let candidates = candidates(text);
    let Some(first) = candidates
        .iter()
        .position(|c| c.value == 1 && c.place >= Place::Mark && leads(text, c))
    else {
        return Vec::new();
    };
    let sure = chain(&candidates[first..], Place::Mark);
    // In brackets or circles a number is plain enough wherever it stands.
    let all = match candidates[first].style.is_enclosed() || sure.len() == 1 {
        true => chain(&candidates[first..], Place::Word),
        false => sure,
    };
    // One number alone counts only at the very start, and not as the whole part of a decimal.
    let alone = all.len() == 1
        && (candidates[first].marker.start > 0 || before_digit(text, candidates[first].marker.end));
    if alone { Vec::new() } else { all }
}

/// The first number stands at the start of a line, or behind the colon that announces the list.
fn leads(text: &str, candidate: &Candidate) -> bool {
    let before = text[..candidate.marker.start].trim_end();
    candidate.place == Place::Line || before.ends_with(['：', ':'])
}

/// Those that count on from the first, one by one. A one at the start of a line begins anew.
fn chain(candidates: &[Candidate], least: Place) -> Vec<Marker> {
    let style = candidates[0].style;
    let mut next = 1;
    let mut chain = Vec::new();
    for candidate in candidates
        .iter()
        .filter(|c| c.style == style && c.place >= least)
    {
        let anew = candidate.value == 1 && candidate.place == Place::Line;
        // At the start of a line a number left out is a slip in counting.
        let near = candidate.place == Place::Line && (next..next + 3).contains(&candidate.value);
        if candidate.value == next || anew || near {
            chain.push(candidate.marker);
            next = candidate.value + 1;
        }
    }
    chain
}

fn candidates(text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text[at..].chars().next() {
        match candidate(text, at, c, before) {
            Ok(candidate) => {
                found.push(candidate);
                before = text[at..candidate.marker.end].chars().next_back();
                at = candidate.marker.end;
            }
            Err(skip) => {
                before = text[at..at + skip].chars().next_back();
                at += skip;
            }
        }
    }
    found
}

/// The candidate that begins at a character, or how many bytes to go on by.
fn candidate(text: &str, at: usize, c: char, before: Option<char>) -> Result<Candidate, usize> {
    let (style, value, length) = match c {
        '①'..='⑳' => (Style::Circled, c as u32 - '①' as u32 + 1, c.len_utf8()),
        '(' | '（' => bracketed(&text[at..]).ok_or(c.len_utf8())?,
        _ if arabic(c).is_some() || chinese_run(&text[at..at + c.len_utf8()]) > 0 => {
            plain(&text[at..])?
        }
        _ => return Err(c.len_utf8()),
    };
    let marker = Marker {
        start: at,
        end: at + length,
    };
    let place = place(text, at, before);
    let decimal = matches!(style, Style::Digits('.')) && before_digit(text, marker.end);
    if fits(style, place, before) && !(decimal && place < Place::Line) {
        Ok(Candidate {
            marker,
            style,
            value,
            place,
        })
    } else {
        Err(length)
    }
}

fn before_digit(text: &str, at: usize) -> bool {
    text[at..]
        .chars()
        .next()
        .is_some_and(|c| arabic(c).is_some())
}

fn place(text: &str, at: usize, before: Option<char>) -> Place {
    match before {
        None | Some('\n' | '\r') => Place::Line,
        Some(c)
            if c.is_whitespace()
                && text[..at]
                    .trim_end_matches([' ', '\t', '\u{3000}'])
                    .ends_with(['\n', '\r']) =>
        {
            Place::Line
        }
        Some(c) if c.is_whitespace() || "；;。，,：:）)!！？?|｜".contains(c) => {
            Place::Mark
        }
        Some(_) => Place::Word,
    }
}

/// Right behind a word only what can hardly be anything else is taken: not `表2、`, `第（二）`, and never `统一、`.
fn fits(style: Style, place: Place, before: Option<char>) -> bool {
    if place > Place::Word {
        return true;
    }
    let not_behind = if style.is_enclosed() {
        "第"
    } else {
        "第表图件款项条号类、.．-—/~"
    };
    let word = before.is_some_and(|c| !c.is_ascii_alphanumeric() && !not_behind.contains(c));
    word && style != Style::Chinese
}

/// `(1)`, `（一）`
fn bracketed(text: &str) -> Option<(Style, u32, usize)> {
    let mut chars = text.char_indices().take(6).skip(1);
    let (close, mark) = chars.find(|(_, c)| matches!(c, ')' | '）'))?;
    let open = text.chars().next()?.len_utf8();
    let inner = text[open..close].trim();
    let style = if inner.chars().all(|c| arabic(c).is_some()) {
        Style::BracketedDigits
    } else {
        Style::BracketedChinese
    };
    let value = numeral(inner).filter(|value| *value < 1000)?;
    Some((style, value, close + mark.len_utf8()))
}

/// `1.`, `1、`, `一、`; else the bytes of the number.
fn plain(text: &str) -> Result<(Style, u32, usize), usize> {
    let digits = text.find(|c| arabic(c).is_none()).unwrap_or(text.len());
    let run = if digits > 0 {
        digits
    } else {
        chinese_run(text)
    };
    let mark = text[run..].chars().next().ok_or(run)?;
    let style = match (digits > 0, mark) {
        (true, '.' | '．') => Style::Digits('.'),
        (true, '、') => Style::Digits('、'),
        (true, ')' | '）') => Style::Digits(')'),
        (false, '、' | '.' | '．') => Style::Chinese,
        _ => return Err(run),
    };
    let value = numeral(&text[..run])
        .filter(|value| *value < 1000)
        .ok_or(run)?;
    Ok((style, value, run + mark.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_quick_way_agrees_with_the_thorough_one(text in "([0-3]{1,2}[.、]|[甲乙；：:。. 、（）1２一])([甲乙；：.、 12一二\n]{0,6})(\n[1-4][.、][甲乙；.、2]{0,5}){0,4}") {
            if let Some(quick) = by_lines(&text) {
                prop_assert_eq!(quick, markers(&text), "{:?}", text);
            }
        }

        #[test]
        fn lists_line_by_line_are_quick(lines in proptest::collection::vec("[甲乙丙，（）]{1,8}", 2..9)) {
            let text: Vec<String> = lines.iter().enumerate().map(|(n, line)| format!("{}.{line}", n + 1)).collect();
            let text = text.join("\n");
            prop_assert_eq!(by_lines(&text), Some(markers(&text)));
        }
    }
}
