//! What is noted of items of one row each while they are read, so that what was found out of one need not be found out of
//! another that says the same.

use super::columns::{ColumnPlan, Use};
use super::flat::holds_one;
use super::item::Binder;
use crate::canon::{run_seed, text_hash, trim};
use crate::model::{Element, Elements, Notes, Part, ServiceItem, Topic};
use crate::read::grid::{CellKind, GridRow};

/// Notes on a batch of items, one each; none if they are of no use.
#[derive(Default)]
pub(super) struct Noted {
    items: Vec<Notes>,
    /// Items of which not all is in the notes.
    lost: Vec<usize>,
    /// Elements that a column holds by itself.
    placed: Elements,
    /// Elements that several columns hold, or a row above the header.
    shared: Vec<Element>,
}

/// Notes on one column.
pub(super) struct Column<'n> {
    /// The items; none if nothing is noted of the column.
    items: &'n mut [Notes],
    topic: Topic,
    /// Tells the hashes of one column from those of others.
    seed: u64,
    /// The hash of the last text.
    last: u64,
}

impl Noted {
    /// Notes on what these rows hold besides the elements that one column holds by itself.
    pub(super) fn new(binder: &Binder<'_>, rows: &[&GridRow]) -> Noted {
        let Some(way) = binder.way else {
            return Noted::default();
        };
        let mut noted = Noted {
            items: vec![Notes::begin(way); rows.len()],
            shared: binder.plan.given.iter().map(|given| given.0).collect(),
            ..Noted::default()
        };
        for plan in binder.plan.columns.iter().filter(|plan| !holds_one(plan)) {
            noted.other(plan, rows);
        }
        noted
    }

    /// Notes on a column that holds no element by itself.
    fn other(&mut self, plan: &ColumnPlan, rows: &[&GridRow]) {
        let topic = match plan.using {
            Use::Element(element, _) | Use::Flag(element, _) if plan.part == Part::Item => {
                self.shared.push(element);
                Topic::of(element)
            }
            Use::Element(..) | Use::Flag(..) => Topic::of_part(plan.part),
            Use::List(part) => Topic::of_part(part),
            Use::Unknown | Use::Unlabelled => return,
        };
        let mut column = column(&mut self.items, plan, topic);
        for (nth, row) in rows.iter().enumerate() {
            match row.cell(plan.col) {
                Some(cell) if cell.kind == CellKind::Text => column.text(nth, trim(row.of(cell))),
                Some(_) => self.lost.push(nth),
                None => {}
            }
        }
    }

    /// For notes on a column that holds this element by itself.
    pub(super) fn column(&mut self, plan: &ColumnPlan, element: Element) -> Column<'_> {
        column(&mut self.items, plan, Topic::of(element))
    }

    /// All items have a place for the element.
    pub(super) fn place(&mut self, element: Element) {
        self.placed = self.placed.with(Elements::one(element));
    }

    /// One has nothing in it.
    pub(super) fn blank(&mut self, nth: usize, element: Element) {
        if let Some(item) = self.items.get_mut(nth) {
            item.blank(Elements::one(element));
        }
    }

    /// Not all that one says is in its texts.
    pub(super) fn lose(&mut self, nth: usize) {
        self.lost.push(nth);
    }

    /// Gives its notes to an item that is complete.
    pub(super) fn give(&mut self, nth: usize, item: &mut ServiceItem<'_>) {
        let Some(notes) = self.items.get_mut(nth) else {
            return;
        };
        if self.lost.contains(&nth) {
            return;
        }
        notes.place(self.placed);
        for element in self.shared.iter().filter(|element| item.has(**element)) {
            let one = Elements::one(*element);
            notes.place(one);
            if item.is_blank(*element) {
                notes.blank(one);
            }
        }
        item.alike = (*notes).into();
    }
}

fn column<'n>(items: &'n mut [Notes], plan: &ColumnPlan, topic: Topic) -> Column<'n> {
    Column {
        // What items have of their own is compared by nobody.
        items: match topic {
            Topic::Own => &mut [],
            _ => items,
        },
        topic,
        seed: run_seed().wrapping_add(u64::from(plan.col) + 1),
        last: 0,
    }
}

impl Column<'_> {
    /// An item has this text.
    #[inline]
    pub(super) fn text(&mut self, nth: usize, text: &str) {
        if let Some(item) = self.items.get_mut(nth) {
            self.last = text_hash(text, self.seed);
            item.add(self.topic, self.last);
        }
    }

    /// An item has the same text as the one noted last.
    #[inline]
    pub(super) fn again(&mut self, nth: usize) {
        if let Some(item) = self.items.get_mut(nth) {
            item.add(self.topic, self.last);
        }
    }
}
