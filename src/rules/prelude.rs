//! What a rule file needs.

pub(super) use super::blank::{left_blank, nothing, sentinel};
pub(super) use super::brief::{brief, brief_pair};
pub(super) use super::found::Draft;
pub(super) use super::looks::{Looks, looks};
pub(super) use super::ratio::{Near, Ratio, Vote};
pub(super) use super::{
    About, Check, Context, Fact, Facts, Found, Group, Outcome, Rule, Sited, basis,
};
pub(super) use crate::config::Target;
pub(super) use crate::finding::{Lang, Level, text, words};
pub(super) use crate::model::*;
pub(super) use crate::source::{Field, Raw, Sourced};

/// The name over all parts of the element that a field holds: `promised_limit`, `material_source`.
macro_rules! key {
    (material . $field:ident) => {
        concat!("material_", stringify!($field))
    };
    (item . $field:ident) => {
        stringify!($field)
    };
}
pub(super) use key;

/// The sourced value of a field, or an early return: *blind* when the input has no place for it, else *not applicable*.
macro_rules! given {
    ($item:ident . $field:ident) => {
        match &$item.$field {
            Field::Given(sourced) => sourced,
            Field::Absent => return Outcome::Blind(key!($item.$field)),
            _ => return Outcome::NotApplicable,
        }
    };
}
pub(super) use given;

/// The sourced values of two fields, or an early return as in [`given!`]; blindness goes first.
macro_rules! both {
    ($item:ident . $a:ident, $other:ident . $b:ident) => {{
        if $other.$b.is_absent() {
            return Outcome::Blind(key!($other.$b));
        }
        (given!($item.$a), given!($other.$b))
    }};
}
pub(super) use both;

/// An early return *blind* when the input has no place for a field; the field otherwise.
macro_rules! seen {
    ($item:ident . $field:ident) => {
        match &$item.$field {
            Field::Absent => return Outcome::Blind(key!($item.$field)),
            field => field,
        }
    };
}
pub(super) use seen;
