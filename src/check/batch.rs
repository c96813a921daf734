//! Runs the rules over a batch of items: one rule after another, each over all of the items.
//!
//! The code of a hundred rules does not fit the first cache of a processor, and a rule finds much the same in items that follow
//! each other. So the items wait for the rule, not the rules for the item.

use super::memory::Memory;
use super::rulings::Ruled;
use super::unit::Outcomes;
use crate::finding::Lang;
use crate::model::{Part, ServiceItem};
use crate::rules::{
    Check, Context, Facts, Found, MaterialCheck, Naming, Outcome, Shares, Vote, counts,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How one rule fared in one unit.
#[derive(Clone, Debug, Default)]
pub struct Count {
    /// Items found in order.
    pub passed: u64,
    /// Items outside the rule.
    pub not_applicable: u64,
    /// Items without what the rule needs, by what was missing.
    pub blind: Vec<(&'static str, u64)>,
    /// The same of 依职权 items, of which not every element is asked.
    pub blind_by_office: Vec<(&'static str, u64)>,
}

/// Items of one unit, and what rules need beside them.
pub(super) struct Batch<'b, 'i> {
    pub unit: u32,
    pub lang: Lang,
    pub rules: &'b [Ruled],
    pub context: &'b Context<'b>,
    pub naming: &'b dyn Naming,
    pub items: &'b [ServiceItem<'i>],
}

/// What is asked of an item again and again.
pub(super) struct Known {
    /// It is 依申请.
    pub applied: bool,
    /// Where its votes are counted, if they are.
    seat: Option<usize>,
}

impl Batch<'_, '_> {
    /// Runs all rules.
    pub(super) fn run(&self, outcomes: &mut Outcomes, memory: &mut Memory) {
        let Outcomes {
            findings,
            facts,
            shares,
            counts: tallies,
            ..
        } = outcomes;
        facts.enter(self.items);
        let known = self.items.iter().map(|item| Known {
            applied: item.is_on_application(),
            seat: counts(item).then(|| shares.seat(item, self.unit)),
        });
        let known: Vec<Known> = known.collect();
        let all: Vec<usize> = (0..self.items.len()).collect();
        let found = Found::new(self.unit, self.lang, self.naming, findings, self.items);
        let mut found = found.remembering(memory.recall(self.items));
        let mut slot = 0;
        for (number, (ruled, count)) in self.rules.iter().zip(&mut *tallies).enumerate() {
            if !(ruled.on || ruled.counted) || memory.is_kept[number] {
                continue;
            }
            found.begin(number as u16, ruled.level);
            facts.for_rule(number as u16);
            let told = |nth: usize, outcome: Option<Outcome>, _| {
                if let Some(outcome) = outcome.filter(|_| ruled.on) {
                    count.add(outcome, known[nth].applied, 1);
                }
            };
            self.turn(
                (ruled, slot),
                (&all, &known),
                (&mut found, facts, shares),
                told,
            );
            slot += usize::from(ruled.counted);
        }
        for (at, family) in memory.families.iter_mut().enumerate() {
            self.family((at, family), &known, &mut found, tallies);
        }
        memory.keep(found.seen());
    }

    /// Runs one rule over these items, and tells how each fared: `None` where something was found.
    fn turn(
        &self,
        (ruled, slot): (&Ruled, usize),
        (which, known): (&[usize], &[Known]),
        (found, facts, shares): (&mut Found<'_>, &mut Facts, &mut Shares),
        told: impl FnMut(usize, Option<Outcome>, bool),
    ) {
        let (context, id) = (self.context, ruled.rule.about.id);
        match &ruled.rule.check {
            Check::Item(..) | Check::Both(..) | Check::Material(..) => {
                self.ask(ruled, which, found, told)
            }
            Check::Catalog { gather, .. } => {
                let gather = |_: &mut Found<'_>, nth, item: &ServiceItem<'_>| {
                    facts.turn_to(nth);
                    gather(item, context, facts)
                };
                self.each((id, which), found, gather, told);
            }
            Check::Ratio(ratio) => {
                let count = |_: &mut Found<'_>, nth: usize, item: &ServiceItem<'_>| {
                    let Some(seat) = known[nth].seat else {
                        return Vote::Outside.outcome();
                    };
                    facts.turn_to(nth);
                    let vote = (ratio.count)(item, context, ruled.target);
                    shares.add(seat, slot, vote, facts.head());
                    vote.outcome()
                };
                self.each((id, which), found, count, told);
            }
            Check::Remark(_) | Check::Refusal => {}
        }
    }

    /// The same of a rule that looks at one item and nothing else. Tells also whether the verdict stands for other items that say
    /// the same of what the rule looks at.
    pub(super) fn ask(
        &self,
        ruled: &Ruled,
        which: &[usize],
        found: &mut Found<'_>,
        told: impl FnMut(usize, Option<Outcome>, bool),
    ) {
        let (context, id) = (self.context, ruled.rule.about.id);
        match ruled.rule.check {
            Check::Item(_, check) | Check::Both(_, check, _) => {
                let look =
                    |found: &mut Found<'_>, _, item: &ServiceItem<'_>| check(item, context, found);
                self.each((id, which), found, look, told);
            }
            Check::Material(_, check) => {
                let look = |found: &mut Found<'_>, _, item: &ServiceItem<'_>| {
                    materials(check, item, context, found)
                };
                self.each((id, which), found, look, told);
            }
            _ => {}
        }
    }

    /// Asks of each item. Where the rule panics, which is our mistake, a finding says so, and it goes on with the next item.
    #[inline(always)]
    fn each<'f>(
        &self,
        (id, which): (&str, &[usize]),
        found: &mut Found<'f>,
        mut look: impl FnMut(&mut Found<'f>, usize, &ServiceItem<'_>) -> Outcome,
        mut told: impl FnMut(usize, Option<Outcome>, bool),
    ) {
        let mut next = 0;
        while next < which.len() {
            let rest = AssertUnwindSafe(|| {
                for nth in &which[next..] {
                    found.turn_to(*nth);
                    let outcome = look(found, *nth, &self.items[*nth]);
                    let is_fine = !found.has_found();
                    if !is_fine {
                        found.keep();
                    }
                    told(*nth, is_fine.then_some(outcome), found.is_general());
                }
            });
            if catch_unwind(rest).is_ok() {
                return;
            }
            let broken = found.nth();
            next = which.partition_point(|nth| *nth <= broken);
            found.take_back();
            found.broke(id);
            found.keep();
            told(broken, None, false);
        }
    }
}

/// One outcome an item over all of its materials: any that was looked at counts as looked at.
fn materials(
    check: MaterialCheck,
    item: &ServiceItem<'_>,
    context: &Context<'_>,
    found: &mut Found<'_>,
) -> Outcome {
    if item.materials.is_absent() {
        return Outcome::Blind("materials");
    }
    let mut outcome = Outcome::NotApplicable;
    for (at, material) in item.materials.entries.iter().enumerate() {
        found.enter(Part::Material, at);
        match check(material, item, context, found) {
            Outcome::Checked => outcome = Outcome::Checked,
            blind @ Outcome::Blind(_) if outcome == Outcome::NotApplicable => outcome = blind,
            _ => {}
        }
    }
    found.leave();
    outcome
}

impl Count {
    /// Counts so many items in which nothing was found; `applied` if they are 依申请.
    #[inline]
    pub(super) fn add(&mut self, outcome: Outcome, applied: bool, items: u64) {
        match outcome {
            Outcome::Checked => self.passed += items,
            Outcome::NotApplicable => self.not_applicable += items,
            Outcome::Blind(what) => {
                let blind = match applied {
                    true => &mut self.blind,
                    false => &mut self.blind_by_office,
                };
                // Mostly what was missing last.
                match blind.last_mut() {
                    Some((known, count)) if std::ptr::eq(*known, what) => *count += items,
                    _ => add(blind, what, items),
                }
            }
        }
    }
}

#[cold]
fn add(blind: &mut Vec<(&'static str, u64)>, what: &'static str, items: u64) {
    match blind.iter_mut().find(|known| known.0 == what) {
        Some((_, count)) => *count += items,
        None => blind.push((what, items)),
    }
}
