//! Ratios: what one item counts for, and what is remembered of a department, a few integers a ratio.

use super::{Context, Outcome};
use crate::canon::body_key;
use crate::config::Target;
use crate::finding::{Lang, Words};
use crate::model::ServiceItem;
use std::collections::HashMap;

/// A share of all items that a target is set for.
pub struct Ratio {
    /// `即办件占比`.
    pub name: Words,
    /// The same in a word or two.
    pub short: Words,
    /// How it is worked out.
    pub formula: Words,
    /// What is to be done with items to reach the target.
    pub todo: Words,
    /// Numerator and denominator are hundredths.
    pub hundredths: bool,
    /// What an item counts for.
    pub count: fn(&ServiceItem<'_>, &Context<'_>, Option<Target>) -> Vote,
    /// Numerator and denominator in words: `80 项中有即办件 25 项`.
    pub counted: fn(&str, &str, Lang) -> String,
    /// How an item that does not count stands.
    pub tell: fn(Near, Lang) -> String,
}

/// What an item counts for in one ratio.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vote {
    /// Not one of those the ratio is of.
    Outside,
    /// The input has no place for the element named.
    Blind(&'static str),
    /// What is asked is left blank, which is never nought.
    Blank,
    /// What is asked cannot be read.
    Unreadable,
    /// So much of so much; an item that could count for more says how near it is to that.
    Counted {
        /// For the numerator.
        part: i64,
        /// For the denominator.
        whole: i64,
        /// How near it is to counting for more.
        near: Option<Near>,
    },
}

/// How near an item is to counting for more.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Near {
    /// How much the numerator would gain.
    pub gain: u32,
    /// The smaller the nearer.
    pub rank: u32,
    /// How it stands, for [`Ratio::tell`].
    pub now: u32,
}

impl Vote {
    /// An item that counts.
    pub const YES: Vote = Vote::Counted {
        part: 1,
        whole: 1,
        near: None,
    };

    /// An item that does not, this far from it.
    pub fn no(rank: u32, now: u32) -> Vote {
        let gain = 1;
        Vote::Counted {
            part: 0,
            whole: 1,
            near: Some(Near { gain, rank, now }),
        }
    }

    /// How a rule on a ratio fares on the item.
    pub fn outcome(self) -> Outcome {
        match self {
            Vote::Counted { .. } => Outcome::Checked,
            Vote::Blind(what) => Outcome::Blind(what),
            Vote::Outside | Vote::Blank | Vote::Unreadable => Outcome::NotApplicable,
        }
    }
}

/// The rates of items are summed in millionths.
const MILLION: i64 = 1_000_000;

/// Items kept of those that would reach a target.
pub const KEPT: usize = 16;

/// An item that would help to reach a target: how near it is, and its head.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// How near it is.
    pub near: Near,
    /// The item, an index into the heads of [`super::Facts`].
    pub head: u32,
}

impl Candidate {
    /// The one that gains more first, then the nearer, then the earlier.
    fn key(&self) -> (u32, u32, u32) {
        (u32::MAX - self.near.gain, self.near.rank, self.head)
    }
}

/// One ratio of one department.
#[derive(Clone, Debug, Default)]
pub struct Share {
    /// The sum of the numerators.
    pub part: i64,
    /// The sum of the denominators.
    pub whole: i64,
    /// The sum of the items' own rates, in millionths.
    pub rates: i64,
    /// Items counted.
    pub items: u64,
    /// Items outside.
    pub outside: u64,
    /// Items without a place for it.
    pub blind: u64,
    /// Items that leave it blank.
    pub blank: u64,
    /// Items in which it cannot be read.
    pub unreadable: u64,
    /// The nearest items that could count for more, the nearest first.
    pub near: Vec<Candidate>,
}

impl Share {
    fn add(&mut self, vote: Vote, head: u32) {
        match vote {
            Vote::Outside => self.outside += 1,
            Vote::Blind(_) => self.blind += 1,
            Vote::Blank => self.blank += 1,
            Vote::Unreadable => self.unreadable += 1,
            Vote::Counted { part, whole, near } => {
                self.items += 1;
                self.part += part;
                self.whole += whole;
                // Mostly it is one of one, or none, and dividing takes long.
                self.rates += match whole {
                    1 => part * MILLION,
                    _ => part * MILLION / whole.max(1),
                };
                if let Some(near) = near.filter(|near| self.takes(*near)) {
                    self.keep(Candidate { near, head });
                }
            }
        }
    }

    /// Whether there is room for a later item this near.
    fn takes(&self, near: Near) -> bool {
        let key = Candidate {
            near,
            head: u32::MAX,
        };
        self.near.len() < KEPT || self.near.last().is_some_and(|last| key.key() < last.key())
    }

    fn keep(&mut self, candidate: Candidate) {
        let key = candidate.key();
        let at = self.near.partition_point(|known| known.key() < key);
        if at < KEPT {
            self.near.truncate(KEPT - 1);
            self.near.insert(at, candidate);
        }
    }

    /// Takes over what was counted elsewhere, its heads moved up by `heads`.
    pub fn absorb(&mut self, other: &Share, heads: u32) {
        self.part += other.part;
        self.whole += other.whole;
        self.rates += other.rates;
        self.items += other.items;
        self.outside += other.outside;
        self.blind += other.blind;
        self.blank += other.blank;
        self.unreadable += other.unreadable;
        for known in &other.near {
            self.keep(Candidate {
                head: known.head + heads,
                ..*known
            });
        }
    }
}

/// The ratios of the departments of one unit, and at the end of all.
#[derive(Default, Debug)]
pub struct Shares {
    /// By their first spelling.
    departments: Vec<(Box<str>, u32)>,
    /// Where they are, by each spelling and by what all have in common.
    index: HashMap<Box<str>, usize>,
    shares: Vec<Vec<Share>>,
    at: usize,
}

impl Shares {
    /// The place of this item's department, read in unit `unit`, among those with votes.
    pub(crate) fn seat(&mut self, item: &ServiceItem<'_>, unit: u32) -> usize {
        let name = item.department.given().map_or("", |field| field.value);
        // Items of a department mostly stand together.
        if self
            .departments
            .get(self.at)
            .is_none_or(|known| *known.0 != *name)
        {
            self.at = self.department(name, unit);
        }
        self.at
    }

    fn department(&mut self, name: &str, unit: u32) -> usize {
        if let Some(known) = self.index.get(name) {
            return *known;
        }
        let key = body_key(name);
        let at = match self.index.get(&*key) {
            Some(known) => *known,
            None => {
                self.departments.push((name.into(), unit));
                self.shares.push(Vec::new());
                self.shares.len() - 1
            }
        };
        self.index.insert((*key).into(), at);
        self.index.insert(name.into(), at);
        at
    }

    /// Counts a vote of a department for ratio number `slot`; `head` names the item if that is kept.
    pub(crate) fn add(&mut self, seat: usize, slot: usize, vote: Vote, head: u32) {
        let shares = &mut self.shares[seat];
        if shares.len() <= slot {
            shares.resize_with(slot + 1, Share::default);
        }
        shares[slot].add(vote, head);
    }

    /// Takes over the ratios of the next unit, in the order of the input.
    pub(crate) fn absorb(&mut self, other: Shares, heads: u32) {
        for ((name, unit), shares) in other.departments.into_iter().zip(other.shares) {
            let at = self.department(&name, unit);
            let own = &mut self.shares[at];
            own.resize_with(own.len().max(shares.len()), Share::default);
            for (own, other) in own.iter_mut().zip(&shares) {
                own.absorb(other, heads);
            }
        }
    }

    /// The departments in the order of the input, each with the unit it was first read in and its ratios.
    pub fn departments(&self) -> impl Iterator<Item = (&str, u32, &[Share])> {
        let pairs = self.departments.iter().zip(&self.shares);
        pairs.map(|((name, unit), shares)| (&**name, *unit, &**shares))
    }

    /// Ratio number `slot` over all departments.
    pub fn whole(&self, slot: usize) -> Share {
        let mut whole = Share::default();
        for share in self.shares.iter().filter_map(|shares| shares.get(slot)) {
            whole.absorb(share, 0);
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Element;
    use crate::rules::trial::item;

    fn near(gain: u32, rank: u32) -> Vote {
        let now = 0;
        Vote::Counted {
            part: 0,
            whole: 1,
            near: Some(Near { gain, rank, now }),
        }
    }

    #[test]
    fn the_nearest_are_kept_in_order() {
        let mut share = Share::default();
        for head in 0..100_u32 {
            share.add(near(1, (head * 37) % 50), head);
        }
        let ranks: Vec<u32> = share.near.iter().map(|known| known.near.rank).collect();
        assert_eq!(ranks, (0..8).flat_map(|n| [n, n]).collect::<Vec<_>>());
        assert!(
            share
                .near
                .windows(2)
                .all(|pair| pair[0].key() < pair[1].key())
        );
        share.add(near(5, 99), 100);
        assert_eq!(share.near[0].head, 100);
    }

    #[test]
    fn spellings_of_a_department_share_a_seat() {
        let count = |names: &[&'static str]| {
            let mut shares = Shares::default();
            for name in names {
                let item = item(&[(Element::department, *name)]);
                let seat = shares.seat(&item, 0);
                shares.add(seat, 0, Vote::YES, 0);
            }
            shares
        };
        let mut all = count(&["市水务局（本级）", "市 水务局", "市水务局", "市民政局"]);
        all.absorb(count(&["市水务局(本级)", "市水务局"]), 4);
        let seats: Vec<(&str, u64)> = all
            .departments()
            .map(|(name, _, shares)| (name, shares[0].items))
            .collect();
        assert_eq!(seats, [("市水务局（本级）", 5), ("市民政局", 1)]);
    }

    #[test]
    fn units_joined_are_as_one_unit() {
        let departments = ["甲", "乙", "", "甲", "乙", "甲"];
        let fill = |range: std::ops::Range<usize>, base: usize| {
            let mut shares = Shares::default();
            for n in range {
                let item = item(&[(Element::department, departments[n % 6])]);
                let seat = shares.seat(&item, 0);
                shares.add(seat, 1, near(1, (n * 7 % 11) as u32), (n - base) as u32);
            }
            shares
        };
        let whole = fill(0..60, 0);
        let mut joined = Shares::default();
        joined.absorb(fill(0..25, 0), 0);
        joined.absorb(fill(25..60, 25), 25);
        for (one, other) in whole.departments().zip(joined.departments()) {
            assert_eq!((one.0, one.2[1].items), (other.0, other.2[1].items));
            assert_eq!(one.2[1].near, other.2[1].near);
        }
        assert_eq!(joined.whole(1).items, 60);
        assert_eq!(joined.whole(1).near, whole.whole(1).near);
    }
}
