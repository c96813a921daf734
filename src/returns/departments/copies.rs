//! Marked copies of a department's files, with its own findings only: what is wrong with others is none of its business.

use crate::finding::{Finding, Report, words};
use crate::report::{Department, Style};
use crate::returns::annotated;
use std::path::Path;

/// Files that are records of a program; their departments answer on the list.
const RECORDS: [&str; 3] = ["yaml", "json", "jsonl"];

/// The copies made.
#[derive(Default)]
pub struct Copies {
    /// Their names.
    pub names: Vec<String>,
    /// What is to be said of those that could not be made.
    pub missing: Vec<String>,
}

/// Makes the copies, in a folder of their own.
pub fn copies(
    report: &Report,
    style: &Style,
    department: &Department<'_>,
    folder: &Path,
) -> Copies {
    let sources = department.sources(report);
    let is_table = |at: &u32| {
        let source = report.sources.get(*at as usize);
        source.is_some_and(|source| !RECORDS.contains(&source.format) && &*source.path != "-")
    };
    let sources: Vec<u32> = sources.into_iter().filter(is_table).collect();
    let own = own(report, department, &sources);
    let folder = folder.join(words("标注副本", "marked copies").get(report.lang));
    let targets = annotated::targets(&own, &[], &folder);
    let mut copies = Copies::default();
    for (at, target) in targets.iter().enumerate() {
        match annotated::copy(&own, at, target, style.show_mobile) {
            Ok(Some(_)) => copies.names.extend(name(target)),
            Ok(None) => {}
            Err(refusal) => {
                let (path, said) = (&own.sources[at].path, refusal.get(report.lang));
                copies.missing.push(format!("{path}: {said}"));
            }
        }
    }
    copies
}

fn name(target: &Path) -> Option<String> {
    Some(target.file_name()?.to_string_lossy().into_owned())
}

/// The report on these sources with the findings of the department alone.
fn own(report: &Report, department: &Department<'_>, sources: &[u32]) -> Report {
    let known = department.findings.iter().map(|at| &report.findings[*at]);
    let known = known.filter_map(|finding| {
        let source = sources.binary_search(&finding.source).ok()? as u32;
        // What it is measured against may stand in a file of another department.
        let related = finding
            .related
            .iter()
            .filter(|other| other.source == finding.source);
        let related = related
            .cloned()
            .map(|other| crate::finding::Related { source, ..other });
        Some(Finding {
            source,
            related: related.collect(),
            ..finding.clone()
        })
    });
    let findings: Vec<Finding> = known.collect();
    Report {
        lang: report.lang,
        as_of: report.as_of.clone(),
        fail_on: report.fail_on,
        packs: report.packs.clone(),
        sources: sources
            .iter()
            .map(|at| report.sources[*at as usize].clone())
            .collect(),
        rules: report.rules.clone(),
        tallies: report.tallies.clone(),
        ratios: Vec::new(),
        findings,
        passed_over: Vec::new(),
        since: None,
    }
}
