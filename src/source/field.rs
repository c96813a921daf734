//! A value with the place and the words it was written in, and the states a field can be in.

use super::Origin;
use crate::canon::{is_blank, is_none_word, is_sentinel, trim};
use crate::model::{Element, Kind, Value};

/// The words of a cell or key as they were written (outer white space gone), and where.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'a> {
    /// The text as written, trimmed.
    pub text: &'a str,
    /// Where it is written, and under which element.
    pub origin: Origin,
}

impl Raw<'_> {
    /// The element the text was written under.
    pub fn element(&self) -> Element {
        self.origin.element()
    }
}

/// A value and the words it was read from. Two are equal when the values are.
#[derive(Clone, Copy, Debug)]
pub struct Sourced<'a, T> {
    /// What was understood.
    pub value: T,
    /// What was written, and where.
    pub raw: Raw<'a>,
}

impl<T: PartialEq> PartialEq for Sourced<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// One element of one item. Absent, blank, stated as none and stated never mix.
#[derive(Clone, Copy, Debug, Default)]
pub enum Field<'a, T> {
    /// The input has no column or key for it: nothing can be said.
    #[default]
    Absent,
    /// There is a place for it and nothing in it.
    Blank(Raw<'a>),
    /// Stated as none: 无, /, -, 不收费.
    Nil(Raw<'a>),
    /// Something is written that the element's kind does not know.
    Unreadable(Raw<'a>),
    /// Stated.
    Given(Sourced<'a, T>),
}

impl<'a, T> Field<'a, T> {
    /// The value, if it was stated and understood.
    #[inline]
    pub fn given(&self) -> Option<&Sourced<'a, T>> {
        match self {
            Field::Given(sourced) => Some(sourced),
            _ => None,
        }
    }

    /// What is written, whatever its state; `None` when the input has no place for it.
    #[inline]
    pub fn raw(&self) -> Option<Raw<'a>> {
        match self {
            Field::Absent => None,
            Field::Blank(raw) | Field::Nil(raw) | Field::Unreadable(raw) => Some(*raw),
            Field::Given(sourced) => Some(sourced.raw),
        }
    }

    /// Something other than nothing is written: stated, stated as none, or unreadable.
    #[inline]
    pub fn is_filled(&self) -> bool {
        matches!(self, Field::Given(_) | Field::Nil(_) | Field::Unreadable(_))
    }

    /// The input has no place for it.
    #[inline]
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent)
    }

    /// Something is written that could not be understood.
    #[inline]
    pub fn is_unreadable(&self) -> bool {
        matches!(self, Field::Unreadable(_))
    }
}

impl<'a, T: Clone> Field<'a, T> {
    /// The same, read from the same words at another place.
    #[inline]
    pub fn at(&self, raw: Raw<'a>) -> Field<'a, T> {
        match self {
            Field::Absent => Field::Absent,
            Field::Blank(_) => Field::Blank(raw),
            Field::Nil(_) => Field::Nil(raw),
            Field::Unreadable(_) => Field::Unreadable(raw),
            Field::Given(Sourced { value, .. }) => Field::Given(Sourced {
                value: value.clone(),
                raw,
            }),
        }
    }
}

impl<'a, T: Value<'a>> Field<'a, T> {
    /// Reads `text` (as written at `origin`) as a value of this field's kind.
    #[inline]
    pub fn read(text: &'a str, origin: Origin) -> Field<'a, T> {
        let text = trim(text);
        Field::read_trimmed(Raw { text, origin })
    }

    /// The same, where `before` may be a value of these very words. Limits are read anew: a unit may have been added to them.
    #[inline]
    pub fn read_like(before: &Field<'a, T>, text: &'a str, origin: Origin) -> Field<'a, T> {
        let text = trim(text);
        let raw = Raw { text, origin };
        match before {
            Field::Given(Sourced { value, raw: known })
                if T::KIND.is_read() && !matches!(T::KIND, Kind::Limit) && *known.text == *text =>
            {
                let value = value.clone();
                Field::Given(Sourced { value, raw })
            }
            _ => Field::read_trimmed(raw),
        }
    }

    /// The same of a text without outer white space.
    #[inline]
    pub fn read_trimmed(raw: Raw<'a>) -> Field<'a, T> {
        let text = raw.text;
        // Longer text is no such word.
        if text.len() <= 18 {
            if text.is_empty() || is_blank(text) || T::COUNTED && is_sentinel(text) {
                return Field::Blank(raw);
            }
            if T::NONE_IS_NIL && is_none_word(text) {
                return Field::Nil(raw);
            }
        }
        if T::is_none(text) {
            return Field::Nil(raw);
        }
        match T::read_under(text, raw.element()) {
            Some(value) => Field::Given(Sourced { value, raw }),
            None => Field::Unreadable(raw),
        }
    }
}

impl<T: PartialEq> PartialEq for Field<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Field::Given(a), Field::Given(b)) => a == b,
            (Field::Unreadable(a), Field::Unreadable(b)) => a.text == b.text,
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_white_space_stands_outside_goes() {
        for body in ["", "甲", "a", "甲。", "é", "（甲）", "😀"] {
            for space in ["", " ", "\u{3000}", "\u{a0}", "\r\n", "\t", "\u{2003}"] {
                let text = format!("{space}{body}{space}");
                let field: Field<'_, &str> = Field::read(&text, Origin::WHOLE);
                assert_eq!(field.raw().map(|raw| raw.text), Some(body), "{text:?}");
            }
        }
    }
}
