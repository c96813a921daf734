//! Memory of tables that were read, for those to come: given back and asked for again it would cost as much as reading a short
//! one.

use super::item::Joined;
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

/// A row with more room is not kept.
const MOST: usize = 1 << 16;

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
        self.rows.retain(|row| row.text.capacity() <= MOST);
        self.rows.truncate(4 * BATCH);
        self.groups.append(groups);
        self.groups.truncate(2 * BATCH);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_comes_again_but_no_row_of_monstrous_size() {
        let mut kept = Kept::default();
        let row = |size| GridRow {
            text: String::with_capacity(size),
            ..GridRow::default()
        };
        kept.groups(&mut vec![vec![row(100), row(MOST + 1)]]);
        kept.give_back();
        let mut again = Kept::take();
        assert_eq!((again.rows.len(), again.groups.len()), (1, 1));
        assert!(again.row().text.capacity() < MOST);
        assert!(Kept::take().rows.is_empty(), "it is taken once");
    }
}
