//! Texts that hold a whole sub-table: a numbered list, a line each, or a little table.

use super::bind_label;
use crate::canon::{Entry, entries, is_no_material};
use crate::model::*;
use crate::source::{Field, Origin, Raw};

/// Takes a text for a whole sub-table of an item, and its entries out of it.
pub fn state<'a>(item: &mut ServiceItem<'a>, part: Part, raw: Raw<'a>) {
    each(item, part, raw, true);
}

/// The same of a text beside which the entries, if there are any, stand by themselves.
pub fn state_alone<'a>(item: &mut ServiceItem<'a>, part: Part, raw: Raw<'a>) {
    each(item, part, raw, false);
}

fn each<'a>(item: &mut ServiceItem<'a>, part: Part, raw: Raw<'a>, takes: bool) {
    let naming = part.naming();
    match part {
        Part::Material => fill(&mut item.materials, raw, naming, takes),
        Part::Step => fill(&mut item.steps, raw, naming, takes),
        Part::Special => fill(&mut item.specials, raw, naming, takes),
        Part::Fee => fill(&mut item.fees, raw, naming, takes),
        Part::Question => fill(&mut item.questions, raw, naming, takes),
        Part::Situation => fill(&mut item.situations, raw, naming, takes),
        Part::SubItem => fill(&mut item.sub_items, raw, naming, takes),
        Part::Item => {}
    }
}

/// What is stated for a sub-table, and if it `takes` them the entries that the text holds. What was stated first stays, and so
/// do entries that stand elsewhere.
fn fill<'a, T: Record<'a>>(list: &mut List<'a, T>, raw: Raw<'a>, naming: Element, takes: bool) {
    if list.stated.is_filled() {
        return;
    }
    list.stated = stated(raw);
    if takes
        && list.entries.is_empty()
        && let Field::Given(text) = &list.stated
    {
        let raw = text.raw;
        records(&mut list.entries, &entries(raw.text), raw.origin, naming);
    }
}

/// What a text says of a sub-table as a whole.
pub fn stated<'a>(raw: Raw<'a>) -> Field<'a, Text<'a>> {
    match is_no_list(raw.text) {
        true => Field::Nil(raw),
        false => Field::read_trimmed(raw),
    }
}

/// Words that say of a list that there is nothing to list.
fn is_no_list(text: &str) -> bool {
    is_no_material(text)
        || matches!(
            text,
            "无情形" | "无子项" | "不收费" | "无特殊环节" | "没有特殊环节"
        )
}

/// 办理流程 may hold the steps as a numbered list or a little table.
pub fn steps_in_text(item: &mut ServiceItem<'_>) {
    if let Field::Given(flow) = &item.process_text {
        let raw = flow.raw;
        let list = entries(raw.text);
        if list.len() > 1 {
            records(
                &mut item.steps.entries,
                &list,
                raw.origin,
                Element::step_name,
            );
        }
    }
}

/// The entries of a list in a text; what stands before the first number is none of them.
pub fn records<'a, T: Record<'a>>(
    records: &mut Vec<T>,
    list: &[Entry<'a>],
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

/// One entry of a list in a text; the parts of a little table are told by their form.
fn take<'a, T: Record<'a>>(record: &mut T, entry: &Entry<'a>, origin: Origin, naming: Element) {
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

/// What a part of a little table in a cell is, told by its form: `来源渠道：自备`, `1份`, `纸质`, `5个工作日`; and its text.
fn guess_part(naming: Element, part: &str) -> Option<(Element, &str)> {
    use crate::model::{
        Copies, MaterialForm, MaterialKind, Necessity, SourceChannel, TimeLimit, Value,
    };
    let part = part.trim();
    if let Some((label, value)) = part.split_once(['：', ':'])
        && let Some(bound) = bind_label(label, naming.part())
    {
        return Some((bound.element, value.trim()));
    }
    let element = match naming {
        Element::material_name if MaterialForm::read(part).is_some() => Element::material_form,
        Element::material_name if Necessity::read(part).is_some() => Element::material_necessity,
        Element::material_name if SourceChannel::read(part).is_some() => Element::material_source,
        Element::material_name if MaterialKind::read(part).is_some() => Element::material_kind,
        Element::material_name if part.ends_with('份') && Copies::read(part).is_some() => {
            Element::material_count
        }
        Element::material_name if part.contains('《') => Element::material_basis,
        Element::step_name if TimeLimit::read(part).is_some() => Element::step_limit,
        Element::step_name => Element::step_content,
        _ => return None,
    };
    Some((element, part))
}
