//! Time limits as ratios count them.

use crate::config::Params;
use crate::model::{TimeLimit, Unit};

/// A pair of limits in hundredths of a day, when they compare and are days. Months and years become working days only where the
/// packs say how many.
pub(super) fn pair(
    statutory: TimeLimit,
    promised: TimeLimit,
    params: &Params,
) -> Option<(u32, u32)> {
    let (statutory, promised) = (in_days(statutory, params)?, in_days(promised, params)?);
    statutory.compare(promised)?;
    Some((statutory.most, promised.most))
}

/// No pack says how many hours a day has, and added up as days they would outweigh all others.
fn in_days(limit: TimeLimit, params: &Params) -> Option<TimeLimit> {
    let times = match limit.unit {
        Unit::WorkingDay | Unit::CalendarDay | Unit::Unstated => return Some(limit),
        Unit::Hour => return None,
        Unit::Month => params.month_days?,
        Unit::Year => params.year_days?,
    };
    let most = limit.most.checked_mul(times)?;
    Some(TimeLimit::new(most, Unit::WorkingDay))
}

const UNITS: [Unit; 6] = [
    Unit::WorkingDay,
    Unit::CalendarDay,
    Unit::Hour,
    Unit::Month,
    Unit::Year,
    Unit::Unstated,
];
const AMOUNT: u32 = (1 << 28) - 1;

/// A limit in four bytes; 0 is none.
pub(super) fn pack(limit: Option<TimeLimit>) -> u32 {
    let Some(limit) = limit else { return 0 };
    let unit = UNITS.iter().position(|unit| *unit == limit.unit);
    (unit.unwrap_or(0) as u32 + 1) << 28 | limit.most.min(AMOUNT)
}

/// The limit of [`pack`].
pub(super) fn unpack(packed: u32) -> Option<TimeLimit> {
    let unit = UNITS.get(((packed >> 28) as usize).checked_sub(1)?)?;
    Some(TimeLimit::new(packed & AMOUNT, *unit))
}

/// Roughly how long a limit is, for ranking only; none at all is longest.
pub(super) fn roughly(limit: Option<TimeLimit>) -> u32 {
    let Some(limit) = limit else { return u32::MAX };
    match limit.unit {
        Unit::Hour => limit.most / 8,
        Unit::Month => limit.most.saturating_mul(22),
        Unit::Year => limit.most.saturating_mul(250),
        _ => limit.most,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::limit;

    #[test]
    fn months_turn_into_days_only_where_the_packs_say_so() {
        let mut params = Params::default();
        let (month, days) = (limit(1, Unit::Month), limit(10, Unit::WorkingDay));
        assert_eq!(pair(month, days, &params), None);
        assert_eq!(pair(month, month, &params), None);
        params.month_days = Some(22);
        assert_eq!(pair(month, days, &params), Some((2200, 1000)));
    }

    #[test]
    fn hours_are_not_added_up_as_days() {
        let (long, short) = (limit(720, Unit::Hour), limit(8, Unit::Hour));
        assert_eq!(pair(long, short, &Params::default()), None);
    }

    #[test]
    fn unlike_units_do_not_pair() {
        let params = Params::default();
        let (working, calendar) = (limit(20, Unit::WorkingDay), limit(10, Unit::CalendarDay));
        assert_eq!(pair(working, calendar, &params), None);
        assert_eq!(pair(working, TimeLimit::INSTANT, &params), Some((2000, 0)));
        assert_eq!(pair(calendar, calendar, &params), Some((1000, 1000)));
    }

    #[test]
    fn a_packed_limit_comes_out_again() {
        for known in [
            limit(5, Unit::WorkingDay),
            limit(24, Unit::Hour),
            TimeLimit::INSTANT,
        ] {
            assert_eq!(unpack(pack(Some(known))), Some(known));
        }
        assert_eq!(unpack(pack(None)), None);
    }
}
