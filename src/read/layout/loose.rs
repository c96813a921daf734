//! Columns bound to nothing beside those of materials or steps: what stands there belongs to the entry of its row.

use super::columns::{ColumnPlan, Use};
use super::item::Binder;
use crate::canon::{is_none_word, trim};
use crate::model::*;
use crate::read::grid::GridRow;

impl Binder<'_> {
    /// The part whose entries own what stands in a column bound to nothing: it stands between two columns of theirs, or right of
    /// one and says something in more than one row.
    pub(super) fn owner(&self, plan: &ColumnPlan, rows: &[GridRow]) -> Part {
        match plan.beside {
            (Part::Item | Part::Situation, _) => Part::Item,
            (part, true) => part,
            (part, false) => match rows.iter().filter(|row| says(plan, row)).count() {
                0 | 1 => Part::Item,
                _ => part,
            },
        }
    }

    /// The columns of the elements of a part.
    pub(super) fn columns_of(&self, part: Part) -> Vec<(&ColumnPlan, Element)> {
        self.plan
            .columns
            .iter()
            .filter_map(|plan| plan.element().map(|element| (plan, element)))
            .filter(|(plan, _)| plan.part == part && !plan.repeats)
            .collect()
    }

    /// The columns bound to nothing that entries of a part own.
    pub(super) fn loose_of(&self, part: Part, rows: &[GridRow]) -> Vec<&ColumnPlan> {
        let columns = self.plan.columns.iter();
        columns
            .filter(|plan| plan.using == Use::Unknown && self.owner(plan, rows) == part)
            .collect()
    }

    /// Keeps with the item what stands in such a column where no entry is.
    pub(super) fn keep_rest<'g>(
        &'g self,
        item: &mut ServiceItem<'g>,
        plan: &'g ColumnPlan,
        rows: &'g [GridRow],
    ) {
        let part = self.owner(plan, rows);
        let columns = self.columns_of(part);
        let is_entry = |row: &GridRow| {
            let name = naming_column(&columns, part).map_or("", |name| trim(row.get(name.col)));
            !is_empty(&columns, row) && !is_none_word(name)
        };
        for row in rows.iter().filter(|row| !is_entry(row)) {
            let text = trim(row.get(plan.col));
            if !text.is_empty() {
                item.extra.push(Extra {
                    label: label(plan),
                    text,
                });
            }
        }
    }
}

/// Whether a row says something of its own in a column: no other row lends it.
fn says(plan: &ColumnPlan, row: &GridRow) -> bool {
    !trim(row.get(plan.col)).is_empty() && row.written(plan.col).0 == row.index
}

fn label(plan: &ColumnPlan) -> &str {
    plan.label.path.last().map_or("", String::as_str)
}

/// Keeps with an entry what stands in a column of its row.
pub(super) fn add<'g, T: Record<'g>>(entry: &mut T, plan: &'g ColumnPlan, row: &'g GridRow) {
    let text = trim(row.get(plan.col));
    if !text.is_empty() {
        entry.extra().push(Extra {
            label: label(plan),
            text,
        });
    }
}

/// The column that names the entries of a part, or the first of its columns.
pub(super) fn naming_column<'p>(
    columns: &[(&'p ColumnPlan, Element)],
    part: Part,
) -> Option<&'p ColumnPlan> {
    let naming = columns
        .iter()
        .find(|(_, element)| *element == part.naming());
    naming.or(columns.first()).map(|(plan, _)| *plan)
}

/// Nothing stands in any of the columns.
pub(super) fn is_empty(columns: &[(&ColumnPlan, Element)], row: &GridRow) -> bool {
    columns
        .iter()
        .all(|(plan, _)| trim(row.get(plan.col)).is_empty())
}
