//! Draws what a terminal shows as a picture: text with colour escapes in, SVG out.

use std::fmt::Write;
use unicode_width::UnicodeWidthChar;

/// Columns are this wide, in pixels; a Chinese character takes two.
const COLUMN: f64 = 7.8;
/// Lines are this high.
const LINE: usize = 20;
/// Letters of most fonts are 3/5 as wide as they are high, Chinese characters as wide as they are high.
const LETTER: f64 = COLUMN / 0.6;
/// From the top of a line to its base.
const BASE: usize = 14;
/// Around the text.
const MARGIN: usize = 18;

/// Characters of one tone and one width that stand side by side.
#[derive(PartialEq, Debug)]
struct Run {
    column: usize,
    columns: usize,
    text: String,
    tone: String,
    wide: bool,
}

/// The picture of these lines on a terminal of `columns` columns.
pub fn svg(lines: &[String], columns: usize) -> String {
    let width = (columns as f64 * COLUMN).ceil() as usize + 2 * MARGIN;
    let height = lines.len() * LINE + 2 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <style>text{{font:{LETTER:.1}px Menlo,Consolas,\"DejaVu Sans Mono\",\"Liberation Mono\",\"Noto Sans Mono CJK SC\",\
         \"PingFang SC\",\"Microsoft YaHei\",monospace;fill:#d5d9e0;white-space:pre}}.w{{font-size:{wide:.1}px}}\n\
         .b{{font-weight:700;fill:#fff}}.d{{fill:#858d9b}}.r{{font-weight:700;fill:#ff6b68}}.y{{font-weight:700;fill:#e5c05c}}\
         .c{{font-weight:700;fill:#56b6c2}}.g{{font-weight:700;fill:#7ec16e}}</style>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1e2127\"/>\n",
        wide = 2.0 * COLUMN
    );
    for (nth, line) in lines.iter().enumerate() {
        let y = MARGIN + nth * LINE + BASE;
        for run in runs(line) {
            out.push_str(&drawn(&run, y));
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Each run is put at its column and stretched to its columns, so that it stands right in whatever font there is.
fn drawn(run: &Run, y: usize) -> String {
    let x = MARGIN as f64 + run.column as f64 * COLUMN;
    let length = run.columns as f64 * COLUMN;
    let tone = match run.tone.as_str() {
        "" => "",
        "1" => "b",
        "2" => "d",
        "1;31" => "r",
        "1;33" => "y",
        "1;36" => "c",
        "1;32" => "g",
        other => panic!("a colour that the picture does not know: {other}"),
    };
    let class = match (tone, run.wide) {
        ("", false) => String::new(),
        (tone, false) => format!(" class=\"{tone}\""),
        ("", true) => " class=\"w\"".to_owned(),
        (tone, true) => format!(" class=\"{tone} w\""),
    };
    let text = run
        .text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{y}\" textLength=\"{length:.1}\" lengthAdjust=\"spacingAndGlyphs\"{class}>{text}</text>"
    );
    out
}

/// A line with colour escapes as runs; blanks between them are left out.
fn runs(line: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut tone, mut column) = (String::new(), 0);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if let Some(escape) = rest.strip_prefix("\u{1b}[") {
            let (code, after) = escape.split_once('m').expect("only colours are escaped");
            tone = code.trim_start_matches('0').to_owned();
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let columns = c.width().unwrap_or(0);
        if c != ' ' {
            append(&mut runs, c, column, &tone);
        }
        column += columns;
    }
    runs
}

fn append(runs: &mut Vec<Run>, c: char, column: usize, tone: &str) {
    let columns = c.width().unwrap_or(0);
    let wide = columns == 2;
    match runs.last_mut() {
        Some(run) if run.tone == tone && run.wide == wide && run.column + run.columns == column => {
            run.text.push(c);
            run.columns += columns;
        }
        _ => runs.push(Run {
            column,
            columns,
            text: c.to_string(),
            tone: tone.to_owned(),
            wide,
        }),
    }
}

#[test]
fn runs_stand_at_their_columns() {
    let seen: Vec<_> = runs("  \u{1b}[1;31m错误\u{1b}[0m T003 ^^")
        .into_iter()
        .map(|run| (run.column, run.columns, run.text, run.tone))
        .collect();
    let run = |column, columns, text: &str, tone: &str| {
        (column, columns, text.to_owned(), tone.to_owned())
    };
    assert_eq!(
        seen,
        [
            run(2, 4, "错误", "1;31"),
            run(7, 4, "T003", ""),
            run(12, 2, "^^", "")
        ]
    );
}

#[test]
fn text_is_escaped() {
    assert!(svg(&["a<b&c".to_owned()], 10).contains(">a&lt;b&amp;c</text>"));
}
