//! Items that were read off the tree: they wait on their tapes, and are made and given as a batch.

use super::arena::{Arena, Node};
use super::build::{self, Stuff};
use super::keys::Keys;
use super::shapes::Shapes;
use super::tape::{Bind, ITEM, Tape};
use super::walk::Walk;
use crate::model::{Element, ServiceItem};
use crate::read::{BATCH, Spare, names_any_unit};

/// What reading needs and keeps from file to file.
#[derive(Default, Debug)]
pub(super) struct Work {
    pub(super) arena: Arena,
    pub(super) keys: Keys,
    pub(super) shapes: Shapes,
    pub(super) tape: Tape,
    /// Items that were read off the tree and wait to be made with others.
    ready: Vec<Ready>,
    /// Memory of items that were given.
    spare_items: Spare,
    /// Tapes for the items to come.
    spare: Vec<Tape>,
    /// Paths used in this source, in the order met.
    pub(super) columns: Vec<u32>,
    /// Whether paths are noted at all: not while a sample is only looked at.
    pub(super) noting: bool,
}

/// An item that was read off the tree.
#[derive(Debug)]
struct Ready {
    tape: Tape,
    /// No value of its record holds what other systems leave behind.
    clean: bool,
}

/// So many values of a tree wait at most for items to be made.
const WAITING_NODES: usize = 1 << 16;

impl Work {
    /// Drops what waits: the tree it was to be made from goes.
    pub(super) fn forget(&mut self) {
        self.ready.clear();
    }

    /// Whether the tree may go on growing, for items that wait to be made from it.
    pub(super) fn may_wait(&self) -> bool {
        !self.ready.is_empty()
            && self.arena.nodes().len() < WAITING_NODES
            && self.arena.scratch.len() < 1 << 22
    }

    /// The path of a value below the path of its object.
    #[inline(always)]
    pub(super) fn below(&mut self, shape: u32, value: &Node) -> u32 {
        self.shapes.child(shape, value.key, &self.keys)
    }

    /// Notes that a path is used.
    #[inline(always)]
    pub(super) fn saw(&mut self, shape: u32) {
        if self.noting && self.shapes.see(shape) {
            self.columns.push(shape);
        }
    }
}

impl Walk<'_> {
    /// The item on the tape is complete.
    pub(super) fn finish(&mut self) {
        self.share_unit();
        if self.learning {
            self.claims.learn(&self.work.tape);
            return;
        }
        let next = self.work.spare.pop().unwrap_or_default();
        let tape = std::mem::replace(&mut self.work.tape, next);
        let clean = self.clean;
        self.work.ready.push(Ready { tape, clean });
        if self.work.ready.len() >= BATCH {
            self.flush();
        }
    }

    /// 时限单位 is the unit of both limits where the statutory one has none of its own.
    fn share_unit(&mut self) {
        let Work {
            tape, keys, shapes, ..
        } = &mut *self.work;
        let has = |element| tape.present.has(element);
        let may_share = has(Element::promised_unit)
            && has(Element::statutory_limit)
            && !has(Element::statutory_unit)
            && !tape.normal;
        if !may_share {
            return;
        }
        let unit = |bind: &&Bind| bind.element == Element::promised_unit && bind.entry == ITEM;
        if let Some(unit) = tape.binds.iter().find(unit).copied()
            && names_any_unit(keys.text(shapes.key(unit.shape)))
        {
            let element = Element::statutory_unit;
            tape.bind(Bind { element, ..unit });
        }
    }

    /// Makes the items that are ready, and gives them.
    pub(super) fn flush(&mut self) {
        if self.work.ready.is_empty() {
            return;
        }
        let mut ready = std::mem::take(&mut self.work.ready);
        let stuff = Stuff {
            input: self.input,
            scratch: &self.work.arena.scratch,
            keys: &self.work.keys,
            shapes: &self.work.shapes,
            way: self.sink.wants_alike().then(|| self.claims.print()),
        };
        let (sink, places) = (&mut *self.sink, self.places);
        let mut items = self.work.spare_items.items(ready.len());
        let none = ServiceItem::default();
        for (nth, Ready { tape, clean }) in ready.iter().enumerate() {
            let (above, rest) = items.split_at_mut(nth);
            let (before, item) = (above.last().unwrap_or(&none), &mut rest[0]);
            build::item(&stuff, tape, &self.claims, (before, item), &mut |remark| {
                sink.remark(remark, places);
            });
            item.is_clean = *clean;
            self.report.count(item);
            sink.bound(item);
        }
        sink.items(&mut items, places);
        self.work.spare_items.take_back(items);
        let tapes = ready.drain(..).map(|ready| ready.tape);
        self.work.spare.extend(tapes);
        self.work.ready = ready;
    }
}
