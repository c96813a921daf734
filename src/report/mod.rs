//! Renders one report in many forms; pure functions from a report to text.

mod draw;
mod json;
mod listing;
#[cfg(test)]
mod testing;
mod text;

pub use draw::Style;
pub use json::json;
pub use text::text;
