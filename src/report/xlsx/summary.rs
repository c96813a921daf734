//! The first sheet: verdict, totals, what changed, departments by level, and the rules with most findings.

use super::charts::{self, Rows};
use super::pen::{Inks, Pen, paged};
use super::title;
use crate::finding::{Lang, Level, Report, words};
use crate::report::departments::{Department, ranked};
use crate::report::json::summary;
use crate::report::only::only;
use rust_xlsxwriter::{Workbook, XlsxError};

/// The levels, the gravest first.
pub const LEVELS: [Level; 3] = [Level::Error, Level::Warning, Level::Info];

/// The column of the first level in the table of departments.
pub const FIRST_LEVEL: u16 = 2;

/// What the sheet is called.
pub fn name(lang: Lang) -> &'static str {
    words("汇总", "Summary").get(lang)
}

/// Writes the sheet.
pub fn sheet(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    all: &[Department<'_>],
) -> Result<(), XlsxError> {
    written(book, inks, report, all).map(|_| ())
}

/// Writes the sheet, and one with charts of it.
pub fn with_charts(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    all: &[Department<'_>],
) -> Result<(), XlsxError> {
    let (departments, rules) = written(book, inks, report, all)?;
    charts::sheet(book, report, departments, rules)
}

/// The rows of the departments, and those of the rules.
fn written(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    all: &[Department<'_>],
) -> Result<(Rows, Rows), XlsxError> {
    let sheet = book.add_worksheet().set_name(name(report.lang))?;
    let mut pen = Pen::new(sheet, inks);
    pen.widths(&[46, 10, 10, 10, 10, 10, 12, 10, 10, 10, 12])?;
    head(&mut pen, report)?;
    let departments = departments(&mut pen, report, all)?;
    let rules = rules(&mut pen, report)?;
    paged(pen.sheet);
    Ok((departments, rules))
}

fn head(pen: &mut Pen<'_>, report: &Report) -> Result<(), XlsxError> {
    let inks = pen.inks;
    let say = |zh, en| words(zh, en).get(report.lang);
    pen.sheet.set_row_height(0, 28)?;
    pen.line(
        &inks.title,
        &[say("办事指南检查汇总", "Report on service guides")],
    )?;
    let total = summary(report);
    pen.head(&[say("项目", ""), say("数值", "")])?;
    for (name, text) in [
        (say("检查日期", "date"), &*report.as_of),
        (
            say("结论", "verdict"),
            report.verdict().words().get(report.lang),
        ),
    ] {
        pen.cell(0, name)?;
        pen.cell(1, text)?;
        pen.row += 1;
    }
    if let Some(said) = only(report) {
        pen.cell(0, say("规则", "rules"))?;
        pen.cell(1, &said)?;
        pen.row += 1;
    }
    let mut counts = vec![
        (say("文件", "files"), total.files as u64),
        (say("事项", "items"), total.items),
    ];
    counts.extend(LEVELS.map(|level| (level.words().get(report.lang), report.count(level) as u64)));
    for (name, count) in counts {
        pen.cell(0, name)?;
        pen.count(1, count)?;
        pen.row += 1;
    }
    since(pen, report)
}

fn since(pen: &mut Pen<'_>, report: &Report) -> Result<(), XlsxError> {
    let Some(since) = &report.since else {
        return Ok(());
    };
    let day = &since.as_of;
    let heading = match report.lang {
        Lang::Zh => format!("与 {day} 相比"),
        Lang::En => format!("since {day}"),
    };
    let inks = pen.inks;
    pen.row += 1;
    pen.line(&inks.label, &[&heading])?;
    for (name, count) in [
        (words("新增", "new"), since.new_count()),
        (words("仍存", "still open"), since.open_count()),
        (words("已改", "fixed"), since.fixed.len()),
        (words("文件未检查", "file not read"), since.unseen.len()),
    ] {
        pen.cell(0, name.get(report.lang))?;
        pen.count(1, count as u64)?;
        pen.row += 1;
    }
    Ok(())
}

fn departments(
    pen: &mut Pen<'_>,
    report: &Report,
    all: &[Department<'_>],
) -> Result<Rows, XlsxError> {
    let say = |zh, en| words(zh, en).get(report.lang);
    let inks = pen.inks;
    pen.row += 1;
    pen.line(&inks.label, &[say("各部门", "Departments")])?;
    let mut heads = vec![say("部门", "department"), say("事项", "items")];
    heads.extend(LEVELS.map(|level| level.words().get(report.lang)));
    heads.extend([
        say("合计", "all"),
        say("每百项错误", "errors per 100 items"),
    ]);
    if report.since.is_some() {
        heads.extend([
            say("新增", "new"),
            say("仍存", "open"),
            say("已改", "fixed"),
        ]);
        heads.push(say("文件未检查", "file not read"));
    }
    pen.head(&heads)?;
    let first = pen.row;
    for known in ranked(all) {
        pen.cell(0, title(known.whose, report.lang))?;
        pen.count(1, known.items)?;
        for (col, level) in (FIRST_LEVEL..).zip(LEVELS) {
            pen.count(col, known.count(level) as u64)?;
        }
        pen.count(5, known.findings.len() as u64)?;
        rate(pen, known)?;
        if report.since.is_some() {
            let counts = [known.new, known.open(), known.fixed.len(), known.unseen];
            for (col, count) in (7..).zip(counts) {
                pen.count(col, count as u64)?;
            }
        }
        pen.row += 1;
    }
    Ok(Rows {
        first,
        end: pen.row,
    })
}

/// Errors per hundred items, where there are items.
fn rate(pen: &mut Pen<'_>, known: &Department<'_>) -> Result<(), XlsxError> {
    let inks = pen.inks;
    match known.items {
        0 => pen.cell(6, "-"),
        items => {
            let errors = known.count(Level::Error) as f64;
            pen.number(
                6,
                (errors * 1000.0 / items as f64).round() / 10.0,
                &inks.text,
            )
        }
    }
}

fn rules(pen: &mut Pen<'_>, report: &Report) -> Result<Rows, XlsxError> {
    let say = |zh, en| words(zh, en).get(report.lang);
    let inks = pen.inks;
    pen.row += 1;
    pen.line(&inks.label, &[say("各规则", "Rules")])?;
    pen.head(&[
        say("规则", "rule"),
        say("级别", "level"),
        say("处数", "findings"),
    ])?;
    let first = pen.row;
    for (rule, findings) in worst_rules(report) {
        let rule = &report.rules[rule];
        pen.cell(0, &format!("{} {}", rule.id, rule.says))?;
        pen.level(1, rule.level, rule.level.words().get(report.lang))?;
        pen.count(2, findings)?;
        pen.row += 1;
    }
    Ok(Rows {
        first,
        end: pen.row,
    })
}

/// Rules with findings, the most first: an index into [`Report::rules`], and how many.
pub fn worst_rules(report: &Report) -> Vec<(usize, u64)> {
    let tallies = report.tallies.iter().enumerate();
    let found = tallies.map(|(at, tally)| (at, tally.findings));
    let mut list: Vec<(usize, u64)> = found.filter(|(_, findings)| *findings > 0).collect();
    list.sort_by_key(|(_, findings)| std::cmp::Reverse(*findings));
    list
}
