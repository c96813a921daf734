//! T — time limits.

mod limit_without_unit;
mod limits_not_comparable;
mod missing_promised_limit;
mod missing_statutory_limit;
mod promise_over_statute;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &missing_statutory_limit::RULE,
    &missing_promised_limit::RULE,
    &promise_over_statute::RULE,
    &limits_not_comparable::RULE,
    &limit_without_unit::RULE,
];
