//! P: process.

mod flow_chart_not_image;
mod missing_process;
mod step_field_blank;
mod step_is_only_a_name;
mod step_order;
mod step_untimed;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &missing_process::RULE,
    &step_is_only_a_name::RULE,
    &step_field_blank::RULE,
    &flow_chart_not_image::RULE,
    &step_untimed::RULE,
    &step_order::RULE,
];
