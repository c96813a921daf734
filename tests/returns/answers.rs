//! Answered copies are read back.

use crate::copies::{copied, only};
use crate::made::everything;
use crate::parts::{pack, parts, text};
use crate::support::Scratch;
use crate::support::run::check;
use shixiang::finding::Lang;
use shixiang::returns::answers::{Outcome, collect, summary, workbooks, write};
use std::path::Path;

/// Changes a sheet of a workbook as a program would.
fn edit(path: &Path, part: &str, change: impl FnOnce(String) -> String) {
    let mut all = parts(path);
    let changed = change(text(&all, part));
    all.insert(part.to_owned(), changed.into_bytes());
    pack(path, &all);
}

/// Writes a text into a cell that is there.
fn fill(xml: String, cell: &str, said: &str) -> String {
    let pattern = format!(r#"<c r="{cell}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)"#);
    let pattern = regex::Regex::new(&pattern).expect("a pattern");
    assert!(pattern.is_match(&xml), "{cell}");
    let put = format!(r#"<c r="{cell}"$1 t="inlineStr"><is><t>{said}</t></is></c>"#);
    pattern.replace(&xml, put.as_str()).into_owned()
}

/// The row of the list about this cell and rule.
fn row_of(list: &str, rule: &str, cell: &str) -> String {
    let mut rows = list.split("<row ").skip(1);
    let named =
        |row: &&str| row.contains(&format!(">{rule}<")) && row.contains(&format!(">{cell}<"));
    let row = rows
        .find(|row| named(row))
        .unwrap_or_else(|| panic!("{rule} {cell}"));
    let row = row.trim_start_matches("r=\"");
    row[..row.find('"').expect("it has a number")].to_owned()
}

/// Answers four entries, and changes one cell.
fn answer_all(copy: &Path) {
    let all = [
        ("T003", "D3", "已改", ""),
        ("T003", "D4", "已改", ""),
        ("T015", "D5", "申请例外", "由省厅统一规定"),
        ("T003", "D6", "不属实", "法定时限另有规定"),
    ];
    edit(copy, "xl/worksheets/sheet4.xml", |mut xml| {
        for (rule, cell, answer, reason) in all {
            let row = row_of(&xml, rule, cell);
            xml = fill(xml, &format!("K{row}"), answer);
            xml = fill(xml, &format!("L{row}"), reason);
        }
        xml
    });
    edit(copy, "xl/worksheets/sheet1.xml", |xml| {
        fill(xml, "D3", "5个工作日")
    });
}

#[test]
fn changes_exceptions_and_disputes_come_back() {
    let scratch = Scratch::new("answers-all");
    let from = scratch.path().join("甲.xlsm");
    everything(&from);
    let out = scratch.path().join("out");
    let copy = only(&copied(&from, &out).1);
    answer_all(&copy);

    let answers = collect(&check(&out));
    assert_eq!(answers.files, 1);
    let outcomes: Vec<_> = answers
        .changes
        .iter()
        .map(|change| (change.told.place.as_str(), change.outcome))
        .collect();
    assert_eq!(
        outcomes,
        [
            ("事项'甲'表!D3", Outcome::Mended),
            ("事项'甲'表!D4", Outcome::Unchanged)
        ]
    );
    assert_eq!(
        (
            answers.changes[0].told.written.as_str(),
            answers.changes[0].new.as_str()
        ),
        ("20个工作日", "5个工作日")
    );
    assert_eq!(answers.exceptions[0].reason, "由省厅统一规定");
    assert_eq!(answers.disputed[0].item, "结婚登记");
    let open: usize = answers.open.iter().map(|(_, count)| count).sum();
    assert_eq!(answers.entries, open + 4);
    assert!(answers.has_wrong());
    let said = summary(&answers, Lang::Zh);
    assert!(
        said.contains("已改      2 条：已改好 1，没有改动 1"),
        "{said}"
    );

    let written = write(&answers, &scratch.path().join("round"), Lang::Zh)
        .expect("the folder can be written");
    assert_eq!(written.len(), 3);
    let patches = std::fs::read_to_string(&written[0]).expect("it is there");
    assert!(patches.contains("20个工作日,5个工作日,已改好"), "{patches}");

    // Once answered, a copy is not written over.
    let again = copied(&from, &out).1;
    assert!(again[0].failed, "{again:?}");
}

#[test]
fn a_comment_finds_its_cell_where_rows_have_moved() {
    let scratch = Scratch::new("answers-moved");
    let from = scratch.path().join("甲.xlsm");
    everything(&from);
    let out = scratch.path().join("out");
    let copy = only(&copied(&from, &out).1);
    let number = |text: &str, from: u32| {
        regex::Regex::new(text)
            .map(|p| (p, from))
            .expect("a pattern")
    };
    let down = |xml: String| {
        let (cells, from) = number(r#" (r|ref)="([A-Z]*)(\d+)""#, 3);
        cells
            .replace_all(&xml, |found: &regex::Captures<'_>| {
                let row: u32 = found[3].parse().expect("a row");
                let row = if row >= from { row + 2 } else { row };
                format!(" {}=\"{}{row}\"", &found[1], &found[2])
            })
            .into_owned()
    };
    edit(&copy, "xl/worksheets/sheet1.xml", down);
    edit(&copy, "xl/comments1.xml", down);
    edit(&copy, "xl/worksheets/sheet1.xml", |xml| {
        fill(xml, "D5", "5个工作日")
    });
    edit(&copy, "xl/worksheets/sheet4.xml", |xml| {
        let row = row_of(&xml, "T003", "D3");
        fill(xml, &format!("K{row}"), "已改")
    });
    let answers = collect(&check(&out));
    let change = &answers.changes[0];
    assert_eq!(
        (change.told.place.as_str(), change.new.as_str()),
        ("事项'甲'表!D5", "5个工作日")
    );
    assert_eq!(change.outcome, Outcome::Mended);
}

#[test]
fn workbooks_are_found_and_temporary_files_are_not() {
    let scratch = Scratch::new("answers-files");
    for name in ["b.xlsx", "~$b.xlsx", "目录.csv", "a.xls"] {
        std::fs::write(scratch.path().join(name), "").expect("it can be written");
    }
    let found = workbooks(scratch.path());
    let names: Vec<_> = found.iter().filter_map(|path| path.file_name()).collect();
    assert_eq!(names, ["a.xls", "b.xlsx"]);
}
