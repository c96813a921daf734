//! How many columns text takes, and how it is cut and padded to them.

use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Measures text as one kind of terminal shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::report) struct Gauge {
    /// Characters of ambiguous width take two columns.
    pub wide: bool,
}

impl Gauge {
    /// The columns of one character.
    pub fn char(self, c: char) -> usize {
        let width = if self.wide { c.width_cjk() } else { c.width() };
        width.unwrap_or(0)
    }

    /// The columns of a text. Counts characters one by one, as terminals do, also within joined emoji.
    pub fn text(self, text: &str) -> usize {
        text.chars().map(|c| self.char(c)).sum()
    }

    /// The mark of what was left out.
    pub fn dots(self) -> &'static str {
        if self.wide { "..." } else { "…" }
    }

    /// The text, padded with blanks on the right.
    pub fn pad(self, text: &str, width: usize) -> String {
        let blanks = width.saturating_sub(self.text(text));
        format!("{text}{:blanks$}", "")
    }

    /// The bytes of `text` that fit into `width` columns, from the start.
    fn fit(self, text: &str, width: usize) -> usize {
        let mut used = 0;
        for (at, c) in text.char_indices() {
            used += self.char(c);
            if used > width {
                return at;
            }
        }
        text.len()
    }

    /// The bytes before the part of `text` that fits into `width` columns at its end.
    fn fit_end(self, text: &str, width: usize) -> usize {
        let mut used = 0;
        for (at, c) in text.char_indices().rev() {
            used += self.char(c);
            if used > width {
                return at + c.len_utf8();
            }
        }
        0
    }

    /// The start of the text, cut with dots when it is too long.
    pub fn cut(self, text: &str, width: usize) -> String {
        if self.text(text) <= width {
            return text.to_owned();
        }
        let end = self.fit(text, width.saturating_sub(self.text(self.dots())));
        format!("{}{}", &text[..end], self.dots())
    }

    /// The end of the text, cut with dots when it is too long: for paths, whose end tells them apart.
    pub fn cut_start(self, text: &str, width: usize) -> String {
        if self.text(text) <= width {
            return text.to_owned();
        }
        let start = self.fit_end(text, width.saturating_sub(self.text(self.dots())));
        format!("{}{}", self.dots(), &text[start..])
    }

    /// A window of `width` columns onto `text` in which the start of `part` is seen, and where `part` is in it.
    pub fn window(self, text: &str, part: Range<usize>, width: usize) -> (String, Range<usize>) {
        if self.text(text) <= width {
            return (text.to_owned(), part);
        }
        let dots = self.text(self.dots());
        let room = width.saturating_sub(2 * dots).max(1);
        let spare = room.saturating_sub(self.text(&text[part.clone()]));
        // What stands before the fault tells the reader where he is: a quarter, or more when little follows.
        let after = self.text(&text[part.end..]);
        let before = spare.min(room / 4).max(spare.saturating_sub(after));
        let mut start = self.fit_end(&text[..part.start], before);
        let mut shown = String::new();
        if self.text(&text[..start]) <= dots {
            start = 0;
        } else {
            shown.push_str(self.dots());
        }
        let shift = shown.len();
        let rest = &text[start..];
        let tail = self.cut(rest, width.saturating_sub(self.text(&shown)));
        let kept = match tail == rest {
            true => rest.len(),
            false => tail.len() - self.dots().len(),
        };
        shown.push_str(&tail);
        let from = shift + (part.start - start).min(kept);
        let to = shift + (part.end - start).min(kept);
        (shown, from..to)
    }
}

/// A number with its thousands apart: `12,345`.
pub(in crate::report) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    text
}

/// `1 file`, `2 files`.
pub(in crate::report) fn plural(count: u64, one: &str, many: &str) -> String {
    let word = if count == 1 { one } else { many };
    format!("{} {word}", thousands(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAUGE: Gauge = Gauge { wide: false };

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(GAUGE.text("20个工作日"), 10);
        assert_eq!(GAUGE.pad("甲", 4), "甲  ");
        assert_eq!(Gauge { wide: true }.text("“甲”"), 6);
    }

    #[test]
    fn a_cut_never_splits_a_wide_character() {
        assert_eq!(GAUGE.cut("行政许可", 6), "行政…");
        assert_eq!(GAUGE.cut("行政许可", 8), "行政许可");
        assert_eq!(GAUGE.cut_start("资料/城管局.xlsx", 10), "…管局.xlsx");
        assert_eq!(Gauge { wide: true }.cut("行政许可", 7), "行政...");
    }

    #[test]
    fn a_window_keeps_the_fault_in_sight() {
        let text = "甲".repeat(50) + "错误" + &"乙".repeat(50);
        let at = text.find("错误").expect("it is there");
        let (shown, part) = GAUGE.window(&text, at..at + 6, 30);
        assert_eq!(&shown[part], "错误");
        assert!(GAUGE.text(&shown) <= 30, "{shown}");
        assert!(shown.starts_with('…') && shown.ends_with('…'));
    }

    #[test]
    fn a_window_at_either_end_is_cut_on_one_side_only() {
        let text = "错误".to_owned() + &"乙".repeat(50);
        let (shown, part) = GAUGE.window(&text, 0..6, 20);
        assert_eq!(&shown[part], "错误");
        assert!(shown.ends_with('…') && !shown.starts_with('…'));
        let text = "乙".repeat(50) + "错误";
        let (shown, part) = GAUGE.window(&text, text.len() - 6..text.len(), 20);
        assert_eq!(&shown[part], "错误");
        assert!(shown.starts_with('…') && !shown.ends_with('…'));
    }

    #[test]
    fn a_fault_wider_than_the_window_is_cut() {
        let text = "错".repeat(100);
        let (shown, part) = GAUGE.window(&text, 0..text.len(), 21);
        assert!(GAUGE.text(&shown) <= 21);
        assert!(!shown[part].contains('…'));
    }

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(
            [0, 999, 1000, 1_234_567].map(thousands),
            ["0", "999", "1,000", "1,234,567"]
        );
    }
}
