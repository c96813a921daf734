//! Two elements of a guide, their states, and how rules fare on each pair of them.

use crate::support::run::check;
use shixiang::finding::Report;
use std::path::Path;

/// No key at all.
pub const ABSENT: &str = "\u{0}";

/// A guide with two gaps, what may stand in them, and the tables of the rules.
pub struct Grid {
    /// YAML; a line with a gap that is to be absent is left out.
    pub text: &'static str,
    /// What may stand at `{1}`, a row each.
    pub one: &'static [&'static str],
    /// What may stand at `{2}`, a column each.
    pub other: &'static [&'static str],
    /// The rules and their tables: `b` blind, `-` not applicable, `p` passed, `F` a finding, `.` said of no item.
    pub rules: &'static [(&'static str, &'static [&'static str])],
}

/// Every table that is not as it is written down, as it is.
pub fn differences(folder: &Path, grid: &Grid) -> Vec<String> {
    std::fs::create_dir_all(folder).expect("the scratch folder can be written");
    let reports: Vec<Vec<Report>> = grid.one.iter().map(|one| row(folder, grid, one)).collect();
    let differs = |(rule, table): &(&str, &[&str])| {
        let fares: Vec<String> = reports
            .iter()
            .map(|row| row.iter().map(|report| outcome(report, rule)).collect())
            .collect();
        (fares != *table).then(|| drawn(grid, rule, &fares))
    };
    grid.rules.iter().filter_map(differs).collect()
}

fn row(folder: &Path, grid: &Grid, one: &str) -> Vec<Report> {
    let path = folder.join("guide.yaml");
    let checked = |other: &&str| {
        std::fs::write(&path, filled(grid.text, one, other)).expect("written");
        check(&path)
    };
    grid.other.iter().map(checked).collect()
}

fn filled(text: &str, one: &str, other: &str) -> String {
    let line = |line: &str| -> Option<String> {
        let mut line = line.to_owned();
        for (gap, value) in [("{1}", one), ("{2}", other)] {
            if line.contains(gap) && value == ABSENT {
                return None;
            }
            line = line.replace(gap, &format!("\"{value}\""));
        }
        Some(line + "\n")
    };
    text.lines().filter_map(line).collect()
}

fn outcome(report: &Report, rule: &str) -> char {
    let at = report.rules.iter().position(|known| known.id == rule);
    let tally = &report.tallies[at.expect("a rule of the book")];
    match (
        tally.findings,
        tally.passed,
        tally.blind,
        tally.not_applicable,
    ) {
        (0, 0, 0, 0) => '.',
        (0, 0, 0, _) => '-',
        (0, 0, ..) => 'b',
        (0, ..) => 'p',
        _ => 'F',
    }
}

fn drawn(grid: &Grid, rule: &str, fares: &[String]) -> String {
    let shown = |value: &str| match value {
        ABSENT => "(absent)".to_owned(),
        value => format!("\"{value}\""),
    };
    let columns: Vec<String> = grid.other.iter().map(|other| shown(other)).collect();
    let rows = grid.one.iter().zip(fares);
    let rows: Vec<String> = rows
        .map(|(one, row)| format!("\"{row}\", // {}", shown(one)))
        .collect();
    format!("{rule} over {}\n{}", columns.join(" "), rows.join("\n"))
}
