//! T006: what is done within a day is to be an 即办件. 承诺件 with nought days are T007's.

use super::measure::{is_unclear, is_within_days, shown};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T006",
        slug: "one-day-not-instant",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "承诺一天内办结，应调整为即办件",
            "promised within a day, so it should be an item done on the spot",
        ),
        why: words(
            "方案要求承诺时限压减到一天的事项全部调整为即办件，即办比例按办件类型统计。",
            "The plan wants every item promised within a day made an instant one; their share is counted by this type.",
        ),
        basis: &[basis::PLAN_INSTANT],
    },
    wrong: "事项名称: 食品经营许可\n承诺办结时限: 1个工作日\n办件类型: 承诺件",
    right: "事项名称: 食品经营许可\n承诺办结时限: 1个工作日\n办件类型: 即办件",
    check: Check::Item(
        looks![item_type, promised_limit, promised_unit, project_type],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let (promised, kind) = both!(item.promised_limit, item.project_type);
    if kind.value != ProjectType::Promised
        || promised.value.is_instant()
        || is_unclear(&item.promised_limit, &item.promised_unit)
    {
        return Outcome::NotApplicable;
    }
    if is_within_days(promised.value, context.params.instant_days) {
        report(item, found, kind, promised);
    }
    Outcome::Checked
}

#[cold]
fn report(
    item: &ServiceItem<'_>,
    found: &mut Found<'_>,
    kind: &Sourced<'_, ProjectType>,
    promised: &Sourced<'_, TimeLimit>,
) {
    let (written, promise) = (brief(kind.raw.text), shown(promised));
    let draft = found
        .at(
            kind,
            text!(
                "承诺 {promise} 办结，办件类型却是“{written}”",
                "promised within {promise}, yet the type is {written}"
            ),
        )
        .also(promised, text!("承诺 {promise}", "{promise} promised"))
        .help(text!(
            "办件类型改为“即办件”",
            "make the type 即办件 (done on the spot)"
        ))
        .decide("即办件");
    super::eased(draft, item, Level::Info);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn fares(promised: &str, kind: &str) -> (Outcome, usize) {
        let (outcome, found) = on(
            &RULE,
            &item(&[
                (Element::promised_limit, promised),
                (Element::project_type, kind),
            ]),
        );
        (outcome, found.len())
    }

    #[test]
    fn a_day_or_less_is_instant() {
        for promised in ["1个工作日", "0.5个工作日", "1天", "4小时", "1"] {
            assert_eq!(fares(promised, "承诺件").1, 1, "{promised}");
        }
        for promised in ["2个工作日", "1个月", "48小时"] {
            let clean = (Outcome::Checked, 0);
            assert_eq!(fares(promised, "承诺件"), clean, "{promised}");
        }
    }

    #[test]
    fn a_unit_that_cannot_be_read_measures_nothing() {
        let cells = [
            (Element::promised_limit, "1"),
            (Element::promised_unit, "周"),
            (Element::project_type, "承诺件"),
        ];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn a_public_service_is_told_mildly() {
        let cells = [
            (Element::item_type, "公共服务"),
            (Element::promised_limit, "1个工作日"),
            (Element::project_type, "承诺件"),
        ];
        assert_eq!(on(&RULE, &item(&cells)).1[0].level, Level::Info);
    }

    #[test]
    fn the_type_is_what_is_mended() {
        let cells = [
            (Element::promised_limit, "1个工作日"),
            (Element::project_type, "承诺件"),
        ];
        let (_, found) = on(&RULE, &item(&cells));
        assert_eq!(found[0].element, Element::project_type);
        assert_eq!(found[0].fix.as_ref().map(|fix| &*fix.value), Some("即办件"));
    }

    #[test]
    fn instant_items_and_nought_days_are_outside() {
        assert_eq!(fares("1个工作日", "即办件"), (Outcome::NotApplicable, 0));
        assert_eq!(fares("当场办结", "承诺件"), (Outcome::NotApplicable, 0));
        assert_eq!(fares("1个工作日", "上报件"), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn without_the_type_it_is_blind() {
        let item = item(&[(Element::promised_limit, "1个工作日")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("project_type"));
    }
}
