//! Periods within which a decision may be fought, and which way: 六十日内申请行政复议, 六个月内提起行政诉讼.

use crate::canon::{arabic, numeral};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// What is to be done within a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// 申请行政复议
    Review,
    /// 提起行政诉讼
    Suit,
}

/// A period and what it is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period<'a> {
    /// As written: `六个月`.
    pub text: &'a str,
    /// Its length, a month counted as 30 days.
    pub days: u32,
    /// What is to be done within it.
    pub act: Act,
}

static WITHIN: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("内"));

/// The lengths in days of all periods of a text but 六十日 and 六个月, whatever they are for; far cheaper than [`periods`].
pub fn lengths(text: &str) -> impl Iterator<Item = u32> {
    let ends = WITHIN.find_iter(text.as_bytes());
    ends.filter_map(|end| {
        let before = &text[..end];
        let at = end.checked_sub('日'.len_utf8())?;
        let is_usual = before.ends_with("六十日") || before.ends_with("六个月");
        (before.ends_with(['日', '月']) && !is_usual).then_some(())?;
        length(text, at).map(|(_, days)| days)
    })
}

/// The periods of a text that say what they are for.
pub fn periods(text: &str) -> impl Iterator<Item = Period<'_>> {
    ["日内", "月内"].into_iter().flat_map(move |mark| {
        let ends = text.match_indices(mark);
        ends.filter_map(move |(at, _)| period(text, at))
    })
}

/// Where the period whose unit stands at byte `at` begins, and its length in days.
fn length(text: &str, at: usize) -> Option<(usize, u32)> {
    let (before, unit) = text.split_at(at);
    let is_month = unit.starts_with('月');
    let before = before.strip_suffix("个工作").unwrap_or(before);
    let before = before.strip_suffix('个').unwrap_or(before);
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_numeral(*c))
        .last()?
        .0;
    let number = numeral(&before[start..])?;
    Some((start, number.saturating_mul(if is_month { 30 } else { 1 })))
}

/// The period whose unit stands at byte `at`.
fn period(text: &str, at: usize) -> Option<Period<'_>> {
    let (start, days) = length(text, at)?;
    let end = at + '日'.len_utf8();
    Some(Period {
        text: &text[start..end],
        days,
        act: act(&text[end + '内'.len_utf8()..])?,
    })
}

fn is_numeral(c: char) -> bool {
    arabic(c).is_some()
        || matches!(
            c,
            '零' | '〇'
                | '一'
                | '二'
                | '三'
                | '四'
                | '五'
                | '六'
                | '七'
                | '八'
                | '九'
                | '十'
                | '百'
                | '两'
        )
}

/// What the rest of the sentence tells to do, up to the next period in it. A review that is decided or received is none to ask for.
fn act(rest: &str) -> Option<Act> {
    let stop = rest.find(['。', '；', ';', '\n']).unwrap_or(rest.len());
    let stop = ["日内", "月内"]
        .iter()
        .filter_map(|mark| rest.find(mark))
        .fold(stop, usize::min);
    let rest = &rest[..stop];
    let review = [
        "申请行政复议",
        "申请复议",
        "提起行政复议",
        "提出行政复议",
        "行政复议申请",
    ]
    .iter()
    .filter_map(|words| rest.find(words))
    .min();
    let suit = ["诉讼", "起诉", "法院"]
        .iter()
        .filter_map(|words| rest.find(words))
        .min();
    match (review, suit) {
        (Some(review), Some(suit)) if suit < review => Some(Act::Suit),
        (Some(_), _) => Some(Act::Review),
        (None, suit) => suit.map(|_| Act::Suit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(&str, u32, Act)> {
        periods(text)
            .map(|period| (period.text, period.days, period.act))
            .collect()
    }

    #[test]
    fn a_period_is_for_what_follows_it() {
        assert_eq!(
            told("在60日内申请行政复议，或者在6个月内向法院起诉"),
            [("60日", 60, Act::Review), ("6个月", 180, Act::Suit)]
        );
        assert_eq!(
            told("十五个工作日内申请复议"),
            [("十五个工作日", 15, Act::Review)]
        );
        assert_eq!(
            told("六十日内可以起诉或者申请复议"),
            [("六十日", 60, Act::Suit)]
        );
    }

    #[test]
    fn a_period_of_the_office_is_for_nothing() {
        assert_eq!(told("六十日内作出决定。不服的可以起诉"), []);
        assert_eq!(told("本月内、日内、近日内起诉"), []);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), domain in "[0-9三六十个工作日月内申请行政复议起诉法院，。]{0,30}") {
            for text in [&text, &domain] {
                prop_assert!(periods(text).all(|period| text.contains(period.text)));
                let told = |period: Period<'_>| lengths(text).any(|days| days == period.days);
                let usual = |period: &Period<'_>| ["六十日", "六个月"].iter().any(|end| period.text.ends_with(end));
                prop_assert!(periods(text).all(|period| usual(&period) || told(period)));
            }
        }
    }
}
