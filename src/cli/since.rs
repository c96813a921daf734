//! Reads an older JSON report, for `--since`.

use super::error::CliError;
use crate::finding::{Old, Words, words};
use crate::read::Refusal;
use serde::Deserialize;
use std::io::{self, ErrorKind};
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
    let shown = || path.display().to_string();
    let wrong = |zh: String, en: String| CliError::BadReport {
        path: shown(),
        said: Refusal::new(zh, en),
    };
    let bytes = std::fs::read(path).map_err(|error| match unread(&error) {
        Some(reason) => CliError::CannotRead {
            path: shown(),
            reason,
        },
        None => wrong(error.to_string(), error.to_string()),
    })?;
    let report: OldReport = serde_json::from_slice(&bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let zh = format!("第 {line} 行第 {column} 个字节处不符");
        wrong(zh, error.to_string())
    })?;
    if report.schema_version != 1 {
        let said = format!("schema_version {}", report.schema_version);
        return Err(wrong(said.clone(), said));
    }
    let findings = report.findings.into_iter().map(finding).collect();
    Ok((report.run.as_of, findings))
}

/// Why a file is not read, where that is not for the system to say.
fn unread(error: &io::Error) -> Option<Words> {
    Some(match error.kind() {
        ErrorKind::NotFound => words(
            "没有这个文件；请检查路径是否写对",
            "there is no such file; check the path",
        ),
        ErrorKind::PermissionDenied => words(
            "没有读取的权限；请改好权限再试",
            "no permission to read it; change that and try again",
        ),
        ErrorKind::IsADirectory => words(
            "这是文件夹；给出里面的报告文件",
            "this is a folder; name the report in it",
        ),
        _ => return None,
    })
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
