//! Tables of a normalized catalog: the first column numbers the items, every other label is that of what it holds. Lists stand as
//! JSON in cells, or on sheets of their own.

use super::cells::bind_kept;
use super::columns::{ColumnPlan, Label, Plan, Use};
use super::list_cells::{self, ListCell};
use super::places::TablePlaces;
use super::table::sheet_name;
use super::{SideTables, list_cells::stated_of};
use crate::canon::{looks_clean, trim, unguard};
use crate::finding::{Layout, Skip, TableReport};
use crate::model::*;
use crate::read::grid::{GridRow, Rows, SheetInfo};
use crate::read::{Places, Refusal, Sink, bind_exactly};
use crate::source::{Field, Origin, Raw};
use std::sync::Arc;

/// Binds every column by its very label.
pub(super) fn bind(labels: &[Label]) -> Vec<ColumnPlan> {
    let using = |label: &Label| {
        let Some(text) = label.path.last() else {
            return Use::Unlabelled;
        };
        let element = Part::ALL.iter().find_map(|part| bind_exactly(text, *part));
        let list = Part::LISTS
            .into_iter()
            .find(|part| part.list_label() == text);
        match (text.is_ascii(), element, list) {
            // Names in JSON are no labels.
            (false, Some(element), _) => Use::Element(element, None),
            (_, _, Some(part)) => Use::List(part),
            _ => Use::Unknown,
        }
    };
    let columns = labels.iter().enumerate().map(|(col, label)| {
        let using = if col == 0 {
            Use::Unlabelled
        } else {
            using(label)
        };
        ColumnPlan {
            col: col as u16,
            label: label.clone(),
            part: using.part(),
            using,
            repeats: false,
            beside: (Part::Item, false),
        }
    });
    columns.collect()
}

/// Reads the items of a sheet; `whole` when its header was read with it.
///
/// # Errors
/// When the rows break off; the items before stand.
pub(super) fn read(
    info: &SheetInfo,
    names: &[Arc<str>],
    plan: &Plan,
    whole: bool,
    rows: &mut dyn Rows,
    sides: &mut SideTables,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let mut report = TableReport::new(sheet_name(info), Layout::Table);
    report.hidden = info.hidden;
    report.columns = plan.columns_report(info);
    report.header_rows.extend(whole.then_some(1));
    let places = TablePlaces {
        sheets: names,
        plan: Some(plan),
        sheet: info.index,
    };
    let mut row = GridRow::default();
    let read = loop {
        match rows.next(&mut row) {
            Ok(true) if row.is_blank() => report.skip(u64::from(row.index) + 1, Skip::Blank, ""),
            Ok(true) => {
                report.rows += 1;
                item(info.index, plan, &row, sides, sink, &places, &mut report);
            }
            Ok(false) => break Ok(()),
            Err(refusal) => break Err(refusal),
        }
    };
    sink.table(report);
    read
}

fn item(
    sheet: u16,
    plan: &Plan,
    row: &GridRow,
    sides: &mut SideTables,
    sink: &mut dyn Sink,
    places: &dyn Places,
    report: &mut TableReport,
) {
    let lists: Vec<ListCell> = list_cells::all(plan, row, sheet);
    let mut item = ServiceItem {
        origin: Origin::cell(sheet, row.index, plan.column_of(Element::name).unwrap_or(0)),
        ..ServiceItem::default()
    };
    record(&mut item, Part::Item, sheet, plan, row, sink, places);
    lists.iter().for_each(|list| list.state(&mut item));
    item.is_clean = lists.is_empty() && sides.is_empty() && looks_clean(row.text.as_bytes());
    sides.join_number(&mut item, trim(row.get(0)), sink, places);
    item.settle();
    report.count(&item);
    sink.item(&mut item, places);
}

/// Binds the columns of a part, and keeps what is no element.
fn record<'g, T: Record<'g>>(
    record: &mut T,
    part: Part,
    sheet: u16,
    plan: &'g Plan,
    row: &'g GridRow,
    sink: &mut dyn Sink,
    places: &dyn Places,
) {
    for column in &plan.columns {
        let text = unguard(trim(row.get(column.col)));
        let origin = Origin::cell(sheet, row.index, column.col);
        match column.using {
            Use::Element(element, _) if element.part() == part => {
                let raw = Raw {
                    text,
                    origin: origin.under(element),
                };
                match row.cell(column.col) {
                    Some(cell) => bind_kept(record, element, cell, raw, sink, places),
                    None => drop(record.bind(element, "", raw.origin)),
                }
            }
            Use::Unknown if !text.is_empty() => {
                let label = unguard(column.label.path.last().map_or("", String::as_str));
                if part != Part::Material || label != SITUATION_LABEL {
                    let label = label.strip_prefix(EXTRA_PREFIX).unwrap_or(label);
                    record.extra().push(Extra { label, text });
                }
            }
            _ => {}
        }
    }
}

/// Gives an item the entries that stand in these rows of a sheet of their own.
pub(super) fn join<'g>(
    item: &mut ServiceItem<'g>,
    plan: &'g Plan,
    sheet: u16,
    rows: impl Iterator<Item = &'g GridRow>,
    sink: &mut dyn Sink,
    places: &dyn Places,
) {
    let elements = plan.columns.iter().filter_map(|column| column.element());
    let part = elements.map(Element::part).find(|part| *part != Part::Item);
    let Some(part) = part else { return };
    let situation = plan
        .columns
        .iter()
        .find(|column| column.label.path.last().map(String::as_str) == Some(SITUATION_LABEL));
    for row in rows {
        match part {
            Part::Material => {
                entry(&mut item.materials, part, sheet, plan, row, sink, places);
                let text = situation.map_or("", |column| unguard(trim(row.get(column.col))));
                if let Some(material) = item.materials.entries.last_mut() {
                    material.situation = Some(text).filter(|text| !text.is_empty());
                }
            }
            Part::Step => entry(&mut item.steps, part, sheet, plan, row, sink, places),
            Part::Special => entry(&mut item.specials, part, sheet, plan, row, sink, places),
            Part::Fee => entry(&mut item.fees, part, sheet, plan, row, sink, places),
            Part::Question => entry(&mut item.questions, part, sheet, plan, row, sink, places),
            Part::Situation => entry(&mut item.situations, part, sheet, plan, row, sink, places),
            Part::SubItem => entry(&mut item.sub_items, part, sheet, plan, row, sink, places),
            Part::Item => {}
        }
    }
}

fn entry<'g, T: Record<'g>>(
    list: &mut List<'g, T>,
    part: Part,
    sheet: u16,
    plan: &'g Plan,
    row: &'g GridRow,
    sink: &mut dyn Sink,
    places: &dyn Places,
) {
    let mut entry = T::default();
    let naming = plan.column_of(part.naming()).unwrap_or(0);
    entry.stands_at(Origin::cell(sheet, row.index, naming));
    record(&mut entry, part, sheet, plan, row, sink, places);
    // 共3项 only counts what stands here.
    let counts = stated_of(&list.stated).is_none_or(is_count);
    if list.entries.is_empty() && counts {
        list.stated = Field::Absent;
    }
    list.entries.push(entry);
}

fn is_count(text: &str) -> bool {
    let inner = text
        .strip_prefix('共')
        .and_then(|text| text.strip_suffix('项'));
    inner.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
