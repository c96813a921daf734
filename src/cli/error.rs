//! What keeps the tool from working: one variant a cause, each saying in both languages what to do next.

use super::{FAILED, NOTHING, USAGE};
use crate::finding::{Lang, Words, text};
use crate::read::Refusal;

/// Why a command was not done.
#[derive(Debug)]
pub(super) enum CliError {
    /// No such option.
    UnknownOption { given: String, near: Option<String> },
    /// No such command.
    UnknownCommand { given: String, near: Option<String> },
    /// A file where a command should be.
    PathAsCommand { given: String },
    /// An option without its value.
    MissingValue { option: String },
    /// An argument that must be there is not.
    MissingArgument { name: String },
    /// A value that an option does not take.
    BadValue {
        option: String,
        given: String,
        near: Option<String>,
        allowed: String,
    },
    /// A value for an option that takes none.
    NeedlessValue { option: String },
    /// An option given twice.
    Twice { option: String },
    /// An argument that is not text.
    NotText,
    /// Anything else that the parser says, in its words.
    Usage { said: String },
    /// Not a day of the calendar.
    BadDate { given: String },
    /// No such rule.
    UnknownRule {
        given: String,
        near: Option<(&'static str, &'static str)>,
    },
    /// An argument too many.
    ExtraArgument { given: String },
    /// An extension that says no format; where `or_to`, `--to` can say it.
    UnknownExtension {
        path: String,
        allowed: String,
        or_to: bool,
    },
    /// Two outputs for one place.
    SameOutput { place: String },
    /// An output that no screen can show.
    NeedsFile { format: &'static str },
    /// An output that would overwrite an input.
    OutputIsInput { path: String },
    /// An output that fills a folder.
    NeedsFolder { format: &'static str },
    /// A folder to be filled in which something is.
    FolderTaken { path: String },
    /// An output that could not be written.
    CannotWrite { path: String, reason: Words },
    /// As above, for a reason that only the system has words for.
    WriteFailed { path: String, said: String },
    /// An older report that is none.
    BadReport { path: String, said: Refusal },
    /// A file that an option names and that cannot be read.
    CannotRead { path: String, reason: Words },
    /// No answered copy where they should be.
    NoAnswers { path: String },
    /// Standard input does not change.
    WatchedInput,
    /// Nothing could be read.
    Refused(Refusal),
}

impl CliError {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            CliError::Refused(_) | CliError::NoAnswers { .. } => NOTHING,
            CliError::CannotWrite { .. } | CliError::WriteFailed { .. } => FAILED,
            _ => USAGE,
        }
    }

    /// The whole message.
    pub fn text(&self, lang: Lang) -> String {
        let said = self.said(lang);
        match lang {
            Lang::Zh => format!("错误：{said}"),
            Lang::En => format!("error: {said}"),
        }
    }

    fn said(&self, lang: Lang) -> String {
        use CliError::*;
        match self {
            UnknownOption { given, near } => no_such(lang, ("选项", "option"), given, near),
            UnknownCommand { given, near } => no_such(lang, ("命令", "command"), given, near),
            PathAsCommand { given } => text!(
                "「{given}」不是命令；检查它用 shixiang check {given}",
                "“{given}” is no command; to check it: shixiang check {given}"
            )(lang),
            MissingValue { option } => text!(
                "{option} 后面要有值；--help 显示用法",
                "{option} needs a value; --help shows how"
            )(lang),
            MissingArgument { name } => text!(
                "缺少 {name}；--help 显示用法",
                "{name} is missing; --help shows how"
            )(lang),
            BadValue {
                option,
                given,
                near,
                allowed,
            } => bad_value(lang, option, given, near, allowed),
            NeedlessValue { option } => text!(
                "{option} 不带值；去掉等号和后面的内容",
                "{option} takes no value; leave out the equals sign and what follows"
            )(lang),
            Twice { option } => text!(
                "{option} 只能给一次；去掉多余的",
                "{option} may be given once only; leave out the others"
            )(lang),
            NotText => text!(
                "参数不是文字；检查终端的编码",
                "an argument is not text; check the encoding of the terminal"
            )(lang),
            Usage { said } => text!(
                "参数不对（{said}）；--help 显示用法",
                "wrong arguments ({said}); --help shows how"
            )(lang),
            BadDate { given } => text!(
                "「{given}」不是日期；写成 2026-11-22 这样",
                "“{given}” is not a date; write it as 2026-11-22"
            )(lang),
            UnknownRule { given, near } => match near {
                Some((id, slug)) => text!(
                    "没有规则 {given}，是不是 {id} {slug}？shixiang rules 列出全部规则",
                    "there is no rule {given}; did you mean {id} {slug}? shixiang rules lists all"
                )(lang),
                None => text!(
                    "没有规则 {given}；shixiang rules 列出全部规则",
                    "there is no rule {given}; shixiang rules lists all"
                )(lang),
            },
            ExtraArgument { given } => text!(
                "多出参数「{given}」；--help 显示用法",
                "“{given}” is one argument too many; --help shows how"
            )(lang),
            _ => self.said_of_files(lang),
        }
    }

    fn said_of_files(&self, lang: Lang) -> String {
        use CliError::*;
        match self {
            NoAnswers { path } => text!(
                "「{path}」里没有带问题清单的副本；给出部门答复过的副本所在的文件夹",
                "“{path}” holds no copy with a list of findings; name the folder with the answered copies"
            )(lang),
            WatchedInput => text!(
                "标准输入不会改动，不能与 --watch 同用；给出文件或文件夹",
                "standard input does not change, so --watch has nothing to see; name files or folders"
            )(lang),
            BadReport { path, said } => {
                let said = said.get(lang);
                text!(
                    "--since 的「{path}」不是 shixiang 写的 JSON 报告（{said}）；给出以前用 --output json=文件 存下的报告",
                    "“{path}” given to --since is no JSON report of shixiang ({said}); give one saved with --output json=FILE"
                )(lang)
            }
            CannotRead { path, reason } => {
                let reason = reason.get(lang);
                text!(
                    "「{path}」读不了：{reason}",
                    "“{path}” cannot be read: {reason}"
                )(lang)
            }
            Refused(refusal) => refusal.get(lang).to_owned(),
            _ => self.said_of_outputs(lang),
        }
    }

    fn said_of_outputs(&self, lang: Lang) -> String {
        use CliError::*;
        match self {
            SameOutput { place } if place == "-" => text!(
                "只能有一种格式输出到屏幕；其余的写成 json=文件",
                "only one format can go to the screen; write the others as json=FILE"
            )(lang),
            SameOutput { place } => text!(
                "两种格式写到同一个文件「{place}」；改成不同的文件名",
                "two formats go to one file “{place}”; give them names of their own"
            )(lang),
            UnknownExtension {
                path,
                allowed,
                or_to,
            } => unknown_extension(lang, path, allowed, *or_to),
            NeedsFile { format } => text!(
                "{format} 不能显示在屏幕上；写成 --output {format}=文件",
                "{format} cannot be shown on the screen; write --output {format}=FILE"
            )(lang),
            NeedsFolder { format } => text!(
                "{format} 要写到文件夹里；写成 --output {format}=文件夹",
                "{format} fills a folder; write --output {format}=FOLDER"
            )(lang),
            FolderTaken { path } => text!(
                "「{path}」不是空文件夹，新旧通知会混在一起；换一个新的文件夹名",
                "“{path}” is not an empty folder, and old notices would be among the new; name a new folder"
            )(lang),
            OutputIsInput { path } => text!(
                "输出文件「{path}」也是输入文件，没有覆盖它；换一个文件名",
                "the output “{path}” is an input too and was left alone; give it another name"
            )(lang),
            CannotWrite { path, reason } => {
                let reason = reason.get(lang);
                text!(
                    "「{path}」写不进去：{reason}",
                    "“{path}” cannot be written: {reason}"
                )(lang)
            }
            WriteFailed { path, said } => text!(
                "「{path}」写不进去（{said}）；换一个位置再试",
                "“{path}” cannot be written ({said}); try another place"
            )(lang),
            other => format!("{other:?}"),
        }
    }
}

fn no_such(lang: Lang, (zh, en): (&str, &str), given: &str, near: &Option<String>) -> String {
    match near {
        Some(near) => text!(
            "没有{zh}「{given}」，是不是「{near}」？--help 显示用法",
            "there is no {en} “{given}”; did you mean “{near}”? --help shows how"
        )(lang),
        None => text!(
            "没有{zh}「{given}」；--help 显示用法",
            "there is no {en} “{given}”; --help shows how"
        )(lang),
    }
}

fn unknown_extension(lang: Lang, path: &str, allowed: &str, or_to: bool) -> String {
    let way = match or_to {
        true => text!("，或者用 --to 说明格式", ", or name the format with --to")(lang),
        false => String::new(),
    };
    text!(
        "看不出「{path}」要写成什么格式；扩展名用 {allowed}{way}",
        "“{path}” does not say its format; use the extension {allowed}{way}"
    )(lang)
}

fn bad_value(
    lang: Lang,
    option: &str,
    given: &str,
    near: &Option<String>,
    allowed: &str,
) -> String {
    let mut said = match near {
        Some(near) => text!(
            "{option} 不能是「{given}」，是不是「{near}」？",
            "{option} cannot be “{given}”; did you mean “{near}”?"
        )(lang),
        None => text!("{option} 不能是「{given}」", "{option} cannot be “{given}”")(lang),
    };
    if !allowed.is_empty() {
        said += &match near {
            Some(_) => text!("可用：{allowed}", " Allowed: {allowed}")(lang),
            None => text!("；可用：{allowed}", "; allowed: {allowed}")(lang),
        };
    }
    said
}

#[cfg(test)]
mod tests;
