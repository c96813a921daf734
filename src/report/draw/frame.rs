//! The frame around an excerpt: its head names the place, its gutter numbers the lines. Cells and text share it.

use super::{Gauge, Ink, Style, Tone};

/// Blanks before every frame.
const INDENT: usize = 2;
/// Line numbers of up to four digits stand in one column over all frames of a report.
const DIGITS: usize = 4;

/// Draws the parts of a frame.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Frame {
    gutter: usize,
    width: usize,
    ink: Ink,
    gauge: Gauge,
}

impl Frame {
    /// A frame for lines numbered up to `last`.
    pub fn new(last: u64, style: &Style) -> Frame {
        Frame {
            gutter: last.to_string().len().max(DIGITS),
            width: style.width,
            ink: Ink { color: style.color },
            gauge: Gauge {
                wide: style.wide_ambiguous,
            },
        }
    }

    /// Columns left for what is framed.
    pub fn room(&self) -> usize {
        self.width
            .saturating_sub(INDENT + self.gutter + " │ ".chars().count())
            .max(16)
    }

    /// Blanks before a frame drawn by another hand whose gutter is `digits` wide, so that both stand in one column.
    pub fn margin(&self, digits: usize) -> usize {
        (INDENT + self.gutter).saturating_sub(digits + 1)
    }

    /// The name of a place, cut at its start where it would not fit into the head.
    pub fn name(&self, name: &str) -> String {
        self.gauge.cut_start(name, self.room().saturating_sub(3))
    }

    /// `╭─[name]`.
    pub fn head(&self, name: &str) -> String {
        let corner = if self.gauge.wide { ",-" } else { "╭─" };
        let name = self.ink.paint(Tone::Dim, &self.name(name));
        format!(
            "{:blanks$}{corner}[{name}]\n",
            "",
            blanks = INDENT + self.gutter + 1
        )
    }

    /// A line with its number, or without.
    pub fn line(&self, number: Option<u64>, text: &str) -> String {
        let bar = if self.gauge.wide { "|" } else { "│" };
        self.gutter(number, bar, text)
    }

    /// A line of marks under the line before.
    pub fn marks(&self, text: &str) -> String {
        let dot = if self.gauge.wide { ":" } else { "·" };
        self.gutter(None, dot, text)
    }

    fn gutter(&self, number: Option<u64>, bar: &str, text: &str) -> String {
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        let number = self
            .ink
            .paint(Tone::Dim, &format!("{number:>w$}", w = self.gutter));
        let line = format!("{:INDENT$}{number} {bar} {text}", "");
        line.trim_end().to_owned() + "\n"
    }

    /// `╰────`.
    pub fn foot(&self) -> String {
        let corner = if self.gauge.wide {
            "`----"
        } else {
            "╰────"
        };
        format!(
            "{:blanks$}{corner}\n",
            "",
            blanks = INDENT + self.gutter + 1
        )
    }
}
