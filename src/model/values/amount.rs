//! Amounts in hundredths, at the start of a text that [`compact`](crate::canon::compact) made.

use crate::canon::{chinese_run, numeral};

/// The amount that `text` begins with: its hundredths, or `None` when they are no number or too many; and its length. No amount
/// at all gives no pair.
pub(super) fn amount(text: &str) -> Option<(Option<u32>, usize)> {
    let whole = digits(text);
    if whole > 0 {
        return Some(decimal(text, whole));
    }
    let run = chinese_run(text);
    (run > 0).then(|| (numeral(&text[..run]).and_then(|n| n.checked_mul(100)), run))
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn decimal(text: &str, whole: usize) -> (Option<u32>, usize) {
    let fraction = text[whole..].strip_prefix('.').map_or(0, digits);
    let length = match fraction {
        0 => whole,
        n => whole + 1 + n,
    };
    let value = numeral(&text[..whole])
        .and_then(|n| n.checked_mul(100))
        .and_then(|n| n.checked_add(hundredths(text[whole..length].trim_start_matches('.'))));
    (value, length)
}

/// The digits behind the point, rounded; anything above nothing is at least one hundredth, since nothing means "at once".
fn hundredths(fraction: &str) -> u32 {
    let digit = |n: usize| {
        fraction
            .as_bytes()
            .get(n)
            .map_or(0, |byte| u32::from(byte - b'0'))
    };
    let rounded = digit(0) * 10 + digit(1) + u32::from(digit(2) >= 5);
    rounded.max(u32::from(fraction.bytes().any(|byte| byte != b'0')))
}

/// A whole number with nothing behind it but zeros: `1`, `1.0`.
pub(super) fn whole(hundredths: u32) -> Option<u32> {
    hundredths.is_multiple_of(100).then_some(hundredths / 100)
}

/// The length of the mark of a range that `text` begins with: `-`, `—`, `~`, `至`, `到`.
pub(super) fn range_mark(text: &str) -> usize {
    let dashes = text.len()
        - text
            .trim_start_matches(['-', '—', '–', '―', '‐', '−', '~', '〜'])
            .len();
    match dashes {
        0 if text.starts_with(['至', '到']) => '至'.len_utf8(),
        _ => dashes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_to_the_hundredth() {
        for (text, value, length) in [
            ("20个", Some(2000), 2),
            ("0.5天", Some(50), 3),
            ("1.25", Some(125), 4),
            ("0.30000000000000004", Some(30), 19),
            ("0.001", Some(1), 5),
            ("2.", Some(200), 1),
            ("二十个", Some(2000), 6),
            ("99999999999", None, 11),
            ("42949673", None, 8),
            ("三五个", None, 6),
        ] {
            assert_eq!(amount(text), Some((value, length)), "{text}");
        }
        assert_eq!(amount("个工作日"), None);
        assert_eq!(amount(""), None);
    }
}
