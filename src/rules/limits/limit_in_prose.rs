//! T015: a limit that is words about a limit. Of such a cell S001 is silent.

use crate::canon::{arabic, chinese_run, compact};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T015",
        slug: "limit-in-prose",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "时限栏是说明而不是期限",
            "words about a time limit stand in place of one",
        ),
        why: words(
            "“在法定时限内办结”“视情况”没有说出多少天，群众无法预期，也无法与法定时限比较。",
            "\"Within the statutory limit\" or \"as the case may be\" names no number of days to expect or to compare.",
        ),
        basis: &[basis::PLAN_BASICS, basis::BUSINESS_36],
    },
    wrong: "事项名称: 食品经营许可\n承诺办结时限: 自受理之日起，在法定时限内办结",
    right: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日\n承诺办结时限说明: 自受理之日起计算",
    check: Check::Item(
        looks![
            item_type,
            statutory_limit,
            promised_limit,
            intermediary_limit,
            step_name,
            special_name
        ],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let mut outcome = Outcome::Blind("promised_limit");
    let mut look = |limit: &Field<'_, TimeLimit>, part| {
        match limit {
            Field::Absent => return,
            Field::Unreadable(raw) if is_prose(raw.text) => report(item, found, raw, part),
            _ => {}
        }
        outcome = Outcome::Checked;
    };
    look(&item.statutory_limit, None);
    look(&item.promised_limit, None);
    // What two parties agree on has no other limit.
    if !is_agreed(&item.intermediary_limit) {
        look(&item.intermediary_limit, None);
    }
    for (index, step) in item.steps.entries.iter().enumerate() {
        look(&step.limit, Some((Part::Step, index)));
    }
    for (index, special) in item.specials.entries.iter().enumerate() {
        look(&special.limit, Some((Part::Special, index)));
    }
    outcome
}

/// 双方协商约定
fn is_agreed(limit: &Field<'_, TimeLimit>) -> bool {
    matches!(limit, Field::Unreadable(raw) if raw.text.contains("协商") || raw.text.contains("约定"))
}

#[cold]
fn report(
    item: &ServiceItem<'_>,
    found: &mut Found<'_>,
    raw: &Raw<'_>,
    part: Option<(Part, usize)>,
) {
    let (label, key, value) = (raw.element().label(), raw.element().key(), brief(raw.text));
    let message = text!(
        "「{label}」写的是“{value}”，不是期限",
        "{key} ({label}) says \"{value}\", which is no limit"
    );
    let draft = match part {
        None => found.at(raw, message),
        Some((part, index)) => found.at_part(part, index, raw, message),
    };
    let draft = match raw.element() {
        Element::statutory_limit => draft.help(text!(
            "填写具体期限，法律法规没有规定的填“20个工作日”；这段话移到“法定办结时限说明”",
            "write the limit itself, or 20个工作日 where the law sets none; move the words to statutory_note"
        )),
        Element::promised_limit => draft.help(text!(
            "填写具体期限，如“5个工作日”；这段话移到“承诺办结时限说明”",
            "write the limit itself, such as 5个工作日; move the words to promised_note"
        )),
        _ => draft.help(text!(
            "填写具体期限，如“5个工作日”",
            "write the limit itself, such as 5个工作日"
        )),
    };
    super::eased(draft, item, Level::Info);
}

/// Words that name no amount of time at all. With an amount in them it is the reading that failed, which is S001's.
#[cold]
pub fn is_prose(text: &str) -> bool {
    let text = compact(text);
    let words = text
        .chars()
        .filter(|c| ('\u{4e00}'..'\u{a000}').contains(c));
    if words.count() < 2 || text.contains(|c| arabic(c).is_some()) {
        return false;
    }
    !names_an_amount(&text) && !is_bare_unit(&text)
}

/// 工作日, 个工作日内: a unit that lost its number.
fn is_bare_unit(text: &str) -> bool {
    let unit = text.trim_end_matches(['内', '。']);
    <Unit as Value<'_>>::read(unit).is_some()
}

/// 三个月, 二十日: Chinese numerals before a unit.
fn names_an_amount(text: &str) -> bool {
    const UNITS: [&str; 8] = ["个", "日", "天", "月", "年", "周", "小时", "工作日"];
    text.char_indices().any(|(at, _)| {
        let length = chinese_run(&text[at..]);
        length > 0
            && UNITS
                .iter()
                .any(|unit| text[at + length..].starts_with(unit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn unreadable() -> &'static Rule {
        crate::rules::BOOK[crate::rules::index_of("S001").expect("it is in the book")]
    }

    #[test]
    fn words_without_an_amount_are_prose() {
        for text in [
            "自受理之日起，在法定时限内办结",
            "视情况",
            "按规定",
            "尽快",
            "待定",
            "按照统一部署办理",
        ] {
            assert!(is_prose(text), "{text}");
        }
    }

    #[test]
    fn a_limit_that_cannot_be_read_is_none() {
        for text in [
            "法定20个工作日，承诺5个工作日",
            "三五个工作日",
            "受理后二十日前",
            "工作日",
            "个工作日内",
            "abc",
            "2024年",
        ] {
            assert!(!is_prose(text), "{text}");
        }
    }

    #[test]
    fn one_of_the_two_rules_speaks_of_a_cell() {
        for text in ["视情况", "法定20个工作日，承诺5个工作日", "abc"] {
            let item = item(&[(Element::promised_limit, text)]);
            let both = on(&RULE, &item).1.len() + on(unreadable(), &item).1.len();
            assert_eq!(both, 1, "{text}");
        }
    }

    #[test]
    fn what_two_parties_agree_on_has_no_other_limit() {
        let item = item(&[(Element::intermediary_limit, "双方协商约定")]);
        assert!(on(&RULE, &item).1.is_empty());
        assert!(on(unreadable(), &item).1.is_empty());
    }

    #[test]
    fn when_it_is_taken_up_is_no_limit_and_no_limit_at_all_is_no_prose() {
        let count = |text| on(&RULE, &item(&[(Element::promised_limit, text)])).1.len();
        assert_eq!(count("当场受理"), 1);
        assert_eq!(count("即时受理，按规定办结"), 1);
        assert_eq!(count("法律法规未规定"), 0);
        assert_eq!(count("当场即办"), 0);
    }

    #[test]
    fn steps_are_looked_at() {
        let mut step = Step::default();
        step.bind(Element::step_limit, "视情况", Origin::WHOLE);
        let mut item = item(&[]);
        item.steps.entries.push(step);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found[0].part, Some((Part::Step, 0)));
        assert!(on(unreadable(), &item).1.is_empty());
    }

    #[test]
    fn of_a_penalty_the_other_rule_speaks() {
        let item = item(&[
            (Element::item_type, "行政处罚"),
            (Element::statutory_limit, "按规定"),
        ]);
        assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]));
        assert_eq!(on(unreadable(), &item).1.len(), 1);
    }

    #[test]
    fn limits_and_none_are_fine() {
        for text in ["5个工作日", "无", "", "当场办结"] {
            let item = item(&[(Element::promised_limit, text)]);
            assert_eq!(on(&RULE, &item), (Outcome::Checked, vec![]), "{text}");
        }
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("promised_limit"));
    }
}
