//! V007: what is not online has no depth of being so, and says why.

use super::online::{is_bare_answer, is_denied, is_plain_level};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V007",
        slug: "offline-with-depth",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "未网办却填写了网办深度，或未说明不适宜网办的原因",
            "not handled online, yet with a depth of online handling, or without saying why not",
        ),
        why: words(
            "不能网办的事项不会有Ⅱ级以上的网办深度；除特殊事项外都应当网上可办，不网办的要说明原因。",
            "What cannot be done online has no level of it; and all but special items should be, so a reason is owed.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n是否网办: 否\n网上办理深度: Ⅲ级",
    right: "事项名称: 食品经营许可\n是否网办: 是\n网上办理深度: Ⅲ级",
    check: Check::Item(
        looks![
            item_type,
            handle_form,
            is_online,
            online_depth,
            online_url,
            mobile_url,
            offline_reason
        ],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.online_depth.is_absent() && item.offline_reason.is_absent() {
        return Outcome::Blind("online_depth");
    }
    let online = given!(item.is_online);
    if !is_denied(item) {
        return Outcome::NotApplicable;
    }
    // Asking and looking up (level Ⅰ) is not yet handling.
    if let Field::Given(depth) = &item.online_depth
        && depth.value.level >= 2
        && is_plain_level(depth)
    {
        has_depth(found, depth, online);
        return Outcome::Checked;
    }
    let reason = &item.offline_reason;
    let bare = reason.given().filter(|reason| is_bare_answer(reason.value));
    if let Some(raw) = nothing(reason).or(bare.map(|reason| &reason.raw)) {
        has_no_reason(found, raw, online);
    }
    Outcome::Checked
}

#[cold]
fn has_depth(found: &mut Found<'_>, depth: &Sourced<'_, Depth>, online: &Sourced<'_, Flag>) {
    let (level, answer) = (brief(depth.raw.text), brief(online.raw.text));
    found
        .at(
            depth,
            text!(
                "“是否网办”为“{answer}”，网上办理深度却填了“{level}”",
                "not handled online (是否网办: {answer}), yet the depth (网上办理深度) is \"{level}\""
            ),
        )
        .also(online, text!("是否网办：{answer}", "handled online: {answer}"))
        .help(text!(
            "能网办的，“是否网办”改为“是”；不能网办的，清空网上办理深度",
            "answer 是 if it can be handled online, else clear the depth"
        ));
}

#[cold]
fn has_no_reason(found: &mut Found<'_>, raw: &Raw<'_>, online: &Sourced<'_, Flag>) {
    let answer = brief(online.raw.text);
    found
        .at(
            raw,
            text!(
                "不网办，但没有写不适宜网办的原因",
                "not handled online, and no reason (不适宜网办原因) is given"
            ),
        )
        .also(
            online,
            text!("是否网办：{answer}", "handled online: {answer}"),
        )
        .help(text!(
            "写明不适宜网办的原因，例如涉密、须现场核验实物",
            "say why it cannot be handled online, such as secrecy or things to be inspected"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn missed(cells: &[(Element, &str)]) -> Vec<Element> {
        let mut all = vec![(Element::is_online, "否")];
        all.extend_from_slice(cells);
        let (_, found) = on(&RULE, &item(&all));
        found.iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn a_depth_on_an_offline_item_is_wrong_and_asks_for_no_reason_too() {
        let cells = [
            (Element::online_depth, "Ⅱ级"),
            (Element::offline_reason, ""),
        ];
        assert_eq!(missed(&cells), [Element::online_depth]);
        assert_eq!(
            missed(&[(Element::online_depth, "1^2^4")]),
            [Element::online_depth]
        );
    }

    #[test]
    fn asking_online_is_not_handling() {
        for depth in ["Ⅰ级", "互联网咨询", "", "3"] {
            assert_eq!(missed(&[(Element::online_depth, depth)]), [], "{depth}");
        }
    }

    #[test]
    fn a_blank_reason_is_missed() {
        assert_eq!(
            missed(&[(Element::offline_reason, "")]),
            [Element::offline_reason]
        );
        assert_eq!(missed(&[(Element::offline_reason, "涉及国家秘密")]), []);
        assert_eq!(
            missed(&[(Element::offline_reason, "否")]),
            [Element::offline_reason]
        );
    }

    #[test]
    fn an_online_item_is_outside() {
        let cells = [(Element::is_online, "是"), (Element::online_depth, "Ⅲ级")];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        let item = item(&[(Element::is_online, "否")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("online_depth"));
    }
}
