//! How often one must come to the office.

use super::super::{Kind, Value};

/// 到办事现场次数.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Visits {
    /// The fewest visits.
    pub least: u8,
    /// The most visits.
    pub most: u8,
}

impl<'a> Value<'a> for Visits {
    const KIND: Kind = Kind::Visits;
    const NONE_IS_NIL: bool = false;
    const COUNTED: bool = true;
    fn read(text: &'a str) -> Option<Self> {
        text.trim_end_matches('次')
            .trim()
            .parse()
            .ok()
            .map(|n| Visits { least: n, most: n })
    }
}
