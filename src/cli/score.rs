//! `score`: departments against the policy's targets.

use super::args::{FailOn, ScoreArgs};
use super::check::{BOTH, Shown, exit_code, read, request, told};
use super::error::CliError;
use super::output;
use crate::check::Request;
use crate::finding::Lang;
use crate::report;

pub(super) fn score(args: ScoreArgs, lang: Lang) -> Result<u8, CliError> {
    let outputs = output::parse(&args.output, BOTH)?;
    let mut request = Request {
        fail_on: args.fail_on.level(),
        rules: true,
        ..request(&args.input, &outputs, lang)?
    };
    request.settings.keep(|id| id.starts_with('R'));
    let report = read(&request, &args.input, lang)?;
    output::spare_inputs(&outputs, &report.sources)?;
    let shown = Shown {
        look: args.look,
        full: args.full,
        show_mobile: false,
    };
    for output in &outputs {
        output::write(output, |mut out| match output.format {
            "json" => report::json(&report, false, &mut out),
            _ => out.write_all(report::score(&report, &shown.style(output)).as_bytes()),
        })?;
    }
    told(&outputs, lang);
    Ok(exit_code(report.verdict(), args.fail_on == FailOn::Never))
}
