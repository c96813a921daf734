//! Binds many items of one row each, a column at a time: what is done with a cell is then done with the next one too, and a
//! value that stands there as above need not be read again.

use super::cells::state_unit;
use super::columns::{ColumnPlan, Use};
use super::item::Binder;
use super::noted::Noted;
use super::spread::Joined;
use crate::canon::{is_same, trim};
use crate::model::*;
use crate::read::grid::{CellKind, GridRow};
use crate::read::{Places, Sink};
use crate::source::{Origin, Raw};

/// Cells that were left for later, by item and column.
type Odd = Vec<(usize, usize)>;

impl Binder<'_> {
    /// Binds each group of rows to an empty item. What is odd goes to the sink, item by item; each is then told as bound by
    /// `done`, with its place in the batch.
    pub fn bind_all<'g>(
        &'g self,
        groups: &'g [Vec<GridRow>],
        joined: &'g [Joined],
        items: &mut [ServiceItem<'g>],
        sink: &mut dyn Sink,
        places: &dyn Places,
        mut done: impl FnMut(usize, &mut ServiceItem<'g>, &mut dyn Sink),
    ) {
        // A value that another cell lends is written elsewhere; such items are rare, and bound one by one.
        let is_flat = groups
            .iter()
            .all(|rows| rows.len() == 1 && rows[0].lent.is_empty());
        let (mut noted, mut odd) = (Noted::default(), Odd::new());
        if is_flat {
            let rows: Vec<&GridRow> = groups.iter().map(|rows| &rows[0]).collect();
            noted = Noted::new(self, &rows);
            odd = self.columns(&rows, items, &mut noted);
        }
        let is_late = |plan: &ColumnPlan| !holds_one(plan) && !holds_part(plan);
        let late: Vec<&ColumnPlan> = self.plan.columns.iter().filter(|p| is_late(p)).collect();
        let mut odd = odd.into_iter().peekable();
        for (nth, item) in items.iter_mut().enumerate() {
            let (rows, joined) = (&groups[nth], &joined[nth]);
            if is_flat {
                let own = std::iter::from_fn(|| odd.next_if(|(of, _)| *of == nth));
                let own = own.map(|(_, at)| &self.plan.columns[at]);
                for plan in own.chain(late.iter().copied()) {
                    self.column(item, plan, rows, sink, places);
                }
                self.rest(item, rows, joined, sink, places);
            } else {
                self.bind(rows, joined, item, sink, places);
            }
            noted.give(nth, item);
            done(nth, item, sink);
        }
    }

    /// Binds the columns that hold an element by themselves. Gives the cells that are left, in the order of the items.
    fn columns<'g>(
        &'g self,
        rows: &[&'g GridRow],
        items: &mut [ServiceItem<'g>],
        noted: &mut Noted,
    ) -> Odd {
        let (mut texts, mut odd) = (Vec::with_capacity(rows.len()), Odd::new());
        for (item, row) in items.iter_mut().zip(rows) {
            self.given(item, row);
        }
        for (at, plan) in self.plan.columns.iter().enumerate() {
            let Use::Element(element, unit) = plan.using else {
                continue;
            };
            if !holds_one(plan) {
                continue;
            }
            let is_stated = items.first().is_some_and(|item| item.has(element));
            self.texts(
                (at, element),
                rows,
                is_stated,
                &mut texts,
                (&mut odd, noted),
            );
            noted.place(element);
            ServiceItem::bind_all(items, element, &texts, |nth| noted.blank(nth, element));
            if let Some(unit) = unit {
                let each = items.iter_mut();
                each.for_each(|item| state_unit(item, element, unit));
            }
        }
        odd.sort_unstable();
        odd.iter().for_each(|(nth, _)| noted.lose(*nth));
        odd
    }

    /// The texts of one column, which holds an element that no other column holds; `is_stated` if it is stated for all items.
    /// Cells whose storage says something are left for later: `odd` names them by item and column.
    fn texts<'g>(
        &self,
        (at, element): (usize, Element),
        rows: &[&'g GridRow],
        is_stated: bool,
        texts: &mut Vec<Option<Raw<'g>>>,
        (odd, noted): (&mut Odd, &mut Noted),
    ) {
        let col = self.plan.columns[at].col;
        let mut note = noted.column(&self.plan.columns[at], element);
        // The bytes of the cell above, and the text in them.
        let mut above: Option<(&[u8], &str)> = None;
        let text = |(nth, row): (usize, &&'g GridRow)| {
            let origin = Origin::cell(self.sheet, row.index, col).under(element);
            let Some(cell) = row.cell(col) else {
                above = None;
                return (!is_stated).then_some(Raw { text: "", origin });
            };
            let bytes = &row.text.as_bytes()[cell.start as usize..cell.end as usize];
            let is_text = cell.kind == CellKind::Text;
            if let Some((known, text)) = above
                && is_text
                && is_same(known, bytes)
            {
                // The very same piece of memory, so that everybody sees at once that nothing changed.
                note.again(nth);
                return Some(Raw { text, origin });
            }
            let text = trim(row.of(cell));
            // An error value, or something else that its storage says.
            if !is_text || text.starts_with('#') {
                odd.push((nth, at));
                above = None;
                return None;
            }
            above = Some((bytes, text));
            note.text(nth, text);
            Some(Raw { text, origin })
        };
        texts.clear();
        texts.extend(rows.iter().enumerate().map(text));
    }
}

/// The column holds an element of the item, and no other one further left holds it.
pub(super) fn holds_one(plan: &ColumnPlan) -> bool {
    matches!(plan.using, Use::Element(..)) && plan.part == Part::Item && !plan.repeats
}

/// The column says something together with others: an entry of a sub-table, or one label of several.
fn holds_part(plan: &ColumnPlan) -> bool {
    matches!(plan.using, Use::Element(..) | Use::Flag(..)) && !plan.repeats
}
