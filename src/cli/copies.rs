//! `--output annotated=FOLDER` and `department=FOLDER`: writes what goes back, and says what could not be kept.

use super::error::CliError;
use super::output;
use crate::finding::{Lang, Report};
use crate::report::Style;
use crate::returns::{self, annotated};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The format's name.
pub(super) const ANNOTATED: &str = "annotated";

/// The name of the format with a folder a department.
pub(super) const DEPARTMENT: &str = "department";

/// Writes the folders of the departments; `false` when a copy is missing that should be there.
///
/// # Errors
/// When the folder is taken, or cannot be written.
pub(super) fn departments(
    report: &Report,
    style: &Style,
    due: Option<&str>,
    folder: &Path,
) -> Result<bool, CliError> {
    let mut missing = Vec::new();
    output::folder::write(folder, |folder| {
        missing = returns::departments(report, style, due, folder)?;
        Ok(())
    })?;
    let mut error = io::stderr();
    for said in &missing {
        // Whoever closed standard error does not want to hear it.
        let _ = writeln!(error, "{said}");
    }
    Ok(missing.is_empty())
}

/// Writes the copies; `false` when one is missing that should be there.
///
/// # Errors
/// When a copy would replace what was read, or the folder cannot be written.
pub(super) fn write(
    report: &Report,
    roots: &[PathBuf],
    folder: &Path,
    show_mobile: bool,
) -> Result<bool, CliError> {
    let targets = annotated::targets(report, roots, folder);
    let sources = report.sources.iter();
    output::spare_at(
        targets.iter().map(PathBuf::as_path),
        sources.map(|source| Path::new(&*source.path)),
    )?;
    let done = annotated::write(report, &targets, folder, show_mobile)
        .map_err(|error| output::failed(folder, &error))?;
    let mut error = io::stderr();
    let colon = match report.lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    for copied in done.iter().filter(|copied| copied.failed || copied.lossy) {
        for said in &copied.said {
            // Whoever closed standard error does not want to hear it.
            let _ = writeln!(error, "{}{colon}{said}", copied.path);
        }
    }
    Ok(done.iter().all(|copied| !copied.failed))
}
