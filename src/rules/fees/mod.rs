//! F: fees and results.

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
