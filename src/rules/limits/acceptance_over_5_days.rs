//! T013: whether an application is accepted is said within five days.

use super::stage::Stage;
use crate::rules::prelude::*;
use crate::rules::step_names::is_acceptance;

pub static RULE: Rule = Rule {
    about: About {
        id: "T013",
        slug: "acceptance-over-5-days",
        level: Level::Warning,
        since: "0.1.0",
        says: words("受理环节超过5日", "acceptance takes more than 5 days"),
        why: words(
            "材料不齐的，应当场或者五日内一次告知；逾期不告知的，自收到材料之日起即为受理。",
            "What is lacking is told at once or within five days; after that the application counts as accepted.",
        ),
        basis: &[basis::LICENSING_32, basis::LICENSING_82],
    },
    wrong: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 受理\n    办理内容: 窗口核对材料并出具受理通知书\n    环节时限: 6个工作日\n",
    right: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 受理\n    办理内容: 窗口核对材料并出具受理通知书\n    环节时限: 5个工作日\n",
    check: Check::Item(looks![item_type, step_name], check),
};

const STAGE: Stage = Stage {
    is: is_acceptance,
    days: 5,
    help: words(
        "改为5个工作日以内，材料齐全的宜当场受理",
        "make it 5 working days or less; complete applications are best accepted at once",
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    STAGE.check(item, found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn fares(name: &str, limit: &str) -> (Outcome, usize) {
        let mut step = Step::default();
        step.bind(Element::step_name, name, Origin::WHOLE);
        step.bind(Element::step_limit, limit, Origin::WHOLE);
        let mut item = item(&[]);
        item.steps.entries.push(step);
        let (outcome, found) = on(&RULE, &item);
        (outcome, found.len())
    }

    #[test]
    fn only_what_is_surely_longer_is_reported() {
        for (limit, count) in [
            ("5个工作日", 0),
            ("6个工作日", 1),
            ("6个工作日（含公示）", 1),
            ("2个月", 1),
            ("15日", 0),
            ("", 0),
        ] {
            assert_eq!(fares("受理", limit), (Outcome::Checked, count), "{limit}");
        }
    }

    #[test]
    fn other_steps_may_take_longer() {
        assert_eq!(fares("审查", "20个工作日").1, 0);
    }

    #[test]
    fn without_limits_it_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("step_limit"));
    }
}
