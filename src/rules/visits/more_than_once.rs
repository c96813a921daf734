//! V011: one visit at most.

use super::VISITS_AND_WAYS;
use super::online::wholly_online;
use super::visits_over_depth;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V011",
        slug: "more-than-once",
        level: Level::Info,
        since: "0.1.0",
        says: words("到场次数超过1次", "more than one visit is asked for"),
        why: words(
            "改革的方向是最多跑一次；要跑两次以上的，看看能否把环节并到一次或者改到网上。",
            "The aim is one visit at most; steps may be joined in one visit or moved online.",
        ),
        basis: &[basis::PLAN_PROCESS],
    },
    wrong: "事项名称: 食品经营许可\n到办事现场次数: 2次",
    right: "事项名称: 食品经营许可\n到办事现场次数: 1次",
    check: Check::Item(VISITS_AND_WAYS, check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let visits = given!(item.visits);
    if visits.value.most > 1 {
        // V008 speaks of a range, V002 and V005 of a count that the depth does not allow.
        if visits.value.form != VisitForm::Number
            || wholly_online(item).is_some()
            || visits_over_depth::speaks(item, &visits.value)
        {
            return Outcome::NotApplicable;
        }
        report(found, visits);
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, visits: &Sourced<'_, Visits>) {
    let count = brief(visits.raw.text);
    found
        .at(
            visits,
            text!(
                "要到现场 {count}，不止一次",
                "the number of visits is {count}, more than one"
            ),
        )
        .help(text!(
            "合并到一次办完，或者改为网上提交、结果寄递",
            "join the visits in one, or take papers online and send the result by post"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(cells: &[(Element, &str)]) -> (Outcome, usize) {
        let (outcome, found) = on(&RULE, &item(cells));
        (outcome, found.len())
    }

    #[test]
    fn two_visits_are_one_too_many() {
        assert_eq!(with(&[(Element::visits, "2次")]), (Outcome::Checked, 1));
        assert_eq!(with(&[(Element::visits, "1")]), (Outcome::Checked, 0));
    }

    #[test]
    fn what_another_rule_says_of_the_count_is_not_said_twice() {
        for other in [
            [(Element::visits, "1-2次"), (Element::online_depth, "")],
            [(Element::visits, "2"), (Element::online_depth, "Ⅳ级")],
            [(Element::visits, "2"), (Element::online_depth, "Ⅲ级")],
        ] {
            assert_eq!(with(&other), (Outcome::NotApplicable, 0), "{other:?}");
        }
    }

    #[test]
    fn what_the_depth_allows_may_still_be_fewer() {
        let cells = [(Element::visits, "2"), (Element::online_depth, "Ⅱ级")];
        assert_eq!(with(&cells), (Outcome::Checked, 1));
    }

    #[test]
    fn an_inspection_is_outside() {
        let cells = [(Element::item_type, "行政检查"), (Element::visits, "3")];
        assert_eq!(with(&cells), (Outcome::NotApplicable, 0));
    }
}
