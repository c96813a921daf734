//! A code: letters and digits whose every character counts.

use super::super::{Kind, Shape, Value};

/// A code as written. Its shape is a rule's matter: many schemes live side by side.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Code<'a>(pub &'a str);

impl<'a> Value<'a> for Code<'a> {
    const KIND: Kind = Kind::Code;
    fn read(text: &'a str) -> Option<Self> {
        Some(Code(text))
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Code(self.0)
    }
}
