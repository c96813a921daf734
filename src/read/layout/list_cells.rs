//! Cells of a normalized table that hold a whole list: as JSON, as what is stated for it, or as nothing.

use super::columns::{Plan, Use};
use crate::canon::{trim, unguard};
use crate::model::*;
use crate::read::bind_exactly;
use crate::read::grid::GridRow;
use crate::read::lists::stated;
use crate::source::{Field, Origin, Raw};
use serde_json::{Map, Value};

/// One such cell, kept while the item borrows from it.
pub(super) struct ListCell {
    part: Part,
    origin: Origin,
    entries: Vec<Map<String, Value>>,
    stated: Option<String>,
}

/// The cells of a row that hold lists.
pub(super) fn all(plan: &Plan, row: &GridRow, sheet: u16) -> Vec<ListCell> {
    let cells = plan.columns.iter().filter_map(|column| {
        let Use::List(part) = column.using else {
            return None;
        };
        let text = unguard(trim(row.get(column.col)));
        let origin = Origin::cell(sheet, row.index, column.col).under(part.naming());
        Some(cell(part, origin, text))
    });
    cells.collect()
}

fn cell(part: Part, origin: Origin, text: &str) -> ListCell {
    let parsed = match text.starts_with(['[', '{']) {
        true => serde_json::from_str(text).ok().and_then(parsed),
        false => None,
    };
    let (entries, stated) = parsed.unwrap_or_else(|| (Vec::new(), Some(text.to_owned())));
    ListCell {
        part,
        origin,
        entries,
        stated,
    }
}

/// Entries, and what is stated for all of them.
type Parsed = (Vec<Map<String, Value>>, Option<String>);

fn parsed(value: Value) -> Option<Parsed> {
    match value {
        Value::Array(list) => Some((objects(list)?, None)),
        Value::Object(mut whole) => {
            let stated = match whole.remove(STATED_LABEL)? {
                Value::String(text) => text,
                _ => return None,
            };
            match whole.remove("列表")? {
                Value::Array(list) => Some((objects(list)?, Some(stated))),
                _ => None,
            }
        }
        _ => None,
    }
}

fn objects(list: Vec<Value>) -> Option<Vec<Map<String, Value>>> {
    let object = |value| match value {
        Value::Object(object) => Some(object),
        _ => None,
    };
    list.into_iter().map(object).collect()
}

impl ListCell {
    /// Gives the item its list.
    pub(super) fn state<'g>(&'g self, item: &mut ServiceItem<'g>) {
        match self.part {
            Part::Material => {
                self.fill(&mut item.materials);
                let pairs = item.materials.entries.iter_mut().zip(&self.entries);
                for (material, object) in pairs {
                    material.situation = object.get(SITUATION_LABEL).and_then(Value::as_str);
                }
            }
            Part::Step => self.fill(&mut item.steps),
            Part::Special => self.fill(&mut item.specials),
            Part::Fee => self.fill(&mut item.fees),
            Part::Question => self.fill(&mut item.questions),
            Part::Situation => self.fill(&mut item.situations),
            Part::SubItem => self.fill(&mut item.sub_items),
            Part::Item => {}
        }
    }

    fn fill<'g, T: Record<'g>>(&'g self, list: &mut List<'g, T>) {
        if let Some(text) = &self.stated {
            let raw = Raw {
                text,
                origin: self.origin,
            };
            list.stated = stated(raw);
        }
        let entries = self.entries.iter().map(|object| self.entry(object));
        list.entries = entries.collect();
    }

    fn entry<'g, T: Record<'g>>(&'g self, object: &'g Map<String, Value>) -> T {
        let mut entry = T::default();
        entry.stands_at(self.origin);
        for (label, value) in object {
            match (bind_exactly(label, self.part), value) {
                (Some(element), Value::String(text)) => {
                    entry.bind(element, text, self.origin);
                }
                (None, Value::Array(list)) if label == EXTRA_LABEL => {
                    let pairs = list.iter().filter_map(Value::as_object).flatten();
                    entry.extra().extend(pairs.map(|(label, text)| Extra {
                        label,
                        text: text.as_str().unwrap_or(""),
                    }));
                }
                _ => {}
            }
        }
        entry
    }
}

/// The text that is stated for a list.
pub(super) fn stated_of<'g>(stated: &Field<'g, Text<'g>>) -> Option<&'g str> {
    stated
        .raw()
        .map(|raw| raw.text)
        .filter(|text| !text.is_empty())
}
