//! One result in every format: no format says more or less than another, and what hosts are to read can be read.

mod support;

use regex::Regex;
use serde_json::Value;
use shixiang::finding::{Level, Report};
use shixiang::report::{FORMATS, Format, Style};
use std::path::Path;
use support::run::check;

fn examples() -> Report {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"))
}

fn written(report: &Report, format: &Format) -> String {
    let style = Style {
        full: true,
        ..Style::default()
    };
    let mut bytes = Vec::new();
    (format.write)(report, &style, &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("it is UTF-8")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

/// Errors, warnings and infos.
type Totals = [usize; 3];

/// How many of each of three words stand in a list of words.
fn of(names: [&str; 3], all: impl Iterator<Item = String>) -> Totals {
    let mut totals = [0; 3];
    for name in all {
        let at = names.iter().position(|known| **known == *name);
        totals[at.unwrap_or_else(|| panic!("{name} is no level"))] += 1;
    }
    totals
}

const LEVELS: [&str; 3] = ["error", "warning", "info"];

/// What a format says: counted in its own way.
fn totals(format: &str, text: &str) -> Totals {
    let texts = |value: &Value, key: &str| -> Vec<String> {
        let list = value.as_array().expect("a list");
        let one = |entry: &Value| entry[key].as_str().unwrap_or_default().to_owned();
        list.iter().map(one).collect()
    };
    match format {
        "json" => of(LEVELS, texts(&json(text)["findings"], "level").into_iter()),
        "jsonl" => of(
            LEVELS,
            text.lines()
                .map(|line| json(line)["level"].as_str().unwrap_or_default().to_owned()),
        ),
        "sarif" => of(
            ["error", "warning", "note"],
            texts(&json(text)["runs"][0]["results"], "level").into_iter(),
        ),
        "gitlab" => of(
            ["major", "minor", "info"],
            texts(&json(text), "severity").into_iter(),
        ),
        "csv" => {
            let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
            let level = |row: Result<csv::StringRecord, csv::Error>| {
                row.expect("a whole row")[0].to_owned()
            };
            of(LEVELS, rows.records().map(level))
        }
        _ => counted_in_text(format, text),
    }
}

fn counted_in_text(format: &str, text: &str) -> Totals {
    let count = |pattern: &str| {
        let pattern = Regex::new(pattern).expect("a right expression");
        text.lines().filter(|line| pattern.is_match(line)).count()
    };
    match format {
        "html" => ["e", "w", "i"]
            .map(|class| count(&format!(r#"^<tr id="f[0-9a-f-]+" class="{class} n"><td>"#))),
        "concise" => LEVELS.map(|level| count(&format!(r"^.+: {level} [A-Z]\d{{3}} "))),
        "markdown" => LEVELS.map(|level| count(&format!(r"^\| {level} \| [A-Z]\d{{3}} \|"))),
        "text" => {
            ["错误", "警告", "提示"].map(|level| count(&format!(r"^  {level} [A-Z]\d{{3}} ")))
        }
        "junit" => [
            count(r"<failure "),
            count(r"<system-out>warning: "),
            count(r"<system-out>info: "),
        ],
        other => panic!("{other} has no count here"),
    }
}

#[test]
fn all_formats_agree() {
    let report = examples();
    let truth = [Level::Error, Level::Warning, Level::Info].map(|level| report.count(level));
    assert!(truth[0] > 20 && truth[1] > 5, "{truth:?}");
    // Annotations are capped by the host; what is left out is said and held by a test of its own.
    for format in FORMATS
        .iter()
        .filter(|format| (format.is_text || format.name == "html") && format.name != "github")
    {
        let text = written(&report, format);
        assert_eq!(totals(format.name, &text), truth, "{}", format.name);
    }
}

#[test]
fn the_problem_matcher_reads_every_line() {
    let report = examples();
    let matcher = json(include_str!("../schemas/problem-matcher.json"));
    let matchers = matcher["problemMatcher"].as_array().expect("a list");
    let patterns: Vec<(Regex, &Value)> = matchers
        .iter()
        .map(|matcher| {
            let pattern = &matcher["pattern"][0];
            let regexp = pattern["regexp"].as_str().expect("a text");
            (Regex::new(regexp).expect("a right expression"), pattern)
        })
        .collect();
    let format = FORMATS.iter().find(|format| format.name == "concise");
    let text = written(&report, format.expect("it is there"));
    let lines: Vec<&str> = text.lines().take(report.findings.len()).collect();
    for (line, finding) in lines.iter().zip(&report.findings) {
        let found: Vec<_> = patterns
            .iter()
            .filter_map(|(regex, pattern)| Some((regex.captures(line)?, pattern)))
            .collect();
        let [(captures, pattern)] = &found[..] else {
            panic!("{line}: {} matchers", found.len())
        };
        let part = |name: &str| {
            let group = pattern[name].as_u64().expect("a number") as usize;
            captures.get(group).map_or("", |part| part.as_str())
        };
        assert_eq!(part("code"), report.rules[usize::from(finding.rule)].id);
        assert_eq!(part("file"), &*report.sources[finding.source as usize].path);
        let (row, _) = finding.place.order();
        if matches!(finding.place, shixiang::finding::Place::Text { .. }) {
            assert_eq!(part("line"), row.to_string());
        }
    }
}

/// Microsoft's validator of SARIF, which knows the schema of OASIS and what GitHub asks for besides.
#[test]
#[ignore = "needs sarif-multitool; SHIXIANG_SARIF_MULTITOOL names it"]
fn the_validator_of_sarif_finds_nothing() {
    let tool = std::env::var_os("SHIXIANG_SARIF_MULTITOOL").expect("the validator is named");
    let scratch = support::Scratch::new("sarif");
    let format = FORMATS.iter().find(|format| format.name == "sarif");
    let text = written(&examples(), format.expect("it is there"));
    let path = scratch.path().join("examples.sarif");
    std::fs::write(&path, text).expect("the folder can be written");
    let run = std::process::Command::new(tool)
        .env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")
        .args(["validate", "--rule-kind", "Sarif;Ghas"])
        .arg(&path)
        .output()
        .expect("the validator starts");
    let said = String::from_utf8_lossy(&run.stdout);
    // There is no page about the tool to name.
    let faults: Vec<&str> = said
        .lines()
        .filter(|line| line.contains(": error ") || line.contains(": warning "))
        .filter(|line| !line.contains("'informationUri'"))
        .collect();
    assert!(said.contains("Analysis completed successfully"), "{said}");
    assert!(faults.is_empty(), "{faults:#?}");
}
