//! O009: what is not handled in the hall says why.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "O009",
        slug: "not-in-hall",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "未进驻政务大厅且无说明",
            "not handled in the service hall, without a reason",
        ),
        why: words(
            "事项应当集中到政务大厅办理；确实不能进驻的要说明原因。",
            "Items belong in the service hall; where one cannot be, people should learn why.",
        ),
        basis: &[basis::PLAN_HALLS],
    },
    wrong: "事项名称: 食品经营许可\n是否进驻政务大厅: 否\n未进驻说明:",
    right: "事项名称: 食品经营许可\n是否进驻政务大厅: 否\n未进驻说明: 在专用场所办理",
    check: Check::Item(looks![item_type, is_in_hall, hall_note], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let note = seen!(item.hall_note);
    let hall = given!(item.is_in_hall);
    if hall.value.0 {
        return Outcome::NotApplicable;
    }
    if let Some(raw) = nothing(note) {
        report(found, raw, hall);
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>, hall: &Sourced<'_, Flag>) {
    let answer = brief(hall.raw.text);
    found
        .at(
            raw,
            text!(
                "没有进驻政务大厅（{answer}），也没有写原因",
                "not in the service hall (是否进驻政务大厅: {answer}), and no reason (未进驻说明) is given"
            ),
        )
        .also(hall, text!("是否进驻政务大厅：{answer}", "in the hall: {answer}"))
        .help(text!(
            "写明未进驻的原因和实际办理地点；已进驻的，改为“是”",
            "say why not and where it is handled, or answer 是 if it is in the hall"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(hall: &str, note: &str) -> (Outcome, usize) {
        let cells = [(Element::is_in_hall, hall), (Element::hall_note, note)];
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn a_reason_is_owed_only_by_what_is_not_in_the_hall() {
        assert_eq!(with("否", ""), (Outcome::Checked, 1));
        assert_eq!(with("未进驻", "无"), (Outcome::Checked, 1));
        assert_eq!(with("否", "垂直管理系统办理"), (Outcome::Checked, 0));
        assert_eq!(with("是", ""), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        let item = item(&[(Element::is_in_hall, "否")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("hall_note"));
    }
}
