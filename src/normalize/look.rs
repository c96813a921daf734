//! Looks at every text of an item and drafts the canonical form of those that have another.

use super::{Drafts, limit, phones, text};
use crate::model::{
    Depth, Element, Extra, Fields, Kind, Labels, List, Part, Record, ServiceItem, Shape, Text,
    Unit, Value, Visit, VisitLists,
};
use crate::source::{Field, Raw};
use std::fmt::{Display, Write};

/// A walk over the texts of one item, each with its number.
pub(super) struct Look<'d> {
    drafts: &'d mut Drafts,
    at: u32,
    /// No text of the item holds what other systems leave behind.
    clean: bool,
    /// Limits whose header or unit column says 自然日, and not 日 only.
    calendar: [Option<Element>; 5],
}

impl<'d> Look<'d> {
    pub(super) fn new(drafts: &'d mut Drafts, clean: bool) -> Look<'d> {
        Look {
            drafts,
            at: 0,
            clean,
            calendar: [None; 5],
        }
    }

    pub(super) fn item(&mut self, item: &ServiceItem<'_>) {
        let says =
            |unit: &Field<'_, Unit>| unit.raw().is_some_and(|raw| limit::says_calendar(raw.text));
        let [statutory, promised, intermediary] = std::mem::take(&mut self.drafts.calendar);
        self.calendar = [
            says(&item.statutory_unit).then_some(Element::statutory_limit),
            says(&item.promised_unit).then_some(Element::promised_limit),
            statutory,
            promised,
            intermediary,
        ];
        item.visit(self);
        item.lists(self);
        self.extras(&item.extra);
        for material in &item.materials.entries {
            self.plain(material.situation.unwrap_or(""));
        }
    }

    /// Drafts one text; `write` puts its canonical form behind what is drafted already.
    #[inline]
    fn draft(&mut self, written: &str, write: impl FnOnce(&mut String)) {
        let start = self.drafts.text.len();
        write(&mut self.drafts.text);
        self.drafts.keep(self.at, start, written);
    }

    /// Free text.
    #[inline]
    fn plain(&mut self, written: &str) {
        if text::needs_cleaning(written, self.clean) {
            self.draft(written, |out| text::clean_into(written, out));
        }
        self.at += 1;
    }

    fn extras(&mut self, extras: &[Extra<'_>]) {
        for extra in extras {
            self.plain(extra.text);
        }
    }

    /// Something that a value shows as its one spelling.
    fn spelled(&mut self, written: &str, value: impl Display) {
        self.draft(written, |out| {
            // Writing to a String does not fail.
            let _ = write!(out, "{value}");
        });
    }

    fn given(&mut self, raw: Raw<'_>, shape: Shape<'_>, reads: impl FnOnce() -> bool) {
        let written = raw.text;
        match shape {
            Shape::Text(_) | Shape::Link(_) => return self.plain(written),
            Shape::Code(_) => self.draft(written, |out| text::code_into(written, out)),
            Shape::Phones(_) => {
                let clean = self.clean;
                self.draft(written, |out| phones::spell_into(written, clean, out));
            }
            Shape::Limit(value) => {
                let calendar = self.calendar.contains(&Some(raw.element()));
                self.draft(written, |out| {
                    limit::spell_into(written, value, calendar, reads, out);
                });
            }
            Shape::Term(label) if label == written => {}
            Shape::Term(label) => self.draft(written, |out| out.push_str(label)),
            Shape::Unit(Unit::Unstated) => {}
            // 日 need not have meant 自然日.
            Shape::Unit(Unit::CalendarDay) if !limit::says_calendar(written) => {
                return self.plain(written);
            }
            Shape::Unit(unit) => self.draft(written, |out| out.push_str(unit.label())),
            Shape::Flag(yes) => {
                self.draft(written, |out| out.push_str(if yes { "是" } else { "否" }))
            }
            Shape::Copies(_) if is_short(written, "") || written.contains(OTHER_UNITS) => {}
            Shape::Copies(value) => self.spelled(written, value),
            Shape::Visits(_) if is_short(written, "次") => {}
            Shape::Visits(value) => self.spelled(written, value),
            Shape::Terms(labels) if is_joined(labels, written) => {}
            Shape::Terms(labels) => self.spelled(written, labels),
            Shape::Depth(value) if is_named(written, value) => {
                self.draft(written, |out| names_into(value, out));
            }
            Shape::Depth(value) => self.spelled(written, value),
            Shape::Date(value) => self.spelled(written, value),
        }
        self.at += 1;
    }
}

/// One digit with a word behind it: what most counts are.
fn is_short(written: &str, word: &str) -> bool {
    matches!(written.as_bytes(), [b'0'..=b'9', rest @ ..] if rest == word.as_bytes())
}

/// The labels as they are joined.
fn is_joined(labels: Labels, mut written: &str) -> bool {
    for (nth, label) in labels.iter().enumerate() {
        let joint = if nth > 0 { "、" } else { "" };
        let rest = written.strip_prefix(joint);
        let Some(rest) = rest.and_then(|rest| rest.strip_prefix(label)) else {
            return false;
        };
        written = rest;
    }
    written.is_empty()
}

/// Several functions, given by their names and not by their numbers.
fn is_named(written: &str, depth: Depth) -> bool {
    depth.functions.count_ones() > 1
        && !written.contains(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

/// The names of the functions.
fn names_into(depth: Depth, out: &mut String) {
    let functions = (1..=9_u16).map(|n| 1 << n);
    let set = functions.filter(|one| depth.functions & one != 0);
    for (nth, functions) in set.enumerate() {
        let joint = if nth > 0 { "、" } else { "" };
        // Writing to a String does not fail.
        let _ = write!(out, "{joint}{}", Depth { functions, ..depth });
    }
}

/// A set, a sheet or a volume is not a copy: the number alone would say less.
const OTHER_UNITS: [char; 7] = ['套', '张', '本', '件', '册', '页', '个'];

impl<'a> Visit<'a> for Look<'_> {
    #[inline]
    fn field<T: Value<'a>>(&mut self, _: Element, field: &Field<'a, T>) {
        match field {
            Field::Absent => {}
            Field::Blank(raw) => {
                self.draft(raw.text, |_| {});
                self.at += 1;
            }
            Field::Nil(raw) => {
                if T::KIND != Kind::Flag && text::is_none_sign(raw.text) {
                    self.draft(raw.text, |out| out.push('无'));
                }
                self.at += 1;
            }
            Field::Unreadable(raw) => {
                if text::needs_carrying(raw.text) {
                    self.draft(raw.text, |out| text::carry_into(raw.text, out));
                }
                self.at += 1;
            }
            Field::Given(given) => {
                // The value may know from another cell what its own text does not say.
                let reads = || match T::read(given.raw.text).map(|value| value.shape()) {
                    Some(Shape::Limit(value)) => {
                        matches!(given.value.shape(), Shape::Limit(own) if own == value)
                    }
                    _ => true,
                };
                // A note in brackets behind a value is kept, and so is 全程网办 for 是.
                let may = !matches!(
                    T::KIND,
                    Kind::Text | Kind::Code | Kind::Phones | Kind::Limit
                );
                let text = given.raw.text;
                let may =
                    may && (text.contains(['）', ')']) || T::KIND == Kind::Flag && text.len() > 9);
                match may && T::says_more(text) {
                    true => self.plain(given.raw.text),
                    false => self.given(given.raw, given.value.shape(), reads),
                }
            }
        }
    }
}

impl<'a> VisitLists<'a> for Look<'_> {
    fn list<T: Fields<'a> + Record<'a>>(
        &mut self,
        part: Part,
        list: &List<'a, T>,
        _: fn(&T) -> Option<&'a str>,
    ) {
        Visit::field::<Text<'a>>(self, part.naming(), &list.stated);
        for entry in &list.entries {
            entry.visit(self);
            self.extras(entry.loose());
        }
    }
}
