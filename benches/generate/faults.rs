//! Faults as clerks make them, one function each. Each makes one rule speak and, as far as can be, no other.

use super::guide::{Guide, Oddity, Planted};
use shixiang::model::Element;

/// One kind of fault.
#[derive(Debug)]
pub struct Fault {
    /// The rule that is to find it.
    pub rule: &'static str,
    /// It shows only where materials stand in columns or entries of their own.
    pub needs_materials: bool,
    spoil: fn(&mut Guide, &Guide, usize) -> (Element, Option<usize>),
}

impl Fault {
    /// Puts the fault into `guide`. `previous` is the item before it, of the same department; `roll` chooses among variants.
    pub fn plant(&self, guide: &mut Guide, previous: &Guide, roll: usize) {
        let (element, entry) = (self.spoil)(guide, previous, roll);
        guide.planted = Some(Planted {
            rule: self.rule,
            element,
            entry,
        });
    }

    /// The fault of `rule`, which is one of [`FAULTS`].
    pub fn of(rule: &str) -> Option<&'static Fault> {
        FAULTS.iter().find(|fault| fault.rule == rule)
    }
}

const fn on_item(
    rule: &'static str,
    spoil: fn(&mut Guide, &Guide, usize) -> (Element, Option<usize>),
) -> Fault {
    Fault {
        rule,
        needs_materials: false,
        spoil,
    }
}

const fn on_material(
    rule: &'static str,
    spoil: fn(&mut Guide, &Guide, usize) -> (Element, Option<usize>),
) -> Fault {
    Fault {
        needs_materials: true,
        ..on_item(rule, spoil)
    }
}

/// All faults that one guide can have, in the order of their rules.
pub static FAULTS: [Fault; 25] = [
    on_item("S001", unreadable_value),
    on_item("S003", bound_twice),
    on_item("S006", markup_residue),
    on_item("S007", sentinel_value),
    on_item("S008", placeholder_text),
    on_item("S011", missing_element),
    on_item("T001", missing_statutory_limit),
    on_item("T002", missing_promised_limit),
    on_item("T003", promise_over_statute),
    on_item("T004", limits_not_comparable),
    on_item("T017", limit_without_unit),
    on_item("V001", missing_visit_count),
    on_item("V002", online_with_visits),
    on_item("M001", no_materials),
    on_material("M002", material_without_basis),
    on_material("M007", original_and_copy),
    on_material("M010", catch_all_material),
    on_item("C001", missing_inquiry),
    on_item("C002", missing_complaint),
    on_item("C003", same_phone),
    on_item("C004", malformed_phone),
    on_item("I001", base_code_shape),
    on_item("I006", duplicate_item_code),
    on_item("I007", duplicate_item_name),
    on_item("I008", parent_without_child),
];

type Spoilt = (Element, Option<usize>);

/// The commonest slip: one element's cell holds `value`.
fn write(guide: &mut Guide, element: Element, value: &'static str) -> Spoilt {
    guide.set(element, value);
    (element, None)
}

fn unreadable_value(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, text) = [
        (Element::visits, "视材料情况"),
        (Element::is_online, "部分环节"),
        (Element::promised_limit, "尽快"),
        (Element::is_express, "另议"),
    ][roll % 4];
    write(guide, element, text)
}

fn bound_twice(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let other = Oddity::Twin("云泽市望湖街16号老政务大厅一楼5号窗口");
    guide.oddities.push((Element::address, other));
    (Element::address, None)
}

fn markup_residue(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, from, to) = [
        (Element::conditions, "\n", "<br>"),
        (Element::hours, "，", "&nbsp;"),
        (Element::legal_basis, "《", "&amp;lt;"),
        (Element::process_text, "\n", "<br/>"),
    ][roll % 4];
    let text = guide.get(element);
    let spoilt = match text.contains(from) {
        true => text.replacen(from, to, 2),
        false => format!("{text}<br>"),
    };
    guide.set(element, spoilt);
    (element, None)
}

fn sentinel_value(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, number) = [
        (Element::statutory_limit, "99999"),
        (Element::visits, "-1"),
        (Element::statutory_limit, "500"),
    ][roll % 3];
    write(guide, element, number)
}

fn placeholder_text(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, text) = [
        (Element::address, "待定"),
        (Element::conditions, "详见附件"),
        (Element::conditions, "同上"),
        (Element::hours, "待定"),
        (Element::legal_basis, "见附件"),
    ][roll % 5];
    write(guide, element, text)
}

fn missing_element(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let element = [
        Element::hours,
        Element::address,
        Element::audience,
        Element::use_level,
        Element::project_type,
    ][roll % 5];
    write(guide, element, "")
}

fn missing_statutory_limit(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::statutory_limit, "")
}

fn missing_promised_limit(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::promised_limit, "")
}

/// The two cells changed places; where the promise was "on the spot" it was typed anew.
fn promise_over_statute(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let statute = guide.get(Element::statutory_limit).to_owned();
    let promise = guide.get(Element::promised_limit).to_owned();
    if promise.ends_with("工作日") {
        guide.set(Element::statutory_limit, promise);
        guide.set(Element::promised_limit, statute);
    } else {
        guide.set(Element::project_type, "承诺件");
        guide.set(Element::statutory_limit, "15个工作日");
        guide.set(Element::promised_limit, "20个工作日");
    }
    (Element::promised_limit, None)
}

fn limits_not_comparable(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::project_type, "承诺件");
    guide.set(Element::statutory_limit, "1个月");
    guide.set(Element::promised_limit, "7个工作日");
    (Element::promised_limit, None)
}

fn limit_without_unit(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::project_type, "承诺件");
    guide.set(Element::statutory_limit, "20个工作日");
    write(guide, Element::promised_limit, "5")
}

fn missing_visit_count(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::visits, "")
}

fn online_with_visits(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::online_depth, "全程网办（Ⅳ级）");
    guide.set(Element::visit_reason, "领取结果时须核验证照原本");
    write(guide, Element::visits, "1")
}

fn no_materials(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.materials.clear();
    (Element::material_name, None)
}

/// Changes one of the materials, and says which.
fn on_entry(guide: &mut Guide, roll: usize, element: Element, value: &'static str) -> Spoilt {
    let entry = roll % guide.materials.len();
    guide.materials[entry].set(element, value);
    (element, Some(entry))
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

fn missing_inquiry(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::inquiry, "")
}

fn missing_complaint(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::complaint, "")
}

fn same_phone(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let inquiry = guide.get(Element::inquiry).to_owned();
    // The same digits under another spelling are the same telephone.
    let copy = match roll % 3 {
        0 => inquiry,
        1 => inquiry.replace('-', "—"),
        _ => inquiry.rsplit('-').next().unwrap_or("").to_owned(),
    };
    guide.set(Element::complaint, copy);
    (Element::complaint, None)
}

fn malformed_phone(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let element = [Element::inquiry, Element::complaint][roll % 2];
    let mut number = guide.get(element).to_owned();
    number.pop();
    guide.set(element, number);
    (element, None)
}

/// The letter O in place of the figure 0.
fn base_code_shape(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let code = guide.get(Element::base_code);
    let spoilt = match roll % 2 {
        0 => code.replacen('0', "O", 1),
        _ => code[..code.len() - 1].to_owned(),
    };
    guide.set(Element::base_code, spoilt);
    (Element::base_code, None)
}

const CODES: [Element; 3] = [
    Element::base_code,
    Element::implementation_code,
    Element::handling_code,
];

/// The row was copied from the one above and its codes were not changed.
fn duplicate_item_code(guide: &mut Guide, previous: &Guide, _: usize) -> Spoilt {
    for element in CODES {
        guide.set(element, previous.get(element).to_owned());
    }
    (Element::handling_code, None)
}

/// The row was copied from the one above and its name was not changed, but for the brackets. Nor was that of the parent:
/// under another one the same name is another item.
fn duplicate_item_name(guide: &mut Guide, previous: &Guide, roll: usize) -> Spoilt {
    let name = previous.get(Element::name);
    let name = match roll % 2 {
        0 => name.to_owned(),
        _ => name.replace('（', "(").replace('）', ")"),
    };
    guide.set(Element::name, name);
    let parent = previous.get(Element::parent_name).to_owned();
    guide.set(Element::parent_name, parent);
    (Element::name, None)
}

/// The base code says that the item has sub-items, and no item has such a code.
fn parent_without_child(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let base = guide.get(Element::base_code);
    // Sequences from 400 on belong to no business.
    let sequence = 400 + guide.number % 600;
    let parent = format!("{}{sequence}00Y", &base[..6]);
    let old = base.to_owned();
    for element in CODES {
        let code = guide.get(element).replace(&old, &parent);
        guide.set(element, code);
    }
    (Element::base_code, None)
}

#[cfg(test)]
mod tests {
    use super::super::catalog::Catalog;
    use super::*;

    #[test]
    fn every_fault_changes_the_guide_and_says_where() {
        for fault in &FAULTS {
            for roll in 0..6 {
                let mut items = Catalog::of_office(0, 2);
                let previous = items.next().expect("two items");
                let clean = items.next().expect("two items");
                let mut guide = clean.clone();
                fault.plant(&mut guide, &previous, roll);
                let planted = guide.planted.take().expect("just planted");
                assert_ne!(guide, clean, "{} {roll}", fault.rule);
                assert_eq!(planted.rule, fault.rule);
                assert!(
                    planted
                        .entry
                        .is_none_or(|entry| entry < clean.materials.len())
                );
            }
        }
    }

    #[test]
    fn rules_are_in_order() {
        let order = |rule: &str| ("STVMCI".find(&rule[..1]), rule[1..].to_owned());
        assert!(
            FAULTS
                .windows(2)
                .all(|pair| order(pair[0].rule) < order(pair[1].rule))
        );
        assert!(Fault::of("T003").is_some());
        assert!(Fault::of("X999").is_none());
    }

    #[test]
    fn a_parent_without_child_keeps_its_codes_in_step() {
        let mut items = Catalog::of_office(1, 2);
        let previous = items.next().expect("two items");
        let mut guide = items.next().expect("two items");
        parent_without_child(&mut guide, &previous, 0);
        let base = guide.get(Element::base_code).to_owned();
        assert!(base.ends_with("00Y"), "{base}");
        assert!(guide.get(Element::implementation_code).ends_with(&base));
    }
}
