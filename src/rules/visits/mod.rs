//! Rules of the group visits.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
