//! `--output department=FOLDER` and `--output xlsx=FILE` from outside: which files there are, and that all tell the same.

mod support;

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::Output;
use support::Scratch;

fn check(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("shixiang").expect("the program was built");
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    command
        .current_dir(folder)
        .args(["check", "examples", "--exit-zero"]);
    command.args(args).output().expect("it runs")
}

/// Runs with all outputs into the scratch folder, and gives the report.
fn run(scratch: &Scratch, more: &[&str]) -> Value {
    let at = |kind: &str, name: &str| format!("{kind}={}", scratch.path().join(name).display());
    let [json, book, folder] = [
        at("json", "报告.json"),
        at("xlsx", "报告.xlsx"),
        at("department", "上/整改"),
    ];
    let outputs = ["-o", &json, "-o", &book, "-o", &folder];
    let done = check(&[&outputs[..], more].concat());
    assert!(done.status.success(), "{done:?}");
    let text = std::fs::read_to_string(scratch.path().join("报告.json")).expect("it is there");
    serde_json::from_str(&text).expect("it is JSON")
}

/// The files below a folder, with `/`.
fn files(folder: &Path) -> Vec<String> {
    let all = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter();
    let files = all
        .map(|entry| entry.expect("it can be listed"))
        .filter(|entry| entry.file_type().is_file());
    let name = |entry: walkdir::DirEntry| {
        let inner = entry.path().strip_prefix(folder).expect("it is below");
        inner.to_string_lossy().replace('\\', "/")
    };
    files.map(name).collect()
}

/// The rows below the header of the findings of a workbook.
fn rows(book: &Path) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(book).expect("it is a workbook");
    let range = book.worksheet_range("问题").expect("the sheet is there");
    let text = |row: &[Data]| row.iter().map(Data::to_string).collect();
    range.rows().skip(1).map(text).collect()
}

/// Findings by department as the report has them: a file's own count for nobody here.
fn by_department(report: &Value) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in report["findings"].as_array().expect("a list") {
        if let Some(name) = finding["item"]["department"].as_str() {
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn every_department_gets_a_letter_and_a_list_and_all_agree() {
    let scratch = Scratch::new("departments");
    let report = run(&scratch, &["--due", "2026-12-15"]);
    let folder = scratch.path().join("上/整改");
    let names = files(&folder);
    let known = by_department(&report);
    assert!(known.len() >= 5, "{known:?}");
    assert!(names.contains(&"汇总.xlsx".to_owned()) && names.contains(&"通报.md".to_owned()));
    let total = report["findings"].as_array().map_or(0, Vec::len);
    assert_eq!(rows(&scratch.path().join("报告.xlsx")).len(), total);
    let mut listed = 0;
    for (name, least) in &known {
        assert!(
            names.contains(&format!("{name}/整改通知.docx")),
            "{names:?}"
        );
        let own = rows(&folder.join(name).join("问题清单.xlsx"));
        assert!(own.len() >= *least, "{name}");
        assert!(
            own.iter().all(|row| row[3].is_empty() || row[3] == *name),
            "{name}"
        );
        listed += own.len();
    }
    let office = report["findings"].as_array().expect("a list").iter();
    let office = office.filter(|one| {
        one["item"].is_null()
            && one["rule"]
                .as_str()
                .is_some_and(|rule| rule.starts_with('R'))
    });
    assert_eq!(listed + office.count(), total);
    let copy = "云泽市市场监督管理局/标注副本/市市场监督管理局.xlsx";
    assert!(names.contains(&copy.to_owned()), "{names:?}");
    let bulletin = std::fs::read_to_string(folder.join("通报.md")).expect("it is there");
    let summary = &report["summary"];
    let said = format!(
        "发现问题{total}处，其中错误{}处、警告{}处、提示{}处",
        summary["error"], summary["warning"], summary["info"]
    );
    assert!(bulletin.contains(&said), "{bulletin}");
    assert!(bulletin.contains("于2026年12月15日前"), "{bulletin}");
}

#[test]
fn an_older_report_tells_what_changed() {
    let scratch = Scratch::new("departments-since");
    let report = run(&scratch, &[]);
    let old = scratch.path().join("报告.json");
    let total = report["findings"].as_array().map_or(0, Vec::len);
    let later = Scratch::new("departments-later");
    run(&later, &["--since", &old.display().to_string()]);
    let folder = later.path().join("上/整改");
    let bulletin = std::fs::read_to_string(folder.join("通报.md")).expect("it is there");
    assert!(
        bulletin.contains(&format!("新增0处，仍存{total}处，已改0处")),
        "{bulletin}"
    );
    let list = rows(&later.path().join("报告.xlsx"));
    assert!(list.iter().all(|row| row[18] == "仍存"), "{list:?}");
}

#[test]
fn where_rules_were_left_out_every_paper_says_so() {
    let scratch = Scratch::new("departments-only");
    // One example does not parse, and without S004 that were no finding but a file not read to its end.
    run(&scratch, &["--only", "T003,S004"]);
    let rest = shixiang::rules::BOOK.len() - 2;
    let said = format!("只用了 2 条：S004、T003；其余 {rest} 条没有用");
    let folder = scratch.path().join("上/整改");
    let bulletin = std::fs::read_to_string(folder.join("通报.md")).expect("it is there");
    let sentence = format!("检查规则{said}。");
    assert!(bulletin.contains(&sentence), "{bulletin}");
    let names = files(&folder);
    let letters = names.iter().filter(|name| name.ends_with(".docx"));
    for name in letters.clone() {
        let file = std::fs::File::open(folder.join(name)).expect("it is there");
        let mut package = zip::ZipArchive::new(file).expect("it is a package");
        let mut part = package.by_name("word/document.xml").expect("it has text");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("it is text");
        assert!(text.contains(&sentence), "{name}");
    }
    assert!(letters.count() > 0, "{names:?}");
    let mut book: Xlsx<_> =
        open_workbook(scratch.path().join("报告.xlsx")).expect("it is a workbook");
    let summary = book.worksheet_range("汇总").expect("the sheet is there");
    let cells = |row: &[Data]| row[..2].iter().map(Data::to_string).collect::<Vec<_>>();
    let mut rows = summary.rows().map(cells);
    assert!(rows.any(|row| row == ["规则", &said]), "{summary:?}");
}

#[test]
fn english_is_english() {
    let scratch = Scratch::new("departments-english");
    let folder = scratch.path().join("out");
    let output = format!("department={}", folder.display());
    let done = check(&["--lang", "en", "-o", &output]);
    assert!(done.status.success(), "{done:?}");
    let names = files(&folder);
    assert!(
        names.contains(&"summary.xlsx".to_owned()) && names.contains(&"bulletin.md".to_owned())
    );
    assert!(
        names.iter().any(|name| name.ends_with("/notice.docx")),
        "{names:?}"
    );
}

#[test]
fn a_folder_that_is_taken_is_left_alone() {
    let scratch = Scratch::new("departments-taken");
    std::fs::write(scratch.path().join("旧通知.txt"), "旧").expect("it can be written");
    let done = check(&["-o", &format!("department={}", scratch.path().display())]);
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("不是空文件夹"), "{said}");
    assert_eq!(files(scratch.path()), ["旧通知.txt"]);
}

#[test]
fn an_empty_folder_is_filled() {
    let scratch = Scratch::new("departments-empty");
    let done = check(&["-o", &format!("department={}", scratch.path().display())]);
    assert!(done.status.success(), "{done:?}");
    assert!(files(scratch.path()).contains(&"汇总.xlsx".to_owned()));
}

#[test]
fn what_no_screen_shows_is_refused_before_anything_is_read() {
    for (given, hint) in [("xlsx", "xlsx=文件"), ("department", "department=")] {
        let done = check(&["-o", given]);
        assert_eq!(done.status.code(), Some(2), "{given}");
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(said.contains(hint), "{said}");
    }
    assert_eq!(check(&["--due", "2026-02-30"]).status.code(), Some(2));
}

/// Letter and summary open in another office program, and come out as pages.
#[test]
#[ignore = "needs LibreOffice with Writer and Calc"]
fn another_office_program_prints_them() {
    let scratch = Scratch::new("departments-printed");
    run(&scratch, &["--due", "2026-12-15"]);
    let folder = scratch.path().join("上/整改");
    let names = files(&folder);
    let letter = names
        .iter()
        .find(|name| name.ends_with(".docx"))
        .expect("a letter");
    let out = scratch.path().join("pdf");
    let profile = format!(
        "-env:UserInstallation=file://{}",
        scratch.path().join("profile").display()
    );
    for book in [letter.as_str(), "汇总.xlsx"] {
        let done = std::process::Command::new(std::env::var("SOFFICE").unwrap_or("soffice".into()))
            .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
            .args([&out, &folder.join(book)])
            .output()
            .expect("LibreOffice is installed");
        assert!(done.status.success(), "{done:?}");
        let name = Path::new(book).with_extension("pdf");
        let pdf = out.join(name.file_name().expect("a file"));
        let size = std::fs::metadata(&pdf).map_or(0, |known| known.len());
        assert!(size > 10_000, "{book}: {size} bytes");
    }
}
