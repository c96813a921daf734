//! B005: a guide says who may apply, and on what conditions.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "B005",
        slug: "missing-conditions",
        level: Level::Error,
        since: "0.1.0",
        says: words("未填写受理条件", "the conditions are not filled in"),
        why: words(
            "群众要先知道自己符不符合条件；没有条件限制的写“无”。",
            "People must see whether they qualify; where there is no condition, the guide says so.",
        ),
        basis: &[basis::ONLINE_6, basis::LICENSING_30],
    },
    wrong: "事项名称: 食品经营许可\n受理条件:",
    right: "事项名称: 食品经营许可\n受理条件: 有与经营食品相适应的固定场所",
    check: Check::Item(looks![item_type, conditions], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if let Some(raw) = left_blank(seen!(item.conditions)) {
        missing(found, raw);
    }
    Outcome::Checked
}

#[cold]
fn missing(found: &mut Found<'_>, raw: &Raw<'_>) {
    found
        .at(
            raw,
            text!(
                "没有填写受理条件",
                "the conditions (受理条件) are not filled in"
            ),
        )
        .help(text!(
            "逐条写明受理条件；没有条件限制的写“无”",
            "state the conditions one by one, or write 无 if there are none"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(kind: &str, conditions: &str) -> (Outcome, usize) {
        let cells = [
            (Element::item_type, kind),
            (Element::conditions, conditions),
        ];
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn blank_is_missing_and_none_is_stated() {
        assert_eq!(told("行政许可", ""), (Outcome::Checked, 1));
        assert_eq!(told("行政许可", "无"), (Outcome::Checked, 0));
        assert_eq!(told("", "年满十八周岁"), (Outcome::Checked, 0));
    }

    #[test]
    fn a_penalty_has_no_conditions() {
        assert_eq!(told("行政处罚", ""), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn an_input_without_the_column_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("conditions"));
    }
}
