//! Targets: a row a ratio, or departments by ratios, and the catalog's as a chart.

use super::charts::{bars, fill, height};
use super::pen::{Inks, Pen, paged};
use crate::config::shown;
use crate::finding::{RatioReport, Report, words};
use rust_xlsxwriter::{Chart, ChartDataLabel, ChartType, Color, Format, Workbook, XlsxError};

/// Ratios that were asked of anybody.
fn asked(report: &Report) -> impl Iterator<Item = &RatioReport> {
    report
        .ratios
        .iter()
        .filter(|known| known.items + known.unread() > 0)
}

fn of_catalog(report: &Report) -> Vec<&RatioReport> {
    asked(report)
        .filter(|known| known.department.is_none())
        .collect()
}

fn name(report: &Report) -> &'static str {
    words("指标", "Targets").get(report.lang)
}

/// Writes a row a ratio; without ratios there is no sheet.
pub fn list(book: &mut Workbook, inks: &Inks, report: &Report) -> Result<(), XlsxError> {
    if asked(report).next().is_none() {
        return Ok(());
    }
    let say = |zh, en| words(zh, en).get(report.lang);
    let mut pen = Pen::new(book.add_worksheet().set_name(name(report))?, inks);
    pen.widths(&[8, 26, 28, 10, 10, 10, 10, 10, 10, 10, 10])?;
    let heads = [
        say("规则", "rule"),
        say("指标", "ratio"),
        say("范围", "of"),
        say("值", "value"),
        say("目标", "target"),
        say("达标", "met"),
        say("分子", "part"),
        say("分母", "whole"),
        say("未填", "blank"),
        say("读不出", "unreadable"),
        say("还差（项）", "items needed"),
    ];
    pen.head(&heads)?;
    let whole = say("全目录", "catalog");
    for known in asked(report) {
        pen.cell(0, report.rules[usize::from(known.rule)].id)?;
        pen.cell(1, known.name)?;
        pen.cell(2, known.department.as_deref().unwrap_or(whole))?;
        value(&mut pen, 3, Some(known), say("不计算", "refused"))?;
        pen.cell(4, &target(known))?;
        pen.cell(
            5,
            known.met.map_or("-", |met| {
                if met {
                    say("是", "yes")
                } else {
                    say("否", "no")
                }
            }),
        )?;
        rest(&mut pen, known)?;
        pen.row += 1;
    }
    let last = pen.row - 1;
    pen.filtered(last, heads.len() as u16)
}

fn rest(pen: &mut Pen<'_>, known: &RatioReport) -> Result<(), XlsxError> {
    let inks = pen.inks;
    let scale = known.scale.max(1) as f64;
    pen.number(6, known.part as f64 / scale, &inks.text)?;
    pen.number(7, known.whole as f64 / scale, &inks.text)?;
    pen.count(8, known.blank)?;
    pen.count(9, known.unreadable)?;
    match known.needed {
        Some(needed) => pen.count(10, needed),
        None => pen.cell(10, "-"),
    }
}

fn target(known: &RatioReport) -> String {
    known.target.map_or_else(|| "-".to_owned(), shown)
}

/// A share, coloured by whether it reaches its target.
fn value(
    pen: &mut Pen<'_>,
    col: u16,
    known: Option<&RatioReport>,
    refused: &str,
) -> Result<(), XlsxError> {
    let inks = pen.inks;
    let Some(known) = known.filter(|known| known.items + known.unread() > 0) else {
        return pen.cell(col, "-");
    };
    match known.value() {
        Some(value) => pen.number(col, tenths(value, known.met), colour(inks, known.met)),
        None => pen.cell(col, refused),
    }
}

/// Millionths as a share to a tenth of a percent. What falls short is rounded down, so that it never looks like its target.
fn tenths(value: i64, met: Option<bool>) -> f64 {
    let down = met == Some(false);
    let tenths = if down {
        value.div_euclid(1000)
    } else {
        (value + 500).div_euclid(1000)
    };
    tenths as f64 / 1000.0
}

fn colour(inks: &Inks, met: Option<bool>) -> &Format {
    match met {
        Some(true) => &inks.met,
        Some(false) => &inks.short,
        None => &inks.percent,
    }
}

/// Writes a row a department and a column a ratio, the catalog and the targets on top.
pub fn matrix(book: &mut Workbook, inks: &Inks, report: &Report) -> Result<(), XlsxError> {
    let columns = of_catalog(report);
    if columns.is_empty() {
        return Ok(());
    }
    let say = |zh, en| words(zh, en).get(report.lang);
    let mut pen = Pen::new(book.add_worksheet().set_name(name(report))?, inks);
    pen.sheet.set_column_width(0, 32)?;
    let mut heads = vec![say("部门", "department")];
    for (col, known) in (1..).zip(&columns) {
        pen.sheet.set_column_width(col, 13)?;
        heads.push(known.name);
    }
    pen.head(&heads)?;
    targets(&mut pen, report, &columns)?;
    let whole = columns.iter().map(|known| Some(*known)).collect::<Vec<_>>();
    row(&mut pen, say("全目录", "catalog"), &whole, report)?;
    for (department, of) in by_department(report, &columns) {
        row(&mut pen, department, &of, report)?;
    }
    pen.sheet.set_freeze_panes(3, 1)?;
    paged(pen.sheet);
    Ok(())
}

/// The targets as numbers, so that the chart can show them.
fn targets(pen: &mut Pen<'_>, report: &Report, columns: &[&RatioReport]) -> Result<(), XlsxError> {
    let inks = pen.inks;
    pen.cell(0, words("目标", "target").get(report.lang))?;
    for (col, known) in (1..).zip(columns) {
        match known.target {
            Some((least, of)) => {
                pen.number(col, f64::from(least) / f64::from(of.max(1)), &inks.percent)?;
            }
            None => pen.cell(col, "-")?,
        }
    }
    pen.row += 1;
    Ok(())
}

fn row(
    pen: &mut Pen<'_>,
    name: &str,
    of: &[Option<&RatioReport>],
    report: &Report,
) -> Result<(), XlsxError> {
    let refused = words("不计算", "refused").get(report.lang);
    pen.cell(0, name)?;
    for (col, known) in (1..).zip(of) {
        value(pen, col, *known, refused)?;
    }
    pen.row += 1;
    Ok(())
}

type Row<'r> = (&'r str, Vec<Option<&'r RatioReport>>);

/// Departments in the order of the report, each with what it has of the columns.
fn by_department<'r>(report: &'r Report, columns: &[&RatioReport]) -> Vec<Row<'r>> {
    let mut rows: Vec<Row<'r>> = Vec::new();
    for known in &report.ratios {
        let Some(department) = known.department.as_deref() else {
            continue;
        };
        let Some(col) = columns.iter().position(|column| column.rule == known.rule) else {
            continue;
        };
        if rows.last().is_none_or(|(name, _)| *name != department) {
            rows.push((department, vec![None; columns.len()]));
        }
        if let Some((_, of)) = rows.last_mut() {
            of[col] = Some(known);
        }
    }
    rows
}

/// The catalog's ratios beside their targets; none where nothing is judged.
pub fn chart(report: &Report) -> Option<(Chart, u32)> {
    let columns = of_catalog(report);
    columns
        .iter()
        .find(|known| known.target.is_some() && known.value().is_some())?;
    let last = columns.len() as u16;
    let sheet = name(report);
    let title = words(
        "全目录指标与目标",
        "Ratios of the catalog against their targets",
    );
    let mut chart = bars(ChartType::Bar, title.get(report.lang));
    let shown = [
        (2, words("实际", "reached"), 0x0024_4E74),
        (1, words("目标", "target"), 0x00B8_C4D0),
    ];
    for (row, name, color) in shown {
        let series = chart.add_series();
        series.set_name(name.get(report.lang));
        series.set_categories((sheet, 0, 1, 0, last));
        series.set_values((sheet, row, 1, row, last));
        series.set_format(&mut fill(Color::RGB(color))).set_gap(60);
        series.set_data_label(ChartDataLabel::new().show_value().set_num_format("0%"));
    }
    chart.x_axis().set_num_format("0%").set_min(0).set_max(1);
    Some((chart, height(2 * u32::from(last))))
}
