//! JSON lines: an item a line, English names, typed values. A typed value that is an object keeps its canonical text beside it.
//!
//! A key that is not there: the source has no place for it. `null`: a place and nothing in it. `{"none": "无"}`: stated as none.
//! `{"unreadable": "尽快"}`: text that the element's kind does not know, as written.

use super::json::{hundredths, key, number, string};
use crate::model::{
    EXTRA, Element, Extra, FORM, Fields, Flag, List, MARK, Part, Phone, PhoneKind, Phones, Record,
    SITUATION, STATED, ServiceItem, Shape, Text, TimeLimit, Unit, Value, Visit, VisitLists,
};
use crate::source::{Field, Raw};

/// Writes one line.
pub(super) fn item(item: &ServiceItem<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"");
    out.extend_from_slice(MARK.as_bytes());
    out.extend_from_slice(b"\":");
    out.extend_from_slice(FORM.as_bytes());
    let mut object = Object { out, first: false };
    item.visit(&mut object);
    item.lists(&mut object);
    object.extras(&item.extra);
    out.extend_from_slice(b"}\n");
}

/// An object being written.
struct Object<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
}

impl Object<'_> {
    fn key(&mut self, name: &str) {
        key(self.out, &mut self.first, name);
    }

    fn extras(&mut self, extras: &[Extra<'_>]) {
        if extras.is_empty() {
            return;
        }
        self.key(EXTRA);
        for (nth, extra) in extras.iter().enumerate() {
            self.out.push(if nth == 0 { b'[' } else { b',' });
            self.out.extend_from_slice(b"{\"label\":");
            string(self.out, extra.label);
            self.out.extend_from_slice(b",\"text\":");
            string(self.out, extra.text);
            self.out.push(b'}');
        }
        self.out.push(b']');
    }

    /// A field's value, whatever its state.
    fn state<'a, T: Value<'a>>(&mut self, field: &Field<'a, T>) {
        match field {
            Field::Absent | Field::Blank(_) => self.out.extend_from_slice(b"null"),
            Field::Nil(raw) => self.said(b"{\"none\":", *raw),
            Field::Unreadable(raw) => self.said(b"{\"unreadable\":", *raw),
            Field::Given(given) => value(self.out, given.value.shape(), given.raw.text),
        }
    }

    fn said(&mut self, opening: &[u8], raw: Raw<'_>) {
        self.out.extend_from_slice(opening);
        string(self.out, raw.text);
        self.out.push(b'}');
    }
}

impl<'a> Visit<'a> for Object<'_> {
    fn field<T: Value<'a>>(&mut self, element: Element, field: &Field<'a, T>) {
        self.key(element.row().map_or("", |row| row.name));
        self.state(field);
    }
}

impl<'a> VisitLists<'a> for Object<'_> {
    fn list<T: Fields<'a> + Record<'a>>(
        &mut self,
        part: Part,
        list: &List<'a, T>,
        situation: fn(&T) -> Option<&'a str>,
    ) {
        if list.is_absent() {
            return;
        }
        self.key(part.name());
        self.out.push(b'[');
        for (nth, entry) in list.entries.iter().enumerate() {
            self.out
                .extend_from_slice(if nth == 0 { b"{" } else { b",{" });
            let mut object = Object {
                out: self.out,
                first: true,
            };
            entry.visit(&mut object);
            if let Some(situation) = situation(entry) {
                object.key(SITUATION);
                string(object.out, situation);
            }
            object.extras(entry.loose());
            self.out.push(b'}');
        }
        self.out.push(b']');
        if super::says_more(list) {
            let name = [part.name(), STATED].concat();
            self.key(&name);
            self.state::<Text<'a>>(&list.stated);
        }
    }
}

/// A value and the canonical text of it.
fn value(out: &mut Vec<u8>, shape: Shape<'_>, text: &str) {
    match shape {
        Shape::Text(_) | Shape::Code(_) | Shape::Link(_) | Shape::Unit(_) => string(out, text),
        // A note behind the label is kept.
        Shape::Term(label) if text.starts_with(label) => string(out, text),
        Shape::Term(label) => string(out, label),
        Shape::Flag(yes) if text.len() > 3 && Flag::says_more(text) => {
            out.extend_from_slice(b"{\"yes\":");
            out.extend_from_slice(if yes { b"true" } else { b"false" });
            with_text(out, text);
        }
        Shape::Flag(yes) => out.extend_from_slice(if yes { b"true" } else { b"false" }),
        // Canonical text: the date in ISO form.
        Shape::Date(_) => string(out, text),
        Shape::Terms(labels) if text.contains(['）', ')']) && labels.to_string() != text => {
            list(out, [text].into_iter(), string);
        }
        Shape::Terms(labels) => list(out, labels.iter(), string),
        Shape::Copies(copies) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            number(out, u32::from(copies.0));
        }
        Shape::Copies(copies) => {
            out.extend_from_slice(b"{\"number\":");
            number(out, u32::from(copies.0));
            with_text(out, text);
        }
        Shape::Limit(limit) => time_limit(out, limit, text),
        Shape::Visits(visits) => {
            out.extend_from_slice(b"{\"least\":");
            number(out, u32::from(visits.least));
            out.extend_from_slice(b",\"most\":");
            number(out, u32::from(visits.most));
            with_text(out, text);
        }
        Shape::Phones(phones) => numbers(out, phones, text),
        Shape::Depth(depth) => {
            out.extend_from_slice(b"{\"level\":");
            number(out, u32::from(depth.level));
            out.extend_from_slice(b",\"functions\":");
            let set = (1..=9_u32).filter(|n| depth.functions >> n & 1 == 1);
            list(out, set, number);
            with_text(out, text);
        }
    }
}

fn list<T>(out: &mut Vec<u8>, items: impl Iterator<Item = T>, write: fn(&mut Vec<u8>, T)) {
    out.push(b'[');
    for (nth, item) in items.enumerate() {
        if nth > 0 {
            out.push(b',');
        }
        write(out, item);
    }
    out.push(b']');
}

/// Closes an object with the text it was read from.
fn with_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b",\"text\":");
    string(out, text);
    out.push(b'}');
}

/// `number` is the longest; `least` and `branches` stand only where they say something.
fn time_limit(out: &mut Vec<u8>, limit: TimeLimit, text: &str) {
    out.extend_from_slice(b"{\"number\":");
    hundredths(out, limit.most);
    if limit.least != limit.most {
        out.extend_from_slice(b",\"least\":");
        hundredths(out, limit.least);
    }
    if limit.branches > 1 {
        out.extend_from_slice(b",\"branches\":");
        number(out, u32::from(limit.branches));
    }
    out.extend_from_slice(b",\"unit\":");
    match limit.unit {
        Unit::Unstated => out.extend_from_slice(b"null"),
        unit => string(out, unit.label()),
    }
    with_text(out, text);
}

fn numbers(out: &mut Vec<u8>, phones: Phones<'_>, text: &str) {
    out.extend_from_slice(b"{\"numbers\":");
    let good = phones
        .iter()
        .filter(|phone| phone.kind != PhoneKind::Malformed);
    list(out, good, |out, phone: Phone<'_>| {
        let mut spelled = String::new();
        phone.canonical(&mut spelled);
        string(out, &spelled);
    });
    with_text(out, text);
}
