//! What goes back to the departments, and what they answer.

mod departments;

pub use departments::departments;
