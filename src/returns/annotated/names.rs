//! What the copies are called: as their sources are, below the paths that were named.

use crate::finding::{Lang, Report};
use crate::read::sniff::Format;
use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

/// Where the copy of each source goes: the same path below `folder`. No two go to one place.
pub fn targets(report: &Report, roots: &[PathBuf], folder: &Path) -> Vec<PathBuf> {
    let mut taken = HashSet::new();
    let sources = report.sources.iter();
    sources
        .map(|source| {
            let inner = relative(Path::new(&*source.path), roots);
            let inner = named(&inner, source.format, report.lang);
            folder.join(free(inner, &mut taken))
        })
        .collect()
}

/// The path below the folder (or the pattern) that led to it; with its name before it when there are several.
fn relative(path: &Path, roots: &[PathBuf]) -> PathBuf {
    let fixed: Vec<PathBuf> = roots.iter().map(|root| fixed(root)).collect();
    let below = fixed.iter().filter_map(|root| {
        let inner = path.strip_prefix(root).ok()?;
        let several = fixed.len() > 1 && !root.as_os_str().is_empty();
        let above = root.file_name().filter(|_| several).map(PathBuf::from);
        let inner = Some(inner).filter(|inner| !inner.as_os_str().is_empty())?;
        let depth = inner.components().count();
        Some((depth, above.unwrap_or_default().join(inner)))
    });
    let name = || path.file_name().map(PathBuf::from).unwrap_or_default();
    let exact = fixed.iter().any(|root| root == path);
    let inner = match below.min_by_key(|(depth, _)| *depth) {
        Some((_, inner)) if !exact => inner,
        _ => name(),
    };
    // Nothing leaves the folder of copies.
    let normal = |part: &Component<'_>| matches!(part, Component::Normal(_));
    inner.components().filter(normal).collect()
}

/// The part of a path before its first wildcard.
fn fixed(root: &Path) -> PathBuf {
    let wild = |part: &Component<'_>| part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    let parts = root.components().filter(|part| *part != Component::CurDir);
    parts
        .take_while(|part| root.exists() || !wild(part))
        .collect()
}

/// The name with the extension that the copy has.
fn named(inner: &Path, format: &str, lang: Lang) -> PathBuf {
    let name = inner
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let workbook = Format::named(format).filter(|format| !format.is_text());
    let name = match workbook {
        Some(Format::Xlsx) if is_package(inner) => name,
        Some(_) => inner
            .with_extension("xlsx")
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or(name),
        None => {
            let name = if name == "-" { "stdin" } else { &name };
            match lang {
                Lang::Zh => format!("{name}.问题清单.xlsx"),
                Lang::En => format!("{name}.findings.xlsx"),
            }
        }
    };
    inner.with_file_name(name)
}

fn is_package(path: &Path) -> bool {
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(
        extension.as_deref(),
        Some("xlsx" | "xlsm" | "xltx" | "xltm")
    )
}

/// `a.xlsx`, or `a(2).xlsx` when that is taken. Some systems do not tell the case of letters.
fn free(inner: PathBuf, taken: &mut HashSet<String>) -> PathBuf {
    let stem = inner
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let extension = inner
        .extension()
        .map(|extension| extension.to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut tries = (1..).map(|n: u32| match n {
        1 => inner.clone(),
        n => inner.with_file_name(format!("{stem}({n}).{extension}")),
    });
    let fresh = tries.find(|path| taken.insert(path.to_string_lossy().to_lowercase()));
    fresh.expect("numbers do not end")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(path: &str, roots: &[&str]) -> String {
        let roots: Vec<PathBuf> = roots.iter().map(PathBuf::from).collect();
        relative(Path::new(path), &roots)
            .to_string_lossy()
            .replace('\\', "/")
    }

    #[test]
    fn copies_stand_as_their_sources_do() {
        assert_eq!(inner("报送/民政/a.xlsx", &["报送"]), "民政/a.xlsx");
        assert_eq!(inner("报送/民政/a.xlsx", &["./报送/"]), "民政/a.xlsx");
        assert_eq!(inner("报送/民政/a.xlsx", &["报送/民政/a.xlsx"]), "a.xlsx");
        assert_eq!(inner("报送/民政/a.xlsx", &["报送/*/*.xlsx"]), "民政/a.xlsx");
        let two = ["报送/民政", "报送/人社"];
        assert_eq!(inner("报送/民政/a.xlsx", &two), "民政/a.xlsx");
        assert_eq!(inner("a.xlsx", &["."]), "a.xlsx");
        assert_eq!(inner("/x/y/a.xlsx", &["/x/y"]), "a.xlsx");
        assert_eq!(inner("../y/a.xlsx", &["../y/a.xlsx"]), "a.xlsx");
    }

    #[test]
    fn the_extension_is_that_of_the_copy() {
        let named = |path: &str, format| {
            named(Path::new(path), format, Lang::Zh)
                .to_string_lossy()
                .into_owned()
        };
        assert_eq!(named("a.xlsm", "xlsx"), "a.xlsm");
        assert_eq!(named("a.xls", "xls"), "a.xlsx");
        assert_eq!(named("a.xls", "xlsx"), "a.xlsx");
        assert_eq!(named("a.yaml", "yaml"), "a.yaml.问题清单.xlsx");
    }

    #[test]
    fn no_two_copies_have_one_name() {
        let mut taken = HashSet::new();
        let mut name = |text: &str| {
            free(PathBuf::from(text), &mut taken)
                .to_string_lossy()
                .into_owned()
        };
        assert_eq!(
            [name("a.xlsx"), name("A.xlsx"), name("a.xlsx")],
            ["a.xlsx", "A(2).xlsx", "a(3).xlsx"]
        );
    }
}
