//! What was read and by which rules, and how much was found: the head of the summary.

use super::Paper;
use crate::finding::{Level, Since, Status};
use crate::report::draw::{Tone, plural, thousands};
use crate::report::only::only;

/// What was read, by which rules, and what was found.
pub(super) fn totals(page: &mut Paper<'_>) {
    let report = page.report;
    let files = files(page);
    let items = items(page);
    page.labelled(2, page.say("文件    ", "files   "), Tone::Plain, &files);
    if let Some(passed_over) = passed_over(page) {
        page.labelled(2, page.say("未打开  ", "skipped "), Tone::Dim, &passed_over);
    }
    page.labelled(2, page.say("事项    ", "items   "), Tone::Plain, &items);
    if let Some(rules) = only(report) {
        page.labelled(2, page.say("规则    ", "rules   "), Tone::Warning, &rules);
    }
    let levels = [Level::Error, Level::Warning, Level::Info];
    let counts = levels.map(|level| {
        let count = report.count(level) as u64;
        let tone = if count == 0 {
            Tone::Dim
        } else {
            Tone::of(level)
        };
        let text = format!("{} {}", level.words().get(page.lang), thousands(count));
        page.ink.paint(tone, &text)
    });
    let label = page.ink.paint(Tone::Dim, page.say("问题    ", "found   "));
    page.raw(&format!("  {label}{}", counts.join("  ")));
    if let Some(since) = &report.since {
        let text = changed(page, since);
        page.labelled(2, page.say("变化    ", "changed "), Tone::Plain, &text);
    }
}

/// What changed since an older report.
fn changed(page: &Paper<'_>, since: &Since) -> String {
    let [new, open, fixed, unseen] = [
        since.new_count(),
        since.open_count(),
        since.fixed.len(),
        since.unseen.len(),
    ]
    .map(|count| thousands(count as u64));
    let day = &since.as_of;
    let mut text = page.text(
        || format!("与 {day} 相比：新增 {new}，已改 {fixed}，仍存 {open}"),
        || format!("since {day}: {new} new, {fixed} fixed, {open} still open"),
    );
    if !since.unseen.is_empty() {
        text += &page.text(
            || format!("；{unseen} 处在这次没有检查的文件中"),
            || format!("; {unseen} in files not read this time"),
        );
    }
    text
}

/// Files in the folders that were not opened, the first few by name: nothing is passed over in silence.
fn passed_over(page: &Paper<'_>) -> Option<String> {
    let paths = &page.report.passed_over;
    let first: Vec<&str> = paths.iter().take(3).map(|path| &**path).collect();
    let (all, more) = (paths.len(), if paths.len() > 3 { " …" } else { "" });
    (all > 0).then(|| {
        page.text(
            || format!("{all} 个文件不是表格或数据：{}{more}", first.join("、")),
            || format!("{all} neither tables nor data: {}{more}", first.join(", ")),
        )
    })
}

fn files(page: &Paper<'_>) -> String {
    let sources = &page.report.sources;
    let of = |status| {
        sources
            .iter()
            .filter(|source| source.status == status)
            .count()
    };
    let all = sources.len();
    let others = [
        (
            of(Status::Partial),
            page.say("只读出一部分", "read in part"),
        ),
        (of(Status::NoItems), page.say("没有事项", "without items")),
        (of(Status::Unreadable), page.say("未能读取", "unreadable")),
    ];
    let others: Vec<String> = others
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| {
            page.text(
                || format!("{what} {count} 个"),
                || format!("{count} {what}"),
            )
        })
        .collect();
    let all = page.text(|| format!("{all} 个"), || all.to_string());
    match others.is_empty() {
        true => all,
        false => page.text(
            || format!("{all}，其中{}", others.join("、")),
            || format!("{all}, of them {}", others.join(", ")),
        ),
    }
}

fn items(page: &Paper<'_>) -> String {
    let items = thousands(page.report.items());
    match page.report.sub_items() {
        0 => page.text(|| format!("{items} 项"), || items.clone()),
        subs => page.text(
            || format!("{items} 项，另有子项 {} 个", thousands(subs)),
            || format!("{items}, and {}", plural(subs, "sub-item", "sub-items")),
        ),
    }
}
