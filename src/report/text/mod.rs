//! The report for a person at a terminal: department, item, element; each fault drawn where it stands; a summary that agrees.

mod blind;
mod finding;
mod place;
mod ratios;
mod score;
mod sources;
mod summary;
mod totals;

pub use score::score;

use super::departments::Spellings;
use super::draw::{Page, Style, Tone};
use super::listing::{Entry, Listing, Section, listing};
use crate::finding::{Level, Report, Scope};
use std::collections::HashMap;

/// The report as text, no line wider than the style's width but for URLs.
pub fn text(report: &Report, style: &Style) -> String {
    let list = listing(report, style.full);
    let mut page = Page::new(report, report.lang, style);
    sources::broken(&mut page);
    findings(&mut page, &list);
    blind::blind(&mut page);
    summary::summary(&mut page, &list);
    page.finish()
}

/// A page about a report.
type Paper<'r> = Page<&'r Report>;

fn findings(page: &mut Paper<'_>, list: &Listing<'_>) {
    let counts = counts(page.report);
    let (mut section, mut item) = (None, None);
    for entry in &list.entries {
        if section != Some(entry.section) {
            heading(page, entry.section, &counts);
            (section, item) = (Some(entry.section), None);
        }
        if entry.finding.scope() == Scope::Item && item != Some(entry.item) {
            item_line(page, entry);
            item = Some(entry.item);
        }
        finding::finding(page, entry);
    }
    for other in &list.elsewhere {
        finding::elsewhere(page, other);
    }
    if !list.elsewhere.is_empty() {
        page.blank();
    }
}

type Counts = [u64; 3];

/// Errors, warnings and infos a department, over all findings, shown or not.
fn counts(report: &Report) -> HashMap<Option<&str>, Counts> {
    let mut counts: HashMap<Option<&str>, Counts> = HashMap::new();
    let spellings = Spellings::of(report);
    for finding in &report.findings {
        let item = finding.item.as_ref();
        let item = item.filter(|_| finding.scope() != Scope::Catalog);
        let name = item.map(|item| spellings.first(&item.department));
        counts.entry(name).or_default()[rank(finding.level)] += 1;
    }
    counts
}

fn rank(level: Level) -> usize {
    match level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Info => 2,
    }
}

fn heading(page: &mut Paper<'_>, section: Section<'_>, counts: &HashMap<Option<&str>, Counts>) {
    match section {
        Section::Source(source) => {
            let path = page.report.sources[source as usize].path.to_string();
            page.heading(&path, "");
        }
        Section::Catalog => {
            let title = page.say("全目录", "the whole catalog");
            page.heading(title, "");
        }
        Section::Department(name) => {
            let counts = counts.get(&Some(name)).copied().unwrap_or_default();
            let title = department(page, name);
            let tail = tally(page, counts);
            page.heading(&title, &tail);
        }
    }
}

fn department(page: &Paper<'_>, name: &str) -> String {
    match name {
        "" => page
            .say("（没有写明部门）", "(no department given)")
            .to_owned(),
        name => name.to_owned(),
    }
}

/// `错误 12 · 警告 3`, without what is zero.
fn tally(page: &Paper<'_>, counts: Counts) -> String {
    let levels = [Level::Error, Level::Warning, Level::Info];
    let named = levels
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
        .map(|(level, count)| format!("{} {count}", level.words().get(page.lang)));
    named.collect::<Vec<_>>().join("  ")
}

fn item_line(page: &mut Paper<'_>, entry: &Entry<'_>) {
    let Some(item) = &entry.finding.item else {
        return;
    };
    let name = match &*item.name {
        "" => page
            .say("（没有名称的事项）", "(item without a name)")
            .to_owned(),
        name => page.tidy(name),
    };
    let code = page.tidy(&item.code);
    let room = page.style.width;
    // The code goes on the same line when there is room; a name in full is worth more.
    let both = page.gauge.text(&name) + 2 + page.gauge.text(&code);
    let name = page.gauge.cut(&name, room);
    let mut line = page.ink.paint(Tone::Bold, &name);
    if !code.is_empty() && both <= room {
        line = format!("{line}  {}", page.ink.paint(Tone::Dim, &code));
    }
    page.raw(&line);
}

#[cfg(test)]
mod tests;
