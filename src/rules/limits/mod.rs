//! T — time limits.

mod promise_over_statute;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[&promise_over_statute::RULE];
