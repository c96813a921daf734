//! M: materials.

use super::super::guide::{Guide, Oddity};
use super::{Fault, Spoilt, on_entry, on_item, on_material, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("M001", no_materials),
    on_material("M002", material_without_basis),
    on_material("M007", original_and_copy),
    on_material("M010", catch_all_material),
];

fn no_materials(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.materials.clear();
    (Element::material_name, None)
}

fn material_without_basis(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    on_entry(guide, roll, Element::material_basis, "")
}

fn original_and_copy(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    if roll.is_multiple_of(2) {
        on_entry(guide, roll / 2, Element::material_originals, "1");
        return on_entry(guide, roll / 2, Element::material_copies, "1");
    }
    let entry = roll / 2 % guide.materials.len();
    let name = guide.materials[entry].get(Element::material_name);
    let name = format!("{name}（原件及复印件）");
    guide.materials[entry].set(Element::material_name, name);
    (Element::material_name, Some(entry))
}

fn catch_all_material(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let name = [
        "其他材料",
        "法律法规规定的其他材料",
        "需要提交的其他相关材料",
    ][roll % 3];
    // The list ends with it, so the form and the identity before it stay as they are.
    let last = guide.materials.len() - 1;
    on_entry(guide, last, Element::material_name, name)
}
