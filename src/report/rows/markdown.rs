//! The report as Markdown: totals, departments, rules, and every finding in a table under its department.

use crate::finding::{Lang, Level, Report, Since, Status, words};
use crate::report::departments::Spellings;
use crate::report::draw::{Style, clean};
use crate::report::json::shape::FindingJson;
use crate::report::json::{Masker, findings, summary};
use crate::report::only::only;
use std::collections::HashMap;
use std::io::{self, Write};

/// Writes the report as one Markdown document.
pub(in crate::report) fn markdown(
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    head(report, out)?;
    unreadable(report, style, out)?;
    rules(report, out)?;
    let all: Vec<FindingJson<'_>> = findings(report, style.show_mobile).collect();
    for (department, list) in by_department(&all, &Spellings::of(report)) {
        section(report.lang, department, &list, out)?;
    }
    Ok(())
}

fn head(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let total = summary(report);
    let say = |zh, en| words(zh, en).get(report.lang);
    writeln!(
        out,
        "# {}\n",
        say("办事指南检查报告", "Report on service guides")
    )?;
    let verdict = report.verdict().words().get(report.lang);
    let names = [
        say("日期", "date"),
        say("结论", "verdict"),
        say("文件", "files"),
        say("事项", "items"),
        Level::Error.words().get(report.lang),
        Level::Warning.words().get(report.lang),
        Level::Info.words().get(report.lang),
    ];
    writeln!(out, "| {} |", names.join(" | "))?;
    writeln!(out, "|---|---|--:|--:|--:|--:|--:|")?;
    let (as_of, files, items) = (&report.as_of, total.files, total.items);
    let (error, warning, info) = (total.error, total.warning, total.info);
    writeln!(
        out,
        "| {as_of} | {verdict} | {files} | {items} | {error} | {warning} | {info} |"
    )?;
    if let Some(said) = only(report) {
        writeln!(out, "\n{}: {said}", say("规则", "Rules"))?;
    }
    match &report.since {
        Some(since) => changed(report.lang, since, out),
        None => Ok(()),
    }
}

/// What changed since an older report, and what is gone.
fn changed(lang: Lang, since: &Since, out: &mut dyn Write) -> io::Result<()> {
    let (day, new, open) = (text(&since.as_of), since.new_count(), since.open_count());
    let (fixed, unseen) = (since.fixed.len(), since.unseen.len());
    match lang {
        Lang::Zh => writeln!(
            out,
            "\n## 与 {day} 相比\n\n| 新增 | 已改 | 仍存 | 文件未检查 |\n|--:|--:|--:|--:|\n| {new} | {fixed} | {open} | {unseen} |"
        )?,
        Lang::En => writeln!(
            out,
            "\n## Since {day}\n\n| new | fixed | still open | file not read |\n|--:|--:|--:|--:|\n| {new} | {fixed} | {open} | {unseen} |"
        )?,
    }
    if since.fixed.is_empty() {
        return Ok(());
    }
    let head = words("已改的问题", "Fixed").get(lang);
    writeln!(out, "\n### {head}\n")?;
    for old in &since.fixed {
        let [rule, department, item, message] =
            [&old.rule, &old.department, &old.item, &old.message].map(|known| text(known));
        writeln!(out, "- {rule} {department} {item}: {message}")?;
    }
    Ok(())
}

fn unreadable(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let masker = Masker {
        show_mobile: style.show_mobile,
    };
    let broken = |status| status == Status::Unreadable;
    if !report.sources.iter().any(|source| broken(source.status)) {
        return Ok(());
    }
    let title = words("未能读取的文件", "Files that could not be read");
    writeln!(out, "\n## {}\n", title.get(report.lang))?;
    for source in report.sources.iter().filter(|source| broken(source.status)) {
        let message = source.message.as_deref().unwrap_or_default();
        let message = masker.text(message);
        writeln!(out, "- {}: {}", text(&source.path), text(&message))?;
    }
    Ok(())
}

fn rules(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut list: Vec<_> = report
        .rules
        .iter()
        .zip(&report.tallies)
        .filter(|(_, tally)| tally.findings > 0)
        .collect();
    if list.is_empty() {
        let none = words("没有发现问题。", "Nothing was found.");
        return writeln!(out, "\n{}", none.get(report.lang));
    }
    list.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.findings));
    let (title, head) = match report.lang {
        Lang::Zh => ("各规则", "| 规则 | 说明 | 问题数 |"),
        Lang::En => ("By rule", "| rule | says | findings |"),
    };
    writeln!(out, "\n## {title}\n\n{head}\n|---|---|--:|")?;
    for (rule, tally) in list {
        let (id, slug, count) = (rule.id, rule.slug, tally.findings);
        writeln!(out, "| {id} `{slug}` | {} | {count} |", text(rule.says))?;
    }
    Ok(())
}

/// A department, if the findings are of one, and its findings.
type Section<'a, 'f> = (Option<&'f str>, Vec<&'a FindingJson<'f>>);

/// Findings under their department, departments as they appear.
fn by_department<'a, 'f>(
    all: &'a [FindingJson<'f>],
    spellings: &Spellings<'f>,
) -> Vec<Section<'a, 'f>> {
    let mut list: Vec<Section<'_, '_>> = Vec::new();
    let mut known: HashMap<Option<&str>, usize> = HashMap::new();
    for finding in all {
        let item = finding.item.as_ref();
        let department = item.map(|item| spellings.first(item.department));
        let at = *known.entry(department).or_insert(list.len());
        if at == list.len() {
            list.push((department, Vec::new()));
        }
        list[at].1.push(finding);
    }
    list
}

fn section(
    lang: Lang,
    department: Option<&str>,
    list: &[&FindingJson<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let whole = words(
        "（文件、表格与目录整体）",
        "(files, tables and the catalog as such)",
    );
    let nameless = words("（没有写明部门）", "(no department given)");
    let name = match department {
        None => whole.get(lang),
        Some("") => nameless.get(lang),
        Some(name) => name,
    };
    let head = match lang {
        Lang::Zh => "| 级别 | 规则 | 事项 | 要素 | 位置 | 问题 | 怎么改 |",
        Lang::En => "| level | rule | item | element | place | what is wrong | what to do |",
    };
    writeln!(out, "\n## {} ({})\n", text(name), list.len())?;
    writeln!(out, "{head}\n|---|---|---|---|---|---|---|")?;
    for finding in list {
        let item = finding.item.as_ref().map_or("", |item| &*item.name);
        let place = finding.place.within();
        let cells = [
            finding.level,
            finding.rule,
            item,
            finding.label.as_deref().unwrap_or_default(),
            &format!("{} {place}", finding.place.path),
            &finding.message,
            finding.help.as_deref().unwrap_or_default(),
        ];
        let cells = cells.map(text);
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// Text in which Markdown and HTML see nothing of theirs.
pub(in crate::report) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_name_is_text_and_nothing_else() {
        assert_eq!(
            text("<img src=x>|[a](b)\n"),
            "&lt;img src=x&gt;\\|\\[a\\](b)⏎"
        );
    }
}
