//! What the terminal can show: colours, width, and how wide it draws lines and dots.

use super::args::{Look, When};
use crate::report::Style;
use std::io::IsTerminal;

/// Columns of text that goes to a file or a pipe.
const PIPE: usize = 100;
/// Wider lines are hard to read, however wide the terminal.
const WIDEST: usize = 140;

/// The style for standard output.
pub(super) fn screen(look: Look) -> Style {
    let terminal = std::io::stdout().is_terminal();
    let size = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let size = size.filter(|_| terminal);
    Style {
        color: color(look.color, terminal, &env) && escapes(look.color, terminal),
        width: width(look.width, size, &env),
        wide_ambiguous: terminal && old_console(&env),
        ..Style::default()
    }
}

/// The style for a file: colours only when asked for by name.
pub(super) fn file(look: Look) -> Style {
    Style {
        color: look.color == When::Always,
        width: look.width.map_or(PIPE, usize::from),
        ..Style::default()
    }
}

type Env<'e> = &'e dyn Fn(&str) -> Option<String>;

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// `--color` before `NO_COLOR` before `CLICOLOR_FORCE` before what the output is.
fn color(when: When, terminal: bool, env: Env<'_>) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if env("NO_COLOR").is_some() => false,
        When::Auto if env("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        When::Auto => {
            let off = env("CLICOLOR").as_deref() == Some("0");
            let dumb = env("TERM").as_deref() == Some("dumb");
            terminal && !off && !dumb
        }
    }
}

/// A Windows console obeys colour escapes only once it is asked to.
fn escapes(when: When, terminal: bool) -> bool {
    !terminal
        || when == When::Always
        || anstyle_query::windows::enable_ansi_colors().unwrap_or(true)
}

fn width(asked: Option<u16>, terminal: Option<usize>, env: Env<'_>) -> usize {
    let set = || env("COLUMNS").and_then(|columns| columns.parse().ok());
    match asked {
        Some(width) => usize::from(width),
        None => set()
            .or(terminal)
            .map_or(PIPE, |columns| columns.clamp(40, WIDEST)),
    }
}

/// The console of Windows before Windows Terminal draws box lines two columns wide where the system speaks Chinese.
fn old_console(env: Env<'_>) -> bool {
    cfg!(windows)
        && ["WT_SESSION", "TERM", "TERM_PROGRAM"]
            .iter()
            .all(|name| env(name).is_none())
}

/// Columns of standard error when it is a terminal.
pub(super) fn error_width() -> Option<usize> {
    let error = std::io::stderr();
    let terminal = error.is_terminal();
    let size = terminal_size::terminal_size_of(&error);
    size.filter(|_| terminal)
        .map(|(width, _)| usize::from(width.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(known: &'static [(&str, &str)]) -> impl Fn(&str) -> Option<String> {
        move |name| {
            let known = known.iter().find(|(known, _)| *known == name);
            known.map(|(_, value)| (*value).to_owned())
        }
    }

    #[test]
    fn the_flag_wins_over_the_environment() {
        let no = of(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]);
        assert!(color(When::Always, false, &no));
        assert!(!color(When::Auto, true, &no));
        let force = of(&[("CLICOLOR_FORCE", "1")]);
        assert!(color(When::Auto, false, &force));
        assert!(!color(When::Never, true, &force));
    }

    #[test]
    fn a_pipe_and_a_dumb_terminal_get_no_colour() {
        assert!(color(When::Auto, true, &of(&[])));
        assert!(!color(When::Auto, false, &of(&[])));
        assert!(!color(When::Auto, true, &of(&[("TERM", "dumb")])));
        assert!(!color(When::Auto, true, &of(&[("CLICOLOR", "0")])));
        assert!(!color(When::Auto, false, &of(&[("CLICOLOR_FORCE", "0")])));
    }

    #[test]
    fn the_width_is_asked_for_then_set_then_seen() {
        let set = of(&[("COLUMNS", "120")]);
        assert_eq!(width(Some(50), Some(80), &set), 50);
        assert_eq!(width(None, Some(80), &set), 120);
        assert_eq!(width(None, Some(80), &of(&[])), 80);
        assert_eq!(width(None, Some(300), &of(&[])), WIDEST);
        assert_eq!(width(None, None, &of(&[("COLUMNS", "x")])), PIPE);
    }
}
