//! V001: every item says how often one must come.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V001",
        slug: "missing-visit-count",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "未标明到办事现场次数",
            "the number of visits is not filled in",
        ),
        why: words(
            "群众要知道跑几趟；没有次数，零跑动、最多跑一次也无法统计。",
            "People need to know how often to come, and zero-visit handling cannot be counted without it.",
        ),
        basis: &[basis::PLAN_PROCESS],
    },
    wrong: "事项名称: 食品经营许可\n到办事现场次数:",
    right: "事项名称: 食品经营许可\n到办事现场次数: 1次",
    check: Check::Item(looks![item_type, visits], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let visits = seen!(item.visits);
    if let Some(raw) = left_blank(visits) {
        found
            .at(
                raw,
                text!(
                    "到办事现场次数为空",
                    "the number of visits (到办事现场次数) is blank"
                ),
            )
            .help(text!(
                "填写需要到现场的次数；不用到现场的填 0",
                "write how often one must come, 0 if not at all"
            ));
        return Outcome::Checked;
    }
    match visits {
        Field::Given(_) | Field::Nil(_) => Outcome::Checked,
        _ => Outcome::NotApplicable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn visits(text: &str) -> (Outcome, usize) {
        let (outcome, found) = on(&RULE, &item(&[(Element::visits, text)]));
        (outcome, found.len())
    }

    #[test]
    fn blank_is_not_zero() {
        assert_eq!(visits(""), (Outcome::Checked, 1));
        assert_eq!(visits("0"), (Outcome::Checked, 0));
    }

    #[test]
    fn a_filler_number_is_another_rules() {
        assert_eq!(visits("99999"), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn an_inspection_is_outside() {
        let cells = [(Element::item_type, "行政检查"), (Element::visits, "")];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("visits"));
    }
}
