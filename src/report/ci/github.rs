//! Annotations of GitHub Actions. A step shows ten errors, ten warnings and ten notices at most, so the gravest go first and what is
//! left out is said.

use super::{told, unreadable};
use crate::finding::{Lang, Level, Report};
use crate::report::draw::Style;
use crate::report::json::shape::FindingJson;
use crate::report::json::{findings, summary};
use std::io::{self, Write};

/// Annotations of one kind that a step shows; more are dropped without a word.
const CAP: usize = 10;

/// Writes one workflow command a finding, up to the cap, and says how many it left out.
pub(in crate::report) fn github(
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut errors = 0;
    for (source, message) in unreadable(report, style).take(CAP) {
        errors += 1;
        let file = property(&source.path);
        writeln!(out, "::error file={file}::{}", data(&message))?;
    }
    let all: Vec<FindingJson<'_>> = findings(report, style.show_mobile).collect();
    // One notice is kept for the totals.
    let shown = [
        (Level::Error, CAP - errors),
        (Level::Warning, CAP),
        (Level::Info, CAP - 1),
    ];
    let mut left = 0;
    for (level, room) in shown {
        let of_level: Vec<_> = all.iter().filter(|one| one.level == level.name()).collect();
        for finding in of_level.iter().take(room) {
            annotation(report.lang, level, finding, out)?;
        }
        left += of_level.len().saturating_sub(room);
    }
    total(report, left, out)
}

fn annotation(
    lang: Lang,
    level: Level,
    finding: &FindingJson<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let command = match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    };
    let place = &finding.place;
    write!(out, "::{command} file={}", property(place.path))?;
    if let Some(line) = place.text_line() {
        write!(out, ",line={line}")?;
    }
    // A field's number is no column of the line.
    if let (Some(_), Some(column)) = (place.line, place.column) {
        write!(out, ",col={column}")?;
    }
    let title = format!("{} {}", finding.rule, finding.slug);
    writeln!(
        out,
        ",title={}::{}",
        property(&title),
        data(&told(lang, finding))
    )
}

fn total(report: &Report, left: usize, out: &mut dyn Write) -> io::Result<()> {
    let total = summary(report);
    let (error, warning, info) = (total.error, total.warning, total.info);
    let text = match report.lang {
        Lang::Zh => {
            let left = match left {
                0 => String::new(),
                left => format!("；其中 {left} 个因 GitHub 每步只显示 10 条而未标注"),
            };
            format!("错误 {error}，警告 {warning}，提示 {info}{left}")
        }
        Lang::En => {
            let left = match left {
                0 => String::new(),
                left => {
                    format!("; {left} not annotated, since GitHub shows 10 of a kind in a step")
                }
            };
            format!("{error} error, {warning} warning, {info} info{left}")
        }
    };
    writeln!(out, "::notice title=shixiang::{}", data(&text))
}

/// Text after `::`: a percent sign and line ends would end or change it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Text of a property: a colon and a comma would end it too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn a_name_cannot_give_a_command() {
        assert_eq!(data("50%\n::error::x"), "50%25%0A::error::x");
        assert_eq!(property("a,line=9:b"), "a%2Cline=9%3Ab");
    }
}
