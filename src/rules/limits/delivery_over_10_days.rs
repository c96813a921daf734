//! T014: what was decided is delivered within ten days.

use super::stage::Stage;
use crate::rules::prelude::*;
use crate::rules::step_names::is_delivery;

pub static RULE: Rule = Rule {
    about: About {
        id: "T014",
        slug: "delivery-over-10-days",
        level: Level::Warning,
        since: "0.1.0",
        says: words("送达/颁证环节超过10日", "delivery takes more than 10 days"),
        why: words(
            "准予许可的，应当自作出决定之日起十日内颁发、送达证件。",
            "A licence is issued and delivered within ten days of the decision.",
        ),
        basis: &[basis::LICENSING_44, basis::LICENSING_82],
    },
    wrong: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 送达\n    办理内容: 制作许可证并送达申请人\n    环节时限: 15个工作日\n",
    right: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 送达\n    办理内容: 制作许可证并送达申请人\n    环节时限: 10个工作日\n",
    check: Check::Item(looks![item_type, step_name], check),
};

const STAGE: Stage = Stage {
    is: is_delivery,
    days: 10,
    help: words("改为10个工作日以内", "make it 10 working days or less"),
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
            ("10个工作日", 0),
            ("15个工作日", 1),
            ("15个工作日（含公示）", 1),
            ("2个月", 1),
            ("15日", 0),
            ("", 0),
        ] {
            assert_eq!(fares("送达", limit), (Outcome::Checked, count), "{limit}");
        }
    }

    #[test]
    fn other_steps_may_take_longer() {
        assert_eq!(fares("受理", "20个工作日").1, 0);
    }

    #[test]
    fn without_limits_it_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("step_limit"));
    }
}
