//! Finds the numbers of a contact cell, from left to right, without looking twice at any of it.

use super::digits::{Joint, Run, is_hotline, joint, run};
use super::{Phone, PhoneKind};
use crate::canon::arabic;

/// The numbers still to come.
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// The area code of the number before, while nothing but separators stood behind it.
    area: &'a str,
}

/// A number that was recognised: kind, area code and digits, and where it ends.
struct Match<'a> {
    kind: PhoneKind,
    area: &'a str,
    number: u64,
    end: usize,
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
        let first = match country(text, first) {
            Some(behind) => run(text, behind),
            None => first,
        };
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
        Phone {
            text: &self.text[self.opening(first)..end],
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

    /// Something like a number that is none: five digits or more in a row, or seven joined by dashes.
    fn malformed(&self, first: Run) -> Option<Phone<'a>> {
        let (end, count) = dashed(self.text, first);
        let long = first.count >= 5 || first.count >= 3 && count >= 7;
        let before = self.before(first.start);
        let in_word = before.is_some_and(|c| c.is_ascii_alphanumeric() || "第.．_".contains(c))
            || self.text[end..].starts_with(|c: char| c.is_ascii_alphabetic());
        let counts = count <= 6 && self.text[end..].starts_with(is_counter);
        if !long || in_word || counts || is_labelled_otherwise(&self.text[..first.start]) {
            return None;
        }
        Some(Phone {
            text: &self.text[first.start..end],
            kind: PhoneKind::Malformed,
            area: "",
            number: digits_of(&self.text[first.start..end]),
            extension: 0,
        })
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = Phone<'a>;

    fn next(&mut self) -> Option<Phone<'a>> {
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

fn is_separator(c: char) -> bool {
    c.is_whitespace() || "/／、，,;；|及和或".contains(c)
}

/// Characters behind a number that make it a count of something.
fn is_counter(c: char) -> bool {
    "号室楼层年月日时分秒元米层幢栋房门窗台个人天路弄座间份次条届期%％:：".contains(c)
}

/// A date, a clock time or a mail address with digits in front: where it ends.
fn beside_the_point(text: &str, first: Run) -> Option<usize> {
    clock(text, first)
        .or_else(|| date(text, first))
        .or_else(|| {
            let at = text[first.end..].starts_with('@');
            at.then(|| first.end + address(&text[first.end + 1..]).unwrap_or(0) + 1)
        })
}

/// `8:30`
fn clock(text: &str, first: Run) -> Option<usize> {
    let colon = text[first.end..]
        .chars()
        .next()
        .filter(|c| matches!(c, ':' | '：'))?;
    let minutes = run(text, first.end + colon.len_utf8());
    (first.count <= 2 && minutes.count == 2 && first.value <= 24 && minutes.value < 60)
        .then_some(minutes.end)
}

/// `2024-01-02`, and years side by side: `2024-2025`
fn date(text: &str, first: Run) -> Option<usize> {
    let is_year = |run: Run| run.count == 4 && (1900..2100).contains(&run.value);
    if !is_year(first) {
        return None;
    }
    let (dash, at) = joint(text, first.end);
    let second = run(text, at);
    if dash != Joint::Dash || second.count == 0 {
        return None;
    }
    if is_year(second) {
        return Some(second.end);
    }
    (second.count <= 2 && (1..=12).contains(&second.value)).then(|| {
        let (dash, at) = joint(text, second.end);
        let third = run(text, at);
        if dash == Joint::Dash && (1..=2).contains(&third.count) {
            third.end
        } else {
            second.end
        }
    })
}

/// The length of the web or mail address that a text begins with, letters first.
fn address(text: &str) -> Option<usize> {
    let end = text
        .find(|c: char| !c.is_ascii_graphic() || matches!(c, ',' | ';' | '(' | ')'))
        .unwrap_or(text.len());
    let word = &text[..end];
    let head = word.get(..4).unwrap_or(word);
    let host = word.split(['/', ':']).next().unwrap_or(word);
    // `tel.0431` is no host: behind its point no letter stands.
    let dotted = host
        .bytes()
        .zip(host.bytes().skip(1))
        .any(|(a, b)| a == b'.' && b.is_ascii_alphabetic());
    let is_address = head.eq_ignore_ascii_case("http")
        || head.eq_ignore_ascii_case("www.")
        || word.contains('@')
        || dotted;
    is_address.then_some(end)
}

/// Behind `+86`, `0086`, `86-`: where the number proper begins.
fn country(text: &str, first: Run) -> Option<usize> {
    let plus = text[..first.start].ends_with('+');
    let digits = &text[first.start..first.end];
    let code = if digits.starts_with("0086") { 4 } else { 2 };
    if !digits.starts_with("86") && code == 2 {
        return None;
    }
    let (joint, at) = joint(text, first.start + code);
    match (first.count == code, joint) {
        (true, Joint::Dash) => Some(at),
        (true, Joint::Blank) if plus || code == 4 => Some(at),
        (false, _) if plus || code == 4 || first.count == 13 => Some(first.start + code),
        _ => None,
    }
}

/// `0431-84258766`, `（0431）84258766`, `043184258766`, `0431-12393`
fn with_area(text: &str, first: Run) -> Option<Match<'_>> {
    if !first.has_zero(text) {
        return None;
    }
    if !(3..=4).contains(&first.count) {
        return glued_area(text, first);
    }
    let (joint, at) = joint(text, first.end);
    let second = run(text, at);
    let hotline = is_hotline(second) && second.count > 3;
    let (kind, number, end) = match subscriber(text, second) {
        _ if joint == Joint::None || second.has_zero(text) => return None,
        _ if hotline => (PhoneKind::Hotline, second.value, second.end),
        Some((number, end)) => (PhoneKind::Landline, number, end),
        None => return None,
    };
    Some(Match {
        kind,
        area: &text[first.start..first.end],
        number,
        end,
    })
}

/// Area code and number without anything between; 010 and 02x are the codes of three digits. 0 before a mobile number is how
/// one dialled it from elsewhere.
fn glued_area(text: &str, first: Run) -> Option<Match<'_>> {
    if !(10..=12).contains(&first.count) {
        return None;
    }
    let split = |n: usize| (first.digit(text, n), run(text, first.digit(text, n)));
    let (_, rest) = split(1);
    if first.count == 12 && is_mobile(rest) {
        return mobile(text, rest);
    }
    let short = rest.has_zero(text) || text[rest.start..].starts_with(['1', '2', '１', '２']);
    let (at, rest) = split(if short { 3 } else { 4 });
    let fits = (7..=8).contains(&rest.count) && !rest.has_zero(text);
    fits.then(|| Match {
        kind: PhoneKind::Landline,
        area: &text[first.start..at],
        number: rest.value,
        end: rest.end,
    })
}

fn is_mobile(run: Run) -> bool {
    run.count == 11 && (13..20).contains(&(run.value / 1_000_000_000))
}

/// `13812345678`, `138 1234 5678`
fn mobile(text: &str, first: Run) -> Option<Match<'_>> {
    let (number, end) = if is_mobile(first) {
        (first.value, first.end)
    } else {
        let (second, third) = groups(text, first)?;
        let fits = first.count == 3
            && (130..200).contains(&first.value)
            && (second.count, third.count) == (4, 4);
        fits.then(|| {
            (
                first.value * 100_000_000 + second.value * 10_000 + third.value,
                third.end,
            )
        })?
    };
    Some(Match {
        kind: PhoneKind::Mobile,
        area: "",
        number,
        end,
    })
}

/// `4001234567`, `400-123-4567`, `400-1234567`
fn toll_free(text: &str, first: Run) -> Option<Match<'_>> {
    let known = |head: u64| matches!(head, 400 | 800);
    let (number, end) = if first.count == 10 && known(first.value / 10_000_000) {
        (first.value, first.end)
    } else if first.count == 3 && known(first.value) {
        let (_, at) = joint(text, first.end);
        let second = run(text, at);
        let (value, end) = match second.count {
            7 => (second.value, second.end),
            _ => {
                let (second, third) = groups(text, first)?;
                let power = 10_u64.checked_pow(u32::try_from(third.count).ok()?)?;
                let fits = second.count + third.count == 7 && second.count >= 3;
                fits.then(|| (second.value * power + third.value, third.end))?
            }
        };
        (first.value * 10_000_000 + value, end)
    } else {
        return None;
    };
    Some(Match {
        kind: PhoneKind::TollFree,
        area: "",
        number,
        end,
    })
}

/// The two runs behind a first, joined by blanks or dashes.
fn groups(text: &str, first: Run) -> Option<(Run, Run)> {
    let (one, at) = joint(text, first.end);
    let second = run(text, at);
    let (two, at) = joint(text, second.end);
    let third = run(text, at);
    (one != Joint::None && two != Joint::None && third.count > 0).then_some((second, third))
}

/// Seven or eight digits in one run, or in two of which the second has four.
fn subscriber(text: &str, first: Run) -> Option<(u64, usize)> {
    if (7..=8).contains(&first.count) {
        return Some((first.value, first.end));
    }
    let (joint, at) = joint(text, first.end);
    let second = run(text, at);
    // A third group would make it something else.
    let ends = self::joint(text, second.end).0 != Joint::Dash;
    let halves = (3..=4).contains(&first.count) && second.count == 4 && first.value >= 200 && ends;
    (joint != Joint::None && halves).then(|| (first.value * 10_000 + second.value, second.end))
}

/// `-801`, `转801`, `分机801` behind a number: the extension and where it ends.
fn extension(text: &str, start: usize) -> Option<(u32, usize)> {
    const WORDS: &[&str] = &["转分机", "分机号", "分机", "转", "ext.", "ext", "#", "*"];
    let rest = &text[start..];
    let (dash, behind_dash) = joint(text, start);
    let inner = rest.trim_start_matches([' ', ',', '，', '-', '－', '(', '（']);
    let word = WORDS.iter().find(|word| inner.starts_with(**word));
    let at = match word {
        Some(word) => {
            let behind = start + rest.len() - inner.len() + word.len();
            behind + text[behind..].len()
                - text[behind..].trim_start_matches([' ', ':', '：']).len()
        }
        None if dash == Joint::Dash => behind_dash,
        None => return None,
    };
    let digits = run(text, at);
    let (next, _) = joint(text, digits.end);
    let new_number =
        word.is_none() && (is_hotline(digits) || digits.has_zero(text) || next == Joint::Dash);
    ((1..=6).contains(&digits.count) && !new_number && digits.value > 0)
        .then_some((u32::try_from(digits.value).ok()?, digits.end))
}

/// Where the runs joined to a first by dashes end, and how many digits they have.
fn dashed(text: &str, first: Run) -> (usize, usize) {
    let (mut end, mut count) = (first.end, first.count);
    loop {
        let (dash, at) = joint(text, end);
        let next = run(text, at);
        let is_area =
            first.count < 5 && first.has_zero(text) && end == first.end && dash == Joint::Blank;
        if next.count == 0 || !(dash == Joint::Dash || is_area) {
            return (end, count);
        }
        (end, count) = (next.end, count + next.count);
    }
}

/// Behind 邮编 or QQ stands no telephone number.
fn is_labelled_otherwise(before: &str) -> bool {
    const LABELS: &[&str] = &[
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
