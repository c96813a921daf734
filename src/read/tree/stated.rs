//! What an item says of its lists as a whole, and what it is claimed to say and does not.

use super::build::on_entry;
use super::claims::{Claims, Elements, elements_of};
use super::tape::Tape;
use crate::model::{Element, Part, ServiceItem};
use crate::source::{Field, Origin, Raw};

/// A list stated by a text of its own.
pub(super) fn state<'a>(item: &mut ServiceItem<'a>, part: Part, raw: Raw<'a>) {
    let field = if is_no_list(raw.text) {
        Field::Nil(raw)
    } else {
        Field::read(raw.text, raw.origin)
    };
    let stated = match part {
        Part::Material => &mut item.materials.stated,
        Part::Step => &mut item.steps.stated,
        Part::Special => &mut item.specials.stated,
        Part::Fee => &mut item.fees.stated,
        Part::Question => &mut item.questions.stated,
        Part::Situation => &mut item.situations.stated,
        Part::SubItem => &mut item.sub_items.stated,
        Part::Item => return,
    };
    if !stated.is_filled() {
        *stated = field;
    }
}

/// Words that say of a list that there is nothing to list.
pub(in crate::read) fn is_no_list(text: &str) -> bool {
    matches!(
        text,
        "无需材料"
            | "无需提交材料"
            | "无需提供材料"
            | "无需申请材料"
            | "不需要材料"
            | "无材料"
            | "无申请材料"
            | "无需提交"
            | "无需提供"
            | "无情形"
            | "无子项"
            | "不收费"
            | "无特殊环节"
            | "没有特殊环节"
    )
}

/// Makes blank what is claimed and missing; gives the elements of the item itself that are.
pub(super) fn claim(tape: &Tape, claims: &Claims, item: &mut ServiceItem<'_>) -> Elements {
    let mut missing = claims
        .elements
        .within(elements_of(Part::Item))
        .without(tape.present);
    // 主项 without a name of its own: the item is the parent itself.
    if tape.present.has(Element::parent_name) {
        missing.set(Element::name, false);
    }
    for element in missing.iter() {
        item.bind(element, "", tape.origin);
    }
    for entry in &tape.entries {
        let missing = claims
            .elements
            .within(elements_of(entry.part))
            .without(entry.present);
        let which = (entry.part, entry.index as usize);
        blank_entry(item, which, missing, entry.origin);
    }
    claim_lists(tape, claims, item);
    missing
}

fn blank_entry(
    item: &mut ServiceItem<'_>,
    (part, index): (Part, usize),
    missing: Elements,
    origin: Origin,
) {
    for element in missing.iter() {
        on_entry!(item, part, index, entry => entry.bind(element, "", origin), else false);
    }
}

fn claim_lists(tape: &Tape, claims: &Claims, item: &mut ServiceItem<'_>) {
    let blank = |part: Part| Raw {
        text: "",
        origin: tape.origin.under(part.naming()),
    };
    // 子项 and 情形 are asked of no item: that one item has them says nothing of the others.
    for part in [
        Part::Material,
        Part::Step,
        Part::Special,
        Part::Fee,
        Part::Question,
    ] {
        let there = match part {
            Part::Material => !item.materials.is_absent(),
            Part::Step => !item.steps.is_absent() || tape.present.has(Element::process_text),
            Part::Special => !item.specials.is_absent(),
            Part::Fee => !item.fees.is_absent(),
            _ => !item.questions.is_absent(),
        };
        if claims.has_part(part) && !there {
            state(item, part, blank(part));
        }
    }
}
