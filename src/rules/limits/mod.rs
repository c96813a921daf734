//! T — time limits.

mod acceptance_over_5_days;
mod delivery_over_10_days;
mod instant_with_days;
mod joint_over_45_days;
mod licence_in_calendar_days;
mod licence_over_20_days;
mod limit_in_prose;
mod limit_without_unit;
mod limits_not_comparable;
mod measure;
mod missing_promised_limit;
mod missing_statutory_limit;
mod one_day_not_instant;
mod promise_barely_cut;
mod promise_over_statute;
mod special_step_untimed;
mod stage;
mod steps_exceed_promise;

pub(super) use limit_in_prose::is_prose;

use super::Rule;
use super::looks::{Looks, looks};
use crate::model::{Element, ProjectType, ServiceItem};

/// What rules look at that compare the two limits, or ask in what they are counted.
const BOTH_LIMITS: Looks = looks![
    item_type,
    statutory_limit,
    statutory_unit,
    statutory_note,
    promised_limit,
    promised_unit,
    promised_note
];

pub(super) static RULES: &[&Rule] = &[
    &missing_statutory_limit::RULE,
    &missing_promised_limit::RULE,
    &promise_over_statute::RULE,
    &limits_not_comparable::RULE,
    &promise_barely_cut::RULE,
    &one_day_not_instant::RULE,
    &instant_with_days::RULE,
    &licence_in_calendar_days::RULE,
    &licence_over_20_days::RULE,
    &joint_over_45_days::RULE,
    &steps_exceed_promise::RULE,
    &special_step_untimed::RULE,
    &acceptance_over_5_days::RULE,
    &delivery_over_10_days::RULE,
    &limit_in_prose::RULE,
    &limit_without_unit::RULE,
];

/// Handled together with other bodies, which are named or told by the type.
fn is_joint(item: &ServiceItem<'_>) -> bool {
    let joint = |kind: &crate::source::Sourced<'_, ProjectType>| kind.value == ProjectType::Joint;
    item.partners.given().is_some() || item.project_type.given().is_some_and(joint)
}
