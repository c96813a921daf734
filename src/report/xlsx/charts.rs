//! A sheet of charts that can be copied into a letter or a slide.

use super::pen::tint;
use super::ratios;
use super::summary::{self, FIRST_LEVEL, LEVELS};
use crate::finding::{Report, words};
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartSolidFill, ChartType, Color, Workbook, XlsxError,
};

/// Bars that can be told apart in one chart.
const BARS: u32 = 15;
/// Pixels.
const WIDE: u32 = 760;

/// Rows of a table.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    /// The first.
    pub first: u32,
    /// The one behind the last.
    pub end: u32,
}

impl Rows {
    fn shown(self) -> u32 {
        (self.end - self.first).min(BARS)
    }

    fn last(self) -> u32 {
        self.first + self.shown() - 1
    }
}

/// Writes the sheet; what has no rows has no chart.
pub fn sheet(
    book: &mut Workbook,
    report: &Report,
    departments: Rows,
    rules: Rows,
) -> Result<(), XlsxError> {
    let mut charts = Vec::new();
    if departments.shown() > 0 {
        charts.push(by_department(report, departments));
    }
    if rules.shown() > 0 {
        charts.push(by_rule(report, rules));
    }
    charts.extend(ratios::chart(report));
    if charts.is_empty() {
        return Ok(());
    }
    let sheet = book
        .add_worksheet()
        .set_name(words("图表", "Charts").get(report.lang))?;
    sheet
        .set_screen_gridlines(false)
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    let mut row = 1;
    for (mut chart, height) in charts {
        chart.set_width(WIDE).set_height(height);
        sheet.insert_chart(row, 1, &chart)?;
        // A row is twenty pixels high.
        row += height / 20 + 2;
    }
    Ok(())
}

/// As high as its bars need.
pub fn height(bars: u32) -> u32 {
    130 + 28 * bars
}

/// Plain fill of a series.
pub fn fill(color: Color) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(color));
    format
}

/// A chart of lying bars, the first row of its table on top.
pub fn bars(kind: ChartType, title: &str) -> Chart {
    let mut chart = Chart::new(kind);
    let mut font = ChartFont::new();
    chart
        .title()
        .set_name(title)
        .set_font(font.set_size(14).set_bold());
    // Of lying bars the writer takes the upright axis for y. Turned over, it takes the numbers to the top; they belong below.
    chart.y_axis().set_reverse();
    let mut line = ChartLine::new();
    let faint = line.set_color(Color::RGB(0x00E1_E4E8));
    let numbers = chart.x_axis().set_major_gridlines_line(faint);
    numbers.set_label_position(ChartAxisLabelPosition::High);
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
}

fn by_department(report: &Report, rows: Rows) -> (Chart, u32) {
    let name = summary::name(report.lang);
    let title = words("各部门问题数", "Findings by department").get(report.lang);
    let mut chart = bars(ChartType::BarStacked, title);
    for (col, level) in (FIRST_LEVEL..).zip(LEVELS) {
        let series = chart.add_series();
        series.set_name(level.words().get(report.lang));
        series.set_categories((name, rows.first, 0, rows.last(), 0));
        series.set_values((name, rows.first, col, rows.last(), col));
        series.set_format(&mut fill(tint(level))).set_gap(45);
    }
    (chart, height(rows.shown()))
}

fn by_rule(report: &Report, rows: Rows) -> (Chart, u32) {
    let name = summary::name(report.lang);
    let title = words("问题最多的规则", "Rules with most findings").get(report.lang);
    let mut chart = bars(ChartType::Bar, title);
    let series = chart.add_series();
    series.set_categories((name, rows.first, 0, rows.last(), 0));
    series.set_values((name, rows.first, 2, rows.last(), 2));
    series
        .set_format(&mut fill(Color::RGB(0x0024_4E74)))
        .set_gap(45);
    series.set_data_label(ChartDataLabel::new().show_value());
    chart.legend().set_hidden();
    (chart, height(rows.shown()))
}
