//! Formats with a line, a row or an object a finding.

mod concise;
mod csv;
mod jsonl;
mod markdown;

pub(super) use concise::concise;
pub(super) use csv::{COLUMNS, csv, row, titles};
pub(super) use jsonl::jsonl;
pub(super) use markdown::{markdown, text as escaped};

use super::draw::clean;
use super::json::shape::FindingJson;
use crate::finding::Lang;

/// What stands between parts of a sentence.
pub(super) fn between(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    }
}

/// Message and help in one sentence each, on one line.
pub(super) fn sentence(lang: Lang, finding: &FindingJson<'_>) -> String {
    let between = between(lang);
    match &finding.help {
        Some(help) => format!("{}{between}{}", clean(&finding.message), clean(help)),
        None => clean(&finding.message).into_owned(),
    }
}

#[cfg(test)]
mod tests;
