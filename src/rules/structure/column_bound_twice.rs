//! S003: one element of one item is stated twice, and differently: in two columns or keys, or in two rows of one group.

use crate::canon::is_void;
use crate::rules::prelude::*;
use crate::source::Origin;

pub static RULE: Rule = Rule {
    about: About {
        id: "S003",
        slug: "column-bound-twice",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "同一要素填了两处，内容不一致",
            "one element is stated twice, and differently",
        ),
        why: words(
            "两处说法不同，群众和窗口不知道以哪个为准；检查时以先出现的为准。",
            "Nobody can tell which of the two holds; the first one counts for the other rules.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日\n承诺期限: 10个工作日",
    right: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日",
    check: Check::Both(
        looks![
            statutory_limit,
            statutory_unit,
            promised_limit,
            promised_unit
        ],
        look,
        check,
    ),
};

/// The unit of a limit stands in its own cell and in one beside it.
fn look(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    for (limit, unit) in [
        (&item.statutory_limit, &item.statutory_unit),
        (&item.promised_limit, &item.promised_unit),
    ] {
        if let (Some(limit), Some(unit)) = (limit.given(), unit.given())
            && limit.value.unit != unit.value
        {
            other_unit(found, limit, unit);
        }
    }
    Outcome::Checked
}

#[cold]
fn other_unit(found: &mut Found<'_>, limit: &Sourced<'_, TimeLimit>, unit: &Sourced<'_, Unit>) {
    // 日 may mean any kind of day, and 当场 is no time in any unit.
    let is_loose = unit.value == Unit::CalendarDay && !unit.raw.text.contains(['自', '历']);
    if limit.value.is_instant() || is_loose && limit.value.unit == Unit::WorkingDay {
        return;
    }
    let (label, key) = (limit.raw.element().label(), limit.raw.element().key());
    let (one, other) = (brief(limit.raw.text), brief(unit.raw.text));
    found
        .at(
            unit,
            text!(
                "「{label}」的单位填了两处：时限写的是“{one}”，单位写的是“{other}”",
                "{key} ({label}) is \"{one}\", but its unit is given as \"{other}\""
            ),
        )
        .also(limit, text!("以此处为准：{one}", "this one counts: {one}"))
        .help(text!(
            "核实后两处改成一致",
            "find out which is right and make both the same"
        ));
}

fn check(remark: &Remark<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let (first, second, grouped) = match remark {
        Remark::BoundTwice { first, second } => (first, second, false),
        Remark::Conflict { first, second } => (first, second, true),
        _ => return Outcome::NotApplicable,
    };
    if is_respelt(first.text, second.text) || is_same_value(first, second) {
        return Outcome::Checked;
    }
    let (one, other) = brief_pair(first.text, second.text);
    let (label, key) = (first.element().label(), first.element().key());
    let message = |lang| match grouped {
        true => text!(
            "同一事项的「{label}」前后不一致：前面是“{one}”，这里是“{other}”",
            "{key} ({label}) of one item is \"{one}\" in one row and \"{other}\" here"
        )(lang),
        false => text!(
            "「{label}」填了两处：另一处是“{one}”，这里是“{other}”",
            "{key} ({label}) is stated twice: \"{one}\" elsewhere and \"{other}\" here"
        )(lang),
    };
    found
        .at(second, message)
        .also(first, text!("以此处为准：{one}", "this one counts: {one}"))
        .help(text!(
            "核实后只保留一个值，两处改成一致",
            "find out which is right and make both the same, or drop one"
        ));
    Outcome::Checked
}

/// Both read as the same answer: 承诺件 and 前审后批, 否 and 不收费.
fn is_same_value(one: &Raw<'_>, other: &Raw<'_>) -> bool {
    let element = one.element();
    let is_read = element.row().is_some_and(|row| row.kind.is_read());
    let read = |text| {
        let mut item = ServiceItem::default();
        item.bind(element, text, Origin::WHOLE);
        item
    };
    let (one, other) = (read(one.text), read(other.text));
    let has_no_odd = |item: &ServiceItem<'_>| {
        let mut is_odd = false;
        item.unreadable(|_| is_odd = true);
        !is_odd
    };
    is_read && one.fill(element) == Some(true) && has_no_odd(&one) && one == other
}

/// Only white space, width of characters or kind of dash differ: one value, typed twice.
fn is_respelt(one: &str, other: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let visible = text.chars().filter(|c| !is_void(*c));
        visible.map(|c| match c {
            '—' | '–' | '－' | '~' | '～' | '至' => '-',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
    }
    letters(one).eq(letters(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const FIVE: &str = "5个工作日";

    #[test]
    fn both_places_of_two_columns_are_shown() {
        let remark = Remark::BoundTwice {
            first: raw(Element::promised_limit, FIVE),
            second: raw(Element::promised_limit, "20个工作日"),
        };
        let (outcome, found) = noticed(&RULE, remark);
        assert_eq!(outcome, Outcome::Checked);
        assert_eq!(&*found[0].value, "20个工作日");
        assert_eq!(&*found[0].related[0].value, FIVE);
        assert!(found[0].message.contains("填了两处"));
    }

    #[test]
    fn rows_of_one_group_that_differ_are_shown() {
        let remark = Remark::Conflict {
            first: raw(Element::promised_limit, FIVE),
            second: raw(Element::promised_limit, "20个工作日"),
        };
        let (_, found) = noticed(&RULE, remark);
        assert!(found[0].message.contains("前后不一致"));
    }

    #[test]
    fn long_texts_are_cut_in_the_message() {
        let long = "依".repeat(4000);
        let remark = Remark::BoundTwice {
            first: raw(Element::legal_basis, &long),
            second: raw(Element::legal_basis, FIVE),
        };
        assert!(noticed(&RULE, remark).1[0].message.chars().count() < 100);
    }

    #[test]
    fn another_spelling_is_no_other_value() {
        let noticed = |first, second| {
            let [first, second] = [first, second].map(|text| raw(Element::hours, text));
            noticed(&RULE, Remark::Conflict { first, second }).1.len()
        };
        assert_eq!(noticed("周一 08:30-16:30", "周一08：30—16：30\n"), 0);
        assert_eq!(noticed("08:30-16:30", "08:30-17:30"), 1);
    }

    #[test]
    fn another_word_for_the_same_answer_is_no_other_value() {
        for (element, one, other, count) in [
            (Element::project_type, "承诺件", "前审后批", 0),
            (Element::project_type, "承诺件", "即办件", 1),
            (Element::promised_limit, "20个工作日", "二十个工作日", 0),
            (Element::promised_limit, "20个工作日", "20个自然日", 1),
            (Element::promised_limit, "尽快", "及时", 1),
            (Element::conditions, "成年", "成年人", 1),
        ] {
            let [first, second] = [one, other].map(|text| raw(element, text));
            let found = noticed(&RULE, Remark::BoundTwice { first, second }).1;
            assert_eq!(found.len(), count, "{one} {other}");
        }
    }

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let (one, other) = (
            format!("{}甲", "依".repeat(99)),
            format!("{}乙", "依".repeat(99)),
        );
        let remark = Remark::Conflict {
            first: raw(Element::legal_basis, &one),
            second: raw(Element::legal_basis, &other),
        };
        let (_, found) = noticed(&RULE, remark);
        assert!(found[0].message.contains('甲') && found[0].message.contains('乙'));
    }

    #[test]
    fn a_unit_beside_a_limit_is_that_of_the_limit() {
        let found = |limit, unit| {
            let mut item = item(&[
                (Element::statutory_limit, limit),
                (Element::statutory_unit, unit),
            ]);
            item.settle();
            on(&RULE, &item).1
        };
        let other = found("20个工作日", "自然日");
        assert_eq!(other[0].element, Element::statutory_unit);
        assert_eq!(
            &*other[0].message,
            "「法定办结时限」的单位填了两处：时限写的是“20个工作日”，单位写的是“自然日”"
        );
        assert_eq!(found("20个自然日", "工作日").len(), 1);
        assert_eq!(found("3个月", "工作日").len(), 1);
        for (limit, unit) in [
            ("20", "自然日"),
            ("20日", "工作日"),
            ("20个工作日", "天"),
            ("20个工作日", "工作日"),
            ("20日", "自然日"),
            ("当场办结", "小时"),
        ] {
            assert!(found(limit, unit).is_empty(), "{limit} {unit}");
        }
    }
}
