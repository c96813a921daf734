//! `--output annotated=FOLDER` and `department=FOLDER`: writes what goes back, and says what could not be kept.

use super::error::CliError;
use super::output;
use crate::finding::{Lang, Report};
use crate::report::Style;
use crate::returns::{self, annotated};
use std::path::{Path, PathBuf};

/// The format's name.
pub(super) const ANNOTATED: &str = "annotated";

/// The name of the format with a folder a department.
pub(super) const DEPARTMENT: &str = "department";

/// What came of an output.
#[derive(Default)]
pub(super) struct Written {
    /// A copy is missing that should be there.
    pub missing: bool,
    /// What is to be said of it on standard error, a line each.
    pub said: Vec<String>,
}

/// Writes the folders of the departments.
///
/// # Errors
/// When the folder is taken, or cannot be written.
pub(super) fn departments(
    report: &Report,
    style: &Style,
    due: Option<&str>,
    folder: &Path,
    threads: usize,
) -> Result<Written, CliError> {
    let mut said = Vec::new();
    output::folder::write(folder, |folder| {
        said = returns::departments(report, style, due, folder, threads)?;
        Ok(())
    })?;
    Ok(Written {
        missing: !said.is_empty(),
        said,
    })
}

/// Writes the copies.
///
/// # Errors
/// When a copy would replace what was read, or the folder cannot be written.
pub(super) fn write(
    report: &Report,
    roots: &[PathBuf],
    folder: &Path,
    show_mobile: bool,
    threads: usize,
) -> Result<Written, CliError> {
    let targets = annotated::targets(report, roots, folder);
    let sources = report.sources.iter();
    output::spare_at(
        targets.iter().map(PathBuf::as_path),
        sources.map(|source| Path::new(&*source.path)),
    )?;
    let done = annotated::write(report, &targets, folder, show_mobile, threads)
        .map_err(|error| output::failed(folder, &error))?;
    let colon = match report.lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    let told = done.iter().filter(|copied| copied.failed || copied.lossy);
    let lines = told.flat_map(|copied| {
        let line = move |said| format!("{}{colon}{said}", copied.path);
        copied.said.iter().map(line)
    });
    Ok(Written {
        missing: done.iter().any(|copied| copied.failed),
        said: lines.collect(),
    })
}
