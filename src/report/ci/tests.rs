//! What hosts are given: escaped, capped, and every finding there.

use crate::finding::{Lang, Level, Report};
use crate::report::draw::Style;
use crate::report::format::FORMATS;
use crate::report::testing::*;
use serde_json::Value;
use std::collections::HashSet;

fn shown(format: &str, report: &Report) -> String {
    let known = FORMATS.iter().find(|known| known.name == format);
    let mut bytes = Vec::new();
    let write = known.expect("it is a format").write;
    write(report, &Style::default(), &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}

fn values(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn github_shows_ten_of_a_kind_and_says_the_rest() {
    let report = many(Lang::Zh);
    let text = shown("github", &report);
    let lines = |start: &str| text.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(lines("::error "), 10);
    assert!(lines("::warning ") <= 10 && lines("::notice ") <= 10);
    let shown = text.lines().count() - 1 - 1;
    let left = report.findings.len() - shown;
    let last = text.lines().last().expect("a line with the totals");
    assert!(last.contains(&format!("其中 {left} 个")), "{last}");
}

#[test]
fn github_places_text_by_line_and_column() {
    let mut report = one(Lang::En);
    report.findings[0].place = text_place(12, 9, "承诺办结时限: 20个工作日", "20个工作日");
    let text = shown("github", &report);
    assert!(
        text.starts_with(
            "::error file=城管局.xlsx,line=12,col=9,title=T003 promise-over-statute::"
        ),
        "{text}"
    );
}

#[test]
fn gitlab_fingerprints_are_all_different() {
    let mut report = many(Lang::Zh);
    let again = report.findings[5].clone();
    report.findings.push(again);
    let issues = values(&shown("gitlab", &report));
    let issues = issues.as_array().expect("a list");
    assert_eq!(issues.len(), report.findings.len() + 1);
    let prints: HashSet<&str> = issues
        .iter()
        .map(|issue| issue["fingerprint"].as_str().expect("a text"))
        .collect();
    assert_eq!(prints.len(), issues.len());
    for issue in issues {
        assert!(issue["location"]["lines"]["begin"].as_u64() >= Some(1));
    }
}

#[test]
fn junit_fails_what_fails_the_run() {
    let report = many(Lang::Zh);
    let text = shown("junit", &report);
    let failing = report
        .findings
        .iter()
        .filter(|finding| finding.level >= Level::Error)
        .count();
    assert_eq!(text.matches("<failure ").count(), failing);
    assert_eq!(text.matches("<error ").count(), 1);
    assert!(text.contains(&format!("failures=\"{failing}\"")));
}

#[test]
fn junit_leaves_out_what_xml_cannot_say() {
    let mut report = one(Lang::Zh);
    report.findings[0].message = "坏\u{1}字<b>&".into();
    let text = shown("junit", &report);
    assert!(!text.contains('\u{1}') && text.contains("坏␁字&lt;b&gt;&amp;"));
}

#[test]
fn sarif_names_the_cell_and_the_region() {
    let mut report = one(Lang::Zh);
    let mut second = report.findings[0].clone();
    second.place = text_place(12, 9, "承诺办结时限: 20个工作日", "20个工作日");
    report.findings.push(second);
    let log = values(&shown("sarif", &report));
    let results = &log["runs"][0]["results"];
    let first = &results[0]["locations"][0];
    assert_eq!(
        first["logicalLocations"][0]["fullyQualifiedName"],
        "事项清单!G12"
    );
    let region = &results[1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(
        *region,
        serde_json::json!({"startLine": 12, "startColumn": 9, "endColumn": 15})
    );
    let rule = results[0]["ruleIndex"].as_u64().expect("a number") as usize;
    assert_eq!(
        log["runs"][0]["tool"]["driver"]["rules"][rule]["id"],
        results[0]["ruleId"]
    );
}

#[test]
fn sarif_does_not_take_an_unreadable_file_for_clean() {
    let log = values(&shown("sarif", &many(Lang::En)));
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = invocation["toolExecutionNotifications"].as_array();
    assert_eq!(told.map(Vec::len), Some(1));
}

#[test]
fn junit_holds_no_character_that_xml_does_not_know() {
    let mut report = one(Lang::Zh);
    report.findings[0].message = "甲\u{fffe}乙\u{ffff}".into();
    report.sources[0].path = "丙\u{fffe}丁".into();
    let text = shown("junit", &report);
    assert!(text.contains("甲&lt;U+FFFE&gt;乙"), "{text}");
    assert!(text.contains("丙\u{fffd}丁"), "{text}");
    assert!(!text.contains(['\u{fffe}', '\u{ffff}']), "{text}");
}
