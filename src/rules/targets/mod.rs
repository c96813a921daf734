//! R: targets, per department and for the whole catalog.

mod days;
mod fill_share;
mod full_online_share;
mod instant_share;
mod licence_full_online_share;
mod limit_compression;
mod measure;
mod once_share;
mod online_share;
mod ratio_unreadable;
mod shortfall;
mod zero_visit_share;

pub use measure::{Measured, Slot, measure};
pub use ratio_unreadable::report_refused;

use super::Rule;
use super::found::Found;
use super::ratio::Vote;
use crate::finding::Level;
use crate::model::{ServiceItem, State};
use crate::source::Field;

/// The rules of the group.
pub(super) static RULES: &[&Rule] = &[
    &instant_share::RULE,
    &zero_visit_share::RULE,
    &online_share::RULE,
    &full_online_share::RULE,
    &licence_full_online_share::RULE,
    &limit_compression::RULE,
    &fill_share::RULE,
    &once_share::RULE,
    &ratio_unreadable::RULE,
];

/// Whether an item is one of those that ratios are taken over: on application, in use, and no parent of others (`00Y`), which
/// would count twice.
pub fn counts(item: &ServiceItem<'_>) -> bool {
    let in_use = item
        .state
        .given()
        .is_none_or(|state| state.value == State::InUse);
    let codes = [&item.base_code, &item.implementation_code];
    let is_parent = || {
        let mut given = codes.into_iter().filter_map(|code| code.given());
        given.any(|code| code.value.0.ends_with("00Y"))
    };
    in_use && item.is_on_application() && !is_parent()
}

/// The value of a field, or how the item counts without it. 无 says nothing that could be counted.
fn stated<'r, T>(field: &'r Field<'_, T>, name: &'static str) -> Result<&'r T, Vote> {
    match field {
        Field::Given(sourced) => Ok(&sourced.value),
        Field::Absent => Err(Vote::Blind(name)),
        Field::Unreadable(_) => Err(Vote::Unreadable),
        Field::Blank(_) | Field::Nil(_) => Err(Vote::Blank),
    }
}

/// Reports every ratio that falls short, to whom its target is set; `level` is that of each rule.
pub fn report_short(all: &[Measured], level: impl Fn(u16) -> Level, found: &mut Found<'_>) {
    for measured in shortfall::short(all) {
        found.begin(measured.ratio.rule, level(measured.ratio.rule));
        shortfall::report(measured, found);
    }
}
