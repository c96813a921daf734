//! M — materials.

mod catch_all_material;
mod circular_proof;
mod conditional_without_case;
mod deferred_without_terms;
mod duplicate_material;
mod empty_words;
mod form;
mod form_without_blank;
mod form_without_sample;
mod material_basis_without_article;
mod material_without_basis;
mod material_without_copies;
mod material_without_form;
mod material_without_source;
mod nameless_material;
mod no_materials;
mod original_and_copy;
mod paper_only_online;
mod proof_without_statute;
mod question;
mod shareable_material;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &no_materials::RULE,
    &material_without_basis::RULE,
    &material_basis_without_article::RULE,
    &material_without_source::RULE,
    &material_without_copies::RULE,
    &material_without_form::RULE,
    &original_and_copy::RULE,
    &form_without_blank::RULE,
    &form_without_sample::RULE,
    &catch_all_material::RULE,
    &duplicate_material::RULE,
    &circular_proof::RULE,
    &shareable_material::RULE,
    &proof_without_statute::RULE,
    &paper_only_online::RULE,
    &conditional_without_case::RULE,
    &deferred_without_terms::RULE,
    &nameless_material::RULE,
];
