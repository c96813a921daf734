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
    on_item("C005", missing_area_code),
    on_item("C006", vague_address),
    on_item("C007", vague_hours),
    on_item("C009", missing_remedy).of_powers(),
    on_item("C010", stale_remedy_period).of_powers(),
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

fn missing_area_code(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let element = [Element::inquiry, Element::complaint][roll % 2];
    let local = guide
        .get(element)
        .rsplit('-')
        .next()
        .unwrap_or("")
        .to_owned();
    guide.set(element, local);
    (element, None)
}

fn vague_address(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let address = [
        "市民服务中心",
        "文昌路128号市民服务中心",
        "市民服务中心二楼A33号窗口",
        "文昌路市民服务中心综合窗口",
    ][roll % 4];
    write(guide, Element::address, address)
}

fn vague_hours(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let hours = [
        "法定工作时间",
        "周一至周五（法定节假日除外）",
        "上午9:00-12:00，下午13:00-17:00",
    ];
    write(guide, Element::hours, hours[roll % 3])
}

fn missing_remedy(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    write(
        guide,
        [Element::review_remedy, Element::lawsuit_remedy][roll % 2],
        "",
    )
}

fn stale_remedy_period(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, law, stale) = [
        (Element::lawsuit_remedy, "六个月", "三个月"),
        (Element::lawsuit_remedy, "六个月", "3个月"),
        (Element::review_remedy, "六十日", "十五日"),
    ][roll % 3];
    let text = guide.get(element).replace(law, stale);
    guide.set(element, text);
    (element, None)
}
