//! Formats with a line, a row or an object a finding.

mod concise;
mod csv;
mod jsonl;
mod markdown;

pub(super) use concise::concise;
pub(super) use csv::csv;
pub(super) use jsonl::jsonl;
pub(super) use markdown::markdown;

use super::draw::clean;
use super::json::shape::FindingJson;

/// Message and help in one sentence each, on one line.
pub(super) fn sentence(finding: &FindingJson<'_>) -> String {
    match &finding.help {
        Some(help) => format!("{}；{}", clean(&finding.message), clean(help)),
        None => clean(&finding.message).into_owned(),
    }
}

#[cfg(test)]
mod tests;
