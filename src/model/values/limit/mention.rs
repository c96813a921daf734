//! One limit named somewhere in a text: a number with its unit, a range, half a year, 当场.

use super::super::amount::{amount, range_mark};
use super::unit::scale_at;
use super::{TimeLimit, Unit};

/// A limit named in a compact text, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub limit: TimeLimit,
    pub start: usize,
    pub end: usize,
}

/// What stands at a place of a text.
pub(super) enum Token {
    /// A limit, and its length.
    Limit(TimeLimit, usize),
    /// Nothing of interest, and its length.
    Skip(usize),
    /// Something that makes any reading a guess.
    Doubt,
}

/// Longer words before those they begin with.
const INSTANT: &[&str] = &[
    "当日当场办结",
    "当天当场办结",
    "当场办结",
    "当场办理",
    "当场办",
    "当场",
    "现场办结",
    "即时办结",
    "即时办理",
    "即时办",
    "即时",
    "即来即办",
    "即到即办",
    "即审即办",
    "即收即办",
    "即申即办",
    "随到随办",
    "马上办结",
    "马上办",
    "立等可取",
    "立等可办",
    "实时办结",
    "即办件",
    "即办",
    "秒批",
    "秒办",
];

/// Done within the day: at most one working day, since offices work on working days only.
const SAME_DAY: &[&str] = &["当日办结", "当天办结", "当日", "当天"];

/// The token at the start of a compact text.
pub(super) fn token(text: &str, before: Option<char>) -> Token {
    if let Some(token) = accepted(text) {
        return token;
    }
    if let Some(word) = INSTANT.iter().find(|word| text.starts_with(**word)) {
        return match before {
            Some('非' | '不' | '能' | '法') => Token::Doubt,
            _ => Token::Limit(TimeLimit::INSTANT, word.len()),
        };
    }
    if let Some(word) = SAME_DAY.iter().find(|word| text.starts_with(**word)) {
        return Token::Limit(TimeLimit::new(100, Unit::WorkingDay), word.len());
    }
    if text.starts_with('半') {
        return half(text).map_or(Token::Skip('半'.len_utf8()), |(limit, length)| {
            Token::Limit(limit, length)
        });
    }
    match amount(text) {
        None => Token::Skip(text.chars().next().map_or(1, char::len_utf8)),
        Some((value, length)) => counted(text, value, length, before),
    }
}

/// 当场受理 tells when it is begun, and not how long it takes; 当场受理并办结 tells both.
fn accepted(text: &str) -> Option<Token> {
    const AT_ONCE: [&str; 5] = ["当场", "即时", "现场", "当日", "当天"];
    let word = AT_ONCE.iter().find(|word| text.starts_with(**word))?;
    let behind = text[word.len()..].strip_prefix("受理")?;
    let rest = behind.trim_start_matches(['并', '和', '及', '、', ',']);
    let rest = rest.strip_prefix(*word).unwrap_or(rest);
    let length = text.len() - rest.len() + "办结".len();
    let limit = match word.ends_with(['日', '天']) {
        true => TimeLimit::new(100, Unit::WorkingDay),
        false => TimeLimit::INSTANT,
    };
    Some(match rest.starts_with("办结") {
        true => Token::Limit(limit, length),
        false => Token::Skip(word.len() + "受理".len()),
    })
}

/// What a number at the start of a text, of a length, turns out to be.
fn counted(text: &str, value: Option<u32>, length: usize, before: Option<char>) -> Token {
    let rest = &text[length..];
    let limit = range_behind(rest, value).or_else(|| with_unit(rest, value));
    match limit {
        Some(Some((limit, behind)))
            if !is_wary(before) && !is_deadline(&rest[behind..], limit.unit) =>
        {
            Token::Limit(limit, length + behind)
        }
        Some(_) => Token::Doubt,
        None if !text.as_bytes()[0].is_ascii_digit() || is_count(rest, before) => {
            Token::Skip(length)
        }
        None => Token::Doubt,
    }
}

/// A number behind 第 or 每 or a sign does not say how long.
fn is_wary(before: Option<char>) -> bool {
    before.is_some_and(|c| "第每-—+约近/.".contains(c))
}

/// `5个工作日后` begins where a limit would end, and so does `5个工作日起`; `1月1日`, `15日前` are dates.
fn is_deadline(rest: &str, unit: Unit) -> bool {
    let date = unit != Unit::WorkingDay && rest.starts_with('前')
        || unit == Unit::Year && rest.starts_with('度');
    date || rest.starts_with(['后', '底', '起'])
        || rest.starts_with("以后")
        || rest.starts_with("以上")
}

/// A number that counts something else than time: an article, an entry of a list.
fn is_count(rest: &str, before: Option<char>) -> bool {
    before == Some('第') || rest.starts_with(['.', '、', ')', '条', '款', '项', '次', '号'])
}

/// The limit that a number and the unit behind it make, and the length of the unit; the inner `None` when they make none.
fn with_unit(rest: &str, value: Option<u32>) -> Option<Option<(TimeLimit, usize)>> {
    let half = rest
        .strip_prefix("个半")
        .or_else(|| rest.strip_prefix('半'));
    let behind = half.unwrap_or(rest);
    let (scale, length) = scale_at(behind)?;
    let end = rest.len() - behind.len() + length;
    let amount = value.and_then(|value| value.checked_add(if half.is_some() { 50 } else { 0 }));
    let make = |amount: u32| {
        let limit = TimeLimit::new(scale.hundredths(amount)?, scale.unit);
        match rest[end..].starts_with('半') {
            _ if is_year(limit) => None,
            true => Some((and_a_half(limit)?, end + '半'.len_utf8())),
            false => Some((limit, end)),
        }
    };
    Some(amount.and_then(make))
}

/// 2024年 is a date.
fn is_year(limit: TimeLimit) -> bool {
    limit.unit == Unit::Year && limit.most > 9900
}

/// 一年半 is eighteen months.
fn and_a_half(limit: TimeLimit) -> Option<TimeLimit> {
    Some(match limit.unit {
        Unit::Year => TimeLimit::new(limit.most.checked_mul(12)?.checked_add(600)?, Unit::Month),
        unit => TimeLimit::new(limit.most.checked_add(50)?, unit),
    })
}

/// The range that a number and `-3个工作日` or `个工作日-3个工作日` behind it make; the inner `None` when it runs backwards.
fn range_behind(rest: &str, least: Option<u32>) -> Option<Option<(TimeLimit, usize)>> {
    let first = scale_at(rest);
    let mut at = match first {
        Some((_, length)) => length,
        None if rest.starts_with('个') => '个'.len_utf8(),
        None => 0,
    };
    let mark = range_mark(&rest[at..]);
    let (most, length) = amount(&rest[at + mark..]).filter(|_| mark > 0)?;
    at += mark + length;
    let (scale, length) = scale_at(&rest[at..])?;
    let same = first.is_none_or(|(other, _)| other == scale);
    let range = || {
        let (least, most) = (scale.hundredths(least?)?, scale.hundredths(most?)?);
        let range = TimeLimit::between(least, most, scale.unit);
        (same && least <= most && !is_year(range)).then_some((range, at + length))
    };
    Some(range())
}

/// 半年 is six months; half of anything else is half of it.
fn half(text: &str) -> Option<(TimeLimit, usize)> {
    let rest = text.strip_prefix('半')?;
    let (scale, length) = scale_at(rest)?;
    let limit = match scale.unit {
        Unit::Year => TimeLimit::new(600, Unit::Month),
        unit => TimeLimit::new(scale.hundredths(50)?, unit),
    };
    Some((limit, '半'.len_utf8() + length))
}
