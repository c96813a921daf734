//! Code lists and code structures: what the characters of a code mean and which check characters they need.

mod credit;
mod item_code;
mod scheme;

pub use credit::{CreditCode, credit_code, is_organisation_code};
pub use item_code::{BaseCode, CodeFault, HandlingCode, ImplementationCode, Place};
pub use scheme::{Scheme, scheme};
