//! Runs the whole check on files, without the command line.

use shixiang::check::{Progress, Request, run};
use shixiang::finding::{Finding, Lang, Level, Report};
use std::path::{Path, PathBuf};

/// The report on these files and folders, in this language.
pub fn check_in(lang: Lang, paths: &[PathBuf]) -> Report {
    let request = Request {
        paths: paths.to_vec(),
        format: None,
        lang,
        threads: 2,
        hash: false,
        rules: true,
        fail_on: Level::Error,
        as_of: "2026-11-22".to_owned(),
        settings: shixiang::config::Settings::default(),
    };
    run(&request, &Progress::default()).expect("there is something to read")
}

/// The report on one file or folder, in Chinese.
pub fn check(path: &Path) -> Report {
    check_in(Lang::Zh, &[path.to_owned()])
}

/// The id of the rule of a finding.
pub fn rule_of(report: &Report, finding: &Finding) -> &'static str {
    report.rules[usize::from(finding.rule)].id
}

/// The findings, a line each: rule, element, part, place and message.
pub fn lines(report: &Report) -> Vec<String> {
    let line = |finding: &Finding| {
        let item = finding.item.as_ref().map_or("-", |item| &item.name);
        let part = finding.part.map_or(String::new(), |(part, at)| {
            format!("{}[{}]", part.name(), at + 1)
        });
        format!(
            "{} {} {part} {item} {:?}: {} [{}]",
            rule_of(report, finding),
            finding.element.key(),
            finding.place,
            finding.message,
            finding.value
        )
    };
    report.findings.iter().map(line).collect()
}
