//! Columns whose labels mean the same element, and which of them does.

use super::columns::{ColumnPlan, Use};
use crate::canon::label_key;
use crate::model::{Element, Part};
use crate::read::yields;

/// Of several columns that an element is bound to those that yield are kept beside it; and where 业务办理项 are listed, 事项名称
/// names what they belong to.
pub fn settle(plans: &mut [ColumnPlan]) {
    let yielding: Vec<bool> = plans.iter().map(is_yielding).collect();
    for at in 0..plans.len() {
        let Some(element) = plans[at].element().filter(|_| yielding[at]) else {
            continue;
        };
        let others = plans.iter().enumerate().filter(|(other, plan)| {
            plan.element() == Some(element) && (!yielding[*other] || *other < at)
        });
        if others.count() > 0 {
            plans[at].using = Use::Unlabelled;
            plans[at].part = Part::Item;
        }
    }
    name(plans);
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

/// 事项名称 beside 业务办理项名称 is the name of the parent, unless 主项名称 stands there too.
fn name(plans: &mut [ColumnPlan]) {
    let labelled = |plan: &ColumnPlan, labels: &[&str]| {
        let own = plan.label.path.last().map(|own| label_key(own));
        plan.element() == Some(Element::name)
            && own.is_some_and(|own| labels.contains(&own.as_str()))
    };
    let is_case = |plan: &ColumnPlan| labelled(plan, &["业务办理项名称", "办理项名称"]);
    if !plans.iter().any(is_case) {
        return;
    }
    let has_parent = |plan: &ColumnPlan| plan.element() == Some(Element::parent_name);
    let using = match plans.iter().any(has_parent) {
        true => Use::Unlabelled,
        false => Use::Element(Element::parent_name, None),
    };
    let mut whole = plans.iter_mut();
    if let Some(whole) = whole.find(|plan| labelled(plan, &["事项名称", "事项"])) {
        whole.using = using;
    }
}
