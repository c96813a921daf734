//! B: legal basis and conditions.

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
