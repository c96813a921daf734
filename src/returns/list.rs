//! The sheet 问题清单: what its columns are called, how it is written, and how its answers are read back.

mod read;
mod write;

pub(super) use read::{Answered, read};
pub(super) use write::{Listing, Look, inline, sheet};

use crate::finding::{LIST_MARK, LIST_NAMES, Lang, Words, words};

/// A column of the list.
pub(super) struct Column {
    /// Its label.
    pub label: Words,
    /// Its width in characters; 0 is hidden.
    pub width: u32,
}

const fn column(label: Words, width: u32) -> Column {
    Column { label, width }
}

/// A column for the program alone; its label is no word of any language.
const fn hidden(label: &'static str) -> Column {
    column(words(label, label), 0)
}

/// All columns, in order.
pub(super) const COLUMNS: [Column; 18] = [
    column(words("序号", "no."), 7),
    column(words("级别", "level"), 9),
    column(words("规则", "rule"), 9),
    column(words("事项名称", "item"), 26),
    column(words("要素", "element"), 18),
    column(words("位置", "place"), 17),
    column(words("原文", "written"), 30),
    column(words("问题", "problem"), 36),
    column(words("依据", "basis"), 34),
    column(words("怎么改", "what to write"), 36),
    column(words("部门答复", "answer"), 12),
    column(words("理由", "reason"), 30),
    hidden(LIST_MARK),
    hidden("shixiang:sheet"),
    hidden("shixiang:cell"),
    hidden("shixiang:field"),
    hidden("shixiang:code"),
    hidden("shixiang:check"),
];

/// Columns by their place in [`COLUMNS`].
pub(super) mod at {
    pub const NUMBER: usize = 0;
    pub const LEVEL: usize = 1;
    pub const RULE: usize = 2;
    pub const ITEM: usize = 3;
    pub const ELEMENT: usize = 4;
    pub const PLACE: usize = 5;
    pub const WRITTEN: usize = 6;
    pub const PROBLEM: usize = 7;
    pub const BASIS: usize = 8;
    pub const HELP: usize = 9;
    pub const ANSWER: usize = 10;
    pub const REASON: usize = 11;
    pub const PRINT: usize = 12;
    pub const SHEET: usize = 13;
    pub const CELL: usize = 14;
    pub const FIELD: usize = 15;
    pub const CODE: usize = 16;
    pub const CHECK: usize = 17;
}

/// What a department may answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Answer {
    /// 已改
    Changed,
    /// 申请例外
    Exception,
    /// 不属实
    Disputed,
}

/// The answers as they stand in the drop-down.
pub(super) const ANSWERS: [(Answer, Words); 3] = [
    (Answer::Changed, words("已改", "changed")),
    (Answer::Exception, words("申请例外", "exception")),
    (Answer::Disputed, words("不属实", "disputed")),
];

/// What the sheet is called.
pub(super) fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => LIST_NAMES[0],
        Lang::En => LIST_NAMES[1],
    }
}

/// What a cell held when the list was made, so that a change is seen without keeping the text.
pub(super) fn check(text: &str) -> String {
    let mut print = crate::canon::Fingerprint::new();
    print.add(crate::canon::trim(text));
    format!("{:016x}", print.finish())
}
