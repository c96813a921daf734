//! F: fees and results.

use super::super::guide::Guide;
use super::{Fault, Spoilt, on_item, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("F001", fee_without_basis),
    on_item("F002", fee_without_standard),
    on_item("F003", free_but_priced),
    Fault {
        suits: |guide| guide.get(Element::item_type) == "行政许可",
        ..on_item("F004", licence_fee_basis_too_low)
    },
    on_item("F005", result_incomplete),
];

const RATES: [&str; 3] = ["工本费10元/证", "每件80元", "按占用面积每平方米0.5元"];

fn fee_without_basis(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    guide.set(Element::is_fee, "是");
    guide.set(Element::fee_standard, RATES[roll % 3]);
    (Element::fee_basis, None)
}

fn fee_without_standard(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::is_fee, "是");
    guide.set(
        Element::fee_basis,
        guide.get(Element::legal_basis).to_owned(),
    );
    (Element::fee_standard, None)
}

fn free_but_priced(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    write(guide, Element::fee_standard, RATES[roll % 3])
}

fn licence_fee_basis_too_low(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    guide.set(Element::is_fee, "是");
    guide.set(Element::fee_standard, RATES[roll % 3]);
    let basis = [
        "《云泽市行政事业性收费管理办法》第八条",
        "《关于规范工本费标准的通知》（云财综〔2024〕3号）",
    ][roll % 2];
    write(guide, Element::fee_basis, basis)
}

fn result_incomplete(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let element = [Element::result_type, Element::result_sample][roll % 2];
    write(guide, element, "")
}
