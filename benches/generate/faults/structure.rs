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
    on_item("S013", width_or_space),
    on_item("S014", unknown_term),
    on_item("S017", truncated_text),
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

/// Typed with the input method still in Chinese, or pasted with a blank or a mark too many.
fn width_or_space(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, respell): (Element, fn(&str) -> String) = [
        (Element::base_code, wide as fn(&str) -> String),
        (Element::name, |text| format!("{text}。")),
        (Element::statutory_limit, wide),
        (Element::inquiry, wide),
        (Element::implementation_code, |text| {
            format!("{} {}", &text[..18], &text[18..])
        }),
    ][roll % 5];
    let text = respell(guide.get(element));
    guide.set(element, text);
    (element, None)
}

/// The digits full-width.
fn wide(text: &str) -> String {
    let digit = |c: char| char::from_u32(c as u32 + 0xfee0).filter(|_| c.is_ascii_digit());
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

fn unknown_term(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, text) = [
        (Element::use_level, "开发区级"),
        (Element::project_type, "限时件"),
        (Element::scope, "跨区域"),
        (Element::result_type, "电子文书"),
    ][roll % 4];
    write(guide, element, text)
}

/// The conditions on one line, as often as it takes, up to the 255 or 256 characters of a column.
fn truncated_text(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let line = guide.get(Element::conditions).replace('\n', "");
    let limit = 255 + roll % 2;
    let mut text: String = line.chars().cycle().take(limit - 1).collect();
    text.push('具');
    guide.set(Element::conditions, text);
    (Element::conditions, None)
}
