//! I — identity: codes, and the catalog as a whole.

mod base_code_shape;
mod duplicate_item_code;
mod duplicate_item_name;
mod listing;
mod sub_item_mismatch;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &base_code_shape::RULE,
    &duplicate_item_code::RULE,
    &duplicate_item_name::RULE,
    &sub_item_mismatch::RULE,
];
