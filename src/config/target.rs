//! What a ratio is to reach, and who is to reach it.

use super::share::{self, Share};
use serde::Deserialize;

/// A target of a ratio.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The least share.
    #[serde(with = "share")]
    pub least: Share,
    /// Who is to reach it.
    pub of: Reach,
}

/// Who is to reach a target.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// Every department for itself.
    Department,
    /// The catalog as a whole.
    Catalog,
}

impl Target {
    /// The least share as it is written.
    pub fn shown(self) -> String {
        share::write(self.least)
    }

    /// Whether `part` of `whole` is enough.
    pub fn is_met(self, part: i64, whole: i64) -> bool {
        self.short(part, whole) <= 0
    }

    /// By how much `part` of `whole` falls short, rounded up; nothing or less when it does not.
    pub fn short(self, part: i64, whole: i64) -> i64 {
        let (least, of) = (i128::from(self.least.0), i128::from(self.least.1));
        let wanted = least * i128::from(whole);
        let wanted = wanted.div_euclid(of) + i128::from(wanted.rem_euclid(of) > 0);
        i64::try_from(wanted - i128::from(part)).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_just_reached_is_met() {
        let target = |least| Target {
            least,
            of: Reach::Catalog,
        };
        assert!(target((40, 100)).is_met(4, 10));
        assert!(!target((40, 100)).is_met(3, 10));
        assert!(target((2, 3)).is_met(2, 3) && target((2, 3)).is_met(400, 600));
        assert_eq!(target((40, 100)).short(3, 11), 2);
        assert_eq!(target((2, 3)).short(-5, 3), 7);
    }
}
