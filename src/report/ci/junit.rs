//! JUnit XML: a suite a file, a case a finding. What fails the run fails its case; what does not is a case that passes and says it.

use super::{told, unreadable};
use crate::finding::{Finding, Report, Status};
use crate::report::draw::Style;
use crate::report::json::findings;
use crate::report::json::shape::FindingJson;
use crate::report::rows::between;
use quick_junit::{NonSuccessKind, Report as Paper, TestCase, TestCaseStatus, TestSuite};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes one suite a source.
pub(in crate::report) fn junit(
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut suites: Vec<TestSuite> = report
        .sources
        .iter()
        .map(|source| TestSuite::new(&*source.path))
        .collect();
    let mut broken = unreadable(report, style);
    for (suite, source) in suites.iter_mut().zip(&report.sources) {
        if source.status == Status::Unreadable
            && let Some((_, message)) = broken.next()
        {
            suite.add_test_case(failed(&message));
        }
    }
    for (finding, known) in findings(report, style.show_mobile).zip(&report.findings) {
        if let Some(suite) = suites.get_mut(known.source as usize) {
            suite.add_test_case(case(report, &finding, known));
        }
    }
    let mut paper = Paper::new("shixiang");
    for mut suite in suites {
        if suite.test_cases.is_empty() {
            suite.add_test_case(TestCase::new("shixiang", TestCaseStatus::success()));
        }
        paper.add_test_suite(suite);
    }
    let text = paper.to_string().map_err(io::Error::other)?;
    out.write_all(known(&text).as_bytes())
}

/// The text with a mark in the place of what XML does not know and the library lets through.
fn known(text: &str) -> Cow<'_, str> {
    match text.contains(['\u{fffe}', '\u{ffff}']) {
        true => Cow::Owned(text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")),
        false => Cow::Borrowed(text),
    }
}

fn failed(message: &str) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_message(message);
    TestCase::new("unreadable", status)
}

fn case(report: &Report, finding: &FindingJson<'_>, known: &Finding) -> TestCase {
    let place = finding.place.within();
    let name = format!("{} {place}", finding.rule).trim_end().to_owned();
    let text = told(report.lang, finding);
    if known.level < report.fail_on {
        let mut case = TestCase::new(name, TestCaseStatus::success());
        case.set_classname(finding.slug);
        case.set_system_out(format!("{}: {text}", finding.level));
        return case;
    }
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status
        .set_type(finding.rule)
        .set_message(text.clone())
        .set_description(format!(
            "{text}\n{}",
            finding.basis.join(between(report.lang))
        ));
    let mut case = TestCase::new(name, status);
    case.set_classname(finding.slug);
    case
}
