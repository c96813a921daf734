//! Canonical forms of text: one pure function each. Rules compare with them, fixes offer them, normalization writes them.

mod code;
mod distance;
mod glance;
mod guard;
mod hash;
mod label;
mod lists;
mod markup;
mod name;
mod numbering;
mod numeral;
mod residue;
mod situations;
mod width;
mod words;

pub use code::{code_spelling, every_byte};
pub use distance::distance;
pub use glance::{Endings, Glance, is_same, may_be_in_long};
pub use guard::{guard, harmless, unguard};
pub use hash::{ByItself, Fingerprint, run_seed, text_hash};
pub use label::label_key;
pub use lists::{Entry, entries};
pub use name::{body_key, name_hash, name_key, plain_name};
pub use numeral::{arabic, chinese_run, numeral};
pub use residue::{
    Residue, ResidueKind, clean, is_clean_source, looks_clean, residue, residue_from,
};
pub use situations::materials;
pub use width::{compact, half, halfwidth, is_invisible, is_void};
pub use words::{
    is_blank, is_error_value, is_made_of, is_no_material, is_none_word, is_sentinel, trim,
};
