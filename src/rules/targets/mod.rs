//! R: targets, per department and for the whole catalog.

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
