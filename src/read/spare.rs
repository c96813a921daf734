//! Memory of items that were given away, for those to come: asking for it again for every item costs as much as a dozen rules.

use crate::model::{Material, ServiceItem, Step};

/// Lists of materials and steps, emptied.
#[derive(Default, Debug)]
pub struct Spare {
    materials: Vec<Vec<Material<'static>>>,
    steps: Vec<Vec<Step<'static>>>,
}

/// So many lists are kept of each kind.
const MOST: usize = 2 * super::BATCH;

/// No list with room for more entries is kept.
const LONGEST: usize = 256;

impl Spare {
    /// So many empty items.
    pub fn items<'i>(&mut self, count: usize) -> Vec<ServiceItem<'i>> {
        let mut items = Vec::with_capacity(count);
        items.resize_with(count, ServiceItem::default);
        for item in &mut items {
            item.materials.entries = self.materials.pop().unwrap_or_default();
            item.steps.entries = self.steps.pop().unwrap_or_default();
        }
        items
    }

    /// Takes back the memory of items that are done with.
    pub fn take_back(&mut self, mut items: Vec<ServiceItem<'_>>) {
        for item in &mut items {
            let materials = std::mem::take(&mut item.materials.entries);
            let steps = std::mem::take(&mut item.steps.entries);
            keep(&mut self.materials, materials, |_| Material::default());
            keep(&mut self.steps, steps, |_| Step::default());
        }
    }
}

/// Empties a list and keeps its memory. What it held borrowed from a text that goes; a list of the same size that borrows from
/// nothing is made in its place.
fn keep<T, U>(kept: &mut Vec<Vec<U>>, mut list: Vec<T>, none: impl FnMut(T) -> U) {
    list.clear();
    if kept.len() < MOST && (1..=LONGEST).contains(&list.capacity()) {
        kept.push(list.into_iter().map(none).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_of_a_list_comes_back_empty() {
        let mut spare = Spare::default();
        let mut items = spare.items(2);
        items[0].materials.entries.resize_with(5, Material::default);
        items[1].steps.entries.resize_with(7, Step::default);
        let many = &mut items[1].materials.entries;
        many.resize_with(LONGEST + 1, Material::default);
        spare.take_back(items);
        assert_eq!(spare.materials.len(), 1, "none of monstrous size");
        let again = spare.items(1);
        assert!(
            again[0].materials.entries.is_empty() && again[0].materials.entries.capacity() >= 5
        );
        assert!(again[0].steps.entries.is_empty() && again[0].steps.entries.capacity() >= 7);
    }
}
