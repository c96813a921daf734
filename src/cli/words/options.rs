//! What every option and argument is for, in both languages.

use crate::finding::{Words, words};

/// The same of options that are something else for one command: the command, the option, what it is for there.
pub(super) const OWN: &[(&str, &str, Words)] = &[
    ("inspect", "output", TEXT_OR_JSON),
    ("score", "output", TEXT_OR_JSON),
    ("rules", "output", TEXT_OR_JSON),
    (
        "normalize",
        "show_mobile",
        words(
            "在改写清单里原样显示个人手机号码（默认遮住中间四位；目录里总是原样）",
            "show personal mobile numbers in the list of changes (default: their middle is masked; the catalog has them whole)",
        ),
    ),
];

const TEXT_OR_JSON: Words = words(
    "输出格式：text、json；写成 json=文件 就存到文件；可以重复（默认 text）",
    "output: text, json; json=FILE writes to a file; may be repeated (default: text)",
);

/// What options and arguments are for, and what their value is called; help lists them in this order.
pub(super) const ARGS: &[(&str, Words, Words)] = &[
    (
        "paths",
        words(
            "文件、文件夹或通配符，- 表示标准输入（默认当前文件夹）",
            "files, folders or globs, - is standard input (default: the current folder)",
        ),
        words("路径", "PATHS"),
    ),
    (
        "output",
        words(
            "输出格式：text、concise、json、jsonl、csv、markdown、github、gitlab、junit、sarif、html、xlsx；写成 json=文件 就存到文件（html、xlsx 必须存到文件）；annotated=文件夹 写出标注副本，department=文件夹 写出每个部门的整改通知；可以重复（默认 text）",
            "output: text, concise, json, jsonl, csv, markdown, github, gitlab, junit, sarif, html, xlsx; json=FILE writes to a file (html and xlsx need one); annotated=FOLDER writes marked copies, department=FOLDER a notice for each department; may be repeated (default: text)",
        ),
        words("格式[=文件]", "FORMAT[=FILE]"),
    ),
    (
        "file",
        words(
            "写到这个文件，格式看扩展名：xlsx、csv、yaml、jsonl（默认输出到屏幕）",
            "the file to write; its extension says the format: xlsx, csv, yaml, jsonl (default: the screen)",
        ),
        words("文件", "FILE"),
    ),
    (
        "to",
        words(
            "写成什么格式，不看扩展名：yaml、jsonl、csv、xlsx（输出到屏幕时默认 jsonl）",
            "the format to write, whatever the extension: yaml, jsonl, csv, xlsx (default on the screen: jsonl)",
        ),
        words("格式", "FORMAT"),
    ),
    (
        "changes",
        words(
            "改写清单：哪一格原来怎样写、改写成什么；扩展名 csv 或 jsonl",
            "a list of what was rewritten, from what and where; csv or jsonl by its extension",
        ),
        words("文件", "FILE"),
    ),
    (
        "format",
        words(
            "输入的格式，不再按内容判断：xlsx、xls、xlsb、ods、csv、yaml、json、jsonl",
            "the format of all inputs, instead of telling it from the bytes: xlsx, xls, xlsb, ods, csv, yaml, json, jsonl",
        ),
        words("格式", "FORMAT"),
    ),
    (
        "only",
        words(
            "只用这几条规则，编号或名称都可以，用逗号隔开，如 T003,same-phone（默认全部）",
            "only these rules, by id or name, with commas between, as T003,same-phone (default: all)",
        ),
        words("规则", "RULES"),
    ),
    (
        "fail_on",
        words(
            "从哪一级起算不通过（退出码 1）：error、warning、info、never（check 默认 error，score 默认 never）",
            "the level that fails a run (exit code 1): error, warning, info, never (default: error for check, never for score)",
        ),
        words("级别", "LEVEL"),
    ),
    (
        "since",
        words(
            "以前的 JSON 报告：说明哪些问题是新增的、已改的、仍存的",
            "an older JSON report: says which findings are new, fixed and still open",
        ),
        words("旧报告.json", "OLD.json"),
    ),
    (
        "due",
        words(
            "整改通知中的期限，如 2026-12-15（不给就留空待填）",
            "the deadline in the notices, as 2026-12-15 (default: left blank to be filled in)",
        ),
        words("日期", "DATE"),
    ),
    (
        "watch",
        words(
            "文件有改动就重新检查，直到按 Ctrl-C",
            "check again whenever a file changes, until Ctrl-C",
        ),
        words("", ""),
    ),
    (
        "exit_zero",
        words(
            "发现问题也以 0 退出",
            "exit with 0 even when there are findings",
        ),
        words("", ""),
    ),
    (
        "full",
        words("全部列出，不折叠同类问题", "list everything, fold nothing"),
        words("", ""),
    ),
    (
        "show_mobile",
        words(
            "原样显示个人手机号码（默认遮住中间四位）",
            "show personal mobile numbers (default: their middle is masked)",
        ),
        words("", ""),
    ),
    (
        "color",
        words(
            "颜色：auto、always、never（默认 auto）",
            "colours: auto, always, never (default: auto)",
        ),
        words("何时", "WHEN"),
    ),
    (
        "width",
        words(
            "每行多少列，40 以上（默认随终端）",
            "columns of a line, 40 or more (default: those of the terminal)",
        ),
        words("列数", "COLUMNS"),
    ),
    (
        "threads",
        words(
            "用多少线程（默认全部处理器）",
            "worker threads (default: all processors)",
        ),
        words("个数", "COUNT"),
    ),
    (
        "as_of",
        words(
            "按哪一天判断，如 2026-11-22（默认今天）",
            "the day to judge by, as 2026-11-22 (default: today)",
        ),
        words("日期", "DATE"),
    ),
    (
        "no_progress",
        words("不显示进度", "show no progress"),
        words("", ""),
    ),
    (
        "rule",
        words(
            "规则的编号或名称，如 T003、promise-over-statute",
            "a rule's id or name, as T003, promise-over-statute",
        ),
        words("规则", "RULE"),
    ),
    (
        "answered",
        words(
            "部门答复过的副本所在的文件夹，或一个副本",
            "the folder with the answered copies, or one of them",
        ),
        words("文件夹", "FOLDER"),
    ),
    (
        "folder",
        words(
            "写出 patches.csv、waivers.yaml、disputed.csv 的文件夹（不给就只显示汇总）",
            "the folder for patches.csv, waivers.yaml and disputed.csv (default: the summary only)",
        ),
        words("文件夹", "FOLDER"),
    ),
    (
        "lang",
        words(
            "语言：zh、en（默认看环境，不是英文环境就用中文）",
            "language: zh, en (default: that of the environment, else Chinese)",
        ),
        words("语言", "LANG"),
    ),
    ("help", words("显示帮助", "show help"), words("", "")),
    (
        "version",
        words("显示版本", "show the version"),
        words("", ""),
    ),
];
