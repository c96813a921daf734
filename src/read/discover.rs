//! From the paths a user names to the files to read, in a fixed order.

use super::Refusal;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// One input.
#[derive(Debug)]
pub struct Source {
    /// Where its bytes are.
    pub path: PathBuf,
    /// Its name in reports: the path with `/`; `-` for standard input.
    pub shown: String,
    /// Standard input, kept in a file until the run is over.
    pub spool: Option<tempfile::NamedTempFile>,
}

/// What the paths lead to.
#[derive(Debug, Default)]
pub struct Found {
    /// Files to read.
    pub sources: Vec<Source>,
    /// Files in folders whose extension no catalog has.
    pub passed_over: Vec<String>,
}

/// Extensions that are looked into when a folder is walked. A file named itself is read whatever its extension.
const EXTENSIONS: &[&str] = &[
    "xlsx", "xlsm", "xlsb", "xls", "et", "ods", "csv", "tsv", "yaml", "yml", "json", "jsonl",
    "ndjson",
];

/// Finds the files of all paths: files, folders, globs, and `-` for standard input.
///
/// # Errors
/// When a path does not exist and matches nothing.
pub fn discover(paths: &[PathBuf]) -> Result<Found, Refusal> {
    let mut found = Found::default();
    for path in paths {
        if path.as_os_str() == "-" {
            found.sources.push(standard_input()?);
        } else if path.is_dir() {
            walk(path, &mut found);
        } else if path.exists() {
            found.sources.push(source(path));
        } else {
            matching(path, &mut found)?;
        }
    }
    Ok(found)
}

fn source(path: &Path) -> Source {
    Source {
        path: path.to_owned(),
        shown: shown(path),
        spool: None,
    }
}

fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").map_or(text.clone(), str::to_owned)
}

fn walk(folder: &Path, found: &mut Found) {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let entries = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));
    for entry in entries
        .flatten()
        .filter(|entry| entry.file_type().is_file())
    {
        let path = entry.path();
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().to_ascii_lowercase())
            .unwrap_or_default();
        // ~$name.xlsx is the lock file of an open workbook.
        let lock = entry.file_name().to_string_lossy().starts_with("~$");
        let config = matches!(
            entry.file_name().to_str(),
            Some("shixiang.yaml" | "shixiang.yml")
        );
        if EXTENSIONS.contains(&extension.as_str()) && !lock && !config {
            found.sources.push(source(path));
        } else {
            found.passed_over.push(shown(path));
        }
    }
}

fn matching(pattern: &Path, found: &mut Found) -> Result<(), Refusal> {
    let text = pattern.to_string_lossy();
    let before = found.sources.len();
    if let Ok(paths) = glob::glob(&text) {
        for path in paths.flatten() {
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.sources.push(source(&path));
            }
        }
    }
    if found.sources.len() > before {
        return Ok(());
    }
    Err(Refusal::new(
        format!("找不到 {text}；请检查路径是否写对，或用引号括住带 * 的路径"),
        format!(
            "{text}: no such file or folder, and nothing matches it; check the path, and quote paths with *"
        ),
    ))
}

fn standard_input() -> Result<Source, Refusal> {
    let spool = || -> std::io::Result<tempfile::NamedTempFile> {
        let mut file = tempfile::NamedTempFile::new()?;
        std::io::copy(&mut std::io::stdin().lock(), &mut file)?;
        Ok(file)
    };
    let file = spool().map_err(|error| {
        Refusal::new(
            format!("无法读取标准输入（{error}）"),
            format!("standard input cannot be read ({error})"),
        )
    })?;
    Ok(Source {
        path: file.path().to_owned(),
        shown: "-".to_owned(),
        spool: Some(file),
    })
}
