//! The unit of a time limit: its words.

use super::super::super::{Kind, Shape, Value};
use crate::canon::compact;

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

/// A word for a unit: what it counts in, and how many of these it is, as a fraction.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub unit: Unit,
    times: u32,
    parts: u32,
}

impl Scale {
    const fn one(unit: Unit) -> Scale {
        Scale {
            unit,
            times: 1,
            parts: 1,
        }
    }

    /// Hundredths of the word in hundredths of the unit; what is not nothing stays so.
    pub(super) fn hundredths(self, amount: u32) -> Option<u32> {
        let scaled = amount.checked_mul(self.times)?;
        let rounded = scaled.checked_add(self.parts / 2)? / self.parts;
        Some(rounded.max(u32::from(amount > 0)))
    }
}

/// Longer words before those they end in or begin with.
const WORDS: &[(&str, Scale)] = &[
    ("法定工作日", Scale::one(Unit::WorkingDay)),
    ("工作日", Scale::one(Unit::WorkingDay)),
    ("工作天", Scale::one(Unit::WorkingDay)),
    ("自然日", Scale::one(Unit::CalendarDay)),
    ("自然天", Scale::one(Unit::CalendarDay)),
    ("日历日", Scale::one(Unit::CalendarDay)),
    ("日历天", Scale::one(Unit::CalendarDay)),
    ("小时", Scale::one(Unit::Hour)),
    (
        "分钟",
        Scale {
            unit: Unit::Hour,
            times: 1,
            parts: 60,
        },
    ),
    ("周年", Scale::one(Unit::Year)),
    (
        "星期",
        Scale {
            unit: Unit::CalendarDay,
            times: 7,
            parts: 1,
        },
    ),
    (
        "周",
        Scale {
            unit: Unit::CalendarDay,
            times: 7,
            parts: 1,
        },
    ),
    ("月", Scale::one(Unit::Month)),
    ("年", Scale::one(Unit::Year)),
    ("日", Scale::one(Unit::CalendarDay)),
    ("天", Scale::one(Unit::CalendarDay)),
];

/// The unit that compact text begins with, with 个 and brackets around it, and the length.
pub(super) fn scale_at(text: &str) -> Option<(Scale, usize)> {
    let mut rest = text;
    let mut open = false;
    for _ in 0..3 {
        if let Some(behind) = rest.strip_prefix('个') {
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix('(').filter(|_| !open) {
            (rest, open) = (behind, true);
        }
    }
    let (word, scale) = WORDS.iter().find(|(word, _)| rest.starts_with(word))?;
    rest = &rest[word.len()..];
    if open {
        rest = rest
            .strip_prefix("内)")
            .or_else(|| rest.strip_prefix(')'))?;
    }
    Some((*scale, text.len() - rest.len()))
}

impl Unit {
    /// The unit as it stands behind a number.
    pub fn counted(self) -> &'static str {
        match self {
            Unit::WorkingDay => "个工作日",
            Unit::CalendarDay => "个自然日",
            Unit::Hour => "小时",
            Unit::Month => "个月",
            Unit::Year => "年",
            Unit::Unstated => "",
        }
    }

    /// The unit as a label: 工作日, 自然日 …; "" when none is stated.
    pub fn label(self) -> &'static str {
        match self {
            Unit::WorkingDay => "工作日",
            Unit::CalendarDay => "自然日",
            Unit::Month => "月",
            other => other.counted(),
        }
    }
}

impl<'a> Value<'a> for Unit {
    const KIND: Kind = Kind::Unit;

    fn read(text: &'a str) -> Option<Self> {
        match text {
            "工作日" => return Some(Unit::WorkingDay),
            "自然日" => return Some(Unit::CalendarDay),
            _ => {}
        }
        let text = compact(text);
        let (scale, length) = scale_at(&text)?;
        let whole = length == text.len() || &text[length..] == "内";
        // A unit column of weeks or minutes would need the number beside it rescaled.
        (whole && scale.times == scale.parts).then_some(scale.unit)
    }

    /// 当场 and its kin beside a nought: no unit applies.
    fn is_none(text: &str) -> bool {
        matches!(text, "当场" | "即时" | "即办" | "当场办结" | "即时办结")
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Unit(*self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_of_a_unit_is_read() {
        for (text, unit) in [
            ("工作日", Unit::WorkingDay),
            ("个工作日", Unit::WorkingDay),
            ("（工作日）", Unit::WorkingDay),
            ("工作日内", Unit::WorkingDay),
            ("自然日", Unit::CalendarDay),
            ("日", Unit::CalendarDay),
            ("天", Unit::CalendarDay),
            ("小时", Unit::Hour),
            ("个月", Unit::Month),
            ("年", Unit::Year),
        ] {
            assert_eq!(Unit::read(text), Some(unit), "{text}");
            assert_eq!(Unit::read(unit.label()), Some(unit));
        }
        for text in ["", "1", "2", "G", "周", "分钟", "工作日数", "个", "("] {
            assert_eq!(Unit::read(text), None, "{text}");
        }
    }
}
