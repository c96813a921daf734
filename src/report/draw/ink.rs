//! Colours, kept to the few that every terminal theme shows well.

use crate::finding::Level;

/// What a piece of text is, as far as its colour goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::report) enum Tone {
    Plain,
    Bold,
    Dim,
    Error,
    Warning,
    Info,
    Good,
}

impl Tone {
    /// The tone of a level.
    pub fn of(level: Level) -> Tone {
        match level {
            Level::Error => Tone::Error,
            Level::Warning => Tone::Warning,
            Level::Info => Tone::Info,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Tone::Plain => "",
            Tone::Bold => "1",
            Tone::Dim => "2",
            Tone::Error => "1;31",
            Tone::Warning => "1;33",
            Tone::Info => "1;36",
            Tone::Good => "1;32",
        }
    }
}

/// Paints, or leaves text as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::report) struct Ink {
    /// With colours.
    pub color: bool,
}

impl Ink {
    /// The text in a tone.
    pub fn paint(self, tone: Tone, text: &str) -> String {
        if !self.color || tone == Tone::Plain || text.is_empty() {
            return text.to_owned();
        }
        format!("\u{1b}[{}m{text}\u{1b}[0m", tone.code())
    }
}
