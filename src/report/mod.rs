//! Renders one report in many forms; pure functions from a report to text.

mod book;
mod bulletin;
mod ci;
mod departments;
mod draw;
mod format;
mod html;
mod inspect;
mod json;
mod listing;
mod notice;
mod only;
mod rows;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod testing;
mod text;
mod xlsx;

pub use book::{ParameterText, RuleText, explain, rules};
pub use bulletin::bulletin;
pub use departments::{Department, Whose, departments};
pub use draw::Style;
pub use format::{FORMATS, Format};
pub use inspect::inspect;
pub(crate) use json::{findings, shape::FindingJson};
pub use json::{inspect_json, json, rules_json};
pub use notice::{Letter, notice};
pub use text::{score, text};
pub use xlsx::{department_book, office_book};
