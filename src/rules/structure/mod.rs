//! S — structure: was everything read, and read as it was meant?

mod column_bound_twice;
mod formula_fault;
mod markup_residue;
mod missing_element;
mod number_lost_digits;
mod orphan_material;
mod placeholder_text;
mod sentinel_value;
mod sheet_without_items;
mod syntax_error;
mod unknown_column;
mod unreadable_value;

pub(super) use missing_element::is_told_elsewhere;
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
];
