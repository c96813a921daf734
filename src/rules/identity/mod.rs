//! I — identity: codes, and the catalog as a whole.

mod base_code_shape;
mod body_code_varies;
mod code_segment_mismatch;
mod credit_code_check;
mod duplicate_item_code;
mod duplicate_item_name;
mod handling_code_shape;
mod implementation_code_shape;
mod listing;
mod shape;
mod sub_item_mismatch;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &base_code_shape::RULE,
    &implementation_code_shape::RULE,
    &handling_code_shape::RULE,
    &code_segment_mismatch::RULE,
    &credit_code_check::RULE,
    &duplicate_item_code::RULE,
    &duplicate_item_name::RULE,
    &sub_item_mismatch::RULE,
    &body_code_varies::RULE,
];
