//! P006: every step of a table says how long it takes.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "P006",
        slug: "step-untimed",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "环节未写明办理时限",
            "a step does not say how long it takes",
        ),
        why: words(
            "方案要求流程包括各环节办理时限，缺了就看不出时间花在哪里、是否超过承诺。",
            "The plan wants the time of each step, or nobody sees where the promised days go.",
        ),
        basis: &[basis::PLAN_PROCESS],
    },
    wrong: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 审查\n    办理内容: 承办科室逐项核查申请内容\n    环节时限:\n",
    right: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 审查\n    办理内容: 承办科室逐项核查申请内容\n    环节时限: 3个工作日\n",
    check: Check::Item(looks![item_type, step_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let mut outcome = Outcome::Blind("step_limit");
    for (index, step) in item.steps.entries.iter().enumerate() {
        if step.limit.is_absent() {
            continue;
        }
        outcome = Outcome::Checked;
        if let Some(raw) = left_blank(&step.limit) {
            report(found, index, step, raw);
        }
    }
    outcome
}

#[cold]
fn report(found: &mut Found<'_>, index: usize, step: &Step<'_>, raw: &Raw<'_>) {
    if is_untimed(step) || says_how_long(step) {
        return;
    }
    let name = brief(step.name.given().map_or("", |name| name.value));
    let number = index + 1;
    found
        .at_part(
            Part::Step,
            index,
            raw,
            text!(
                "第{number}个环节“{name}”没有写明办理时限",
                "step {number} \"{name}\" does not say how long it takes"
            ),
        )
        .help(text!(
            "填写环节时限，如“1个工作日”“当场”；不计时的，“是否不计时”填“是”",
            "write its limit, such as 1个工作日 or 当场, or mark it 是否不计时: 是"
        ));
}

/// 是否不计时: 是.
fn is_untimed(step: &Step<'_>) -> bool {
    step.untimed.given().is_some_and(|flag| flag.value.0)
}

/// The content or the name tells the time: `3个工作日内提出审查意见`, `受理（当场）`.
fn says_how_long(step: &Step<'_>) -> bool {
    const SPANS: [&str; 11] = [
        "当日",
        "当天",
        "立即",
        "工作日",
        "自然日",
        "小时",
        "当场",
        "即时",
        "日内",
        "天内",
        "个月内",
    ];
    [&step.name, &step.content].into_iter().any(|field| {
        field
            .given()
            .is_some_and(|text| SPANS.iter().any(|span| text.value.contains(span)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn count(cells: &[(Element, &str)]) -> (Outcome, usize) {
        let mut step = Step::default();
        for (element, text) in cells {
            step.bind(*element, text, Origin::WHOLE);
        }
        let mut item = item(&[]);
        item.steps.entries.push(step);
        let (outcome, found) = on(&RULE, &item);
        (outcome, found.len())
    }

    #[test]
    fn a_blank_limit_is_told() {
        let cells = [(Element::step_name, "审查"), (Element::step_limit, "")];
        assert_eq!(count(&cells), (Outcome::Checked, 1));
    }

    #[test]
    fn a_time_told_elsewhere_will_do() {
        let limit = (Element::step_limit, "");
        for other in [
            (Element::step_untimed, "是"),
            (Element::step_content, "3个工作日内提出审查意见"),
            (Element::step_name, "受理（当场）"),
            (Element::step_content, "窗口核对材料后当日受理"),
            (Element::step_content, "窗口收件后立即审查并出具凭证"),
        ] {
            assert_eq!(count(&[limit, other]), (Outcome::Checked, 0), "{other:?}");
        }
    }

    #[test]
    fn a_filler_none_and_words_are_other_rules() {
        for text in ["-1", "无", "视情况", "1个工作日"] {
            assert_eq!(count(&[(Element::step_limit, text)]).1, 0, "{text}");
        }
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        let cells = [(Element::step_name, "审查")];
        assert_eq!(count(&cells), (Outcome::Blind("step_limit"), 0));
    }
}
