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
