//! Places in a workbook or in delimited text, as a person names them.

use super::columns::{Plan, Use};
use crate::finding::{Place, TableReport};
use crate::model::Remark;
use crate::read::{Places, Sink};
use crate::source::{Origin, Spot};
use std::sync::Arc;

/// Places in a workbook or in delimited text, with the labels of the table at hand.
pub struct TablePlaces<'t> {
    /// The names of all sheets; empty for delimited text.
    pub sheets: &'t [Arc<str>],
    /// The columns of the table at hand, if there is one.
    pub plan: Option<&'t Plan>,
    /// The sheet the plan belongs to.
    pub sheet: u16,
}

impl Places for TablePlaces<'_> {
    fn place(&self, origin: Origin) -> Place {
        let Spot::Cell { sheet, row, col } = origin.spot() else {
            return Place::Whole;
        };
        match self.sheets.get(usize::from(sheet)) {
            Some(_) if col == u16::MAX => Place::Sheet(self.sheets[usize::from(sheet)].clone()),
            Some(name) => Place::Cell {
                sheet: name.clone(),
                row,
                col: u32::from(col),
            },
            None if col == u16::MAX => Place::Whole,
            None => Place::Field {
                row: u64::from(row) + 1,
                col: u32::from(col) + 1,
            },
        }
    }

    fn label(&self, origin: Origin) -> Option<String> {
        let Spot::Cell { sheet, col, .. } = origin.spot() else {
            return None;
        };
        let plan = self.plan.filter(|_| sheet == self.sheet)?;
        plan.columns
            .get(usize::from(col))
            .filter(|column| !column.label.is_empty())
            .map(|column| column.label.shown())
    }
}

/// The origin that stands for a whole sheet.
pub fn whole_sheet(sheet: u16) -> Origin {
    Origin::cell(sheet, 0, u16::MAX)
}

/// Says once a table which columns are bound to nothing; only of a table that has an item.
pub(super) fn tell_columns(
    plan: &Plan,
    report: &TableReport,
    told: bool,
    sink: &mut dyn Sink,
    places: &dyn Places,
    sheet: u16,
) -> bool {
    if !told {
        let row = report
            .header_rows
            .last()
            .map_or(0, |row| row.saturating_sub(1) as u32);
        for column in plan
            .columns
            .iter()
            .filter(|column| column.using == Use::Unknown)
        {
            let label = column.label.shown();
            let nearest = crate::read::nearest(column.label.path.last().map_or("", String::as_str));
            sink.remark(
                Remark::UnknownColumn {
                    label: &label,
                    origin: Origin::cell(sheet, row, column.col),
                    nearest,
                },
                places,
            );
        }
    }
    true
}
