//! The page being written: language, width, colours, and the few shapes of line that a report is made of.

use super::{Gauge, Ink, Style, Tone, clean, wrap};
use crate::finding::{Lang, mask, mask_value, words};
use crate::model::Element;

/// A page, what is known of its reader, and what it is about.
pub(in crate::report) struct Page<R> {
    /// What is shown on it.
    pub report: R,
    /// The language of all text on it.
    pub lang: Lang,
    /// How it looks.
    pub style: Style,
    /// How its text is measured.
    pub gauge: Gauge,
    /// How its text is painted.
    pub ink: Ink,
    out: String,
}

/// The least width that can be laid out.
const NARROWEST: usize = 40;

impl<R> Page<R> {
    /// An empty page.
    pub fn new(report: R, lang: Lang, style: &Style) -> Page<R> {
        let style = Style {
            width: style.width.max(NARROWEST),
            ..*style
        };
        Page {
            report,
            lang,
            style,
            gauge: Gauge {
                wide: style.wide_ambiguous,
            },
            ink: Ink { color: style.color },
            out: String::new(),
        }
    }

    /// One of two words.
    pub fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        words(zh, en).get(self.lang)
    }

    /// One of two texts.
    pub fn text(&self, zh: impl FnOnce() -> String, en: impl FnOnce() -> String) -> String {
        match self.lang {
            Lang::Zh => zh(),
            Lang::En => en(),
        }
    }

    /// Between the steps of a place: `a.xlsx › 清单 › G12`.
    pub fn step(&self) -> &'static str {
        if self.style.wide_ambiguous {
            " > "
        } else {
            " › "
        }
    }

    /// Text from a file, fit to be shown: on one line, and without mobile numbers unless they are asked for.
    pub fn tidy(&self, text: &str) -> String {
        let clean = clean(text);
        match self.style.show_mobile {
            true => clean.into_owned(),
            false => mask(&clean).into_owned(),
        }
    }

    /// As [`Page::tidy`], for what is written under an element: codes are left as they are.
    pub fn tidy_value(&self, element: Element, text: &str) -> String {
        let clean = clean(text);
        match self.style.show_mobile {
            true => clean.into_owned(),
            false => mask_value(element, &clean).into_owned(),
        }
    }

    /// A finished line.
    pub fn raw(&mut self, line: &str) {
        self.out += line.trim_end();
        self.out.push('\n');
    }

    /// Finished lines.
    pub fn block(&mut self, lines: &str) {
        self.out += lines;
    }

    /// An empty line, unless one is there.
    pub fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A paragraph, `indent` columns in.
    pub fn paragraph(&mut self, indent: usize, tone: Tone, text: &str) {
        self.labelled(indent, "", tone, text);
    }

    /// A paragraph behind a label, its further lines standing under its first word.
    pub fn labelled(&mut self, indent: usize, label: &str, tone: Tone, text: &str) {
        let mut label = label;
        let mut hang = indent + self.gauge.text(label);
        if hang > self.style.width / 2 {
            let alone = self.ink.paint(Tone::Dim, label);
            self.raw(&format!("{:indent$}{alone}", ""));
            (label, hang) = ("", indent + 4);
        }
        let room = self.style.width.saturating_sub(hang);
        for (at, line) in wrap(text, room, self.gauge).iter().enumerate() {
            let line = self.ink.paint(tone, line);
            let start = match at {
                0 if !label.is_empty() => {
                    format!("{:indent$}{}", "", self.ink.paint(Tone::Dim, label))
                }
                _ => " ".repeat(hang),
            };
            self.raw(&format!("{start}{line}"));
        }
    }

    /// A heading over the width, with a word at its right end.
    pub fn heading(&mut self, title: &str, tail: &str) {
        self.blank();
        let tail_width = self.gauge.text(tail);
        let room = self
            .style
            .width
            .saturating_sub(tail_width + 2 * usize::from(tail_width > 0));
        let title = self.gauge.cut(&self.tidy(title), room);
        let gap = self
            .style
            .width
            .saturating_sub(self.gauge.text(&title) + tail_width);
        let line = format!(
            "{}{:gap$}{}",
            self.ink.paint(Tone::Bold, &title),
            "",
            self.ink.paint(Tone::Dim, tail)
        );
        self.raw(&line);
        let bar = if self.style.wide_ambiguous {
            "-"
        } else {
            "─"
        };
        let rule = self.ink.paint(Tone::Dim, &bar.repeat(self.style.width));
        self.raw(&rule);
    }

    /// The text of the page.
    pub fn finish(self) -> String {
        self.out.trim_end().to_owned() + "\n"
    }
}
