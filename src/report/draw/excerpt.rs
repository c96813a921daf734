//! Lines of YAML or JSON with the fault underlined, drawn by miette.
//!
//! miette gets the few lines as a source of their own, with their true numbers: it reads a source from its start for every
//! snippet otherwise, and counts columns in bytes.

use super::{Frame, Gauge, Ink, Style, Tone, clean_span};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};
use std::fmt;
use std::ops::Range;

/// Consecutive lines, and the fault in one of them: its line's index here and its bytes within that line.
pub(in crate::report) fn excerpt(
    name: &str,
    first: u64,
    lines: &[&str],
    fault: (usize, Range<usize>),
    style: &Style,
) -> String {
    let last = first + lines.len() as u64 - 1;
    let frame = Frame::new(last, style);
    let (text, span, at) = window(lines, fault, frame.room(), style);
    // miette measures ambiguous characters as one column, always.
    if style.wide_ambiguous {
        return plain(name, first, &text, span, at, &frame, style);
    }
    let snippet = Snippet {
        name: frame.name(name),
        first,
        text,
        span,
    };
    let margin = frame.margin(last.to_string().len());
    drawn(&snippet, style)
        .map(|lines| indented(&lines, margin))
        .unwrap_or_else(|| {
            plain(
                name,
                first,
                &snippet.text,
                snippet.span.clone(),
                at,
                &frame,
                style,
            )
        })
}

/// The lines cleaned and cut to the room, joined; the fault's bytes in the whole; and its line.
fn window(
    lines: &[&str],
    (at, part): (usize, Range<usize>),
    room: usize,
    style: &Style,
) -> (String, Range<usize>, usize) {
    let gauge = Gauge {
        wide: style.wide_ambiguous,
    };
    let mut text = String::new();
    let mut span = 0..0;
    for (index, line) in lines.iter().enumerate() {
        let start = text.len();
        let part = if index == at { part.clone() } else { 0..0 };
        let (clean, part) = clean_span(line, part);
        let (mut shown, mut part) = gauge.window(&clean, part, room - 1);
        if index == at {
            // Nothing is there to underline: the place where something should be is.
            if part.is_empty() {
                shown.insert(part.end, ' ');
                part.end += 1;
            }
            span = start + part.start..start + part.end;
        }
        text += &shown;
        text.push('\n');
    }
    text.pop();
    (text, span, at)
}

/// The same in our own frame.
fn plain(
    name: &str,
    first: u64,
    text: &str,
    span: Range<usize>,
    at: usize,
    frame: &Frame,
    style: &Style,
) -> String {
    let gauge = Gauge {
        wide: style.wide_ambiguous,
    };
    let ink = Ink { color: style.color };
    let mut out = frame.head(name);
    let mut start = 0;
    for (index, line) in text.split('\n').enumerate() {
        out += &frame.line(Some(first + index as u64), line);
        if index == at {
            let before = gauge.text(&line[..span.start - start]);
            let width = gauge.text(&text[span.clone()]).max(1);
            let marks = ink.paint(Tone::Error, &"^".repeat(width));
            out += &frame.marks(&format!("{:before$}{marks}", ""));
        }
        start += line.len() + 1;
    }
    out + &frame.foot()
}

fn drawn(snippet: &Snippet, style: &Style) -> Option<String> {
    let mut text = String::new();
    GraphicalReportHandler::new_themed(theme(style.color))
        .with_context_lines(0)
        .with_links(false)
        .without_primary_span_start()
        .render_report(&mut text, snippet)
        .ok()?;
    // The lines before the frame are miette's own headline; ours stands above already.
    let start = text.find('╭')?;
    let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    Some(text[start..].trim_end().to_owned())
}

fn theme(color: bool) -> GraphicalTheme {
    let mut theme = match color {
        true => GraphicalTheme::unicode(),
        false => GraphicalTheme::unicode_nocolor(),
    };
    theme.characters.underline = '^';
    theme.characters.uarrow = '^';
    theme.styles.link = theme.styles.linum;
    theme.styles.highlights = vec![theme.styles.error];
    theme
}

fn indented(lines: &str, margin: usize) -> String {
    lines
        .lines()
        .map(|line| format!("{:margin$}{}\n", "", line.trim_end()))
        .collect()
}

#[derive(Debug)]
struct Snippet {
    name: String,
    first: u64,
    text: String,
    span: Range<usize>,
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let lines = self.text.split('\n').count();
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes(),
            (0..self.text.len()).into(),
            self.first.saturating_sub(1) as usize,
            0,
            lines,
        )))
    }
}

impl fmt::Display for Snippet {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Snippet {}

impl Diagnostic for Snippet {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = LabeledSpan::new_primary_with_span(None, self.span.clone());
        Some(Box::new(std::iter::once(label)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [&str; 2] = ["法定办结时限: 15个工作日", "承诺办结时限: 20个工作日"];

    fn fault() -> (usize, Range<usize>) {
        let at = LINES[1].find("20").expect("it is there");
        (1, at..LINES[1].len())
    }

    #[test]
    fn lines_keep_their_numbers_and_marks_their_place() {
        assert_eq!(
            excerpt("夜间施工.yaml:12:9", 11, &LINES, fault(), &Style::default()),
            "       ╭─[夜间施工.yaml:12:9]
    11 │ 法定办结时限: 15个工作日
    12 │ 承诺办结时限: 20个工作日
       ·               ^^^^^^^^^^
       ╰────
"
        );
    }

    #[test]
    fn a_console_with_wide_lines_gets_ascii() {
        let style = Style {
            wide_ambiguous: true,
            ..Style::default()
        };
        assert_eq!(
            excerpt("夜间施工.yaml:12:9", 11, &LINES, fault(), &style),
            "       ,-[夜间施工.yaml:12:9]
    11 | 法定办结时限: 15个工作日
    12 | 承诺办结时限: 20个工作日
       :               ^^^^^^^^^^
       `----
"
        );
    }

    #[test]
    fn a_long_line_shows_the_fault_within_the_width() {
        let line = format!(
            "{{\"说明\": \"{}\", \"承诺办结时限\": \"20个工作日\", \"备注\": \"{}\"}}",
            "甲".repeat(200),
            "乙".repeat(200)
        );
        let at = line.find("\"20").expect("it is there");
        for wide_ambiguous in [false, true] {
            let style = Style {
                wide_ambiguous,
                ..Style::default()
            };
            let drawn = excerpt("a.json:1:400", 123_456, &[&line], (0, at..at + 17), &style);
            assert!(drawn.contains("\"20个工作日\""), "{drawn}");
            let gauge = Gauge {
                wide: wide_ambiguous,
            };
            assert!(drawn.lines().all(|line| gauge.text(line) <= 80), "{drawn}");
        }
    }

    #[test]
    fn an_empty_fault_is_still_marked() {
        let drawn = excerpt("a.yaml:3:6", 3, &["地点:"], (0, 7..7), &Style::default());
        assert!(drawn.contains("     3 │ 地点:\n"), "{drawn}");
        assert!(drawn.contains("       ·      ^\n"), "{drawn}");
        let drawn = excerpt("a.yaml:3:6", 3, &[""], (0, 0..0), &Style::default());
        assert!(drawn.contains('^'), "{drawn}");
    }
}
