//! Departments by rules: who has which fault how often.

use super::pen::{Inks, Pen, paged};
use super::summary::worst_rules;
use super::title;
use crate::finding::{Report, words};
use crate::report::departments::{Department, ranked};
use rust_xlsxwriter::{ConditionalFormat2ColorScale, Format, FormatAlign, Workbook, XlsxError};

/// Columns before the first rule: department, and all its findings.
const BEFORE: u16 = 2;

/// Writes the sheet.
pub fn sheet(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    all: &[Department<'_>],
) -> Result<(), XlsxError> {
    let say = |zh, en| words(zh, en).get(report.lang);
    let rules = worst_rules(report);
    let sheet = book
        .add_worksheet()
        .set_name(say("部门×规则", "Departments by rules"))?;
    let mut pen = Pen::new(sheet, inks);
    pen.sheet.set_column_width(0, 32)?.set_column_width(1, 9)?;
    let mut heads = vec![say("部门", "department"), say("合计", "all")];
    heads.extend(rules.iter().map(|(rule, _)| report.rules[*rule].id));
    pen.head(&heads)?;
    says(&mut pen, report, &rules)?;
    for known in ranked(all) {
        pen.cell(0, title(known.whose, report.lang))?;
        pen.count(1, known.findings.len() as u64)?;
        line(&mut pen, &by_rule(report, known), &rules)?;
        pen.row += 1;
    }
    shaded(&mut pen, rules.len() as u16)?;
    totals(&mut pen, report, &rules)?;
    pen.sheet.set_freeze_panes(2, 1)?;
    pen.sheet.set_repeat_rows(0, 1)?.set_repeat_columns(0, 0)?;
    match rules.len() {
        // More would be too small to read on one page.
        0..=14 => paged(pen.sheet),
        _ => paged(pen.sheet).set_print_scale(80),
    };
    Ok(())
}

/// What the rules say, standing upright under their numbers.
fn says(pen: &mut Pen<'_>, report: &Report, rules: &[(usize, u64)]) -> Result<(), XlsxError> {
    let upright = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let upright = pen.inks.text.merge(&upright.set_font_size(8));
    pen.sheet.set_row_height(pen.row, 84)?;
    pen.cell(0, "")?;
    pen.cell(1, "")?;
    for (col, (rule, _)) in (BEFORE..).zip(rules) {
        pen.sheet.set_column_width(col, 11)?;
        pen.text(col, report.rules[*rule].says, &upright)?;
    }
    pen.row += 1;
    Ok(())
}

fn by_rule(report: &Report, known: &Department<'_>) -> Vec<u64> {
    let mut counts = vec![0; report.rules.len()];
    for at in &known.findings {
        counts[usize::from(report.findings[*at].rule)] += 1;
    }
    counts
}

fn line(pen: &mut Pen<'_>, counts: &[u64], rules: &[(usize, u64)]) -> Result<(), XlsxError> {
    for (col, (rule, _)) in (BEFORE..).zip(rules) {
        match counts[*rule] {
            // A table of noughts hides what is in it.
            0 => pen.cell(col, "")?,
            count => pen.count(col, count)?,
        }
    }
    Ok(())
}

/// The more, the darker.
fn shaded(pen: &mut Pen<'_>, rules: u16) -> Result<(), XlsxError> {
    if rules == 0 || pen.row <= 2 {
        return Ok(());
    }
    let scale = ConditionalFormat2ColorScale::new();
    let scale = scale
        .set_minimum_color("FFF7F5")
        .set_maximum_color("E8827A");
    let last = (pen.row - 1, BEFORE + rules - 1);
    pen.sheet
        .add_conditional_format(2, BEFORE, last.0, last.1, &scale)?;
    Ok(())
}

fn totals(pen: &mut Pen<'_>, report: &Report, rules: &[(usize, u64)]) -> Result<(), XlsxError> {
    let inks = pen.inks;
    pen.text(0, words("合计", "all").get(report.lang), &inks.total)?;
    pen.number(1, report.findings.len() as f64, &inks.total)?;
    for (col, (_, findings)) in (BEFORE..).zip(rules) {
        pen.number(col, *findings as f64, &inks.total)?;
    }
    Ok(())
}
