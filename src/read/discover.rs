//! From the paths a user names to the files to read, in a fixed order.

use super::Refusal;
use super::sniff::unopened;
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// One input.
#[derive(Debug)]
pub struct Source {
    /// Where its bytes are.
    pub path: PathBuf,
    /// Its name in reports: the path with `/`; `-` for standard input.
    pub shown: String,
    /// Standard input, kept in a file until the run is over.
    pub spool: Option<tempfile::NamedTempFile>,
    /// Nothing can be read there, and why.
    pub refusal: Option<Refusal>,
}

/// What the paths lead to.
#[derive(Debug, Default)]
pub struct Found {
    /// Files to read.
    pub sources: Vec<Source>,
    /// Files in folders whose extension no catalog has.
    pub passed_over: Vec<String>,
    /// One file may have been found by two names.
    doubtful: bool,
}

/// Extensions that are looked into when a folder is walked. A file named itself is read whatever its extension.
const EXTENSIONS: &[&str] = &[
    "xlsx", "xlsm", "xlsb", "xls", "et", "ods", "csv", "tsv", "yaml", "yml", "json", "jsonl",
    "ndjson",
];

/// Finds the files of all paths: files, folders, globs, and `-` for standard input. What cannot be read is a source too, with the
/// reason: the others are read all the same. A file found twice is one source.
///
/// # Errors
/// When no path leads to anything.
pub fn discover(paths: &[PathBuf]) -> Result<Found, Refusal> {
    let mut found = Found {
        doubtful: paths.len() > 1,
        ..Found::default()
    };
    let mut astray = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            match found.sources.iter().any(|known| known.spool.is_some()) {
                true => continue,
                false => found.sources.push(standard_input()?),
            }
        } else if path.is_dir() {
            walk(path, &mut found);
        } else if let Err(error) = barred(path) {
            found.sources.push(refused(path, &error));
        } else if path.exists() {
            found.sources.push(source(path));
        } else if !matching(path, &mut found) {
            astray.push(path);
            found.sources.push(nowhere(path));
        }
    }
    match astray.first() {
        Some(first) if astray.len() == paths.len() => Err(nothing_at(first)),
        _ => Ok(once(found)),
    }
}

/// Drops every file that was found before by another name.
fn once(mut found: Found) -> Found {
    if found.doubtful {
        let mut known = HashSet::new();
        found.sources.retain(|source| {
            let place = std::fs::canonicalize(&source.path);
            known.insert(place.unwrap_or_else(|_| source.path.clone()))
        });
    }
    found
}

/// Whether the way to a path is closed; one that leads nowhere is not.
fn barred(path: &Path) -> io::Result<()> {
    match path.try_exists() {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Err(error),
        _ => Ok(()),
    }
}

fn source(path: &Path) -> Source {
    Source {
        path: path.to_owned(),
        shown: shown(path),
        spool: None,
        refusal: None,
    }
}

/// A file or a folder that cannot be opened.
fn refused(path: &Path, error: &io::Error) -> Source {
    let refusal = match (error.kind(), path.is_dir()) {
        (io::ErrorKind::PermissionDenied, true) => Refusal::new(
            "没有权限打开这个文件夹，里面的文件都没有读；请改好权限再试",
            "no permission to open this folder, and nothing in it was read; change that and try again",
        ),
        _ => unopened(error),
    };
    Source {
        refusal: Some(refusal),
        ..source(path)
    }
}

/// A path that leads to nothing, among others that do.
fn nowhere(path: &Path) -> Source {
    let refusal = Refusal::new(
        "没有这个文件或文件夹；请检查路径是否写对，或用引号括住带 * 的路径",
        "no such file or folder, and nothing matches it; check the path, and quote paths with *",
    );
    Source {
        refusal: Some(refusal),
        ..source(path)
    }
}

fn nothing_at(path: &Path) -> Refusal {
    let text = path.to_string_lossy();
    Refusal::new(
        format!("找不到 {text}；请检查路径是否写对，或用引号括住带 * 的路径"),
        format!(
            "{text}: no such file or folder, and nothing matches it; check the path, and quote paths with *"
        ),
    )
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
    for entry in entries {
        match entry {
            Ok(entry) => file(&entry, found),
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                found.sources.push(refused(&path, &error.into()));
            }
        }
    }
}

/// A file of a folder, or a link to one. A link to a folder is not followed: it may lead in a circle.
fn file(entry: &DirEntry, found: &mut Found) {
    let (path, kind) = (entry.path(), entry.file_type());
    let link = kind.is_symlink();
    if !kind.is_file() && !link {
        return;
    }
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
    let wanted = EXTENSIONS.contains(&extension.as_str()) && !lock && !config;
    if wanted && !(link && path.is_dir()) {
        found.doubtful |= link;
        found.sources.push(source(path));
    } else {
        found.passed_over.push(shown(path));
    }
}

/// Adds what a pattern matches, if there is any.
fn matching(pattern: &Path, found: &mut Found) -> bool {
    let before = found.sources.len() + found.passed_over.len();
    let paths = glob::glob(&pattern.to_string_lossy());
    for path in paths.into_iter().flatten() {
        match path {
            Ok(path) if path.is_dir() => walk(&path, found),
            Ok(path) => found.sources.push(source(&path)),
            Err(error) => found.sources.push(refused(error.path(), error.error())),
        }
        found.doubtful = true;
    }
    found.sources.len() + found.passed_over.len() > before
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
        refusal: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// The names found in a folder made of these files, and whether each can be read.
    fn found(files: &[&str], paths: &[&str]) -> Result<Vec<(String, bool)>, Refusal> {
        let folder = tempfile::tempdir().expect("the temporary folder can be written");
        let at = |name: &str| folder.path().join(name);
        for file in files {
            let path = at(file);
            fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
            fs::write(path, "x").expect("it can be written");
        }
        let paths: Vec<PathBuf> = paths.iter().map(|path| at(path)).collect();
        let root = format!("{}/", shown(folder.path()));
        let name = |source: Source| {
            let name = source.shown.strip_prefix(&root).map(str::to_owned);
            (name.unwrap_or(source.shown), source.refusal.is_none())
        };
        Ok(discover(&paths)?.sources.into_iter().map(name).collect())
    }

    fn names(found: &[(&str, bool)]) -> Vec<(String, bool)> {
        let own = found.iter().map(|(name, read)| ((*name).to_owned(), *read));
        own.collect()
    }

    #[test]
    fn one_file_is_one_source_however_often_it_is_named() {
        let paths = ["one", "one/a.csv", "one/../one/a.csv", "one/*.csv"];
        let got = found(&["one/a.csv", "one/b.csv"], &paths).expect("they are there");
        assert_eq!(got, names(&[("one/a.csv", true), ("one/b.csv", true)]));
    }

    #[test]
    fn a_path_that_leads_nowhere_keeps_no_other_from_being_read() {
        let got = found(&["a.csv"], &["没有.csv", "a.csv"]).expect("one is there");
        assert_eq!(got, names(&[("没有.csv", false), ("a.csv", true)]));
        assert!(found(&["a.csv"], &["没有.csv", "没有/*.csv"]).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_folder_are_read_as_files_once() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("the temporary folder can be written");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("in")).expect("it can be made");
        fs::write(at("a.csv"), "x").expect("it can be written");
        for (to, from) in [
            ("../a.csv", "in/x.csv"),
            ("../a.csv", "in/y.csv"),
            ("没有.csv", "in/z.csv"),
            ("..", "in/up"),
        ] {
            symlink(to, at(from)).expect("a link can be made");
        }
        let got = discover(&[at("in")]).expect("the folder is there");
        let ends = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let read: Vec<String> = got.sources.iter().map(|known| ends(&known.shown)).collect();
        assert_eq!(read, ["x.csv", "z.csv"]);
        assert_eq!(
            got.passed_over
                .iter()
                .map(|path| ends(path))
                .collect::<Vec<_>>(),
            ["up"]
        );
    }
}
