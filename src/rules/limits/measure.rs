//! How two time limits are measured against one another. Nothing is converted unless the catalog's owner says how.

use crate::config::Params;
use crate::model::{ServiceItem, TimeLimit, Unit, Value};
use crate::rules::brief::brief;
use crate::source::{Field, Sourced};
use std::fmt::{Display, Formatter, Result};

/// Two limits in hundredths of one unit, and whether months or years were turned into working days for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The longest amount of the first.
    pub one: u32,
    /// The longest amount of the other.
    pub other: u32,
    /// What both are counted in.
    pub unit: Unit,
    /// The convention of the parameters was used.
    pub converted: bool,
}

/// Two limits in one unit: as they stand where their units compare, else as working days by the convention given.
#[inline]
pub fn pair(one: TimeLimit, other: TimeLimit, params: &Params) -> Option<Pair> {
    match one.common(other) {
        Some((one, other, unit)) => Some(Pair {
            one,
            other,
            unit,
            converted: false,
        }),
        None => converted(one, other, params),
    }
}

#[cold]
fn converted(one: TimeLimit, other: TimeLimit, params: &Params) -> Option<Pair> {
    Some(Pair {
        one: working_days(one, params)?,
        other: working_days(other, params)?,
        unit: Unit::WorkingDay,
        converted: true,
    })
}

fn working_days(limit: TimeLimit, params: &Params) -> Option<u32> {
    let times = match limit.unit {
        Unit::WorkingDay | Unit::Unstated => 1,
        Unit::Month => params.month_days?,
        Unit::Year => params.year_days?,
        Unit::CalendarDay | Unit::Hour => return None,
    };
    limit.most.checked_mul(times)
}

/// A branch that both limits name: what is promised for it, and what is allowed.
pub struct Branch {
    /// Its name, as in the promise.
    pub name: String,
    /// What is promised.
    pub promised: TimeLimit,
    /// What is allowed.
    pub statutory: TimeLimit,
}

/// The branches that both limits name, if one of them has several; a name that stands twice names nothing.
#[inline]
pub fn branches(
    promised: &Sourced<'_, TimeLimit>,
    statutory: &Sourced<'_, TimeLimit>,
) -> Vec<Branch> {
    match (promised.value.branches, statutory.value.branches) {
        (1, 1) => Vec::new(),
        _ => named_branches(promised, statutory),
    }
}

#[cold]
fn named_branches(
    promised: &Sourced<'_, TimeLimit>,
    statutory: &Sourced<'_, TimeLimit>,
) -> Vec<Branch> {
    let named = |limit: &Sourced<'_, TimeLimit>| limit.value.named_branches(limit.raw.text);
    let (promises, statutes) = (named(promised), named(statutory));
    let only = |list: &[(String, TimeLimit)], name: &str| {
        let mut same = list.iter().filter(|(other, _)| other == name);
        same.next()
            .filter(|_| same.next().is_none())
            .map(|one| one.1)
    };
    let branch = |(name, _): &(String, TimeLimit)| {
        Some(Branch {
            name: name.clone(),
            promised: only(&promises, name)?,
            statutory: only(&statutes, name)?,
        })
    };
    promises.iter().filter_map(branch).collect()
}

/// A bare number whose unit stands in a cell of its own that cannot be read: nobody knows how long that is. S001 says so.
#[inline]
pub fn is_unclear(limit: &Field<'_, TimeLimit>, unit: &Field<'_, Unit>) -> bool {
    unit.is_unreadable()
        && limit
            .given()
            .is_some_and(|limit| limit.value.unit == Unit::Unstated)
}

/// One of the two limits is unclear.
#[inline]
pub fn are_unclear(item: &ServiceItem<'_>) -> bool {
    is_unclear(&item.statutory_limit, &item.statutory_unit)
        || is_unclear(&item.promised_limit, &item.promised_unit)
}

/// A promise of hours, or of part of a day, that the statutory limit surely leaves time for, whatever it counts.
pub fn is_surely_kept(promised: TimeLimit, statutory: TimeLimit) -> bool {
    let days = match promised.unit {
        Unit::Hour => promised.most.div_ceil(24),
        Unit::WorkingDay | Unit::CalendarDay if promised.most < 100 => 100,
        _ => return false,
    };
    let allowed = match statutory.unit {
        Unit::WorkingDay | Unit::CalendarDay | Unit::Unstated => statutory.most,
        Unit::Month => statutory.most.saturating_mul(28),
        Unit::Year => statutory.most.saturating_mul(365),
        Unit::Hour => return false,
    };
    days <= allowed
}

/// A limit for a message: as it is written where that says it all, else with the unit that stands in another cell.
pub fn shown<'a>(limit: &Sourced<'a, TimeLimit>) -> Shown<'a> {
    Shown {
        text: limit.raw.text,
        limit: limit.value,
    }
}

/// See [`shown`].
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    text: &'a str,
    limit: TimeLimit,
}

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match TimeLimit::read(self.text) {
            Some(read) if read != self.limit => self.limit.fmt(f),
            _ => brief(self.text).fmt(f),
        }
    }
}

/// Longer than so many working days, however the months and holidays fall: a month has at least fifteen of them, a year at
/// least 230. Calendar days are never taken for working days.
pub fn is_surely_over(limit: TimeLimit, days: u32) -> bool {
    let (most, days) = (u64::from(limit.most), u64::from(days) * 100);
    match limit.unit {
        Unit::WorkingDay | Unit::Unstated => most > days,
        Unit::Month => most * 15 > days,
        Unit::Year => most * 230 > days,
        Unit::Hour => most > days * 24,
        Unit::CalendarDay => false,
    }
}

/// Done within so many days, in whatever kind of day.
pub fn is_within_days(limit: TimeLimit, days: u32) -> bool {
    let days = days.saturating_mul(100);
    match limit.unit {
        Unit::WorkingDay | Unit::CalendarDay | Unit::Unstated => limit.most <= days,
        Unit::Hour => limit.most <= days.saturating_mul(24),
        Unit::Month | Unit::Year => limit.is_instant(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::limit;

    #[test]
    fn months_are_measured_only_by_a_convention() {
        let (month, days) = (limit(1, Unit::Month), limit(7, Unit::WorkingDay));
        assert_eq!(pair(days, month, &Params::default()), None);
        let params = Params {
            month_days: Some(22),
            ..Params::default()
        };
        let found = pair(days, month, &params).map(|pair| (pair.one, pair.other, pair.converted));
        assert_eq!(found, Some((700, 2200, true)));
        assert_eq!(pair(limit(7, Unit::CalendarDay), month, &params), None);
    }

    #[test]
    fn what_is_surely_over_is_so_in_any_month() {
        assert!(is_surely_over(limit(6, Unit::WorkingDay), 5));
        assert!(!is_surely_over(limit(5, Unit::Unstated), 5));
        assert!(!is_surely_over(limit(1, Unit::Month), 20));
        assert!(is_surely_over(limit(2, Unit::Month), 20));
        assert!(!is_surely_over(limit(90, Unit::CalendarDay), 20));
    }

    #[test]
    fn a_year_is_twelve_months() {
        let (year, months) = (limit(1, Unit::Year), limit(13, Unit::Month));
        let found = pair(months, year, &Params::default());
        let found = found.map(|pair| (pair.one, pair.other, pair.unit));
        assert_eq!(found, Some((1300, 1200, Unit::Month)));
    }

    #[test]
    fn hours_are_surely_kept_where_days_are_allowed() {
        let (day, week) = (limit(1, Unit::WorkingDay), limit(7, Unit::CalendarDay));
        assert!(is_surely_kept(limit(24, Unit::Hour), day));
        assert!(!is_surely_kept(limit(48, Unit::Hour), day));
        assert!(is_surely_kept(limit(48, Unit::Hour), week));
        assert!(is_surely_kept(limit(2, Unit::Hour), limit(3, Unit::Month)));
        assert!(!is_surely_kept(day, week) && !is_surely_kept(limit(10, Unit::WorkingDay), week));
    }

    #[test]
    fn a_day_is_a_day() {
        assert!(is_within_days(limit(1, Unit::CalendarDay), 1));
        assert!(is_within_days(limit(24, Unit::Hour), 1));
        assert!(!is_within_days(limit(1, Unit::Month), 1));
        assert!(is_within_days(TimeLimit::INSTANT, 0));
    }
}
