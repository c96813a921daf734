//! A calendar date.

use super::super::{Kind, Shape, Value};
use crate::canon::{chinese_run, compact, numeral};
use std::fmt;

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

impl Date {
    /// The date, if the calendar has it.
    pub fn new(year: u32, month: u32, day: u32) -> Option<Date> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let known = (1900..3000).contains(&year) && (1..=days).contains(&day);
        known.then_some(Date {
            year: year as u16,
            month: month as u8,
            day: day as u8,
        })
    }
}

/// ISO 8601.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl<'a> Value<'a> for Date {
    const KIND: Kind = Kind::Date;

    fn read(text: &'a str) -> Option<Self> {
        let text = compact(without_time(text));
        split(&text).or_else(|| eight_digits(&text))
    }

    /// 长期 names no day: nothing is to end.
    fn is_none(text: &str) -> bool {
        // A date begins with a digit.
        !text.starts_with(|c: char| c.is_ascii_digit())
            && matches!(
                text.trim_end_matches(['。', ';', '；']),
                "长期"
                    | "长期有效"
                    | "长期执行"
                    | "永久"
                    | "永久有效"
                    | "长久"
                    | "长久有效"
                    | "无限期"
            )
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Date(*self)
    }
}

/// What stands before a time of day: `2024-01-02 08:30`, `2024-01-02T08:30:00Z`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text;
    };
    let (before, after) = text.split_at(colon);
    let date = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+' | '-');
    let hour = (1..=2).contains(&(before.len() - date.len()));
    match date.ends_with(|c: char| c == 'T' || c.is_whitespace())
        && hour
        && after.chars().all(is_time)
    {
        true => date.trim_end_matches('T'),
        false => text,
    }
}

/// `2024-01-02`, `2024/1/2`, `2024.1.2`, `2024年1月2日`
fn split(text: &str) -> Option<Date> {
    let (year, rest) = number(text, 4)?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '-' | '/' | '.' | '年' | '—'))?;
    let (month, rest) = number(&rest[mark.len_utf8()..], 2)?;
    let (day, rest) = number(
        rest.strip_prefix(if mark == '年' { '月' } else { mark })?,
        2,
    )?;
    let rest = match mark {
        '年' => rest.strip_prefix(['日', '号']).unwrap_or(rest),
        _ => rest,
    };
    rest.is_empty().then(|| Date::new(year, month, day))?
}

/// A number at the start, of so many digits at most.
fn number(text: &str, most: usize) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > most {
        return None;
    }
    let length = if digits > 0 {
        digits
    } else {
        chinese_run(text)
    };
    Some((numeral(&text[..length])?, &text[length..]))
}

fn eight_digits(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(
        numeral(&text[..4])?,
        numeral(&text[4..6])?,
        numeral(&text[6..])?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_is_read() {
        for text in [
            "2024-01-02",
            "2024/1/2",
            "2024.1.2",
            "2024年1月2日",
            "2024年01月02号",
            "20240102",
            "2024-01-02 00:00:00",
            "2024/1/2 8:30",
            "2024-01-02T08:30:00+08:00",
            "２０２４年１月２日",
            "二〇二四年一月二日",
            "2024 年 1 月 2 日",
            "2024-01-02 00:00:00.0",
        ] {
            let date = Date {
                year: 2024,
                month: 1,
                day: 2,
            };
            assert_eq!(Date::read(text), Some(date), "{text}");
        }
        assert_eq!(Date::read("2024-12-31 8:30"), Date::new(2024, 12, 31));
        assert_eq!(
            Date::read("二〇二四年十二月三十一日"),
            Date::new(2024, 12, 31)
        );
    }

    #[test]
    fn days_that_no_calendar_has_are_refused() {
        for text in [
            "2024-02-30",
            "2023-02-29",
            "2024-13-01",
            "2024-00-01",
            "2024-01-00",
            "1899-01-01",
            "3000-01-01",
            "2024-1/2",
            "2024年1月",
            "20240132",
            "2024",
            "45292",
            "长期",
            "2024-01-02起",
            "2024-01-021",
            "01-02-2024",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
        assert!(Date::read("2024-02-29").is_some() && Date::read("2000-02-29").is_some());
    }

    #[test]
    fn what_is_to_last_has_no_date() {
        use crate::source::{Field, Origin};
        for text in ["长期", "长期有效", "长期有效。", "永久"] {
            let field = Field::<Date>::read(text, Origin::default());
            assert!(matches!(field, Field::Nil(_)), "{text}");
        }
        assert!(Field::<Date>::read("待定", Origin::default()).is_unreadable());
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), domain in "[0-9年月日/.: T-]{0,20}") {
            for text in [&text, &domain] {
                if let Some(date) = Date::read(text) {
                    prop_assert_eq!(Date::read(&date.to_string()), Some(date));
                }
            }
        }
    }
}
