//! Columns whose labels mean the same element, and which of them does.

use super::columns::{ColumnPlan, Use};
use crate::canon::label_key;
use crate::model::{Element, Part};
use crate::read::{bind_label, names_any_unit, yields};

/// Of several columns that an element is bound to those that yield are kept beside it; and where 业务办理项 are listed, 事项名称
/// names what they belong to.
pub fn settle(plans: &mut [ColumnPlan]) {
    let yielding: Vec<bool> = plans.iter().map(is_yielding).collect();
    for at in 0..plans.len() {
        let Some(element) = plans[at].element().filter(|_| yielding[at]) else {
            continue;
        };
        let mut others = plans.iter().enumerate();
        let has_another = others.any(|(other, plan)| {
            plan.element() == Some(element) && (!yielding[other] || other < at)
        });
        if has_another {
            plans[at].using = Use::Unlabelled;
            plans[at].part = Part::Item;
        }
    }
    name(plans);
    units(plans);
    versions(plans);
    for at in 0..plans.len() {
        let (before, rest) = plans.split_at_mut(at);
        let plan = &mut rest[0];
        let same = |other: &ColumnPlan| match (&other.using, &plan.using) {
            (Use::Element(a, _), Use::Element(b, _)) => a == b,
            (Use::List(a), Use::List(b)) => a == b,
            _ => false,
        };
        plan.repeats = before.iter().any(same);
    }
}

fn is_yielding(plan: &ColumnPlan) -> bool {
    let own = plan.label.path.last();
    plan.part == Part::Item && plan.element().is_some() && own.is_some_and(|own| yields(own))
}

/// 版本 right of a column of materials is that of the material, which has no such element; 事项版本 says whose it is.
fn versions(plans: &mut [ColumnPlan]) {
    let mut left = Part::Item;
    for plan in plans.iter_mut().filter(|plan| plan.is_bound()) {
        let own = plan.label.path.last();
        let is_version = plan.element() == Some(Element::version);
        if is_version && left != Part::Item && own.is_some_and(|own| !own.contains("事项")) {
            plan.using = Use::Unknown;
        } else {
            left = plan.part;
        }
    }
}

/// The unit of one of the limits, which its label does not name.
fn is_any_unit(plan: &ColumnPlan) -> bool {
    let own = plan.label.path.last();
    plan.element() == Some(Element::promised_unit) && own.is_some_and(|own| names_any_unit(own))
}

/// 时限单位 is the unit of the limit it is grouped with or stands behind, where the other one has a unit of its own.
fn units(plans: &mut [ColumnPlan]) {
    let place = |element| {
        plans
            .iter()
            .position(|plan| plan.element() == Some(element))
    };
    let any: Vec<usize> = (0..plans.len())
        .filter(|at| is_any_unit(&plans[*at]))
        .collect();
    if any.is_empty() || place(Element::statutory_unit).is_some() {
        return;
    }
    let is_promise = |plan: &ColumnPlan| plan.element() == Some(Element::promised_unit);
    let has_other = plans.iter().filter(|plan| is_promise(plan)).count() > any.len();
    let limits = (
        place(Element::statutory_limit),
        place(Element::promised_limit),
    );
    let grouped = any
        .iter()
        .find(|at| is_below(&plans[**at], Element::statutory_limit));
    let own = match (&any[..], limits) {
        _ if grouped.is_some() => grouped,
        ([only], (Some(_), _)) if has_other => Some(only),
        ([first, second], (Some(statutory), Some(promised))) if !has_other => {
            Some(if statutory < promised { first } else { second })
        }
        _ => None,
    };
    if let Some(own) = own.copied() {
        plans[own].using = Use::Element(Element::statutory_unit, None);
    }
}

/// The label of its group is that of an element.
fn is_below(plan: &ColumnPlan, element: Element) -> bool {
    match plan.label.path.as_slice() {
        [.., group, _] => {
            bind_label(group, Part::Item).is_some_and(|bound| bound.element == element)
        }
        _ => false,
    }
}

/// One column 时限单位, which stands for both limits: neither has a unit of its own.
pub fn shares_unit(plans: &[ColumnPlan]) -> bool {
    let is_unit = |plan: &&ColumnPlan| {
        matches!(
            plan.element(),
            Some(Element::promised_unit | Element::statutory_unit)
        )
    };
    let mut units = plans.iter().filter(is_unit);
    let grouped = |plan: &ColumnPlan| is_below(plan, Element::promised_limit);
    units
        .next()
        .is_some_and(|plan| is_any_unit(plan) && !grouped(plan))
        && units.next().is_none()
}

/// The label of the name of what is done below an item.
pub(super) fn names_case(label: &str) -> bool {
    matches!(label_key(label).as_str(), "业务办理项名称" | "办理项名称")
}

/// The label of the name of an item, or of what it belongs to.
pub(super) fn names_whole(label: &str) -> bool {
    matches!(label_key(label).as_str(), "事项名称" | "事项")
}

/// 事项名称 beside 业务办理项名称 is the name of the parent, unless 主项名称 stands there too.
fn name(plans: &mut [ColumnPlan]) {
    let labelled = |plan: &ColumnPlan, is_one: fn(&str) -> bool| {
        let own = plan.label.path.last();
        plan.element() == Some(Element::name) && own.is_some_and(|own| is_one(own))
    };
    let is_case = |plan: &ColumnPlan| labelled(plan, names_case);
    if !plans.iter().any(is_case) {
        return;
    }
    let has_parent = |plan: &ColumnPlan| plan.element() == Some(Element::parent_name);
    let using = match plans.iter().any(has_parent) {
        true => Use::Unlabelled,
        false => Use::Element(Element::parent_name, None),
    };
    let mut whole = plans.iter_mut();
    if let Some(whole) = whole.find(|plan| labelled(plan, names_whole)) {
        whole.using = using;
    }
}
