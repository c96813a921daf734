//! Side sheets: entries of items that stand on another sheet, joined by code or by name.

use super::cells::bind_cell;
use super::columns::{ColumnPlan, Plan, Use};
use super::loose::add;
use super::named::{Bodies, Named};
use super::places::{TablePlaces, tell_columns};
use super::{form, header, sheet};
use crate::canon::name_hash;
use crate::finding::{Layout, TableReport};
use crate::model::*;
use crate::read::grid::{GridRow, Rows, SheetInfo, window};
use crate::read::{Places, Refusal, Sink};
use crate::source::{Field, Origin, Raw};
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;

/// All side tables of a workbook, held until the items they belong to have come.
#[derive(Default)]
pub struct SideTables {
    tables: Vec<SideTable>,
}

struct SideTable {
    sheet: u16,
    plan: Plan,
    rows: Vec<GridRow>,
    by_key: HashMap<u64, Named>,
    taken: Vec<Cell<bool>>,
    keys: Vec<u16>,
    bodies: Bodies,
}

/// Columns an entry can be joined by, the surest first.
const KEYS: &[Element] = &[
    Element::handling_code,
    Element::local_code,
    Element::implementation_code,
    Element::base_code,
    Element::name,
    Element::parent_name,
];

/// What one look at a sheet's beginning says of its part in the workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Items with elements of their own.
    Main,
    /// Entries with nothing of the item but what tells it.
    Side,
    /// No table.
    Other,
}

/// The role of a sheet, by its header, or as a form that is filled in.
pub fn role(ahead: &[GridRow]) -> Role {
    let found = header::find(ahead, 0);
    if sheet::is_form(ahead, found.as_ref().ok()) && form::is_named(ahead) {
        return Role::Main;
    }
    let Ok(found) = found else {
        return Role::Other;
    };
    let plan = Plan::new(&found.labels);
    let elements: Vec<Element> = plan
        .columns
        .iter()
        .filter_map(|column| column.element())
        .collect();
    let own = elements
        .iter()
        .filter(|element| element.part() == Part::Item && !is_identity(**element))
        .count();
    match (plan.has_children(), own) {
        (true, 0) => Role::Side,
        _ => Role::Main,
    }
}

fn is_identity(element: Element) -> bool {
    KEYS.contains(&element)
        || matches!(
            element,
            Element::sequence
                | Element::department
                | Element::department_code
                | Element::region
                | Element::remark
        )
}

/// The columns that an entry can be joined by: in a normalized catalog the number of the item.
fn keys(plan: &Plan) -> Vec<u16> {
    let known = KEYS.iter().filter_map(|element| plan.column_of(*element));
    match plan.normal {
        true => vec![0],
        false => known.collect(),
    }
}

/// The report of a side sheet before its rows are read.
fn report(info: &SheetInfo, header: &[GridRow], plan: &Plan) -> TableReport {
    let rows = header.iter().map(|row| u64::from(row.index) + 1);
    TableReport {
        hidden: info.hidden,
        header_rows: rows.collect(),
        columns: plan.columns_report(info),
        ..TableReport::new(Some(info.name.clone()), Layout::Side)
    }
}

impl SideTables {
    /// No side table at all.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// Reads a side sheet and keeps its rows.
    ///
    /// # Errors
    /// When the rows break off; those before are kept.
    pub fn read(
        &mut self,
        info: &SheetInfo,
        names: &[std::sync::Arc<str>],
        rows: &mut dyn Rows,
        sink: &mut dyn Sink,
    ) -> Result<(), Refusal> {
        let (all, broken) = window(rows, 2_000_000);
        let Ok(found) = header::find(&all[..all.len().min(super::WINDOW)], 0) else {
            return Ok(());
        };
        let plan = Plan::new(&found.labels);
        let keys = keys(&plan);
        let header = &all[found.first..=found.last];
        let mut report = report(info, header, &plan);
        let mut table = SideTable {
            sheet: info.index,
            bodies: Bodies::new(plan.column_of(Element::department)),
            plan,
            rows: Vec::new(),
            by_key: HashMap::new(),
            taken: Vec::new(),
            keys,
        };
        let mut last = String::new();
        for row in all.into_iter().skip(found.last + 1) {
            if row.is_blank() {
                report.skip(u64::from(row.index) + 1, crate::finding::Skip::Blank, "");
                continue;
            }
            report.rows += 1;
            let own = table
                .keys
                .iter()
                .map(|col| row.get(*col).trim())
                .find(|text| !text.is_empty());
            // An entry without a key of its own belongs to the item of the row above.
            let goes_on = own.is_none_or(|own| own == last);
            if let Some(own) = own {
                own.clone_into(&mut last);
            }
            table.bodies.add(&row, goes_on);
            let named = table.by_key.entry(name_hash(&last)).or_default();
            named.rows.push(table.rows.len() as u32);
            table.rows.push(row);
            table.taken.push(Cell::new(false));
        }
        let places = TablePlaces {
            sheets: names,
            plan: Some(&table.plan),
            sheet: info.index,
        };
        // A column of a normalized catalog was told where it was read first.
        let told = table.plan.normal || table.rows.is_empty();
        tell_columns(&table.plan, &report, told, sink, &places, info.index);
        sink.table(report);
        self.tables.push(table);
        broken.map_or(Ok(()), Err)
    }

    /// Gives an item the entries that name it.
    pub fn join<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        let codes = [
            &item.handling_code,
            &item.local_code,
            &item.implementation_code,
            &item.base_code,
        ]
        .map(|code| code.given().map(|code| code.raw.text));
        let [name, parent] =
            [&item.name, &item.parent_name].map(|name| name.given().map(|name| name.value));
        let department = item.department.given().map(|department| department.value);
        for table in self.tables.iter().filter(|table| !table.plan.normal) {
            let find = |key: &&str| table.by_key.get(&name_hash(key));
            let found = match codes.iter().flatten().find_map(find) {
                Some(named) => Cow::Borrowed(&named.rows[..]),
                None => match (name.as_ref().and_then(find), parent.as_ref().and_then(find)) {
                    (Some(named), _) | (None, Some(named)) => table.bodies.own(named, department),
                    (None, None) => Cow::default(),
                },
            };
            if found.is_empty() {
                table.mark_absent(item);
            }
            found
                .iter()
                .for_each(|at| table.taken[*at as usize].set(true));
            table.fill(item, &found, sink, places);
        }
    }

    /// Gives an item of a normalized workbook the entries with its number.
    pub fn join_number<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        number: &str,
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        for table in self.tables.iter().filter(|table| table.plan.normal) {
            let Some(Named { rows, .. }) = table.by_key.get(&name_hash(number)) else {
                continue;
            };
            rows.iter()
                .for_each(|at| table.taken[*at as usize].set(true));
            let rows = rows.iter().map(|at| &table.rows[*at as usize]);
            super::normal::join(item, &table.plan, table.sheet, rows, sink, places);
        }
    }

    /// Says which entries no item came for, and which came to items of several departments.
    pub fn orphans(&self, sink: &mut dyn Sink, names: &[std::sync::Arc<str>]) {
        for table in &self.tables {
            let places = TablePlaces {
                sheets: names,
                plan: Some(&table.plan),
                sheet: table.sheet,
            };
            for at in (0..table.rows.len()).filter(|at| !table.taken[*at].get()) {
                let Some(raw) = table.key(at) else { continue };
                let named = table.by_key.get(&name_hash(raw.text));
                let is_met = named.is_some_and(|named| {
                    let mut rows = named.rows.iter();
                    rows.any(|row| table.taken[*row as usize].get())
                });
                // Only another department's item of that name was there.
                let whose = table.bodies.of(at as u32).filter(|_| is_met);
                let full = whose.map(|body| format!("{}（{body}）", raw.text));
                let key = full.as_deref().unwrap_or(raw.text);
                sink.remark(Remark::Orphan { raw, key }, &places);
            }
            let shared = table.by_key.values().filter(|named| named.is_shared());
            let mut first: Vec<u32> = shared.map(|named| named.rows[0]).collect();
            first.sort_unstable();
            for raw in first.into_iter().filter_map(|at| table.key(at as usize)) {
                sink.remark(Remark::Shared { raw }, &places);
            }
        }
    }
}

impl SideTable {
    /// What a row is joined by.
    fn key(&self, at: usize) -> Option<Raw<'_>> {
        let row = &self.rows[at];
        let filled = |col: &&u16| !row.get(**col).trim().is_empty();
        let col = *self.keys.iter().find(filled)?;
        let element = self.plan.columns[usize::from(col)].element();
        Some(Raw {
            text: row.get(col).trim(),
            origin: Origin::cell(self.sheet, row.index, col).under(element.unwrap_or_default()),
        })
    }

    fn parts(&self) -> Vec<Part> {
        let mut parts: Vec<Part> = self
            .plan
            .columns
            .iter()
            .filter_map(|column| column.element())
            .map(Element::part)
            .filter(|part| *part != Part::Item)
            .collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// The columns bound to nothing that tell something of the entries of a part: those right of its columns, or left of all.
    fn loose(&self, part: Part) -> Vec<&ColumnPlan> {
        let columns = self.plan.columns.iter();
        let unknown = columns.filter(|column| column.using == Use::Unknown);
        let first = self.parts().first().copied();
        let is_of = |column: &&ColumnPlan| match column.beside.0 {
            Part::Item => first == Some(part),
            beside => beside == part,
        };
        unknown.filter(is_of).collect()
    }

    /// The side sheet exists, so an item without entries there has a place for them and nothing in it.
    fn mark_absent(&self, item: &mut ServiceItem<'_>) {
        for part in self.parts() {
            let blank = || {
                Field::Blank(Raw {
                    text: "",
                    origin: item.origin.under(part.naming()),
                })
            };
            match part {
                Part::Material if item.materials.is_absent() => item.materials.stated = blank(),
                Part::Step if item.steps.is_absent() => item.steps.stated = blank(),
                _ => {}
            }
        }
    }

    fn fill<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        rows: &[u32],
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        for part in self.parts() {
            match part {
                Part::Material => self.entries(&mut item.materials, part, rows, sink, places),
                Part::Step => self.entries(&mut item.steps, part, rows, sink, places),
                Part::Special => self.entries(&mut item.specials, part, rows, sink, places),
                Part::Fee => self.entries(&mut item.fees, part, rows, sink, places),
                Part::Question => self.entries(&mut item.questions, part, rows, sink, places),
                Part::Situation => self.entries(&mut item.situations, part, rows, sink, places),
                Part::SubItem => self.entries(&mut item.sub_items, part, rows, sink, places),
                Part::Item => {}
            }
        }
    }

    fn entries<'g, T: Record<'g>>(
        &'g self,
        list: &mut List<'g, T>,
        part: Part,
        rows: &[u32],
        sink: &mut dyn Sink,
        places: &dyn Places,
    ) {
        let columns: Vec<_> = self
            .plan
            .columns
            .iter()
            .filter(|column| {
                column
                    .element()
                    .is_some_and(|element| element.part() == part)
                    && !column.repeats
            })
            .collect();
        let loose: Vec<&ColumnPlan> = self.loose(part);
        for row in rows.iter().map(|at| &self.rows[*at as usize]) {
            let filled = columns
                .iter()
                .any(|column| !row.get(column.col).trim().is_empty());
            if !filled {
                continue;
            }
            let mut entry = T::default();
            let at = |col: u16| Origin::cell(self.sheet, row.index, col);
            entry.stands_at(at(columns.first().map_or(0, |column| column.col)));
            for column in &columns {
                let element = column.element().unwrap_or_default();
                let raw = Raw {
                    text: row.get(column.col).trim(),
                    origin: at(column.col).under(element),
                };
                match row.cell(column.col) {
                    Some(cell) => bind_cell(&mut entry, element, cell, raw, sink, places),
                    None => drop(entry.bind(element, "", raw.origin)),
                }
            }
            loose.iter().for_each(|plan| add(&mut entry, plan, row));
            list.entries.push(entry);
        }
    }
}
