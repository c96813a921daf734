//! How many copies of a material are asked for.

use super::super::{Kind, Value};

/// A number of copies; 0 is a number too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Copies(pub u16);

impl<'a> Value<'a> for Copies {
    const KIND: Kind = Kind::Copies;
    const COUNTED: bool = true;
    fn read(text: &'a str) -> Option<Self> {
        text.trim_end_matches('份').trim().parse().ok().map(Copies)
    }
}
