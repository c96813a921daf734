//! The director's page: verdict, totals, what changed, and where it is worst, on one sheet of A4.

use super::bars::stacked;
use super::escape::Esc;
use super::page::{Counts, Department, LEVELS, Page, class};
use super::targets::targets;
use crate::finding::{Lang, Since, Status, Verdict};
use crate::report::draw::{plural, thousands};
use crate::report::only::only;
use std::io::{self, Write};

/// Departments and rules named on the first sheet; all stand further down.
const TOP: usize = 10;

/// Files named on it that could not be read.
const UNREAD: usize = 6;

pub(super) fn front(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<section class=\"front\" aria-labelledby=\"title\">\n<header>"
    )?;
    title(page, out)?;
    verdict(page, out)?;
    writeln!(out, "</header>")?;
    tiles(page, out)?;
    if let Some(since) = &page.report.since {
        changed(page, since, out)?;
    }
    unread(page, out)?;
    targets(page, out)?;
    writeln!(out, "<div class=\"pair\">")?;
    worst(page, out)?;
    rules(page, out)?;
    writeln!(out, "</div>\n</section>")
}

fn title(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let title = page.say("办事指南检查报告", "Report on service guides");
    write!(
        out,
        "<div><h1 id=\"title\">{title}</h1>\n<p class=\"dim\"><time>{}</time>",
        Esc(&page.report.as_of)
    )?;
    for pack in &page.report.packs {
        let label = page.say("规则包", "rules");
        write!(out, " · {label} {} {}", Esc(&pack.name), Esc(&pack.version))?;
    }
    writeln!(out, "</p></div>")
}

fn verdict(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let verdict = page.report.verdict();
    let class = match verdict {
        Verdict::Pass => "good",
        Verdict::Fail => "e",
        Verdict::Incomplete | Verdict::Nothing => "w",
    };
    let words = verdict.words().get(page.report.lang);
    writeln!(
        out,
        "<p class=\"verdict {class}\"><strong>{words}</strong><span>{}</span></p>",
        Esc(&reason(page, verdict))
    )?;
    match only(page.report) {
        Some(said) => {
            let label = page.say("规则", "Rules");
            writeln!(out, "<p>{label}: {}</p>", Esc(&said))
        }
        None => Ok(()),
    }
}

fn reason(page: &Page<'_>, verdict: Verdict) -> String {
    let report = page.report;
    let level = page.level(report.fail_on);
    let failing = report.findings.iter();
    let failing = failing
        .filter(|known| known.level >= report.fail_on)
        .count() as u64;
    let (unread, partly) = report.untold();
    let (zh, en) = match partly {
        true => ("未能读取或没有读完", "could not be read, or not to the end"),
        false => ("未能读取", "could not be read"),
    };
    let count = thousands(failing);
    let said = match failing {
        0 => page.text(
            || format!("没有达到“{level}”级的问题"),
            || format!("nothing of level {level} or above"),
        ),
        _ => page.text(
            || format!("{count} 处达到“{level}”级"),
            || {
                format!(
                    "{} of level {level} or above",
                    plural(failing, "finding", "findings")
                )
            },
        ),
    };
    match verdict {
        Verdict::Incomplete => page.text(
            || format!("{unread} 个文件{zh}；其余{said}"),
            || {
                format!(
                    "{} {en}; in the rest {said}",
                    plural(unread as u64, "file", "files")
                )
            },
        ),
        Verdict::Nothing => page.say("没有读到任何事项", "no item was read").to_owned(),
        Verdict::Pass | Verdict::Fail => said,
    }
}

fn tiles(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = page.report;
    writeln!(out, "<dl class=\"tiles\">")?;
    tile(
        page.say("文件", "files"),
        report.sources.len() as u64,
        "",
        out,
    )?;
    tile(page.say("事项", "items"), report.items(), "", out)?;
    for level in LEVELS {
        let count = report.count(level) as u64;
        tile(page.level(level), count, class(level), out)?;
    }
    writeln!(out, "</dl>")
}

fn tile(label: &str, count: u64, class: &str, out: &mut dyn Write) -> io::Result<()> {
    let quiet = if count == 0 { " none" } else { "" };
    writeln!(
        out,
        "<div class=\"{class}{quiet}\"><dt>{label}</dt><dd>{}</dd></div>",
        thousands(count)
    )
}

fn changed(page: &Page<'_>, since: &Since, out: &mut dyn Write) -> io::Result<()> {
    let day = Esc(&since.as_of);
    match page.report.lang {
        Lang::Zh => writeln!(out, "<h2>与 {day} 相比</h2>")?,
        Lang::En => writeln!(out, "<h2>Since {day}</h2>")?,
    }
    writeln!(out, "<dl class=\"tiles change\">")?;
    let (new, open) = (since.new_count() as u64, since.open_count() as u64);
    tile(page.say("新增", "new"), new, "e", out)?;
    tile(
        page.say("已改", "fixed"),
        since.fixed.len() as u64,
        "good",
        out,
    )?;
    tile(page.say("仍存", "still open"), open, "", out)?;
    if !since.unseen.is_empty() {
        let label = page.say("在这次没有检查的文件中", "in files not read this time");
        tile(label, since.unseen.len() as u64, "", out)?;
    }
    writeln!(out, "</dl>")
}

/// Files of which nothing is known: a verdict without them would be a wrong one.
fn unread(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let broken = |status| status == Status::Unreadable;
    let sources = page.report.sources.iter();
    let mut sources = sources.filter(|source| broken(source.status)).peekable();
    if sources.peek().is_none() {
        return Ok(());
    }
    let title = page.say("未能读取的文件", "Files that could not be read");
    writeln!(out, "<h2>{title}</h2>\n<ul class=\"unread\">")?;
    for source in sources.by_ref().take(UNREAD) {
        let message = page
            .masker
            .text(source.message.as_deref().unwrap_or_default());
        writeln!(
            out,
            "<li><b>{}</b> {}</li>",
            Esc(&source.path),
            Esc(&message)
        )?;
    }
    let more = sources.count();
    if more > 0 {
        let text = page.text(|| format!("还有 {more} 个"), || format!("{more} more"));
        writeln!(out, "<li><a href=\"#files\">{text}</a></li>")?;
    }
    writeln!(out, "</ul>")
}

fn worst(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let found = page
        .departments
        .iter()
        .filter(|known| !known.at.is_empty())
        .count();
    writeln!(
        out,
        "<div>\n<h2>{}</h2>",
        page.say("问题最多的部门", "Where most was found")
    )?;
    if found == 0 {
        let none = page.say("没有发现问题。", "Nothing was found.");
        return writeln!(out, "<p class=\"dim\">{none}</p></div>");
    }
    department_table(page, &page.departments[..found.min(TOP)], 0, out)?;
    if found > TOP {
        let more = found - TOP;
        let text = page.text(
            || format!("还有 {more} 个部门"),
            || format!("{more} more departments"),
        );
        writeln!(
            out,
            "<p class=\"dim\"><a href=\"#departments\">{text}</a></p>"
        )?;
    }
    writeln!(out, "</div>")
}

/// Departments, a line each, with their bar; the first is number `first`.
pub(super) fn department_table(
    page: &Page<'_>,
    list: &[Department<'_>],
    first: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let sum = |counts: &Counts| counts.iter().sum::<u64>();
    let whole = page
        .departments
        .iter()
        .map(|known| sum(&known.counts))
        .max();
    let [error, warning, info] = LEVELS.map(|level| page.level(level));
    let since = page.report.since.is_some();
    write!(
        out,
        "<table class=\"count\"><thead><tr><th scope=\"col\">{}<th scope=\"col\">{error}<th scope=\"col\">{warning}<th scope=\"col\">{info}",
        page.say("部门", "department")
    )?;
    if since {
        let (new, fixed) = (page.say("新增", "new"), page.say("已改", "fixed"));
        write!(out, "<th scope=\"col\">{new}<th scope=\"col\">{fixed}")?;
    }
    writeln!(out, "</thead><tbody>")?;
    for (at, known) in list.iter().enumerate() {
        let name = Esc(page.department(known.name));
        match known.at.is_empty() {
            true => write!(out, "<tr><th scope=\"row\">{name}")?,
            false => write!(
                out,
                "<tr><th scope=\"row\"><a href=\"#d{}\">{name}</a>",
                first + at
            )?,
        }
        stacked(known.counts, whole.unwrap_or(1), out)?;
        numbers(&known.counts, out)?;
        if since {
            numbers(&[known.new, known.fixed], out)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "</tbody></table>")
}

/// Cells with a number each; what is zero steps back.
pub(super) fn numbers(counts: &[u64], out: &mut dyn Write) -> io::Result<()> {
    for count in counts {
        match count {
            0 => write!(out, "<td class=\"none\">0")?,
            count => write!(out, "<td>{}", thousands(*count))?,
        }
    }
    Ok(())
}

fn rules(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let busy = page.busy_rules();
    let Some(most) = busy.first().map(|rule| page.by_rule[*rule]) else {
        return Ok(());
    };
    writeln!(
        out,
        "<div>\n<h2>{}</h2>\n<table class=\"count\"><thead><tr><th scope=\"col\">{}<th scope=\"col\">{}</thead><tbody>",
        page.say("最常见的问题", "What is wrong most often"),
        page.say("规则", "rule"),
        page.say("处数", "found")
    )?;
    for rule in busy.iter().take(TOP) {
        let (head, count) = (&page.report.rules[*rule], page.by_rule[*rule]);
        write!(
            out,
            "<tr><th scope=\"row\"><a href=\"#r-{0}\">{0}</a> {1}",
            head.id,
            Esc(head.says)
        )?;
        super::bars::single(class(head.level), count, most, out)?;
        numbers(&[count], out)?;
        writeln!(out)?;
    }
    writeln!(out, "</tbody></table>")?;
    if busy.len() > TOP {
        let more = busy.len() - TOP;
        let text = page.text(
            || format!("还有 {more} 条规则"),
            || format!("{more} more rules"),
        );
        writeln!(out, "<p class=\"dim\"><a href=\"#rules\">{text}</a></p>")?;
    }
    writeln!(out, "</div>")
}
