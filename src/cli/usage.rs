//! Parses the arguments, and says in our own words what is wrong with them.

use super::args::{Cli, THREADS, WIDTH};
use super::error::CliError;
use super::{OK, USAGE, words};
use crate::finding::Lang;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;

/// Why there is nothing to run.
#[derive(Debug)]
pub(super) enum Stop {
    /// Help or version was shown; the exit code.
    Shown(u8),
    /// The arguments are wrong.
    Wrong(CliError),
}

/// The arguments taken apart.
pub(super) fn parse(args: &[OsString], lang: Lang) -> Result<Cli, Stop> {
    let command = words::worded(Cli::command(), lang);
    command
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| stop(&error))
}

fn stop(error: &clap::Error) -> Stop {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => shown(error, OK),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => shown(error, USAGE),
        _ => Stop::Wrong(wrong(error)),
    }
}

fn shown(error: &clap::Error, code: u8) -> Stop {
    // A closed pipe (`shixiang --help | head -1`) is no failure.
    let _ = error.print();
    Stop::Shown(code)
}

fn wrong(error: &clap::Error) -> CliError {
    let given = || named(error, ContextKind::InvalidArg).unwrap_or_default();
    let option = || option_name(&given());
    match error.kind() {
        ErrorKind::UnknownArgument if !given().starts_with('-') => {
            CliError::ExtraArgument { given: given() }
        }
        ErrorKind::UnknownArgument => CliError::UnknownOption {
            given: given(),
            near: named(error, ContextKind::SuggestedArg),
        },
        ErrorKind::InvalidSubcommand => no_command(error),
        ErrorKind::MissingSubcommand => CliError::MissingArgument {
            name: "check | inspect | score | normalize | rules | explain | answers".to_owned(),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => bad_value(error, option()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            CliError::MissingValue { option: option() }
        }
        ErrorKind::TooManyValues => CliError::NeedlessValue { option: option() },
        ErrorKind::ArgumentConflict => CliError::Twice { option: option() },
        ErrorKind::MissingRequiredArgument => CliError::MissingArgument { name: given() },
        ErrorKind::InvalidUtf8 => CliError::NotText,
        kind => CliError::Usage {
            said: kind.to_string(),
        },
    }
}

fn no_command(error: &clap::Error) -> CliError {
    let given = named(error, ContextKind::InvalidSubcommand).unwrap_or_default();
    if std::path::Path::new(&given).exists() {
        return CliError::PathAsCommand { given };
    }
    CliError::UnknownCommand {
        given,
        near: named(error, ContextKind::SuggestedSubcommand),
    }
}

fn bad_value(error: &clap::Error, option: String) -> CliError {
    let given = named(error, ContextKind::InvalidValue).unwrap_or_default();
    if given.is_empty() {
        return CliError::MissingValue { option };
    }
    let range = match &*option {
        "--threads" => Some(THREADS),
        "--width" => Some(WIDTH),
        _ => None,
    };
    let listed = || all_named(error, ContextKind::ValidValue).join(", ");
    CliError::BadValue {
        option,
        given,
        near: named(error, ContextKind::SuggestedValue),
        allowed: range.map_or_else(listed, |range| format!("{}-{}", range.start(), range.end())),
    }
}

/// `--width <列数>` as `--width`.
fn option_name(given: &str) -> String {
    given.split([' ', '=']).next().unwrap_or(given).to_owned()
}

fn named(error: &clap::Error, kind: ContextKind) -> Option<String> {
    all_named(error, kind).into_iter().next()
}

fn all_named(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(args: &str) -> String {
        let args: Vec<OsString> = args.split(' ').map(OsString::from).collect();
        match parse(&args, Lang::Zh) {
            Err(Stop::Wrong(error)) => error.text(Lang::Zh),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn wrong_arguments_are_named_in_chinese() {
        for (args, text) in [
            (
                "shixiang check --ful",
                "错误：没有选项「--ful」，是不是「--full」？--help 显示用法",
            ),
            (
                "shixiang chekc",
                "错误：没有命令「chekc」，是不是「check」？--help 显示用法",
            ),
            (
                "shixiang check --color allways",
                "错误：--color 不能是「allways」，是不是「always」？可用：auto, always, never",
            ),
            (
                "shixiang check --width",
                "错误：--width 后面要有值；--help 显示用法",
            ),
            (
                "shixiang check --width 7",
                "错误：--width 不能是「7」；可用：40-1000",
            ),
            (
                "shixiang check --threads 0",
                "错误：--threads 不能是「0」；可用：1-1024",
            ),
            (
                "shixiang normalize --threads -1",
                "错误：--threads 不能是「-1」；可用：1-1024",
            ),
            (
                "shixiang explain T003 M001",
                "错误：多出参数「M001」；--help 显示用法",
            ),
            (
                "shixiang check --full=3",
                "错误：--full 不带值；去掉等号和后面的内容",
            ),
            (
                "shixiang check --width 80 --width 90",
                "错误：--width 只能给一次；去掉多余的",
            ),
            ("shixiang explain", "错误：缺少 <规则>；--help 显示用法"),
            (
                "shixiang Cargo.toml",
                "错误：「Cargo.toml」不是命令；检查它用 shixiang check Cargo.toml",
            ),
        ] {
            assert_eq!(said(args), text, "{args}");
        }
    }

    #[test]
    fn right_arguments_parse() {
        for args in [
            "shixiang check",
            "shixiang --lang en check a b --output json=x.json -o text --fail-on never --exit-zero",
            "shixiang inspect - --format csv --lang zh",
            "shixiang rules --output json",
            "shixiang explain T003 --color never",
        ] {
            let args: Vec<OsString> = args.split(' ').map(OsString::from).collect();
            assert!(parse(&args, Lang::Zh).is_ok(), "{args:?}");
        }
    }
}
