//! The arguments, as clap reads them. What they are for is said in `words`, in both languages.

use crate::finding::Level;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// Worker threads that may be asked for.
pub(super) const THREADS: RangeInclusive<i64> = 1..=1024;
/// Columns of a line that may be asked for.
pub(super) const WIDTH: RangeInclusive<i64> = 40..=1000;

#[derive(Parser, Debug)]
#[command(name = "shixiang", version, disable_help_flag = true)]
#[command(disable_help_subcommand = true, disable_version_flag = true)]
pub(super) struct Cli {
    #[arg(long, global = true, value_enum)]
    pub lang: Option<LangName>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub(super) enum Command {
    Check(CheckArgs),
    Inspect(InspectArgs),
    Score(ScoreArgs),
    Normalize(NormalizeArgs),
    Rules(RulesArgs),
    Explain(ExplainArgs),
    Answers(AnswersArgs),
}

#[derive(Args, Debug)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub input: Input,
    #[arg(short, long)]
    pub output: Vec<String>,
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
    #[arg(long, value_enum, default_value = "error")]
    pub fail_on: FailOn,
    #[arg(long)]
    pub exit_zero: bool,
    #[arg(long)]
    pub since: Option<PathBuf>,
    #[arg(long)]
    pub due: Option<String>,
    #[arg(long)]
    pub watch: bool,
    #[arg(long)]
    pub full: bool,
    #[arg(long)]
    pub show_mobile: bool,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Args, Debug)]
pub(super) struct InspectArgs {
    #[command(flatten)]
    pub input: Input,
    #[arg(short, long)]
    pub output: Vec<String>,
    #[arg(long)]
    pub full: bool,
    #[arg(long)]
    pub show_mobile: bool,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Args, Debug)]
pub(super) struct ScoreArgs {
    #[command(flatten)]
    pub input: Input,
    #[arg(short, long)]
    pub output: Vec<String>,
    #[arg(long, value_enum, default_value = "never")]
    pub fail_on: FailOn,
    #[arg(long)]
    pub full: bool,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Args, Debug)]
pub(super) struct NormalizeArgs {
    pub paths: Vec<PathBuf>,
    #[arg(short = 'o', long = "output")]
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub to: Option<String>,
    #[arg(long)]
    pub changes: Option<PathBuf>,
    #[arg(long, requires = "changes")]
    pub show_mobile: bool,
    #[arg(long)]
    pub format: Option<String>,
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(THREADS))]
    pub threads: Option<u16>,
    #[arg(long)]
    pub no_progress: bool,
}

#[derive(Args, Debug)]
pub(super) struct RulesArgs {
    #[arg(short, long)]
    pub output: Vec<String>,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Args, Debug)]
pub(super) struct ExplainArgs {
    pub rule: String,
    #[command(flatten)]
    pub look: Look,
}

#[derive(Args, Debug)]
pub(super) struct AnswersArgs {
    pub answered: PathBuf,
    #[arg(short = 'o', long = "output")]
    pub folder: Option<PathBuf>,
    #[arg(long)]
    pub as_of: Option<String>,
    #[arg(long)]
    pub no_progress: bool,
}

/// What is read, and how.
#[derive(Args, Debug)]
pub(super) struct Input {
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub format: Option<String>,
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(THREADS))]
    pub threads: Option<u16>,
    #[arg(long)]
    pub as_of: Option<String>,
    #[arg(long)]
    pub no_progress: bool,
}

/// How text is shown.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Look {
    #[arg(long, value_enum, default_value = "auto")]
    pub color: When,
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(WIDTH))]
    pub width: Option<u16>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum LangName {
    Zh,
    En,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// The level at which a run fails. `never` judges as `error` does and only the exit code is another.
    pub fn level(self) -> Level {
        match self {
            FailOn::Error | FailOn::Never => Level::Error,
            FailOn::Warning => Level::Warning,
            FailOn::Info => Level::Info,
        }
    }
}
