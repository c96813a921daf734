//! V: visits and online handling.

use super::super::guide::{Guide, Oddity};
use super::{Fault, Spoilt, on_entry, on_item, on_material, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("V001", missing_visit_count),
    on_item("V002", online_with_visits),
];

fn missing_visit_count(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::visits, "")
}

fn online_with_visits(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::online_depth, "全程网办（Ⅳ级）");
    guide.set(Element::visit_reason, "领取结果时须核验证照原本");
    write(guide, Element::visits, "1")
}
