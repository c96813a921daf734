//! Copies of real workbooks. Their folder comes from `SHIXIANG_CORPUS`.

use crate::copies::{copies, values};
use crate::parts::differences;
use crate::support::Scratch;
use crate::support::run::check;
use calamine::{Reader, open_workbook_auto};
use shixiang::finding::{Finding, Level, Place, Report, Status};
use shixiang::model::Element;
use std::path::Path;
use walkdir::WalkDir;

/// A finding at a cell, whatever stands there.
fn finding(sheet: &str, row: u32, col: u32) -> Finding {
    Finding {
        rule: 0,
        level: [Level::Info, Level::Warning, Level::Error][(row + col) as usize % 3],
        source: 0,
        place: Place::Cell {
            sheet: sheet.into(),
            row,
            col,
        },
        item: None,
        element: Element::none,
        label: None,
        part: None,
        value: "".into(),
        message: "试".into(),
        help: None,
        fix: None,
        related: Vec::new(),
    }
}

/// Marks cells of every sheet: the first, some in the middle, some that are not there.
fn mark_all(report: &mut Report, path: &Path) -> bool {
    let Ok(book) = open_workbook_auto(path) else {
        return false;
    };
    let sheets = book.sheets_metadata().iter();
    let sheets = sheets.filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet);
    for name in sheets.map(|sheet| sheet.name.clone()) {
        for (row, col) in [(0, 0), (0, 3), (2, 1), (3, 30), (7, 0), (60, 2), (2_000, 1)] {
            report.findings.push(finding(&name, row, col));
        }
    }
    true
}

#[test]
fn copies_of_real_workbooks_differ_in_marks_only() {
    let Ok(corpus) = std::env::var("SHIXIANG_CORPUS") else {
        println!("skipped: SHIXIANG_CORPUS is not set");
        return;
    };
    let scratch = Scratch::new("annotated-corpus");
    let files = WalkDir::new(corpus)
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let (mut seen, mut listed, mut wrong) = (0, Vec::new(), Vec::new());
    for path in files.map(walkdir::DirEntry::into_path) {
        let is_package = path
            .extension()
            .is_some_and(|extension| extension == "xlsx" || extension == "xlsm");
        if !is_package || !path.is_file() {
            continue;
        }
        let mut report = check(&path);
        let readable =
            report.sources[0].status != Status::Unreadable && report.sources[0].format == "xlsx";
        if !readable || !mark_all(&mut report, &path) {
            continue;
        }
        seen += 1;
        let done = copies(&report, &path, &scratch.path().join(seen.to_string()));
        let name = path
            .file_name()
            .expect("a file")
            .to_string_lossy()
            .into_owned();
        match &done[0].copy {
            None => wrong.push(format!("{name}: {:?}", done[0])),
            Some(_) if done[0].lossy => listed.push(format!("{name}: {:?}", done[0].said)),
            Some(copy) => {
                wrong.extend(
                    differences(&path, copy)
                        .into_iter()
                        .map(|what| format!("{name}: {what}")),
                );
                let mut now = values(copy);
                now.retain(|(sheet, _)| !sheet.starts_with("问题清单"));
                if now != values(&path) {
                    wrong.push(format!("{name}: values differ"));
                }
            }
        }
    }
    println!(
        "{seen} workbooks, {} as a list only: {listed:#?}",
        listed.len()
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 0, "there are workbooks in the corpus");
}
