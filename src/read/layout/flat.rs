//! Binds many items of one row each, a column at a time: what is done with a cell is then done with the next one too, and a
//! value that stands there as above need not be read again.

use super::cells::state_unit;
use super::columns::Use;
use super::item::{Binder, Joined};
use crate::canon::{is_same, trim};
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
            let rows: Vec<&GridRow> = groups.iter().map(|rows| &rows[0]).collect();
            for (item, row) in items.iter_mut().zip(&rows) {
                self.given(item, row);
            }
            let mut texts = Vec::with_capacity(groups.len());
            for (at, plan) in self.plan.columns.iter().enumerate() {
                match plan.using {
                    Use::Element(element, unit) if plan.part == Part::Item && !plan.repeats => {
                        let is_stated = items.first().is_some_and(|item| item.has(element));
                        self.texts((at, element), &rows, is_stated, &mut texts, &mut odd);
                        ServiceItem::bind_all(items, element, &texts);
                        if let Some(unit) = unit {
                            let each = items.iter_mut();
                            each.for_each(|item| state_unit(item, element, unit));
                        }
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

    /// The texts of one column, which holds an element that no other column holds; `is_stated` if it is stated for all items.
    /// Cells whose storage says something are left for later: `odd` names them by item and column.
    fn texts<'g>(
        &self,
        (at, element): (usize, Element),
        rows: &[&'g GridRow],
        is_stated: bool,
        texts: &mut Vec<Option<Raw<'g>>>,
        odd: &mut Vec<(usize, usize)>,
    ) {
        let col = self.plan.columns[at].col;
        // The bytes of the cell above, and the text in them.
        let mut above: Option<(&[u8], &str)> = None;
        let text = |(nth, row): (usize, &&'g GridRow)| {
            let origin = self.origin(row, col).under(element);
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
            Some(Raw { text, origin })
        };
        texts.clear();
        texts.extend(rows.iter().enumerate().map(text));
    }
}
