//! A share measured against its target, over the catalog or one department.

use super::ItemHead;

/// One ratio of the catalog or of a department.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RatioReport {
    /// The rule: an index into the rule book.
    pub rule: u16,
    /// `即办件占比`, in the language of the report.
    pub name: &'static str,
    /// The name in a word or two, over a column of a table.
    pub short: &'static str,
    /// The department; `None` for the catalog.
    pub department: Option<Box<str>>,
    /// What counts, in steps of `1 / scale`.
    pub part: i64,
    /// Of how much.
    pub whole: i64,
    /// 1, or 100 for hundredths.
    pub scale: i64,
    /// Items that were counted.
    pub items: u64,
    /// Items outside the ratio.
    pub not_applicable: u64,
    /// Items that leave blank what is asked.
    pub blank: u64,
    /// Items in which it could not be read.
    pub unreadable: u64,
    /// Items for which the input has no place for it.
    pub blind: u64,
    /// The mean of the items' own rates, in millionths, where an item counts for more than one.
    pub mean: Option<i64>,
    /// What is to be reached, as numerator and denominator.
    pub target: Option<(u32, u32)>,
    /// Whether it is; `None` where nothing is judged.
    pub met: Option<bool>,
    /// The target is set for whom the ratio is taken over, so that to miss it is a fault.
    pub owed: bool,
    /// Too much is blank or unreadable: there is no value rather than a wrong one.
    pub refused: bool,
    /// The items that would reach the target, the nearest first; no more than are needed or kept.
    pub to_reach: Vec<ReachItem>,
    /// How many items are needed to reach it, when that is known.
    pub needed: Option<u64>,
}

/// An item that would help to reach a target.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReachItem {
    /// The item.
    pub item: ItemHead,
    /// How it stands, or what would have to change.
    pub change: Box<str>,
}

impl RatioReport {
    /// The share in millionths; `None` when it was refused or nothing was counted.
    pub fn value(&self) -> Option<i64> {
        let value = i128::from(self.part) * 1_000_000 / i128::from(self.whole.max(1));
        let known = !self.refused && self.whole > 0;
        known.then(|| i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// The share in percent with one decimal. What falls short is rounded down, so that it never looks like its target.
    pub fn percent(&self) -> Option<String> {
        let down = self.met == Some(false);
        self.value().map(|value| percent(value, down))
    }

    /// Blank and unreadable items together.
    pub fn unread(&self) -> u64 {
        self.blank + self.unreadable
    }
}

/// Millionths in percent with one decimal.
pub fn percent(millionths: i64, down: bool) -> String {
    let tenths = match down {
        true => millionths.div_euclid(1000),
        false => (millionths + 500).div_euclid(1000),
    };
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}%", tenths.abs() / 10, tenths.abs() % 10)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn what_falls_short_never_looks_like_its_target() {
        assert_eq!(percent(399_999, true), "39.9%");
        assert_eq!(percent(666_666, false), "66.7%");
        assert_eq!(percent(1_000_000, true), "100.0%");
        assert_eq!(percent(-250_000, true), "-25.0%");
    }
}
