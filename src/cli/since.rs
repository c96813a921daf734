//! Reads an older JSON report, for `--since`.

use super::error::CliError;
use crate::finding::Old;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct OldReport {
    schema_version: u64,
    run: OldRun,
    findings: Vec<OldFinding>,
}

#[derive(Deserialize)]
struct OldRun {
    as_of: String,
}

#[derive(Deserialize)]
struct OldFinding {
    rule: String,
    level: String,
    message: String,
    item: Option<OldItem>,
    path: String,
    fingerprint: String,
}

#[derive(Deserialize)]
struct OldItem {
    name: String,
    department: String,
}

/// The day an older report judged by, and its findings.
///
/// # Errors
/// When the file cannot be read or is no report that this program wrote.
pub(super) fn old(path: &Path) -> Result<(String, Vec<Old>), CliError> {
    let wrong = |said: String| CliError::BadReport {
        path: path.display().to_string(),
        said,
    };
    let bytes = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let report: OldReport =
        serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    if report.schema_version != 1 {
        return Err(wrong(format!("schema_version {}", report.schema_version)));
    }
    let findings = report.findings.into_iter().map(finding).collect();
    Ok((report.run.as_of, findings))
}

fn finding(old: OldFinding) -> Old {
    let (item, department) = match old.item {
        Some(item) => (item.name, item.department),
        None => (String::new(), String::new()),
    };
    Old {
        fingerprint: old.fingerprint,
        rule: old.rule,
        level: old.level,
        department,
        item,
        path: old.path,
        message: old.message,
    }
}
