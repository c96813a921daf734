//! Runs the rules over a batch of items: one rule after another, each over all of the items.
//!
//! The code of a hundred rules does not fit the first cache of a processor, and a rule finds much the same in items that follow
//! each other. So the items wait for the rule, not the rules for the item.

use super::rulings::Ruled;
use super::unit::Outcomes;
use crate::finding::Lang;
use crate::model::{Part, ServiceItem};
use crate::rules::{Check, Context, Facts, Found, Naming, Outcome, Shares, Vote, counts};
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
struct Known {
    /// It is 依申请.
    applied: bool,
    /// Where its votes are counted, if they are.
    seat: Option<usize>,
}

impl Batch<'_, '_> {
    /// Runs all rules.
    pub(super) fn run(&self, outcomes: &mut Outcomes) {
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
        let mut found = Found::new(self.unit, self.lang, self.naming, findings, self.items);
        let mut slot = 0;
        for (number, (ruled, count)) in self.rules.iter().zip(tallies).enumerate() {
            if !ruled.on || matches!(ruled.rule.check, Check::Remark(_) | Check::Refusal) {
                continue;
            }
            found.begin(number as u16, ruled.level);
            facts.for_rule(number as u16);
            self.turn(ruled, slot, &known, (&mut found, facts, shares), count);
            slot += usize::from(matches!(ruled.rule.check, Check::Ratio(_)));
        }
    }

    /// Runs one rule. Where it panics, which is our mistake, a finding says so, and it goes on with the next item.
    fn turn(
        &self,
        ruled: &Ruled,
        slot: usize,
        known: &[Known],
        (found, facts, shares): (&mut Found<'_>, &mut Facts, &mut Shares),
        count: &mut Count,
    ) {
        let context = self.context;
        match &ruled.rule.check {
            Check::Item(check) => self.each(ruled, known, count, found, |found, _, item| {
                check(item, context, found)
            }),
            Check::Material(check) => self.each(ruled, known, count, found, |found, _, item| {
                materials(*check, item, context, found)
            }),
            Check::Catalog { gather, .. } => {
                self.each(ruled, known, count, found, |_, nth, item| {
                    facts.turn_to(nth);
                    gather(item, context, facts)
                })
            }
            Check::Ratio(ratio) => self.each(ruled, known, count, found, |_, nth, item| {
                let Some(seat) = known[nth].seat else {
                    return Vote::Outside.outcome();
                };
                facts.turn_to(nth);
                let vote = (ratio.count)(item, context, ruled.target);
                shares.add(seat, slot, vote, facts.head());
                vote.outcome()
            }),
            Check::Remark(_) | Check::Refusal => {}
        }
    }

    /// Asks of each item.
    #[inline(always)]
    fn each<'f>(
        &self,
        ruled: &Ruled,
        known: &[Known],
        count: &mut Count,
        found: &mut Found<'f>,
        mut ask: impl FnMut(&mut Found<'f>, usize, &ServiceItem<'_>) -> Outcome,
    ) {
        let mut next = 0;
        while next < self.items.len() {
            let rest = AssertUnwindSafe(|| {
                for (nth, item) in self.items.iter().enumerate().skip(next) {
                    found.turn_to(nth);
                    let outcome = ask(found, nth, item);
                    if found.has_found() {
                        found.keep();
                    } else {
                        count.add(outcome, known[nth].applied);
                    }
                }
            });
            if catch_unwind(rest).is_ok() {
                return;
            }
            next = found.nth() + 1;
            found.take_back();
            found.broke(ruled.rule.about.id);
            found.keep();
        }
    }
}

type MaterialCheck =
    fn(&crate::model::Material<'_>, &ServiceItem<'_>, &Context<'_>, &mut Found<'_>) -> Outcome;

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
    /// Counts one item in which nothing was found; `applied` if it is 依申请.
    #[inline]
    fn add(&mut self, outcome: Outcome, applied: bool) {
        match outcome {
            Outcome::Checked => self.passed += 1,
            Outcome::NotApplicable => self.not_applicable += 1,
            Outcome::Blind(what) => {
                let blind = match applied {
                    true => &mut self.blind,
                    false => &mut self.blind_by_office,
                };
                // Mostly what was missing last.
                match blind.last_mut() {
                    Some((known, count)) if std::ptr::eq(*known, what) => *count += 1,
                    _ => add(blind, what),
                }
            }
        }
    }
}

#[cold]
fn add(blind: &mut Vec<(&'static str, u64)>, what: &'static str) {
    match blind.iter_mut().find(|known| known.0 == what) {
        Some((_, count)) => *count += 1,
        None => blind.push((what, 1)),
    }
}
