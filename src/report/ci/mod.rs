//! Formats that build servers and code hosts take.

mod github;
mod gitlab;
mod junit;
mod sarif;

pub(super) use github::github;
pub(super) use gitlab::gitlab;
pub(super) use junit::junit;
pub(super) use sarif::sarif;

use super::draw::Style;
use super::json::Masker;
use super::json::shape::FindingJson;
use crate::finding::{Lang, Report, SourceReport, Status};

/// What a host shows of a finding: where in words (hosts know lines, not cells), what is wrong, what to do.
fn told(lang: Lang, finding: &FindingJson<'_>) -> String {
    let place = match &finding.place.cell {
        Some(_) => format!("[{}] ", finding.place.within()),
        None => String::new(),
    };
    let item = match &finding.item {
        Some(item) if !item.name.is_empty() => format!("{}: ", item.name),
        Some(item) if !item.department.is_empty() => format!("{}: ", item.department),
        _ => String::new(),
    };
    format!("{place}{item}{}", super::rows::sentence(lang, finding))
}

/// The sources of which nothing could be read, and why.
fn unreadable<'r>(
    report: &'r Report,
    style: &Style,
) -> impl Iterator<Item = (&'r SourceReport, String)> {
    let masker = Masker {
        show_mobile: style.show_mobile,
    };
    let sources = report.sources.iter();
    sources
        .filter(|source| source.status == Status::Unreadable)
        .map(move |source| {
            let message = source.message.as_deref().unwrap_or("unreadable");
            (source, masker.text(message).into_owned())
        })
}

#[cfg(test)]
mod tests;
