//! The typed values of elements, one file a kind.

mod amount;
mod code;
mod copies;
mod date;
mod depth;
mod flag;
mod limit;
mod link;
mod phones;
mod term_set;
mod terms;
mod visits;

pub use code::Code;
pub use copies::Copies;
pub use date::Date;
pub use depth::Depth;
pub use flag::Flag;
pub use limit::{TimeLimit, Unit};
pub use link::Link;
pub use phones::{Phone, PhoneKind, Phones};
pub use term_set::Terms;
pub use terms::*;
pub use visits::{VisitForm, Visits};
