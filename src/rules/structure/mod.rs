//! Rules of the group structure.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
