//! Rules of the group identity.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
