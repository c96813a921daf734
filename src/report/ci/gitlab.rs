//! GitLab's code quality report: a list of issues, each with a fingerprint of its own.

use super::{told, unreadable};
use crate::canon::Fingerprint;
use crate::finding::Report;
use crate::report::draw::Style;
use crate::report::json::findings;
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u64,
}

/// Writes the list, one issue a line.
pub(in crate::report) fn gitlab(
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let broken = unreadable(report, style).map(|(source, message)| Issue {
        description: message,
        check_name: "unreadable",
        fingerprint: source.path.to_string(),
        severity: "blocker",
        location: location(&source.path, None),
    });
    let found = findings(report, style.show_mobile).map(|finding| Issue {
        description: told(report.lang, &finding),
        check_name: finding.slug,
        severity: severity(finding.level),
        location: location(finding.place.path, finding.place.text_line()),
        fingerprint: finding.fingerprint,
    });
    write!(out, "[")?;
    for (at, mut issue) in broken.chain(found).enumerate() {
        issue.fingerprint = alone(&mut seen, &issue);
        write!(out, "{}\n  ", if at > 0 { "," } else { "" })?;
        serde_json::to_writer(&mut *out, &issue)?;
    }
    writeln!(out, "\n]")
}

/// GitLab takes issues with one fingerprint for one issue, so the second of its kind says that it is the second.
fn alone(seen: &mut HashMap<String, u32>, issue: &Issue<'_>) -> String {
    let mut print = Fingerprint::new();
    print.add(issue.location.path);
    print.add(&issue.fingerprint);
    let own = format!("{:016x}", print.finish());
    let count = seen.entry(own.clone()).or_insert(0);
    *count += 1;
    match *count {
        1 => own,
        count => format!("{own}-{count}"),
    }
}

fn severity(level: &str) -> &'static str {
    match level {
        "error" => "major",
        "warning" => "minor",
        _ => "info",
    }
}

fn location(path: &str, line: Option<u64>) -> Location<'_> {
    Location {
        path,
        lines: Lines {
            begin: line.unwrap_or(1),
        },
    }
}
