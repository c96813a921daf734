//! Places in a workbook or in delimited text, as a person names them.

use super::columns::Plan;
use crate::finding::Place;
use crate::read::Places;
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
