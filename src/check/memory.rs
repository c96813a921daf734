//! What was found out of items that said the same: verdicts, by a hash of what rules looked at.
//!
//! A unified catalog lists a few thousand items again and again, once for each district and department. What differs are names,
//! codes and telephone numbers; the conditions of a licence, its materials and limits are those of a hundred other items, so a
//! rule that looks at nothing else has judged them before.

use super::rulings::Ruled;
use crate::canon::ByItself;
use crate::model::{Alike, ServiceItem, Set, Topics};
use crate::rules::{Check, Looks, Outcome, Remembered, Seen};
use std::collections::HashMap;

/// Keys kept of one family; when there are more it begins anew.
const MOST_KEYS: usize = 1 << 14;

/// Different verdicts kept of one family.
const MOST_VERDICTS: usize = 1 << 8;

/// After so many questions it is seen whether they were of use: one in eight at least.
const TRIAL: u32 = 1 << 10;

/// So many items go by before a memory that was of no use is tried again: at first, and after every other vain trial twice as
/// many as the time before, up to the most. What it knows it keeps meanwhile, so items that come again after thousands of
/// others are met in the end.
const REST: std::ops::RangeInclusive<u32> = 1 << 10..=1 << 15;

/// What one worker remembers.
pub(super) struct Memory {
    pub families: Vec<Family>,
    /// For each rule whether it belongs to a family.
    pub is_kept: Vec<bool>,
}

/// Rules that look at the same set of topics, and their verdicts. A rule belongs to the first family whose set holds all it looks
/// at; one of no family is asked anew for every item.
pub(super) struct Family {
    topics: Topics,
    /// The rules, by their numbers.
    pub rules: Vec<u16>,
    known: HashMap<u64, Entry, ByItself>,
    verdicts: Vec<Verdict>,
    asked: u32,
    hits: u32,
    /// So many items go by before it is asked again.
    rest: u32,
    /// So many go by after the next vain trial.
    next_rest: u32,
}

/// What is known of one key: short, since each look at one goes to memory that other things have taken the place of.
#[derive(Clone, Copy, Default)]
struct Entry {
    verdict: Option<u16>,
    /// Rules of no family that have nothing to say of it, a bit each.
    clean: u32,
}

/// How the rules of a family fare, in their order; `None` for one that finds something, looks beyond what it says, or broke: it
/// must be asked each time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Verdict {
    pub outcomes: Vec<Option<Outcome>>,
    /// Whether the item is 依申请.
    pub applied: bool,
    /// One of the rules must be asked.
    pub is_open: bool,
}

impl Verdict {
    /// A verdict on an item that is `applied` for or not.
    pub(super) fn new(outcomes: Vec<Option<Outcome>>, applied: bool) -> Verdict {
        Verdict {
            is_open: outcomes.contains(&None),
            outcomes,
            applied,
        }
    }
}

impl Memory {
    /// An empty memory for these rules.
    pub(super) fn new(rules: &[Ruled]) -> Memory {
        let sets = Set::ALL.into_iter();
        let mut families: Vec<Family> = sets.map(|set| Family::new(set.topics())).collect();
        let mut is_kept = vec![false; rules.len()];
        for (number, ruled) in rules.iter().enumerate().filter(|(_, ruled)| ruled.on) {
            let looks = match &ruled.rule.check {
                Check::Item(looks, _) | Check::Both(looks, ..) | Check::Material(looks, _) => {
                    *looks
                }
                _ => Looks::ALL,
            };
            let holds = |family: &&mut Family| {
                looks
                    .topics()
                    .is_some_and(|topics| family.topics.hold(topics))
            };
            if let Some(family) = families.iter_mut().find(holds) {
                family.rules.push(number as u16);
                is_kept[number] = true;
            }
        }
        Memory { families, is_kept }
    }

    /// What is remembered of these items.
    pub(super) fn recall(&mut self, items: &[ServiceItem<'_>]) -> Vec<Remembered> {
        let mut seen = vec![[Seen::default(); Set::ALL.len()]; items.len()];
        for (at, family) in self.families.iter_mut().enumerate() {
            for (seen, item) in seen.iter_mut().zip(items) {
                seen[at] = family.recall(&item.alike);
            }
        }
        seen
    }

    /// Keeps what is new of what rules of no family have nothing to say of.
    pub(super) fn keep(&mut self, seen: &[Remembered]) {
        for (at, family) in self.families.iter_mut().enumerate() {
            let new = seen.iter().map(|seen| seen[at]).filter(|seen| seen.is_new);
            new.for_each(|seen| family.keep(&seen));
        }
    }

    /// Some of it may be of use for the items to come.
    pub(super) fn is_of_use(&self) -> bool {
        let is_awake = |family: &Family| family.rest == 0 && !family.rules.is_empty();
        self.families.iter().any(is_awake)
    }
}

impl Family {
    fn new(topics: Topics) -> Family {
        Family {
            topics,
            rules: Vec::new(),
            known: HashMap::default(),
            verdicts: Vec::new(),
            asked: 0,
            hits: 0,
            rest: 0,
            next_rest: *REST.start(),
        }
    }

    /// What is known of an item.
    #[inline]
    fn recall(&mut self, alike: &Alike) -> Seen {
        if self.rest > 0 {
            self.rest -= 1;
            return Seen::default();
        }
        let Some(key) = alike.key(self.topics) else {
            return Seen::default();
        };
        let known = self.known.get(&key);
        self.asked += 1;
        self.hits += u32::from(known.is_some());
        let Entry { verdict, clean } = known.copied().unwrap_or_default();
        if self.asked == TRIAL {
            if self.hits < TRIAL / 8 {
                self.rest = self.next_rest;
                self.next_rest = (self.rest * 2).min(*REST.end());
            } else {
                self.next_rest = *REST.start();
            }
            (self.asked, self.hits) = (0, 0);
        }
        Seen {
            key: Some(key),
            verdict,
            clean,
            is_new: false,
        }
    }

    /// The number of the verdict known under a key by now.
    pub(super) fn find(&self, key: u64) -> Option<u16> {
        self.known.get(&key)?.verdict
    }

    fn keep(&mut self, seen: &Seen) {
        if let Some(key) = seen.key {
            self.entry(key).clean |= seen.clean;
        }
    }

    fn entry(&mut self, key: u64) -> &mut Entry {
        if self.known.len() >= MOST_KEYS {
            self.known.clear();
        }
        self.known.entry(key).or_default()
    }

    /// A verdict by its number.
    pub(super) fn verdict(&self, number: usize) -> &Verdict {
        &self.verdicts[number]
    }

    /// How many verdicts there are.
    pub(super) fn verdicts(&self) -> usize {
        self.verdicts.len()
    }

    /// Remembers a verdict, if there is room for it.
    pub(super) fn learn(&mut self, key: u64, verdict: Verdict) {
        let number = match self.verdicts.iter().position(|known| *known == verdict) {
            Some(known) => known,
            None if self.verdicts.len() < MOST_VERDICTS => {
                self.verdicts.push(verdict);
                self.verdicts.len() - 1
            }
            None => return,
        };
        self.entry(key).verdict = Some(number as u16);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rulings::rulings;
    use crate::config::Settings;
    use crate::model::Notes;
    use crate::rules::index_of;

    /// An item read from something that has this hash.
    fn read_from(hash: u64) -> ServiceItem<'static> {
        ServiceItem {
            alike: Notes::begin(hash).into(),
            ..ServiceItem::default()
        }
    }

    #[test]
    fn what_is_learned_is_known_of_the_next_item_that_says_the_same() {
        let mut memory = Memory::new(&rulings(&Settings::default()));
        let first = memory.recall(&[read_from(1)])[0];
        assert!(first.iter().all(|seen| seen.verdict.is_none()));
        let family = &mut memory.families[Set::Shared as usize];
        let outcomes = vec![Some(Outcome::Checked); family.rules.len()];
        let key = first[Set::Shared as usize].key.expect("it was noted");
        family.learn(key, Verdict::new(outcomes, true));
        let seen = memory.recall(&[read_from(1), read_from(2), ServiceItem::default()]);
        let verdicts = seen.iter().map(|seen| seen[Set::Shared as usize].verdict);
        assert_eq!(verdicts.collect::<Vec<_>>(), [Some(0), None, None]);
        assert_eq!(
            seen[2][0].key, None,
            "of an item without notes nothing is kept"
        );
    }

    #[test]
    fn a_rule_is_in_the_family_that_holds_all_it_looks_at() {
        let memory = Memory::new(&rulings(&Settings::default()));
        let family_of = |id: &str| {
            let rule = index_of(id).expect("it is in the book") as u16;
            let mut families = memory.families.iter();
            families.position(|family| family.rules.contains(&rule))
        };
        for (id, set) in [
            ("T003", Set::Shared),
            ("M011", Set::Shared),
            ("C004", Set::Contacts),
            ("B007", Set::Conditions),
            ("V006", Set::Links),
        ] {
            assert_eq!(family_of(id), Some(set as usize), "{id}");
        }
        // Codes are each item's own.
        for id in ["I001", "I006", "S006", "R001"] {
            assert_eq!(family_of(id), None, "{id}");
        }
    }

    #[test]
    fn where_nothing_is_said_again_nothing_is_looked_up_for_a_while() {
        let mut memory = Memory::new(&[]);
        let mut looked_up = |count: u32| {
            let seen = (0..count).map(|n| memory.recall(&[read_from(u64::from(n))])[0][0].key);
            seen.filter(Option::is_some).count() as u32
        };
        let rest = *REST.start();
        assert_eq!(looked_up(TRIAL + rest), TRIAL);
        assert_eq!(looked_up(TRIAL + 2 * rest), TRIAL, "then it rests longer");
        assert_eq!(looked_up(7), 7, "and is tried again");
    }

    #[test]
    fn what_comes_again_after_thousands_of_others_is_met_in_the_end() {
        let mut memory = Memory::new(&rulings(&Settings::default()));
        let outcomes = vec![Some(Outcome::Checked); memory.families[0].rules.len()];
        let mut hits = 0;
        for n in 0..40_000 {
            let seen = memory.recall(&[read_from(n % 5_000)])[0][0];
            hits += u32::from(seen.verdict.is_some());
            if let (Some(key), None) = (seen.key, seen.verdict) {
                memory.families[0].learn(key, Verdict::new(outcomes.clone(), true));
            }
        }
        assert!(hits > 25_000, "{hits}");
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let mut memory = Memory::new(&[]);
        let family = &mut memory.families[0];
        for key in 0..2 * MOST_KEYS as u64 {
            let applied = key % 2 == 0;
            family.learn(key, Verdict::new(Vec::new(), applied));
        }
        assert!(family.known.len() <= MOST_KEYS);
        assert_eq!(family.verdicts(), 2);
    }
}
