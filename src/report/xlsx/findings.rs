//! Sheets with a row a finding: every column of the csv format, a filter, a header that stays.

use super::pen::{Inks, Pen};
use crate::finding::{Lang, Level, Report, Words, words};
use crate::report::json::shape::FindingJson;
use crate::report::rows::{COLUMNS, row, titles};
use rust_xlsxwriter::{Workbook, XlsxError};

/// What a list of findings is called.
pub const NAME: Words = words("问题", "Findings");
/// What the list of those about the whole catalog is called.
pub const OFFICE: Words = words("全目录问题", "Whole catalog");

/// Rows a sheet takes; the format ends at 1,048,576.
const ROWS: u32 = 1_000_000;

/// Above so many, rows go to a temporary file instead of memory, and have no height of their own: the writer would keep all
/// heights, and write the last row twice.
const FITTED: usize = 5_000;

/// Level, rule, slug, department, item, code, element, part, path, sheet, cell, row, column, value, message, help, basis, print.
const WIDTHS: [u16; COLUMNS] = [
    7, 8, 22, 20, 28, 36, 16, 12, 26, 12, 9, 7, 7, 26, 40, 40, 40, 19,
];

/// Columns for programs: slug and print. They are there, and folded away.
const UNSHOWN: [u16; 2] = [2, 17];

/// So many columns cannot be read on A4.
const A3: u8 = 8;

const STATE: u16 = COLUMNS as u16;

/// Writes the findings to one sheet, or to as many as they need.
pub fn sheets<'f>(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    name: Words,
    findings: impl Iterator<Item = FindingJson<'f>>,
) -> Result<(), XlsxError> {
    split(book, inks, report, (name, ROWS), findings)
}

/// The same, with so many rows a sheet.
pub fn split<'f>(
    book: &mut Workbook,
    inks: &Inks,
    report: &Report,
    (name, rows): (Words, u32),
    findings: impl Iterator<Item = FindingJson<'f>>,
) -> Result<(), XlsxError> {
    let lean = findings.size_hint().1.is_none_or(|most| most > FITTED);
    let mut findings = findings.peekable();
    let mut number = 1;
    while number == 1 || findings.peek().is_some() {
        let base = name.get(report.lang);
        let name = match number {
            1 => base.to_owned(),
            number => format!("{base}{number}"),
        };
        let sheet = match lean {
            true => book.add_worksheet_with_constant_memory()?,
            false => book.add_worksheet(),
        };
        let pen = Pen::new(sheet.set_name(name)?, inks);
        one(pen, report, (rows, lean), &mut findings)?;
        number += 1;
    }
    Ok(())
}

fn one<'f>(
    mut pen: Pen<'_>,
    report: &Report,
    (rows, lean): (u32, bool),
    findings: &mut impl Iterator<Item = FindingJson<'f>>,
) -> Result<(), XlsxError> {
    pen.widths(&WIDTHS)?;
    let mut heads = titles(report.lang).to_vec();
    if report.since.is_some() {
        pen.sheet.set_column_width(STATE, 8)?;
        heads.push(words("状态", "state").get(report.lang));
    }
    pen.head(&heads)?;
    while pen.row <= rows
        && let Some(finding) = findings.next()
    {
        line(&mut pen, report, &finding, lean)?;
        pen.row += 1;
    }
    for col in UNSHOWN {
        pen.sheet.set_column_hidden(col)?;
    }
    let last = pen.row - 1;
    pen.filtered(last, heads.len() as u16)?;
    pen.sheet.set_paper_size(A3);
    Ok(())
}

fn line(
    pen: &mut Pen<'_>,
    report: &Report,
    finding: &FindingJson<'_>,
    lean: bool,
) -> Result<(), XlsxError> {
    let cells = row(report.lang, finding);
    let shown = |at: &usize| !UNSHOWN.contains(&(*at as u16));
    let shown = (0..COLUMNS).filter(shown);
    if !lean {
        pen.fit(shown.map(|at| (&*cells[at], WIDTHS[at])))?;
    }
    let level = level(finding.level);
    pen.level(0, level, level.words().get(report.lang))?;
    for (col, cell) in (0..).zip(&cells).skip(1) {
        match cell.parse::<u32>() {
            // Row and column; a value stays as it is written.
            Ok(number) if matches!(col, 11 | 12) => pen.count(col, number.into())?,
            _ => pen.cell(col, cell)?,
        }
    }
    match report.since {
        Some(_) => pen.cell(STATE, state(finding.state, report.lang)),
        None => Ok(()),
    }
}

fn level(name: &str) -> Level {
    let all = [Level::Error, Level::Warning, Level::Info];
    let known = all.into_iter().find(|level| level.name() == name);
    known.unwrap_or(Level::Info)
}

/// Whether a finding was there before, as a reader says it.
pub fn state(name: &str, lang: Lang) -> &'static str {
    match name {
        "open" => words("仍存", "open").get(lang),
        _ => words("新增", "new").get(lang),
    }
}
