//! Forms: label beside value, one item a sheet or several below each other, with embedded tables of materials and steps.

use super::cells::{bind_cell, share_unit, state_unit};
use super::columns::Use;
use super::embedded::{Embedded, Said, label, tables};
use super::pairs::{Pair, items, pairs};
use super::places::whole_sheet;
use super::{SideTables, TablePlaces};
use crate::finding::{Column, Layout, Skip, TableReport, column_name};
use crate::model::*;
use crate::read::grid::{Cell, GridRow, SheetInfo};
use crate::read::lists::{state, steps_in_text};
use crate::read::{Bound, Sink, names_any_unit};
use crate::source::{Field, Origin, Raw};
use std::collections::HashSet;
use std::sync::Arc;

/// Whether the window says more as a form than the so many labels that it has as a table.
pub fn beats(window: &[GridRow], labels: usize) -> bool {
    // What a form states stands in a cell of its own, so a table with no label beside those of its header is soon told.
    let cells = window.iter().flat_map(GridRow::filled);
    let stated = cells.filter_map(|(_, text)| label(text)?.element());
    let stated: HashSet<Element> = stated.filter(is_of_item).collect();
    stated.len() > labels && score(window) > labels
}

/// 原件, 复印件 and the like are labels of entries of a list; in a table they are values.
fn is_of_item(element: &Element) -> bool {
    element.part() == Part::Item
}

/// Whether an item of the form has its name filled in.
pub fn is_named(window: &[GridRow]) -> bool {
    let pairs = pairs(window, &tables(window));
    pairs.iter().any(|pair| {
        let value = window[pair.value.0].get(pair.value.1);
        pair.is_name() && !pair.is_blank && !value.trim().is_empty()
    })
}

/// How many different elements a sheet states as a form does; 0 without a name.
fn score(window: &[GridRow]) -> usize {
    let pairs = pairs(window, &tables(window));
    let elements = pairs.iter().filter_map(Pair::element);
    let elements: HashSet<Element> = elements.filter(is_of_item).collect();
    if elements.contains(&Element::name) && elements.len() > 3 {
        elements.len()
    } else {
        0
    }
}

/// Reads all items of a form sheet.
pub fn read(
    info: &SheetInfo,
    names: &[Arc<str>],
    window: &[GridRow],
    sides: &SideTables,
    sink: &mut dyn Sink,
) {
    let tables = tables(window);
    let pairs = pairs(window, &tables);
    let mut report = TableReport::new(
        (!info.name.is_empty()).then(|| info.name.clone()),
        Layout::Form,
    );
    report.hidden = info.hidden;
    let places = TablePlaces {
        sheets: names,
        plan: None,
        sheet: info.index,
    };
    let mut used = HashSet::new();
    for (pairs, rows) in items(&pairs, window.len()) {
        let form = Form {
            info,
            window,
            places: &places,
        };
        let item = form.item(pairs, &tables, rows, sink);
        if let Some(mut item) = item {
            sides.join(&mut item, sink, &places);
            report.count(&item);
            sink.item(&mut item, &places);
        }
        used.extend(pairs.iter().flat_map(|pair| [pair.label.0, pair.value.0]));
    }
    report.columns = columns(&pairs, &tables, window);
    for (at, row) in window.iter().enumerate() {
        let inside = used.contains(&at)
            || tables
                .iter()
                .any(|table| table.header == at || table.rows.contains(&at));
        if inside {
            report.rows += 1;
        } else if row.is_blank() {
            report.skip(u64::from(row.index) + 1, Skip::Blank, "");
        } else {
            let text = row.filled().next().map_or("", |(_, text)| text);
            let above = pairs.first().is_some_and(|pair| at < pair.label.0);
            report.skip(
                u64::from(row.index) + 1,
                if above { Skip::Preamble } else { Skip::Footer },
                text,
            );
        }
    }
    tell_hidden(info, report.items, &places, sink);
    sink.table(report);
}

/// Says that the items of a hidden sheet were read.
fn tell_hidden(info: &SheetInfo, items: u64, places: &TablePlaces<'_>, sink: &mut dyn Sink) {
    if info.hidden && items > 0 {
        let remark = Remark::Hidden {
            origin: whole_sheet(info.index),
            what: Hidden::Sheet,
            count: items,
        };
        sink.remark(remark, places);
    }
}

struct Form<'f> {
    info: &'f SheetInfo,
    window: &'f [GridRow],
    places: &'f TablePlaces<'f>,
}

impl<'f> Form<'f> {
    /// The item whose pairs these are, with the tables in its rows; `None` when the form is not filled in.
    fn item(
        &self,
        pairs: &[Pair],
        tables: &[Embedded],
        rows: std::ops::Range<usize>,
        sink: &mut dyn Sink,
    ) -> Option<ServiceItem<'f>> {
        let mut item = ServiceItem::default();
        let mut filled = 0;
        for pair in pairs {
            let (row, raw, cell) = self.value(pair);
            filled += usize::from(!raw.text.is_empty());
            match pair.using {
                Said::Element(bound) => self.element(&mut item, bound, &cell, raw, sink),
                Said::List(part) => state(&mut item, part, raw),
                Said::Unknown => item.extra.push(Extra {
                    label: row.get(pair.label.1).trim(),
                    text: raw.text,
                }),
            }
        }
        let first = pairs.iter().find(|pair| pair.is_name())?;
        item.origin = self.value(first).1.origin;
        for table in tables.iter().filter(|table| rows.contains(&table.header)) {
            filled += table.rows.len();
            self.table(&mut item, table, sink);
        }
        if item.steps.entries.is_empty() {
            steps_in_text(&mut item);
        }
        if pairs.iter().any(|pair| self.is_any_unit(pair)) {
            share_unit(&mut item);
        }
        item.settle();
        (filled > 0).then_some(item)
    }

    /// Names the unit of limits, and not of which.
    fn is_any_unit(&self, pair: &Pair) -> bool {
        let label = || self.window[pair.label.0].get(pair.label.1);
        matches!(pair.using, Said::Element(bound) if bound.element == Element::promised_unit)
            && names_any_unit(label())
    }

    fn value(&self, pair: &Pair) -> (&'f GridRow, Raw<'f>, Cell) {
        let (label, row) = (&self.window[pair.label.0], &self.window[pair.value.0]);
        let cell = row.cell(pair.value.1).copied().unwrap_or_default();
        let origin = Origin::cell(self.info.index, row.index, pair.value.1);
        let origin = origin.under(pair.using.naming());
        (
            label,
            Raw {
                text: match pair.is_blank {
                    true => "",
                    false => row.get(pair.value.1).trim(),
                },
                origin,
            },
            cell,
        )
    }

    fn element(
        &self,
        item: &mut ServiceItem<'f>,
        bound: Bound,
        cell: &Cell,
        raw: Raw<'f>,
        sink: &mut dyn Sink,
    ) {
        if let Some(first) = item
            .raw(bound.element)
            .filter(|first| !first.text.is_empty())
        {
            if !raw.text.is_empty() && first.text != raw.text {
                sink.remark(Remark::BoundTwice { first, second: raw }, self.places);
            }
            return;
        }
        bind_cell(item, bound.element, cell, raw, sink, self.places);
        if let Some(unit) = bound.unit {
            state_unit(item, bound.element, unit);
        }
    }

    fn table(&self, item: &mut ServiceItem<'f>, table: &Embedded, sink: &mut dyn Sink) {
        match table.part {
            Part::Material => self.entries(&mut item.materials, table, sink),
            Part::Step => self.entries(&mut item.steps, table, sink),
            Part::Special => self.entries(&mut item.specials, table, sink),
            Part::Fee => self.entries(&mut item.fees, table, sink),
            Part::Question => self.entries(&mut item.questions, table, sink),
            Part::Situation => self.entries(&mut item.situations, table, sink),
            Part::Item | Part::SubItem => {}
        }
        for column in &table.plan.columns {
            if let Use::Element(element, Some(unit)) = column.using {
                state_unit(item, element, unit);
            }
        }
    }

    /// Keeps with an entry what stands under labels of no meaning; numbers of rows, and the name of the table beside it, are none.
    fn loose<T: Record<'f>>(&self, entry: &mut T, table: &Embedded, row: &'f GridRow) {
        let header = &self.window[table.header];
        let columns = table.plan.columns.iter();
        for column in columns.filter(|column| !column.is_bound()) {
            let (name, text) = (header.get(column.col).trim(), row.get(column.col).trim());
            let is_number = matches!(name, "" | "序号" | "编号" | "项次");
            if !text.is_empty() && !is_number && text != name && label(name).is_none() {
                entry.extra().push(Extra { label: name, text });
            }
        }
    }

    fn entries<T: Record<'f>>(
        &self,
        list: &mut List<'f, T>,
        table: &Embedded,
        sink: &mut dyn Sink,
    ) {
        for row in &self.window[table.rows.clone()] {
            let mut entry = T::default();
            let bound = table.plan.columns.iter().filter(|column| column.is_bound());
            for (nth, column) in bound.enumerate() {
                let origin = Origin::cell(self.info.index, row.index, column.col);
                if nth == 0 {
                    entry.stands_at(origin);
                }
                let element = column.element().unwrap_or_default();
                let raw = Raw {
                    text: row.get(column.col).trim(),
                    origin: origin.under(element),
                };
                let cell = row.cell(column.col).copied().unwrap_or_default();
                bind_cell(&mut entry, element, &cell, raw, sink, self.places);
            }
            self.loose(&mut entry, table, row);
            list.entries.push(entry);
        }
        if list.entries.is_empty() {
            let at = self.window[table.header].index;
            let naming = table.part.naming();
            list.stated = Field::Blank(Raw {
                text: "",
                origin: Origin::cell(self.info.index, at, 0).under(naming),
            });
        } else {
            list.stated = Field::Absent;
        }
    }
}

fn columns(pairs: &[Pair], tables: &[Embedded], window: &[GridRow]) -> Vec<Column> {
    let shown = |row: usize, col: u16| window[row].get(col).split_whitespace().collect::<String>();
    let mut columns: Vec<Column> = pairs
        .iter()
        .map(|pair| Column {
            column: format!(
                "{}{}",
                column_name(u32::from(pair.label.1)),
                window[pair.label.0].index + 1
            )
            .into(),
            label: shown(pair.label.0, pair.label.1).into(),
            element: pair.using.naming(),
            hidden: false,
            nearest: Element::none,
        })
        .collect();
    for table in tables {
        for column in table.plan.columns.iter().filter(|column| column.is_bound()) {
            columns.push(Column {
                column: format!(
                    "{}{}",
                    column_name(u32::from(column.col)),
                    window[table.header].index + 1
                )
                .into(),
                label: column.label.shown().into(),
                element: column.element().unwrap_or_default(),
                hidden: false,
                nearest: Element::none,
            });
        }
    }
    columns
}
