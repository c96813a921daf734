//! The formats a report can be written in, one function each.

use super::draw::Style;
use super::{ci, html, rows, xlsx};
use crate::finding::Report;
use std::io::{self, Write};

/// A format, and the function that writes a report in it.
pub struct Format {
    /// As in `--output`.
    pub name: &'static str,
    /// A screen can show it; otherwise it needs a file.
    pub is_text: bool,
    /// Writes the whole report.
    pub write: fn(&Report, &Style, &mut dyn Write) -> io::Result<()>,
}

/// All formats; the first is the default.
pub static FORMATS: &[Format] = &[
    format("text", text),
    format("concise", rows::concise),
    format("json", json),
    format("jsonl", rows::jsonl),
    format("csv", rows::csv),
    format("markdown", rows::markdown),
    format("github", ci::github),
    format("gitlab", ci::gitlab),
    format("junit", ci::junit),
    format("sarif", ci::sarif),
    file("html", html::html),
    file("xlsx", xlsx::xlsx),
];

const fn format(
    name: &'static str,
    write: fn(&Report, &Style, &mut dyn Write) -> io::Result<()>,
) -> Format {
    Format {
        name,
        is_text: true,
        write,
    }
}

/// A format that a screen cannot show.
const fn file(
    name: &'static str,
    write: fn(&Report, &Style, &mut dyn Write) -> io::Result<()>,
) -> Format {
    Format {
        is_text: false,
        ..format(name, write)
    }
}

fn text(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(super::text(report, style).as_bytes())
}

fn json(report: &Report, style: &Style, mut out: &mut dyn Write) -> io::Result<()> {
    super::json(report, style.show_mobile, &mut out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Lang;
    use crate::report::snapshots::{none, snapshot, some};
    use crate::report::testing::one;

    /// What a file of the format is called, after its name.
    fn extension(format: &str) -> &'static str {
        match format {
            "json" | "gitlab" | "sarif" => "json",
            "jsonl" => "jsonl",
            "csv" => "csv",
            "markdown" => "md",
            "junit" => "xml",
            _ => "txt",
        }
    }

    #[test]
    fn every_format_looks_as_it_should_on_none_one_and_some() {
        // The terminal has snapshots of its own.
        for format in FORMATS
            .iter()
            .filter(|format| format.is_text && format.name != "text")
        {
            for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
                for (size, report) in [
                    ("none", none(lang)),
                    ("one", one(lang)),
                    ("some", some(lang)),
                ] {
                    let mut bytes = Vec::new();
                    (format.write)(&report, &Style::default(), &mut bytes)
                        .expect("a vector takes everything");
                    let text = String::from_utf8(bytes).expect("it is UTF-8");
                    let (name, extension) = (format.name, extension(format.name));
                    snapshot(&format!("{name}/{size}.{tag}.{extension}"), &text);
                }
            }
        }
    }
}
