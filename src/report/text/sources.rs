//! The files that were not read, or not to their end, each with the reason and the next step.

use super::Paper;
use crate::finding::{SourceReport, Status};
use crate::report::draw::Tone;

/// Files of one status listed at most, unless all are asked for.
const MOST: usize = 20;

pub(super) fn broken(page: &mut Paper<'_>) {
    list(
        page,
        Status::Unreadable,
        page.say("未能读取的文件", "files that could not be read"),
    );
    list(
        page,
        Status::Partial,
        page.say("只读出一部分的文件", "files read only in part"),
    );
    list(
        page,
        Status::NoItems,
        page.say("没有读到事项的文件", "files without items"),
    );
}

fn list(page: &mut Paper<'_>, status: Status, title: &'static str) {
    let report = page.report;
    let sources: Vec<&SourceReport> = report
        .sources
        .iter()
        .filter(|source| source.status == status)
        .collect();
    if sources.is_empty() {
        return;
    }
    page.heading(title, &sources.len().to_string());
    let most = if page.style.full { sources.len() } else { MOST };
    for source in sources.iter().take(most) {
        one(page, source);
    }
    let more = sources.len().saturating_sub(most);
    if more > 0 {
        let text = page.text(
            || format!("另有 {more} 个文件，--full 显示全部"),
            || format!("{more} more files, --full shows all"),
        );
        page.paragraph(2, Tone::Info, &text);
    }
    page.blank();
}

fn one(page: &mut Paper<'_>, source: &SourceReport) {
    let path = page.tidy(&source.path);
    let shown = page.gauge.cut_start(&path, page.style.width - 2);
    let tone = match source.status {
        Status::Unreadable => Tone::Error,
        _ => Tone::Warning,
    };
    page.raw(&format!("  {}", page.ink.paint(tone, &shown)));
    let message = match &source.message {
        Some(message) => page.tidy(message),
        None if source.status == Status::NoItems => page.text(
            || format!("这些表不像事项清单；shixiang inspect \"{path}\" 显示它是怎样被读懂的"),
            || format!("nothing in it looks like a list of items; shixiang inspect \"{path}\" shows how it was read"),
        ),
        None => page
            .say("没有说明原因", "no reason was given")
            .to_owned(),
    };
    page.paragraph(4, Tone::Plain, &message);
}
