//! Binds one group of rows to one item.

use super::cells::{bind_cell, share_unit, state_unit};
use super::columns::{ColumnPlan, Plan, Use};
use super::loose::{add, is_empty, naming_column};
use super::spread::{Joined, is_joined};
use crate::canon::{is_none_word, trim};
use crate::model::*;
use crate::read::grid::GridRow;
use crate::read::lists::{put_under, steps_in_text};
use crate::read::{Places, Sink};
use crate::source::{Field, Origin, Raw};

/// What binding needs besides the rows.
pub struct Binder<'p> {
    /// The columns.
    pub plan: &'p Plan,
    /// The sheet's place in the workbook.
    pub sheet: u16,
    /// The rows state one item again and again, so differing values contradict each other.
    pub keyed: bool,
    /// The hash of the way rows are read, if it is to be noted what items are alike.
    pub way: Option<u64>,
}

impl Binder<'_> {
    pub(super) fn origin(&self, row: &GridRow, col: u16) -> Origin {
        let (row, col) = row.written(col);
        Origin::cell(self.sheet, row, col)
    }

    /// Binds the rows of one item to an empty one, where it is: an item is some kilobytes long. What is odd on the way goes to
    /// the sink.
    pub fn bind<'g>(
        &'g self,
        rows: &'g [GridRow],
        joined: &'g Joined,
        item: &mut ServiceItem<'g>,
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        if let Some(first) = rows.first() {
            self.given(item, first);
            for plan in &self.plan.columns {
                self.column(item, plan, rows, sink, places);
            }
            self.rest(item, rows, joined, sink, places);
        }
    }

    /// Where the item stands, and what is stated for all items.
    pub(super) fn given<'g>(&'g self, item: &mut ServiceItem<'g>, first: &GridRow) {
        item.origin = self.origin(first, self.plan.column_of(Element::name).unwrap_or(0));
        for (element, text, row, col) in &self.plan.given {
            item.bind(*element, text, Origin::cell(self.sheet, *row, *col));
        }
    }

    /// What stands in one column for the item.
    pub(super) fn column<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        plan: &'g ColumnPlan,
        rows: &'g [GridRow],
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        match plan.using {
            Use::Element(element, unit) if plan.part == Part::Item => {
                self.element(item, plan, element, rows, sink, places);
                if let Some(unit) = unit {
                    state_unit(item, element, unit);
                }
            }
            Use::List(part) => self.list(item, plan, part, rows),
            Use::Unknown if self.owner(plan, rows) != Part::Item => {
                self.keep_rest(item, plan, rows);
            }
            Use::Unknown | Use::Unlabelled => self.keep(item, plan, rows),
            Use::Element(..) | Use::Flag(..) => {}
        }
    }

    /// What is told by several columns together.
    pub(super) fn rest<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        rows: &'g [GridRow],
        joined: &'g Joined,
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        for (element, from, to, origin) in &joined.parts {
            item.bind(*element, &joined.text[*from..*to], *origin);
        }
        steps_in_text(item);
        if self.plan.has_children() {
            self.children(item, rows, sink, places);
        }
        self.beyond(item, rows);
        if self.plan.shared_unit {
            share_unit(item);
        }
        item.settle();
    }

    /// What stands to the right of all labels.
    fn beyond<'g>(&self, item: &mut ServiceItem<'g>, rows: &'g [GridRow]) {
        let is_beyond = |col: u16| usize::from(col) >= self.plan.columns.len();
        for row in rows
            .iter()
            .filter(|row| row.cells.last().is_some_and(|cell| is_beyond(cell.col)))
        {
            let cells = row.filled().filter(|(cell, _)| is_beyond(cell.col));
            item.extra
                .extend(cells.map(|(_, text)| Extra { label: "", text }));
        }
    }

    /// An element of the item itself: the first cell of the group that says something counts.
    fn element<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        plan: &'g ColumnPlan,
        element: Element,
        rows: &'g [GridRow],
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        let stated = match rows {
            [only] => only.cell(plan.col).map(|cell| (only, cell)),
            _ => rows.iter().find_map(|row| {
                row.cell(plan.col)
                    .filter(|cell| !trim(row.of(cell)).is_empty())
                    .map(|cell| (row, cell))
            }),
        };
        let Some((row, cell)) = stated else {
            if !plan.repeats && !item.has(element) {
                item.bind(element, "", self.origin(&rows[0], plan.col));
            }
            return;
        };
        let raw = Raw {
            text: trim(row.of(cell)),
            origin: self.origin(row, plan.col).under(element),
        };
        if plan.repeats && !item.is_blank(element) {
            // A second number is that of something else, of the material beside it.
            if element == Element::sequence {
                return;
            }
            if let Some(first) = item.raw(element)
                && !raw.text.is_empty()
                && first.text != raw.text
            {
                sink.remark(Remark::BoundTwice { first, second: raw }, places);
            }
            return;
        }
        bind_cell(item, element, cell, raw, sink, places);
        if rows.len() > 1 && (self.keyed || !is_joined(element)) {
            self.differing(item, plan, raw, rows, sink, places);
        }
    }

    /// Another value further down for what the item has one of.
    fn differing<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        plan: &'g ColumnPlan,
        first: Raw<'g>,
        rows: &'g [GridRow],
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        let texts = rows.iter().map(|row| (row, trim(row.get(plan.col))));
        let mut others = texts.filter(|(_, text)| !text.is_empty() && *text != first.text);
        if !self.keyed && self.is_divided() {
            // Each sub-item, each situation may have its own.
            let label = plan.label.path.last().map_or("", String::as_str);
            item.extra
                .extend(others.map(|(_, text)| Extra { label, text }));
        } else if let Some((row, text)) = others.next() {
            let origin = self.origin(row, plan.col).under(first.element());
            let second = Raw { text, origin };
            sink.remark(Remark::Conflict { first, second }, places);
        }
    }

    /// The rows of an item may be those of its sub-items or situations.
    fn is_divided(&self) -> bool {
        let mut parts = self.plan.columns.iter().map(|plan| plan.part);
        parts.any(|part| matches!(part, Part::SubItem | Part::Situation))
    }

    pub(super) fn keep<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        plan: &'g ColumnPlan,
        rows: &'g [GridRow],
    ) {
        for row in rows {
            let text = trim(row.get(plan.col));
            if !text.is_empty() {
                item.extra.push(Extra {
                    label: plan.label.path.last().map_or("", String::as_str),
                    text,
                });
            }
        }
    }

    fn children<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        rows: &'g [GridRow],
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        self.situations(item, rows);
        self.part(&mut item.materials, Part::Material, rows, sink, places);
        self.headed(item, rows);
        self.part(&mut item.steps, Part::Step, rows, sink, places);
        self.part(&mut item.specials, Part::Special, rows, sink, places);
        self.part(&mut item.fees, Part::Fee, rows, sink, places);
        self.part(&mut item.questions, Part::Question, rows, sink, places);
        self.part(&mut item.sub_items, Part::SubItem, rows, sink, places);
        self.material_situations(item, rows);
        for plan in &self.plan.columns {
            if let Use::Element(element, Some(unit)) = plan.using
                && plan.part != Part::Item
            {
                state_unit(item, element, unit);
            }
        }
    }

    /// Entries of one sub-table: one a row, or several in the cell of a single row.
    fn part<'g, T: Record<'g> + Clone>(
        &'g self,
        list: &mut List<'g, T>,
        part: Part,
        rows: &'g [GridRow],
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        let columns = self.columns_of(part);
        let naming = part.naming();
        let Some(name) = naming_column(&columns, part) else {
            return;
        };
        let loose = self.loose_of(part, rows);
        for row in rows {
            let text = trim(row.get(name.col));
            let empty = is_empty(&columns, row);
            let origin = self.origin(row, name.col);
            if empty || is_none_word(text) {
                if list.stated.is_absent() || is_none_word(text) {
                    list.stated = Field::read(text, origin.under(naming));
                }
                continue;
            }
            let mut entry = T::default();
            entry.stands_at(origin);
            for (plan, element) in &columns {
                let raw = Raw {
                    text: trim(row.get(plan.col)),
                    origin: self.origin(row, plan.col).under(*element),
                };
                match row.cell(plan.col) {
                    Some(cell) => bind_cell(&mut entry, *element, cell, raw, sink, places),
                    None => drop(entry.bind(*element, "", raw.origin)),
                }
            }
            loose.iter().for_each(|plan| add(&mut entry, plan, row));
            let several = match rows {
                [_] => part.entries(text),
                _ => Vec::new(),
            };
            if several.len() > 1 && columns.len() == 1 {
                for one in &several {
                    let mut each = entry.clone();
                    each.bind(naming, one.text, origin);
                    list.entries.push(each);
                }
            } else {
                list.entries.push(entry);
            }
        }
        // Blank cells beside entries are the continuation of something else.
        if !list.entries.is_empty() {
            list.stated = Field::Absent;
        }
    }

    /// Materials in the cell of a single row may stand under headings that name situations.
    fn headed<'g>(&self, item: &mut ServiceItem<'g>, rows: &'g [GridRow]) {
        let materials = &mut item.materials.entries;
        if let [row] = rows
            && materials.len() > 1
            && let Some(col) = self.plan.column_of(Element::material_name)
        {
            let told = Part::Material.entries(trim(row.get(col)));
            if told.len() == materials.len() {
                put_under(materials, told.iter());
            }
        }
    }

    fn situation_column(&self) -> Option<u16> {
        self.plan.column_of(Element::situation_name)
    }

    /// Situations: each name once, whether merged over its rows or repeated in them.
    fn situations<'g>(&self, item: &mut ServiceItem<'g>, rows: &'g [GridRow]) {
        let Some(col) = self.situation_column() else {
            return;
        };
        let note = self.plan.column_of(Element::situation_note);
        for row in rows {
            let text = trim(row.get(col));
            let origin = self.origin(row, col);
            if text.is_empty() || is_none_word(text) {
                if item.situations.stated.is_absent() {
                    item.situations.stated =
                        Field::read(text, origin.under(Element::situation_name));
                }
                continue;
            }
            if item.situations.entries.iter().any(|known: &Situation<'_>| {
                known.name.given().is_some_and(|name| name.value == text)
            }) {
                continue;
            }
            let mut situation = Situation {
                origin,
                ..Situation::default()
            };
            situation.bind(Element::situation_name, text, origin);
            if let Some(note) = note {
                situation.bind(
                    Element::situation_note,
                    row.get(note),
                    self.origin(row, note),
                );
            }
            item.situations.entries.push(situation);
        }
    }

    /// Which situation each material row stands in.
    fn material_situations<'g>(&self, item: &mut ServiceItem<'g>, rows: &'g [GridRow]) {
        let Some(col) = self.situation_column() else {
            return;
        };
        let mut current = None;
        let mut materials = item.materials.entries.iter_mut().peekable();
        for row in rows {
            let text = trim(row.get(col));
            if !text.is_empty() {
                current = (!is_none_word(text)).then_some(text);
            }
            let here = |material: &&mut Material<'g>| matches!(material.origin.spot(), crate::source::Spot::Cell { row: at, .. } if at == row.index);
            while let Some(material) = materials.next_if(here) {
                material.situation = current;
            }
        }
    }
}
