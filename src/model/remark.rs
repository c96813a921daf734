//! What reading noticed besides items: facts for the rules of the group *structure*.

use super::Element;
use crate::source::{Origin, Raw};

/// Something a reader noticed. It states; whether it is a fault is for a rule to say.
#[derive(Clone, Copy, Debug)]
pub enum Remark<'a> {
    /// A column or key bound to no element, and the element whose label is nearest ([`Element::none`] if none is near).
    UnknownColumn {
        label: &'a str,
        origin: Origin,
        nearest: Element,
    },
    /// Two columns or keys of one element that differ in one item: the one that counts, and the other.
    BoundTwice { first: Raw<'a>, second: Raw<'a> },
    /// Text that does not parse; `what` says why, in both languages.
    Syntax {
        origin: Origin,
        zh: &'a str,
        en: &'a str,
    },
    /// A sheet (or document) with something in it and no item: the row (from 1) that looked most like a header, with the
    /// labels known in it, and all of its labels.
    NoItems {
        origin: Origin,
        best_row: Option<u64>,
        known: &'a str,
        seen: &'a str,
    },
    /// An entry of a sub-table whose item is not there.
    Orphan { raw: Raw<'a>, key: &'a str },
    /// The name that entries of a side sheet are joined by, which items of several departments have: each has all of them.
    Shared { raw: Raw<'a> },
    /// A formula whose result is an error value (`text` is `#REF!` …) or that has no stored result (`text` is "").
    Formula { raw: Raw<'a> },
    /// A code or telephone number stored as a number.
    NumericCode { raw: Raw<'a> },
    /// Hidden rows, columns or a hidden sheet with items in it; `rows` are counted, `what` is `row`, `column` or `sheet`.
    Hidden {
        origin: Origin,
        what: Hidden,
        count: u64,
    },
    /// Rows of one group that state one element differently: the value that counts, and the other.
    Conflict { first: Raw<'a>, second: Raw<'a> },
}

/// What is hidden.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hidden {
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// A sheet.
    Sheet,
}
