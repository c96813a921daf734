//! A web address, or the name or id of an attachment.

use super::super::{Kind, Shape, Value};

/// A link as written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Link<'a>(pub &'a str);

impl Link<'_> {
    /// Starts like a web address.
    pub fn is_web(self) -> bool {
        let head = self.0.get(..8).unwrap_or(self.0).to_ascii_lowercase();
        head.starts_with("http://") || head.starts_with("https://")
    }
}

impl<'a> Value<'a> for Link<'a> {
    const KIND: Kind = Kind::Link;
    fn read(text: &'a str) -> Option<Self> {
        Some(Link(text))
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Link(self.0)
    }
}
