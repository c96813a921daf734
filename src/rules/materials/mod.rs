//! M — materials.

mod catch_all_material;
mod material_without_basis;
mod no_materials;
mod original_and_copy;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &no_materials::RULE,
    &material_without_basis::RULE,
    &original_and_copy::RULE,
    &catch_all_material::RULE,
];
