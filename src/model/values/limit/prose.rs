//! Limits within words: notes, branches, sentences. What could mean two things is not read at all.

use super::super::amount::{amount, range_mark};
use super::mention::{Mention, Token, token};
use super::unit::scale_at;
use super::{TimeLimit, Unit};
use crate::canon::compact;

/// No cell says a time limit in more; longer text is a paste of something else.
const LONGEST: usize = 6000;

/// Words that set no limit.
pub(super) fn is_unlimited(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "无期限",
        "无时限",
        "不限时",
        "不计时",
        "不限",
        "无时间限制",
        "无时限要求",
        "无期限要求",
        "无期限限制",
        "不限期",
        "无固定期限",
        "无固定时限",
        "无明确时限",
        "无法定时限",
        "无法定期限",
        "无法定办结时限",
        "无承诺时限",
        "无规定时限",
        "无明确规定",
        "无规定",
        "未规定",
        "法律未规定",
        "法定无时限",
        "不设时限",
        "无具体时限",
    ];
    if text.len() > 60 || !text.starts_with(['无', '不', '未', '法']) {
        return false;
    }
    WORDS.contains(&text) || WORDS.contains(&compact(text).trim_end_matches('。'))
}

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
        .or_else(|| {
            let body = without_notes(text);
            let mentions = mentions(&body)?;
            one(&mentions).or_else(|| branches(&body, &mentions))
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
    body
}

fn is_note(group: &str) -> bool {
    const UNCOUNTED: &[&str] = &["不含", "不包括", "不包含", "不计", "不算", "除外", "扣除"];
    UNCOUNTED.iter().any(|word| group.contains(word))
        || mentions(group).is_none_or(|found| found.is_empty())
}

/// The limits a text names; `None` when something in it makes any reading a guess.
fn mentions(text: &str) -> Option<Vec<Mention>> {
    // A least, or a day that comes round, is no limit.
    const OTHER: &[&str] = &[
        "不少于",
        "不低于",
        "不得少于",
        "不得低于",
        "至少",
        "不小于",
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
        (Unit::Hour, Unit::Hour) if b.most < 100 => {
            Some(TimeLimit::new(a.most.checked_add(b.most)?, Unit::Hour))
        }
        _ => None,
    }
}

/// The one limit named, however often.
fn one(mentions: &[Mention]) -> Option<TimeLimit> {
    let first = mentions.first()?.limit;
    mentions
        .iter()
        .all(|mention| mention.limit == first)
        .then_some(first)
}

/// Limits that each stand behind a label of their own.
fn branches(text: &str, mentions: &[Mention]) -> Option<TimeLimit> {
    let mut from = 0;
    for mention in mentions {
        if !is_label(&text[from..mention.start], from == 0) {
            return None;
        }
        from = mention.end;
    }
    let unit = mentions
        .iter()
        .map(|mention| mention.limit)
        .find(|limit| !limit.is_instant())?
        .unit;
    let one_unit = mentions
        .iter()
        .all(|mention| mention.limit.is_instant() || mention.limit.unit == unit);
    let least = mentions.iter().map(|mention| mention.limit.least).min()?;
    let most = mentions.iter().map(|mention| mention.limit.most).max()?;
    one_unit.then_some(TimeLimit {
        least,
        most,
        unit,
        branches: u8::try_from(mentions.len()).ok()?,
    })
}

/// The words between two limits name the second: `/非告知承诺制:`, `;变更`. Steps of one procedure add up instead.
fn is_label(gap: &str, first: bool) -> bool {
    const STEPS: &[&str] = &[
        "受理", "审查", "审核", "审批", "决定", "制证", "送达", "发证", "颁证", "公示", "初审",
        "复审", "踏勘", "勘验", "环节", "阶段", "办结",
    ];
    let gap = gap.trim_start_matches(['内', '办', '结', '理', ')', '。', ',', '、']);
    let separated = first || gap.starts_with([';', '/', '|']);
    let label = gap.trim_start_matches([';', '/', '|', '。', ',', '、', '(', ')', '.']);
    let label =
        label.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | ')'));
    let named = label.strip_suffix(':');
    let name = named.unwrap_or(label).trim_end_matches(['的', '为']);
    (named.is_some() || separated)
        && !name.is_empty()
        && !STEPS.iter().any(|step| name.ends_with(step))
}
