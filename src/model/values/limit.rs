//! Time limits: a number and a unit, a range, or several branches.

mod elsewhere;
mod labels;
mod mention;
mod prose;
mod unit;
mod unlimited;

use super::super::{Kind, Shape, Value};
use std::cmp::Ordering;
use std::fmt;
pub use unit::Unit;

/// A time limit. The amount counts; `least` differs from `most` for a range or for branches.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct TimeLimit {
    /// The longest amount in hundredths of the unit; 0 is 当场, 即办.
    pub most: u32,
    /// The shortest amount in hundredths of the unit.
    pub least: u32,
    /// The unit. 当场 counts as no working days, in whatever unit its nought was written.
    pub unit: Unit,
    /// How many branches are stated (告知承诺制：… / 非告知承诺制：…); 1 for a plain limit.
    pub branches: u8,
}

impl TimeLimit {
    /// 当场, 即办: no time at all.
    pub const INSTANT: TimeLimit = TimeLimit {
        most: 0,
        least: 0,
        unit: Unit::WorkingDay,
        branches: 1,
    };

    /// So many hundredths of a unit; none at all are 当场.
    #[inline]
    pub fn new(hundredths: u32, unit: Unit) -> TimeLimit {
        TimeLimit::between(hundredths, hundredths, unit)
    }

    #[inline]
    fn between(least: u32, most: u32, unit: Unit) -> TimeLimit {
        if most == 0 {
            return TimeLimit::INSTANT;
        }
        TimeLimit {
            most,
            least,
            unit,
            branches: 1,
        }
    }

    /// 当场, 即办, 0: done while one waits.
    pub fn is_instant(self) -> bool {
        self.most == 0
    }

    /// The same amount in a unit that another cell or the header states.
    pub fn with_unit(self, unit: Unit) -> TimeLimit {
        match self.is_instant() {
            true => self,
            false => TimeLimit { unit, ..self },
        }
    }

    /// Compares the longest amounts where the units compare: equal units; a year with months; 当场 with anything; no unit counts
    /// as working days.
    pub fn compare(self, other: TimeLimit) -> Option<Ordering> {
        self.common(other).map(|(one, two, _)| one.cmp(&two))
    }

    /// The longest amounts in hundredths of one unit, and the unit, where the units compare. A year is twelve months.
    #[inline]
    pub fn common(self, other: TimeLimit) -> Option<(u32, u32, Unit)> {
        let (one, two) = (self.in_months(), other.in_months());
        let unit = if one.is_instant() { two.unit } else { one.unit };
        (one.is_instant() || two.is_instant() || one.unit == two.unit)
            .then_some((one.most, two.most, unit))
    }

    /// Years as months, and no unit as working days.
    #[inline]
    fn in_months(self) -> TimeLimit {
        match self.unit {
            Unit::Unstated => self.with_unit(Unit::WorkingDay),
            Unit::Year => TimeLimit {
                most: self.most.saturating_mul(12),
                least: self.least.saturating_mul(12),
                unit: Unit::Month,
                ..self
            },
            _ => self,
        }
    }
}

/// Canonical Chinese; reading it gives an equal limit.
impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.is_instant(), self.least == self.most) {
            (true, _) => f.write_str("当场办结")?,
            (_, true) => write!(f, "{}{}", Decimal(self.most), self.unit.counted())?,
            _ => write!(
                f,
                "{}-{}{}",
                Decimal(self.least),
                Decimal(self.most),
                self.unit.counted()
            )?,
        }
        match self.branches {
            1 => Ok(()),
            n => write!(f, "（{n}种情形）"),
        }
    }
}

/// Hundredths as a decimal without idle zeros.
struct Decimal(u32);

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", rest / 10),
            _ => write!(f, "{whole}.{rest:02}"),
        }
    }
}

impl<'a> Value<'a> for TimeLimit {
    const KIND: Kind = Kind::Limit;
    const COUNTED: bool = true;

    #[inline]
    fn read(text: &'a str) -> Option<Self> {
        plain(text).or_else(|| prose::read(text))
    }

    /// 无期限 and its kin: no limit is set, which is something else than a limit of nothing.
    #[inline]
    fn is_none(text: &str) -> bool {
        !text.as_bytes().first().is_some_and(u8::is_ascii_digit) && unlimited::is_unlimited(text)
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Limit(*self)
    }
}

/// Digits with a common unit or none, and 当场办结: what most cells hold.
#[inline]
fn plain(text: &str) -> Option<TimeLimit> {
    let bytes = text.as_bytes();
    let mut number = 0_u32;
    let mut length = 0;
    while let Some(byte) = bytes.get(length).filter(|byte| byte.is_ascii_digit()) {
        number = number * 10 + u32::from(byte - b'0');
        length += 1;
        // Six digits in hundredths fit; more are left to the careful reader.
        if length > 6 {
            return None;
        }
    }
    let unit = match (length, &text[length..]) {
        (0, "当场办结" | "当场" | "即办" | "即时办结") => {
            return Some(TimeLimit::INSTANT);
        }
        (0, _) => return None,
        (_, "个工作日") => Unit::WorkingDay,
        (_, "") => Unit::Unstated,
        (_, "工作日") => Unit::WorkingDay,
        (_, "天" | "日") => Unit::CalendarDay,
        _ => return None,
    };
    Some(TimeLimit::new(number * 100, unit))
}

#[cfg(test)]
mod tests;
