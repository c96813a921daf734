//! From a grid to items: where the header is, what each column means, which rows make an item.

mod columns;
mod form;
mod group;
mod header;
mod item;
mod side;
mod table;

pub use columns::{ColumnPlan, Plan, Use};
pub use header::{Guess, Header, find as find_header};
pub use side::SideTables;
pub use table::{TablePlaces, read_sheet};

/// How many rows are looked at for a header or a form.
pub const WINDOW: usize = 300;
