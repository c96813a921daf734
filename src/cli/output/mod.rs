//! Where output goes: one format to the screen, any number to files, each written beside its place and then moved there.

pub(super) mod folder;

use super::error::CliError;
use crate::finding::{SourceReport, words};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// An output asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Output {
    /// Its format, one of those known.
    pub format: &'static str,
    /// The file; `None` is the screen.
    pub path: Option<PathBuf>,
}

/// The outputs asked for by `FORMAT[=PATH]`, or the first format on the screen.
pub(super) fn parse(
    given: &[String],
    formats: &'static [&'static str],
) -> Result<Vec<Output>, CliError> {
    if given.is_empty() {
        return Ok(vec![Output {
            format: formats[0],
            path: None,
        }]);
    }
    let outputs: Vec<Output> = given
        .iter()
        .map(|given| parse_one(given, formats))
        .collect::<Result<_, _>>()?;
    apart(&outputs)?;
    Ok(outputs)
}

/// Refuses two outputs for one place, however it is spelled.
pub(super) fn apart(outputs: &[Output]) -> Result<(), CliError> {
    let places: Vec<Option<PathBuf>> = outputs
        .iter()
        .map(|output| output.path.as_deref().map(place))
        .collect();
    for (at, output) in outputs.iter().enumerate() {
        if places[..at].contains(&places[at]) {
            let place = output.path.as_deref().map_or("-".into(), show);
            return Err(CliError::SameOutput { place });
        }
    }
    Ok(())
}

/// One spelling of a place, whether something is there or not.
fn place(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let named = || Some(fs::canonicalize(folder).ok()?.join(path.file_name()?));
    let known = fs::canonicalize(path).ok().or_else(named);
    known.unwrap_or_else(|| path.components().collect())
}

fn parse_one(given: &str, formats: &'static [&'static str]) -> Result<Output, CliError> {
    let (name, path) = match given.split_once('=') {
        Some((name, path)) => (name, Some(path)),
        None => (given, None),
    };
    let format = known("--output", name, formats)?;
    match path {
        Some("") => Err(CliError::MissingValue {
            option: format!("--output {name}="),
        }),
        Some("-") | None => Ok(Output { format, path: None }),
        Some(path) => Ok(Output {
            format,
            path: Some(path.into()),
        }),
    }
}

/// Refuses the screen to formats that it cannot show.
pub(super) fn need_files(
    outputs: &[Output],
    is_text: impl Fn(&str) -> bool,
) -> Result<(), CliError> {
    let unseen = |output: &&Output| output.path.is_none() && !is_text(output.format);
    match outputs.iter().find(unseen) {
        Some(Output { format, .. }) => Err(CliError::NeedsFile { format }),
        None => Ok(()),
    }
}

/// The name of the list that was meant, in any case, or an error with the nearest.
pub(super) fn known(
    option: &str,
    given: &str,
    names: &'static [&'static str],
) -> Result<&'static str, CliError> {
    let lower = given.to_ascii_lowercase();
    if let Some(name) = names.iter().find(|name| **name == lower) {
        return Ok(name);
    }
    let letters: Vec<char> = lower.chars().collect();
    let far = |name: &&&str| crate::canon::distance(&letters, name);
    let near = names.iter().min_by_key(far);
    Err(CliError::BadValue {
        option: option.to_owned(),
        given: given.to_owned(),
        near: near
            .filter(|name| far(name) <= 2)
            .map(|name| (*name).to_owned()),
        allowed: names.join(", "),
    })
}

/// Refuses to write over what was read.
pub(super) fn spare_inputs(outputs: &[Output], sources: &[SourceReport]) -> Result<(), CliError> {
    spare(
        outputs,
        sources.iter().map(|source| Path::new(&*source.path)),
    )
}

/// Refuses to write over one of these files.
pub(super) fn spare<'p>(
    outputs: &[Output],
    inputs: impl Iterator<Item = &'p Path>,
) -> Result<(), CliError> {
    let paths = outputs.iter().filter_map(|output| output.path.as_deref());
    spare_at(paths, inputs)
}

/// Refuses to write over one of these files at any of these paths.
pub(super) fn spare_at<'o, 'p>(
    paths: impl Iterator<Item = &'o Path>,
    inputs: impl Iterator<Item = &'p Path>,
) -> Result<(), CliError> {
    let places: Vec<(PathBuf, &Path)> = paths
        .filter_map(|path| Some((fs::canonicalize(path).ok()?, path)))
        .collect();
    if places.is_empty() {
        return Ok(());
    }
    let known: HashMap<PathBuf, &Path> = places.into_iter().collect();
    for input in inputs {
        let input = fs::canonicalize(input).ok();
        if let Some(path) = input.and_then(|input| known.get(&input).copied()) {
            return Err(CliError::OutputIsInput { path: show(path) });
        }
    }
    Ok(())
}

/// Writes one output with `render`.
pub(super) fn write(
    output: &Output,
    render: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> Result<(), CliError> {
    let Some(path) = &output.path else {
        return to_screen(render).map_err(|error| failed(Path::new("-"), &error));
    };
    to_file(path, render).map_err(|error| failed(path, &error))
}

fn to_screen(render: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    let written = render(&mut out).and_then(|()| out.flush());
    match written {
        // The reader has seen enough (`| head`).
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn to_file(
    path: &Path,
    render: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> io::Result<()> {
    // A link stays a link: what it points to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&path).is_ok_and(|known| !known.is_file()) {
        return straight(&path, render);
    }
    let beside = beside(&path)?;
    let written = straight(&beside, render).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Into a device or a pipe, or a file of our own.
fn straight(
    path: &Path,
    render: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(path)?);
    render(&mut out)?;
    out.flush()
}

fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::from(ErrorKind::IsADirectory))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.tmp", std::process::id()));
    Ok(path.with_file_name(hidden))
}

/// Why an output was not written.
pub(super) fn failed(path: &Path, error: &io::Error) -> CliError {
    let reason = match error.kind() {
        ErrorKind::NotFound => words(
            "没有这个文件夹；先建好再试",
            "there is no such folder; make it first",
        ),
        ErrorKind::PermissionDenied => words(
            "没有写入权限，或者正被别的程序打开；关掉它，或换一个位置",
            "no permission, or another program has it open; close that, or choose another place",
        ),
        ErrorKind::IsADirectory => words(
            "这是文件夹；后面加上文件名",
            "this is a folder; add a file name",
        ),
        ErrorKind::StorageFull => words("磁盘满了；腾出空间再试", "the disk is full; make room"),
        ErrorKind::ReadOnlyFilesystem => words(
            "磁盘是只读的；换一个位置",
            "the disk is read-only; choose another place",
        ),
        _ => {
            return CliError::WriteFailed {
                path: show(path),
                said: error.to_string(),
            };
        }
    };
    CliError::CannotWrite {
        path: show(path),
        reason,
    }
}

fn show(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests;
