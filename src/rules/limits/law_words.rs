//! The amounts of time that the words of a law allow: 应当自受理申请之日起六十日内作出决定.

use crate::canon::{arabic, chinese_run, compact, numeral};
use crate::model::{TimeLimit, Unit};

/// The words of a law name a time that is as long as the limit, for something to be done within it.
pub(super) fn allow(law: &str, limit: TimeLimit) -> bool {
    let law = compact(law);
    let (least, _) = span(limit.unit, limit.most.div_ceil(100));
    let mut rest = law.as_str();
    let mut before = "";
    while let Some(c) = rest.chars().next() {
        let (number, length) = number(rest);
        let length = length.max(c.len_utf8());
        let tail = &rest[length..];
        if let Some(number) = number
            && most(number, tail, before).is_some_and(|most| most >= least)
        {
            return true;
        }
        before = &law[..law.len() - tail.len()];
        rest = tail;
    }
    false
}

fn number(text: &str) -> (Option<u32>, usize) {
    let length = match text.chars().next().and_then(arabic) {
        Some(_) => text.find(|c| arabic(c).is_none()).unwrap_or(text.len()),
        None => chinese_run(text),
    };
    (numeral(&text[..length]), length)
}

/// The most calendar days that a number with these words behind it and before it allows.
fn most(number: u32, behind: &str, before: &str) -> Option<u32> {
    const UNITS: [(&str, Unit); 7] = [
        ("个工作日", Unit::WorkingDay),
        ("工作日", Unit::WorkingDay),
        ("个自然日", Unit::CalendarDay),
        ("个月", Unit::Month),
        ("日", Unit::CalendarDay),
        ("天", Unit::CalendarDay),
        ("年", Unit::Year),
    ];
    let (word, unit) = UNITS.iter().find(|(word, _)| behind.starts_with(word))?;
    let tail = &behind[word.len()..];
    let within = tail.starts_with('内') || tail.starts_with("之内") || tail.starts_with("以内");
    let is_term = ["期限为", "时限为", "不超过", "不得超过"]
        .iter()
        .any(|words| before.ends_with(words))
        && !before.ends_with("有效期限为")
        && *unit != Unit::Year;
    (within || is_term || *unit == Unit::WorkingDay).then(|| span(*unit, number).1)
}

/// The fewest and the most days, of whatever kind, that so many units are.
fn span(unit: Unit, number: u32) -> (u32, u32) {
    let times = |n: u32| number.saturating_mul(n);
    match unit {
        Unit::WorkingDay | Unit::CalendarDay | Unit::Unstated => (number, number),
        Unit::Hour => (number / 24, number.div_ceil(24)),
        Unit::Month => (times(20), times(31)),
        Unit::Year => (times(230), times(366)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::limit;

    #[test]
    fn a_law_allows_what_it_names() {
        let (sixty, two) = (limit(60, Unit::WorkingDay), limit(2, Unit::Month));
        for law in [
            "应当自受理申请之日起六十日内作出决定",
            "应当在60日内审查完毕",
            "审查期限为九十日",
            "自受理之日起两个月内",
            "自受理之日起六十个工作日作出",
            "第十条 2019年起；应当在三个月内办结",
        ] {
            assert!(allow(law, sixty) && allow(law, two), "{law}");
        }
        for law in [
            "应当自受理之日起二十日内作出决定",
            "许可证有效期限为五年",
            "自变更之日起30日内申请",
            "第六十条 未经批准的",
            "2019年修正",
            "",
        ] {
            assert!(!allow(law, sixty), "{law}");
        }
    }
}
