//! The end of a report: how much was read, what was found where and by which rule, the verdict, and what to do next.

use super::Paper;
use super::ratios::ratios;
use super::totals::totals;
use super::{counts, department, rank};
use crate::finding::{Level, Report, Scope, Status, Verdict};
use crate::report::draw::{Align, Table, Tone, plural, thousands};
use crate::report::listing::Listing;

/// Rows of a table of the summary at most.
const TOP: usize = 10;

pub(super) fn summary(page: &mut Paper<'_>, list: &Listing<'_>) {
    page.heading(page.say("汇总", "summary"), &page.report.as_of);
    totals(page);
    if page.report.findings.is_empty() {
        clean(page);
    } else {
        departments(page);
        rules(page);
    }
    ratios(page);
    page.blank();
    verdict(page);
    next(page, list);
}

/// Says what a report without findings rests on.
fn clean(page: &mut Paper<'_>) {
    let tallies = &page.report.tallies;
    let all = tallies.len();
    let looked = tallies.iter().filter(|tally| tally.passed > 0).count();
    let blind = tallies.iter().filter(|tally| tally.blind > 0).count();
    let mut text = page.text(
        || format!("共 {all} 条，{looked} 条检查过，没有发现问题"),
        || format!("{looked} of {all} had something to look at and found nothing wrong"),
    );
    if blind > 0 {
        text += &page.text(
            || format!("；{blind} 条在有的文件中因缺列未能检查"),
            || format!("; {blind} could not look in some file for want of a column"),
        );
    }
    page.labelled(2, page.say("规则    ", "rules   "), Tone::Plain, &text);
}

fn departments(page: &mut Paper<'_>) {
    let mut rows: Vec<(String, [u64; 3])> = counts(page.report)
        .into_iter()
        .map(|(name, counts)| {
            let name = match name {
                Some(name) => department(page, name),
                None => as_such(page).to_owned(),
            };
            (name, counts)
        })
        .collect();
    rows.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let rest = rows.split_off(rows.len().min(TOP));
    if !rest.is_empty() {
        let sum = rest.iter().fold([0; 3], |sum, (_, counts)| {
            [0, 1, 2].map(|at| sum[at] + counts[at])
        });
        let name = page.text(
            || format!("其余 {} 个部门", rest.len()),
            || format!("{} more departments", rest.len()),
        );
        rows.push((name, sum));
    }
    let table = department_table(page, rows);
    page.blank();
    page.block(&table.draw(2, &page.style));
}

/// What findings are about that are no department's.
fn as_such(page: &Paper<'_>) -> &'static str {
    let mut findings = page.report.findings.iter();
    match findings.any(|finding| finding.scope() == Scope::Catalog) {
        true => page.say(
            "（文件、表格与目录整体）",
            "(files, tables and the catalog as such)",
        ),
        false => page.say("（文件与表格本身）", "(files and tables as such)"),
    }
}

fn department_table(page: &Paper<'_>, rows: Vec<(String, [u64; 3])>) -> Table {
    let level = |level: Level| level.words().get(page.lang);
    let mut table = Table::new(&[
        (page.say("部门", "department"), Align::Left),
        (level(Level::Error), Align::Right),
        (level(Level::Warning), Align::Right),
        (level(Level::Info), Align::Right),
    ]);
    for (name, counts) in rows {
        let mut cells = vec![(name, Tone::Plain)];
        for level in [Level::Error, Level::Warning, Level::Info] {
            let count = counts[rank(level)];
            let tone = if count == 0 {
                Tone::Dim
            } else {
                Tone::of(level)
            };
            cells.push((thousands(count), tone));
        }
        table.row(cells);
    }
    table
}

/// How many findings each rule has, most first. Counted from the list, so that both agree.
fn by_rule(report: &Report) -> Vec<(usize, u64)> {
    let mut counts = vec![0; report.rules.len()];
    for finding in &report.findings {
        counts[finding.rule as usize] += 1;
    }
    let mut rows: Vec<(usize, u64)> = counts
        .into_iter()
        .enumerate()
        .filter(|(_, count)| *count > 0)
        .collect();
    rows.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
    rows
}

fn rules(page: &mut Paper<'_>) {
    let mut table = Table::new(&[
        (page.say("规则", "rule"), Align::Left),
        ("", Align::Left),
        (page.say("处数", "found"), Align::Right),
    ]);
    let mut rows = by_rule(page.report);
    let rest = rows.split_off(rows.len().min(TOP));
    for (rule, count) in rows {
        let rule = &page.report.rules[rule];
        table.row(vec![
            (rule.id.to_owned(), Tone::of(rule.level)),
            (rule.says.to_owned(), Tone::Plain),
            (thousands(count), Tone::Plain),
        ]);
    }
    if !rest.is_empty() {
        let sum: u64 = rest.iter().map(|(_, count)| count).sum();
        let name = page.text(
            || format!("其余 {} 条规则", rest.len()),
            || format!("{} more rules", rest.len()),
        );
        table.row(vec![
            (String::new(), Tone::Plain),
            (name, Tone::Plain),
            (thousands(sum), Tone::Plain),
        ]);
    }
    page.blank();
    page.block(&table.draw(2, &page.style));
}

fn verdict(page: &mut Paper<'_>) {
    let report = page.report;
    let (tone, text) = match report.verdict() {
        Verdict::Pass => (Tone::Good, passed(page)),
        Verdict::Fail => {
            let failing = failing(page);
            let text = page.text(
                || format!("未通过，{failing}"),
                || format!("failed, {failing}"),
            );
            (Tone::Error, text)
        }
        Verdict::Incomplete => (Tone::Error, incomplete(page)),
        Verdict::Nothing => (
            Tone::Error,
            page.say("没有读到任何事项", "no item was read").to_owned(),
        ),
    };
    page.labelled(2, page.say("结论    ", "result  "), tone, &text);
}

fn passed(page: &Paper<'_>) -> String {
    let level = page.report.fail_on.words().get(page.lang);
    match page.report.findings.len() as u64 {
        0 => page
            .say("通过，没有发现问题", "passed, nothing found")
            .to_owned(),
        all => page.text(
            || {
                format!(
                    "通过，没有达到「{level}」级的问题（较轻的 {} 处）",
                    thousands(all)
                )
            },
            || {
                format!(
                    "passed, nothing of level {level} or above ({} below)",
                    thousands(all)
                )
            },
        ),
    }
}

fn incomplete(page: &Paper<'_>) -> String {
    let (unread, partly) = page.report.untold();
    let failing = failing(page);
    let (zh, en) = match partly {
        true => ("未能读取或没有读完", "could not be read, or not to the end"),
        false => ("未能读取", "could not be read"),
    };
    page.text(
        || format!("不完整，{unread} 个文件{zh}；读到的部分{failing}"),
        || {
            let files = plural(unread as u64, "file", "files");
            format!("incomplete, {files} {en}; in the rest {failing}")
        },
    )
}

/// How many findings fail a run: `12 处达到「错误」级`.
fn failing(page: &Paper<'_>) -> String {
    let report = page.report;
    let level = report.fail_on.words().get(page.lang);
    let count = report
        .findings
        .iter()
        .filter(|finding| finding.level >= report.fail_on)
        .count() as u64;
    match count {
        0 => page.text(
            || format!("没有达到「{level}」级的问题"),
            || format!("nothing of level {level} or above"),
        ),
        count => page.text(
            || format!("有 {} 处达到「{level}」级", thousands(count)),
            || {
                let findings = plural(count, "finding", "findings");
                format!("{findings} of level {level} or above")
            },
        ),
    }
}

fn next(page: &mut Paper<'_>, list: &Listing<'_>) {
    let report = page.report;
    let mut steps: Vec<(String, String)> = Vec::new();
    if let Some((rule, _)) = by_rule(report).first() {
        let id = report.rules[*rule].id;
        let what = page.say(
            "看这条规则的理由、依据和正确写法",
            "why, on whose authority, and how to write it right",
        );
        steps.push((format!("shixiang explain {id}"), what.to_owned()));
    }
    let hidden = list.hidden();
    if hidden > 0 {
        let hidden = thousands(hidden);
        let what = page.text(
            || format!("把折叠的 {hidden} 处也列出来"),
            || format!("list the {hidden} folded findings too"),
        );
        steps.push(("shixiang check --full".into(), what));
    }
    let odd = report
        .sources
        .iter()
        .any(|source| source.status == Status::NoItems)
        || report.tallies.iter().any(|tally| tally.blind > 0);
    if odd {
        let what = page.say(
            "看每个文件是怎样被读懂的：表头、列、跳过的行",
            "how each file was read: header, columns, rows skipped",
        );
        steps.push(("shixiang inspect".into(), what.to_owned()));
    }
    show_steps(page, &steps);
}

fn show_steps(page: &mut Paper<'_>, steps: &[(String, String)]) {
    let widest = steps.iter().map(|(command, _)| command.len()).max();
    for (at, (command, what)) in steps.iter().enumerate() {
        let label = match at {
            0 => page.say("下一步  ", "next    "),
            _ => "        ",
        };
        let command = page.gauge.pad(command, widest.unwrap_or(0));
        page.labelled(2, label, Tone::Plain, &format!("{command}  {what}"));
    }
}
