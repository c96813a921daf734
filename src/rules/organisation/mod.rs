//! O: organisation and mechanisms.

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[];
