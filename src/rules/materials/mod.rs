//! Rules of the group materials.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
