//! Another office program opens our workbooks, and its copies in other formats read the same.

mod support;

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::Scratch;

/// The workbooks of the examples.
fn workbooks() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = std::fs::read_dir(folder).expect("there are examples");
    let mut books: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|name| name == "xlsx"))
        .collect();
    books.sort();
    assert!(books.len() >= 3, "{books:?}");
    books
}

/// Has LibreOffice write all workbooks as `kind` into `scratch`, with a profile of its own, and gives the copies.
fn convert(kind: &str, scratch: &Scratch) -> Vec<PathBuf> {
    let profile = scratch.path().join("profile");
    let copies = scratch.path().join("copies");
    let run = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", kind, "--outdir"])
        .arg(&copies)
        .args(workbooks())
        .output()
        .expect("LibreOffice is installed");
    assert!(run.status.success(), "{run:?}");
    let copy = |book: PathBuf| {
        let name = book.file_name().expect("a file");
        copies.join(name).with_extension(kind)
    };
    workbooks().into_iter().map(copy).collect()
}

/// What the program says of a file.
fn report(path: &Path) -> Value {
    let run = Command::new(env!("CARGO_BIN_EXE_shixiang"))
        .args(["check", "--exit-zero", "--output", "json"])
        .arg(path)
        .output()
        .expect("it runs");
    serde_json::from_slice(&run.stdout).expect("it writes JSON")
}

/// How a file was read: its format, and by sheet the layout and the number of items.
fn reading(report: &Value) -> Vec<String> {
    let source = &report["sources"][0];
    assert_eq!(source["status"], "read", "{source}");
    let tables = source["tables"].as_array().expect("a list");
    let line = |table: &Value| format!("{} {} {}", table["sheet"], table["layout"], table["items"]);
    tables.iter().map(line).collect()
}

/// Findings by rule, item and element.
fn findings(report: &Value) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for finding in report["findings"].as_array().expect("a list") {
        let item = &finding["item"];
        let key = format!(
            "{} {} {} {}",
            finding["rule"], item["name"], finding["part"], finding["field"]
        );
        *counts.entry(key).or_default() += 1;
    }
    counts
}

fn copies_read_the_same(kind: &str) {
    let scratch = Scratch::new(&format!("office-{kind}"));
    let copies = convert(kind, &scratch);
    for (book, copy) in workbooks().iter().zip(copies) {
        let (original, copied) = (report(book), report(&copy));
        assert_eq!(copied["sources"][0]["format"], kind);
        assert_eq!(reading(&original), reading(&copied), "{}", copy.display());
        assert_eq!(findings(&original), findings(&copied), "{}", copy.display());
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn copies_as_xls_read_the_same() {
    copies_read_the_same("xls");
}

#[test]
#[ignore = "needs LibreOffice"]
fn copies_as_ods_read_the_same() {
    copies_read_the_same("ods");
}

/// A workbook written anew by another program: its shared strings, styles and merges are laid out differently.
#[test]
#[ignore = "needs LibreOffice"]
fn copies_as_xlsx_read_the_same() {
    copies_read_the_same("xlsx");
}

#[test]
#[ignore = "needs LibreOffice"]
fn every_workbook_of_the_examples_opens_and_prints() {
    let scratch = Scratch::new("office-pdf");
    for page in convert("pdf", &scratch) {
        let bytes = std::fs::read(&page).expect("it was printed");
        assert!(bytes.starts_with(b"%PDF-"), "{}", page.display());
        assert!(bytes.len() > 10_000, "{} is empty", page.display());
    }
}
