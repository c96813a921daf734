//! The flat formats on none, one and many findings: every finding is there, once.

use crate::finding::{Lang, Report};
use crate::report::draw::Style;
use crate::report::format::FORMATS;
use crate::report::testing::*;

fn shown(format: &str, report: &Report) -> String {
    let known = FORMATS.iter().find(|known| known.name == format);
    let mut bytes = Vec::new();
    let write = known.expect("it is a format").write;
    write(report, &Style::default(), &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}

#[test]
fn every_format_has_a_row_a_finding() {
    for lang in [Lang::Zh, Lang::En] {
        for report in [report(lang), one(lang), many(lang)] {
            let all = report.findings.len();
            assert_eq!(shown("jsonl", &report).lines().count(), all);
            let broken = report
                .sources
                .iter()
                .filter(|source| source.format.is_empty());
            let lines = all + broken.count() + 1;
            assert_eq!(shown("concise", &report).lines().count(), lines);
            let table = shown("csv", &report);
            let mut rows =
                csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
            assert_eq!(rows.records().filter(Result::is_ok).count(), all);
            let levels = ["error", "warning", "info"];
            let rows = shown("markdown", &report)
                .lines()
                .filter(|line| {
                    levels
                        .iter()
                        .any(|level| line.starts_with(&format!("| {level} | ")))
                })
                .filter(|line| line.matches(" | ").count() == 6 && !line.contains("place"))
                .count();
            assert_eq!(rows, all);
        }
    }
}

#[test]
fn a_line_says_where_what_and_which_rule() {
    let text = shown("concise", &one(Lang::Zh));
    assert_eq!(
        text,
        "城管局.xlsx:事项清单!G12: error T003 承诺 20个工作日，长于法定 15个工作日\n\
         不通过：错误 1，警告 0，提示 0；事项 12，文件 1\n"
    );
}

#[test]
fn personal_numbers_are_masked_everywhere() {
    // A workbook is packed; it has a test of its own.
    for format in FORMATS.iter().filter(|format| format.name != "xlsx") {
        let text = shown(format.name, &many(Lang::Zh));
        assert!(!text.contains("13812341234"), "{}", format.name);
    }
}
