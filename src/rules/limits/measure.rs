//! How two time limits are measured against one another. Nothing is converted unless the catalog's owner says how.

use crate::config::Params;
use crate::model::{TimeLimit, Unit};

/// Two limits in hundredths of one unit, and whether months or years were turned into working days for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The longest amount of the first.
    pub one: u32,
    /// The longest amount of the other.
    pub other: u32,
    /// The convention of the parameters was used.
    pub converted: bool,
}

/// Two limits in one unit: as they stand where their units compare, else as working days by the convention given.
#[inline]
pub fn pair(one: TimeLimit, other: TimeLimit, params: &Params) -> Option<Pair> {
    if one.compare(other).is_some() {
        return Some(Pair {
            one: one.most,
            other: other.most,
            converted: false,
        });
    }
    converted(one, other, params)
}

#[cold]
fn converted(one: TimeLimit, other: TimeLimit, params: &Params) -> Option<Pair> {
    Some(Pair {
        one: working_days(one, params)?,
        other: working_days(other, params)?,
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
    fn a_day_is_a_day() {
        assert!(is_within_days(limit(1, Unit::CalendarDay), 1));
        assert!(is_within_days(limit(24, Unit::Hour), 1));
        assert!(!is_within_days(limit(1, Unit::Month), 1));
        assert!(is_within_days(TimeLimit::INSTANT, 0));
    }
}
