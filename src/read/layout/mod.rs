//! From a grid to items: where the header is, what each column means, which rows make an item.

mod across;
mod again;
mod anchors;
mod between;
mod binding;
mod blocks;
mod cells;
mod columns;
mod embedded;
mod flat;
mod form;
mod group;
mod header;
mod item;
mod kept;
mod list_cells;
mod loose;
mod named;
mod normal;
mod noted;
mod pairs;
mod places;
mod rivals;
mod scheme;
mod sheet;
mod side;
mod spread;
mod table;
mod turns;

pub use columns::Plan;
pub use header::{find as find_header, plan};
pub use places::TablePlaces;
pub use scheme::Columns;
pub use sheet::{read_rows, read_sheet};
pub use side::{Role, SideTables, role};

/// How many rows are looked at for a header or a form.
pub const WINDOW: usize = 300;
