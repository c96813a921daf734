//! `normalize`: one catalog of all files in canonical text, with a list of what was rewritten.

use super::args::NormalizeArgs;
use super::check::INPUTS;
use super::error::CliError;
use super::output::{self, Output};
use super::progress::watched;
use super::{FAILED, NOTHING, OK};
use crate::convert::{Log, LogFormat, Request, Summary, run};
use crate::export::{Format, Spool};
use crate::finding::{Lang, text};
use crate::flow::{Progress, named};
use crate::read::discover::{Found, discover};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What a list of changes is written as.
const LOGS: &[&str] = &["jsonl", "csv"];

pub(super) fn normalize(args: NormalizeArgs, lang: Lang) -> Result<u8, CliError> {
    let request = request(&args, lang)?;
    let outputs = outputs(&args)?;
    let found = found(&args)?;
    output::spare(&outputs, found.sources.iter().map(|source| &*source.path))?;
    let mut log = Spool::default();
    let mut summary = None;
    let written = output::write(&outputs[0], |out| {
        let progress = Progress::default();
        let done = watched(&progress, lang, args.no_progress, || {
            run(&found.sources, &request, &progress, out, &mut log)
        })?;
        match summary.insert(done).items {
            // No catalog at all is not an empty one.
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    });
    let Some(summary) = summary else {
        return written.map(|()| FAILED);
    };
    if summary.items > 0 {
        written?;
    }
    if let (Some(output), true) = (outputs.get(1), summary.items > 0) {
        output::write(output, |out| log.pour(out))?;
    }
    say(&summary, &outputs, lang);
    Ok(match (&*summary.trouble, summary.items) {
        ([], 0) => NOTHING,
        ([], _) => OK,
        _ => FAILED,
    })
}

fn request(args: &NormalizeArgs, lang: Lang) -> Result<Request, CliError> {
    let input = match &args.format {
        Some(given) => {
            let name = output::known("--format", given, INPUTS)?;
            Some(named(name).map_err(CliError::Refused)?)
        }
        None => None,
    };
    let log = match &args.changes {
        Some(path) => Some(Log {
            format: log_format(path)?,
            show_mobile: args.show_mobile,
        }),
        None => None,
    };
    let processors = || std::thread::available_parallelism().map_or(1, usize::from);
    Ok(Request {
        input,
        format: format(args)?,
        log,
        lang,
        threads: args.threads.map_or_else(processors, usize::from),
    })
}

/// The format asked for, or that of the file's extension.
fn format(args: &NormalizeArgs) -> Result<Format, CliError> {
    let format = match (&args.to, &args.file) {
        (Some(name), _) => match Format::named(&name.to_ascii_lowercase()) {
            Some(format) => format,
            None => {
                output::known("--to", name, Format::NAMES)?;
                Format::Jsonl
            }
        },
        (None, Some(path)) => {
            let named = Format::named(&extension(path));
            named.ok_or_else(|| unknown_extension(path, Format::NAMES, true))?
        }
        (None, None) => Format::Jsonl,
    };
    match (format, &args.file) {
        (Format::Xlsx, None) => Err(CliError::MissingValue {
            option: "--output".to_owned(),
        }),
        _ => Ok(format),
    }
}

fn log_format(path: &Path) -> Result<LogFormat, CliError> {
    match &*extension(path) {
        "csv" => Ok(LogFormat::Csv),
        "jsonl" => Ok(LogFormat::Jsonl),
        _ => Err(unknown_extension(path, LOGS, false)),
    }
}

/// The extension of a file in small letters, which says its format; "" when it has none.
fn extension(path: &Path) -> String {
    let extension = path.extension().unwrap_or_default();
    extension.to_string_lossy().to_ascii_lowercase()
}

/// The extension says no format; where `or_to`, `--to` could say it.
fn unknown_extension(path: &Path, allowed: &[&str], or_to: bool) -> CliError {
    CliError::UnknownExtension {
        path: path.display().to_string(),
        allowed: allowed.join(", "),
        or_to,
    }
}

/// The catalog, and the list of changes if it is asked for.
fn outputs(args: &NormalizeArgs) -> Result<Vec<Output>, CliError> {
    let output = |path: Option<PathBuf>| Output { format: "", path };
    let mut outputs = vec![output(args.file.clone())];
    outputs.extend(args.changes.clone().map(|path| output(Some(path))));
    output::apart(&outputs)?;
    Ok(outputs)
}

fn found(args: &NormalizeArgs) -> Result<Found, CliError> {
    let paths = match args.paths.is_empty() {
        true => vec![PathBuf::from(".")],
        false => args.paths.clone(),
    };
    discover(&paths).map_err(CliError::Refused)
}

/// What was done, on standard error: standard output may be the catalog.
fn say(summary: &Summary, outputs: &[Output], lang: Lang) {
    let mut error = io::stderr();
    for (path, why) in &summary.trouble {
        let _ = writeln!(error, "{path}：{why}");
    }
    let _ = writeln!(error, "{}", told(summary, lang));
    if summary.cut > 0 {
        let cut = summary.cut;
        let line = text!(
            "有 {cut} 格超过 Excel 单元格的上限，末尾没有写完；写成 csv、yaml 或 jsonl 可以完整保留",
            "{cut} cells are longer than Excel takes and were cut; csv, yaml and jsonl keep them whole"
        )(lang);
        let _ = writeln!(error, "{line}");
    }
    let paths = outputs.iter().filter_map(|output| output.path.as_deref());
    for path in paths.filter(|_| summary.items > 0) {
        let path = path.display();
        let line = text!("已写出 {path}", "wrote {path}")(lang);
        let _ = writeln!(error, "{line}");
    }
}

fn told(summary: &Summary, lang: Lang) -> String {
    let Summary {
        files,
        items,
        rewritten,
        ..
    } = summary;
    match items {
        0 => text!(
            "没有读到任何事项；shixiang inspect 说明每个文件是怎样被读的",
            "no item was read; shixiang inspect shows how each file was understood"
        )(lang),
        _ => text!(
            "{files} 个文件，{items} 项，改写 {rewritten} 处",
            "files: {files}, items: {items}, values rewritten: {rewritten}"
        )(lang),
    }
}
