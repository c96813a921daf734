//! Merged areas, asked row by row from the top.

use super::GridRow;

/// Merged areas of a sheet as `[first row, first column, last row, last column]`.
#[derive(Clone, Debug, Default)]
pub struct Merges {
    areas: Vec<[u32; 4]>,
    next: usize,
    active: Vec<[u32; 4]>,
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
            next: 0,
            active: Vec::new(),
        }
    }

    /// No merges at all.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// Takes covered cells out of `row` and notes which columns are covered from above. Rows come in ascending order.
    pub fn apply(&mut self, row: &mut GridRow) {
        let at = row.index;
        while self.areas.get(self.next).is_some_and(|area| area[0] <= at) {
            self.active.push(self.areas[self.next]);
            self.next += 1;
        }
        if self.active.is_empty() {
            return;
        }
        self.active.retain(|area| area[2] >= at);
        for [r1, c1, _, c2] in &self.active {
            if *r1 < at {
                for col in *c1..=(*c2).min(63) {
                    row.covered |= 1 << col;
                }
            }
        }
        let active = &self.active;
        row.cells.retain(|cell| {
            let col = u32::from(cell.col);
            !active
                .iter()
                .any(|[r1, c1, _, c2]| (*c1..=*c2).contains(&col) && (*r1, *c1) != (at, col))
        });
    }
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
        }
    }
}
