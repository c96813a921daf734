//! Files, terminal, clock and exit code: the only part that knows of them.

mod answers;
mod args;
mod check;
mod clock;
mod copies;
mod error;
mod guard;
mod inspect;
mod normalize;
mod output;
mod progress;
mod rules;
mod score;
mod since;
mod terminal;
mod usage;
mod watch;
mod words;

use crate::finding::Lang;
use crate::read::grid::legacy;
use args::{Cli, Command};
use error::CliError;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Nothing at or above the level that fails a run.
const OK: u8 = 0;
/// Findings at or above it.
const FINDINGS: u8 = 1;
/// Wrong usage or configuration.
const USAGE: u8 = 2;
/// Nothing was read.
const NOTHING: u8 = 3;
/// Something could not be read, or the tool failed; the rest was done.
const FAILED: u8 = 4;

/// A command that the program starts itself with: no user types it, so the parser does not know it.
type Inner = (&'static str, fn(&[OsString]) -> ExitCode);

/// The inner commands; each gets the arguments behind its name.
const INNER: &[Inner] = &[(legacy::WORKER, worker)];

/// Reads a workbook of an old format for a parent process: format, path.
fn worker(args: &[OsString]) -> ExitCode {
    let [kind, path] = args else {
        return ExitCode::from(USAGE);
    };
    legacy::work(
        &kind.to_string_lossy(),
        path.as_ref(),
        std::io::stdout().lock(),
    );
    ExitCode::SUCCESS
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().collect();
    let name = args.get(1).and_then(|arg| arg.to_str());
    if let Some((_, inner)) = INNER.iter().find(|(inner, _)| name == Some(inner)) {
        return inner(&args[2..]);
    }
    let lang = words::lang(&args, &|name| std::env::var(name).ok());
    ExitCode::from(guard::guarded(lang, || run(&args, lang)))
}

fn run(args: &[OsString], lang: Lang) -> u8 {
    let command = match usage::parse(args, lang) {
        Ok(cli) => cli,
        Err(usage::Stop::Shown(code)) => return code,
        Err(usage::Stop::Wrong(error)) => return complain(&error, lang),
    };
    match dispatch(command, lang) {
        Ok(code) => code,
        Err(error) => complain(&error, lang),
    }
}

fn dispatch(cli: Cli, lang: Lang) -> Result<u8, CliError> {
    match cli.command {
        Command::Check(args) => check::check(args, lang),
        Command::Inspect(args) => inspect::inspect(args, lang),
        Command::Score(args) => score::score(args, lang),
        Command::Normalize(args) => normalize::normalize(args, lang),
        Command::Rules(args) => rules::rules(args, lang),
        Command::Explain(args) => rules::explain(args, lang),
        Command::Answers(args) => answers::answers(&args, lang),
    }
}

fn complain(error: &CliError, lang: Lang) -> u8 {
    // Whoever closed standard error does not want to hear it.
    let _ = writeln!(std::io::stderr(), "{}", error.text(lang));
    error.code()
}
