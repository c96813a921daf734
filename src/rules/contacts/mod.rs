//! Rules of the group contacts.

use super::Rule;

pub(super) static RULES: &[&Rule] = &[];
