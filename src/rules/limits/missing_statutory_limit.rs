//! T001: every item says how long the law allows; where the law is silent, twenty working days.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T001",
        slug: "missing-statutory-limit",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "未填写法定办结时限",
            "the statutory time limit is not filled in",
        ),
        why: words(
            "没有法定时限，群众不知道最迟哪天能办完，承诺时限压减了多少也无从计算。",
            "Without it nobody knows the latest day, nor how much sooner the promise is.",
        ),
        basis: &[basis::PLAN_BASICS, basis::LICENSING_42],
    },
    wrong: "事项名称: 食品经营许可\n法定办结时限:",
    right: "事项名称: 食品经营许可\n法定办结时限: 20个工作日",
    check: Check::Item(looks![item_type, statutory_limit], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let limit = seen!(item.statutory_limit);
    if let Some(raw) = left_blank(limit) {
        let draft = found
            .at(
                raw,
                text!(
                    "法定办结时限为空",
                    "the statutory time limit (法定办结时限) is blank"
                ),
            )
            .help(text!(
                "按法律法规规定的时限填写；法律法规没有明确规定的，填“20个工作日”",
                "write the limit that the law sets; where it sets none, write 20个工作日"
            ))
            .decide("20个工作日");
        if item.is_public_service() {
            draft.level(Level::Warning);
        }
        return Outcome::Checked;
    }
    match limit {
        Field::Given(_) | Field::Nil(_) => Outcome::Checked,
        _ => Outcome::NotApplicable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn limit(text: &str) -> (Outcome, usize) {
        let (outcome, found) = on(&RULE, &item(&[(Element::statutory_limit, text)]));
        (outcome, found.len())
    }

    #[test]
    fn a_blank_limit_is_offered_twenty_working_days() {
        let (outcome, found) = on(&RULE, &item(&[(Element::statutory_limit, " ")]));
        assert_eq!(outcome, Outcome::Checked);
        assert_eq!(found[0].level, Level::Error);
        assert_eq!(
            found[0].fix.as_ref().map(|fix| &*fix.value),
            Some("20个工作日")
        );
    }

    #[test]
    fn a_public_service_is_warned() {
        let cells = [
            (Element::item_type, "公共服务"),
            (Element::statutory_limit, ""),
        ];
        assert_eq!(on(&RULE, &item(&cells)).1[0].level, Level::Warning);
    }

    #[test]
    fn a_penalty_is_outside() {
        let cells = [
            (Element::item_type, "行政处罚"),
            (Element::statutory_limit, ""),
        ];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn none_is_a_statement() {
        assert_eq!(limit("无"), (Outcome::Checked, 0));
    }

    #[test]
    fn a_filler_number_is_another_rules() {
        assert_eq!(limit("-1"), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn unreadable_text_is_another_rules() {
        let mut item = item(&[]);
        item.statutory_limit = unreadable(Element::statutory_limit, "尽快");
        assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("statutory_limit"));
    }
}
