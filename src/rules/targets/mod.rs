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
use crate::canon::code_spelling;
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
        given.any(|code| is_parent_code(code.value.0))
    };
    in_use && item.is_on_application() && !is_parent()
}

/// Ends in 00Y, maybe in full-width characters.
fn is_parent_code(code: &str) -> bool {
    let is_wide = code.as_bytes().last().is_some_and(|byte| !byte.is_ascii());
    code.ends_with("00Y") || is_wide && code_spelling(code).ends_with("00Y")
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

#[cfg(test)]
mod tests {
    use super::is_parent_code;

    #[test]
    fn a_parent_is_known_in_any_spelling() {
        for code in ["44010604300Y", "４４０１０６０４３００Ｙ", "44010604300Ｙ"] {
            assert!(is_parent_code(code), "{code}");
        }
        for code in ["440106043001", "４４０１０６０４３００１", ""] {
            assert!(!is_parent_code(code), "{code}");
        }
    }
}
