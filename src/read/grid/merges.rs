//! Merged areas, asked row by row from the top.

use super::{Cell, GridRow};

/// Columns that have a bit each.
const BITS: u32 = u64::BITS;

/// Merged areas of a sheet as `[first row, first column, last row, last column]`.
#[derive(Clone, Debug, Default)]
pub struct Merges {
    areas: Vec<[u32; 4]>,
    next: usize,
    active: Vec<[u32; 4]>,
    /// Columns under an active area that began in a row above, bit n for the first 64.
    above: u64,
    /// Columns beside the first corner of an area that begins in this row, likewise.
    here: u64,
    /// An active area has columns beyond those.
    is_wide: bool,
    /// The rows, first and beyond the last, for which the active areas are these and cover so.
    from: u32,
    until: u32,
}

impl Merges {
    /// Areas in any order; single cells are left out.
    pub fn new(areas: &[[u32; 4]]) -> Merges {
        let mut areas: Vec<_> = areas
            .iter()
            .copied()
            .filter(|[r1, c1, r2, c2]| r2 > r1 || c2 > c1)
            .collect();
        areas.sort_unstable();
        Merges {
            areas,
            ..Merges::default()
        }
    }

    /// No merges at all.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// Takes covered cells out of `row` and notes which columns are covered from above and which from the left. Rows come in ascending order.
    pub fn apply(&mut self, row: &mut GridRow) {
        if !(self.from..self.until).contains(&row.index) {
            self.advance(row.index);
        }
        if self.active.is_empty() {
            return;
        }
        row.covered |= self.above;
        row.beside |= self.here;
        let (at, covered) = (row.index, self.above | self.here);
        if self.is_wide {
            let active = &self.active;
            row.cells.retain(|cell| !is_covered(active, at, cell));
        } else if covered != 0 {
            row.cells
                .retain(|cell| u32::from(cell.col) >= BITS || covered >> cell.col & 1 == 0);
        }
    }

    /// Brings the active areas to a row.
    fn advance(&mut self, at: u32) {
        while let Some(area) = self.areas.get(self.next).filter(|area| area[0] <= at) {
            self.active.push(*area);
            self.next += 1;
        }
        self.active.retain(|area| area[2] >= at);
        (self.above, self.here, self.is_wide, self.from) = (0, 0, false, at);
        self.until = self.areas.get(self.next).map_or(u32::MAX, |area| area[0]);
        for [first, left, last, right] in &self.active {
            self.is_wide |= *right >= BITS;
            if *first < at {
                self.above |= columns(*left, *right);
                self.until = self.until.min(last.saturating_add(1));
            } else {
                self.here |= columns(left + u32::from(*first == at), *right);
                self.until = at.saturating_add(1);
            }
        }
    }
}

/// A bit for each of these columns.
fn columns(left: u32, right: u32) -> u64 {
    if left >= BITS || left > right {
        return 0;
    }
    let to_right = u64::MAX >> (BITS - 1 - right.min(BITS - 1));
    to_right & (u64::MAX << left)
}

/// Under one of these areas, and not at its first corner.
fn is_covered(active: &[[u32; 4]], at: u32, cell: &Cell) -> bool {
    let col = u32::from(cell.col);
    active
        .iter()
        .any(|[r1, c1, _, c2]| (*c1..=*c2).contains(&col) && (*r1, *c1) != (at, col))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::grid::CellKind;

    #[test]
    fn covered_cells_go_and_the_anchor_stays() {
        let mut merges = Merges::new(&[[1, 0, 3, 1]]);
        let mut row = GridRow::default();
        for (index, left) in [(0, 3), (1, 2), (2, 1), (4, 3)] {
            row.reset(index);
            (0..3).for_each(|col| row.push(col, CellKind::Text, "x"));
            merges.apply(&mut row);
            assert_eq!(row.cells.len(), left, "row {index}");
            assert_eq!(row.is_covered(0), index == 2);
            assert_eq!(row.is_beside(1), index == 1);
        }
    }

    /// As the areas are, cell by cell.
    fn slow(areas: &[[u32; 4]], at: u32, width: u16) -> (Vec<u16>, u64) {
        let active: Vec<_> = areas
            .iter()
            .filter(|[r1, c1, r2, c2]| (*r1..=*r2).contains(&at) && (r2 > r1 || c2 > c1))
            .collect();
        let over = |col: u16, [r1, c1, _, c2]: &[u32; 4]| {
            (*c1..=*c2).contains(&u32::from(col)) && (*r1, *c1) != (at, u32::from(col))
        };
        let left = (0..width).filter(|col| !active.iter().any(|area| over(*col, area)));
        let above = (0..64).filter(|col| {
            let under = |area: &&&[u32; 4]| area[0] < at && over(*col, area);
            active.iter().any(|area| under(&area))
        });
        (left.collect(), above.fold(0, |bits, col| bits | 1 << col))
    }

    proptest::proptest! {
        #[test]
        fn areas_of_any_kind_cover_what_they_cover(
            areas in proptest::collection::vec((0_u32..20, 0_u32..70, 0_u32..9, 0_u32..9), 0..12),
            rows in proptest::collection::btree_set(0_u32..32, 0..24),
        ) {
            let areas: Vec<_> = areas.iter().map(|(r, c, h, w)| [*r, *c, r + h, c + w]).collect();
            let mut merges = Merges::new(&areas);
            let mut row = GridRow::default();
            for index in rows {
                row.reset(index);
                (0..80).for_each(|col| row.push(col, CellKind::Text, "x"));
                merges.apply(&mut row);
                let seen: Vec<u16> = row.cells.iter().map(|cell| cell.col).collect();
                proptest::prop_assert_eq!((seen, row.covered), slow(&areas, index, 80));
            }
        }
    }
}
