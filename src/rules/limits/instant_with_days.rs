//! T007: the type of an item and its promise tell the same: 即办件 at once, 承诺件 after some days. One day is T006's.

use super::measure::{is_unclear, is_within_days, shown};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T007",
        slug: "instant-with-days",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "办件类型与承诺时限矛盾：即办件应即时办结，承诺件应有承诺天数",
            "type and promise disagree: an instant item takes no days, a promised one takes some",
        ),
        why: words(
            "即办件写着好几天，或承诺件写着当场办结，群众不知道该信哪一个，即办比例也统计不准。",
            "An instant item that takes days, or a promised one that takes none, leaves people guessing and spoils the count.",
        ),
        basis: &[basis::PLAN_INSTANT, basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日\n办件类型: 即办件",
    right: "事项名称: 食品经营许可\n承诺办结时限: 当场办结\n办件类型: 即办件",
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
    if is_unclear(&item.promised_limit, &item.promised_unit) {
        return Outcome::NotApplicable;
    }
    let contradicts = match kind.value {
        ProjectType::Instant => !is_within_days(promised.value, context.params.instant_days),
        ProjectType::Promised => promised.value.is_instant(),
        _ => return Outcome::NotApplicable,
    };
    if contradicts {
        report(item, found, promised, kind);
    }
    Outcome::Checked
}

#[cold]
fn report(
    item: &ServiceItem<'_>,
    found: &mut Found<'_>,
    promised: &Sourced<'_, TimeLimit>,
    kind: &Sourced<'_, ProjectType>,
) {
    let (promise, written) = (shown(promised), brief(kind.raw.text));
    let draft = found
        .at(
            promised,
            text!(
                "办件类型是“{written}”，承诺却是 {promise}",
                "the type is {written}, yet {promise} is promised"
            ),
        )
        .also(kind, text!("办件类型“{written}”", "the type is {written}"));
    let draft = match kind.value {
        ProjectType::Instant => draft.help(text!(
            "承诺时限改为“当场办结”；做不到的，办件类型改为“承诺件”",
            "promise 当场办结, or make the type 承诺件 where that cannot be done"
        )),
        _ => draft.help(text!(
            "当场能办结的，办件类型改为“即办件”；不能的，写明承诺天数",
            "make the type 即办件 where it is done at once, or promise a number of days"
        )),
    };
    super::eased(draft, item, Level::Info);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn fares(promised: &str, kind: &str) -> (Outcome, usize) {
        let cells = [
            (Element::promised_limit, promised),
            (Element::project_type, kind),
        ];
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn the_truth_table_of_type_and_promise() {
        for (promised, kind, count) in [
            ("当场办结", "即办件", 0),
            ("0", "即办件", 0),
            ("1个工作日", "即办件", 0),
            ("2个工作日", "即办件", 1),
            ("1个月", "即办件", 1),
            ("48小时", "即办件", 1),
            ("5个工作日", "承诺件", 0),
            ("1个工作日", "承诺件", 0),
            ("当场办结", "承诺件", 1),
            ("0个工作日", "承诺件", 1),
        ] {
            let want = (Outcome::Checked, count);
            assert_eq!(fares(promised, kind), want, "{promised} {kind}");
        }
    }

    #[test]
    fn a_unit_in_a_cell_of_its_own_is_shown_and_one_that_cannot_be_read_measures_nothing() {
        let with = |unit| {
            let mut item = item(&[
                (Element::promised_limit, "30"),
                (Element::promised_unit, unit),
                (Element::project_type, "即办件"),
            ]);
            item.settle();
            on(&RULE, &item)
        };
        assert_eq!(with("分钟"), (Outcome::NotApplicable, vec![]));
        assert_eq!(
            &*with("工作日").1[0].message,
            "办件类型是“即办件”，承诺却是 30个工作日"
        );
    }

    #[test]
    fn other_types_and_no_promise_are_outside() {
        assert_eq!(fares("当场办结", "上报件"), (Outcome::NotApplicable, 0));
        assert_eq!(fares("", "即办件"), (Outcome::NotApplicable, 0));
        assert_eq!(fares("无", "即办件"), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn it_never_speaks_with_its_neighbour() {
        let neighbour = &crate::rules::limits::one_day_not_instant::RULE;
        for promised in ["0", "0.5个工作日", "1个工作日", "2个工作日", "1天"] {
            for kind in ["即办件", "承诺件"] {
                let cells = [
                    (Element::promised_limit, promised),
                    (Element::project_type, kind),
                ];
                let item = item(&cells);
                let both = on(&RULE, &item).1.len() + on(neighbour, &item).1.len();
                assert!(both <= 1, "{promised} {kind}");
            }
        }
    }
}
