//! SARIF 2.1.0 (OASIS): rules with help, results with regions for text and logical locations for cells, fingerprints that outlive moves.

mod place;
mod shape;

use super::{told, unreadable};
use crate::finding::{Finding, Lang, Place, Report, RuleHead, SourceReport};
use crate::report::draw::Style;
use crate::report::json::findings;
use crate::report::json::shape::FindingJson;
use crate::report::rows::between;
use place::{artifact_location, location};
use shape::*;
use std::io::{self, Write};

/// Writes one run.
pub(in crate::report) fn sarif(
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let results = findings(report, style.show_mobile)
        .zip(&report.findings)
        .map(|(finding, known)| outcome(report.lang, finding, known));
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: driver(report),
            },
            invocations: [invocation(report, style)],
            artifacts: report.sources.iter().map(artifact).collect(),
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        }],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn driver(report: &Report) -> Driver<'_> {
    Driver {
        name: "shixiang",
        semantic_version: env!("CARGO_PKG_VERSION"),
        language: match report.lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en-US",
        },
        rules: report
            .rules
            .iter()
            .map(|known| rule(report.lang, known))
            .collect(),
    }
}

fn rule(lang: Lang, rule: &RuleHead) -> Rule<'_> {
    let basis = rule.basis.join(between(lang));
    Rule {
        id: rule.id,
        name: camel(rule.slug),
        short_description: Text::new(rule.says),
        full_description: Text::new(rule.why),
        help: Help {
            text: format!("{}\n{basis}", rule.why),
            markdown: format!("**{}** {}\n\n{}\n\n{basis}", rule.id, rule.says, rule.why),
        },
        default_configuration: Configuration {
            level: level(rule.level.name()),
        },
        properties: Tags {
            tags: [group(rule.id)],
        },
    }
}

/// `promise-over-statute` is `PromiseOverStatute`, as SARIF wants names to be.
fn camel(slug: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        format!("{}{rest}", first.to_ascii_uppercase())
    };
    slug.split('-').map(word).collect()
}

/// What the letter of a rule stands for.
fn group(id: &str) -> &'static str {
    match &id[..id.len().min(1)] {
        "S" => "structure",
        "I" => "identity",
        "T" => "limits",
        "V" => "visits",
        "M" => "materials",
        "B" => "conditions",
        "P" => "process",
        "C" => "contacts",
        "F" => "fees",
        "O" => "organisation",
        _ => "targets",
    }
}

fn level(name: &str) -> &'static str {
    match name {
        "error" => "error",
        "warning" => "warning",
        _ => "note",
    }
}

/// Files that could not be read are notifications: they are no results of a rule, and a reader must not take them for clean.
fn invocation(report: &Report, style: &Style) -> Invocation {
    let notifications: Vec<Notification> = unreadable(report, style)
        .map(|(source, message)| Notification {
            level: "error",
            message: Text::new(message),
            locations: [location(&source.path, &Place::Whole)],
        })
        .collect();
    Invocation {
        execution_successful: notifications.is_empty(),
        tool_execution_notifications: notifications,
    }
}

fn artifact(source: &SourceReport) -> Artifact<'_> {
    Artifact {
        location: artifact_location(&source.path),
        hashes: source.sha256.as_deref().map(|sha256| Hashes { sha256 }),
    }
}

fn outcome<'r>(lang: Lang, finding: FindingJson<'r>, known: &Finding) -> Outcome<'r> {
    let related = finding.related.iter().zip(&known.related);
    let related_locations = related
        .enumerate()
        .map(|(at, (shown, known))| Location {
            id: Some(at + 1),
            message: Some(Text::new(shown.note.clone().into_owned())),
            ..location(shown.place.path, &known.place)
        })
        .collect();
    let (code, department) = match &finding.item {
        Some(item) => (item.code, item.department),
        None => ("", ""),
    };
    Outcome {
        rule_id: finding.rule,
        rule_index: known.rule,
        level: level(finding.level),
        message: Text::new(told(lang, &finding)),
        locations: [location(finding.place.path, &known.place)],
        related_locations,
        properties: Properties {
            department,
            code,
            element: finding.field,
            basis: finding.basis,
        },
        partial_fingerprints: Fingerprints {
            own: finding.fingerprint,
        },
    }
}
