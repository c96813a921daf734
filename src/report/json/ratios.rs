//! Ratios in the JSON report.

use super::Masker;
use super::shape::{Amount, RatioJson, ReachJson};
use crate::finding::{RatioReport, ReachItem, Report};

pub(super) fn ratio<'r>(
    report: &'r Report,
    known: &'r RatioReport,
    masker: Masker,
) -> RatioJson<'r> {
    let department = known.department.as_deref();
    RatioJson {
        rule: report.rules[usize::from(known.rule)].id,
        scope: if department.is_some() {
            "department"
        } else {
            "catalog"
        },
        name: department.unwrap_or_default(),
        title: known.name,
        numerator: amount(known.part, known.scale),
        denominator: amount(known.whole, known.scale),
        value: known.value().map(millionths),
        mean: known.mean.map(millionths),
        target: known
            .target
            .map(|(least, of)| millionths(i64::from(least) * 1_000_000 / i64::from(of.max(1)))),
        met: known.met,
        items: known.items,
        not_applicable: known.not_applicable,
        waived: 0,
        blank: known.blank,
        unreadable: known.unreadable,
        blind: known.blind,
        refused: known.refused,
        needed: known.needed,
        to_reach: known
            .to_reach
            .iter()
            .map(|item| reach(item, masker))
            .collect(),
    }
}

fn reach(known: &ReachItem, masker: Masker) -> ReachJson<'_> {
    ReachJson {
        name: masker.text(&known.item.name),
        code: &known.item.code,
        department: &known.item.department,
        change: &known.change,
    }
}

fn amount(sum: i64, scale: i64) -> Amount {
    match sum % scale {
        0 => Amount::Whole(sum / scale),
        _ => Amount::Part(sum as f64 / scale as f64),
    }
}

fn millionths(value: i64) -> f64 {
    value as f64 / 1e6
}
