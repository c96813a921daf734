//! What trees of values must come to as items, from outside.

mod by_key;
mod corpus;
mod faults;
mod shapes;

use super::*;
use crate::finding::{Place, TableReport};
use crate::model::{Element, Remark, ServiceItem};
use crate::read::Places;
use crate::source::Field;

/// Keeps what it is given, as text.
#[derive(Default, Debug)]
struct Kept {
    items: Vec<Item>,
    remarks: Vec<String>,
    tables: Vec<TableReport>,
}

#[derive(Default, Debug, PartialEq, Clone)]
struct Item {
    fields: Vec<(&'static str, String)>,
    blank: Vec<Element>,
    parts: Vec<(&'static str, Vec<String>)>,
    stated: String,
    extra: Vec<(String, String)>,
    lines: Vec<u64>,
}

impl Item {
    fn get(&self, element: Element) -> &str {
        self.fields
            .iter()
            .find(|(key, _)| *key == element.key())
            .map_or("-", |(_, text)| text)
    }

    fn part(&self, name: &str) -> Vec<&str> {
        let part = self.parts.iter().find(|(part, _)| *part == name);
        part.map_or(Vec::new(), |(_, texts)| {
            texts.iter().map(String::as_str).collect()
        })
    }
}

macro_rules! shown {
    ($list:expr) => {
        $list
            .entries
            .iter()
            .map(|entry| {
                let mut texts = Vec::new();
                entry.each(|raw, _| texts.push(raw.text.to_owned()));
                texts.join("|")
            })
            .collect()
    };
}

impl Sink for Kept {
    fn item(&mut self, item: &mut ServiceItem<'_>, places: &dyn Places) {
        let mut kept = Item::default();
        item.each(|raw, _| {
            match places.place(raw.origin) {
                Place::Text { line, .. } => kept.lines.push(line),
                other => panic!("{other:?} for {:?}", raw.element()),
            }
            if raw.text.is_empty() {
                kept.blank.push(raw.element());
            } else {
                kept.fields.push((raw.element().key(), raw.text.to_owned()));
            }
        });
        kept.parts = vec![
            ("materials", shown!(item.materials)),
            ("steps", shown!(item.steps)),
            ("fees", shown!(item.fees)),
            ("questions", shown!(item.questions)),
            ("situations", shown!(item.situations)),
            ("sub_items", shown!(item.sub_items)),
        ];
        kept.stated = match item.materials.stated {
            Field::Absent => "absent".into(),
            Field::Blank(_) => "blank".into(),
            Field::Nil(_) => "nil".into(),
            _ => item
                .materials
                .stated
                .raw()
                .map_or("", |raw| raw.text)
                .into(),
        };
        let extra = item.extra.iter();
        kept.extra = extra.map(|e| (e.label.into(), e.text.into())).collect();
        self.items.push(kept);
    }

    fn remark(&mut self, remark: Remark<'_>, places: &dyn Places) {
        self.remarks.push(match remark {
            Remark::UnknownColumn { label, nearest, .. } => format!("unknown {label} {nearest:?}"),
            Remark::BoundTwice { first, second } => format!("twice {} {}", first.text, second.text),
            Remark::NoItems { known, .. } => format!("no items [{known}]"),
            Remark::NumericCode { raw } => format!("number {}", raw.text),
            Remark::Syntax { zh, origin, .. } => match places.place(origin) {
                Place::Text { line, column, .. } => format!("syntax {line}:{column} {zh}"),
                _ => format!("syntax {zh}"),
            },
            other => format!("{other:?}"),
        });
    }

    fn table(&mut self, table: TableReport) {
        self.tables.push(table);
    }
}

fn yaml(text: &str) -> Kept {
    let mut kept = Kept::default();
    read_yaml(text, &mut kept);
    kept
}

fn json(text: &str) -> Kept {
    let mut kept = Kept::default();
    read_json(text, &mut kept);
    kept
}

fn jsonl(text: &str) -> Kept {
    let mut kept = Kept::default();
    read_jsonl(&jsonl_plan(text), text, (1, &[]), &mut kept);
    kept
}

fn names(kept: &Kept) -> Vec<&str> {
    let items = kept.items.iter();
    items.map(|item| item.get(Element::name)).collect()
}
