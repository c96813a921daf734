//! P001: every guide says how the matter is handled: in words, as a table of steps or as a chart.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "P001",
        slug: "missing-process",
        level: Level::Error,
        since: "0.1.0",
        says: words("未填写办理流程", "the process is not filled in"),
        why: words(
            "没有办理流程，群众不知道交了材料以后要经过哪些环节、在哪里等结果。",
            "Without it nobody knows what happens after the papers are handed in.",
        ),
        basis: &[basis::PLAN_PROCESS, basis::ONLINE_6],
    },
    wrong: "事项名称: 食品经营许可\n办理流程:",
    right: "事项名称: 食品经营许可\n办理流程: 1.受理：窗口核对材料，齐全的当场受理；2.审查：承办科室逐项核查；3.决定：负责人签发决定并告知申请人",
    check: Check::Item(
        looks![item_type, process_text, flow_chart, step_name],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let stated = &item.steps.stated;
    if !item.steps.entries.is_empty()
        || item.process_text.is_filled()
        || stated.is_filled()
        || item.flow_chart.given().is_some()
    {
        return Outcome::Checked;
    }
    if item.process_text.is_absent() && stated.is_absent() {
        return Outcome::Blind("process_text");
    }
    match left_blank(&item.process_text).or_else(|| left_blank(stated)) {
        Some(raw) => {
            missing(found, raw);
            Outcome::Checked
        }
        None => Outcome::NotApplicable,
    }
}

#[cold]
fn missing(found: &mut Found<'_>, raw: &Raw<'_>) {
    found
        .at(
            raw,
            text!("办理流程为空", "the process (办理流程) is blank"),
        )
        .element(Element::process_text)
        .help(text!(
            "按受理、审查、决定、送达等环节，写明每个环节由谁办、办什么、办多久",
            "say step by step who does what and how long it takes"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn a_blank_cell_and_a_blank_list_are_one_finding() {
        let mut item = item(&[(Element::process_text, "")]);
        assert_eq!(on(&RULE, &item).1.len(), 1);
        item.steps.stated = Field::Blank(raw(Element::step_name, ""));
        let (outcome, found) = on(&RULE, &item);
        assert_eq!((outcome, found.len()), (Outcome::Checked, 1));
        assert_eq!(found[0].element, Element::process_text);
    }

    #[test]
    fn a_list_that_is_blank_is_missed_alone() {
        let mut item = item(&[]);
        item.steps.stated = Field::Blank(raw(Element::step_name, ""));
        let (_, found) = on(&RULE, &item);
        assert_eq!(found[0].element, Element::process_text);
    }

    #[test]
    fn steps_or_a_chart_will_do() {
        let mut steps = item(&[(Element::process_text, "")]);
        steps.steps.entries.push(Step::default());
        assert_eq!(on(&RULE, &steps), (Outcome::Checked, vec![]));
        let chart = item(&[
            (Element::process_text, ""),
            (Element::flow_chart, "流程图.png"),
        ]);
        assert_eq!(on(&RULE, &chart), (Outcome::Checked, vec![]));
    }

    #[test]
    fn no_place_no_finding() {
        let chart = item(&[(Element::flow_chart, "")]);
        assert_eq!(on(&RULE, &chart).0, Outcome::Blind("process_text"));
    }

    #[test]
    fn a_penalty_is_outside() {
        let cells = [
            (Element::item_type, "行政处罚"),
            (Element::process_text, ""),
        ];
        assert_eq!(on(&RULE, &item(&cells)).0, Outcome::NotApplicable);
    }
}
