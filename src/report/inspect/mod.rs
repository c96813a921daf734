//! How each source was understood: format, encoding, what was found in it, and table by table how.

mod table;

use super::draw::{Page, Style, Tone, plural, thousands};
use crate::finding::{Report, SourceReport, Status};

type Sheet = Page<()>;

/// How every source was read, for a person.
pub fn inspect(report: &Report, style: &Style) -> String {
    let mut page = Page::new((), report.lang, style);
    for source in &report.sources {
        one(&mut page, source);
    }
    total(&mut page, report);
    page.finish()
}

fn one(page: &mut Sheet, source: &SourceReport) {
    let path = page.tidy(&source.path);
    let format = match source.encoding {
        Some(encoding) => format!("{}  {encoding}", source.format),
        None => source.format.to_owned(),
    };
    page.heading(&path, &format);
    let (tone, status) = status(page, source);
    page.labelled(2, page.say("结果  ", "result  "), tone, &status);
    if let Some(message) = &source.message {
        let message = page.tidy(message);
        page.labelled(2, page.say("说明  ", "because "), Tone::Plain, &message);
    }
    for (at, known) in source.tables.iter().enumerate() {
        table::table(page, known, at + 1);
    }
}

fn status(page: &Sheet, source: &SourceReport) -> (Tone, String) {
    let counts = counts(page, source.items, source.sub_items, sums(source));
    match source.status {
        Status::Read => (Tone::Good, counts),
        Status::Partial => {
            let text = page.text(
                || format!("只读出一部分：{counts}"),
                || format!("read in part: {counts}"),
            );
            (Tone::Warning, text)
        }
        Status::NoItems => (
            Tone::Warning,
            page.say("没有读到事项", "no items found").to_owned(),
        ),
        Status::Unreadable => (
            Tone::Error,
            page.say("未能读取", "could not be read").to_owned(),
        ),
    }
}

fn sums(source: &SourceReport) -> (u64, u64) {
    let tables = source.tables.iter();
    tables.fold((0, 0), |(materials, situations), table| {
        (materials + table.materials, situations + table.situations)
    })
}

/// `301 项，子项 42，材料 900`.
fn counts(page: &Sheet, items: u64, subs: u64, (materials, situations): (u64, u64)) -> String {
    let mut parts = vec![page.text(
        || format!("{} 项", thousands(items)),
        || plural(items, "item", "items"),
    )];
    let others = [
        (subs, "子项", "sub-item", "sub-items"),
        (materials, "材料", "material", "materials"),
        (situations, "情形", "situation", "situations"),
    ];
    for (count, zh, one, many) in others.into_iter().filter(|(count, ..)| *count > 0) {
        parts.push(page.text(
            || format!("{zh} {}", thousands(count)),
            || plural(count, one, many),
        ));
    }
    parts.join(page.say("，", ", "))
}

fn total(page: &mut Sheet, report: &Report) {
    let files = report.sources.len() as u64;
    let entries = report.sources.iter().map(sums);
    let entries = entries.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
    let counts = counts(page, report.items(), report.sub_items(), entries);
    let text = page.text(
        || format!("共 {files} 个文件，{counts}"),
        || format!("{}, {counts}", plural(files, "file", "files")),
    );
    page.blank();
    page.paragraph(0, Tone::Bold, &text);
}

#[cfg(test)]
mod tests;
