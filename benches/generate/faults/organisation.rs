//! O: organisation and mechanisms.

use super::super::guide::Guide;
use super::{Fault, Spoilt, on_item, write};
use shixiang::model::Element;

/// The faults of the group, in the order of their rules.
pub(super) static FAULTS: &[Fault] = &[
    on_item("O001", intermediary_incomplete),
    on_item("O002", entrusted_without_body).of_powers(),
    on_item("O003", joint_without_partner),
    on_item("O005", theme_mismatch),
    on_item("O006", licence_without_faq).of_licences(),
    on_item("O007", missing_keywords),
    on_item("O009", not_in_hall),
    Fault {
        suits: can_be_renewed,
        ..on_item("O010", renewal_missing)
    },
];

fn intermediary_incomplete(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    guide.set(Element::is_intermediary, "是");
    guide.set(Element::intermediary, "可行性研究报告编制");
    guide.set(
        Element::intermediary_basis,
        "《中华人民共和国水法》第十九条",
    );
    guide.set(Element::intermediary_limit, "10个工作日");
    let element = [
        Element::intermediary,
        Element::intermediary_basis,
        Element::intermediary_limit,
    ][roll % 3];
    write(guide, element, "")
}

fn entrusted_without_body(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    guide.set(Element::power_source, ["上级委托", "同级委托"][roll % 2]);
    write(guide, Element::entrusted_by, ["", "无"][roll / 2 % 2])
}

fn joint_without_partner(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    guide.set(Element::project_type, "联办件");
    write(guide, Element::partners, ["", "无"][roll % 2])
}

/// The theme stands in the column for the others, or in none.
fn theme_mismatch(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    let (own, other) = match guide.get(Element::audience) {
        "企业法人" => (Element::corporate_theme, Element::personal_theme),
        _ => (Element::personal_theme, Element::corporate_theme),
    };
    let theme = guide.get(own).to_owned();
    guide.set(own, "");
    if guide.get(other).is_empty() && roll.is_multiple_of(2) {
        guide.set(other, theme);
        return (other, None);
    }
    (own, None)
}

fn licence_without_faq(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.questions.clear();
    (Element::question_text, None)
}

fn missing_keywords(guide: &mut Guide, _: &Guide, roll: usize) -> Spoilt {
    write(guide, Element::keywords, ["", "无"][roll % 2])
}

fn not_in_hall(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    write(guide, Element::is_in_hall, "否");
    write(guide, Element::hall_note, "")
}

fn renewal_missing(guide: &mut Guide, _: &Guide, _: usize) -> Spoilt {
    guide.set(Element::validity, "3年");
    write(guide, Element::renewal, "")
}

/// A licence, and not the guide of its renewal or end.
fn can_be_renewed(guide: &Guide) -> bool {
    let name = guide.get(Element::name);
    guide.get(Element::item_type) == "行政许可"
        && !["延续", "注销"].iter().any(|word| name.contains(word))
}
