//! M: materials.

use super::super::guide::{Guide, Oddity};
use super::{Fault, Spoilt, on_entry, on_item, on_material, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("M001", no_materials),
    on_material("M002", material_without_basis),
    on_material("M003", basis_without_article),
    on_material("M004", material_without_source),
    on_material("M005", material_without_copies),
    on_material("M006", material_without_form),
    on_material("M007", original_and_copy),
    on_material("M008", form_without_blank),
    on_material("M009", form_without_sample),
    on_material("M010", catch_all_material),
    on_material("M011", duplicate_material),
    on_material("M012", circular_proof),
    Fault {
        suits: asks_for_another_licence,
        ..on_material("M013", shareable_material)
    },
    on_material("M014", proof_without_statute),
    on_material("M015", paper_only_online),
    on_material("M016", conditional_without_case),
    on_material("M017", deferred_without_terms),
    on_material("M021", nameless_material),
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

fn basis_without_article(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let entry = roll % guide.materials.len();
    let basis = title_only(guide.materials[entry].get(Element::material_basis));
    guide.materials[entry].set(Element::material_basis, basis);
    (Element::material_basis, Some(entry))
}

/// `《…》第八条` without its article.
pub(super) fn title_only(basis: &str) -> String {
    let end = basis
        .find('》')
        .map_or(basis.len(), |at| at + '》'.len_utf8());
    basis[..end].to_owned()
}

/// Nothing at all, or an office that is not named. The second material is one that an office issues.
fn material_without_source(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    if roll.is_multiple_of(2) {
        return on_entry(guide, 1, Element::material_issuer, "");
    }
    on_entry(guide, roll / 2, Element::material_issuer, "");
    on_entry(guide, roll / 2, Element::material_source, "")
}

fn material_without_copies(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let none = ["", "0"][roll % 2];
    on_entry(guide, roll / 2, Element::material_copies, none);
    on_entry(guide, roll / 2, Element::material_originals, none)
}

fn material_without_form(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let element = [Element::material_kind, Element::material_form][roll % 2];
    on_entry(guide, roll / 2, element, "")
}

/// The first material is the form.
fn form_without_blank(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    on_entry(guide, 0, Element::material_blank_form, "")
}

fn form_without_sample(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let nothing = ["", "无"][roll % 2];
    on_entry(guide, 0, Element::material_sample, nothing)
}

/// A row copied in place of the last, and only its number of copies changed: of equal rows a reader takes one.
fn duplicate_material(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let last = guide.materials.len() - 1;
    let mut copy = guide.materials[roll % last].clone();
    let counts = [Element::material_originals, Element::material_copies];
    for count in counts {
        if copy.get(count) != "0" {
            copy.set(count, "2");
        }
    }
    guide.materials[last] = copy;
    (Element::material_name, Some(last))
}

/// A paper that the office wrote itself.
fn circular_proof(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let last = guide.materials.len() - 1;
    let department = guide.get(Element::department).to_owned();
    let material = &mut guide.materials[last];
    material.set(Element::material_name, "办理情况核查意见");
    material.set(Element::material_kind, "其他");
    material.set(Element::material_source, "政府部门核发");
    material.set(Element::material_issuer, department);
    (Element::material_issuer, Some(last))
}

/// The licence that an item itself grants is handed back where it grants it anew.
fn asks_for_another_licence(guide: &Guide) -> bool {
    let name = guide.materials[1].get(Element::material_name);
    !name.contains(guide.get(Element::result_name))
}

fn shareable_material(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    on_entry(guide, 1, Element::material_form, "纸质")
}

fn proof_without_statute(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let last = guide.materials.len() - 1;
    on_entry(guide, last, Element::material_name, "无违规记录证明");
    let basis = [
        "《关于规范申请材料的通知》第二条",
        "《业务办理工作意见》第三条",
    ][roll % 2];
    on_entry(guide, last, Element::material_basis, basis)
}

/// The first material is the applicant's own.
fn paper_only_online(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    on_entry(guide, 0, Element::material_form, "纸质")
}

fn conditional_without_case(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    on_entry(guide, roll, Element::material_necessity, "非必要");
    on_entry(guide, roll, Element::material_remark, "")
}

fn deferred_without_terms(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    on_entry(guide, roll / 2, Element::material_necessity, "容缺后补");
    let remark = ["", "可以后补"][roll % 2];
    on_entry(guide, roll / 2, Element::material_remark, remark)
}

/// Not the first: a list that begins without a name may as well be none.
fn nameless_material(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let last = guide.materials.len() - 1;
    on_entry(guide, last, Element::material_name, "")
}
