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
        let before = before.strip_suffix(['之', '以']).unwrap_or(before);
        let at = before.len().checked_sub('日'.len_utf8())?;
        let is_usual = before.ends_with("六十日") || before.ends_with("六个月");
        (before.ends_with(UNITS) && !is_usual).then_some(())?;
        length(text, at).map(|(_, days)| days)
    })
}

/// The units that periods are told in.
const UNITS: [char; 3] = ['日', '月', '天'];

/// The periods of a text that say what they are for.
pub fn periods(text: &str) -> impl Iterator<Item = Period<'_>> {
    ends(text).filter_map(move |(at, behind)| period(text, at, behind))
}

/// Where the unit of each period stands, and where it ends behind 内, 之内 or 以内.
fn ends(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices('内').filter_map(|(end, within)| {
        let before = &text[..end];
        let before = before.strip_suffix(['之', '以']).unwrap_or(before);
        let unit = before.strip_suffix(UNITS)?;
        Some((unit.len(), end + within.len()))
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

/// The period whose unit stands at byte `at`, and of which the sentence goes on at `behind`.
fn period(text: &str, at: usize, behind: usize) -> Option<Period<'_>> {
    let (start, days) = length(text, at)?;
    let end = at + '日'.len_utf8();
    Some(Period {
        text: &text[start..end],
        days,
        act: act(&text[behind..])?,
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

/// What the rest of the sentence tells to do, up to the next period in it. A review that is decided or received is none to ask
/// for, and what is to be told or decided first is what the period is for.
fn act(rest: &str) -> Option<Act> {
    let stop = rest.find(['。', '；', ';', '\n']).unwrap_or(rest.len());
    let stop = ends(&rest[..stop]).next().map_or(stop, |(at, _)| at);
    let rest = &rest[..stop];
    let first = |words: &[&str]| words.iter().filter_map(|words| rest.find(words)).min();
    let review = first(&[
        "申请行政复议",
        "申请复议",
        "提起行政复议",
        "提出行政复议",
        "行政复议申请",
    ]);
    let suit = first(&["诉讼", "起诉", "法院"]);
    let before = &rest[..review.into_iter().chain(suit).min()?];
    if is_for_another(before) {
        return None;
    }
    match (review, suit) {
        (Some(review), Some(suit)) if suit < review => Some(Act::Suit),
        (Some(_), _) => Some(Act::Review),
        (None, suit) => suit.map(|_| Act::Suit),
    }
}

/// Something else is to be done within the period: the office decides or tells, or one asks for a hearing.
fn is_for_another(before: &str) -> bool {
    const WORDS: [&str; 9] = [
        "书面告知",
        "书面通知",
        "告知申请",
        "告知当事",
        "告知享有",
        "进行审查",
        "要求听证",
        "申请听证",
        "提出听证",
    ];
    // 向作出决定的机关 says whose decision it is.
    let decides = before.match_indices("作出").any(|(at, _)| {
        let clause = before[at..].split(['，', ',']).next().unwrap_or("");
        !clause.starts_with("作出的") && (!clause.contains('的') || clause.ends_with("决定"))
    });
    decides || WORDS.iter().any(|word| before.contains(word))
}

/// A text that ends with its only period, and does not say what for; its column does.
pub fn bare(text: &str, act: Act) -> Option<Period<'_>> {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || c == '。');
    let mut ends = ends(text);
    let (at, behind) = ends.next()?;
    let (start, days) = length(text, at)?;
    (behind == text.len() && !text.contains("受理")).then(|| Period {
        text: &text[start..at + '日'.len_utf8()],
        days,
        act,
    })
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
        for text in [
            "应当在10日内书面告知申请人，说明理由，并告知申请人享有依法申请行政复议或者提起行政诉讼的权利",
            "20日内作出决定，告知享有申请行政复议的权利",
            "行政复议机关收到行政复议申请后，应当在五日内进行审查，决定不予受理行政复议申请的，书面告知",
            "五日内要求听证，或者申请行政复议",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
        for text in [
            "15日内向作出决定的机关的上级申请行政复议",
            "15日内就作出的决定，申请行政复议",
            "15日内，可申请行政复议",
        ] {
            assert_eq!(told(text), [("15日", 15, Act::Review)], "{text}");
        }
    }

    #[test]
    fn a_period_may_be_told_in_other_words() {
        for (text, period, days, act) in [
            ("30天内申请行政复议", "30天", 30, Act::Review),
            ("3个月之内起诉", "3个月", 90, Act::Suit),
            ("三个月以内向法院起诉", "三个月", 90, Act::Suit),
            ("六十日以内提出行政复议申请", "六十日", 60, Act::Review),
        ] {
            assert_eq!(told(text), [(period, days, act)], "{text}");
        }
    }

    #[test]
    fn a_bare_period_ends_its_text() {
        let days = |text| bare(text, Act::Suit).map(|period| (period.text, period.days));
        assert_eq!(days("3个月内"), Some(("3个月", 90)));
        assert_eq!(days("自收到决定之日起三个月以内。"), Some(("三个月", 90)));
        assert_eq!(days("3个月内答复"), None);
        assert_eq!(days("市法院"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), domain in "[0-9三六十个工作日月天之以内申请行政复议起诉法院，。]{0,30}") {
            for text in [&text, &domain] {
                prop_assert!(periods(text).all(|period| text.contains(period.text)));
                let told = |period: Period<'_>| lengths(text).any(|days| days == period.days);
                let usual = |period: &Period<'_>| ["六十日", "六个月"].iter().any(|end| period.text.ends_with(end));
                prop_assert!(periods(text).all(|period| usual(&period) || told(period)));
            }
        }
    }
}
