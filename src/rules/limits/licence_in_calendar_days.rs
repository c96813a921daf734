//! T008: the Licensing Law counts working days, so the limit of a licence does too unless a note says why not.

use super::BOTH_LIMITS;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T008",
        slug: "licence-in-calendar-days",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "行政许可时限应以工作日计",
            "the time limit of a licence counts calendar days",
        ),
        why: words(
            "行政许可法规定的期限以工作日计算，不含法定节假日；写成“日”“天”，群众会按自然日来等。",
            "The limits of the Licensing Law are working days; people read plain days as calendar days.",
        ),
        basis: &[basis::LICENSING_82],
    },
    wrong: "事项名称: 食品经营许可\n事项类型: 行政许可\n法定办结时限: 20日",
    right: "事项名称: 食品经营许可\n事项类型: 行政许可\n法定办结时限: 20个工作日",
    check: Check::Item(BOTH_LIMITS, check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if item.item_type.is_absent() {
        return Outcome::Blind("item_type");
    }
    if !item.is_licence() {
        return Outcome::NotApplicable;
    }
    if item.statutory_limit.is_absent() && item.promised_limit.is_absent() {
        return Outcome::Blind("statutory_limit");
    }
    let mut outcome = Outcome::NotApplicable;
    for (limit, unit, note) in [
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
    ] {
        if let Some(limit) = limit.given() {
            outcome = Outcome::Checked;
            if is_in_calendar_days(limit, note) {
                report(found, limit, unit);
            }
        }
    }
    outcome
}

/// Whether the rule speaks of one of the limits of an item, so that a rule on both may be silent.
pub fn speaks_of(item: &ServiceItem<'_>) -> bool {
    let speaks = |limit: &Field<'_, TimeLimit>, note: &Field<'_, Text<'_>>| {
        limit
            .given()
            .is_some_and(|limit| is_in_calendar_days(limit, note))
    };
    item.is_licence()
        && (speaks(&item.statutory_limit, &item.statutory_note)
            || speaks(&item.promised_limit, &item.promised_note))
}

#[inline]
fn is_in_calendar_days(limit: &Sourced<'_, TimeLimit>, note: &Field<'_, Text<'_>>) -> bool {
    limit.value.unit == Unit::CalendarDay && !is_explained(limit, note)
}

/// The note says why, or the cell names the law; 半天 counts no days.
#[cold]
fn is_explained(limit: &Sourced<'_, TimeLimit>, note: &Field<'_, Text<'_>>) -> bool {
    let says_why = |note: &Sourced<'_, Text<'_>>| <Unit as Value<'_>>::read(note.value).is_none();
    note.given().is_some_and(says_why) || limit.raw.text.contains('《') || limit.value.most < 100
}

#[cold]
fn report(found: &mut Found<'_>, limit: &Sourced<'_, TimeLimit>, unit: &Field<'_, Unit>) {
    let value = limit.value;
    let (label, key) = (limit.raw.element().label(), limit.raw.element().key());
    let message = text!(
        "行政许可的「{label}」为 {value}，应以工作日计",
        "{key} ({label}) of a licence is {value}, not working days"
    );
    // The unit may stand in a cell of its own.
    match unit.given() {
        Some(unit) => found
            .at(unit, message)
            .also(limit, text!("时限 {value}", "the limit is {value}")),
        None => found.at(limit, message),
    }
    .help(text!(
        "按工作日填写；另有法律法规规定按自然日计的，在时限说明中写明依据",
        "give it in 工作日 (working days), or name in the note the law that counts calendar days"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn licence<'a>(cells: &[(Element, &'a str)]) -> ServiceItem<'a> {
        let mut item = item(cells);
        item.bind(Element::item_type, "行政许可", Origin::WHOLE);
        item.settle();
        item
    }

    #[test]
    fn each_of_the_two_limits_is_looked_at() {
        let cells = [
            (Element::statutory_limit, "20日"),
            (Element::promised_limit, "5天"),
        ];
        let (_, found) = on(&RULE, &licence(&cells));
        let elements: Vec<Element> = found.iter().map(|finding| finding.element).collect();
        assert_eq!(
            elements,
            [Element::statutory_limit, Element::promised_limit]
        );
    }

    #[test]
    fn a_unit_in_a_cell_of_its_own_is_the_place_to_mend() {
        let cells = [
            (Element::statutory_limit, "20"),
            (Element::statutory_unit, "自然日"),
        ];
        let (_, found) = on(&RULE, &licence(&cells));
        assert_eq!(found[0].element, Element::statutory_unit);
        assert_eq!(
            &*found[0].message,
            "行政许可的「法定办结时限」为 20个自然日，应以工作日计"
        );
    }

    #[test]
    fn a_note_explains_it() {
        let cells = [
            (Element::statutory_limit, "45日"),
            (
                Element::statutory_note,
                "《河道管理条例》规定自受理之日起45日",
            ),
        ];
        assert!(on(&RULE, &licence(&cells)).1.is_empty());
    }

    #[test]
    fn a_law_in_the_cell_explains_it_and_a_bare_unit_in_the_note_does_not() {
        let law = licence(&[(Element::statutory_limit, "60日（《文物保护法》第二十条）")]);
        assert!(on(&RULE, &law).1.is_empty());
        let unit = licence(&[
            (Element::statutory_limit, "60"),
            (Element::statutory_note, "自然日"),
        ]);
        assert_eq!(on(&RULE, &unit).1.len(), 1);
        let half = licence(&[(Element::promised_limit, "半天")]);
        assert!(on(&RULE, &half).1.is_empty());
    }

    #[test]
    fn days_that_are_said_to_be_working_days_are_fine() {
        for (limit, unit) in [
            ("20日", "工作日"),
            ("20天", "工作日"),
            ("20日（工作日）", ""),
            ("二十日内（指工作日）", ""),
            ("自受理之日起20日（不含法定节假日）", ""),
        ] {
            let item = licence(&[
                (Element::statutory_limit, limit),
                (Element::statutory_unit, unit),
            ]);
            assert_eq!(on(&RULE, &item), (Outcome::Checked, vec![]), "{limit}");
        }
    }

    #[test]
    fn months_and_working_days_are_fine() {
        for text in ["20个工作日", "3个月", "当场办结", "20"] {
            let item = licence(&[(Element::statutory_limit, text)]);
            assert_eq!(on(&RULE, &item), (Outcome::Checked, vec![]), "{text}");
        }
    }

    #[test]
    fn other_items_are_outside() {
        let untold = item(&[(Element::statutory_limit, "20日")]);
        assert_eq!(on(&RULE, &untold).0, Outcome::Blind("item_type"));
        assert!(!speaks_of(&untold));
        let service = item(&[
            (Element::item_type, "公共服务"),
            (Element::statutory_limit, "20日"),
        ]);
        assert_eq!(on(&RULE, &service).0, Outcome::NotApplicable);
        assert_eq!(
            on(&RULE, &licence(&[])).0,
            Outcome::Blind("statutory_limit")
        );
    }
}
