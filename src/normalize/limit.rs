//! Time limits in one spelling, where nothing is lost by it.

use super::text;
use crate::canon::{compact, halfwidth};
use crate::model::{TimeLimit, Unit};
use std::fmt::Write;

/// The limit as `20个工作日`; a text that says more than the limit stays, in half-width digits. `reads` tells whether the text by
/// itself gives the limit: the unit may stand in another cell, and `calendar` tells whether that says 自然日 and not only 日.
pub(super) fn spell_into(
    written: &str,
    limit: TimeLimit,
    calendar: bool,
    reads: impl FnOnce() -> bool,
    out: &mut String,
) {
    if is_spelled(written, limit) {
        return out.push_str(written);
    }
    let start = out.len();
    // Writing to a String does not fail.
    let _ = write!(out, "{limit}");
    if out[start..] == *written {
        return;
    }
    let plain = compact(written);
    if says_only(&plain, limit) {
        return;
    }
    let borrowed = !reads();
    if borrowed && (limit.unit != Unit::CalendarDay || calendar) {
        return;
    }
    out.truncate(start);
    if borrowed {
        let spelled = limit.to_string();
        return out.push_str(&spelled.replace(limit.unit.counted(), "日"));
    }
    if is_bare(&plain) {
        return out.push_str(plain.trim_end_matches('。'));
    }
    let mut clean = String::with_capacity(written.len());
    text::clean_into(written, &mut clean);
    out.push_str(&halfwidth(&clean));
}

/// A whole number of the unit, spelled so already: what most limits of a catalog in order are.
fn is_spelled(written: &str, limit: TimeLimit) -> bool {
    let digits = written.strip_suffix(limit.unit.counted()).unwrap_or("");
    let plain = matches!(digits.as_bytes(), [b'1'..=b'9', rest @ ..] if rest.len() < 5 && rest.iter().all(u8::is_ascii_digit));
    let number = || {
        digits
            .bytes()
            .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    };
    plain && limit.branches == 1 && limit.least == limit.most && number() * 100 == limit.most
}

/// The text says the limit in its canonical unit and nothing else.
fn says_only(plain: &str, limit: TimeLimit) -> bool {
    let same_unit = limit.unit != Unit::CalendarDay || limit.is_instant() || says_calendar(plain);
    is_bare(plain) && limit.branches == 1 && same_unit
}

/// 日 by itself is read as 自然日, but a guide need not have meant it so.
pub(super) fn says_calendar(text: &str) -> bool {
    text.contains("自然") || text.contains("日历")
}

/// Nothing but numbers, units and the words that go with them. Weeks, minutes and 当日 are read as something else, so they are
/// no such units.
fn is_bare(plain: &str) -> bool {
    const WORDS: &str = "0123456789.-~至到—–零〇一二两三四五六七八九十百个工作法定自然历天日小时月年内以之()。当场办结即时";
    !plain.contains("当日") && !plain.contains("当天") && plain.chars().all(|c| WORDS.contains(c))
}
