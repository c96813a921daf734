//! V: visits and online handling.

use super::super::guide::{Guide, Oddity};
use super::{Fault, Spoilt, on_entry, on_item, on_material, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("V001", missing_visit_count),
    on_item("V002", online_with_visits),
    on_item("V003", visits_without_reason),
    on_item("V004", zero_visits_no_channel),
    on_item("V005", visits_over_depth),
    on_item("V006", online_without_address),
    on_item("V007", offline_with_depth),
    on_item("V008", visit_range),
    on_item("V009", no_mail_delivery),
    on_item("V010", cross_region_no_means),
    on_item("V011", more_than_once),
];

fn missing_visit_count(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::visits, "")
}

fn online_with_visits(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::online_depth, "全程网办（Ⅳ级）");
    guide.set(Element::visit_reason, "领取结果时须核验证照原本");
    write(guide, Element::visits, "1")
}

/// Makes the item one that is partly handled online and asks for so many visits, with a reason.
fn partly_online(guide: &mut Guide, depth: &'static str, visits: &'static str) {
    guide.set(Element::online_depth, depth);
    guide.set(Element::visit_reason, "领取结果时须核验证照原本");
    guide.set(Element::visits, visits);
}

/// Makes the item one for the window alone, with a reason.
fn at_the_window(guide: &mut Guide) {
    partly_online(guide, "", "1");
    guide.set(Element::handle_form, "窗口办理");
    guide.set(Element::is_online, "否");
    guide.set(Element::online_url, "");
    guide.set(Element::offline_reason, "须现场核验实物");
}

fn visits_without_reason(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    partly_online(guide, "Ⅲ级", "1");
    write(guide, Element::visit_reason, "")
}

fn zero_visits_no_channel(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    at_the_window(guide);
    for element in [Element::is_express, Element::is_agent] {
        guide.set(element, "否");
    }
    guide.set(Element::scope, "全县");
    guide.set(Element::visit_reason, "");
    let process = guide.get(Element::process_text);
    let process = process
        .replace("政务服务网或者综合窗口", "综合窗口")
        .replace("电子文件、邮寄或者窗口领取", "窗口领取");
    guide.set(Element::process_text, process);
    write(guide, Element::visits, "0")
}

fn visits_over_depth(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (depth, visits) = [("Ⅲ级", "2"), ("Ⅱ级", "3"), ("网上办理（Ⅲ级）", "3")][roll % 3];
    partly_online(guide, depth, visits);
    (Element::visits, None)
}

fn online_without_address(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (element, text) = [
        (Element::online_url, ""),
        (Element::online_url, "省政务服务网"),
        (Element::online_depth, ""),
    ][roll % 3];
    write(guide, element, text)
}

fn offline_with_depth(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    at_the_window(guide);
    match roll % 3 {
        0 => write(guide, Element::online_depth, "Ⅲ级"),
        1 => write(guide, Element::online_depth, "1^2^3^4"),
        _ => write(guide, Element::offline_reason, ""),
    }
}

fn visit_range(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let visits = ["1-2次", "最多2次", "最多跑一次"][roll % 3];
    partly_online(guide, "Ⅲ级", visits);
    (Element::visits, None)
}

fn no_mail_delivery(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    partly_online(guide, "Ⅲ级", "1");
    write(guide, Element::is_express, "否")
}

fn cross_region_no_means(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    at_the_window(guide);
    guide.set(Element::is_agent, "否");
    write(guide, Element::scope, ["全国", "全省", "全市"][roll % 3])
}

fn more_than_once(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    partly_online(guide, "Ⅱ级", "2");
    write(guide, Element::visits, ["2", "2次", "两次"][roll % 3])
}
