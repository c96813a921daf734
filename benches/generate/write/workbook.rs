//! Excel workbooks. Sheets are written row by row into shared strings, as Excel and WPS write them.

use super::super::guide::Guide;
use super::columns::Cell;
use super::failed;
use super::table::{Dress, Head, Paper, Rows, table};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};
use std::io;
use std::path::Path;

/// A workbook being written.
pub struct Book {
    workbook: Workbook,
    styles: Styles,
}

struct Styles {
    title: Format,
    note: Format,
    head: Format,
    cell: Format,
    joined: Format,
}

impl Styles {
    fn new() -> Styles {
        let framed = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
        Styles {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center),
            note: Format::new().set_text_wrap(),
            head: framed
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            joined: framed.clone().set_align(FormatAlign::VerticalCenter),
            cell: framed.set_align(FormatAlign::Top),
        }
    }
}

impl Book {
    /// An empty workbook. Its date of making is fixed, so that one seed gives one file.
    pub fn new() -> io::Result<Book> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_ymd(2026, 1, 5).map_err(failed)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        Ok(Book {
            workbook,
            styles: Styles::new(),
        })
    }

    /// Adds a sheet with one table.
    pub fn table(
        &mut self,
        name: &str,
        dress: &Dress,
        guides: impl Iterator<Item = Guide>,
    ) -> io::Result<()> {
        let mut sheet = self.sheet(name)?;
        table(&mut sheet, dress, guides)
    }

    /// Adds a sheet with these rows of text.
    pub fn plain(&mut self, name: &str, rows: &[&[&str]]) -> io::Result<()> {
        let mut sheet = self.sheet(name)?;
        for row in rows {
            let cells: Vec<Cell<'_>> = row.iter().map(|text| Cell::Text((*text).into())).collect();
            sheet.row(&cells)?;
        }
        Ok(())
    }

    pub(super) fn sheet(&mut self, name: &str) -> io::Result<Sheet<'_>> {
        let sheet = self
            .workbook
            .add_worksheet_with_low_memory()
            .map_err(failed)?;
        sheet.set_name(name).map_err(failed)?;
        Ok(Sheet {
            sheet,
            styles: &self.styles,
            row: 0,
        })
    }

    /// The sheet number `index`, to go on with in `row`.
    pub(super) fn resume(&mut self, index: usize, row: u32) -> io::Result<Sheet<'_>> {
        Ok(Sheet {
            sheet: self.workbook.worksheet_from_index(index).map_err(failed)?,
            styles: &self.styles,
            row,
        })
    }

    /// Writes the file.
    pub fn save(mut self, path: &Path) -> io::Result<()> {
        self.workbook.save(path).map_err(failed)
    }
}

/// A workbook of one table.
pub fn tables(path: &Path, dress: &Dress, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    let mut book = Book::new()?;
    book.table("事项清单", dress, guides)?;
    book.save(path)
}

/// A sheet and the row to be written next.
pub(super) struct Sheet<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    pub row: u32,
}

impl Sheet<'_> {
    /// Writes one framed row.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let format = &self.styles.cell;
        for (column, cell) in cells.iter().enumerate() {
            put(self.sheet, self.row, column, cell, format).map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes one row of header cells.
    pub fn heads(&mut self, labels: &[&str]) -> io::Result<()> {
        for (column, label) in labels.iter().enumerate() {
            self.widen(column, label)?;
            self.block(column, 1, 1, label, true)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Writes a text over a block of cells that begins in this row, and stays in this row.
    pub fn block(
        &mut self,
        column: usize,
        width: usize,
        height: usize,
        text: &str,
        is_head: bool,
    ) -> io::Result<()> {
        let format = if is_head {
            &self.styles.head
        } else {
            &self.styles.joined
        };
        merge(
            self.sheet,
            (self.row, column),
            (width, height),
            text,
            format,
        )
        .map_err(failed)
    }
}

impl Paper for Sheet<'_> {
    fn banner(&mut self, text: &str, width: usize, is_title: bool) -> io::Result<()> {
        let format = if is_title {
            &self.styles.title
        } else {
            &self.styles.note
        };
        merge(self.sheet, (self.row, 0), (width, 1), text, format).map_err(failed)?;
        self.row += 1;
        Ok(())
    }

    fn loose(&mut self, texts: &[String]) -> io::Result<()> {
        for (place, text) in texts.iter().enumerate() {
            self.sheet
                .write_string(self.row, place as u16 * 4, text)
                .map_err(failed)?;
        }
        self.row += 1;
        Ok(())
    }

    fn header(&mut self, top: &[Head], bottom: &[Head]) -> io::Result<()> {
        for head in top.iter().filter(|head| head.width == 1).chain(bottom) {
            self.widen(head.column, &head.text)?;
        }
        for head in top {
            self.block(head.column, head.width, head.height, &head.text, true)?;
        }
        self.row += 1;
        for head in bottom {
            self.block(head.column, head.width, head.height, &head.text, true)?;
        }
        self.row += u32::from(!bottom.is_empty());
        Ok(())
    }

    fn group(&mut self, rows: &[Vec<Cell<'_>>], shared: &[bool], how: Rows) -> io::Result<()> {
        for (n, row) in rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                let is_whole = shared[column] && rows.len() > 1;
                match how {
                    Rows::Merged if is_whole && n == 0 => self.join(column, rows.len(), cell)?,
                    Rows::Merged | Rows::Blank if is_whole && n > 0 => {}
                    _ => put(self.sheet, self.row, column, cell, &self.styles.cell)
                        .map_err(failed)?,
                }
            }
            self.row += 1;
        }
        Ok(())
    }
}

impl Sheet<'_> {
    /// Makes a column wide enough for its label, and wider for prose. A hanzi takes two units.
    pub fn widen(&mut self, column: usize, label: &str) -> io::Result<()> {
        let is_prose =
            ["受理条件", "办理流程", "设定依据", "申请材料", "办理内容"].contains(&label);
        let width = if is_prose {
            48
        } else {
            (label.chars().count() * 2 + 4).max(14)
        };
        self.sheet
            .set_column_width(column as u16, width as f64)
            .map_err(failed)?;
        Ok(())
    }

    /// Merges `height` cells downwards; the first keeps its kind of value.
    fn join(&mut self, column: usize, height: usize, cell: &Cell<'_>) -> io::Result<()> {
        self.block(column, 1, height, "", false)?;
        put(self.sheet, self.row, column, cell, &self.styles.joined).map_err(failed)
    }
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: usize,
    cell: &Cell<'_>,
    format: &Format,
) -> Result<(), XlsxError> {
    let column = column as u16;
    match cell {
        Cell::Text(text) if text.is_empty() => sheet.write_blank(row, column, format),
        Cell::Text(text) => sheet.write_string_with_format(row, column, text.as_ref(), format),
        Cell::Number(number) => sheet.write_number_with_format(row, column, *number, format),
        Cell::Fault(error) => {
            let formula = Formula::new("=VLOOKUP(A1,#REF!,2,0)").set_result(*error);
            sheet.write_formula_with_format(row, column, formula, format)
        }
    }
    .map(|_| ())
}

fn merge(
    sheet: &mut Worksheet,
    (row, column): (u32, usize),
    (width, height): (usize, usize),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if width * height == 1 {
        return put(sheet, row, column, &Cell::Text(text.into()), format);
    }
    let last = (row + height as u32 - 1, (column + width - 1) as u16);
    sheet.merge_range(row, column as u16, last.0, last.1, text, format)?;
    Ok(())
}
