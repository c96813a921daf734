//! Units that are done before those in front of them, waiting for their turn.

use super::Done;
use std::collections::BTreeMap;

/// Gives units in the order of the input.
pub struct Queue<Y> {
    waiting: BTreeMap<u32, Done<Y>>,
    next: u32,
}

impl<Y> Default for Queue<Y> {
    fn default() -> Self {
        Queue {
            waiting: BTreeMap::new(),
            next: 0,
        }
    }
}

impl<Y> Queue<Y> {
    /// A unit is done.
    pub fn push(&mut self, unit: Done<Y>) {
        self.waiting.insert(unit.number, unit);
    }

    /// The next unit, unless one in front of it is missing.
    pub fn pop(&mut self) -> Option<Done<Y>> {
        let unit = self.waiting.remove(&self.next)?;
        self.next += 1;
        Some(unit)
    }

    /// Those that wait.
    pub fn waiting(&self) -> impl Iterator<Item = &Done<Y>> {
        self.waiting.values()
    }
}
