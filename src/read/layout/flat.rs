//! Binds many items of one row each, a column at a time: what is done with a cell is then done with the next one too, and a
//! value that stands there as above need not be read again.

use super::cells::state_unit;
use super::columns::Use;
use super::item::{Binder, Joined};
use crate::canon::trim;
use crate::model::*;
use crate::read::grid::{CellKind, GridRow};
use crate::read::{Places, Sink};
use crate::source::Raw;

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
        let is_flat = groups.iter().all(|rows| rows.len() == 1);
        let (mut late, mut odd) = (Vec::new(), Vec::new());
        if is_flat {
            for (item, rows) in items.iter_mut().zip(groups) {
                self.given(item, &rows[0]);
            }
            for (at, plan) in self.plan.columns.iter().enumerate() {
                match plan.using {
                    Use::Element(element, unit) if plan.part == Part::Item && !plan.repeats => {
                        self.cells(at, (element, unit), groups, items, &mut odd);
                    }
                    Use::Element(..) | Use::Flag(..) => {}
                    _ => late.push(at),
                }
            }
            odd.sort_unstable();
        }
        let repeated = |at: &usize| self.plan.columns[*at].repeats;
        late.extend((0..self.plan.columns.len()).filter(repeated));
        let mut odd = odd.into_iter().peekable();
        for (nth, item) in items.iter_mut().enumerate() {
            let (rows, joined) = (&groups[nth], &joined[nth]);
            if is_flat {
                let own = std::iter::from_fn(|| odd.next_if(|(of, _)| *of == nth));
                let own = own.map(|(_, at)| at).chain(late.iter().copied());
                for plan in own.map(|at| &self.plan.columns[at]) {
                    self.column(item, plan, rows, sink, places);
                }
                self.rest(item, rows, joined, sink, places);
            } else {
                self.bind(rows, joined, item, sink, places);
            }
            done(nth, item, sink);
        }
    }

    /// The cells of one column, which holds an element that no other column holds. Those whose storage says something are left
    /// for later: `odd` names them by item and column.
    fn cells<'g>(
        &self,
        at: usize,
        (element, unit): (Element, Option<Unit>),
        groups: &'g [Vec<GridRow>],
        items: &mut [ServiceItem<'g>],
        odd: &mut Vec<(usize, usize)>,
    ) {
        let col = self.plan.columns[at].col;
        let is_read = element.row().is_some_and(|row| row.kind.is_read());
        // What the item before was bound to.
        let mut above: Option<&str> = None;
        for (nth, rows) in groups.iter().enumerate() {
            let (before, rest) = items.split_at_mut(nth);
            let (item, row) = (&mut rest[0], &rows[0]);
            let origin = self.origin(row, col).under(element);
            let Some(cell) = row.cell(col) else {
                if !item.has(element) {
                    item.bind(element, "", origin);
                }
                above = None;
                continue;
            };
            let text = trim(row.of(cell));
            // An error value, or something else that its storage says.
            if cell.kind != CellKind::Text || text.starts_with('#') {
                odd.push((nth, at));
                above = None;
                continue;
            }
            match before.last().filter(|_| is_read && above == Some(text)) {
                Some(before) => item.repeat(before, element, Raw { text, origin }),
                None => {
                    item.bind(element, text, origin);
                    if let Some(unit) = unit {
                        state_unit(item, element, unit);
                    }
                }
            }
            above = Some(text);
        }
    }
}
