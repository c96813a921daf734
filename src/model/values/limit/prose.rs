//! Limits within words: notes, branches, sentences. What could mean two things is not read at all.

use super::super::amount::{amount, range_mark};
use super::elsewhere::{is_plain_day, means_working_days};
use super::labels::{branches, by_name, labelled_behind};
use super::mention::{Mention, Token, token};
use super::unit::scale_at;
use super::{TimeLimit, Unit};
use crate::canon::compact;

/// No cell says a time limit in more; longer text is a paste of something else.
pub(super) const LONGEST: usize = 6000;

/// The limit a text states, if it states just one or tells its branches apart.
pub(super) fn read(text: &str) -> Option<TimeLimit> {
    if text.len() > LONGEST {
        return None;
    }
    let text = compact(text);
    let text = text.trim_end_matches(['。', '.', ';', ',']);
    super::plain(text)
        .or_else(|| bare(text))
        .or_else(|| counted_branches(text))
        .or_else(|| at_once_within_a_day(text))
        .or_else(|| {
            let body = without_notes(text);
            let mentions = mentions(&body)?;
            one(&mentions).or_else(|| branches(&body, &mentions))
        })
        .or_else(|| labelled_behind(text))
        .map(|limit| match limit.unit {
            Unit::CalendarDay if is_plain_day(text) && means_working_days(text) => {
                limit.with_unit(Unit::WorkingDay)
            }
            _ => limit,
        })
}

impl TimeLimit {
    /// The branches of a limit that is written as `text`, by their names: 新办, 变更. None where they have no names.
    pub fn named_branches(self, text: &str) -> Vec<(String, TimeLimit)> {
        if text.len() > LONGEST {
            return Vec::new();
        }
        let text = compact(text);
        let text = text.trim_end_matches(['。', '.', ';', ',']);
        let body = without_notes(text);
        let mut named = by_name(text, &body, &mentions(&body).unwrap_or_default());
        // What another cell says of the unit it says of all of them.
        for (_, limit) in &mut named {
            *limit = limit.with_unit(self.unit);
        }
        named
    }
}

/// `1个工作日(即办)`: an item done at once may still take its day.
fn at_once_within_a_day(text: &str) -> Option<TimeLimit> {
    let head = text
        .strip_suffix("(即办)")
        .or_else(|| text.strip_suffix("(即办件)"))?;
    read(head).filter(|limit| match limit.unit {
        Unit::WorkingDay | Unit::CalendarDay => limit.most <= 100,
        Unit::Hour => limit.most <= 2400,
        _ => false,
    })
}

/// Nothing but a number, a range of numbers, or a unit with the number behind it: `10`, `1-3`, `个工作日20`.
fn bare(text: &str) -> Option<TimeLimit> {
    if let Some((scale, length)) = scale_at(text) {
        let rest = text[length..].trim_start_matches(':');
        let (value, length) = amount(rest)?;
        let hundredths = scale.hundredths(value?)?;
        return (length == rest.len()).then(|| TimeLimit::new(hundredths, scale.unit));
    }
    let (least, length) = amount(text)?;
    let rest = &text[length..];
    let mark = range_mark(rest);
    let (most, end) = match mark {
        0 => (least, 0),
        _ => amount(&rest[mark..])?,
    };
    let behind = &rest[mark + end..];
    let whole = matches!(behind, "" | "个");
    let (least, most) = (least?, most?);
    (whole && least <= most).then(|| TimeLimit::between(least, most, Unit::Unstated))
}

/// `10-20个工作日(2种情形)`: branches as a limit writes them itself.
fn counted_branches(text: &str) -> Option<TimeLimit> {
    let (limit, count) = text.strip_suffix("种情形)")?.rsplit_once('(')?;
    let branches = count.parse().ok().filter(|count| *count > 1)?;
    let limit = bare(limit).or_else(|| one(&mentions(limit)?))?;
    Some(TimeLimit { branches, ..limit })
}

/// Without what stands in brackets and names no limit, or one that does not count (不含公示30日); a bracketed unit stays.
fn without_notes(text: &str) -> String {
    let mut body = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let close = rest[open..]
            .find(')')
            .map_or(rest.len(), |length| open + length + 1);
        let group = &rest[open..close];
        body.push_str(&rest[..open]);
        if scale_at(group).is_some_and(|(_, length)| length == group.len()) || !is_note(group) {
            body.push_str(group);
        }
        rest = &rest[close..];
    }
    body.push_str(rest);
    if let Some(end) = ["不含", "不包括", "不包含", "不计入", "不计算"]
        .iter()
        .filter_map(|word| body.find(word))
        .min()
    {
        body.truncate(end);
    }
    if let Some(end) = before_extension(&body) {
        body.truncate(end);
    }
    body
}

/// Where `,经批准可延长10个工作日` begins behind a limit. Of a text that goes on with another branch nothing is cut.
fn before_extension(body: &str) -> Option<usize> {
    let at = body.find("延长")?;
    let start = body[..at].rfind([',', '。', ';']).unwrap_or_else(|| {
        body[..at]
            .trim_end_matches(['可', '以', '经', '批', '准'])
            .len()
    });
    let stands_alone = !body[at..].contains(';');
    (stands_alone && mentions(&body[..start]).is_some_and(|found| !found.is_empty()))
        .then_some(start)
}

fn is_note(group: &str) -> bool {
    // What does not count, what is a part of the limit, and what may be added to it.
    const OTHER: &[&str] = &["含", "包括", "其中", "不计", "不算", "除外", "扣除", "延长"];
    OTHER.iter().any(|word| group.contains(word))
        || mentions(group).is_none_or(|found| found.is_empty())
}

/// The limits a text names; `None` when something in it makes any reading a guess.
pub(super) fn mentions(text: &str) -> Option<Vec<Mention>> {
    // A least, or a day that comes round, is no limit.
    const OTHER: &[&str] = &[
        "不少于",
        "不低于",
        "不得少于",
        "不得低于",
        "至少",
        "不小于",
        "最快",
        "最短",
        "每月",
        "每周",
        "每年",
        "每季",
    ];
    if OTHER.iter().any(|word| text.contains(word)) {
        return None;
    }
    let mut found: Vec<Mention> = Vec::new();
    let (mut at, mut before) = (0, None);
    while at < text.len() {
        let length = match token(&text[at..], before) {
            Token::Doubt => return None,
            Token::Skip(length) => length,
            Token::Limit(limit, length) => {
                add(&mut found, limit, at, length)?;
                length
            }
        };
        before = text[at..at + length].chars().next_back();
        at += length;
    }
    Some(found)
}

/// Adds a limit; what follows another without a word between makes one with it (1年6个月) or is a date.
fn add(found: &mut Vec<Mention>, limit: TimeLimit, start: usize, length: usize) -> Option<()> {
    let end = start + length;
    match found.last_mut() {
        Some(last) if last.end == start => {
            last.limit = joined(last.limit, limit)?;
            last.end = end;
        }
        _ => found.push(Mention { limit, start, end }),
    }
    Some(())
}

fn joined(a: TimeLimit, b: TimeLimit) -> Option<TimeLimit> {
    match (a.unit, b.unit) {
        (Unit::Year, Unit::Month) if b.most < 1200 => Some(TimeLimit::new(
            a.most.checked_mul(12)?.checked_add(b.most)?,
            Unit::Month,
        )),
        // 当场即办
        _ if a.is_instant() && b.is_instant() => Some(a),
        (Unit::Hour, Unit::Hour) if b.most < 100 => {
            Some(TimeLimit::new(a.most.checked_add(b.most)?, Unit::Hour))
        }
        _ => None,
    }
}

/// The one limit named, however often.
pub(super) fn one(mentions: &[Mention]) -> Option<TimeLimit> {
    let first = mentions.first()?.limit;
    mentions
        .iter()
        .all(|mention| mention.limit == first)
        .then_some(first)
}
