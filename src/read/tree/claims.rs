//! Which elements a source claims to hold: a claimed element that is missing in an item is blank, any other is absent.

use super::tape::Tape;
use crate::canon::Fingerprint;
use crate::model::{Element, Part, TABLE};

/// A set of elements.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Elements([u64; 4]);

impl Elements {
    #[inline]
    pub(super) fn add(&mut self, element: Element) {
        let n = element as usize;
        self.0[n >> 6 & 3] |= 1 << (n & 63);
    }

    /// Adds an element; true if it was there already.
    #[inline]
    pub(super) fn insert(&mut self, element: Element) -> bool {
        let n = element as usize;
        let word = &mut self.0[n >> 6 & 3];
        let bit = 1 << (n & 63);
        let before = *word & bit != 0;
        *word |= bit;
        before
    }

    #[inline]
    pub(super) fn has(&self, element: Element) -> bool {
        let n = element as usize;
        self.0[n >> 6 & 3] & 1 << (n & 63) != 0
    }

    /// Adds an element, or takes it away.
    pub(super) fn set(&mut self, element: Element, is_in: bool) {
        let n = element as usize;
        let (word, bit) = (&mut self.0[n >> 6 & 3], 1 << (n & 63));
        *word = if is_in { *word | bit } else { *word & !bit };
    }

    /// The elements of both together.
    #[inline]
    pub(super) fn join(mut self, other: Elements) -> Elements {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
        self
    }

    /// Those of the item itself.
    #[inline]
    pub(super) fn of_item(self) -> crate::model::Elements {
        crate::model::Elements::first([self.0[0], self.0[1]])
    }

    /// The elements of `self` that `other` lacks.
    #[inline]
    pub(super) fn without(mut self, other: Elements) -> Elements {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine &= !theirs;
        }
        self
    }

    /// Its elements in the order of the model.
    pub(super) fn iter(self) -> impl Iterator<Item = Element> {
        self.0.into_iter().enumerate().flat_map(|(word, bits)| {
            std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)))
                .take_while(|bits| *bits != 0)
                .map(move |bits| {
                    Element::from_index((word * 64) as u8 + bits.trailing_zeros() as u8)
                })
        })
    }

    #[cfg(test)]
    fn len(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }
}

/// What every guide has to say (the required matrix of the rule book).
const REQUIRED: &[Element] = &[
    Element::name,
    Element::item_type,
    Element::department,
    Element::legal_basis,
    Element::use_level,
    Element::audience,
    Element::project_type,
    Element::statutory_limit,
    Element::promised_limit,
    Element::visits,
    Element::conditions,
    Element::is_fee,
    Element::address,
    Element::hours,
    Element::inquiry,
    Element::complaint,
    Element::is_online,
    Element::scope,
    Element::quota,
    Element::result_name,
    Element::power_source,
    Element::is_schedule,
    Element::is_express,
    Element::keywords,
];

/// What a source claims to hold, learned from its first items.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Claims {
    /// Elements of items and of entries.
    pub(super) elements: Elements,
    parts: u8,
    items: u64,
    broken: bool,
}

impl Claims {
    /// A record broke off: what it lacks may stand in what was lost, so nothing is claimed for it.
    pub(super) fn break_off(&mut self) {
        self.broken = true;
    }

    /// Learns from one item.
    pub(super) fn learn(&mut self, tape: &Tape) {
        self.items += 1;
        // An item of a normalized catalog speaks for itself only.
        if tape.normal {
            self.broken = true;
            return;
        }
        self.elements = self.elements.join(tape.present);
        for entry in &tape.entries {
            self.elements = self.elements.join(entry.present);
            self.parts |= 1 << entry.part as u8;
        }
        for list in &tape.stated {
            self.parts |= 1 << list.part as u8;
        }
    }

    /// All is learned. An item that stands alone, and says enough to be a guide, claims what every guide has to say.
    pub(super) fn settle(&mut self) {
        let item_elements = self
            .elements
            .iter()
            .filter(|element| element.part() == Part::Item);
        let said = item_elements.count() as u32 + self.parts.count_ones();
        if self.items == 1 && said >= 4 && !self.broken {
            REQUIRED
                .iter()
                .for_each(|element| self.elements.add(*element));
            self.parts |= 1 << Part::Material as u8;
            let steps = 1 << Part::Step as u8;
            if self.parts & steps == 0 {
                self.elements.add(Element::process_text);
            }
        }
    }

    /// A hash of what is claimed.
    pub(super) fn print(&self) -> u64 {
        let mut print = Fingerprint::new();
        self.elements
            .0
            .iter()
            .for_each(|word| print.add_hash(*word));
        print.add_hash(u64::from(self.parts));
        print.finish()
    }

    /// Items learned from.
    pub(super) fn items(&self) -> u64 {
        self.items
    }

    /// Entries of `part` are claimed.
    pub(super) fn has_part(&self, part: Part) -> bool {
        self.parts & 1 << part as u8 != 0
    }
}

/// The elements of each part, made once.
pub(super) fn elements_of(part: Part) -> Elements {
    static BY_PART: std::sync::LazyLock<[Elements; 8]> = std::sync::LazyLock::new(|| {
        let mut sets = [Elements::default(); 8];
        for row in TABLE {
            sets[row.part as usize].add(row.element);
        }
        sets
    });
    BY_PART[part as usize]
}

impl Elements {
    /// The elements in both.
    #[inline]
    pub(super) fn within(mut self, other: Elements) -> Elements {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine &= theirs;
        }
        self
    }

    /// Nothing in it.
    #[cfg(test)]
    fn is_empty(self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_back_what_was_added() {
        let mut set = Elements::default();
        assert!(set.is_empty());
        for element in [Element::name, Element::remark, Element::sub_item_code] {
            set.add(element);
            assert!(set.has(element));
        }
        assert!(!set.has(Element::hours));
        let all: Vec<Element> = set.iter().collect();
        assert_eq!(
            all,
            [Element::name, Element::remark, Element::sub_item_code]
        );
        assert!(set.without(set).is_empty());
        assert_eq!(set.within(elements_of(Part::SubItem)).len(), 1);
    }

    #[test]
    fn every_part_has_its_elements() {
        for row in TABLE {
            assert!(elements_of(row.part).has(row.element));
        }
    }
}
