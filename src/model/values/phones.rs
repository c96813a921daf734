//! Telephone numbers as guides hold them: several in a cell, with labels, office names and extensions around them.

mod aside;
mod digits;
mod forms;
mod masked;
mod phone;
mod scan;

use super::super::{Kind, Shape, Value};
pub use phone::{Phone, PhoneKind};
use std::fmt;

/// The text of a contact cell; its numbers are found when asked for.
#[derive(Clone, Copy, Debug)]
pub struct Phones<'a>(pub &'a str);

impl<'a> Phones<'a> {
    /// The numbers, in the order written. Numbers side by side (`0431-84258766/84258767`) share the area code of the first.
    pub fn iter(self) -> impl Iterator<Item = Phone<'a>> {
        scan::Scan::new(self.0)
    }
}

/// The numbers in canonical spelling joined by 、, or the text when there are none.
impl fmt::Display for Phones<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut numbers = self.iter().peekable();
        if numbers.peek().is_none() {
            return f.write_str(self.0);
        }
        let mut out = String::new();
        for (i, phone) in numbers.enumerate() {
            if i > 0 {
                out.push('、');
            }
            phone.canonical(&mut out);
        }
        f.write_str(&out)
    }
}

/// The same numbers in the same order, whatever stands around them; without numbers, the same text.
impl PartialEq for Phones<'_> {
    fn eq(&self, other: &Self) -> bool {
        let (mut ours, mut theirs) = (self.iter(), other.iter());
        let mut any = false;
        loop {
            match (ours.next(), theirs.next()) {
                (None, None) => return any || self.0 == other.0,
                (Some(a), Some(b)) if a.dials_as(b) => any = true,
                _ => return false,
            }
        }
    }
}

impl<'a> Value<'a> for Phones<'a> {
    const KIND: Kind = Kind::Phones;

    #[inline]
    fn read(text: &'a str) -> Option<Self> {
        Some(Phones(text))
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Phones(*self)
    }
}

#[cfg(test)]
mod tests;
