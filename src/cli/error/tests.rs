//! Every error, in both languages.

use super::*;
use crate::finding::words;

/// One of each, with values that belong to no language.
fn all() -> Vec<CliError> {
    use CliError::*;
    let x = || "x".to_owned();
    let near = || Some("y".to_owned());
    vec![
        UnknownOption {
            given: x(),
            near: near(),
        },
        UnknownOption {
            given: x(),
            near: None,
        },
        UnknownCommand {
            given: x(),
            near: near(),
        },
        PathAsCommand { given: x() },
        MissingValue { option: x() },
        MissingArgument { name: x() },
        BadValue {
            option: x(),
            given: x(),
            near: near(),
            allowed: x(),
        },
        BadValue {
            option: x(),
            given: x(),
            near: None,
            allowed: x(),
        },
        BadValue {
            option: x(),
            given: x(),
            near: None,
            allowed: String::new(),
        },
        NeedlessValue { option: x() },
        Twice { option: x() },
        NotText,
        Usage { said: x() },
        BadDate { given: x() },
        UnknownRule {
            given: x(),
            near: Some(("T003", "x")),
        },
        UnknownRule {
            given: x(),
            near: None,
        },
        ExtraArgument { given: x() },
        UnknownExtension {
            path: x(),
            allowed: x(),
            or_to: true,
        },
        UnknownExtension {
            path: x(),
            allowed: x(),
            or_to: false,
        },
        CannotRead {
            path: x(),
            reason: words("没有这个文件", "no such file"),
        },
        SameOutput { place: "-".into() },
        SameOutput { place: x() },
        OutputIsInput { path: x() },
        NeedsFolder { format: "x" },
        FolderTaken { path: x() },
        NeedsFile { format: "x" },
        CannotWrite {
            path: x(),
            reason: words("没有权限", "no permission"),
        },
        WriteFailed {
            path: x(),
            said: x(),
        },
        Refused(Refusal::new("没有这个路径", "no such path")),
        BadReport {
            path: x(),
            said: Refusal::new("x", "x"),
        },
        WatchedInput,
        NoAnswers { path: x() },
    ]
}

/// A new variant does not compile here until it is counted, and then not pass until it is in the list above.
fn number(error: &CliError) -> usize {
    use CliError::*;
    match error {
        UnknownOption { .. } => 0,
        UnknownCommand { .. } => 1,
        PathAsCommand { .. } => 2,
        MissingValue { .. } => 3,
        MissingArgument { .. } => 4,
        BadValue { .. } => 5,
        NeedlessValue { .. } => 6,
        Twice { .. } => 7,
        NotText => 8,
        Usage { .. } => 9,
        BadDate { .. } => 10,
        UnknownRule { .. } => 11,
        SameOutput { .. } => 12,
        OutputIsInput { .. } => 13,
        CannotWrite { .. } => 14,
        WriteFailed { .. } => 15,
        Refused(_) => 16,
        BadReport { .. } => 17,
        WatchedInput => 18,
        NeedsFile { .. } => 19,
        NeedsFolder { .. } => 20,
        FolderTaken { .. } => 21,
        NoAnswers { .. } => 22,
        ExtraArgument { .. } => 23,
        UnknownExtension { .. } => 24,
        CannotRead { .. } => 25,
    }
}

#[test]
fn every_error_speaks_both_languages() {
    let all = all();
    let numbers: std::collections::BTreeSet<usize> = all.iter().map(number).collect();
    assert_eq!(numbers, (0..26).collect());
    for error in all {
        let (zh, en) = (error.text(Lang::Zh), error.text(Lang::En));
        assert!(zh.chars().filter(|c| *c >= '一').count() > 4, "{zh}");
        assert!(!en.chars().any(|c| c >= '\u{3000}'), "{en}");
        assert!(en.len() > "error: ".len(), "{en}");
        assert!(!en.contains('{') && !zh.contains('{'), "{zh} {en}");
    }
}

#[test]
fn exit_codes_are_those_of_the_design() {
    let code = |error: CliError| error.code();
    assert_eq!(code(CliError::NotText), 2);
    assert_eq!(code(CliError::Refused(Refusal::new("无", "none"))), 3);
    let failed = CliError::WriteFailed {
        path: "x".into(),
        said: "x".into(),
    };
    assert_eq!(code(failed), 4);
}
