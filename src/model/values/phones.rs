//! Telephone numbers as guides hold them: several in a cell, with labels, office names and extensions around them.

use super::super::{Kind, Value};

/// The text of a contact cell; its numbers are found when asked for.
#[derive(Clone, Copy, Debug)]
pub struct Phones<'a>(pub &'a str);

/// What kind of number it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PhoneKind {
    /// 7 or 8 digits, with or without an area code.
    Landline,
    /// 1[3-9] and nine digits.
    Mobile,
    /// A short number such as 12345, with or without an area code.
    Hotline,
    /// 400 or 800 and seven digits.
    TollFree,
    /// Looks like a number and is none of these.
    Malformed,
}

/// One number in a contact cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phone<'a> {
    /// As written, without what stands around it.
    pub text: &'a str,
    /// Its kind.
    pub kind: PhoneKind,
    /// Area code digits with the leading 0 ("0431"), or "".
    pub area: &'a str,
    /// The digits after the area code, without an extension, as a number; equal numbers are equal here.
    pub number: u64,
    /// The extension, or 0.
    pub extension: u32,
}

impl<'a> Phones<'a> {
    /// The numbers, in the order written.
    pub fn iter(self) -> impl Iterator<Item = Phone<'a>> {
        std::iter::empty()
    }
}

impl PartialEq for Phones<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<'a> Value<'a> for Phones<'a> {
    const KIND: Kind = Kind::Phones;
    fn read(text: &'a str) -> Option<Self> {
        Some(Phones(text))
    }
}
