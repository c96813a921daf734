//! T: time limits.

use super::super::guide::{Guide, Oddity};
use super::{Fault, Spoilt, on_entry, on_item, on_material, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("T001", missing_statutory_limit),
    on_item("T002", missing_promised_limit),
    on_item("T003", promise_over_statute),
    on_item("T004", limits_not_comparable),
    on_item("T017", limit_without_unit),
];

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
