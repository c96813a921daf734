//! P003: a table of steps says of each who handles it, by which standard, and what comes out.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "P003",
        slug: "step-field-blank",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "流程环节缺少办理环节、办理人员、审批标准或办理结果",
            "a step lacks its name, handler, standard or result",
        ),
        why: words(
            "方案要求平台流程明确办理环节、办理人员、审批标准、办理结果，不得空白。",
            "The plan wants name, handler, standard and result of every step filled in.",
        ),
        basis: &[basis::PLAN_PROCESS],
    },
    wrong: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 受理\n    办理内容: 窗口核对材料，齐全的当场受理\n    办理人员:\n    审批标准: 材料齐全\n    环节结果:\n",
    right: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 受理\n    办理内容: 窗口核对材料，齐全的当场受理\n    办理人员: 综合窗口人员\n    审批标准: 材料齐全\n    环节结果: 受理通知书\n",
    check: Check::Item(looks![item_type, step_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let mut outcome = Outcome::Blind("step_handler");
    for (index, step) in item.steps.entries.iter().enumerate() {
        let fields = fields(step);
        if fields[1..].iter().all(|field| field.is_absent()) {
            continue;
        }
        outcome = Outcome::Checked;
        if fields.into_iter().any(|field| left_blank(field).is_some()) {
            report(found, index, step);
        }
    }
    outcome
}

#[inline]
fn fields<'s, 'a>(step: &'s Step<'a>) -> [&'s Field<'a, Text<'a>>; 4] {
    [&step.name, &step.handler, &step.standard, &step.result]
}

#[cold]
fn report(found: &mut Found<'_>, index: usize, step: &Step<'_>) {
    let gaps: Vec<&Raw<'_>> = fields(step).into_iter().filter_map(left_blank).collect();
    let Some((first, others)) = gaps.split_first() else {
        return;
    };
    let name = brief(step.name.given().map_or("", |name| name.value));
    let list = |show: fn(&Raw<'_>) -> &'static str, mark: &str| -> String {
        let names: Vec<&str> = gaps.iter().map(|raw| show(raw)).collect();
        names.join(mark)
    };
    let zh = list(|raw| raw.element().label(), "、");
    let en = list(|raw| raw.element().key(), ", ");
    let number = index + 1;
    let mut draft = found.at_part(
        Part::Step,
        index,
        *first,
        text!(
            "第{number}个环节“{name}”没有填写：{zh}",
            "step {number} \"{name}\" lacks {en}"
        ),
    );
    for gap in others {
        let label = gap.element().label();
        draft = draft.also(*gap, text!("{label}为空", "{label} is blank"));
    }
    draft.help(text!("填写{zh}", "fill in {en}"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn table<'a>(rows: &[[&'a str; 4]]) -> ServiceItem<'a> {
        const COLUMNS: [Element; 4] = [
            Element::step_name,
            Element::step_handler,
            Element::step_standard,
            Element::step_result,
        ];
        let mut item = item(&[]);
        for row in rows {
            let mut step = Step::default();
            for (element, text) in COLUMNS.into_iter().zip(row) {
                step.bind(element, text, Origin::WHOLE);
            }
            item.steps.entries.push(step);
        }
        item
    }

    #[test]
    fn the_gaps_of_a_step_are_one_finding() {
        let item = table(&[["受理", "窗口", "齐全", "通知书"], ["审查", "", "合格", ""]]);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found.len(), 1);
        assert_eq!(
            &*found[0].message,
            "第2个环节“审查”没有填写：办理人员、环节结果"
        );
        assert_eq!(found[0].element, Element::step_handler);
        assert_eq!(found[0].part, Some((Part::Step, 1)));
        assert_eq!(found[0].related.len(), 1);
    }

    #[test]
    fn a_nameless_step_is_told() {
        let (_, found) = on(&RULE, &table(&[["", "窗口", "齐全", "通知书"]]));
        assert_eq!(found[0].element, Element::step_name);
    }

    #[test]
    fn none_is_a_statement() {
        let item = table(&[["受理", "窗口", "无", "无"]]);
        assert_eq!(on(&RULE, &item), (Outcome::Checked, vec![]));
    }

    #[test]
    fn a_list_without_the_columns_is_blind() {
        let mut step = Step::default();
        step.bind(Element::step_name, "受理", Origin::WHOLE);
        let mut item = item(&[]);
        item.steps.entries.push(step);
        assert_eq!(on(&RULE, &item), (Outcome::Blind("step_handler"), vec![]));
    }
}
