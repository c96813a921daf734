//! Where a value is written: its origin, its raw text, and the state a field of an item can be in.

mod field;
mod origin;

pub use field::{Field, Raw, Sourced};
pub use origin::{Origin, Spot};
