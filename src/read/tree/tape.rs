//! One item as a flat list of bindings, read off the tree before the item itself is made.

use super::arena::Slice;
use super::claims::Elements;
use crate::model::{Element, Part};
use crate::source::Origin;

/// The item itself, as opposed to an entry of one of its lists.
pub(super) const ITEM: u32 = u32::MAX;

/// A value for an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bind {
    pub(super) text: Slice,
    pub(super) origin: Origin,
    /// The entry it belongs to, or [`ITEM`].
    pub(super) entry: u32,
    /// The path of its key.
    pub(super) shape: u32,
    pub(super) element: Element,
    /// Stored as a number.
    pub(super) number: bool,
    /// Under a word of all trades: gives way to a proper key.
    pub(super) generic: bool,
    /// Its element was bound before.
    pub(super) again: bool,
    /// Its key states a unit.
    pub(super) unit: bool,
}

/// An entry of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) part: Part,
    /// Its number among the entries of its part.
    pub(super) index: u32,
    pub(super) origin: Origin,
    pub(super) present: Elements,
    /// The situation it is listed under.
    pub(super) situation: Option<Slice>,
}

/// What is written for a list as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated {
    pub(super) part: Part,
    pub(super) text: Slice,
    pub(super) origin: Origin,
}

/// Something bound to nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    pub(super) entry: u32,
    pub(super) key: u32,
    pub(super) text: Slice,
}

/// The bindings of one item.
#[derive(Default, Debug)]
pub(super) struct Tape {
    pub(super) origin: Origin,
    pub(super) binds: Vec<Bind>,
    /// Values that give way: inherited or under generic keys, in the order they are tried.
    pub(super) spare: Vec<Bind>,
    pub(super) entries: Vec<Entry>,
    pub(super) stated: Vec<Stated>,
    pub(super) loose: Vec<Loose>,
    /// Elements of the item that have a key.
    pub(super) present: Elements,
    /// Of a normalized catalog: what has no key is absent.
    pub(super) normal: bool,
    counts: [u32; 8],
}

impl Tape {
    /// Begins the next item.
    pub(super) fn clear(&mut self, origin: Origin) {
        self.origin = origin;
        self.binds.clear();
        self.spare.clear();
        self.entries.clear();
        self.stated.clear();
        self.loose.clear();
        self.present = Elements::default();
        self.normal = false;
        self.counts = [0; 8];
    }

    /// Notes a value.
    #[inline]
    pub(super) fn bind(&mut self, mut bind: Bind) {
        let present = match self.entries.get_mut(bind.entry as usize) {
            Some(entry) => &mut entry.present,
            None => &mut self.present,
        };
        bind.again = present.insert(bind.element);
        if bind.generic && bind.entry == ITEM {
            self.spare.push(bind);
        } else {
            self.binds.push(bind);
        }
    }

    /// Begins an entry.
    pub(super) fn entry(&mut self, part: Part, origin: Origin, situation: Option<Slice>) -> u32 {
        let count = &mut self.counts[part as usize];
        self.entries.push(Entry {
            part,
            index: *count,
            origin,
            present: Elements::default(),
            situation,
        });
        *count += 1;
        self.entries.len() as u32 - 1
    }

    /// The entry of `part` that flat keys of the item make together.
    pub(super) fn flat_entry(&mut self, part: Part, origin: Origin) -> u32 {
        match self.entries.iter().rposition(|entry| entry.part == part) {
            Some(at) => at as u32,
            None => self.entry(part, origin, None),
        }
    }

    /// How many entries of `part` there are.
    pub(super) fn count(&self, part: Part) -> usize {
        self.counts[part as usize] as usize
    }
}

impl Tape {
    /// How many entries there are of all parts.
    pub(super) fn count_all(&self) -> u32 {
        self.entries.len() as u32
    }

    /// Whether an entry has a value for `element`.
    pub(super) fn has(&self, entry: u32, element: Element) -> bool {
        self.entries
            .get(entry as usize)
            .is_some_and(|entry| entry.present.has(element))
    }

    /// Notes the situation that an entry is listed under.
    pub(super) fn situate(&mut self, entry: u32, situation: Slice) {
        if let Some(entry) = self.entries.get_mut(entry as usize) {
            entry.situation = Some(situation);
        }
    }

    /// What an entry says for `element`.
    pub(super) fn text(&self, entry: u32, element: Element) -> Option<Slice> {
        let of_entry = self.binds.iter().rev();
        of_entry
            .take_while(|bind| bind.entry == entry)
            .find(|bind| bind.element == element)
            .map(|bind| bind.text)
    }
}
