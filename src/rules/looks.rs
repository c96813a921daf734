//! What of an item a rule looks at.

use crate::model::{Element, Set, Topic, Topics};

/// What of an item a rule looks at, as far as its verdict goes; what a finding tells besides may be more.
///
/// A verdict that found nothing is remembered, and stands for every item that says the same of these topics. So nothing may be
/// left out; where a rule must look at more after all, it says so first: [`Found::beyond`](super::Found::beyond). A build with
/// debug assertions checks every remembered verdict against the rule.
#[derive(Clone, Copy, Debug)]
pub struct Looks(Option<Topics>);

impl Looks {
    /// At whatever it likes: nothing is remembered.
    pub const ALL: Looks = Looks(None);

    /// At these elements, and at sub-tables of which they are the names.
    pub const fn at(elements: &[Element]) -> Looks {
        Looks(Some(Topics::of_elements(elements)))
    }

    /// At these topics and the kind of the item.
    pub const fn about(topics: &[Topic]) -> Looks {
        Looks(Some(Topics::of(topics)))
    }

    /// The topics of what it looks at; none if that may be anything.
    pub fn topics(self) -> Option<Topics> {
        self.0
    }
}

/// What is remembered of one item, set by set of topics.
pub type Remembered = [Seen; Set::ALL.len()];

/// What is remembered of a set of topics of the item at hand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// What it is remembered by; none where nothing is to be remembered.
    pub key: Option<u64>,
    /// The verdict on it, by its number, of the rules that look at nothing else.
    pub verdict: Option<u16>,
    /// Other rules that have nothing to say of it, a bit each.
    pub clean: u32,
    /// Some of these bits are new.
    pub is_new: bool,
}

impl Seen {
    /// The rule has nothing to say of it.
    #[inline]
    pub(super) fn is_clean(&self, rule: u16) -> bool {
        self.clean & bit(rule) != 0
    }

    /// Notes that the rule has nothing to say of it.
    #[inline]
    pub(super) fn note(&mut self, rule: u16) {
        if self.key.is_some() {
            (self.clean, self.is_new) = (self.clean | bit(rule), true);
        }
    }
}

/// None for rules beyond the 32nd: they are asked each time.
fn bit(rule: u16) -> u32 {
    1_u32.checked_shl(u32::from(rule)).unwrap_or(0)
}

/// What a rule looks at: elements by name.
macro_rules! looks {
    ($($element:ident),* $(,)?) => {
        Looks::at(&[$(Element::$element),*])
    };
}

pub(super) use looks;
