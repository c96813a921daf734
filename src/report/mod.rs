//! Renders one report in many forms; pure functions from a report to text.

mod book;
mod ci;
mod draw;
mod format;
mod inspect;
mod json;
mod listing;
mod rows;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod testing;
mod text;

pub use book::{ParameterText, RuleText, explain, rules};
pub use draw::Style;
pub use format::{FORMATS, Format};
pub use inspect::inspect;
pub(crate) use json::{findings, shape::FindingJson};
pub use json::{inspect_json, json, rules_json};
pub use text::{score, text};
