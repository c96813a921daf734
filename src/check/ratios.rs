//! Works out the ratios when all has been read, and reports those that fall short or are refused.

use super::Request;
use super::rulings::Ruled;
use crate::finding::{RatioReport, Tally};
use crate::rules::{
    Check, Facts, Found, Shares, Slot, Texts, measure, report_refused, report_short,
};

/// The ratios that are counted, in the order of the book: their place here is their number while items are counted.
fn slots(rulings: &[Ruled]) -> Vec<Slot> {
    let rules = rulings
        .iter()
        .enumerate()
        .filter(|(_, ruled)| ruled.counted);
    rules
        .filter_map(|(number, ruled)| match &ruled.rule.check {
            Check::Ratio(ratio) => Some(Slot {
                rule: number as u16,
                ratio,
                target: ruled.target,
            }),
            _ => None,
        })
        .collect()
}

/// All ratios; what is wrong with them goes to `found`.
pub fn judge<T: Texts + ?Sized>(
    shares: &Shares,
    counted: (&Facts, &T),
    request: &Request,
    rulings: &[Ruled],
    found: &mut Found<'_>,
) -> Vec<RatioReport> {
    let params = &request.settings.params;
    let all = measure(shares, &slots(rulings), params, request.lang, counted);
    let (mine, lent) = all
        .into_iter()
        .partition::<Vec<_>, _>(|known| rulings[usize::from(known.slot.rule)].on);
    report_short(&mine, |rule| rulings[usize::from(rule)].level, found);
    let refusal = |ruled: &Ruled| ruled.on && matches!(ruled.rule.check, Check::Refusal);
    if let Some(rule) = rulings.iter().position(refusal) {
        found.begin(rule as u16, rulings[rule].level);
        // Either all are in force or none is.
        report_refused(if mine.is_empty() { &lent } else { &mine }, params, found);
    }
    mine.into_iter().map(|measured| measured.ratio).collect()
}

/// Of items too few to be judged by, none is blind: nobody misses a ratio over one guide.
pub fn settle(tallies: &mut [Tally], rulings: &[Ruled], least: u64) {
    for (tally, ruled) in tallies.iter_mut().zip(rulings) {
        let ratio = matches!(ruled.rule.check, Check::Ratio(_));
        if ratio && tally.passed + tally.blind < least {
            tally.not_applicable += std::mem::take(&mut tally.blind);
            tally.blind_for.clear();
        }
    }
}
