//! B: legal basis and conditions.

mod basis_without_article;
mod basis_without_title;
mod citations;
mod clauses;
mod licence_basis_too_low;
mod missing_conditions;
mod missing_legal_basis;
mod vague_condition;
mod vague_wording;

use super::Rule;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &missing_legal_basis::RULE,
    &basis_without_article::RULE,
    &licence_basis_too_low::RULE,
    &vague_condition::RULE,
    &missing_conditions::RULE,
    &vague_wording::RULE,
    &basis_without_title::RULE,
];
