//! The report for machines: JSON, stable from version 1. More fields may come, none go.

mod ratios;
pub(super) mod shape;
mod sources;

use super::book::RuleText;
use crate::finding::{
    Finding, ItemHead, Level, Old, Place, Related, Report, Scope, Since, column_name, mask,
    mask_value, part_name,
};
use crate::model::Element;
use serde::Serialize;
use shape::*;
use sources::source;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes the report as JSON, one source, rule and finding a line. Mobile numbers are masked unless asked for.
///
/// # Errors
/// When `out` cannot be written to.
pub fn json(report: &Report, show_mobile: bool, out: &mut impl Write) -> io::Result<()> {
    let masker = Masker { show_mobile };
    writeln!(out, "{{")?;
    writeln!(out, "  \"schema_version\": 1,")?;
    member(out, "tool", &TOOL)?;
    member(out, "run", &run(report))?;
    let sources = report.sources.iter().map(|known| source(known, masker));
    list(out, "sources", sources)?;
    member(out, "summary", &summary(report))?;
    let since = report.since.as_ref();
    member(out, "since", &since.map(|since| since_json(since, masker)))?;
    list(out, "rules", rules(report))?;
    let ratios = report.ratios.iter();
    list(
        out,
        "ratios",
        ratios.map(|known| ratios::ratio(report, known, masker)),
    )?;
    array(out, "findings", findings(report, show_mobile))?;
    writeln!(out, "\n}}")
}

/// All findings as they are written in JSON; every flat format is made from these.
pub(crate) fn findings(
    report: &Report,
    show_mobile: bool,
) -> impl Iterator<Item = FindingJson<'_>> {
    let masker = Masker { show_mobile };
    let findings = report.findings.iter().enumerate();
    findings.map(move |(at, known)| finding(report, at, known, masker))
}

/// One finding as it is written in JSON.
pub(super) fn finding_at(report: &Report, at: usize, show_mobile: bool) -> FindingJson<'_> {
    finding(report, at, &report.findings[at], Masker { show_mobile })
}

/// Writes how each source was read, in the shape that it has in the report.
///
/// # Errors
/// When `out` cannot be written to.
pub fn inspect_json(report: &Report, show_mobile: bool, out: &mut impl Write) -> io::Result<()> {
    let masker = Masker { show_mobile };
    writeln!(out, "{{")?;
    writeln!(out, "  \"schema_version\": 1,")?;
    member(out, "tool", &TOOL)?;
    let sources = report.sources.iter().map(|known| source(known, masker));
    array(out, "sources", sources)?;
    writeln!(out, "\n}}")
}

/// Writes the rules of the book as a JSON list, one a line.
///
/// # Errors
/// When `out` cannot be written to.
pub fn rules_json(rules: &[RuleText<'_>], out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{{")?;
    writeln!(out, "  \"schema_version\": 1,")?;
    member(out, "tool", &TOOL)?;
    array(out, "rules", rules.iter())?;
    writeln!(out, "\n}}")
}

fn member(out: &mut impl Write, name: &str, value: &impl Serialize) -> io::Result<()> {
    write!(out, "  \"{name}\": ")?;
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out, ",")
}

fn list(
    out: &mut impl Write,
    name: &str,
    values: impl Iterator<Item = impl Serialize>,
) -> io::Result<()> {
    array(out, name, values)?;
    writeln!(out, ",")
}

fn array(
    out: &mut impl Write,
    name: &str,
    values: impl Iterator<Item = impl Serialize>,
) -> io::Result<()> {
    write!(out, "  \"{name}\": [")?;
    let mut any = false;
    for value in values {
        write!(out, "{}\n    ", if any { "," } else { "" })?;
        serde_json::to_writer(&mut *out, &value)?;
        any = true;
    }
    write!(out, "{}]", if any { "\n  " } else { "" })
}

/// Masks text that came from a file.
#[derive(Clone, Copy)]
pub(super) struct Masker {
    pub show_mobile: bool,
}

impl Masker {
    pub fn text<'t>(self, text: &'t str) -> Cow<'t, str> {
        match self.show_mobile {
            true => Cow::Borrowed(text),
            false => mask(text),
        }
    }

    /// What is written under an element.
    fn value<'t>(self, element: Element, text: &'t str) -> Cow<'t, str> {
        match self.show_mobile {
            true => Cow::Borrowed(text),
            false => mask_value(element, text),
        }
    }
}

fn run(report: &Report) -> Run<'_> {
    Run {
        as_of: &report.as_of,
        packs: report
            .packs
            .iter()
            .map(|pack| Pack {
                name: &pack.name,
                version: &pack.version,
            })
            .collect(),
        config: None,
    }
}

fn since_json<'r>(since: &'r Since, masker: Masker) -> SinceJson<'r> {
    let gone = |list: &'r [Old]| {
        list.iter()
            .map(|old| GoneJson {
                rule: &old.rule,
                level: &old.level,
                department: &old.department,
                item: masker.text(&old.item),
                path: &old.path,
                message: masker.text(&old.message),
                fingerprint: &old.fingerprint,
            })
            .collect()
    };
    SinceJson {
        as_of: &since.as_of,
        new: since.new_count(),
        open: since.open_count(),
        fixed: gone(&since.fixed),
        unseen: gone(&since.unseen),
    }
}

pub(super) fn summary(report: &Report) -> Summary {
    Summary {
        files: report.sources.len(),
        items: report.items(),
        sub_items: report.sub_items(),
        error: report.count(Level::Error),
        warning: report.count(Level::Warning),
        info: report.count(Level::Info),
        waived: 0,
        baseline: 0,
        verdict: report.verdict().name(),
    }
}

fn rules(report: &Report) -> impl Iterator<Item = RuleJson<'_>> {
    report
        .rules
        .iter()
        .zip(&report.tallies)
        .map(|(rule, tally)| RuleJson {
            id: rule.id,
            slug: rule.slug,
            level: rule.level.name(),
            pack: rule.pack.as_deref(),
            on: rule.on,
            says: rule.says,
            passed: tally.passed,
            findings: tally.findings,
            waived: 0,
            not_applicable: tally.not_applicable,
            blind: tally.blind,
        })
}

fn finding<'r>(
    report: &'r Report,
    at: usize,
    known: &'r Finding,
    masker: Masker,
) -> FindingJson<'r> {
    let rule = &report.rules[known.rule as usize];
    let path = path(report, known.source);
    FindingJson {
        rule: rule.id,
        slug: rule.slug,
        level: known.level.name(),
        message: masker.value(known.element, &known.message),
        help: known.help.as_deref().map(|help| masker.text(help)),
        basis: &rule.basis,
        item: item(known).map(|item| ItemJson {
            name: masker.text(&item.name),
            code: &item.code,
            department: &item.department,
        }),
        field: field(known.element),
        label: known
            .label
            .as_deref()
            .or_else(|| standard_label(known.element))
            .map(|label| masker.text(label)),
        part: known.part.map(|part| part_name(part, report.lang)),
        value: masker.value(known.element, &known.value),
        place: place(path, &known.place),
        related: known
            .related
            .iter()
            .map(|known| related(report, known, masker))
            .collect(),
        fix: known.fix.as_ref().map(|fix| FixJson {
            kind: fix_kind(fix.kind),
            value: masker.value(known.element, &fix.value),
        }),
        fingerprint: report.fingerprint(known),
        state: match &report.since {
            Some(since) if !since.is_new.get(at).is_some_and(|is_new| *is_new) => "open",
            _ => "new",
        },
    }
}

/// Who it is about; the catalog is nobody.
fn item(known: &Finding) -> Option<&ItemHead> {
    known
        .item
        .as_deref()
        .filter(|_| known.scope() != Scope::Catalog)
}

fn related<'r>(report: &'r Report, known: &'r Related, masker: Masker) -> RelatedJson<'r> {
    RelatedJson {
        place: place(path(report, known.source), &known.place),
        label: standard_label(known.element),
        value: masker.value(known.element, &known.value),
        note: masker.value(known.element, &known.note),
    }
}

fn path(report: &Report, source: u32) -> &str {
    match report.sources.get(source as usize) {
        Some(source) => &source.path,
        None => "",
    }
}

fn field(element: Element) -> Option<&'static str> {
    element.row().map(|row| row.key)
}

fn standard_label(element: Element) -> Option<&'static str> {
    element.row().map(|row| row.label)
}

fn place<'r>(path: &'r str, place: &'r Place) -> PlaceJson<'r> {
    let mut json = PlaceJson {
        path,
        sheet: place.sheet(),
        cell: None,
        row: None,
        line: None,
        column: None,
    };
    match place {
        Place::Whole | Place::Sheet(_) => {}
        Place::Cell { row, col, .. } => {
            json.cell = Some(format!("{}{}", column_name(*col), u64::from(*row) + 1));
            json.row = Some(u64::from(*row) + 1);
            json.column = Some(u64::from(*col) + 1);
        }
        Place::Field { row, col } => {
            json.row = Some(*row);
            json.column = Some(u64::from(*col));
        }
        Place::Text { line, column, .. } => {
            json.line = Some(*line);
            json.column = Some(u64::from(*column));
        }
    }
    json
}

#[cfg(test)]
mod tests;
