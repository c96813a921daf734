//! P: process.

use super::super::guide::Guide;
use super::{Fault, Spoilt, on_item, on_step, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("P001", missing_process),
    on_item("P002", step_is_only_a_name),
    on_item("P003", step_field_blank),
    on_item("P004", flow_chart_not_image),
    on_item("P006", step_untimed),
    on_item("P007", step_order),
];

/// Neither words nor steps nor chart.
fn missing_process(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.steps.clear();
    guide.set(Element::flow_chart, "");
    write(guide, Element::process_text, "")
}

/// In a layout with steps one of them says its name again; in one with a text the text is a row of names.
fn step_is_only_a_name(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let entry = roll / 2 % guide.steps.len();
    let name = guide.steps[entry].get(Element::step_name).to_owned();
    match roll % 2 {
        0 => on_step(guide, entry, Element::step_content, name),
        _ => write(guide, Element::process_text, "申请→受理→审查→决定→送达"),
    }
}

fn step_field_blank(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let element = [
        Element::step_handler,
        Element::step_standard,
        Element::step_result,
    ][roll % 3];
    let entry = roll / 3 % guide.steps.len();
    on_step(guide, entry, element, "")
}

fn flow_chart_not_image(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let chart = [
        "https://zwfw.example.cn/chart/办理流程.docx",
        "https://zwfw.example.cn/chart/办理流程.pdf",
        "申请→受理→审查→办结",
    ][roll % 3];
    write(guide, Element::flow_chart, chart)
}

/// 决定, which says nothing of time in its words.
fn step_untimed(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    on_step(guide, 2, Element::step_limit, "")
}

/// 送达 was pasted before 受理.
fn step_order(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.steps.rotate_right(1);
    (Element::step_name, Some(0))
}
