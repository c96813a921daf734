//! Canonical forms of text: one pure function each. Rules compare with them, fixes offer them, normalization writes them.

mod distance;
mod hash;
mod label;
mod lists;
mod words;

pub use distance::distance;
pub use hash::Fingerprint;
pub use label::label_key;
pub use lists::{Entry, entries, name_hash};
pub use words::{is_blank, is_none_word, is_sentinel, trim};
