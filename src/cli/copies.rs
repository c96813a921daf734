//! `--output annotated=FOLDER`: writes the marked copies, and says what could not be kept.

use super::error::CliError;
use super::output;
use crate::finding::{Lang, Report};
use crate::returns::annotated;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The format's name.
pub(super) const ANNOTATED: &str = "annotated";

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
