//! The ways of a field to hold nothing: left blank, filled with a number that stands for "no value", or a formula gone wrong.

use crate::canon::{is_blank, is_sentinel};
use crate::source::{Field, Raw};

/// The place of a field that somebody left blank. A number standing for "no value" is S007's and a formula without a result
/// is S010's, so they are not.
#[inline]
pub fn left_blank<'r, 'a, T>(field: &'r Field<'a, T>) -> Option<&'r Raw<'a>> {
    match field {
        Field::Blank(raw) if is_blank(raw.text) => Some(raw),
        _ => None,
    }
}

/// The place of a field that was left blank or says 无, where 无 is no answer.
#[inline]
pub fn nothing<'r, 'a, T>(field: &'r Field<'a, T>) -> Option<&'r Raw<'a>> {
    match field {
        Field::Nil(raw) => Some(raw),
        _ => left_blank(field),
    }
}

/// The number that stands for "no value" in a field.
#[inline]
pub fn sentinel<'r, 'a, T>(field: &'r Field<'a, T>) -> Option<&'r Raw<'a>> {
    match field {
        Field::Blank(raw) if is_sentinel(raw.text) => Some(raw),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Visits;
    use crate::source::Origin;

    #[test]
    fn a_cell_is_blank_or_a_sentinel_never_both() {
        let read = |text| Field::<Visits>::read(text, Origin::WHOLE);
        assert!(left_blank(&read("")).is_some() && sentinel(&read("")).is_none());
        assert!(left_blank(&read("-1")).is_none() && sentinel(&read("-1")).is_some());
        assert!(left_blank(&read("0")).is_none() && sentinel(&read("0")).is_none());
        assert!(left_blank(&read("\u{200b}")).is_some());
    }

    #[test]
    fn nothing_is_blank_or_none() {
        let read = |text| Field::<&str>::read(text, Origin::WHOLE);
        assert!(nothing(&read("")).is_some() && nothing(&read("无")).is_some());
        assert!(nothing(&read("甲")).is_none() && nothing(&Field::<&str>::Absent).is_none());
    }

    #[test]
    fn a_formula_gone_wrong_is_not_left_blank() {
        let origin = Origin::WHOLE;
        let raw = Raw {
            text: "#REF!",
            origin,
        };
        let field = Field::<Visits>::Blank(raw);
        assert!(left_blank(&field).is_none() && sentinel(&field).is_none());
    }
}
