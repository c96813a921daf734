//! The shape of the JSON report, field by field as `schemas/report.schema.json` says.

use crate::finding::FixKind;
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
pub(in crate::report) struct Tool {
    pub name: &'static str,
    pub version: &'static str,
}

pub(in crate::report) const TOOL: Tool = Tool {
    name: env!("CARGO_PKG_NAME"),
    version: env!("CARGO_PKG_VERSION"),
};

#[derive(Serialize)]
pub(in crate::report) struct Run<'r> {
    pub as_of: &'r str,
    pub packs: Vec<Pack<'r>>,
    pub config: Option<&'r str>,
}

#[derive(Serialize)]
pub(in crate::report) struct Pack<'r> {
    pub name: &'r str,
    pub version: &'r str,
}

#[derive(Serialize)]
pub(in crate::report) struct Summary {
    pub files: usize,
    pub items: u64,
    pub sub_items: u64,
    pub error: usize,
    pub warning: usize,
    pub info: usize,
    pub waived: u64,
    pub baseline: u64,
    pub verdict: &'static str,
}

#[derive(Serialize)]
pub(in crate::report) struct SinceJson<'r> {
    pub as_of: &'r str,
    pub new: usize,
    pub open: usize,
    pub fixed: Vec<GoneJson<'r>>,
    pub unseen: Vec<GoneJson<'r>>,
}

#[derive(Serialize)]
pub(in crate::report) struct GoneJson<'r> {
    pub rule: &'r str,
    pub level: &'r str,
    pub department: &'r str,
    pub item: Cow<'r, str>,
    pub path: &'r str,
    pub message: Cow<'r, str>,
    pub fingerprint: &'r str,
}

#[derive(Serialize)]
pub(in crate::report) struct RuleJson<'r> {
    pub id: &'r str,
    pub slug: &'r str,
    pub level: &'static str,
    pub pack: Option<&'r str>,
    pub on: bool,
    pub says: &'r str,
    pub passed: u64,
    pub findings: u64,
    pub waived: u64,
    pub not_applicable: u64,
    pub blind: u64,
}

#[derive(Serialize)]
pub(super) struct RatioJson<'r> {
    pub rule: &'r str,
    pub scope: &'static str,
    pub name: &'r str,
    pub title: &'r str,
    pub numerator: Amount,
    pub denominator: Amount,
    pub value: Option<f64>,
    pub mean: Option<f64>,
    pub target: Option<f64>,
    pub met: Option<bool>,
    pub items: u64,
    pub not_applicable: u64,
    pub waived: u64,
    pub blank: u64,
    pub unreadable: u64,
    pub blind: u64,
    pub refused: bool,
    pub needed: Option<u64>,
    pub to_reach: Vec<ReachJson<'r>>,
}

/// A sum: whole, or with hundredths.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Amount {
    Whole(i64),
    Part(f64),
}

#[derive(Serialize)]
pub(super) struct ReachJson<'r> {
    pub name: Cow<'r, str>,
    pub code: &'r str,
    pub department: &'r str,
    pub change: &'r str,
}

#[derive(Serialize)]
pub(crate) struct ItemJson<'r> {
    pub name: Cow<'r, str>,
    pub code: &'r str,
    pub department: &'r str,
}

#[derive(Serialize)]
pub(crate) struct PlaceJson<'r> {
    pub path: &'r str,
    pub sheet: Option<&'r str>,
    pub cell: Option<String>,
    pub row: Option<u64>,
    pub line: Option<u64>,
    pub column: Option<u64>,
}

#[derive(Serialize)]
pub(crate) struct RelatedJson<'r> {
    #[serde(flatten)]
    pub place: PlaceJson<'r>,
    pub label: Option<&'static str>,
    pub value: Cow<'r, str>,
    pub note: Cow<'r, str>,
}

#[derive(Serialize)]
pub(crate) struct FixJson<'r> {
    pub kind: &'static str,
    pub value: Cow<'r, str>,
}

pub(in crate::report) fn fix_kind(kind: FixKind) -> &'static str {
    match kind {
        FixKind::Safe => "safe",
        FixKind::Unsafe => "unsafe",
    }
}

#[derive(Serialize)]
pub(crate) struct FindingJson<'r> {
    pub rule: &'r str,
    pub slug: &'r str,
    pub level: &'static str,
    pub message: Cow<'r, str>,
    pub help: Option<Cow<'r, str>>,
    pub basis: &'r [&'static str],
    pub item: Option<ItemJson<'r>>,
    pub field: Option<&'static str>,
    pub label: Option<Cow<'r, str>>,
    pub part: Option<String>,
    pub value: Cow<'r, str>,
    #[serde(flatten)]
    pub place: PlaceJson<'r>,
    pub related: Vec<RelatedJson<'r>>,
    pub fix: Option<FixJson<'r>>,
    pub fingerprint: String,
    pub state: &'static str,
}

impl PlaceJson<'_> {
    /// The line of a text file; a workbook has none.
    pub fn text_line(&self) -> Option<u64> {
        match self.cell {
            Some(_) => None,
            None => self.line.or(self.row),
        }
    }

    /// Where it is within its file: `事项清单!F12`, `12:9`, or "" for the file as a whole.
    pub fn within(&self) -> String {
        let sheet = self.sheet.unwrap_or_default();
        let line = self.line.or(self.row);
        match (&self.cell, line, self.column) {
            (Some(cell), ..) => format!("{sheet}!{cell}"),
            (None, Some(line), Some(column)) => format!("{line}:{column}"),
            (None, Some(line), None) => line.to_string(),
            _ => sheet.to_owned(),
        }
    }
}
