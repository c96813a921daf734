//! Hashes of the items at hand that several catalog rules ask for.

use crate::canon::{Fingerprint, name_hash};
use crate::model::{Code, ServiceItem, Text};
use crate::source::Field;

/// Hashes of the items at hand, each worked out once.
#[derive(Default, Debug)]
pub(super) struct AtHand {
    /// Those of titles, once a rule asked for them.
    titles: Vec<Option<u64>>,
    /// Those of offices.
    offices: Vec<u64>,
}

impl AtHand {
    /// From here on it is about these items.
    pub(super) fn enter(&mut self, items: &[ServiceItem<'_>]) {
        self.titles.clear();
        self.titles.resize(items.len(), None);
        self.offices.clear();
        let mut before: Option<(Office<'_>, u64)> = None;
        for item in items {
            let office = Office::of(item);
            let hash = match before {
                Some((known, hash)) if known.is_very(office) => hash,
                _ => office.hash(),
            };
            before = Some((office, hash));
            self.offices.push(hash);
        }
    }

    /// The [`name_hash`] of the title of an item, which is the `nth`; `None` where it has none.
    pub(super) fn title_hash(&mut self, nth: usize, item: &ServiceItem<'_>) -> Option<u64> {
        let title = item.title()?;
        let known = self.titles.get_mut(nth);
        let hash = || name_hash(title.text);
        Some(known.map_or_else(hash, |known| *known.get_or_insert_with(hash)))
    }

    /// A hash of region and department of an item, which is the `nth`.
    pub(super) fn office_hash(&self, nth: usize, item: &ServiceItem<'_>) -> u64 {
        match self.offices.get(nth) {
            Some(hash) => *hash,
            None => Office::of(item).hash(),
        }
    }
}

/// What tells one office from another.
#[derive(Clone, Copy)]
struct Office<'i> {
    region_code: &'i Field<'i, Code<'i>>,
    region: &'i Field<'i, Text<'i>>,
    department: &'i Field<'i, Text<'i>>,
}

impl<'i> Office<'i> {
    fn of(item: &'i ServiceItem<'_>) -> Office<'i> {
        Office {
            region_code: &item.region_code,
            region: &item.region,
            department: &item.department,
        }
    }

    fn texts(self) -> [&'i str; 3] {
        let Office {
            region_code,
            region,
            department,
        } = self;
        let raws = [region_code.raw(), region.raw(), department.raw()];
        raws.map(|raw| raw.map_or("", |raw| raw.text))
    }

    /// The texts are the very same pieces of memory.
    fn is_very(self, other: Office<'_>) -> bool {
        let mut pairs = self.texts().into_iter().zip(other.texts());
        pairs.all(|(one, other)| std::ptr::eq(one, other))
    }

    fn hash(self) -> u64 {
        let mut print = Fingerprint::new();
        self.texts().iter().for_each(|text| print.add(text));
        print.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Element;
    use crate::rules::trial::item;

    #[test]
    fn offices_differ_by_region_and_department() {
        let office = |region, department| {
            item(&[(Element::region, region), (Element::department, department)])
        };
        let items = [
            office("朝阳区", "公安局"),
            office("朝阳区", "公安局"),
            office("朝阳区", "民政局"),
            office("南关区", "民政局"),
            office("", "朝阳区"),
        ];
        let mut at_hand = AtHand::default();
        at_hand.enter(&items);
        let hashes: Vec<u64> = (0..5)
            .map(|nth| at_hand.office_hash(nth, &items[nth]))
            .collect();
        assert_eq!(hashes[0], hashes[1]);
        let others: std::collections::HashSet<u64> = hashes.into_iter().collect();
        assert_eq!(others.len(), 4);
        for (nth, item) in items.iter().enumerate() {
            let alone = AtHand::default().office_hash(0, item);
            assert_eq!(at_hand.office_hash(nth, item), alone);
        }
    }
}
