//! Runs the rules that look at one set of topics: over the items of which it is not remembered how they fare.

use super::batch::{Batch, Count, Known};
use super::memory::{Family, Verdict};
use crate::rules::Found;

/// An item, the key to remember it by, and the verdict known of it, by its number.
type Asked = (usize, Option<u64>, Option<u16>);

/// Items of a batch by what a family must do about them.
#[derive(Default)]
struct Round {
    /// No verdict is known: the item and its key.
    fresh: Vec<(usize, Option<u64>)>,
    /// They say what a fresh one says, so the verdict will be known.
    twins: Vec<(usize, Option<u64>)>,
    /// The verdict is known, by its number, and leaves some rules open.
    open: Vec<(usize, usize)>,
}

impl Batch<'_, '_> {
    /// Runs the rules of a family: over the items of which no verdict is known, and where a rule found something in an item that
    /// says the same.
    pub(super) fn family(
        &self,
        (at, family): (usize, &mut Family),
        known: &[Known],
        found: &mut Found<'_>,
        tallies: &mut [Count],
    ) {
        if family.rules.is_empty() {
            return;
        }
        let seen = found.seen().iter().map(|seen| &seen[at]).enumerate();
        let mut round = self.sort(
            family,
            seen.map(|(nth, seen)| (nth, seen.key, seen.verdict)),
            tallies,
        );
        loop {
            if !(round.fresh.is_empty() && round.open.is_empty()) {
                self.round(family, &round, known, found, tallies);
            }
            if round.twins.is_empty() {
                return;
            }
            let verdict = |key: Option<u64>| key.and_then(|key| family.find(key));
            let twins = round
                .twins
                .iter()
                .map(|(nth, key)| (*nth, *key, verdict(*key)));
            round = self.sort(family, twins, tallies);
        }
    }

    /// Counts the items of which the verdict is known, and tells the others.
    fn sort(
        &self,
        family: &Family,
        asked: impl Iterator<Item = Asked>,
        tallies: &mut [Count],
    ) -> Round {
        let mut hits = vec![0; family.verdicts()];
        let mut round = Round::default();
        for (nth, key, verdict) in asked {
            let is_twin = || key.is_some() && round.fresh.iter().any(|fresh| fresh.1 == key);
            match verdict.map(usize::from) {
                Some(verdict) => {
                    hits[verdict] += 1;
                    if family.verdict(verdict).is_open {
                        round.open.push((nth, verdict));
                    }
                    #[cfg(debug_assertions)]
                    self.agrees(family, nth, verdict);
                }
                None if is_twin() => round.twins.push((nth, key)),
                None => round.fresh.push((nth, key)),
            }
        }
        for (number, hits) in hits.into_iter().enumerate().filter(|(_, hits)| *hits > 0) {
            let verdict = family.verdict(number);
            for (rule, outcome) in family.rules.iter().zip(&verdict.outcomes) {
                if let Some(outcome) = outcome {
                    tallies[usize::from(*rule)].add(*outcome, verdict.applied, hits);
                }
            }
        }
        round
    }

    /// Asks what must be asked, and remembers what came of it.
    fn round(
        &self,
        family: &mut Family,
        round: &Round,
        known: &[Known],
        found: &mut Found<'_>,
        tallies: &mut [Count],
    ) {
        let fresh: Vec<usize> = round.fresh.iter().map(|(nth, _)| *nth).collect();
        let kept = round
            .fresh
            .iter()
            .filter_map(|(nth, key)| Some((*nth, (*key)?)));
        let kept: Vec<(usize, u64)> = kept.collect();
        let mut outcomes = vec![Vec::with_capacity(family.rules.len()); kept.len()];
        let mut which = fresh.clone();
        for (at, rule) in family.rules.iter().enumerate() {
            if !round.open.is_empty() {
                let is_open = |verdict: usize| family.verdict(verdict).outcomes[at].is_none();
                let open = round.open.iter().filter(|(_, verdict)| is_open(*verdict));
                which.clone_from(&fresh);
                which.extend(open.map(|(nth, _)| *nth));
                which.sort_unstable();
            }
            let number = usize::from(*rule);
            let (ruled, count) = (&self.rules[number], &mut tallies[number]);
            found.begin(*rule, ruled.level);
            self.ask(ruled, &which, found, |nth, outcome, is_general| {
                if let Some(outcome) = outcome {
                    count.add(outcome, known[nth].applied, 1);
                }
                if !kept.is_empty()
                    && let Ok(place) = kept.binary_search_by_key(&nth, |kept| kept.0)
                {
                    outcomes[place].push(outcome.filter(|_| is_general));
                }
            });
        }
        for ((nth, key), outcomes) in kept.into_iter().zip(outcomes) {
            family.learn(key, Verdict::new(outcomes, known[nth].applied));
        }
    }

    /// A verdict that is remembered is that of the rules.
    #[cfg(debug_assertions)]
    fn agrees(&self, family: &Family, nth: usize, verdict: usize) {
        let verdict = family.verdict(verdict);
        assert_eq!(verdict.applied, self.items[nth].is_on_application());
        for (rule, outcome) in family.rules.iter().zip(&verdict.outcomes) {
            let ruled = &self.rules[usize::from(*rule)];
            let mut findings = Vec::new();
            let mut found =
                Found::new(self.unit, self.lang, self.naming, &mut findings, self.items);
            found.begin(*rule, ruled.level);
            let mut anew = None;
            self.ask(ruled, &[nth], &mut found, |_, outcome, _| anew = outcome);
            let is_same = outcome.is_none() || *outcome == anew;
            let id = ruled.rule.about.id;
            assert!(
                is_same,
                "{id} looks at more than it says it does: {outcome:?}, {anew:?}"
            );
        }
    }
}
