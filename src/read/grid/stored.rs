//! Sheets held in memory: what the legacy formats and ods give, which are small by nature or bounded here.

use super::{GridRow, Merges, Rows, SheetInfo};
use crate::read::Refusal;

/// A sheet with all its rows.
#[derive(Clone, Debug, Default)]
pub struct StoredSheet {
    /// What is known of it.
    pub info: SheetInfo,
    /// Its rows, ascending; covered cells still in them.
    pub rows: Vec<GridRow>,
}

impl StoredSheet {
    /// Its rows with merges resolved.
    pub fn rows(&self) -> impl Rows + '_ {
        StoredRows {
            sheet: self,
            next: 0,
            merges: Merges::new(&self.info.merges),
        }
    }
}

struct StoredRows<'s> {
    sheet: &'s StoredSheet,
    next: usize,
    merges: Merges,
}

impl Rows for StoredRows<'_> {
    fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        let Some(stored) = self.sheet.rows.get(self.next) else {
            return Ok(false);
        };
        self.next += 1;
        row.reset(stored.index);
        row.text.push_str(&stored.text);
        row.cells.extend_from_slice(&stored.cells);
        row.hidden = self.sheet.info.row_is_hidden(stored.index);
        self.merges.apply(row);
        Ok(true)
    }
}

/// Joins single indices into ranges.
pub fn ranges(mut indices: Vec<u32>) -> Vec<(u32, u32)> {
    indices.sort_unstable();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for at in indices {
        match ranges.last_mut() {
            Some(last) if at <= last.1 + 1 => last.1 = at,
            _ => ranges.push((at, at)),
        }
    }
    ranges
}
