//! A share as packs write it: `40%`, `66.7%`, `2/3`.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

/// A share as numerator and denominator, so that two thirds are two thirds.
pub type Share = (u32, u32);

/// Reads a share.
pub fn read(text: &str) -> Option<Share> {
    let share = match text.strip_suffix('%') {
        Some(number) => percent(number.trim())?,
        None => {
            let (part, whole) = text.split_once('/')?;
            (part.trim().parse().ok()?, whole.trim().parse().ok()?)
        }
    };
    (share.1 > 0 && share.0 <= share.1).then_some(share)
}

/// `40` of a hundred, `66.7` as 667 of a thousand.
fn percent(number: &str) -> Option<Share> {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    if rest.len() > 3 || number.starts_with(['+', '.']) {
        return None;
    }
    let scale = 10_u32.pow(rest.len() as u32);
    let rest: u32 = if rest.is_empty() {
        0
    } else {
        rest.parse().ok()?
    };
    let whole: u32 = whole.parse().ok().filter(|whole| *whole <= 100)?;
    Some((whole * scale + rest, 100 * scale))
}

/// Writes a share as it is read: percents where they come out even.
pub fn write((part, whole): Share) -> String {
    let thousandths = u64::from(part) * 100_000 / u64::from(whole.max(1));
    if thousandths * u64::from(whole) != u64::from(part) * 100_000 {
        return format!("{part}/{whole}");
    }
    let (percent, rest) = (thousandths / 1000, thousandths % 1000);
    match rest {
        0 => format!("{percent}%"),
        rest => format!("{percent}.{}%", format!("{rest:03}").trim_end_matches('0')),
    }
}

/// For `#[serde(with = "share")]`.
pub fn serialize<S: Serializer>(share: &Share, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&write(*share))
}

/// For `#[serde(with = "share")]`.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Share, D::Error> {
    let text = String::deserialize(from)?;
    read(&text).ok_or_else(|| D::Error::custom(format!("`{text}`: 40%, 2/3")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_and_fractions_are_read_and_written_alike() {
        for (text, share) in [
            ("40%", (40, 100)),
            ("66.7%", (667, 1000)),
            ("2/3", (2, 3)),
            ("0%", (0, 100)),
            ("100%", (100, 100)),
        ] {
            assert_eq!(read(text), Some(share), "{text}");
            assert_eq!(write(share), text);
        }
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in [
            "", "40", "140%", "3/2", "1/0", "-1%", "%", "1.2.3%", "+5%", "a/b", "1.2345%",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
