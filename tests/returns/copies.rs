//! Copies of workbooks made for it.

use crate::made::everything;
use crate::parts::{differences, pack, parts, text};
use crate::support::Scratch;
use crate::support::run::{check, lines};
use calamine::{Reader, open_workbook_auto};
use shixiang::finding::Report;
use shixiang::returns::annotated::{Copied, targets, write};
use std::path::{Path, PathBuf};

/// Copies what is in `from` to `to`.
pub fn copied(from: &Path, to: &Path) -> (Report, Vec<Copied>) {
    let report = check(from);
    let done = copies(&report, from, to);
    (report, done)
}

/// The copies of a report.
pub fn copies(report: &Report, from: &Path, to: &Path) -> Vec<Copied> {
    let targets = targets(report, &[from.to_owned()], to);
    write(report, &targets, to, false, 2).expect("the folder can be written")
}

/// The one copy of a source.
pub fn only(done: &[Copied]) -> PathBuf {
    assert_eq!(done.len(), 1, "{done:?}");
    assert!(!done[0].failed, "{done:?}");
    done[0].copy.clone().expect("it has findings")
}

/// The values of all sheets but the list, by calamine.
pub fn values(path: &Path) -> Vec<(String, Vec<String>)> {
    let mut book = open_workbook_auto(path).expect("it opens");
    let names: Vec<String> = book.sheet_names();
    let mut found = Vec::new();
    for name in names {
        let Ok(range) = book.worksheet_range(&name) else {
            continue;
        };
        let start = range.start().unwrap_or_default();
        let cells = range.used_cells().map(|(row, col, value)| {
            format!(
                "{} {} {value}",
                row + start.0 as usize,
                col + start.1 as usize
            )
        });
        found.push((name, cells.collect()));
    }
    found
}

#[test]
fn a_copy_keeps_everything_and_marks_the_faults() {
    let scratch = Scratch::new("annotated-everything");
    let from = scratch.path().join("甲.xlsm");
    everything(&from);
    let (report, done) = copied(&from, &scratch.path().join("out"));
    let copy = only(&done);
    assert_eq!(copy, scratch.path().join("out/甲.xlsm"));
    assert_eq!(differences(&from, &copy), Vec::<String>::new());
    let all = parts(&copy);
    assert_eq!(all["xl/vbaProject.bin"], parts(&from)["xl/vbaProject.bin"]);
    let comments = text(&all, "xl/comments1.xml");
    assert!(
        comments.contains("科长：请再核一遍") && comments.contains("（清单第 "),
        "{comments}"
    );
    let book = text(&all, "xl/workbook.xml");
    assert!(
        book.contains(r#"<sheets><sheet name="问题清单(2)""#),
        "{book}"
    );
    assert!(book.contains(r#"activeTab="1""#), "{book}");

    let mut now = values(&copy);
    let (name, list) = now.remove(0);
    assert_eq!(name, "问题清单(2)");
    // Column M has a fingerprint an entry, below its label.
    let prints = list
        .iter()
        .filter(|cell| cell.split(' ').nth(1) == Some("12"));
    assert_eq!(prints.count(), report.findings.len() + 1);
    assert_eq!(now, values(&from));
    let again = check(&copy);
    let strip = |report: &Report| lines(report).join("\n").replace("out/", "");
    assert!(!report.findings.is_empty());
    assert_eq!(
        strip(&again),
        strip(&report),
        "the copy is read as its original"
    );
}

/// The workbook in the strict form of the standard: other names for the same things.
fn strict(path: &Path) {
    let mut all = parts(path);
    for bytes in all
        .iter_mut()
        .filter(|(name, _)| name.ends_with(".xml") || name.ends_with(".rels"))
        .map(|(_, bytes)| bytes)
    {
        let text = String::from_utf8(bytes.clone()).expect("it is UTF-8");
        let text = text
            .replace(
                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                "http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            .replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships",
            );
        *bytes = text.into_bytes();
    }
    pack(path, &all);
}

#[test]
fn a_strict_workbook_stays_strict() {
    let scratch = Scratch::new("annotated-strict");
    let from = scratch.path().join("甲.xlsm");
    everything(&from);
    strict(&from);
    let copy = only(&copied(&from, &scratch.path().join("out")).1);
    assert_eq!(differences(&from, &copy), Vec::<String>::new());
    for (name, bytes) in parts(&copy) {
        let text = String::from_utf8_lossy(&bytes);
        let loose = text.contains("openxmlformats.org/spreadsheetml/2006/main")
            || text.contains("openxmlformats.org/officeDocument/2006/relationships");
        assert!(!loose, "{name}");
    }
    assert_eq!(lines(&check(&copy)), lines(&check(&from)));
}

#[test]
fn a_copy_of_a_copy_has_two_lists_and_the_same_findings() {
    let scratch = Scratch::new("annotated-twice");
    let from = scratch.path().join("甲.xlsm");
    everything(&from);
    let once = only(&copied(&from, &scratch.path().join("one")).1);
    let twice = only(&copied(&once, &scratch.path().join("two")).1);
    assert_eq!(lines(&check(&twice)), lines(&check(&from)));
    let book = text(&parts(&twice), "xl/workbook.xml");
    assert!(book.contains(r#"<sheet name="问题清单(3)""#), "{book}");
}

#[test]
fn an_old_workbook_comes_as_a_new_one_and_yaml_as_a_list() {
    let scratch = Scratch::new("annotated-others");
    let folder = scratch.path().join("in");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let guide = "事项名称: 公司设立登记\n法定办结时限: 15个工作日\n承诺办结时限: 20个工作日\n";
    std::fs::write(folder.join("a.yaml"), guide).expect("it can be written");
    std::fs::write(
        folder.join("b.csv"),
        "事项名称,法定办结时限,承诺办结时限\n=甲,5个工作日,9个工作日\n",
    )
    .expect("it can be written");
    std::fs::write(folder.join("c.xlsx"), "").expect("it can be written");
    let (_, done) = copied(&folder, &scratch.path().join("out"));
    let names: Vec<_> = done
        .iter()
        .map(|done| (done.copy.is_some(), done.failed))
        .collect();
    assert_eq!(names, [(true, false), (true, false), (false, true)]);
    let list = values(&scratch.path().join("out/a.yaml.问题清单.xlsx"));
    assert_eq!(list.len(), 1);
    assert!(
        list[0].1.iter().any(|cell| cell.contains("20个工作日")),
        "{list:?}"
    );
    let index = std::fs::read_to_string(scratch.path().join("out/目录.csv")).expect("it is there");
    assert_eq!(index.lines().count(), 4, "{index}");
    assert!(index.contains("a.yaml.问题清单.xlsx"), "{index}");
}

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_opens_a_copy_and_sees_the_same() {
    let scratch = Scratch::new("annotated-office");
    let from = scratch.path().join("甲.xlsm");
    everything(&from);
    let copy = only(&copied(&from, &scratch.path().join("out")).1);
    let folder = scratch.path().join("office");
    for kind in ["pdf", "xlsx"] {
        let profile = format!(
            "-env:UserInstallation=file://{}",
            scratch.path().join("profile").display()
        );
        let done = std::process::Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
            .arg(&folder)
            .arg(&copy)
            .output()
            .expect("LibreOffice is installed");
        assert!(done.status.success(), "{done:?}");
        assert!(folder.join(format!("甲.{kind}")).is_file(), "{done:?}");
    }
    let (mut before, mut after) = (values(&copy), values(&folder.join("甲.xlsx")));
    // Made-up results of formulas are worked out anew.
    before.retain(|(name, _)| name != "附表");
    after.retain(|(name, _)| name != "附表");
    assert_eq!(after, before);
}
