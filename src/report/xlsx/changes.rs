//! What changed since an older report: counts a department, and the findings that are gone.

use super::pen::{Inks, Pen, paged};
use super::title;
use crate::finding::{Lang, Level, Old, Report, words};
use crate::report::departments::{Department, ranked};
use crate::report::draw::Style;
use crate::report::json::Masker;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Writes a row a department; without an older report there is no sheet.
pub fn sheet(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    all: &[Department<'_>],
) -> Result<(), XlsxError> {
    let Some(since) = &report.since else {
        return Ok(());
    };
    let say = |zh, en| words(zh, en).get(report.lang);
    let mut pen = Pen::new(book.add_worksheet().set_name(say("变化", "Changes"))?, inks);
    pen.widths(&[36, 10, 10, 10, 14])?;
    let day = &since.as_of;
    let heading = match report.lang {
        Lang::Zh => format!("与 {day} 相比"),
        Lang::En => format!("since {day}"),
    };
    pen.line(&inks.label, &[&heading])?;
    pen.head(&[
        say("部门", "department"),
        say("新增", "new"),
        say("仍存", "still open"),
        say("已改", "fixed"),
        say("文件未检查", "file not read"),
    ])?;
    for known in ranked(all) {
        pen.cell(0, title(known.whose, report.lang))?;
        let counts = [known.new, known.open(), known.fixed.len(), known.unseen];
        for (col, count) in (1..).zip(counts) {
            pen.count(col, count as u64)?;
        }
        pen.row += 1;
    }
    pen.text(0, say("合计", "all"), &inks.total)?;
    let (fixed, unseen) = (since.fixed.len(), since.unseen.len());
    let counts = [since.new_count(), since.open_count(), fixed, unseen];
    for (col, count) in (1..).zip(counts) {
        pen.number(col, count as f64, &inks.total)?;
    }
    paged(pen.sheet);
    Ok(())
}

/// Writes a row for each finding that is gone; where none is, there is no sheet.
pub fn fixed(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    style: &Style,
    fixed: &[&Old],
) -> Result<(), XlsxError> {
    if fixed.is_empty() {
        return Ok(());
    }
    let say = |zh, en| words(zh, en).get(report.lang);
    let masker = Masker {
        show_mobile: style.show_mobile,
    };
    let mut pen = Pen::new(book.add_worksheet().set_name(say("已改", "Fixed"))?, inks);
    pen.widths(&[7, 8, 24, 32, 30, 60])?;
    let heads = [
        say("级别", "level"),
        say("规则", "rule"),
        say("部门", "department"),
        say("事项名称", "item"),
        say("文件", "path"),
        say("问题", "message"),
    ];
    pen.head(&heads)?;
    for old in fixed {
        let levels = [Level::Error, Level::Warning, Level::Info];
        let level = levels.into_iter().find(|level| level.name() == old.level);
        pen.cell(
            0,
            level.map_or(&*old.level, |level| level.words().get(report.lang)),
        )?;
        pen.cell(1, &old.rule)?;
        pen.cell(2, &old.department)?;
        pen.cell(3, &masker.text(&old.item))?;
        pen.cell(4, &old.path)?;
        pen.cell(5, &masker.text(&old.message))?;
        pen.row += 1;
    }
    let last = pen.row - 1;
    pen.filtered(last, heads.len() as u16)
}
