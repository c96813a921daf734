//! In a real terminal: nothing is wider than it, marks stand under what they mark, colours are on, and no progress is left behind.

mod support;

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use support::Scratch;
use unicode_width::UnicodeWidthChar;

/// What the screen shows when the command is over.
const END: &str = "~~ the end ~~";
/// Longer than any run takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal of its own server, closed when dropped.
struct Terminal {
    name: String,
    /// Holds the configuration.
    _scratch: Scratch,
}

impl Terminal {
    /// Runs `command`, a line for the shell, in the examples.
    fn run(command: &str, columns: usize) -> Terminal {
        // Tests run side by side, each with a server of its own.
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let nth = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("shixiang-{}-{nth}", std::process::id());
        let scratch = Scratch::new(&name);
        let config = scratch.path().join("tmux.conf");
        std::fs::write(&config, "set -g history-limit 100000\nset -g status off\n")
            .expect("the folder can be written");
        let terminal = Terminal {
            name,
            _scratch: scratch,
        };
        let line = format!("{command}; printf '%s\\n' '{END}'; exec sleep 100");
        let size = columns.to_string();
        let config = config.to_string_lossy();
        let folder = examples();
        terminal.tmux(&[
            "-f",
            &config,
            "new-session",
            "-d",
            "-x",
            &size,
            "-y",
            "50",
            "-c",
            &folder,
            &line,
        ]);
        terminal
    }

    fn tmux(&self, arguments: &[&str]) -> Output {
        let run = Command::new("tmux")
            .args(["-u", "-L", &self.name])
            .args(arguments)
            .env_remove("TMUX")
            .env_remove("NO_COLOR")
            .env_remove("COLUMNS")
            .env("LC_ALL", "C.UTF-8")
            .output()
            .expect("tmux is installed");
        assert!(run.status.success(), "{arguments:?}: {run:?}");
        run
    }

    /// All that was shown once the command is over, with or without colours.
    fn shown(&self, options: &[&str]) -> String {
        let begin = Instant::now();
        loop {
            let capture = self.tmux(&[&["capture-pane", "-p", "-S", "-"], options].concat());
            let text = String::from_utf8(capture.stdout).expect("it is UTF-8");
            if let Some((shown, _)) = text.split_once(END) {
                return shown.to_owned();
            }
            assert!(begin.elapsed() < PATIENCE, "it does not end: {text}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = Command::new("tmux")
            .args(["-L", &self.name, "kill-server"])
            .output();
    }
}

fn examples() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    folder.to_string_lossy().into_owned()
}

/// The program and what it is to do, for the shell.
fn command(arguments: &str) -> String {
    format!("'{}' {arguments}", env!("CARGO_BIN_EXE_shixiang"))
}

/// What the program writes into a pipe.
fn piped(arguments: &[&str]) -> String {
    let mut run = Command::new(env!("CARGO_BIN_EXE_shixiang"));
    let run = run
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .current_dir(examples());
    String::from_utf8(run.output().expect("it runs").stdout).expect("it is UTF-8")
}

fn trimmed(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

#[test]
#[ignore = "needs tmux"]
fn the_screen_shows_line_for_line_what_was_laid_out() {
    for columns in [80, 120] {
        for task in ["check . --full", "inspect .", "rules", "explain T003"] {
            let terminal = Terminal::run(&command(task), columns);
            let shown = terminal.shown(&[]);
            let width = columns.to_string();
            let arguments: Vec<&str> = task.split(' ').chain(["--width", &width]).collect();
            let right = piped(&arguments);
            // A line too wide for the terminal would go on in the next, and progress left behind would be a line more.
            assert_eq!(trimmed(&shown), trimmed(&right), "{task} at {columns}");
        }
    }
}

#[test]
#[ignore = "needs tmux"]
fn colours_are_on_unless_switched_off() {
    let check = command("check 市市场监督管理局.xlsx");
    let coloured = Terminal::run(&check, 80).shown(&["-e"]);
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31m"), "{coloured}");
    let plain = Terminal::run(&format!("NO_COLOR=1 {check}"), 80).shown(&["-e"]);
    assert!(
        plain.contains("错误") && !plain.contains('\u{1b}'),
        "{plain}"
    );
}

/// The columns that the characters of a line begin at, and the end of the last.
fn stops(line: &str) -> Vec<(usize, char)> {
    let mut column = 0;
    let mut stops: Vec<(usize, char)> = Vec::new();
    for c in line.chars() {
        stops.push((column, c));
        column += c.width().unwrap_or(0);
    }
    stops.push((column, ' '));
    stops
}

/// What stands above the marks of `marks` in `line`; `None` if a mark begins or ends inside a character.
fn marked(line: &str, marks: &str) -> Option<String> {
    let from = marks
        .find('^')
        .map(|at| stops(&marks[..at]).last().map_or(0, |stop| stop.0))?;
    let to = from + marks.matches('^').count();
    let stops = stops(line);
    let starts = stops.iter().any(|(column, _)| *column == from);
    let ends = stops.iter().any(|(column, _)| *column == to);
    let inside = stops
        .iter()
        .filter(|(column, _)| (from..to).contains(column));
    (starts && ends).then(|| inside.map(|(_, c)| c).collect())
}

#[test]
#[ignore = "needs tmux"]
fn marks_stand_under_what_is_wrong() {
    let report: Value =
        serde_json::from_str(&piped(&["check", ".", "--output", "json"])).expect("it writes JSON");
    let findings = report["findings"].as_array().expect("a list");
    let values: Vec<&str> = findings
        .iter()
        .filter_map(|one| one["value"].as_str())
        .collect();
    for columns in [80, 120] {
        let shown = Terminal::run(&command("check . --full"), columns).shown(&[]);
        let lines: Vec<&str> = shown.lines().collect();
        let mut seen = 0;
        for (at, marks) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.contains('^'))
        {
            let text = marked(lines[at - 1], marks);
            let text = text.unwrap_or_else(|| panic!("{}\n{marks}", lines[at - 1]));
            let core = text.trim_end_matches('…').trim();
            // An empty cell, and a tab where none may be, have no value of their own.
            let known =
                ["（空）", "␉"].contains(&core) || values.iter().any(|value| value.contains(core));
            assert!(known, "{text:?} is no value: {}\n{marks}", lines[at - 1]);
            seen += 1;
        }
        assert!(seen > 30, "{seen}");
    }
}

#[test]
fn marks_are_measured_in_columns() {
    assert_eq!(
        marked("  时限 20日", "       ^^^^").as_deref(),
        Some("20日")
    );
    assert_eq!(marked("  时限 20日", "   ^^"), None);
    assert_eq!(marked("  时限", "  ^^^"), None);
}
