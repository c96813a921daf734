//! `check`: reads, checks and reports, all outputs from one result.

use super::args::{CheckArgs, FailOn, Input, Look};
use super::copies::Written;
use super::error::CliError;
use super::output::{self, Output};
use super::progress::watched;
use super::{FAILED, FINDINGS, NOTHING, OK, clock, copies, rules, since, terminal, watch};
use crate::check::{Progress, Request, run};
use crate::config::Settings;
use crate::finding::{Lang, Level, Old, Report, Since, Verdict, words};
use crate::flow::side_by_side;
use crate::report::{FORMATS, Format, Style};
use crate::rules::Rule;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::LazyLock;

/// Formats of commands that show something else than a report; the first is the default.
pub(super) const BOTH: &[&str] = &["text", "json"];

/// Formats that are a folder of files.
const FOLDERS: &[&str] = &[copies::ANNOTATED, copies::DEPARTMENT];

/// Names of the formats a report can be written in; the first is the default.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let formats = FORMATS.iter().map(|format| format.name);
    formats.chain(FOLDERS.iter().copied()).collect()
});

/// Formats that name the SHA-256 of the sources.
const HASHED: [&str; 2] = ["json", "sarif"];

/// Formats that can be read.
pub(super) const INPUTS: &[&str] = &[
    "xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "yaml", "yml", "json", "jsonl",
];

pub(super) fn check(args: CheckArgs, lang: Lang) -> Result<u8, CliError> {
    let outputs = output::parse(&args.output, &NAMES)?;
    outputs.iter().try_for_each(placed)?;
    output::need_files(&outputs, |name| format_of(name).is_text)?;
    let due = args.due.as_deref();
    let due = due.map(|due| clock::as_of(Some(due))).transpose()?;
    let mut request = Request {
        fail_on: args.fail_on.level(),
        rules: true,
        ..request(&args.input, &outputs, lang)?
    };
    if !args.only.is_empty() {
        let only = args.only.iter().filter(|name| !name.trim().is_empty());
        let only = only.map(|name| rules::known(name));
        let only: Vec<&Rule> = only.collect::<Result<_, _>>()?;
        if only.is_empty() {
            let option = "--only".to_owned();
            return Err(CliError::MissingValue { option });
        }
        request
            .settings
            .keep(|id| only.iter().any(|rule| rule.about.id == id));
    }
    // Read first: a wrong name should not cost the whole run.
    let old = args.since.as_deref().map(since::old).transpose()?;
    if args.watch {
        if request.paths.iter().any(|path| path.as_os_str() == "-") {
            return Err(CliError::WatchedInput);
        }
        watch::watch(&request.paths, || {
            clear();
            if let Err(error) = once(&request, &args, &outputs, due.as_deref(), old.clone()) {
                super::complain(&error, lang);
            }
            waiting(lang);
        });
    }
    once(&request, &args, &outputs, due.as_deref(), old)
}

/// Begins a screen of its own.
fn clear() {
    let mut out = io::stdout();
    if out.is_terminal() {
        let _ = write!(out, "\u{1b}[2J\u{1b}[3J\u{1b}[H").and_then(|()| out.flush());
    }
}

fn waiting(lang: Lang) {
    let words = words(
        "文件有改动就重新检查，按 Ctrl-C 结束",
        "checks again on every change; Ctrl-C ends it",
    );
    let _ = writeln!(io::stderr(), "{}", words.get(lang));
}

/// One run: reads, reports, and gives the exit code.
fn once(
    request: &Request,
    args: &CheckArgs,
    outputs: &[Output],
    due: Option<&str>,
    old: Option<(String, Vec<Old>)>,
) -> Result<u8, CliError> {
    let lang = request.lang;
    let mut report = read(request, &args.input, lang)?;
    if let Some((as_of, old)) = old {
        report.since = Some(Since::new(&report, &as_of, old));
    }
    output::spare_inputs(outputs, &report.sources)?;
    let shown = Shown {
        look: args.look,
        full: args.full,
        show_mobile: args.show_mobile,
    };
    let written = side_by_side(request.threads, outputs, |output| {
        put(&report, request, output, shown, due)
    });
    let mut whole = true;
    for written in written {
        let Written { missing, said } = written?;
        whole &= !missing;
        for line in &said {
            // Whoever closed standard error does not want to hear it.
            let _ = writeln!(io::stderr(), "{line}");
        }
    }
    told(outputs, lang);
    let lenient = args.exit_zero || args.fail_on == FailOn::Never;
    Ok(match exit_code(report.verdict(), lenient) {
        OK | FINDINGS if !whole => FAILED,
        code => code,
    })
}

/// What `check` and `inspect` ask for alike.
pub(super) fn request(input: &Input, outputs: &[Output], lang: Lang) -> Result<Request, CliError> {
    let format = match &input.format {
        Some(given) => Some(output::known("--format", given, INPUTS)?.to_owned()),
        None => None,
    };
    let paths = match input.paths.is_empty() {
        true => vec![PathBuf::from(".")],
        false => input.paths.clone(),
    };
    let processors = || std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Request {
        paths,
        format,
        lang,
        threads: input.threads.map_or_else(processors, usize::from),
        hash: outputs.iter().any(|output| HASHED.contains(&output.format)),
        rules: false,
        fail_on: Level::Error,
        as_of: clock::as_of(input.as_of.as_deref())?,
        settings: Settings::default(),
    })
}

/// Runs, showing how far it is.
pub(super) fn read(request: &Request, input: &Input, lang: Lang) -> Result<Report, CliError> {
    let progress = Progress::default();
    watched(&progress, lang, input.no_progress, || {
        run(request, &progress)
    })
    .map_err(CliError::Refused)
}

/// What the arguments say of how a report is shown.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub look: Look,
    pub full: bool,
    pub show_mobile: bool,
}

impl Shown {
    /// The style for one output.
    pub fn style(self, output: &Output) -> Style {
        let style = match output.path {
            None => terminal::screen(self.look),
            Some(_) => terminal::file(self.look),
        };
        Style {
            full: self.full,
            show_mobile: self.show_mobile,
            ..style
        }
    }
}

/// Refuses an output that names no folder, or one that is taken, before anything is read.
fn placed(output: &Output) -> Result<(), CliError> {
    match &output.path {
        _ if !FOLDERS.contains(&output.format) => Ok(()),
        None => Err(CliError::NeedsFolder {
            format: output.format,
        }),
        // Copies are written beside those of an earlier round.
        Some(path) if output.format == copies::DEPARTMENT => output::folder::vacant(path),
        Some(_) => Ok(()),
    }
}

/// Writes one output to its file, its folder or the screen.
fn put(
    report: &Report,
    request: &Request,
    output: &Output,
    shown: Shown,
    due: Option<&str>,
) -> Result<Written, CliError> {
    match (output.format, &output.path) {
        (copies::ANNOTATED, Some(folder)) => {
            let (paths, show_mobile) = (&request.paths, shown.show_mobile);
            copies::write(report, paths, folder, show_mobile, request.threads)
        }
        (copies::DEPARTMENT, Some(folder)) => {
            let style = shown.style(output);
            copies::departments(report, &style, due, folder, request.threads)
        }
        _ => output::write(output, |out| render(report, output, shown, out))
            .map(|()| Written::default()),
    }
}

fn render(report: &Report, output: &Output, shown: Shown, out: &mut dyn Write) -> io::Result<()> {
    (format_of(output.format).write)(report, &shown.style(output), out)
}

fn format_of(name: &str) -> &'static Format {
    let known = FORMATS.iter().find(|format| format.name == name);
    known.expect("only known formats are parsed")
}

/// Names the files written when nothing else is seen.
pub(super) fn told(outputs: &[Output], lang: Lang) {
    let mut error = io::stderr();
    if outputs.iter().any(|output| output.path.is_none()) || !error.is_terminal() {
        return;
    }
    for path in outputs.iter().filter_map(|output| output.path.as_deref()) {
        let path = path.display();
        let _ = match lang {
            Lang::Zh => writeln!(error, "已写出 {path}"),
            Lang::En => writeln!(error, "wrote {path}"),
        };
    }
}

/// 4 beats 1: what was not read may hold worse.
pub(super) fn exit_code(verdict: Verdict, lenient: bool) -> u8 {
    match verdict {
        Verdict::Pass => OK,
        Verdict::Fail if lenient => OK,
        Verdict::Fail => FINDINGS,
        Verdict::Nothing => NOTHING,
        Verdict::Incomplete => FAILED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leniency_forgives_findings_only() {
        let codes = |lenient| {
            [
                Verdict::Pass,
                Verdict::Fail,
                Verdict::Nothing,
                Verdict::Incomplete,
            ]
            .map(|verdict| exit_code(verdict, lenient))
        };
        assert_eq!(codes(false), [0, 1, 3, 4]);
        assert_eq!(codes(true), [0, 0, 3, 4]);
    }
}
