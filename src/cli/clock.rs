//! The day a run judges by.

use super::error::CliError;
use std::time::{SystemTime, UNIX_EPOCH};

/// The given day, or today in China, whose offices the guides are for (UTC+8, no summer time).
pub(super) fn as_of(given: Option<&str>) -> Result<String, CliError> {
    match given {
        None => Ok(today()),
        Some(given) if is_day(given) => Ok(given.to_owned()),
        Some(given) => Err(CliError::BadDate {
            given: given.to_owned(),
        }),
    }
}

fn today() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = now.map_or(0, |now| now.as_secs()) + 8 * 3600;
    let (year, month, day) = civil(seconds / 86_400);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The calendar day that is `days` after 1970-01-01.
fn civil(mut days: u64) -> (u64, u64, u64) {
    let mut year = 1970;
    while days >= days_of(year) {
        days -= days_of(year);
        year += 1;
    }
    let mut month = 1;
    while days >= days_in(year, month) {
        days -= days_in(year, month);
        month += 1;
    }
    (year, month, days + 1)
}

fn days_of(year: u64) -> u64 {
    365 + u64::from(is_leap(year))
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u64, month: u64) -> u64 {
    match month {
        2 => 28 + u64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A day of the calendar, written 2026-11-22.
fn is_day(text: &str) -> bool {
    let shape = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if text.len() != 10 || !shape {
        return false;
    }
    let part = |range: std::ops::Range<usize>| text[range].parse().unwrap_or(0);
    let (year, month, day): (u64, u64, u64) = (part(0..4), part(5..7), part(8..10));
    year >= 1900 && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(59), (1970, 3, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_779), (2026, 11, 22));
    }

    #[test]
    fn only_days_of_the_calendar_are_taken() {
        for day in ["2026-11-22", "2024-02-29"] {
            assert!(as_of(Some(day)).is_ok(), "{day}");
        }
        for day in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "今天",
            "2026/11/22",
            "",
            "2026-11-２",
        ] {
            assert!(as_of(Some(day)).is_err(), "{day}");
        }
        assert!(is_day(&today()));
    }
}
