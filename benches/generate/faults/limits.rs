//! T: time limits.

use super::super::guide::{Guide, Record};
use super::{Fault, Spoilt, on_item, on_step, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("T001", missing_statutory_limit),
    on_item("T002", missing_promised_limit),
    on_item("T003", promise_over_statute),
    on_item("T004", limits_not_comparable),
    on_item("T005", promise_barely_cut),
    on_item("T006", one_day_not_instant),
    on_item("T007", instant_with_days),
    on_item("T008", licence_in_calendar_days).of_licences(),
    on_item("T009", licence_over_20_days).of_licences(),
    on_item("T010", joint_over_45_days).of_licences(),
    on_item("T011", steps_exceed_promise),
    on_item("T012", special_step_untimed),
    on_item("T013", acceptance_over_5_days),
    on_item("T014", delivery_over_10_days),
    on_item("T015", limit_in_prose),
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

/// The working days of a limit; 0 on the spot.
fn days(guide: &Guide, element: Element) -> u32 {
    let number = guide.get(element).strip_suffix("个工作日");
    number.map_or(0, |number| number.parse().unwrap_or(0))
}

fn limits_not_comparable(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    if days(guide, Element::promised_limit) == 0 {
        guide.set(Element::project_type, "承诺件");
        guide.set(Element::promised_limit, "7个工作日");
    }
    guide.set(Element::statutory_limit, "1个月");
    (Element::promised_limit, None)
}

fn promise_barely_cut(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let statute = days(guide, Element::statutory_limit).max(10);
    guide.set(Element::project_type, "承诺件");
    guide.set(Element::statutory_limit, format!("{statute}个工作日"));
    guide.set(
        Element::promised_limit,
        format!("{}个工作日", statute * 4 / 5),
    );
    (Element::promised_limit, None)
}

/// The promise was cut to a day, and the steps with it; the type was forgotten.
fn one_day_not_instant(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    for step in &mut guide.steps {
        step.set(Element::step_limit, "当场");
    }
    guide.set(Element::promised_limit, "1个工作日");
    write(guide, Element::project_type, "承诺件")
}

fn instant_with_days(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let kind = match days(guide, Element::promised_limit) {
        0 => "承诺件",
        _ => "即办件",
    };
    guide.set(Element::project_type, kind);
    (Element::promised_limit, None)
}

fn licence_in_calendar_days(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::statutory_note, "");
    let statute = days(guide, Element::statutory_limit);
    guide.set(Element::statutory_limit, format!("{statute}日"));
    (Element::statutory_limit, None)
}

fn licence_over_20_days(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::statutory_note, "");
    write(guide, Element::statutory_limit, "90个工作日")
}

fn joint_over_45_days(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::statutory_note, "");
    guide.set(Element::partners, "云泽市水务局");
    write(guide, Element::statutory_limit, "60个工作日")
}

fn steps_exceed_promise(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    on_step(guide, 1, Element::step_limit, "90个工作日");
    (Element::promised_limit, None)
}

fn special_step_untimed(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (limit, counted, element) = [
        ("", "否", Element::special_limit),
        ("15个工作日", "", Element::special_counted),
        ("", "", Element::special_limit),
    ][roll % 3];
    guide.specials = vec![
        special("专家评审", "20个工作日", "否"),
        special("听证", limit, counted),
    ];
    (element, Some(1))
}

fn special(name: &'static str, limit: &'static str, counted: &'static str) -> Record {
    Record::new(vec![
        (Element::special_name, name.into()),
        (Element::special_limit, limit.into()),
        (Element::special_counted, counted.into()),
    ])
}

fn acceptance_over_5_days(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    untimed(guide, 0);
    on_step(guide, 0, Element::step_limit, "6个工作日")
}

fn delivery_over_10_days(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    untimed(guide, 3);
    on_step(guide, 3, Element::step_limit, "15个工作日")
}

/// The content of a step says that its time does not count, so the sum stays what it was.
fn untimed(guide: &mut Guide, step: usize) {
    let content = guide.steps[step].get(Element::step_content);
    let content = format!("{content}（所需时间不计入办结时限）");
    guide.steps[step].set(Element::step_content, content);
}

fn limit_in_prose(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let text = ["自受理之日起，在法定时限内办结", "视情况", "按规定办理"][roll % 3];
    write(guide, Element::promised_limit, text)
}

fn limit_without_unit(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    let promise = match days(guide, Element::promised_limit) {
        0 => {
            guide.set(Element::project_type, "承诺件");
            guide.set(Element::statutory_limit, "20个工作日");
            5
        }
        days => days,
    };
    guide.set(Element::promised_limit, promise.to_string());
    (Element::promised_limit, None)
}
