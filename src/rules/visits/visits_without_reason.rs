//! V003: who must come is told why.

use super::online::{is_bare_answer, wholly_online};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V003",
        slug: "visits-without-reason",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "须到现场但未说明原因",
            "people must come, and nobody says why",
        ),
        why: words(
            "要群众跑一趟，就要说清为什么必须到现场；说不出原因的，应当改为不用跑。",
            "Whoever asks people to come owes them a reason; where there is none, the visit can go.",
        ),
        basis: &[basis::PLAN_PROCESS, basis::ELEMENTS],
    },
    wrong: "事项名称: 食品经营许可\n到办事现场次数: 1次\n必须现场办理原因说明:",
    right: "事项名称: 食品经营许可\n到办事现场次数: 1次\n必须现场办理原因说明: 领取许可证时须核验身份",
    check: Check::Item(
        looks![
            item_type,
            handle_form,
            visits,
            visit_reason,
            is_online,
            online_depth,
            online_url,
            mobile_url
        ],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let reason = seen!(item.visit_reason);
    let visits = given!(item.visits);
    // "At most once" is no duty to come, and visits of an item that is wholly online are V002's.
    if visits.value.least == 0 || wholly_online(item).is_some() {
        return Outcome::NotApplicable;
    }
    // 1次（现场核验身份） says why in the same cell.
    let bare = reason.given().filter(|reason| is_bare_answer(reason.value));
    if let Some(raw) = nothing(reason).or(bare.map(|reason| &reason.raw))
        && !Visits::says_more(visits.raw.text)
    {
        report(found, raw, visits);
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>, visits: &Sourced<'_, Visits>) {
    let count = brief(visits.raw.text);
    found
        .at(
            raw,
            text!(
                "要到现场 {count}，没有写必须现场办理的原因",
                "the number of visits is {count}, and no reason (必须现场办理原因说明) is given"
            ),
        )
        .also(visits, text!("到场次数 {count}", "visits: {count}"))
        .help(text!(
            "写明为什么必须到现场，例如须当面核验身份；不必到现场的，到场次数改为 0",
            "say why one must come, such as to be identified in person; if one need not, write 0 visits"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(visits: &str, reason: &str) -> (Outcome, usize) {
        let cells = [(Element::visits, visits), (Element::visit_reason, reason)];
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn none_is_no_reason() {
        assert_eq!(with("1", ""), (Outcome::Checked, 1));
        assert_eq!(with("1-2次", "无"), (Outcome::Checked, 1));
        assert_eq!(with("1", "须当面核验身份"), (Outcome::Checked, 0));
        assert_eq!(with("1", "是"), (Outcome::Checked, 1));
        assert_eq!(with("1次（现场核验身份）", ""), (Outcome::Checked, 0));
    }

    #[test]
    fn who_need_not_come_needs_no_reason() {
        assert_eq!(with("0", ""), (Outcome::NotApplicable, 0));
        assert_eq!(with("最多跑一次", ""), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn visits_of_an_online_item_are_another_rules() {
        let cells = [
            (Element::visits, "1"),
            (Element::visit_reason, ""),
            (Element::online_depth, "Ⅳ级"),
        ];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn a_depth_that_is_denied_or_unclear_is_no_excuse() {
        let denied = [
            (Element::visits, "1"),
            (Element::visit_reason, ""),
            (Element::online_depth, "Ⅳ级"),
            (Element::is_online, "否"),
        ];
        assert_eq!(on(&RULE, &item(&denied)).1.len(), 1);
        let unclear = [
            (Element::visits, "1"),
            (Element::visit_reason, ""),
            (Element::online_depth, "4"),
        ];
        assert_eq!(on(&RULE, &item(&unclear)).1.len(), 1);
    }

    #[test]
    fn without_the_column_it_is_blind() {
        let item = item(&[(Element::visits, "1")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("visit_reason"));
    }
}
