//! Runs of digits, and what may stand between those of one number.

use crate::canon::arabic;

/// A run of digits, ASCII or full-width.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub start: usize,
    pub end: usize,
    /// How many digits.
    pub count: usize,
    /// Their value; of the first eighteen, when there are more.
    pub value: u64,
}

/// The run of digits at a place; of no digits when there are none.
pub(super) fn run(text: &str, start: usize) -> Run {
    let mut run = Run {
        start,
        end: start,
        count: 0,
        value: 0,
    };
    for c in text[start..].chars() {
        let Some(digit) = arabic(c) else { break };
        if run.count < 18 {
            run.value = run.value * 10 + u64::from(digit);
        }
        run.count += 1;
        run.end += c.len_utf8();
    }
    run
}

impl Run {
    /// Begins with 0, as area codes do.
    pub fn has_zero(self, text: &str) -> bool {
        text[self.start..self.end].chars().next().and_then(arabic) == Some(0)
    }

    /// An area code there is: 010, 02x, 0 and three digits of which the first is 3 to 9.
    pub fn is_area(self, text: &str) -> bool {
        let known = match self.count {
            3 => self.value == 10 || (20..30).contains(&self.value),
            4 => (300..1000).contains(&self.value),
            _ => false,
        };
        known && self.has_zero(text)
    }

    /// Where its digit `n` begins.
    pub fn digit(self, text: &str, n: usize) -> usize {
        text[self.start..self.end]
            .char_indices()
            .nth(n)
            .map_or(self.end, |(at, _)| self.start + at)
    }
}

/// What joins two runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Joint {
    /// Nothing.
    None,
    /// Blanks or brackets.
    Blank,
    /// A dash, maybe with blanks.
    Dash,
}

/// The joint at a place, and where it ends. Lines break behind a dash only.
pub(super) fn joint(text: &str, start: usize) -> (Joint, usize) {
    let mut joint = Joint::None;
    let mut at = start;
    for c in text[start..].chars().take(6) {
        joint = match c {
            '-' | '－' | '—' | '–' | '―' | '‐' | '‑' | '−' | '﹣' | 'ー' => {
                Joint::Dash
            }
            '\n' | '\r' if joint == Joint::Dash => Joint::Dash,
            '\n' | '\r' => break,
            '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' => joint.or_blank(),
            c if c.is_whitespace() => joint.or_blank(),
            _ => break,
        };
        at += c.len_utf8();
    }
    (joint, at)
}

impl Joint {
    fn or_blank(self) -> Joint {
        match self {
            Joint::None => Joint::Blank,
            other => other,
        }
    }
}

/// A hotline that stands for itself: the emergency numbers, 12xxx, 10xxx, 11xxxx, 95xxx, 96xxx and their longer kin.
pub(super) fn is_hotline(run: Run) -> bool {
    let n = run.value;
    match run.count {
        3 => matches!(n, 110 | 114 | 119 | 120 | 122),
        5 => matches!(n / 1000, 10 | 11 | 12 | 95 | 96 | 16),
        6 => matches!(n / 10_000, 11 | 95 | 96),
        7 => n / 100_000 == 96,
        _ => false,
    }
}

/// Characters behind a number that make it a count of something.
pub(super) fn is_counter(c: char) -> bool {
    "号室楼层年月日时分秒元米层幢栋房门窗台个人天路弄座间份次条届期%％:：".contains(c)
}
