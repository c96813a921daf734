//! P007: steps are numbered without gaps, and nothing is delivered before the application is accepted.

use crate::rules::prelude::*;
use crate::rules::step_names::{head, is_acceptance, is_delivery, numbered};

pub static RULE: Rule = Rule {
    about: About {
        id: "P007",
        slug: "step-order",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "环节顺序或序号异常",
            "the steps are out of order or misnumbered",
        ),
        why: words(
            "序号跳号、重号，或者送达排在受理之前，多半是漏填或者粘贴错位，群众也看不懂先后。",
            "A gap in the numbers, or delivery before acceptance, mostly means a step lost or pasted in the wrong place.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 送达\n    办理内容: 制作许可证并送达申请人\n  - 环节名称: 受理\n    办理内容: 窗口核对材料，齐全的当场受理\n",
    right: "事项名称: 食品经营许可\n办理流程:\n  - 环节名称: 受理\n    办理内容: 窗口核对材料，齐全的当场受理\n  - 环节名称: 送达\n    办理内容: 制作许可证并送达申请人\n",
    check: Check::Item(looks![item_type, step_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let steps = &item.steps.entries[..];
    if item.steps.is_absent() {
        return Outcome::Blind("step_name");
    }
    if steps.len() < 2 {
        return Outcome::NotApplicable;
    }
    // One finding: what was pasted in the wrong place is misnumbered too.
    if !misnumbered(steps, found) {
        misplaced(steps, found);
    }
    Outcome::Checked
}

/// Whether the numbers before the names miss one or stand still. A list that begins anew with one tells another way.
fn misnumbered(steps: &[Step<'_>], found: &mut Found<'_>) -> bool {
    let number = |step: &Step<'_>| numbered(step.name.given()?.value).map(|(number, _)| number);
    // All or nothing: a lone number is part of a name.
    if number(&steps[0]) != Some(1) || number(&steps[1]).is_none() {
        return false;
    }
    let mut last = 0;
    for (index, step) in steps.iter().enumerate() {
        let Some(number) = number(step) else {
            return false;
        };
        if number != last + 1 && number != 1 || number == last {
            gap(found, index, step, last + 1, number);
            return true;
        }
        last = number;
    }
    false
}

#[cold]
fn gap(found: &mut Found<'_>, index: usize, step: &Step<'_>, due: u32, number: u32) {
    found
        .at_part(
            Part::Step,
            index,
            &step.name,
            text!(
                "环节序号应为 {due}，写的是 {number}",
                "the step is numbered {number} where {due} was due"
            ),
        )
        .help(text!(
            "核对是否漏了环节，按先后重新编号",
            "see whether a step is missing, and number them in order"
        ));
}

/// 送达 or 颁证 before the first 受理.
fn misplaced(steps: &[Step<'_>], found: &mut Found<'_>) {
    for (index, step) in steps.iter().enumerate() {
        let Some(name) = step.name.given() else {
            continue;
        };
        if is_acceptance(name.value) {
            return;
        }
        if is_delivery(name.value) || head(name.value) == "办结" {
            return before(steps, found, index);
        }
    }
}

#[cold]
fn before(steps: &[Step<'_>], found: &mut Found<'_>, index: usize) {
    let accepted = steps[index..]
        .iter()
        .filter_map(|step| step.name.given())
        .find(|name| is_acceptance(name.value));
    let (Some(accepted), Some(early)) = (accepted, steps[index].name.given()) else {
        return;
    };
    let (late, early_name) = (head(accepted.value), head(early.value));
    found
        .at_part(
            Part::Step,
            index,
            early,
            text!(
                "“{early_name}”排在“{late}”之前",
                "\"{early_name}\" stands before \"{late}\""
            ),
        )
        .also(accepted, text!("受理环节", "the acceptance"))
        .help(text!(
            "按实际办理的先后排列环节",
            "put the steps in the order they are taken"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn list(names: &[&str]) -> Vec<String> {
        let mut item = item(&[]);
        for name in names {
            let mut step = Step::default();
            step.bind(Element::step_name, name, Origin::WHOLE);
            item.steps.entries.push(step);
        }
        let (_, found) = on(&RULE, &item);
        found
            .iter()
            .map(|found| found.message.to_string())
            .collect()
    }

    #[test]
    fn a_gap_and_a_repetition_are_told() {
        assert_eq!(
            list(&["1.受理", "2.审查", "4.决定"]),
            ["环节序号应为 3，写的是 4"]
        );
        assert_eq!(
            list(&["1.受理", "2.审查", "2.决定"]),
            ["环节序号应为 3，写的是 2"]
        );
        assert_eq!(list(&["（一）受理", "（二）审查"]), [""; 0]);
    }

    #[test]
    fn numbering_may_begin_anew() {
        assert_eq!(list(&["1.受理", "2.办结", "1.受理", "2.办结"]), [""; 0]);
        assert_eq!(list(&["受理", "1.审查", "决定"]), [""; 0]);
    }

    #[test]
    fn delivery_before_acceptance_is_told_once() {
        assert_eq!(list(&["送达", "受理", "审查"]), ["“送达”排在“受理”之前"]);
        assert_eq!(list(&["制证发证", "办结", "窗口受理"]).len(), 1);
    }

    #[test]
    fn a_second_way_begins_behind_the_first() {
        assert_eq!(list(&["受理", "办结", "受理", "办结"]), [""; 0]);
        assert_eq!(list(&["申请", "审核", "办结"]), [""; 0]);
    }

    #[test]
    fn without_steps_it_is_blind_or_outside() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("step_name"));
        let mut one = item(&[]);
        one.steps.entries.push(Step::default());
        assert_eq!(on(&RULE, &one).0, Outcome::NotApplicable);
    }
}
