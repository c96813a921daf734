//! What an item says in several rows or columns: paragraphs of a text, marks, entries of a list.

use super::columns::{ColumnPlan, Use};
use super::item::Binder;
use crate::canon::{entries, is_none_word, trim};
use crate::model::*;
use crate::read::grid::GridRow;
use crate::read::lists::{records, state, stated};
use crate::source::{Field, Origin, Raw};

/// Texts put together from several cells of a group, kept while the item borrows them.
#[derive(Default)]
pub struct Joined {
    pub(super) text: String,
    pub(super) parts: Vec<(Element, usize, usize, Origin)>,
}

impl Joined {
    /// Empties it for the next item, keeping its memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.parts.clear();
    }

    /// Puts together what an item says in more than one row of a column: the paragraphs of a text, several telephones.
    pub fn join(&mut self, binder: &Binder<'_>, rows: &[GridRow]) {
        for plan in binder.plan.columns.iter().filter(|plan| !plan.repeats) {
            let Use::Element(element, _) = plan.using else {
                continue;
            };
            let mut texts: Vec<&str> = Vec::new();
            if plan.part == Part::Item && is_joined(element) {
                let filled = rows.iter().map(|row| trim(row.get(plan.col)));
                for text in filled.filter(|text| !text.is_empty()) {
                    if !texts.contains(&text) {
                        texts.push(text);
                    }
                }
            }
            if texts.len() < 2 {
                continue;
            }
            let at = self.text.len();
            for (nth, text) in texts.iter().enumerate() {
                self.text.push_str(if nth == 0 { "" } else { "\n" });
                self.text.push_str(text);
            }
            let has = |row: &&GridRow| !trim(row.get(plan.col)).is_empty();
            let first = rows.iter().find(has).unwrap_or(&rows[0]);
            let origin = binder.origin(first, plan.col);
            self.parts.push((element, at, self.text.len(), origin));
        }
    }

    /// Collects the labels whose flag column is marked, one text an element.
    pub fn collect(&mut self, binder: &Binder<'_>, rows: &[GridRow]) {
        let Some(row) = rows.first() else { return };
        for plan in &binder.plan.columns {
            let Use::Flag(element, label) = plan.using else {
                continue;
            };
            if self.parts.last().is_none_or(|part| part.0 != element) {
                let at = self.text.len();
                self.parts.push((
                    element,
                    at,
                    at,
                    Origin::cell(binder.sheet, row.index, plan.col),
                ));
            }
            let marked = Flag::read(trim(row.get(plan.col))).is_some_and(|flag| flag.0)
                || trim(row.get(plan.col)) == label;
            let part = self.parts.last_mut().expect("one was just pushed");
            if marked {
                if part.1 < part.2 {
                    self.text.push('、');
                }
                self.text.push_str(label);
                part.2 = self.text.len();
            }
        }
    }
}

/// Whether a second row goes on with what the first one says, in place of saying something else.
pub(super) fn is_joined(element: Element) -> bool {
    use Element::*;
    let kind = element.row().map(|row| row.kind);
    match element {
        name | parent_name | short_name | sequence | version | region | parent_region
        | department | power_scope => false,
        _ => matches!(kind, Some(Kind::Text | Kind::Phones)),
    }
}

impl Binder<'_> {
    /// A whole sub-table in one cell, or in one cell a row; or more of it than stands in a column further left.
    pub(super) fn list<'g>(
        &self,
        item: &mut ServiceItem<'g>,
        plan: &ColumnPlan,
        part: Part,
        rows: &'g [GridRow],
    ) {
        let origin = |row| self.origin(row, plan.col).under(part.naming());
        let text = |row: &&'g GridRow| !trim(row.get(plan.col)).is_empty();
        let mut filled = rows.iter().filter(text);
        let first = filled.next().unwrap_or(&rows[0]);
        let raw = Raw {
            text: trim(first.get(plan.col)),
            origin: origin(first),
        };
        if plan.repeats && !raw.text.is_empty() {
            more(item, part, raw);
        } else if !plan.repeats {
            state(item, part, raw);
        }
        // Rows of one key state the same list again and again.
        for row in filled.filter(|_| !self.keyed) {
            let text = trim(row.get(plan.col));
            if text != raw.text {
                let origin = origin(row);
                more(item, part, Raw { text, origin });
            }
        }
    }
}

/// More entries of a list.
fn more<'g>(item: &mut ServiceItem<'g>, part: Part, raw: Raw<'g>) {
    match part {
        Part::Material => add(&mut item.materials, part, raw),
        Part::Step => add(&mut item.steps, part, raw),
        Part::Special => add(&mut item.specials, part, raw),
        Part::Fee => add(&mut item.fees, part, raw),
        Part::Question => add(&mut item.questions, part, raw),
        Part::Situation => add(&mut item.situations, part, raw),
        Part::SubItem => add(&mut item.sub_items, part, raw),
        Part::Item => {}
    }
}

fn add<'g, T: Record<'g>>(list: &mut List<'g, T>, part: Part, raw: Raw<'g>) {
    if list.entries.is_empty() && !matches!(list.stated, Field::Given(_)) {
        // Nothing was there yet, or nothing but 无.
        list.stated = stated(raw);
    }
    if is_none_word(raw.text) {
        return;
    }
    let mut fresh = Vec::new();
    let text = without_number(raw.text);
    records(&mut fresh, &entries(text), raw.origin, part.naming());
    let is_first = list.entries.is_empty();
    list.entries.append(&mut fresh);
    // Of several cells none holds the whole list.
    if !is_first {
        list.stated = Field::Absent;
    }
}

/// One entry without its place in the list: `2.身份证`, `（3）照片`. A cell with more numbers is taken apart by them.
fn without_number(text: &str) -> &str {
    let body = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = body.trim_start_matches(|c: char| c.is_ascii_digit());
    let marks: &[char] = match body.len() == text.len() {
        true => &['.', '．', '、'],
        false => &['）', ')'],
    };
    let is_one = !text.contains('\n') && (1..3).contains(&(body.len() - rest.len()));
    match rest.strip_prefix(marks).map(str::trim_start) {
        Some(entry) if is_one && entry.starts_with(|c: char| !c.is_ascii_digit()) => entry,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_entry_goes() {
        for text in ["2.身份证", "12、身份证", "（3）身份证", "2．身份证"] {
            assert_eq!(without_number(text), "身份证");
        }
        for text in [
            "2寸照片",
            "2.5寸照片",
            "2.身份证\n3.照片",
            "（新办）申请表",
            "3.",
        ] {
            assert_eq!(without_number(text), text);
        }
    }
}
