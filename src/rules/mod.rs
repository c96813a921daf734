//! The rule book: one rule a file, one folder a group.

mod at_hand;
mod basis;
mod blank;
mod book;
mod brief;
mod conditions;
mod contacts;
mod facts;
mod fees;
mod found;
mod identity;
mod idle;
mod limits;
mod looks;
mod materials;
mod norms;
mod organisation;
mod prelude;
mod process;
mod ratio;
mod sited;
mod step_names;
mod structure;
mod targets;
#[cfg(test)]
mod trial;
mod visits;

pub use basis::Basis;
pub use book::{BOOK, find, index_of, nearest_rule};
pub use facts::{Fact, Facts, Group, Head, Texts};
pub use found::{Found, Naming, head_of};
pub use looks::{Looks, Remembered, Seen};
pub use ratio::{Ratio, Share, Shares, Vote};
pub use sited::Sited;
pub use targets::{Measured, Slot, counts, measure, report_refused, report_short};

use crate::config::Params;
use crate::finding::{Level, Words};
use crate::model::{Material, Remark, ServiceItem};

/// A rule: what it says, its examples and its check.
pub struct Rule {
    /// What it says and why.
    pub about: About,
    /// A guide in YAML that the rule must report.
    pub wrong: &'static str,
    /// The same guide in order: clean under all rules.
    pub right: &'static str,
    /// How it looks.
    pub check: Check,
}

/// What a rule says and why.
pub struct About {
    /// Group letter and three digits; never reused.
    pub id: &'static str,
    /// The wrong state in two to four words, sensible after "allow".
    pub slug: &'static str,
    /// How grave, unless a finding says otherwise.
    pub level: Level,
    /// The version that brought it.
    pub since: &'static str,
    /// The wrong state in a sentence.
    pub says: Words,
    /// Why it matters, and to whom.
    pub why: Words,
    /// On whose authority.
    pub basis: &'static [Basis],
}

/// What all rules know of the run.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The day the run judges by, `2026-11-22`.
    pub as_of: &'a str,
    /// What rules are measured by.
    pub params: &'a Params,
}

/// How a rule fared on one item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Looked; what was found is in the sink, and nothing there means passed.
    Checked,
    /// The item's type or values are outside the rule.
    NotApplicable,
    /// The input has no column or key for the element named.
    Blind(&'static str),
}

/// How a rule looks at one material of an item.
pub type MaterialCheck =
    fn(&Material<'_>, &ServiceItem<'_>, &Context<'_>, &mut Found<'_>) -> Outcome;

/// How a rule looks.
pub enum Check {
    /// At one item, of which it looks at so much.
    Item(
        Looks,
        fn(&ServiceItem<'_>, &Context<'_>, &mut Found<'_>) -> Outcome,
    ),
    /// At each material of an item.
    Material(Looks, MaterialCheck),
    /// At one item, and at what reading noticed of it.
    Both(
        Looks,
        fn(&ServiceItem<'_>, &Context<'_>, &mut Found<'_>) -> Outcome,
        fn(&Remark<'_>, &Context<'_>, &mut Found<'_>) -> Outcome,
    ),
    /// At what reading noticed; `NotApplicable` for remarks that are another rule's.
    Remark(fn(&Remark<'_>, &Context<'_>, &mut Found<'_>) -> Outcome),
    /// At all items: `gather` takes a few integers from each, `judge` sees each group of equal keys at the end.
    Catalog {
        /// What to remember of an item.
        gather: fn(&ServiceItem<'_>, &Context<'_>, &mut Facts) -> Outcome,
        /// How many facts a group must have to be judged: 2 for duplicates, 1 where one alone can be wrong.
        least: usize,
        /// Whether a fact is worth judging its group for; a group without any such fact is not judged.
        tells: fn(&Fact) -> bool,
        /// Called for every group of facts with one key, in the order of the input.
        judge: fn(&Group<'_>, &mut Found<'_>),
    },
    /// At a share of all items, of each department and of the catalog, when all have been read.
    Ratio(Ratio),
    /// At the shares of which too much could not be read.
    Refusal,
}
