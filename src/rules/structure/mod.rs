//! S — structure: was everything read, and read as it was meant?

mod column_bound_twice;
mod formula_fault;
mod hidden_content;
mod markup_residue;
mod missing_element;
mod number_lost_digits;
mod orphan_material;
mod placeholder_text;
mod sentinel_value;
mod sheet_without_items;
mod syntax_error;
mod truncated_text;
mod unknown_column;
mod unknown_term;
mod unreadable_value;
mod width_or_space;

pub(super) use missing_element::{count_denied, is_told_elsewhere};
pub(super) use placeholder_text::is_placeholder;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &unreadable_value::RULE,
    &unknown_column::RULE,
    &column_bound_twice::RULE,
    &syntax_error::RULE,
    &sheet_without_items::RULE,
    &markup_residue::RULE,
    &sentinel_value::RULE,
    &placeholder_text::RULE,
    &number_lost_digits::RULE,
    &formula_fault::RULE,
    &missing_element::RULE,
    &orphan_material::RULE,
    &width_or_space::RULE,
    &unknown_term::RULE,
    &hidden_content::RULE,
    &truncated_text::RULE,
];
