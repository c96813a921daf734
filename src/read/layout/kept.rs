//! Memory of tables that were read, for those to come: given back and asked for again it would cost as much as reading a short
//! one.

use super::spread::Joined;
use crate::read::grid::GridRow;
use crate::read::{BATCH, Spare};
use std::cell::Cell;

/// Rows, groups and items, emptied.
#[derive(Default)]
pub(super) struct Kept {
    pub rows: Vec<GridRow>,
    pub groups: Vec<Vec<GridRow>>,
    pub items: Spare,
    pub joined: Vec<Joined>,
}

/// A row with room for more text is not kept.
const LONGEST: usize = 1 << 16;

/// Nor one with room for more cells, nor a group with room for more rows.
const MOST: usize = 1 << 10;

thread_local! {
    static KEPT: Cell<Option<Kept>> = const { Cell::new(None) };
}

impl Kept {
    /// What this thread keeps.
    pub(super) fn take() -> Kept {
        KEPT.take().unwrap_or_default()
    }

    /// Keeps it for the next table that this thread reads.
    pub(super) fn give_back(self) {
        KEPT.set(Some(self));
    }

    /// An emptied row.
    pub(super) fn row(&mut self) -> GridRow {
        self.rows.pop().unwrap_or_default()
    }

    /// Takes back groups of rows that are done with.
    pub(super) fn groups(&mut self, groups: &mut Vec<Vec<GridRow>>) {
        for rows in groups.iter_mut() {
            self.rows.append(rows);
        }
        let is_usual =
            |row: &GridRow| row.text.capacity() <= LONGEST && row.cells.capacity() <= MOST;
        self.rows.retain(is_usual);
        self.rows.truncate(4 * BATCH);
        groups.retain(|rows| rows.capacity() <= MOST);
        self.groups.append(groups);
        self.groups.truncate(2 * BATCH);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_comes_again_but_nothing_of_monstrous_size() {
        let mut kept = Kept::default();
        let row = |text, cells| GridRow {
            text: String::with_capacity(text),
            cells: Vec::with_capacity(cells),
            ..GridRow::default()
        };
        let rows = vec![row(100, 60), row(LONGEST + 1, 1), row(9, MOST + 1)];
        kept.groups(&mut vec![rows, Vec::with_capacity(MOST + 1)]);
        kept.give_back();
        let mut again = Kept::take();
        assert_eq!((again.rows.len(), again.groups.len()), (1, 1));
        let row = again.row();
        assert!(row.text.capacity() >= 100 && row.cells.capacity() >= 60);
        assert!(Kept::take().rows.is_empty(), "it is taken once");
    }
}
