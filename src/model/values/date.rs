//! A calendar date.

use super::super::{Kind, Value};

/// Year, month and day of the Gregorian calendar; ordered by time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    /// The year, 1900 to 2999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl<'a> Value<'a> for Date {
    const KIND: Kind = Kind::Date;
    fn read(_: &'a str) -> Option<Self> {
        None
    }
}
