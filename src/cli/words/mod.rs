//! What every command and option is for, in both languages, and which language to speak.

mod options;

use crate::finding::{Lang, Words, words};
use clap::{Arg, ArgAction, Command};
use options::{ARGS, OWN};
use std::ffi::OsString;

/// The language asked for: by `--lang`, else by the environment. Only an English environment speaks English: `C`, `POSIX`
/// and none at all say nothing of the reader.
pub(super) fn lang(args: &[OsString], env: &dyn Fn(&str) -> Option<String>) -> Lang {
    let asked = args.iter().enumerate().find_map(|(at, arg)| {
        let arg = arg.to_str()?;
        match arg.strip_prefix("--lang=") {
            Some(name) => Some(name),
            None if arg == "--lang" => args.get(at + 1)?.to_str(),
            None => None,
        }
    });
    let set = |name: &&str| env(name).filter(|value| !value.is_empty());
    let around = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(&set);
    let name = asked.map(str::to_owned).or_else(around).unwrap_or_default();
    match name.to_ascii_lowercase().starts_with("en") {
        true => Lang::En,
        false => Lang::Zh,
    }
}

/// What a command does, and how it is called.
struct About {
    command: &'static str,
    about: Words,
    usage: Words,
}

const fn about(command: &'static str, about: Words, usage: Words) -> About {
    About {
        command,
        about,
        usage,
    }
}

const ROOT: About = about(
    "",
    words(
        "检查政务服务事项的办事指南：哪一格错了、为什么错、依据是什么、应当怎样写",
        "Checks guides of government services: which cell is wrong, why, on whose authority, and what to write",
    ),
    words("shixiang [选项] <命令>", "shixiang [OPTIONS] <COMMAND>"),
);

const COMMANDS: &[About] = &[
    about(
        "check",
        words("检查文件，报告问题", "check files and report what is wrong"),
        words(
            "shixiang check [选项] [路径]...",
            "shixiang check [OPTIONS] [PATHS]...",
        ),
    ),
    about(
        "inspect",
        words(
            "显示每个文件是怎样被读懂的：格式、表头、列与要素、跳过的行",
            "show how each file was understood: format, header, columns and elements, rows skipped",
        ),
        words(
            "shixiang inspect [选项] [路径]...",
            "shixiang inspect [OPTIONS] [PATHS]...",
        ),
    ),
    about(
        "score",
        words(
            "各部门和全目录的指标：即办件、零跑动、网办、压缩时限等占比，对照目标排名；每项的算法见 shixiang explain R001",
            "the ratios of departments and of the whole catalog against the policy's targets, ranked; shixiang explain R001 tells how each is worked out",
        ),
        words(
            "shixiang score [选项] [路径]...",
            "shixiang score [OPTIONS] [PATHS]...",
        ),
    ),
    about(
        "normalize",
        words(
            "把各种文件合成一份规范的目录：值有统一的写法，内容不变",
            "write one normalized catalog of all files: one spelling for each value, nothing lost",
        ),
        words(
            "shixiang normalize [选项] [路径]... -o 文件",
            "shixiang normalize [OPTIONS] [PATHS]... -o FILE",
        ),
    ),
    about(
        "rules",
        words("列出全部规则", "list all rules"),
        words("shixiang rules [选项]", "shixiang rules [OPTIONS]"),
    ),
    about(
        "explain",
        words(
            "解释一条规则：理由、依据、错误和正确的写法",
            "explain a rule: why, on whose authority, with a wrong and a right example",
        ),
        words(
            "shixiang explain [选项] <规则>",
            "shixiang explain [OPTIONS] <RULE>",
        ),
    ),
    about(
        "answers",
        words(
            "收回部门答复过的标注副本：改动清单、例外申请、不属实清单",
            "read answered copies back: changes, exceptions asked for, findings disputed",
        ),
        words(
            "shixiang answers [选项] <文件夹>",
            "shixiang answers [OPTIONS] <FOLDER>",
        ),
    ),
];

const EXIT_CODES: Words = words(
    "退出码：0 通过；1 有问题；2 用法不对；3 没有读到任何事项；4 有文件未能读取，或程序出错",
    "Exit codes: 0 passed; 1 findings; 2 wrong usage; 3 nothing was read; 4 a file could not be read, or the tool failed",
);

/// The command with all its words in one language.
pub(super) fn worded(command: Command, lang: Lang) -> Command {
    let help = Arg::new("help").short('h').long("help").global(true);
    let version = Arg::new("version").short('V').long("version");
    let mut command = word(command, &ROOT, lang)
        .arg(worded_arg(help.action(ArgAction::Help), &ROOT, lang))
        .arg(worded_arg(version.action(ArgAction::Version), &ROOT, lang))
        .subcommand_help_heading(words("命令", "Commands").get(lang))
        .after_help(EXIT_CODES.get(lang));
    for about in COMMANDS {
        command = command.mut_subcommand(about.command, |sub| word(sub, about, lang));
    }
    command
}

fn word(command: Command, about: &About, lang: Lang) -> Command {
    let usage = words("用法", "Usage").get(lang);
    command
        .mut_args(|arg| worded_arg(arg, about, lang))
        .about(about.about.get(lang))
        .override_usage(about.usage.get(lang))
        .help_template(format!(
            "{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
}

fn worded_arg(arg: Arg, of: &About, lang: Lang) -> Arg {
    let Some(order) = ARGS.iter().position(|(id, ..)| arg.get_id() == *id) else {
        return arg;
    };
    let (id, help, value) = &ARGS[order];
    let own = OWN.iter().find(|own| (own.0, own.1) == (of.command, *id));
    let help = own.map_or(help, |own| &own.2);
    let heading = match arg.is_positional() {
        true => words("参数", "Arguments"),
        false => words("选项", "Options"),
    };
    let arg = arg
        .help(help.get(lang))
        .help_heading(heading.get(lang))
        .display_order(order);
    match value.get(lang) {
        "" => arg,
        // What clap itself says of values and defaults is English; the help names both.
        name => arg
            .value_name(name)
            .hide_possible_values(true)
            .hide_default_value(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Cli;
    use clap::CommandFactory;

    fn spoken(args: &[&str], env: &[(&str, &str)]) -> Lang {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        lang(&args, &|name| {
            let known = env.iter().find(|(known, _)| *known == name);
            known.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn chinese_unless_the_environment_is_english() {
        assert_eq!(spoken(&[], &[]), Lang::Zh);
        for name in ["C", "POSIX", "C.UTF-8", "zh_CN.UTF-8", ""] {
            assert_eq!(spoken(&[], &[("LANG", name)]), Lang::Zh, "{name}");
        }
        assert_eq!(spoken(&[], &[("LANG", "en_GB.UTF-8")]), Lang::En);
        let both = [("LANG", "zh_CN.UTF-8"), ("LC_ALL", "en_US.UTF-8")];
        assert_eq!(spoken(&[], &both), Lang::En);
        let both = [("LANG", "en_US.UTF-8"), ("LC_ALL", "C")];
        assert_eq!(spoken(&[], &both), Lang::Zh);
    }

    #[test]
    fn what_is_asked_for_counts_most() {
        let env = [("LANG", "zh_CN.UTF-8")];
        assert_eq!(spoken(&["check", "--lang", "en"], &env), Lang::En);
        assert_eq!(spoken(&["--lang=en", "check"], &env), Lang::En);
        assert_eq!(spoken(&["--lang=zh"], &[("LANG", "en_US")]), Lang::Zh);
    }

    #[test]
    fn every_command_and_option_is_worded() {
        let mut command = Cli::command();
        command.build();
        let ids = command
            .get_subcommands()
            .flat_map(clap::Command::get_arguments)
            .chain(command.get_arguments())
            .map(|arg| arg.get_id().to_string());
        for id in ids {
            assert!(ARGS.iter().any(|(known, ..)| *known == id), "{id}");
        }
        for sub in command.get_subcommands() {
            assert!(
                COMMANDS.iter().any(|known| known.command == sub.get_name()),
                "{sub}"
            );
        }
    }

    #[test]
    fn both_languages_are_there_and_differ() {
        let texts = COMMANDS
            .iter()
            .chain([&ROOT])
            .flat_map(|about| [about.about, about.usage])
            .chain(ARGS.iter().map(|(_, help, _)| *help))
            .chain(OWN.iter().map(|(_, _, help)| *help))
            .chain([EXIT_CODES]);
        for text in texts {
            assert!(text.zh.chars().any(|c| c >= '一'), "{}", text.zh);
            assert!(text.en.is_ascii() && !text.en.is_empty(), "{}", text.en);
        }
    }

    #[test]
    fn help_offers_the_formats_that_the_command_takes() {
        let shown = |name: &str| {
            let mut command = worded(Cli::command(), Lang::En);
            command.build();
            let sub = command.find_subcommand_mut(name).expect("it is a command");
            sub.render_help().to_string()
        };
        assert!(shown("check").contains("sarif"));
        for name in ["inspect", "score", "rules"] {
            let help = shown(name);
            assert!(
                help.contains("text, json") && !help.contains("sarif"),
                "{help}"
            );
        }
        assert!(shown("normalize").contains("list of changes (default"));
    }

    #[test]
    fn help_is_in_one_language() {
        let shown = |lang, name: &str| {
            let mut command = worded(Cli::command(), lang);
            command.build();
            let sub = command.find_subcommand_mut(name).expect("it is a command");
            sub.render_help().to_string()
        };
        for about in COMMANDS {
            let zh = shown(Lang::Zh, about.command);
            for english in [
                "Usage",
                "Options",
                "Arguments",
                "default",
                "possible",
                "Print",
            ] {
                assert!(!zh.contains(english), "{zh}");
            }
            assert!(zh.contains("选项:"), "{zh}");
            let en = shown(Lang::En, about.command);
            assert!(en.is_ascii(), "{en}");
        }
    }
}
