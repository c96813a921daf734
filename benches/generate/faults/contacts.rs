//! C: contacts and places.

use super::super::guide::{Guide, Oddity};
use super::{Fault, Spoilt, on_entry, on_item, on_material, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("C001", missing_inquiry),
    on_item("C002", missing_complaint),
    on_item("C003", same_phone),
    on_item("C004", malformed_phone),
];

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
