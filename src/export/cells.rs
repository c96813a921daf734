//! One item as rows of cells: its own, and where lists have sheets of their own, one an entry.

use super::json::{key, string};
use super::layout::Column;
use super::rows::{Sheet, Sheets};
use crate::model::{
    EXTRA_LABEL, Element, Extra, Fields, List, Part, Record, SITUATION_LABEL, STATED_LABEL,
    ServiceItem, Value, Visit, VisitLists,
};
use crate::source::Field;
use std::borrow::Cow;

/// Adds the rows of an item; `apart` gives the entries of its lists sheets of their own.
pub(super) fn item(item: &ServiceItem<'_>, number: u32, apart: bool, sheets: &mut Sheets) {
    let main = &mut sheets.all[0];
    main.row(number);
    item.visit(&mut Cells(main));
    extras(main, &item.extra);
    let name = item.name.raw().map_or("", |raw| raw.text);
    let mut lists = Lists {
        sheets,
        number,
        apart,
        name,
    };
    item.lists(&mut lists);
}

/// The text of a field, whatever its state.
fn text<'a, T: Value<'a>>(field: &Field<'a, T>) -> &'a str {
    match field {
        Field::Absent | Field::Blank(_) => "",
        Field::Nil(raw) | Field::Unreadable(raw) => raw.text,
        Field::Given(given) => given.raw.text,
    }
}

/// The cells of one row.
struct Cells<'s>(&'s mut Sheet);

impl<'a> Visit<'a> for Cells<'_> {
    fn field<T: Value<'a>>(&mut self, element: Element, field: &Field<'a, T>) {
        self.0.cell(Column::element(element), text(field));
    }
}

/// Columns that are no element; what stands under one label more than once becomes one cell of several lines. Nothing under a
/// label makes no column: it would not be seen when the table is read.
fn extras(sheet: &mut Sheet, extras: &[Extra<'_>]) {
    for (at, extra) in extras.iter().enumerate() {
        let label = header(extra.label);
        let same = |other: &&Extra<'_>| header(other.label) == label && !other.text.is_empty();
        if extra.text.is_empty() {
            continue;
        }
        if extras[..at].iter().any(|other| same(&other)) {
            continue;
        }
        let all: Vec<&str> = extras[at..]
            .iter()
            .filter(same)
            .map(|one| one.text)
            .collect();
        match all[..] {
            [only] => sheet.loose(&label, only),
            _ => sheet.loose(&label, &all.join("\n")),
        }
    }
}

/// What XML does not know, or knows by an escape only.
fn is_unfit(c: char) -> bool {
    c.is_control() && c != '\n' || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// A label as a header keeps it.
fn header(label: &str) -> Cow<'_, str> {
    let label = label.trim();
    match label.contains(is_unfit) {
        false => Cow::Borrowed(label),
        true => Cow::Owned(label.chars().filter(|c| !is_unfit(*c)).collect()),
    }
}

struct Lists<'s> {
    sheets: &'s mut Sheets,
    number: u32,
    apart: bool,
    name: &'s str,
}

impl<'a> VisitLists<'a> for Lists<'_> {
    fn list<T: Fields<'a> + Record<'a>>(
        &mut self,
        part: Part,
        list: &List<'a, T>,
        situation: fn(&T) -> Option<&'a str>,
    ) {
        if list.is_absent() {
            return;
        }
        let column = Column::list(part);
        let stated = text(&list.stated);
        if list.entries.is_empty() {
            let cell = match stated.starts_with(['[', '{']) || self.apart && is_count(stated) {
                true => whole(list, situation),
                false => stated.to_owned(),
            };
            return self.sheets.all[0].cell(column, &cell);
        }
        if !self.apart {
            return self.sheets.all[0].cell(column, &whole(list, situation));
        }
        let cell = match super::says_more(list) {
            true => stated.to_owned(),
            false => count(list.entries.len()),
        };
        self.sheets.all[0].cell(column, &cell);
        let sheet = &mut self.sheets.all[part as usize];
        for entry in &list.entries {
            sheet.row(self.number);
            sheet.cell(Column::ITEM_NAME, self.name);
            entry.visit(&mut Cells(sheet));
            if let Some(situation) = situation(entry) {
                sheet.cell(Column::SITUATION, situation);
            }
            extras(sheet, entry.loose());
        }
    }
}

/// What stands for entries that have a sheet of their own.
fn count(entries: usize) -> String {
    format!("共{entries}项")
}

/// Whether a text stated for a list would be taken for the count of its entries.
fn is_count(stated: &str) -> bool {
    let digits = stated
        .strip_prefix('共')
        .and_then(|text| text.strip_suffix('项'));
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A list as JSON: its entries, and beside them what is stated for it as a whole where that says more.
fn whole<'a, T: Fields<'a> + Record<'a>>(
    list: &List<'a, T>,
    situation: fn(&T) -> Option<&'a str>,
) -> String {
    let mut out = Vec::new();
    let more = super::says_more(list);
    if more {
        let mut first = true;
        out.push(b'{');
        key(&mut out, &mut first, STATED_LABEL);
        string(&mut out, text(&list.stated));
        key(&mut out, &mut first, "列表");
    }
    out.push(b'[');
    for (at, entry) in list.entries.iter().enumerate() {
        out.extend_from_slice(if at == 0 { b"{" } else { b",{" });
        let mut object = Object {
            out: &mut out,
            first: true,
        };
        entry.visit(&mut object);
        if let Some(situation) = situation(entry) {
            object.pair(SITUATION_LABEL, situation);
        }
        object.extras(entry.loose());
        out.push(b'}');
    }
    out.push(b']');
    out.extend_from_slice(if more { b"}" } else { b"" });
    String::from_utf8(out).expect("it was put together from text")
}

/// An entry as JSON, all of it text.
struct Object<'o> {
    out: &'o mut Vec<u8>,
    first: bool,
}

impl Object<'_> {
    fn pair(&mut self, label: &str, text: &str) {
        key(self.out, &mut self.first, label);
        string(self.out, text);
    }

    fn extras(&mut self, extras: &[Extra<'_>]) {
        if extras.is_empty() {
            return;
        }
        key(self.out, &mut self.first, EXTRA_LABEL);
        for (at, extra) in extras.iter().enumerate() {
            self.out
                .extend_from_slice(if at == 0 { b"[{" } else { b",{" });
            string(self.out, extra.label);
            self.out.push(b':');
            string(self.out, extra.text);
            self.out.push(b'}');
        }
        self.out.push(b']');
    }
}

impl<'a> Visit<'a> for Object<'_> {
    fn field<T: Value<'a>>(&mut self, element: Element, field: &Field<'a, T>) {
        self.pair(element.label(), text(field));
    }
}
