//! What sheets are written with: formats, and text that is never a formula, a link or too long.

use crate::finding::Level;
use crate::report::draw::clean;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// Characters that a cell takes, with room for the mark behind.
const LONGEST: usize = 32_000;

/// Points of a line, and how many a row can be high: the format ends at 409 points.
const LINE: f64 = 13.5;
const HIGHEST: u32 = 30;

const FONT: &str = "微软雅黑";
const GRID: Color = Color::RGB(0x00D0_D7DE);

/// The colours of a level in charts.
pub fn tint(level: Level) -> Color {
    match level {
        Level::Error => Color::RGB(0x00C0_392B),
        Level::Warning => Color::RGB(0x00E6_9F00),
        Level::Info => Color::RGB(0x0056_8CC0),
    }
}

/// The formats of a workbook.
pub struct Inks {
    /// The title of a sheet.
    pub title: Format,
    /// The name of a value, or of a part of a sheet.
    pub label: Format,
    /// The header of a table.
    pub head: Format,
    /// Wrapped text.
    pub text: Format,
    /// A count.
    pub count: Format,
    /// A share.
    pub percent: Format,
    /// A share that reaches its target.
    pub met: Format,
    /// A share that falls short.
    pub short: Format,
    /// The last row of a table.
    pub total: Format,
    levels: [Format; 3],
}

impl Inks {
    /// All of them.
    pub fn new() -> Inks {
        let plain = Format::new().set_font_name(FONT).set_font_size(10);
        let top = plain.clone().set_align(FormatAlign::Top);
        let cell = top.set_border(FormatBorder::Thin).set_border_color(GRID);
        let filled = |back: u32, ink: u32| {
            let filled = cell.clone().set_background_color(Color::RGB(back));
            filled.set_font_color(Color::RGB(ink))
        };
        let percent = |format: Format| format.set_num_format("0.0%");
        let middle = |format: Format| format.set_align(FormatAlign::VerticalCenter);
        let (good, bad) = ((0x00E2_F0D9, 0x0037_5623), (0x00FA_D4D0, 0x009C_0006));
        Inks {
            title: plain.clone().set_bold().set_font_size(16),
            label: plain.clone().set_bold().set_font_size(11),
            head: middle(filled(0x0024_4E74, 0x00FF_FFFF).set_bold().set_text_wrap()),
            text: cell.clone().set_text_wrap(),
            count: cell.clone().set_num_format("#,##0"),
            percent: percent(cell.clone()),
            met: percent(filled(good.0, good.1)),
            short: percent(filled(bad.0, bad.1)),
            total: cell.clone().set_bold().set_num_format("#,##0"),
            levels: [
                filled(0x00DD_EBF7, 0x001F_4E79).set_bold(),
                filled(0x00FF_EFC2, 0x007F_4F00).set_bold(),
                filled(bad.0, bad.1).set_bold(),
            ],
        }
    }

    /// The format of a level's name.
    pub fn level(&self, level: Level) -> &Format {
        match level {
            Level::Info => &self.levels[0],
            Level::Warning => &self.levels[1],
            Level::Error => &self.levels[2],
        }
    }
}

/// Writes a sheet row by row.
pub struct Pen<'w> {
    /// The sheet.
    pub sheet: &'w mut Worksheet,
    /// What to write with.
    pub inks: &'w Inks,
    /// The row that is next, from 0.
    pub row: u32,
}

impl<'w> Pen<'w> {
    /// At the first row of a sheet.
    pub fn new(sheet: &'w mut Worksheet, inks: &'w Inks) -> Pen<'w> {
        Pen {
            sheet,
            inks,
            row: 0,
        }
    }

    /// The widths of the columns, in characters.
    pub fn widths(&mut self, widths: &[u16]) -> Result<(), XlsxError> {
        for (col, width) in (0..).zip(widths) {
            self.sheet.set_column_width(col, *width)?;
        }
        Ok(())
    }

    /// Text, as text.
    pub fn text(&mut self, col: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = fitting(text);
        match text.starts_with(['=', '+', '-', '@']) {
            // Without the mark a click into the cell and Enter would make a formula of it.
            true => {
                let marked = format.clone().set_quote_prefix();
                self.sheet
                    .write_string_with_format(self.row, col, text, &marked)?
            }
            false => self
                .sheet
                .write_string_with_format(self.row, col, text, format)?,
        };
        Ok(())
    }

    /// Wrapped text in a table.
    pub fn cell(&mut self, col: u16, text: &str) -> Result<(), XlsxError> {
        let inks = self.inks;
        self.text(col, text, &inks.text)
    }

    /// Makes the row as high as these texts need in columns of these widths. Excel would see to that itself; other programs
    /// show the first line only.
    pub fn fit<'t>(
        &mut self,
        cells: impl Iterator<Item = (&'t str, u16)>,
    ) -> Result<(), XlsxError> {
        let most = cells.map(|(text, width)| lines(text, width)).max();
        let most = most.unwrap_or(1).clamp(1, HIGHEST);
        self.sheet
            .set_row_height(self.row, f64::from(most) * LINE + 2.5)?;
        Ok(())
    }

    /// A number.
    pub fn number(&mut self, col: u16, number: f64, format: &Format) -> Result<(), XlsxError> {
        self.sheet
            .write_number_with_format(self.row, col, number, format)?;
        Ok(())
    }

    /// A count.
    pub fn count(&mut self, col: u16, count: u64) -> Result<(), XlsxError> {
        let inks = self.inks;
        self.number(col, count as f64, &inks.count)
    }

    /// The name of a level.
    pub fn level(&mut self, col: u16, level: Level, name: &str) -> Result<(), XlsxError> {
        let inks = self.inks;
        self.text(col, name, inks.level(level))
    }

    /// A row of labels, and the next.
    pub fn line(&mut self, format: &Format, cells: &[&str]) -> Result<(), XlsxError> {
        for (col, cell) in (0..).zip(cells) {
            self.text(col, cell, format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The header of a table, and the next row.
    pub fn head(&mut self, cells: &[&str]) -> Result<(), XlsxError> {
        let inks = self.inks;
        self.line(&inks.head, cells)
    }

    /// For a sheet that is one table from its first row to its last: a filter, a header that stays, and A4 pages.
    pub fn filtered(&mut self, rows: u32, columns: u16) -> Result<(), XlsxError> {
        self.sheet
            .autofilter(0, 0, rows, columns.saturating_sub(1))?;
        self.sheet.set_freeze_panes(1, 0)?;
        self.sheet.set_repeat_rows(0, 0)?;
        paged(self.sheet);
        Ok(())
    }
}

/// Lines that a text takes in a column.
fn lines(text: &str, width: u16) -> u32 {
    // One column is left for the margins of the cell.
    let room = usize::from(width.saturating_sub(1)).max(2);
    u32::try_from(text.width().div_ceil(room)).unwrap_or(u32::MAX)
}

/// A4 across, as wide as one page, with page numbers.
pub fn paged(sheet: &mut Worksheet) -> &mut Worksheet {
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_footer("&C&P / &N")
}

/// The text on one line, cut to what a cell holds.
fn fitting(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    // A cell counts in UTF-16.
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text;
    }
    let mut left = LONGEST;
    let end = text.char_indices().find(|(_, c)| {
        let over = c.len_utf16() > left;
        left = left.saturating_sub(c.len_utf16());
        over
    });
    let end = end.map_or(text.len(), |(at, _)| at);
    format!("{}…", &text[..end]).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_text_takes_more_lines() {
        let count = [
            ("", 10),
            ("abc", 4),
            ("办理地点", 9),
            ("办理地点", 8),
            ("x", 0),
        ];
        assert_eq!(
            count.map(|(text, width)| lines(text, width)),
            [0, 1, 1, 2, 1]
        );
    }

    #[test]
    fn a_text_is_cut_to_what_a_cell_holds() {
        assert_eq!(fitting("第一行\n第二行"), "第一行⏎第二行");
        let long = fitting(&"长😀".repeat(20_000)).into_owned();
        assert!(long.ends_with('…') && long.encode_utf16().count() <= 32_767);
        assert_eq!(fitting(&"长".repeat(LONGEST)).chars().count(), LONGEST);
    }
}
