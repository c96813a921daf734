//! The page around its parts: head, links, the tools of the list, and the words of the script.

use super::escape::island;
use super::page::{LEVELS, Page, class};
use super::policy::{SCRIPT, STYLE, policy};
use crate::finding::Lang;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) fn open(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lang = match page.report.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"generator\" content=\"shixiang {}\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>{} {}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
        policy(),
        env!("CARGO_PKG_VERSION"),
        page.say("办事指南检查报告", "Report on service guides"),
        super::escape::Esc(&page.report.as_of)
    )?;
    links(page, out)
}

fn links(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<nav aria-label=\"{}\"><a href=\"#title\">{}</a> <a href=\"#findings\">{}</a> <a href=\"#departments\">{}</a> <a href=\"#rules\">{}</a> <a href=\"#files\">{}</a></nav>\n<main>",
        page.say("页内导航", "On this page"),
        page.say("总览", "Overview"),
        page.say("问题", "Findings"),
        page.say("部门", "Departments"),
        page.say("规则", "Rules"),
        page.say("文件", "Files"),
    )
}

/// The heading of the findings, and what the script fills and unhides.
pub(super) fn tools(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let count = crate::report::draw::thousands(page.all.len() as u64);
    let title = page.say("问题", "Findings");
    writeln!(
        out,
        "<section id=\"findings\"><h2>{title} <small>{count}</small></h2>\n<div id=\"app\" hidden>\n<form id=\"tools\" role=\"search\">"
    )?;
    let label = page.say("搜索", "Search");
    let hint = page.say("事项、原文、问题、编码……", "item, text, fault, code …");
    writeln!(
        out,
        "<label class=\"wide\">{label} <input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"{hint}\"></label>"
    )?;
    for (id, label) in [
        ("department", page.say("部门", "Department")),
        ("rule", page.say("规则", "Rule")),
        ("file", page.say("文件", "File")),
        ("state", page.say("新旧", "State")),
        ("group", page.say("分组", "Group by")),
    ] {
        writeln!(
            out,
            "<label id=\"by-{id}\">{label} <select id=\"{id}\"></select></label>"
        )?;
    }
    writeln!(
        out,
        "<fieldset><legend>{}</legend>",
        page.say("级别", "Level")
    )?;
    for level in LEVELS {
        let (class, name) = (class(level), page.level(level));
        writeln!(
            out,
            "<label class=\"level {class}\"><input type=\"checkbox\" name=\"level\" value=\"{class}\" checked> {name}</label>"
        )?;
    }
    let clear = page.say("清除筛选", "Clear");
    let pages = page.say("翻页", "Pages");
    writeln!(
        out,
        "</fieldset>\n<button id=\"clear\" type=\"button\">{clear}</button>\n</form>\n\
         <p id=\"status\" role=\"status\"></p>\n<div id=\"shown\"></div>\n<nav id=\"pages\" aria-label=\"{pages}\"></nav>\n</div>"
    )
}

/// What the script knows beside the list: its words, and the rules.
#[derive(Serialize)]
struct Island<'r> {
    since: bool,
    words: BTreeMap<&'static str, &'static str>,
    rules: BTreeMap<&'r str, RuleIsland<'r>>,
}

#[derive(Serialize)]
struct RuleIsland<'r> {
    says: &'r str,
    why: &'r str,
    basis: &'r [&'static str],
}

/// Key, Chinese, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("all", "全部", "all"),
    ("e", "错误", "error"),
    ("w", "警告", "warning"),
    ("i", "提示", "info"),
    ("n", "新增", "new"),
    ("o", "仍存", "still open"),
    ("by-department", "按部门", "department"),
    ("by-rule", "按规则", "rule"),
    ("by-file", "按文件", "file"),
    ("by-none", "不分组", "nothing"),
    (
        "found",
        "共 {0} 处，第 {1}–{2} 处",
        "{0} found, {1}–{2} shown",
    ),
    (
        "filtered",
        "{3} 处中筛选出 {0} 处，第 {1}–{2} 处",
        "{0} of {3} found, {1}–{2} shown",
    ),
    (
        "none",
        "没有符合条件的问题（共 {0} 处）",
        "nothing matches ({0} in all)",
    ),
    ("clean", "没有发现问题", "nothing was found"),
    (
        "printed",
        "打印了筛选出的 {1} 处中的前 {0} 处；要打印其余的，先筛选，或用 --output csv=文件 取全部。",
        "The first {0} of {1} findings are printed; filter to print others, or take all by --output csv=FILE.",
    ),
    ("only", "只看这组", "only these"),
    ("back", "上一页", "Back"),
    ("next", "下一页", "Next"),
    ("page", "第 {0} / {1} 页", "page {0} of {1}"),
    ("help", "怎么改", "What to do"),
    ("why", "为什么，依据什么", "Why, and on whose authority"),
    ("basis", "依据", "Basis"),
    ("see", "对照", "See"),
    ("value", "原文", "Text"),
    ("blank", "（空）", "(empty)"),
    ("link", "指向这一处的链接", "Link to this finding"),
    (
        "excerpt",
        "所在的单元格或行",
        "The cells or lines in question",
    ),
    ("row", "行", "row"),
    ("show", "看这条规则的问题", "show its findings"),
];

/// Ends the page: data, script.
pub(super) fn close(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let by = page.say("生成", "by");
    writeln!(
        out,
        "</main>\n<footer class=\"dim\">shixiang {} {by}</footer>",
        env!("CARGO_PKG_VERSION")
    )?;
    let words = WORDS.iter().map(|(key, zh, en)| (*key, page.say(zh, en)));
    let rules = page.busy_rules().into_iter().map(|at| {
        let rule = &page.report.rules[at];
        let known = RuleIsland {
            says: rule.says,
            why: rule.why,
            basis: &rule.basis,
        };
        (rule.id, known)
    });
    let data = Island {
        since: page.report.since.is_some(),
        words: words.collect(),
        rules: rules.collect(),
    };
    write!(out, "<script type=\"application/json\" id=\"data\">")?;
    island(&data, out)?;
    writeln!(
        out,
        "</script>\n<script>{SCRIPT}</script>\n</body>\n</html>"
    )
}
