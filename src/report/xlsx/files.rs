//! The files of the run: how each was read, and how many items and findings it has.

use super::pen::{Inks, Pen};
use crate::finding::{Lang, Report, Status, words};
use crate::report::draw::Style;
use crate::report::json::Masker;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Writes a row a file.
pub fn sheet(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    style: &Style,
) -> Result<(), XlsxError> {
    let say = |zh, en| words(zh, en).get(report.lang);
    let masker = Masker {
        show_mobile: style.show_mobile,
    };
    let mut pen = Pen::new(book.add_worksheet().set_name(say("文件", "Files"))?, inks);
    pen.widths(&[50, 9, 14, 9, 9, 9, 70])?;
    let heads = [
        say("文件", "path"),
        say("格式", "format"),
        say("状态", "status"),
        say("事项", "items"),
        say("子项", "sub-items"),
        say("问题", "findings"),
        say("说明", "message"),
    ];
    pen.head(&heads)?;
    let mut findings = vec![0; report.sources.len()];
    for finding in &report.findings {
        if let Some(count) = findings.get_mut(finding.source as usize) {
            *count += 1;
        }
    }
    for (source, findings) in report.sources.iter().zip(findings) {
        let message = masker.text(source.message.as_deref().unwrap_or_default());
        pen.fit([(&*source.path, 50), (&*message, 70)].into_iter())?;
        pen.cell(0, &source.path)?;
        pen.cell(1, source.format)?;
        pen.cell(2, status(source.status, report.lang))?;
        for (col, count) in (3..).zip([source.items, source.sub_items, findings]) {
            pen.count(col, count)?;
        }
        pen.cell(6, &message)?;
        pen.row += 1;
    }
    let last = pen.row - 1;
    pen.filtered(last, heads.len() as u16)
}

fn status(status: Status, lang: Lang) -> &'static str {
    let said = match status {
        Status::Read => words("已读", "read"),
        Status::Partial => words("部分读出", "partly read"),
        Status::NoItems => words("没有事项", "no items"),
        Status::Unreadable => words("未能读取", "unreadable"),
    };
    said.get(lang)
}
