//! Cells that hold a whole sub-table: a numbered list, a line each, or a little table.

use super::columns::guess_part;
use crate::canon::{Entry, entries};
use crate::model::*;
use crate::source::{Field, Origin};

/// Takes a cell for a whole sub-table of an item, and its entries out of it.
pub fn state<'g>(item: &mut ServiceItem<'g>, part: Part, stated: Field<'g, Text<'g>>) {
    let element = part.naming();
    match part {
        Part::Material => fill(&mut item.materials, stated, element),
        Part::Step => fill(&mut item.steps, stated, element),
        Part::Special => fill(&mut item.specials, stated, element),
        Part::Fee => fill(&mut item.fees, stated, element),
        Part::Question => fill(&mut item.questions, stated, element),
        Part::Situation => fill(&mut item.situations, stated, element),
        Part::SubItem => fill(&mut item.sub_items, stated, element),
        Part::Item => {}
    }
}

/// The entries of a cell that states a whole sub-table.
fn fill<'g, T: Record<'g>>(list: &mut List<'g, T>, stated: Field<'g, Text<'g>>, naming: Element) {
    if let Field::Given(text) = &stated {
        let raw = text.raw;
        records(&mut list.entries, &entries(raw.text), raw.origin, naming);
    }
    list.stated = stated;
}

/// The entries of a list in a cell; what stands before the first number is none of them.
pub fn records<'g, T: Record<'g>>(
    records: &mut Vec<T>,
    list: &[Entry<'g>],
    origin: Origin,
    naming: Element,
) {
    let entries = || list.iter().filter(|entry| !entry.lead);
    records.clear();
    // Made where they stay: a record is some hundred bytes long.
    records.resize_with(entries().count(), T::default);
    for (record, entry) in records.iter_mut().zip(entries()) {
        take(record, entry, origin, naming);
    }
}

/// One entry of a list in a cell; the parts of a little table are told by their form.
fn take<'g, T: Record<'g>>(record: &mut T, entry: &Entry<'g>, origin: Origin, naming: Element) {
    record.stands_at(origin);
    let mut parts = entry.parts();
    record.bind(naming, parts.next().unwrap_or(entry.text), origin);
    for part in parts.filter(|part| !part.trim().is_empty()) {
        let bound = guess_part(naming, part).is_some_and(|(element, text)| {
            !record.has(element) && record.bind(element, text, origin)
        });
        if !bound {
            record.extra().push(Extra {
                label: "",
                text: part,
            });
        }
    }
}
