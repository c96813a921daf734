//! One line a finding: `path:place: level RULE message`, for grep, editors and people in a hurry.

use crate::finding::{Lang, Report, Status};
use crate::report::draw::{Ink, Style, Tone, clean, plural};
use crate::report::json::{Masker, findings, summary};
use std::io::{self, Write};

/// Writes one line a finding, one line for each file that could not be read, and a last line with the totals.
pub(in crate::report) fn concise(
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let ink = Ink { color: style.color };
    broken(report, style, ink, out)?;
    for (finding, known) in findings(report, style.show_mobile).zip(&report.findings) {
        let place = finding.place.within();
        let colon = if place.is_empty() { "" } else { ":" };
        let path = clean(finding.place.path);
        let place = format!("{path}{colon}{}", clean(&place));
        let level = ink.paint(Tone::of(known.level), finding.level);
        let rule = ink.paint(Tone::Bold, finding.rule);
        writeln!(out, "{place}: {level} {rule} {}", clean(&finding.message))?;
    }
    let total = summary(report);
    let verdict = report.verdict().words().get(report.lang);
    let (error, warning, info) = (total.error, total.warning, total.info);
    let (items, files) = (total.items, total.files);
    match report.lang {
        Lang::Zh => writeln!(
            out,
            "{verdict}：错误 {error}，警告 {warning}，提示 {info}；事项 {items}，文件 {files}"
        ),
        Lang::En => writeln!(
            out,
            "{verdict}: {error} error, {warning} warning, {info} info; {}, {}",
            plural(items, "item", "items"),
            plural(files as u64, "file", "files")
        ),
    }
}

fn broken(report: &Report, style: &Style, ink: Ink, out: &mut dyn Write) -> io::Result<()> {
    let masker = Masker {
        show_mobile: style.show_mobile,
    };
    let unreadable = report.sources.iter();
    for source in unreadable.filter(|source| source.status == Status::Unreadable) {
        let message = source.message.as_deref().unwrap_or_default();
        let message = masker.text(message);
        let status = ink.paint(Tone::Error, source.status.name());
        writeln!(out, "{}: {status} {}", clean(&source.path), clean(&message))?;
    }
    Ok(())
}
