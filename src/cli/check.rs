//! `check`: reads, checks and reports, all outputs from one result.

use super::args::{CheckArgs, FailOn, Input, Look};
use super::error::CliError;
use super::output::{self, Output};
use super::progress::watched;
use super::{FAILED, FINDINGS, NOTHING, OK, clock, terminal};
use crate::check::{Progress, Request, run};
use crate::config::Params;
use crate::finding::{Lang, Level, Report, Verdict};
use crate::report::{self, Style};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// Formats a report can be written in; the first is the default.
pub(super) const FORMATS: &[&str] = &["text", "json"];

/// Formats that can be read.
pub(super) const INPUTS: &[&str] = &[
    "xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "yaml", "yml", "json", "jsonl",
];

pub(super) fn check(args: CheckArgs, lang: Lang) -> Result<u8, CliError> {
    let outputs = output::parse(&args.output, FORMATS)?;
    let request = Request {
        fail_on: args.fail_on.level(),
        rules: true,
        ..request(&args.input, &outputs, lang)?
    };
    let report = read(&request, &args.input, lang)?;
    output::spare_inputs(&outputs, &report.sources)?;
    let shown = Shown {
        look: args.look,
        full: args.full,
        show_mobile: args.show_mobile,
    };
    for output in &outputs {
        output::write(output, |out| render(&report, output, shown, out))?;
    }
    told(&outputs, lang);
    let lenient = args.exit_zero || args.fail_on == FailOn::Never;
    Ok(exit_code(report.verdict(), lenient))
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
        hash: outputs.iter().any(|output| output.format == "json"),
        rules: false,
        fail_on: Level::Error,
        as_of: clock::as_of(input.as_of.as_deref())?,
        params: Params::default(),
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

fn render(
    report: &Report,
    output: &Output,
    shown: Shown,
    mut out: &mut dyn Write,
) -> io::Result<()> {
    match output.format {
        "json" => report::json(report, shown.show_mobile, &mut out),
        _ => out.write_all(report::text(report, &shown.style(output)).as_bytes()),
    }
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
fn exit_code(verdict: Verdict, lenient: bool) -> u8 {
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
