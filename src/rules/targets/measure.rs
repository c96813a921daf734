//! Works out the ratios of what was counted, when all has been read.

use crate::config::{Params, Reach, Target};
use crate::finding::{Lang, RatioReport, ReachItem};
use crate::rules::facts::{Facts, Texts};
use crate::rules::ratio::{Candidate, Near, Ratio, Share, Shares};

/// A ratio of this run: its number among the ratios is its place in the list.
#[derive(Clone, Copy)]
pub struct Slot {
    /// The rule, an index into the book.
    pub rule: u16,
    /// The ratio.
    pub ratio: &'static Ratio,
    /// What it is to reach.
    pub target: Option<Target>,
}

/// A ratio of the catalog or of a department, worked out.
pub struct Measured {
    /// As it is reported.
    pub ratio: RatioReport,
    /// Where it comes from.
    pub slot: Slot,
    /// The unit of work in which the department, or the first of all, was read.
    pub unit: u32,
    /// Refused for what is blank or unreadable, not for columns that are not there, and of as many items as are judged.
    pub unread: bool,
}

/// The ratios of the catalog, then of every department in the order of the input.
pub fn measure<T: Texts + ?Sized>(
    shares: &Shares,
    slots: &[Slot],
    params: &Params,
    lang: Lang,
    (facts, texts): (&Facts, &T),
) -> Vec<Measured> {
    let named = shares.departments().any(|known| !known.0.is_empty());
    let of = |department: Option<&str>, unit, slot: &Slot, share: &Share| {
        let mut ratio = ratio(slot, share, department, params, lang);
        ratio.owed = slot.target.is_some_and(|target| {
            // Where no department is named the catalog is the department.
            department.is_some() == (target.of == Reach::Department && named)
        });
        let asked = share.items + ratio.unread();
        let unread = over(ratio.unread(), asked, params) && asked >= params.ratio_items;
        let mut measured = Measured {
            ratio,
            slot: *slot,
            unit,
            unread,
        };
        reach(&mut measured, share, lang, &|head| facts.item(head, texts));
        measured
    };
    let first = shares.departments().map(|known| known.1).min().unwrap_or(0);
    let mut all = Vec::new();
    for (number, slot) in slots.iter().enumerate() {
        let share = shares.whole(number);
        if share.items + share.blank + share.unreadable + share.blind > 0 {
            all.push(of(None, first, slot, &share));
        }
    }
    for (name, unit, own) in shares.departments().filter(|known| !known.0.is_empty()) {
        let asked = slots.iter().zip(own);
        let asked = asked.filter(|(_, share)| share.items + share.blank + share.unreadable > 0);
        all.extend(asked.map(|(slot, share)| of(Some(name), unit, slot, share)));
    }
    all
}

/// Whether so many of all are too many not to be known.
fn over(unknown: u64, all: u64, params: &Params) -> bool {
    let (most, of) = params.ratio_unread;
    unknown * u64::from(of) > all * u64::from(most)
}

fn ratio(
    slot: &Slot,
    share: &Share,
    department: Option<&str>,
    params: &Params,
    lang: Lang,
) -> RatioReport {
    let unknown = share.blank + share.unreadable + share.blind;
    let refused =
        over(unknown, share.items + unknown, params) && share.blind < share.items + unknown;
    let judged = !refused && share.items >= params.ratio_items && share.whole > 0;
    let met = |target: Target| target.is_met(share.part, share.whole);
    let items = i64::try_from(share.items).unwrap_or(i64::MAX);
    RatioReport {
        rule: slot.rule,
        name: slot.ratio.name.get(lang),
        short: slot.ratio.short.get(lang),
        department: department.map(Into::into),
        part: share.part,
        whole: share.whole,
        scale: if slot.ratio.hundredths { 100 } else { 1 },
        items: share.items,
        not_applicable: share.outside,
        blank: share.blank,
        unreadable: share.unreadable,
        blind: share.blind,
        mean: (share.whole != items && !refused).then(|| share.rates / items.max(1)),
        target: slot.target.map(|target| target.least),
        met: slot.target.filter(|_| judged).map(met),
        owed: false,
        refused,
        to_reach: Vec::new(),
        needed: None,
    }
}

/// The shortest list of items that would reach the target, as far as they were kept.
fn reach(
    measured: &mut Measured,
    share: &Share,
    lang: Lang,
    item: &dyn Fn(u32) -> crate::finding::ItemHead,
) {
    let (Some(target), Some(false)) = (measured.slot.target, measured.ratio.met) else {
        return;
    };
    let mut missing = target.short(share.part, share.whole);
    let singly = share.near.iter().all(|known| known.near.gain == 1);
    measured.ratio.needed = singly.then(|| missing.unsigned_abs());
    for (at, known) in share.near.iter().enumerate() {
        if missing <= 0 {
            break;
        }
        let gain = known
            .near
            .gain
            .min(u32::try_from(missing).unwrap_or(u32::MAX));
        let Candidate { near, head } = *known;
        let near = Near { gain, ..near };
        measured.ratio.to_reach.push(ReachItem {
            item: item(head),
            change: (measured.slot.ratio.tell)(near, lang).into(),
        });
        missing -= i64::from(known.near.gain);
        if missing <= 0 {
            measured.ratio.needed = Some(at as u64 + 1);
        }
    }
}

#[cfg(test)]
mod tests;
