//! What an item says of its lists as a whole, and what it is claimed to say and does not.

use super::build::on_entry;
use super::claims::{Claims, Elements, elements_of};
use super::tape::Tape;
use crate::model::{Element, Part, ServiceItem};
use crate::read::lists::state;
use crate::source::{Origin, Raw};

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
