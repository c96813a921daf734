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
        Part::Material => {
            let told = fill(&mut item.materials, raw, naming, takes);
            let own = told.iter().filter(|entry| !entry.lead);
            put_under(&mut item.materials.entries, own);
        }
        Part::Step => drop(fill(&mut item.steps, raw, naming, takes)),
        Part::Special => drop(fill(&mut item.specials, raw, naming, takes)),
        Part::Fee => drop(fill(&mut item.fees, raw, naming, takes)),
        Part::Question => drop(fill(&mut item.questions, raw, naming, takes)),
        Part::Situation => drop(fill(&mut item.situations, raw, naming, takes)),
        Part::SubItem => drop(fill(&mut item.sub_items, raw, naming, takes)),
        Part::Item => {}
    }
}

/// Materials under a heading in the text are asked for in the situation it names.
pub fn put_under<'t, 'a: 't>(
    materials: &mut [Material<'a>],
    told: impl Iterator<Item = &'t Entry<'a>>,
) {
    for (material, entry) in materials.iter_mut().zip(told) {
        if !entry.under.is_empty() {
            material.situation = Some(entry.under);
        }
    }
}

/// What is stated for a sub-table, and if it `takes` them the entries that the text holds, which are given back. What was stated
/// first stays, and so do entries that stand elsewhere.
fn fill<'a, T: Record<'a>>(
    list: &mut List<'a, T>,
    raw: Raw<'a>,
    naming: Element,
    takes: bool,
) -> Vec<Entry<'a>> {
    if list.stated.is_filled() {
        return Vec::new();
    }
    list.stated = stated(raw);
    if takes
        && list.entries.is_empty()
        && let Field::Given(text) = &list.stated
    {
        let raw = text.raw;
        let told = naming.part().entries(raw.text);
        records(&mut list.entries, &told, raw.origin, naming);
        return told;
    }
    Vec::new()
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
pub fn guess_part(naming: Element, part: &str) -> Option<(Element, &str)> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn materials_under_headings_are_those_of_situations() {
        let mut item = ServiceItem::default();
        let text = "【新办】\n1.身份证\n2.申请表\n【变更】\n1.身份证|1份";
        let origin = Origin::WHOLE;
        state(&mut item, Part::Material, Raw { text, origin });
        let told: Vec<_> = item
            .materials
            .entries
            .iter()
            .map(|one| (one.situation, one.name.raw().map(|raw| raw.text)))
            .collect();
        let want = [("新办", "身份证"), ("新办", "申请表"), ("变更", "身份证")];
        assert_eq!(told, want.map(|(case, name)| (Some(case), Some(name))));
        let copies = item.materials.entries[2].count.given();
        assert!(copies.is_some_and(|copies| copies.value.0 == 1));
    }
}
