//! S: what cannot be read as meant.

use super::super::guide::{Guide, Oddity};
use super::{Fault, Spoilt, on_entry, on_item, on_material, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("S001", unreadable_value),
    on_item("S003", bound_twice),
    on_item("S006", markup_residue),
    on_item("S007", sentinel_value),
    on_item("S008", placeholder_text),
    on_item("S011", missing_element),
];

fn unreadable_value(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, text) = [
        (Element::visits, "视材料情况"),
        (Element::is_online, "部分环节"),
        (Element::promised_limit, "5-3个工作日"),
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
