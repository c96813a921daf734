//! Grids: rows of cells from workbooks and delimited text, in one shape for the layout step.

pub mod biff;
mod blocks;
pub mod csv;
mod dialect;
pub mod legacy;
mod merges;
pub mod ods;
pub mod package;
mod row;
pub mod sidecar;
pub mod stored;
pub mod xlsb;
pub mod xlsx;

pub use dialect::{Dialect, dialect};
pub use merges::Merges;
pub use row::{Cell, CellKind, GridRow};

use crate::read::Refusal;
use std::sync::Arc;

/// What is known of a sheet before its rows.
#[derive(Clone, Debug, Default)]
pub struct SheetInfo {
    /// Its name; empty for delimited text.
    pub name: Arc<str>,
    /// Its place in the workbook, from 0.
    pub index: u16,
    /// Hidden, or very hidden.
    pub hidden: bool,
    /// Its merged areas.
    pub merges: Vec<[u32; 4]>,
    /// Hidden rows as ranges `from..=to`, from 0, ascending.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns as ranges `from..=to`, from 0, ascending.
    pub hidden_cols: Vec<(u32, u32)>,
}

impl SheetInfo {
    /// Whether a row is hidden.
    pub fn row_is_hidden(&self, row: u32) -> bool {
        within(&self.hidden_rows, row)
    }

    /// Whether a column is hidden.
    pub fn col_is_hidden(&self, col: u32) -> bool {
        within(&self.hidden_cols, col)
    }
}

fn within(ranges: &[(u32, u32)], at: u32) -> bool {
    let next = ranges.partition_point(|range| range.1 < at);
    ranges.get(next).is_some_and(|range| range.0 <= at)
}

/// A stream of rows, top to bottom. Rows without cells may be left out.
pub trait Rows {
    /// Fills `row` with the next row; `false` at the end.
    ///
    /// # Errors
    /// When the source is damaged from here on; what came before stands.
    fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal>;
}

/// Rows that were read ahead, then the rest of the stream.
pub struct Replay<'r> {
    ahead: std::vec::IntoIter<GridRow>,
    rest: Option<&'r mut dyn Rows>,
}

impl<'r> Replay<'r> {
    /// Rows read ahead, to be given once more before the rest, if there is any.
    pub fn new(ahead: Vec<GridRow>, rest: Option<&'r mut dyn Rows>) -> Replay<'r> {
        Replay {
            ahead: ahead.into_iter(),
            rest,
        }
    }
}

impl Rows for Replay<'_> {
    fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        match self.ahead.next() {
            Some(ahead) => {
                *row = ahead;
                Ok(true)
            }
            None => self.rest.as_mut().map_or(Ok(false), |rest| rest.next(row)),
        }
    }
}

/// Reads up to `limit` rows ahead; a refusal on the way is kept for later.
pub fn window(rows: &mut dyn Rows, limit: usize) -> (Vec<GridRow>, Option<Refusal>) {
    let mut ahead = Vec::new();
    while ahead.len() < limit {
        let mut row = GridRow::default();
        match rows.next(&mut row) {
            Ok(true) => ahead.push(row),
            Ok(false) => break,
            Err(refusal) => return (ahead, Some(refusal)),
        }
    }
    (ahead, None)
}
