//! The README is true: its guide, its output, its table of rules, its options and its links.

use super::{below, hold, printed};
use shixiang::finding::Level;
use shixiang::rules::BOOK;
use std::collections::BTreeSet;

/// Groups of the rule book by their letter.
const GROUPS: &[(&str, &str)] = &[
    ("S", "结构与填写"),
    ("I", "标识与编码"),
    ("T", "时限"),
    ("V", "到现场次数与网办"),
    ("M", "申请材料"),
    ("B", "依据与条件"),
    ("P", "办理流程"),
    ("C", "联系方式与地点"),
    ("F", "收费与结果"),
    ("O", "组织与机制"),
    ("R", "指标"),
];

fn readme() -> String {
    let text = std::fs::read_to_string(below("README.md")).expect("there is a README");
    text.replace("\r\n", "\n")
}

/// The page with `inside` between `<!-- name -->` and `<!-- /name -->`.
fn with(page: &str, name: &str, inside: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let (before, rest) = page.split_once(&open).expect("the part is opened");
    let (_, after) = rest.split_once(&close).expect("the part is closed");
    format!("{before}{open}{inside}{close}{after}")
}

fn block(kind: &str, text: &str) -> String {
    format!("```{kind}\n{}\n```\n", text.trim_end())
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "错误",
        Level::Warning => "警告",
        Level::Info => "提示",
    }
}

/// The rule book as a table.
fn rules() -> String {
    let mut table = "| 规则 | 名称 | 级别 | 说明 |\n|---|---|---|---|\n".to_owned();
    for (letter, group) in GROUPS {
        let members = || BOOK.iter().filter(|rule| rule.about.id.starts_with(letter));
        if members().next().is_none() {
            continue;
        }
        table.push_str(&format!("| **{letter}** | **{group}** | | |\n"));
        for about in members().map(|rule| &rule.about) {
            let (level, says) = (level(about.level), about.says.zh);
            let line = format!("| {} | `{}` | {level} | {says} |\n", about.id, about.slug);
            table.push_str(&line);
        }
    }
    table
}

#[test]
fn what_is_shown_is_what_happens() {
    let guide =
        std::fs::read_to_string(below("tests/guides/three-faults.yaml")).expect("the guide");
    let said = printed(
        "tests/guides",
        &["check", "three-faults.yaml", "--width", "80"],
    );
    let page = readme();
    let page = with(&page, "guide", &block("yaml", &guide));
    let page = with(&page, "output", &block("text", &said));
    let page = with(&page, "rules", &rules());
    hold("README.md", &page);
}

#[test]
fn the_guide_has_three_faults() {
    let said = printed("tests/guides", &["check", "three-faults.yaml"]);
    assert!(said.contains("问题    错误 3  警告 0  提示 0"), "{said}");
}

#[test]
fn every_group_of_the_book_is_in_the_table() {
    let mut groups: BTreeSet<&str> = BOOK.iter().map(|rule| &rule.about.id[..1]).collect();
    for (letter, _) in GROUPS {
        groups.remove(letter);
    }
    assert!(groups.is_empty(), "{groups:?}");
}

#[test]
fn every_option_named_is_known() {
    let help: String = ["check", "inspect", "score", "normalize", "rules", "explain"]
        .map(|command| {
            let run = std::process::Command::new(env!("CARGO_BIN_EXE_shixiang"))
                .args([command, "--help"])
                .output()
                .expect("it runs");
            String::from_utf8(run.stdout).expect("it is UTF-8")
        })
        .concat();
    let page = readme();
    let lines = page
        .lines()
        .filter(|line| !line.contains("cargo ") || line.contains(" -- "));
    for line in lines {
        let arguments = line.split_once(" -- ").map_or(line, |(_, rest)| rest);
        for word in arguments.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
            if word.len() > 2 && word.starts_with("--") && word.as_bytes()[2] != b'-' {
                assert!(help.contains(word), "{word} in: {line}");
            }
        }
    }
}

#[test]
fn every_file_linked_is_there() {
    let page = readme();
    let mut links = 0;
    for link in page.split("](").skip(1) {
        let link = link.split([')', '#']).next().unwrap_or_default();
        if !link.is_empty() && !link.contains("://") {
            assert!(below(link).exists(), "{link}");
            links += 1;
        }
    }
    assert!(links > 3);
}

#[test]
fn the_changelog_names_every_rule() {
    let log = std::fs::read_to_string(below("CHANGELOG.md")).expect("there is a changelog");
    for about in BOOK.iter().map(|rule| &rule.about) {
        let entry = format!("- {} `{}`: ", about.id, about.slug);
        assert!(log.contains(&entry), "{entry}");
    }
}
