//! A folder a department with its notice and its findings, and beside them the office's summary and the bulletin.

mod copies;
mod names;

use crate::finding::{Lang, Report, Words, words};
use crate::flow::side_by_side;
use crate::report::{
    Department, Letter, Style, Whose, bulletin, department_book, departments as shared, notice,
    office_book,
};
use names::Names;
use std::fs;
use std::io;
use std::path::Path;

const NOTICE: Words = words("整改通知.docx", "notice.docx");
const LIST: Words = words("问题清单.xlsx", "findings.xlsx");
const SUMMARY: Words = words("汇总.xlsx", "summary.xlsx");
const BULLETIN: Words = words("通报.md", "bulletin.md");

/// Fills an empty folder: a folder for each department that has something to mend, the summary and the bulletin. Gives what is
/// to be said of marked copies that could not be made.
///
/// # Errors
/// When something cannot be written.
pub fn departments(
    report: &Report,
    style: &Style,
    due: Option<&str>,
    folder: &Path,
    threads: usize,
) -> io::Result<Vec<String>> {
    let all = shared(report);
    let lang = report.lang;
    let mut names = Names::new([SUMMARY, BULLETIN].map(|name| name.get(lang)));
    let folders = all.iter().filter(|known| has_work(known));
    let folders = folders.map(|known| (known, names.folder(called(known.whose, lang))));
    let folders: Vec<_> = folders.collect();
    let filled = side_by_side(threads, &folders, |(known, name)| {
        let own = folder.join(name);
        fs::create_dir(&own)?;
        department(report, style, due, known, &own)
    });
    let mut missing = Vec::new();
    for said in filled {
        missing.extend(said?);
    }
    let summary = office_book(report, style, &all)?;
    fs::write(folder.join(SUMMARY.get(lang)), summary)?;
    let bulletin = bulletin(report, style, &all, due);
    fs::write(folder.join(BULLETIN.get(lang)), bulletin)?;
    Ok(missing)
}

/// What is about the whole catalog stands in the summary: nobody but the office can mend it.
fn has_work(known: &Department<'_>) -> bool {
    !known.findings.is_empty() && known.whose != Whose::Office
}

fn called<'n>(whose: Whose<'n>, lang: Lang) -> &'n str {
    match whose {
        Whose::Named(name) => name,
        _ => words("未写明部门", "no department given").get(lang),
    }
}

fn department(
    report: &Report,
    style: &Style,
    due: Option<&str>,
    known: &Department<'_>,
    folder: &Path,
) -> io::Result<Vec<String>> {
    let list = LIST.get(report.lang);
    fs::write(folder.join(list), department_book(report, style, known)?)?;
    let copied = copies::copies(report, style, known, folder);
    let letter = Letter {
        due: due.map(str::to_owned),
        list: list.to_owned(),
        copies: copied.names,
    };
    let notice = notice(report, style, known, &letter)?;
    fs::write(folder.join(NOTICE.get(report.lang)), notice)?;
    Ok(copied.missing)
}
