//! The picture of a terminal that the README shows: what `check` really prints on a workbook of the examples.

use super::svg::svg;
use super::{hold, printed};

/// The workbook in the picture.
const BOOK: &str = "市市场监督管理局.xlsx";
/// The columns of the terminal in it.
const COLUMNS: usize = 96;
/// Lines shown from the start; then those from the summary on.
const HEAD: usize = 48;

/// The lines of the picture. What is left out in the middle is said to be left out.
fn lines(shown: &str) -> Vec<String> {
    let all: Vec<&str> = shown.lines().collect();
    let summary = all.iter().position(|line| line.contains("汇总"));
    let summary = summary.expect("a report ends with a summary");
    let blank = all[..HEAD].iter().rposition(|line| line.is_empty());
    let head = blank.expect("findings have a blank line between them");
    let mut lines = vec![
        format!("$ \u{1b}[1mshixiang check {BOOK}\u{1b}[0m"),
        String::new(),
    ];
    lines.extend(all[..head].iter().map(|line| (*line).to_owned()));
    let out = summary - head;
    lines.push(String::new());
    lines.push(format!("\u{1b}[2m⋯⋯（图中省略 {out} 行）⋯⋯\u{1b}[0m"));
    lines.push(String::new());
    lines.extend(all[summary..].iter().map(|line| (*line).to_owned()));
    lines
}

#[test]
fn the_picture_is_what_the_terminal_shows() {
    let width = COLUMNS.to_string();
    let arguments = ["check", BOOK, "--color", "always", "--width", &width];
    let shown = printed("examples", &arguments);
    hold(
        "tests/snapshots/terminal.svg",
        &svg(&lines(&shown), COLUMNS),
    );
}
