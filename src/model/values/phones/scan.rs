//! Finds the numbers of a contact cell, from left to right, without looking twice at any of it.

use super::aside::{address, beside_the_point};
use super::digits::{Joint, Run, is_counter, is_hotline, joint, run};
use super::forms::{
    Match, country, extension, from_abroad, mobile, subscriber, toll_free, with_area,
};
use super::masked::masked;
use super::{Phone, PhoneKind};
use crate::canon::arabic;

/// The numbers still to come.
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// The area code of the number before, while nothing but separators stood behind it.
    area: &'a str,
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str) -> Scan<'a> {
        Scan {
            text,
            at: 0,
            area: "",
        }
    }

    /// Goes on to the next digit that may begin a number; `None` at the end.
    fn next_run(&mut self) -> Option<Run> {
        while let Some(c) = self.text[self.at..].chars().next() {
            if arabic(c).is_some() {
                return Some(run(self.text, self.at));
            }
            if !is_separator(c) {
                self.area = "";
            }
            self.at += match c {
                'a'..='z' | 'A'..='Z' => address(&self.text[self.at..]).unwrap_or(1),
                _ => c.len_utf8(),
            };
        }
        None
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// The number that begins with a run, if it begins one.
    fn recognise(&self, first: Run) -> Option<Match<'a>> {
        let text = self.text;
        if masked(text, first).is_some() {
            return None;
        }
        let behind = country(text, first).map(|behind| run(text, behind));
        if let Some(found) = behind.and_then(|behind| from_abroad(text, behind)) {
            return Some(found);
        }
        let first = behind.unwrap_or(first);
        with_area(text, first)
            .or_else(|| mobile(text, first))
            .or_else(|| toll_free(text, first))
            .or_else(|| self.short(first))
            .or_else(|| self.local(first))
    }

    /// A hotline by itself, where the digits count nothing (120号, 110室) and belong to no word or decimal.
    fn short(&self, first: Run) -> Option<Match<'a>> {
        let alone = !self.text[first.end..].starts_with(is_counter)
            && !self
                .before(first.start)
                .is_some_and(|c| c.is_ascii_alphanumeric() || "第.．".contains(c));
        let dashed = joint(self.text, first.end).0 == Joint::Dash && first.count == 3;
        (is_hotline(first) && alone && !dashed).then_some(Match {
            kind: PhoneKind::Hotline,
            area: "",
            number: first.value,
            end: first.end,
        })
    }

    /// Seven or eight digits, maybe in two groups; the area code may have been said before.
    fn local(&self, first: Run) -> Option<Match<'a>> {
        let (number, end) = subscriber(self.text, first).filter(|_| !first.has_zero(self.text))?;
        Some(Match {
            kind: PhoneKind::Landline,
            area: self.area,
            number,
            end,
        })
    }

    fn phone(&self, first: Run, found: &Match<'a>) -> Phone<'a> {
        let (extension, end) = extension(self.text, found.end).unwrap_or((0, found.end));
        // The bracket of an area code belongs to it, a plus does not.
        let start = self.opening(first);
        let start = start + usize::from(self.text[start..].starts_with('+'));
        Phone {
            text: &self.text[start..end],
            kind: found.kind,
            area: found.area,
            number: found.number,
            extension,
        }
    }

    /// Where the text of a number begins: before a `+`, or before the bracket of its area code.
    fn opening(&self, first: Run) -> usize {
        let closes = self.text[first.end..].starts_with([')', '）', ']', '】']);
        match self.before(first.start) {
            Some(c @ ('(' | '（' | '[' | '【')) if closes && first.has_zero(self.text) => {
                first.start - c.len_utf8()
            }
            Some('+') => first.start - 1,
            _ => first.start,
        }
    }

    /// Something like a number that is none: five digits or more in a row, seven joined by dashes, or one with digits hidden.
    fn malformed(&self, first: Run) -> Option<Phone<'a>> {
        if let Some(end) = masked(self.text, first) {
            return Some(self.unlike(first, end));
        }
        let (end, count) = dashed(self.text, first);
        let long = first.count >= 5 || first.count >= 3 && count >= 7;
        let before = self.before(first.start);
        let in_word = before.is_some_and(|c| c.is_ascii_alphanumeric() || "第.．_".contains(c))
            || self.text[end..].starts_with(|c: char| c.is_ascii_alphabetic());
        let counts = count <= 6 && self.text[end..].starts_with(is_counter);
        if !long
            || in_word
            || counts
            || is_labelled_otherwise(&self.text[..first.start])
            || is_postcode(self.text, first)
        {
            return None;
        }
        Some(self.unlike(first, end))
    }

    fn unlike(&self, first: Run, end: usize) -> Phone<'a> {
        Phone {
            text: &self.text[self.opening(first)..end],
            kind: PhoneKind::Malformed,
            area: "",
            number: digits_of(&self.text[first.start..end]),
            extension: 0,
        }
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = Phone<'a>;

    fn next(&mut self) -> Option<Phone<'a>> {
        if self.at == 0
            && let Some(phone) = plain(self.text)
        {
            self.at = self.text.len();
            return Some(phone);
        }
        loop {
            let first = self.next_run()?;
            if let Some(end) = beside_the_point(self.text, first) {
                (self.at, self.area) = (end, "");
                continue;
            }
            let phone = match self.recognise(first) {
                Some(_) if is_labelled_otherwise(&self.text[..first.start]) => None,
                Some(found) => Some(self.phone(first, &found)),
                None => self.malformed(first),
            };
            let Some(phone) = phone else {
                (self.at, self.area) = (first.end, "");
                continue;
            };
            self.at = phone.text.as_ptr() as usize - self.text.as_ptr() as usize + phone.text.len();
            self.area = phone.area;
            return Some(phone);
        }
    }
}

/// A landline with its area code and nothing else in the cell, as most hold it: `0431-84258766`.
pub(super) fn plain(text: &str) -> Option<Phone<'_>> {
    let dash = match text.as_bytes() {
        [b'0', _, _, b'-', ..] => 3,
        [b'0', _, _, _, b'-', ..] => 4,
        _ => return None,
    };
    let (area, local) = (&text.as_bytes()[..dash], &text.as_bytes()[dash + 1..]);
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    // Nought leads no number, 0086 is a country, 96 leads a hotline of seven digits too.
    let usual = matches!(local.len(), 7..=8) && !matches!(local, [b'0', ..] | [b'9', b'6', ..]);
    if !usual || area == b"0086" || !digits(area) || !digits(local) {
        return None;
    }
    Some(Phone {
        text,
        kind: PhoneKind::Landline,
        area: &text[..dash],
        number: local
            .iter()
            .fold(0, |number, digit| number * 10 + u64::from(digit - b'0')),
        extension: 0,
    })
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || "/／、，,;；|及和或".contains(c)
}

/// Where the runs joined to a first by dashes end, and how many digits they have.
fn dashed(text: &str, first: Run) -> (usize, usize) {
    let (mut end, mut count) = (first.end, first.count);
    // Longer chains are no number whatever follows.
    for _ in 0..8 {
        let (dash, at) = joint(text, end);
        let next = run(text, at);
        let is_area =
            first.count < 5 && first.has_zero(text) && end == first.end && dash == Joint::Blank;
        if next.count == 0 || !(dash == Joint::Dash || is_area) {
            break;
        }
        (end, count) = (next.end, count + next.count);
    }
    (end, count)
}

/// `10111号（130000）`: six digits in brackets behind a place.
fn is_postcode(text: &str, first: Run) -> bool {
    let place = text[..first.start].strip_suffix(['（', '(']);
    first.count == 6
        && text[first.end..].starts_with(['）', ')'])
        && place.is_some_and(|place| {
            place.trim_end().ends_with([
                '号', '室', '楼', '层', '院', '座', '厦', '街', '路', '村', '镇', '乡',
            ])
        })
}

/// Behind 邮编 or QQ stands no telephone number.
fn is_labelled_otherwise(before: &str) -> bool {
    const LABELS: &[&str] = &[
        "警号",
        "工号",
        "胸牌号",
        "证号",
        "信用代码",
        "邮编",
        "邮政编码",
        "邮码",
        "QQ",
        "QQ群",
        "qq",
        "qq群",
        "群号",
        "微信",
        "微信号",
        "信箱",
        "编号",
        "文号",
    ];
    let label = before.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '：' | '（' | '(' | '为' | '是')
    });
    LABELS.iter().any(|word| label.ends_with(word))
}

fn digits_of(text: &str) -> u64 {
    text.chars()
        .filter_map(arabic)
        .take(18)
        .fold(0, |sum, digit| sum * 10 + u64::from(digit))
}
