//! F: fees and results.

mod charge;
mod fee_without_basis;
mod fee_without_standard;
mod free_but_priced;
mod licence_fee_basis_too_low;
mod result_incomplete;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &fee_without_basis::RULE,
    &fee_without_standard::RULE,
    &free_but_priced::RULE,
    &licence_fee_basis_too_low::RULE,
    &result_incomplete::RULE,
];
