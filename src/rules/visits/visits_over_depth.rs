//! V005: the deeper the online handling, the fewer the visits.

use super::VISITS_AND_WAYS;
use super::online::is_plain_level;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V005",
        slug: "visits-over-depth",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "到场次数与网办深度不符",
            "more visits than the level of online handling allows",
        ),
        why: words(
            "网办深度Ⅱ级最多到场2次，Ⅲ级最多到场1次；次数更多，说明深度或次数填错了。",
            "Level Ⅱ leaves two visits at most and level Ⅲ one; with more, one of the two is wrong.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n网上办理深度: Ⅲ级\n到办事现场次数: 2次",
    right: "事项名称: 食品经营许可\n网上办理深度: Ⅲ级\n到办事现场次数: 1次",
    check: Check::Item(VISITS_AND_WAYS, check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let (visits, depth) = both!(item.visits, item.online_depth);
    let Some(most) = most(depth) else {
        return Outcome::NotApplicable;
    };
    if visits.value.most > most && visits.value.form == VisitForm::Number {
        report(found, visits, depth, most);
    }
    Outcome::Checked
}

/// The most visits that a level leaves; none is known of level Ⅰ, and level Ⅳ is V002's. A set of functions is another scheme.
fn most(depth: &Sourced<'_, Depth>) -> Option<u8> {
    match (depth.value.functions, depth.value.level) {
        (0, level @ (2 | 3)) if is_plain_level(depth) => Some(4 - level),
        _ => None,
    }
}

/// Whether this rule speaks of the visits, so that another need not.
pub fn speaks(item: &ServiceItem<'_>, visits: &Visits) -> bool {
    let most = item.online_depth.given().and_then(most);
    most.is_some_and(|most| visits.most > most)
}

#[cold]
fn report(
    found: &mut Found<'_>,
    visits: &Sourced<'_, Visits>,
    depth: &Sourced<'_, Depth>,
    most: u8,
) {
    let (count, level) = (brief(visits.raw.text), brief(depth.raw.text));
    let fewer = if most == 1 {
        "1 visit"
    } else {
        "2 visits or fewer"
    };
    found
        .at(
            visits,
            text!(
                "网办深度为“{level}”，到场次数 {count} 超过 {most} 次",
                "at level \"{level}\" the number of visits is {most} at most, not {count}"
            ),
        )
        .also(depth, text!("网办深度 {level}", "depth: {level}"))
        .help(text!(
            "到场次数减到 {most} 次以内，或者更正网上办理深度",
            "ask for {fewer}, or correct the depth (网上办理深度)"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(depth: &str, visits: &str) -> (Outcome, usize) {
        let cells = [(Element::online_depth, depth), (Element::visits, visits)];
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn each_level_has_its_most() {
        for (depth, visits, faults) in [
            ("Ⅱ级", "2", 0),
            ("Ⅱ级", "3", 1),
            ("二级标准", "3", 1),
            ("网上办理（Ⅲ级）", "1", 0),
            ("网上办理（Ⅲ级）", "2", 1),
        ] {
            assert_eq!(
                with(depth, visits),
                (Outcome::Checked, faults),
                "{depth} {visits}"
            );
        }
    }

    #[test]
    fn where_the_scheme_is_unclear_nothing_is_said() {
        for depth in ["3", "1^2^3", "互联网受理", "Ⅰ级", "Ⅳ级"] {
            assert_eq!(with(depth, "5").0, Outcome::NotApplicable, "{depth}");
        }
    }

    #[test]
    fn a_range_is_another_rules() {
        assert_eq!(with("Ⅲ级", "1-2次"), (Outcome::Checked, 0));
    }

    #[test]
    fn without_the_depth_it_is_blind() {
        let item = item(&[(Element::visits, "3")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("online_depth"));
    }
}
