//! What goes back to departments, and what they answer.

pub mod annotated;
pub mod answers;
mod cells;
mod departments;
mod list;
mod package;
mod table;
mod xml;

pub use departments::departments;

/// Text that a spreadsheet would run as a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}
