//! The annotated copy: each workbook as it was, its faulty cells marked, with the list of findings as its first sheet.

mod bare;
mod book;
mod comments;
mod names;
mod placed;
mod sheet;
mod styles;
mod workbook;

pub use names::targets;
pub(super) use placed::placed;

use super::cells::{Wanted, texts};
use super::list::{self, Listing};
use super::package::Package;
use super::table::{Entry, entries};
use crate::finding::{Lang, Level, Report, Status};
use crate::read::Refusal;
use crate::read::sniff::{Format, unopened};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Cursor, Read, Seek, Write};
use std::path::{Path, PathBuf};

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
) -> io::Result<Vec<Copied>> {
    fs::create_dir_all(folder)?;
    let all = entries(report, show_mobile);
    let mut done = Vec::new();
    for (at, target) in targets.iter().enumerate() {
        done.push(one(report, at, &all[at], target));
    }
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

fn clean(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有问题，不需要副本",
        Lang::En => "no findings, so no copy is needed",
    }
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

fn said_of_list(lang: Lang, why: Option<&Refusal>) -> Vec<String> {
    vec![match (lang, why) {
        (Lang::Zh, None) => "这是清单，不是原文件的副本：请在原文件中修改，在本表答复。".to_owned(),
        (Lang::En, None) => {
            "This is a list, not a copy: change the original file, and answer here.".to_owned()
        }
        (Lang::Zh, Some(why)) => format!(
            "原文件不能标注（{}）；这里只有清单：请在原文件中修改，在本表答复。",
            why.zh
        ),
        (Lang::En, Some(why)) => format!(
            "The original cannot be marked ({}); this is a list only: change the original file, and answer here.",
            why.en
        ),
    }]
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

fn listing<'l>(
    report: &Report,
    path: &Path,
    entries: &'l [Entry],
    checks: &'l [String],
    said: &[String],
    linked: bool,
) -> Listing<'l> {
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy();
    let count = |level| entries.iter().filter(|entry| entry.level == level).count();
    let (error, warning, info) = (
        count(Level::Error),
        count(Level::Warning),
        count(Level::Info),
    );
    let day = &report.as_of;
    let (title, how) = match report.lang {
        Lang::Zh => (
            format!("问题清单　{name}　错误 {error}，警告 {warning}，提示 {info}（按 {day} 判断）"),
            "逐条处理：改好了，在“部门答复”选“已改”；确有理由不改，选“申请例外”；判断有误，选“不属实”；后两种在“理由”写明。答完把本文件原样发回。",
        ),
        Lang::En => (
            format!(
                "Findings in {name}: {error} errors, {warning} warnings, {info} infos (judged as of {day})"
            ),
            "Answer each one: changed when it is corrected; exception when there is a reason to leave it; disputed when the finding is wrong; give the reason for the last two. Then send this file back as it is.",
        ),
    };
    let mut notes = vec![how.to_owned()];
    if linked {
        notes.push(match report.lang {
            Lang::Zh => "点“位置”到那个单元格；底色：红为错误，黄为警告，蓝为提示，批注里写着怎么改。".to_owned(),
            Lang::En => "Click a place to see its cell; red is an error, yellow a warning, blue an info, and the comment says what to write.".to_owned(),
        });
    }
    notes.extend(said.iter().cloned());
    Listing {
        lang: report.lang,
        title,
        notes,
        entries,
        checks,
        linked,
    }
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
    let beside = folder.join(format!(".shixiang-{}.tmp", std::process::id()));
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
            super::harmless(&copied.path),
            super::harmless(&copy.to_string_lossy().replace('\\', "/")),
            count(Level::Error),
            count(Level::Warning),
            count(Level::Info),
            super::harmless(&copied.said.join(" ")),
        ])?;
    }
    table.flush()?;
    drop(table);
    fs::write(folder.join(name), out)
}

/// The comment of a cell: all that is wrong with it.
fn comment(entries: &[&Entry], lang: Lang) -> String {
    let all: Vec<String> = entries.iter().map(|entry| said(entry, lang)).collect();
    all.join("\n\n")
}

fn said(entry: &Entry, lang: Lang) -> String {
    let (level, rule, says) = (entry.level.words().get(lang), entry.rule, entry.says);
    let (head, labels) = match lang {
        Lang::Zh => (
            format!("【{level}】{rule} {says}"),
            ["问题：", "怎么改：", "为什么：", "依据："],
        ),
        Lang::En => (
            format!("[{level}] {rule} {says}"),
            ["problem: ", "write: ", "why: ", "basis: "],
        ),
    };
    let mut text = head;
    for (label, words) in
        labels
            .into_iter()
            .zip([entry.problem.as_str(), &entry.help, entry.why, &entry.basis])
    {
        if !words.is_empty() {
            text = format!("{text}\n{label}{words}");
        }
    }
    let [before, after] = NUMBER[usize::from(lang == Lang::En)];
    format!("{text}\n{before}{}{after}", entry.number)
}

/// What stands around the number of an entry in a comment. Comments move with their cells, so answers find their cell by it.
const NUMBER: [[&str; 2]; 2] = [["（清单第 ", " 条）"], ["(no. ", " of the list)"]];

/// The numbers of entries that a comment names.
fn numbers(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for [before, after] in NUMBER {
        for piece in text.split(before).skip(1) {
            found.extend(
                piece
                    .split(after)
                    .next()
                    .and_then(|number| number.parse::<u32>().ok()),
            );
        }
    }
    found
}

/// How many narrow characters wide a text is.
pub(super) fn display_width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width_cjk(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_names_its_entries() {
        assert_eq!(
            numbers("错\n（清单第 3 条）\n\n误\n（清单第 12 条）"),
            [3, 12]
        );
        assert_eq!(numbers("wrong\n(no. 4 of the list)"), [4]);
        assert!(numbers("（清单第 x 条）").is_empty());
    }
}
