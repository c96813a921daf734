//! The annotated copy: each workbook as it was, its faulty cells marked, with the list of findings as its first sheet.

mod bare;
mod book;
mod comments;
mod drawing;
mod first;
mod names;
mod placed;
mod sheet;
mod styles;
mod tail;
mod words;
mod workbook;

pub use names::targets;
pub(super) use placed::placed;
pub(super) use words::display_width;

use super::cells::{Wanted, texts};
use super::list;
use super::package::Package;
use super::table::{Entry, entries};
use crate::canon::harmless;
use crate::finding::{Lang, Level, Report, Status};
use crate::flow::side_by_side;
use crate::read::Refusal;
use crate::read::sniff::{Format, unopened};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Cursor, Read, Seek, Write};
use std::path::{Path, PathBuf};
use words::{clean, listing, said_of_list};

/// What became of one source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Copied {
    /// The source, as the report names it.
    pub path: String,
    /// Its copy or list; `None` when there is none.
    pub copy: Option<PathBuf>,
    /// What is to be said of it, in the language of the report.
    pub said: Vec<String>,
    /// There should be a copy, and is none.
    pub failed: bool,
    /// The copy has less than the source.
    pub lossy: bool,
}

/// Writes the copies of all sources to their targets, as [`targets`] gives them, and the index of them all.
///
/// # Errors
/// When the folder or the index cannot be written. What goes wrong with one copy is said in its entry.
pub fn write(
    report: &Report,
    targets: &[PathBuf],
    folder: &Path,
    show_mobile: bool,
    threads: usize,
) -> io::Result<Vec<Copied>> {
    fs::create_dir_all(folder)?;
    let all = entries(report, show_mobile);
    let numbered: Vec<(usize, &PathBuf)> = targets.iter().enumerate().collect();
    let done = side_by_side(threads, &numbered, |(at, target)| {
        one(report, *at, &all[*at], target)
    });
    index(report, folder, &all, &done)?;
    Ok(done)
}

/// Writes the copy of one source. Gives what is to be said of it; `None` when it has no findings and so no copy.
///
/// # Errors
/// When it cannot be written.
pub fn copy(
    report: &Report,
    source: usize,
    target: &Path,
    show_mobile: bool,
) -> Result<Option<Vec<String>>, Refusal> {
    let all = entries(report, show_mobile);
    match all.get(source).filter(|entries| !entries.is_empty()) {
        Some(entries) => make(report, source, entries, target).map(Some),
        None => Ok(None),
    }
}

fn one(report: &Report, at: usize, entries: &[Entry], target: &Path) -> Copied {
    let source = &report.sources[at];
    let mut copied = Copied {
        path: source.path.to_string(),
        copy: None,
        said: Vec::new(),
        failed: false,
        lossy: false,
    };
    if source.status == Status::Unreadable {
        copied.failed = true;
        copied
            .said
            .extend(source.message.as_deref().map(str::to_owned));
        return copied;
    }
    if entries.is_empty() {
        copied.said.push(clean(report.lang).to_owned());
        return copied;
    }
    match make(report, at, entries, target) {
        Ok(said) => {
            let format = Format::named(source.format);
            copied.lossy = !said.is_empty() && format.is_some_and(|format| !format.is_text());
            copied.copy = Some(target.to_owned());
            copied.said = said;
        }
        Err(refusal) => {
            copied.failed = true;
            copied.said.push(refusal.get(report.lang).to_owned());
        }
    }
    copied
}

fn make(
    report: &Report,
    at: usize,
    entries: &[Entry],
    target: &Path,
) -> Result<Vec<String>, Refusal> {
    if super::answers::is_answered(target) {
        return Err(Refusal::new(
            format!(
                "「{}」里已有部门答复，没有覆盖；先用 shixiang answers 收回，或移走它",
                target.display()
            ),
            format!(
                "“{}” holds answers already and was left alone; collect them with shixiang answers, or move it away",
                target.display()
            ),
        ));
    }
    let source = &report.sources[at];
    let path = Path::new(&*source.path);
    let format = Format::named(source.format).filter(|format| !format.is_text());
    match format {
        Some(Format::Xlsx) => patched(report, path, entries, target).or_else(|why| {
            let said = said_of_list(report.lang, Some(&why));
            listed(report, path, entries, target, said)
        }),
        Some(format) => rebuilt(report, path, format, entries, target).or_else(|why| {
            let said = said_of_list(report.lang, Some(&why));
            listed(report, path, entries, target, said)
        }),
        None => listed(
            report,
            path,
            entries,
            target,
            said_of_list(report.lang, None),
        ),
    }
}

/// The workbook itself, with marks.
fn patched(
    report: &Report,
    path: &Path,
    entries: &[Entry],
    target: &Path,
) -> Result<Vec<String>, Refusal> {
    let file = File::open(path).map_err(|error| unopened(&error))?;
    let mut package = Package::open(BufReader::new(file))?;
    let checks = checks(path, Format::Xlsx, entries)?;
    let mut said = Vec::new();
    if package.has("_xmlsignatures/origin.sigs") {
        said.push(match report.lang {
            Lang::Zh => "原文件有数字签名；副本改过，签名不再有效。".to_owned(),
            Lang::En => {
                "The original is signed; the copy is changed, so its signature no longer holds."
                    .to_owned()
            }
        });
    }
    workbook::annotate(
        &mut package,
        listing(report, path, entries, &checks, &said, true),
    )?;
    save(package, target)?;
    Ok(said)
}

/// A new workbook with what the reader knows of the old one.
fn rebuilt(
    report: &Report,
    path: &Path,
    format: Format,
    entries: &[Entry],
    target: &Path,
) -> Result<Vec<String>, Refusal> {
    let bare::Rebuilt {
        bytes,
        names,
        refusal,
    } = bare::rebuild(path, format)?;
    let checks = checks(path, format, entries)?;
    let entries: Vec<Entry> = entries
        .iter()
        .cloned()
        .map(|entry| Entry {
            sheet: entry
                .sheet
                .map(|sheet| names.get(&sheet).cloned().unwrap_or(sheet)),
            ..entry
        })
        .collect();
    let name = format.name();
    let mut said = vec![match report.lang {
        Lang::Zh => format!(
            "原文件是 .{name} 格式，不能原样写回；本副本只保留了文字、数值、合并和隐藏，列宽按内容估计，颜色、字体、公式、图片、批注没有带过来。"
        ),
        Lang::En => format!(
            "The original is .{name}, which cannot be written back; this copy keeps values, merges and what is hidden, estimates widths, and has no colours, fonts, formulas, pictures or comments of it."
        ),
    }];
    said.extend(refusal.map(|refusal| refusal.get(report.lang).to_owned()));
    let mut package = Package::open(Cursor::new(bytes))?;
    workbook::annotate(
        &mut package,
        listing(report, path, &entries, &checks, &said, true),
    )?;
    save(package, target)?;
    Ok(said)
}

/// A workbook with the list alone.
fn listed(
    report: &Report,
    path: &Path,
    entries: &[Entry],
    target: &Path,
    said: Vec<String>,
) -> Result<Vec<String>, Refusal> {
    let mut package = Package::open(Cursor::new(bare::empty()?))?;
    let none: Vec<Entry> = entries
        .iter()
        .cloned()
        .map(|entry| Entry {
            sheet: None,
            cell: None,
            ..entry
        })
        .collect();
    workbook::annotate(
        &mut package,
        listing(report, path, &none, &[], &said, false),
    )?;
    save(package, target)?;
    Ok(said)
}

/// What the cell of each entry holds now.
fn checks(path: &Path, format: Format, entries: &[Entry]) -> Result<Vec<String>, Refusal> {
    let mut wanted = Wanted::new();
    for entry in entries {
        if let (Some(sheet), Some(cell)) = (&entry.sheet, entry.cell) {
            wanted.entry(sheet.clone()).or_default().insert(cell);
        }
    }
    let texts = texts(path, format, &wanted)?;
    let check = |entry: &Entry| match (&entry.sheet, entry.cell) {
        (Some(sheet), Some((row, col))) => {
            let text = texts.get(&(sheet.clone(), row, col));
            list::check(text.map_or("", String::as_str))
        }
        _ => String::new(),
    };
    Ok(entries.iter().map(check).collect())
}

/// Writes beside the target, then renames: a copy is whole or not there.
fn save<R: Read + Seek>(package: Package<R>, target: &Path) -> Result<(), Refusal> {
    let failed = |error: &dyn std::fmt::Display| {
        let target = target.display();
        Refusal::new(
            format!("「{target}」写不进去（{error}）；关掉打开它的程序，或换一个位置再试"),
            format!(
                "“{target}” cannot be written ({error}); close the program that has it open, or try another place"
            ),
        )
    };
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.{}.tmp", std::process::id()));
    let written = File::create(&beside)
        .map_err(zip::result::ZipError::from)
        .and_then(|file| {
            let mut out = BufWriter::with_capacity(1 << 16, file);
            package.write(&mut out)?;
            out.flush()?;
            Ok(fs::rename(&beside, target)?)
        });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.map_err(|error| failed(&error))
}

/// The index of all sources: what became of each, and how much is wrong with it.
fn index(report: &Report, folder: &Path, all: &[Vec<Entry>], done: &[Copied]) -> io::Result<()> {
    let (name, labels) = match report.lang {
        Lang::Zh => ("目录.csv", ["文件", "副本", "错误", "警告", "提示", "说明"]),
        Lang::En => (
            "index.csv",
            ["file", "copy", "errors", "warnings", "infos", "remarks"],
        ),
    };
    let mut out = Vec::from("\u{feff}".as_bytes());
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut out);
    table.write_record(labels)?;
    for (entries, copied) in all.iter().zip(done) {
        let count = |level| {
            entries
                .iter()
                .filter(|entry| entry.level == level)
                .count()
                .to_string()
        };
        let copy = copied.copy.as_deref().map_or(Path::new(""), |copy| {
            copy.strip_prefix(folder).unwrap_or(copy)
        });
        table.write_record([
            harmless(&copied.path).into_owned(),
            harmless(&copy.to_string_lossy().replace('\\', "/")).into_owned(),
            count(Level::Error),
            count(Level::Warning),
            count(Level::Info),
            harmless(&copied.said.join(" ")).into_owned(),
        ])?;
    }
    table.flush()?;
    drop(table);
    fs::write(folder.join(name), out)
}
