//! What stands in the first cell of a merged area counts for the items of all its rows, and is lent to those that begin below.

use super::columns::{ColumnPlan, Plan, Use};
use crate::canon::trim;
use crate::model::{Element, Kind, Part};
use crate::read::grid::{CellKind, GridRow};

/// The first cells of merged areas, noted while rows pass from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// As `[first row, first column, last row, last column]`, ascending.
    areas: Vec<[u32; 4]>,
    next: usize,
    active: Vec<Anchor>,
}

#[derive(Debug)]
struct Anchor {
    area: [u32; 4],
    kind: CellKind,
    text: String,
}

impl Anchors {
    /// Areas in any order.
    pub(super) fn new(areas: &[[u32; 4]]) -> Anchors {
        let mut areas = areas.to_vec();
        areas.sort_unstable();
        Anchors {
            areas,
            ..Anchors::default()
        }
    }

    /// Notes what stands in the first cells of areas that begin in this row.
    #[inline]
    pub(super) fn note(&mut self, row: &GridRow) {
        if !self.areas.is_empty() {
            self.advance(row);
        }
    }

    fn advance(&mut self, row: &GridRow) {
        self.active.retain(|anchor| anchor.area[2] >= row.index);
        while let Some(area) = self.areas.get(self.next).filter(|a| a[0] <= row.index) {
            self.next += 1;
            let cell = (area[0] == row.index)
                .then(|| row.cell(u16::try_from(area[1]).ok()?))
                .flatten();
            let Some(cell) = cell.filter(|cell| !trim(row.of(cell)).is_empty()) else {
                continue;
            };
            self.active.push(Anchor {
                area: *area,
                kind: cell.kind,
                text: row.of(cell).to_owned(),
            });
        }
    }

    /// Lends the first row of an item what is merged over its cells.
    #[inline]
    pub(super) fn lend(&self, row: &mut GridRow, plan: &Plan) {
        if row.covered | row.beside != 0 {
            self.fill(row, plan);
        }
    }

    fn fill(&self, row: &mut GridRow, plan: &Plan) {
        for Anchor { area, kind, text } in &self.active {
            let [top, left, _, right] = *area;
            let Some(own) = plan.columns.get(left as usize) else {
                continue;
            };
            let first = usize::from(top == row.index);
            let covered = plan.columns.iter().take(right as usize + 1);
            for column in covered.skip(left as usize + first) {
                if takes(column, own) {
                    row.lend(column.col, *kind, text, (top, own.col));
                }
            }
        }
    }
}

/// Whether what is merged over a column from another one, or from its own, says something in it.
fn takes(column: &ColumnPlan, own: &ColumnPlan) -> bool {
    if column.col == own.col {
        // A number counts the first of the items only, and entries of a list are those of the item they begin at.
        return column.part == Part::Item && column.element() != Some(Element::sequence);
    }
    // 即办 over 法定 and 承诺, one telephone for questions and complaints.
    let kind = |plan: &ColumnPlan| match plan.using {
        Use::Element(element, _) if plan.part == Part::Item => element.row().map(|row| row.kind),
        _ => None,
    };
    let alike = kind(column).filter(|kind| matches!(kind, Kind::Limit | Kind::Phones));
    alike.is_some() && alike == kind(own)
}

#[cfg(test)]
mod tests {
    use super::super::columns::labels;
    use super::*;

    fn row(index: u32, cells: &[&str]) -> GridRow {
        let mut row = GridRow::default();
        row.reset(index);
        for (col, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            row.push(col, CellKind::Text, text);
        }
        row
    }

    /// What stands in the columns of the last of these rows, below a header and under these areas.
    fn lent(areas: &[[u32; 4]], rows: &[&[&str]]) -> Vec<String> {
        let plan = Plan::new(&labels(&[row(0, rows[0])]));
        let (mut anchors, mut last) = (Anchors::new(areas), GridRow::default());
        for (index, cells) in (0..).zip(rows) {
            last = row(index, cells);
            anchors.note(&last);
        }
        last.covered = 1;
        anchors.lend(&mut last, &plan);
        let texts = plan.columns.iter().map(|column| last.get(column.col));
        texts.map(str::to_owned).collect()
    }

    const HEAD: [&str; 4] = ["序号", "事项名称", "法定办结时限", "承诺办结时限"];

    #[test]
    fn the_first_cell_counts_for_all_rows_but_a_number_for_one() {
        let rows: [&[&str]; 3] = [&HEAD, &["1", "甲", "20个工作日", "5个工作日"], &["", "乙"]];
        let areas = [[1, 0, 2, 0], [1, 2, 2, 2], [1, 3, 2, 3]];
        assert_eq!(lent(&areas, &rows), ["", "乙", "20个工作日", "5个工作日"]);
        assert_eq!(lent(&areas[..2], &rows), ["", "乙", "20个工作日", ""]);
    }

    #[test]
    fn one_limit_may_stand_over_two() {
        let rows: [&[&str]; 2] = [&HEAD, &["1", "甲", "即办"]];
        assert_eq!(lent(&[[1, 2, 1, 3]], &rows), ["1", "甲", "即办", "即办"]);
        let rows: [&[&str]; 2] = [&HEAD, &["1", "甲"]];
        assert_eq!(lent(&[[1, 1, 1, 2]], &rows), ["1", "甲", "", ""]);
    }
}
