//! Outputs that are a folder: filled beside its place and then moved there, and never mixed with what was there before.

use super::{CliError, beside, failed, show};
use std::fs;
use std::io;
use std::path::Path;

/// Refuses a folder with something in it: an old notice among new ones would be sent once more.
pub(in crate::cli) fn vacant(path: &Path) -> Result<(), CliError> {
    let empty = match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    match empty {
        true => Ok(()),
        false => Err(CliError::FolderTaken { path: show(path) }),
    }
}

/// Makes the folder, with all above it, and fills it; it is there whole or not at all.
pub(in crate::cli) fn write(
    path: &Path,
    fill: impl FnOnce(&Path) -> io::Result<()>,
) -> Result<(), CliError> {
    vacant(path)?;
    whole(path, fill).map_err(|error| failed(path, &error))
}

fn whole(path: &Path, fill: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    if path.exists() {
        // An empty folder is in the way of a move on some systems; a link to one stays a link.
        let path = fs::canonicalize(path)?;
        fs::remove_dir(&path)?;
        return moved(&path, fill);
    }
    if let Some(above) = path.parent() {
        fs::create_dir_all(above)?;
    }
    moved(path, fill)
}

fn moved(path: &Path, fill: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let beside = beside(path)?;
    let written = fs::create_dir(&beside)
        .and_then(|()| fill(&beside))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_dir_all(&beside);
    }
    written
}
