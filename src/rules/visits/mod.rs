//! V — visits and online handling.

mod missing_visit_count;
mod online_with_visits;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[&missing_visit_count::RULE, &online_with_visits::RULE];
