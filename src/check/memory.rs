//! What was found out of items that said the same: verdicts, by a hash of what rules looked at.
//!
//! A unified catalog lists a few thousand items again and again, once for each district and department. What differs are names,
//! codes and telephone numbers; the conditions of a licence, its materials and limits are those of a hundred other items, so a
//! rule that looks at nothing else has judged them before.

use super::rulings::Ruled;
use crate::canon::ByItself;
use crate::model::{Alike, ServiceItem, Set, Topics};
use crate::rules::{Check, Looks, Outcome, Seen};
use std::collections::HashMap;

/// Keys kept of one family; when there are more it begins anew.
const MOST_KEYS: usize = 1 << 14;

/// Different verdicts kept of one family.
const MOST_VERDICTS: usize = 1 << 8;

/// After so many questions it is seen whether they were of use: one in eight at least.
const TRIAL: u32 = 1 << 13;

/// So many items go by before a memory that was of no use is tried again.
const REST: u32 = 1 << 15;

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
    rest: u32,
}

/// What is known of one key.
#[derive(Clone, Copy, Default)]
struct Entry {
    verdict: Option<u32>,
    /// Rules of no family that have nothing to say of it, a bit each.
    clean: u128,
}

/// How the rules of a family fare, in their order; `None` for one that finds something, or broke: it must be asked each time.
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
                Check::Item(looks, _) | Check::Material(looks, _) => *looks,
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
    pub(super) fn recall(&mut self, items: &[ServiceItem<'_>]) -> Vec<[Seen; Set::ALL.len()]> {
        let mut seen = vec![[Seen::default(); Set::ALL.len()]; items.len()];
        for (at, family) in self.families.iter_mut().enumerate() {
            for (seen, item) in seen.iter_mut().zip(items) {
                seen[at] = family.recall(&item.alike);
            }
        }
        seen
    }

    /// Keeps what is new of what rules of no family have nothing to say of.
    pub(super) fn keep(&mut self, seen: &[[Seen; Set::ALL.len()]]) {
        for (at, family) in self.families.iter_mut().enumerate() {
            let new = seen.iter().map(|seen| seen[at]).filter(|seen| seen.is_new);
            new.for_each(|seen| family.keep(&seen));
        }
    }

    /// Some of it may be of use for the items to come.
    pub(super) fn is_of_use(&self) -> bool {
        self.families.iter().any(|family| !family.rules.is_empty())
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
                self.rest = REST;
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
    pub(super) fn find(&self, key: u64) -> Option<u32> {
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
        self.entry(key).verdict = Some(number as u32);
    }
}
