//! What stands behind the findings: all departments, the rules and why they are there, the files, and what is gone.

use super::escape::Esc;
use super::front::{department_table, numbers};
use super::page::{LEVELS, Page, class};
use crate::finding::{Old, RuleHead, Status, Tally};
use crate::report::draw::thousands;
use std::io::{self, Write};

pub(super) fn back(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    departments(page, out)?;
    super::targets::scores(page, out)?;
    super::limits::limits(page, out)?;
    gone(page, out)?;
    rules(page, out)?;
    files(page, out)
}

fn departments(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    if page.departments.is_empty() {
        return Ok(());
    }
    let title = page.say("全部部门", "All departments");
    let id = "departments";
    writeln!(out, "<section id=\"{id}\"><h2>{title}</h2>")?;
    department_table(page, &page.departments, 0, out)?;
    writeln!(out, "</section>")
}

/// Findings of the older report that are not in this one.
fn gone(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(since) = &page.report.since else {
        return Ok(());
    };
    let fixed = page.say("已改的问题", "Fixed");
    let unseen = page.say(
        "这次没有检查的文件中的问题",
        "Known from files not read this time",
    );
    gone_list(page, fixed, &since.fixed, out)?;
    gone_list(page, unseen, &since.unseen, out)
}

fn gone_list(page: &Page<'_>, title: &str, list: &[Old], out: &mut dyn Write) -> io::Result<()> {
    if list.is_empty() {
        return Ok(());
    }
    let count = thousands(list.len() as u64);
    writeln!(
        out,
        "<details class=\"gone\"><summary><h2>{title} <small>{count}</small></h2></summary>\n<ul>"
    )?;
    for old in list {
        let (item, message) = (page.masker.text(&old.item), page.masker.text(&old.message));
        writeln!(
            out,
            "<li><b>{}</b> {} {} <span>{}</span> <i>{}</i>",
            Esc(&old.rule),
            Esc(&old.department),
            Esc(&item),
            Esc(&message),
            Esc(&old.path)
        )?;
    }
    writeln!(out, "</ul></details>")
}

fn rules(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let title = page.say("规则", "Rules");
    writeln!(out, "<section id=\"rules\"><h2>{title}</h2>")?;
    for at in page.busy_rules() {
        rule(page, &page.report.rules[at], page.by_rule[at], out)?;
    }
    silent(page, out)?;
    writeln!(out, "</section>")
}

fn rule(page: &Page<'_>, rule: &RuleHead, count: u64, out: &mut dyn Write) -> io::Result<()> {
    let (level, class) = (page.level(rule.level), class(rule.level));
    writeln!(
        out,
        "<article class=\"rule\" id=\"r-{id}\"><h3><span class=\"level {class}\">{level}</span> {id} {says} <small>{slug}</small></h3>\n\
         <p>{why}</p>\n<ul>",
        id = rule.id,
        says = Esc(rule.says),
        slug = rule.slug,
        why = Esc(rule.why),
    )?;
    for basis in &rule.basis {
        writeln!(out, "<li>{}</li>", Esc(basis))?;
    }
    let count = thousands(count);
    let found = page.text(|| format!("{count} 处"), || format!("{count} found"));
    writeln!(
        out,
        "</ul>\n<p class=\"dim\" data-rule=\"{}\">{found}</p></article>",
        rule.id
    )
}

/// Rules that found nothing: because all was in order, or because they could not look.
fn silent(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules = page.report.rules.iter().zip(&page.report.tallies);
    let quiet: Vec<(&RuleHead, &Tally)> = rules
        .zip(&page.by_rule)
        .filter(|(_, count)| **count == 0)
        .map(|(known, _)| known)
        .collect();
    if quiet.is_empty() {
        return Ok(());
    }
    let count = quiet.len();
    let title = page.text(
        || format!("没有发现问题的 {count} 条规则"),
        || format!("{count} rules that found nothing"),
    );
    writeln!(
        out,
        "<details><summary>{title}</summary>\n<table class=\"count\"><thead><tr>{}</thead><tbody>",
        page.say(
            "<th scope=\"col\">规则<th scope=\"col\">查过且合格<th scope=\"col\">不适用<th scope=\"col\">缺列未能查",
            "<th scope=\"col\">rule<th scope=\"col\">in order<th scope=\"col\">does not apply<th scope=\"col\">no column for it"
        )
    )?;
    for (rule, tally) in quiet {
        let (id, says) = (rule.id, Esc(rule.says));
        write!(out, "<tr id=\"r-{id}\"><th scope=\"row\">{id} {says}")?;
        numbers(&[tally.passed, tally.not_applicable, tally.blind], out)?;
        writeln!(out)?;
    }
    writeln!(out, "</tbody></table></details>")
}

fn files(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let [error, warning, info] = LEVELS.map(|level| page.level(level));
    writeln!(
        out,
        "<section id=\"files\"><h2>{}</h2>\n<table class=\"count\"><thead><tr><th scope=\"col\">{}<th scope=\"col\">{}<th scope=\"col\">{error}<th scope=\"col\">{warning}<th scope=\"col\">{info}</thead><tbody>",
        page.say("文件", "Files"),
        page.say("路径", "path"),
        page.say("事项", "items")
    )?;
    for (source, counts) in page.report.sources.iter().zip(&page.by_source) {
        write!(out, "<tr><th scope=\"row\">{}", Esc(&source.path))?;
        let state = match source.status {
            Status::Read => "",
            Status::Partial => page.say("只读出一部分", "read in part"),
            Status::NoItems => page.say("没有事项", "no items"),
            Status::Unreadable => page.say("未能读取", "unreadable"),
        };
        if !state.is_empty() {
            write!(out, " <span class=\"level w\">{state}</span>")?;
        }
        if let Some(message) = &source.message {
            write!(out, " <small>{}</small>", Esc(&page.masker.text(message)))?;
        }
        numbers(&[source.items], out)?;
        numbers(counts, out)?;
        writeln!(out)?;
    }
    writeln!(out, "</tbody></table>")?;
    passed_over(page, out)?;
    writeln!(out, "</section>")
}

/// Nothing is passed over in silence.
fn passed_over(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let paths = &page.report.passed_over;
    if paths.is_empty() {
        return Ok(());
    }
    let count = paths.len();
    let title = page.text(
        || format!("没有打开的 {count} 个文件：不是表格或数据"),
        || format!("{count} files not opened: neither tables nor data"),
    );
    writeln!(out, "<details><summary>{title}</summary>\n<ul>")?;
    for path in paths {
        writeln!(out, "<li>{}</li>", Esc(path))?;
    }
    writeln!(out, "</ul></details>")
}
