//! A workbook: items on one sheet, the entries of each of their lists on another, joined by the number of the item.
//!
//! A sheet is written row by row and not held. What Excel takes no more of goes on on a further sheet.

use super::Shortfall;
use super::csv::place;
use super::layout::Layout;
use super::rows::{Row, Sheet, Sheets};
use crate::canon::{guard, unguard};
use crate::model::Part;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use std::borrow::Cow;
use std::io::{self, Write};

/// Rows of a sheet, the header not counted.
const ROWS: u32 = 1_048_575;
/// Columns of a sheet.
const COLUMNS: usize = 16_384;
/// Characters of a cell.
const CELL: usize = 32_767;

/// What stands at the end of a cell that was cut.
const REST: &str = "……（超过单元格上限，未写完）";

/// Writes all sheets.
pub(super) fn write(mut sheets: Sheets, out: &mut (dyn Write + Send)) -> io::Result<Shortfall> {
    let mut book = Book::new().map_err(failed)?;
    for (part, sheet) in Part::ALL.into_iter().zip(&mut sheets.all) {
        book.table(part, sheet)?;
    }
    book.workbook.save_to_writer(out).map_err(failed)?;
    Ok(book.shortfall)
}

fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    }
}

struct Book {
    workbook: Workbook,
    head: Format,
    cell: Format,
    number: Format,
    shortfall: Shortfall,
}

impl Book {
    fn new() -> Result<Book, XlsxError> {
        let mut workbook = Workbook::new();
        // One catalog gives one file, whenever it is written.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let cell = Format::new().set_align(FormatAlign::Top);
        Ok(Book {
            workbook,
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_background_color("#DDE7F3")
                .set_border(FormatBorder::Thin)
                .set_border_color("#9DB2CF")
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            number: cell.clone().set_align(FormatAlign::Center),
            cell: cell.set_text_wrap(),
            shortfall: Shortfall::default(),
        })
    }

    /// The table of a part; what has no row has no sheet, but the items always have one.
    fn table(&mut self, part: Part, sheet: &mut Sheet) -> io::Result<()> {
        let layout = Layout::of(part, sheet);
        let mut rows = sheet.read()?;
        let mut next = rows.next()?;
        let mut nth = 1;
        while next.is_some() || part == Part::Item && nth == 1 {
            let name = match nth {
                1 => part.label().to_owned(),
                _ => format!("{} ({nth})", part.label()),
            };
            let page = self.workbook.add_worksheet_with_constant_memory();
            let mut page = Page {
                page: page.map_err(failed)?,
                cell: &self.cell,
                number: &self.number,
                cut: &mut self.shortfall.cut,
                row: 0,
            };
            page.begin(&name, &layout, &self.head).map_err(failed)?;
            while let Some(row) = next.take_if(|_| page.row < ROWS) {
                page.row(&row, &layout, sheet).map_err(failed)?;
                next = rows.next()?;
            }
            page.end(&layout).map_err(failed)?;
            nth += 1;
        }
        Ok(())
    }
}

/// A sheet being written.
struct Page<'p> {
    page: &'p mut Worksheet,
    cell: &'p Format,
    number: &'p Format,
    cut: &'p mut u64,
    /// The last row written.
    row: u32,
}

impl Page<'_> {
    fn begin(&mut self, name: &str, layout: &Layout, head: &Format) -> Result<(), XlsxError> {
        self.page.set_name(name)?;
        self.page.set_freeze_panes(1, 2)?;
        self.page.set_row_height(0, 32)?;
        self.page.set_landscape();
        self.page.set_repeat_rows(0, 0)?;
        for (col, width) in (0..COLUMNS as u16).zip(layout.widths()) {
            self.page.set_column_width(col, width)?;
        }
        for (col, label) in (0..COLUMNS as u16).zip(layout.labels()) {
            let label = guarded(&label);
            self.page
                .write_string_with_format(0, col, fitting(&label).0, head)?;
        }
        Ok(())
    }

    fn row(&mut self, row: &Row, layout: &Layout, sheet: &Sheet) -> Result<(), XlsxError> {
        self.row += 1;
        let mut cells = Vec::with_capacity(row.cells.len() + row.loose.len());
        place(row, layout, &sheet.extras, |at, text| {
            cells.push((at, text))
        });
        // Cells go from left to right where nothing is held.
        cells.sort_unstable_by_key(|cell| cell.0);
        self.page
            .write_number_with_format(self.row, 0, row.item as f64, self.number)?;
        for (at, text) in cells.into_iter().filter(|(_, text)| !text.is_empty()) {
            if at >= COLUMNS {
                *self.cut += 1;
                continue;
            }
            let text = guarded(text);
            let (text, is_cut) = fitting(&text);
            *self.cut += u64::from(is_cut);
            self.page
                .write_string_with_format(self.row, at as u16, text, self.cell)?;
        }
        Ok(())
    }

    fn end(&mut self, layout: &Layout) -> Result<(), XlsxError> {
        let last = layout.width().min(COLUMNS) as u16 - 1;
        self.page.autofilter(0, 0, self.row, last)?;
        Ok(())
    }
}

/// A cell is text whatever it begins with; only what looks guarded already must be told from what is.
fn guarded(text: &str) -> Cow<'_, str> {
    match unguard(text).len() < text.len() {
        true => guard(text),
        false => Cow::Borrowed(text),
    }
}

/// The text, cut where a cell takes no more, and whether it was.
fn fitting(text: &str) -> (Cow<'_, str>, bool) {
    if text.len() <= CELL || text.encode_utf16().count() <= CELL {
        return (Cow::Borrowed(text), false);
    }
    let mut left = CELL - REST.encode_utf16().count();
    let end = text.char_indices().find(|(_, c)| {
        let fits = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        !fits
    });
    let head = &text[..end.map_or(text.len(), |(at, _)| at)];
    (Cow::Owned([head, REST].concat()), true)
}
