//! Workbooks: the whole report, the findings of one department, and the office's summary with charts to paste.

mod changes;
mod charts;
mod files;
mod findings;
mod matrix;
mod pen;
mod ratios;
mod rules;
mod summary;

use super::departments::{Department, Whose, departments};
use super::draw::Style;
use super::json::finding_at;
use crate::finding::{Lang, Report, words};
use pen::Inks;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io::{self, Write};
pub(super) use summary::{LEVELS, worst_rules};

/// Writes the report as a workbook: summary, findings, rules, ratios, files.
pub(super) fn xlsx(report: &Report, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let bytes = whole(report, style).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn whole(report: &Report, style: &Style) -> Result<Vec<u8>, XlsxError> {
    let (mut book, inks) = (begin(report)?, Inks::new());
    let all = departments(report);
    summary::sheet(&mut book, &inks, report, &all)?;
    let known = (0..report.findings.len()).map(|at| finding_at(report, at, style.show_mobile));
    findings::sheets(&mut book, &inks, report, findings::NAME, known)?;
    rules::sheet(&mut book, &inks, report)?;
    ratios::list(&mut book, &inks, report)?;
    files::sheet(&mut book, &inks, report, style)?;
    book.save_to_buffer()
}

/// The findings of one department as a workbook.
///
/// # Errors
/// When the workbook cannot be made, as when there is no room for temporary files.
pub fn department_book(
    report: &Report,
    style: &Style,
    department: &Department<'_>,
) -> io::Result<Vec<u8>> {
    of_one(report, style, department).map_err(io::Error::other)
}

fn of_one(
    report: &Report,
    style: &Style,
    department: &Department<'_>,
) -> Result<Vec<u8>, XlsxError> {
    let (mut book, inks) = (begin(report)?, Inks::new());
    let known = department.findings.iter();
    let known = known.map(|at| finding_at(report, *at, style.show_mobile));
    findings::sheets(&mut book, &inks, report, findings::NAME, known)?;
    changes::fixed(&mut book, &inks, report, style, &department.fixed)?;
    book.save_to_buffer()
}

/// The office's summary: departments by level and by rule, targets, changes, and charts.
///
/// # Errors
/// When the workbook cannot be made, as when there is no room for temporary files.
pub fn office_book(
    report: &Report,
    style: &Style,
    departments: &[Department<'_>],
) -> io::Result<Vec<u8>> {
    of_all(report, style, departments).map_err(io::Error::other)
}

fn of_all(
    report: &Report,
    style: &Style,
    departments: &[Department<'_>],
) -> Result<Vec<u8>, XlsxError> {
    let (mut book, inks) = (begin(report)?, Inks::new());
    summary::with_charts(&mut book, &inks, report, departments)?;
    matrix::sheet(&mut book, &inks, report, departments)?;
    ratios::matrix(&mut book, &inks, report)?;
    changes::sheet(&mut book, &inks, report, departments)?;
    let fixed: Vec<_> = departments
        .iter()
        .flat_map(|known| known.fixed.iter().copied())
        .collect();
    changes::fixed(&mut book, &inks, report, style, &fixed)?;
    for office in departments
        .iter()
        .filter(|known| known.whose == Whose::Office)
    {
        let known = office.findings.iter();
        let known = known.map(|at| finding_at(report, *at, style.show_mobile));
        findings::sheets(&mut book, &inks, report, findings::OFFICE, known)?;
    }
    book.save_to_buffer()
}

/// A workbook dated by the day the report judges by, so that the same report gives the same bytes.
fn begin(report: &Report) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let title = words("办事指南检查报告", "Report on service guides").get(report.lang);
    let made = DocProperties::new()
        .set_title(title)
        .set_author(env!("CARGO_PKG_NAME"));
    book.set_properties(
        &made.set_creation_datetime(&ExcelDateTime::parse_from_str(&report.as_of)?),
    );
    Ok(book)
}

/// What a department is called in a list.
pub(super) fn title<'n>(whose: Whose<'n>, lang: Lang) -> &'n str {
    match whose {
        Whose::Named(name) => name,
        Whose::Nameless => words("（未写明部门）", "(no department given)").get(lang),
        Whose::Office => words("（全目录）", "(the whole catalog)").get(lang),
    }
}

#[cfg(test)]
mod tests;
