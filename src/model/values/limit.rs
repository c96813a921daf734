//! Time limits: a number and a unit, a range, or several branches.

use super::super::{Kind, Value};
use std::cmp::Ordering;

/// The unit of a time limit. Working days, calendar days, months and years do not turn into one another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unit {
    /// 工作日
    WorkingDay,
    /// 自然日, 日, 天
    CalendarDay,
    /// 小时
    Hour,
    /// 月
    Month,
    /// 年
    Year,
    /// A number stands there without a unit; compared as working days, and said so (T017).
    Unstated,
}

/// A time limit. The amount counts; `least` differs from `most` for a range or for branches.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TimeLimit {
    /// The longest amount in hundredths of the unit; 0 is 当场, 即办.
    pub most: u32,
    /// The shortest amount in hundredths of the unit.
    pub least: u32,
    /// The unit.
    pub unit: Unit,
    /// How many branches are stated (告知承诺制：… / 非告知承诺制：…); 1 for a plain limit.
    pub branches: u8,
}

impl TimeLimit {
    /// 当场, 即办, 0: done while one waits.
    pub fn is_instant(self) -> bool {
        self.most == 0
    }

    /// The same amount in a unit that another cell or the header states.
    pub fn with_unit(self, unit: Unit) -> TimeLimit {
        TimeLimit { unit, ..self }
    }

    /// Compares the longest amounts where the units compare: equal units; 当场 with anything; no unit counts as working days.
    pub fn compare(self, other: TimeLimit) -> Option<Ordering> {
        let unit = |limit: TimeLimit| {
            if limit.unit == Unit::Unstated {
                Unit::WorkingDay
            } else {
                limit.unit
            }
        };
        (self.is_instant() || other.is_instant() || unit(self) == unit(other))
            .then(|| self.most.cmp(&other.most))
    }
}

impl<'a> Value<'a> for Unit {
    const KIND: Kind = Kind::Unit;
    fn read(_: &'a str) -> Option<Self> {
        None
    }
}

impl<'a> Value<'a> for TimeLimit {
    const KIND: Kind = Kind::Limit;
    const COUNTED: bool = true;
    fn read(_: &'a str) -> Option<Self> {
        None
    }
}
