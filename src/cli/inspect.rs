//! `inspect`: shows how each file was understood, without judging it.

use super::args::InspectArgs;
use super::check::{BOTH, Shown, read, request, told};
use super::error::CliError;
use super::output::{self, Output};
use super::{FAILED, NOTHING, OK};
use crate::finding::{Lang, Report, Verdict};
use crate::report;
use std::io::{self, Write};

pub(super) fn inspect(args: InspectArgs, lang: Lang) -> Result<u8, CliError> {
    let outputs = output::parse(&args.output, BOTH)?;
    let request = request(&args.input, &outputs, lang)?;
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
    Ok(match report.verdict() {
        Verdict::Incomplete => FAILED,
        Verdict::Nothing => NOTHING,
        Verdict::Pass | Verdict::Fail => OK,
    })
}

fn render(
    report: &Report,
    output: &Output,
    shown: Shown,
    mut out: &mut dyn Write,
) -> io::Result<()> {
    match output.format {
        "json" => report::inspect_json(report, shown.show_mobile, &mut out),
        _ => out.write_all(report::inspect(report, &shown.style(output)).as_bytes()),
    }
}
