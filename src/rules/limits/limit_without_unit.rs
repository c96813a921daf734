//! T017: a bare number in a limit, and no unit in the header, the unit column or the note.

use super::BOTH_LIMITS;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T017",
        slug: "limit-without-unit",
        level: Level::Warning,
        since: "0.1.0",
        says: words("时限缺少单位", "a time limit has no unit"),
        why: words(
            "只写数字，群众分不清是工作日、自然日还是小时；比较时按工作日理解。",
            "A bare number may be working days, calendar days or hours; it is compared as working days.",
        ),
        basis: &[basis::CONSISTENCY, basis::LICENSING_82],
    },
    wrong: "事项名称: 食品经营许可\n承诺办结时限: 5",
    right: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日",
    check: Check::Item(BOTH_LIMITS, check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.statutory_limit.is_absent() && item.promised_limit.is_absent() {
        return Outcome::Blind("promised_limit");
    }
    let pairs = [
        (
            &item.statutory_limit,
            &item.statutory_unit,
            &item.statutory_note,
        ),
        (
            &item.promised_limit,
            &item.promised_unit,
            &item.promised_note,
        ),
    ];
    let mut outcome = Outcome::NotApplicable;
    for (limit, unit, note) in pairs {
        let Some(limit) = limit.given() else {
            continue;
        };
        outcome = Outcome::Checked;
        // 0 is 当场 in any unit.
        let lacks = limit.value.unit == Unit::Unstated && !limit.value.is_instant();
        if lacks && !unit.is_unreadable() && !names_a_unit(note) {
            report(item, found, limit, unit);
        }
    }
    outcome
}

fn names_a_unit(note: &Field<'_, Text<'_>>) -> bool {
    const UNITS: [&str; 5] = ["工作日", "自然日", "小时", "天", "个月"];
    note.given().is_some_and(|note| {
        UNITS.iter().any(|unit| note.value.contains(unit)) || TimeLimit::is_named_in(note.value)
    })
}

#[cold]
fn report(
    item: &ServiceItem<'_>,
    found: &mut Found<'_>,
    limit: &Sourced<'_, TimeLimit>,
    unit: &Field<'_, Unit>,
) {
    let number = limit.value;
    let (label, key) = (limit.raw.element().label(), limit.raw.element().key());
    let message = text!(
        "「{label}」只写了 {number}，没有单位，暂按工作日理解",
        "{key} ({label}) says {number} without a unit; read as working days"
    );
    let draft = match unit {
        Field::Blank(blank) => found
            .at(blank, message)
            .also(limit, text!("时限 {number}", "the limit is {number}"))
            .help(text!(
                "在单位一栏填“工作日”或“自然日”",
                "fill in the unit: 工作日 or 自然日"
            ))
            .decide("工作日"),
        _ => found
            .at(limit, message)
            .help(text!(
                "写明单位，例如 {number}个工作日",
                "write the unit, such as {number}个工作日"
            ))
            .decide(format!("{number}个工作日")),
    };
    super::eased(draft, item, Level::Info);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn promise(text: &str, days: u32, unit: Unit) -> ServiceItem<'_> {
        let mut item = item(&[]);
        item.promised_limit = given(Element::promised_limit, text, limit(days, unit));
        item
    }

    #[test]
    fn a_bare_number_is_offered_working_days() {
        let (_, found) = on(&RULE, &promise("20.0", 20, Unit::Unstated));
        assert_eq!(
            found[0].fix.as_ref().map(|fix| &*fix.value),
            Some("20个工作日")
        );
        assert_eq!(
            &*found[0].message,
            "「承诺办结时限」只写了 20，没有单位，暂按工作日理解"
        );
    }

    #[test]
    fn the_value_is_offered_and_not_its_spelling() {
        for (text, want) in [
            ("3个", "3个工作日"),
            ("20。", "20个工作日"),
            ("２０", "20个工作日"),
            ("1-3", "1-3个工作日"),
        ] {
            let (_, found) = on(&RULE, &item(&[(Element::promised_limit, text)]));
            assert_eq!(
                found[0].fix.as_ref().map(|fix| &*fix.value),
                Some(want),
                "{text}"
            );
        }
    }

    #[test]
    fn a_blank_unit_cell_is_the_place_to_mend() {
        let mut item = promise("20", 20, Unit::Unstated);
        item.bind(Element::promised_unit, "", Origin::WHOLE);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found[0].element, Element::promised_unit);
        assert_eq!(found[0].fix.as_ref().map(|fix| &*fix.value), Some("工作日"));
    }

    #[test]
    fn a_unit_in_the_note_will_do() {
        let mut item = promise("20", 20, Unit::Unstated);
        item.bind(Element::promised_note, "单位为工作日", Origin::WHOLE);
        assert!(on(&RULE, &item).1.is_empty());
        for note in ["自受理之日起20日", "1年"] {
            let mut item = promise("20", 20, Unit::Unstated);
            item.bind(Element::promised_note, note, Origin::WHOLE);
            assert!(on(&RULE, &item).1.is_empty(), "{note}");
        }
    }

    #[test]
    fn a_stated_unit_is_fine() {
        let (outcome, found) = on(&RULE, &promise("20日", 20, Unit::CalendarDay));
        assert_eq!((outcome, found.len()), (Outcome::Checked, 0));
    }

    #[test]
    fn zero_needs_no_unit() {
        assert!(on(&RULE, &promise("0", 0, Unit::Unstated)).1.is_empty());
    }

    #[test]
    fn each_of_the_two_limits_is_looked_at() {
        let mut item = promise("5", 5, Unit::Unstated);
        item.statutory_limit = promise("20", 20, Unit::Unstated).promised_limit;
        assert_eq!(on(&RULE, &item).1.len(), 2);
    }

    #[test]
    fn an_unreadable_unit_is_another_rules() {
        let mut item = promise("5", 5, Unit::Unstated);
        item.promised_unit = unreadable(Element::promised_unit, "礼拜");
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn without_limits_it_is_blind_or_outside() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("promised_limit"));
        let blank = item(&[(Element::promised_limit, "")]);
        assert_eq!(on(&RULE, &blank).0, Outcome::NotApplicable);
    }
}
