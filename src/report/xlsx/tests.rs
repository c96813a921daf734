//! Workbooks read back: every finding once, all totals alike, text as text.

use super::*;
use crate::finding::{Level, Old, RatioReport, Since};
use crate::report::json::findings as all_findings;
use crate::report::testing::{many, one, report};
use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read};

fn book(report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    xlsx(report, &Style::default(), &mut bytes).expect("a vector takes everything");
    bytes
}

fn office(report: &Report) -> Vec<u8> {
    office_book(report, &Style::default(), &departments(report)).expect("it can be made")
}

fn read(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    open_workbook_from_rs(Cursor::new(bytes)).expect("it is a workbook")
}

fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    read(bytes)
        .worksheet_range(name)
        .expect("the sheet is there")
}

/// The part of the package, unpacked.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a package");
    let mut text = String::new();
    let mut file = zip.by_name(name).expect("the part is there");
    file.read_to_string(&mut text).expect("it is text");
    text
}

/// The numbers of a row, by its first cell.
fn numbers(range: &Range<Data>, first: &str) -> Vec<f64> {
    let row = range
        .rows()
        .find(|row| row[0] == Data::String(first.into()));
    let row = row.unwrap_or_else(|| panic!("{first} is there"));
    row[1..]
        .iter()
        .filter_map(|cell| match cell {
            Data::Float(number) => Some(*number),
            Data::Int(number) => Some(*number as f64),
            _ => None,
        })
        .collect()
}

fn with_since(lang: Lang) -> Report {
    let mut report = many(lang);
    report.since = Some(Since {
        as_of: "2026-10-22".into(),
        is_new: (0..report.findings.len()).map(|at| at % 2 == 0).collect(),
        fixed: vec![Old {
            fingerprint: "0".into(),
            rule: "T001".into(),
            level: "error".into(),
            department: "县民政局".into(),
            item: "=某许可 13812341234".into(),
            path: "x".into(),
            message: "缺少".into(),
        }],
        unseen: Vec::new(),
    });
    report
}

#[test]
fn every_finding_has_a_row() {
    for report in [report(Lang::Zh), one(Lang::Zh), many(Lang::Zh)] {
        let range = sheet(&book(&report), "问题");
        assert_eq!(range.height(), report.findings.len() + 1);
        for (row, finding) in range.rows().skip(1).zip(&report.findings) {
            assert_eq!(row[0], Data::String(finding.level.words().zh.into()));
            assert_eq!(row[17], Data::String(report.fingerprint(finding)));
        }
    }
}

#[test]
fn sheets_are_named_in_the_language_of_the_report() {
    let names = |lang| read(&book(&many(lang))).sheet_names().to_vec();
    assert_eq!(names(Lang::Zh), ["汇总", "问题", "规则", "文件"]);
    assert_eq!(names(Lang::En), ["Summary", "Findings", "Rules", "Files"]);
    let names = read(&office(&with_since(Lang::Zh))).sheet_names().to_vec();
    assert_eq!(names, ["汇总", "图表", "部门×规则", "变化", "已改"]);
}

#[test]
fn totals_agree_with_the_report() {
    let report = with_since(Lang::Zh);
    let range = sheet(&book(&report), "汇总");
    for level in [Level::Error, Level::Warning, Level::Info] {
        assert_eq!(
            numbers(&range, level.words().zh),
            [report.count(level) as f64]
        );
    }
    assert_eq!(numbers(&range, "新增"), [111.0]);
    assert_eq!(numbers(&range, "仍存"), [110.0]);
    assert_eq!(numbers(&range, "已改"), [1.0]);
    let bytes = office(&report);
    let matrix = sheet(&bytes, "部门×规则");
    let totals = numbers(&matrix, "合计");
    assert_eq!(totals[0], report.findings.len() as f64);
    assert_eq!(totals[1..].iter().sum::<f64>(), totals[0]);
    let cells: f64 = matrix
        .rows()
        .skip(2)
        .take(3)
        .flat_map(|row| &row[2..])
        .map(|cell| match cell {
            Data::Float(number) => *number,
            _ => 0.0,
        })
        .sum();
    assert_eq!(cells, totals[0]);
    assert_eq!(
        numbers(&sheet(&bytes, "变化"), "合计"),
        [111.0, 110.0, 1.0, 0.0]
    );
}

#[test]
fn a_flood_goes_to_as_many_sheets_as_it_needs() {
    let report = many(Lang::Zh);
    let (mut book, inks) = (begin(&report).expect("it begins"), Inks::new());
    let all = all_findings(&report, false);
    findings::split(&mut book, &inks, &report, (findings::NAME, 100), all).expect("it is written");
    let bytes = book.save_to_buffer().expect("it is saved");
    assert_eq!(read(&bytes).sheet_names(), ["问题", "问题2", "问题3"]);
    let heights = ["问题", "问题2", "问题3"].map(|name| sheet(&bytes, name).height() - 1);
    assert_eq!(heights, [100, 100, report.findings.len() - 200]);
}

#[test]
fn no_row_is_written_twice() {
    let xml = part(&book(&many(Lang::Zh)), "xl/worksheets/sheet2.xml");
    let rows: Vec<&str> = xml.split("<row r=\"").skip(1).collect();
    let numbers: std::collections::HashSet<&str> = rows
        .iter()
        .filter_map(|row| row.split('"').next())
        .collect();
    assert_eq!(rows.len(), numbers.len());
}

#[test]
fn text_is_never_a_formula_or_a_link() {
    let mut report = one(Lang::Zh);
    for value in ["=1+1", "+86", "-3", "@x", "http://x.cn", "file:///c:/x"] {
        let mut finding = report.findings[0].clone();
        finding.value = value.into();
        report.findings.push(finding);
    }
    let bytes = book(&report);
    let range = sheet(&bytes, "问题");
    let values: Vec<String> = range
        .rows()
        .skip(2)
        .map(|row| row[13].to_string())
        .collect();
    assert_eq!(
        values,
        ["=1+1", "+86", "-3", "@x", "http://x.cn", "file:///c:/x"]
    );
    let xml = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(!xml.contains("<f>") && !xml.contains("<hyperlink"), "{xml}");
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix"));
}

#[test]
fn mobile_numbers_are_masked() {
    let report = with_since(Lang::Zh);
    for (bytes, name) in [(book(&report), "问题"), (office(&report), "已改")] {
        let range = sheet(&bytes, name);
        let text: String = range.rows().flatten().map(Data::to_string).collect();
        assert!(
            text.contains("138****1234") && !text.contains("13812341234"),
            "{name}"
        );
    }
}

#[test]
fn the_list_of_a_department_has_its_findings_alone() {
    let report = many(Lang::Zh);
    for department in departments(&report) {
        let bytes = department_book(&report, &Style::default(), &department);
        let range = sheet(&bytes.expect("it can be made"), "问题");
        assert_eq!(range.height() - 1, department.findings.len());
    }
}

#[test]
fn one_report_gives_the_same_bytes_twice() {
    let report = with_since(Lang::En);
    assert_eq!(book(&report), book(&report));
    assert_eq!(office(&report), office(&report));
}

fn ratio(department: Option<&str>, part: i64, met: bool) -> RatioReport {
    RatioReport {
        rule: 3,
        name: "即办件占比",
        short: "即办",
        department: department.map(Into::into),
        part,
        whole: 1000,
        scale: 1,
        items: 1000,
        not_applicable: 0,
        blank: 0,
        unreadable: 0,
        blind: 0,
        mean: None,
        target: Some((40, 100)),
        met: Some(met),
        owed: true,
        refused: false,
        to_reach: Vec::new(),
        needed: None,
    }
}

#[test]
fn targets_stand_by_department_and_are_drawn() {
    let mut report = many(Lang::Zh);
    report.ratios = vec![
        ratio(None, 520, true),
        ratio(Some("市城市管理局"), 399, false),
    ];
    report.ratios[1].part = 3999;
    report.ratios[1].whole = 10_000;
    let bytes = office(&report);
    let range = sheet(&bytes, "指标");
    assert_eq!(numbers(&range, "目标"), [0.4]);
    assert_eq!(numbers(&range, "全目录"), [0.52]);
    // What falls short never looks like its target.
    assert_eq!(numbers(&range, "市城市管理局"), [0.399]);
    assert!(part(&bytes, "xl/charts/chart3.xml").contains("指标"));
    assert_eq!(sheet(&book(&report), "指标").height(), 3);
}
