//! What the copies say: the head of the list, the comment of a cell, and why a copy is less than its original.

use crate::finding::{Lang, Level, Report};
use crate::read::Refusal;
use crate::returns::list::Listing;
use crate::returns::table::Entry;
use std::path::Path;

pub(super) fn clean(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有问题，不需要副本",
        Lang::En => "no findings, so no copy is needed",
    }
}

pub(super) fn said_of_list(lang: Lang, why: Option<&Refusal>) -> Vec<String> {
    vec![match (lang, why) {
        (Lang::Zh, None) => "这是清单，不是原文件的副本：请在原文件中修改，在本表答复。".to_owned(),
        (Lang::En, None) => {
            "This is a list, not a copy: change the original file, and answer here.".to_owned()
        }
        (Lang::Zh, Some(why)) => format!(
            "原文件不能标注（{}）；这里只有清单：请在原文件中修改，在本表答复。",
            why.zh
        ),
        (Lang::En, Some(why)) => format!(
            "The original cannot be marked ({}); this is a list only: change the original file, and answer here.",
            why.en
        ),
    }]
}

pub(super) fn listing<'l>(
    report: &Report,
    path: &Path,
    entries: &'l [Entry],
    checks: &'l [String],
    said: &[String],
    linked: bool,
) -> Listing<'l> {
    let name = path
        .file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy();
    let count = |level| entries.iter().filter(|entry| entry.level == level).count();
    let (error, warning, info) = (
        count(Level::Error),
        count(Level::Warning),
        count(Level::Info),
    );
    let day = &report.as_of;
    let (title, how) = match report.lang {
        Lang::Zh => (
            format!("问题清单　{name}　错误 {error}，警告 {warning}，提示 {info}（按 {day} 判断）"),
            "逐条处理：改好了，在“部门答复”选“已改”；确有理由不改，选“申请例外”；判断有误，选“不属实”；后两种在“理由”写明。答完把本文件原样发回。",
        ),
        Lang::En => (
            format!(
                "Findings in {name}: {error} errors, {warning} warnings, {info} infos (judged as of {day})"
            ),
            "Answer each one: changed when it is corrected; exception when there is a reason to leave it; disputed when the finding is wrong; give the reason for the last two. Then send this file back as it is.",
        ),
    };
    let mut notes = vec![how.to_owned()];
    if linked {
        notes.push(match report.lang {
            Lang::Zh => "点“位置”到那个单元格；底色：红为错误，黄为警告，蓝为提示，批注里写着怎么改。".to_owned(),
            Lang::En => "Click a place to see its cell; red is an error, yellow a warning, blue an info, and the comment says what to write.".to_owned(),
        });
    }
    notes.extend(said.iter().cloned());
    Listing {
        lang: report.lang,
        title,
        notes,
        entries,
        checks,
        linked,
    }
}

/// The comment of a cell: all that is wrong with it.
pub(super) fn comment(entries: &[&Entry], lang: Lang) -> String {
    let all: Vec<String> = entries.iter().map(|entry| said(entry, lang)).collect();
    all.join("\n\n")
}

fn said(entry: &Entry, lang: Lang) -> String {
    let (level, rule, says) = (entry.level.words().get(lang), entry.rule, entry.says);
    let (head, labels) = match lang {
        Lang::Zh => (
            format!("【{level}】{rule} {says}"),
            ["问题：", "怎么改：", "为什么：", "依据："],
        ),
        Lang::En => (
            format!("[{level}] {rule} {says}"),
            ["problem: ", "write: ", "why: ", "basis: "],
        ),
    };
    let mut text = head;
    for (label, words) in
        labels
            .into_iter()
            .zip([entry.problem.as_str(), &entry.help, entry.why, &entry.basis])
    {
        if !words.is_empty() {
            text = format!("{text}\n{label}{words}");
        }
    }
    let [before, after] = NUMBER[usize::from(lang == Lang::En)];
    format!("{text}\n{before}{}{after}", entry.number)
}

/// What stands around the number of an entry in a comment. Comments move with their cells, so answers find their cell by it.
const NUMBER: [[&str; 2]; 2] = [["（清单第 ", " 条）"], ["(no. ", " of the list)"]];

/// The numbers of entries that a comment names.
pub(super) fn numbers(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for [before, after] in NUMBER {
        for piece in text.split(before).skip(1) {
            found.extend(
                piece
                    .split(after)
                    .next()
                    .and_then(|number| number.parse::<u32>().ok()),
            );
        }
    }
    found
}

/// How many narrow characters wide a text is.
pub(in crate::returns) fn display_width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width_cjk(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_names_its_entries() {
        assert_eq!(
            numbers("错\n（清单第 3 条）\n\n误\n（清单第 12 条）"),
            [3, 12]
        );
        assert_eq!(numbers("wrong\n(no. 4 of the list)"), [4]);
        assert!(numbers("（清单第 x 条）").is_empty());
    }
}
