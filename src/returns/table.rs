//! The findings of each source as the entries of its list.

use crate::finding::{Finding, Lang, Level, Place, Report};
use crate::report::{FindingJson, findings};

/// A finding as the list and the comments show it. Texts that came from a file are masked already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Entry {
    /// From 1, within its source.
    pub number: u32,
    /// How grave.
    pub level: Level,
    /// The rule's id.
    pub rule: &'static str,
    /// What the rule says.
    pub says: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// The item's name.
    pub item: String,
    /// The item's code.
    pub code: String,
    /// The item's department.
    pub department: String,
    /// The element as the source calls it, with the entry of a sub-table.
    pub element: String,
    /// The element's key.
    pub key: &'static str,
    /// Where, as a reader says it.
    pub place: String,
    /// The sheet.
    pub sheet: Option<String>,
    /// Row and column of the cell, from 0.
    pub cell: Option<(u32, u32)>,
    /// What is written there.
    pub written: String,
    /// What is wrong.
    pub problem: String,
    /// On whose authority.
    pub basis: String,
    /// What to write.
    pub help: String,
    /// What tells it from all others.
    pub fingerprint: String,
}

/// The entries of each source, in the order of the report.
pub(super) fn entries(report: &Report, show_mobile: bool) -> Vec<Vec<Entry>> {
    let mut all: Vec<Vec<Entry>> = report.sources.iter().map(|_| Vec::new()).collect();
    for (known, shown) in report.findings.iter().zip(findings(report, show_mobile)) {
        if let Some(entries) = all.get_mut(known.source as usize) {
            let number = entries.len() as u32 + 1;
            entries.push(entry(report, known, &shown, number));
        }
    }
    all
}

fn entry(report: &Report, known: &Finding, shown: &FindingJson<'_>, number: u32) -> Entry {
    let rule = &report.rules[usize::from(known.rule)];
    let item = shown.item.as_ref();
    let between = match report.lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    };
    Entry {
        number,
        level: known.level,
        rule: rule.id,
        says: rule.says,
        why: rule.why,
        item: item.map_or(String::new(), |item| item.name.to_string()),
        code: item.map_or(String::new(), |item| item.code.to_owned()),
        department: item.map_or(String::new(), |item| item.department.to_owned()),
        element: element(shown),
        key: shown.field.unwrap_or_default(),
        place: shown.place.within(),
        sheet: shown.place.sheet.map(str::to_owned),
        cell: match &known.place {
            Place::Cell { row, col, .. } => Some((*row, *col)),
            _ => None,
        },
        written: shown.value.to_string(),
        problem: shown.message.to_string(),
        basis: shown.basis.join(between),
        help: help(report.lang, shown),
        fingerprint: shown.fingerprint.clone(),
    }
}

fn element(shown: &FindingJson<'_>) -> String {
    let label = shown.label.as_deref().unwrap_or_default();
    match &shown.part {
        Some(part) if label.is_empty() => part.clone(),
        Some(part) => format!("{part} {label}"),
        None => label.to_owned(),
    }
}

/// What to do, and the very text to write when it is known.
fn help(lang: Lang, shown: &FindingJson<'_>) -> String {
    let help = shown.help.as_deref().unwrap_or_default();
    match &shown.fix {
        Some(fix) if !help.contains(&*fix.value) => {
            let write = match lang {
                Lang::Zh => format!("写成：{}", fix.value),
                Lang::En => format!("write: {}", fix.value),
            };
            if help.is_empty() {
                write
            } else {
                format!("{help}\n{write}")
            }
        }
        _ => help.to_owned(),
    }
}
