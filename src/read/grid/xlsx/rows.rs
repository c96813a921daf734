//! The rows of a sheet in order: scanned as long as the XML is plain, then the library's.

use super::cells::{self, Cells, Found};
use super::formats::Format;
use super::library::{Library, LibraryRows};
use super::tag::Scan;
use super::value::Values;
use super::window::Window;
use crate::read::Refusal;
use crate::read::grid::{GridRow, Merges, Rows, SheetInfo, sidecar, within};
use std::io::{Read, Seek};

/// A scan through the rows of a sheet.
pub struct Scanned<'w> {
    window: Window<'w>,
    values: Values<'w>,
    cells: Cells,
    /// The rows ended; what stands behind them is not looked at, however often somebody asks.
    ended: bool,
}

impl<'w> Scanned<'w> {
    /// A scan that stands before the first row.
    ///
    /// # Errors
    /// When there is something before the rows that is left to the library.
    pub fn new(mut window: Window<'w>, values: Values<'w>) -> Scan<Scanned<'w>> {
        window.scan(cells::begin)?;
        Ok(Scanned {
            window,
            values,
            cells: Cells::default(),
            ended: false,
        })
    }

    /// Fills `row` with the next row that has something in it; `false` at the end.
    fn next(&mut self, row: &mut GridRow) -> Scan<bool> {
        while !self.ended {
            let (cells, values) = (&mut self.cells, &self.values);
            let found = self
                .window
                .scan(|text, at| cells.row(text, at, values, row))?;
            match found {
                Found::Row => return Ok(true),
                Found::Blank => {}
                Found::End => self.ended = true,
            }
        }
        Ok(false)
    }
}

/// The library, until it is needed.
struct Spare<'w, R: Read + Seek> {
    library: &'w mut Library<R>,
    name: String,
    held: Option<&'w [u8]>,
    hidden: Vec<(u32, u32)>,
    formats: &'w [Format],
}

/// Who gives the rows.
enum By<'w, R: Read + Seek> {
    Scan(Box<Scanned<'w>>, Option<Spare<'w, R>>),
    Library(Box<LibraryRows<'w, R>>, Vec<(u32, u32)>),
    /// The library refused.
    None,
}

/// The rows of a sheet, merges resolved.
pub struct SheetRows<'w, R: Read + Seek> {
    by: By<'w, R>,
    merges: Merges,
    /// How many cells the scan gave.
    given: u64,
}

impl<'w, R: Read + Seek> SheetRows<'w, R> {
    /// Rows by a scan, or by the library at once when there is none.
    ///
    /// # Errors
    /// When the library refuses the sheet.
    pub fn new(
        scanned: Option<Scanned<'w>>,
        library: &'w mut Library<R>,
        held: Option<&'w [u8]>,
        info: &SheetInfo,
        formats: &'w [Format],
    ) -> Result<SheetRows<'w, R>, Refusal> {
        let spare = Spare {
            library,
            name: info.name.to_string(),
            held,
            hidden: info.hidden_rows.clone(),
            formats,
        };
        let by = match scanned {
            Some(scanned) => By::Scan(Box::new(scanned), Some(spare)),
            None => spare.rows(0)?,
        };
        Ok(SheetRows {
            by,
            merges: Merges::new(&info.merges),
            given: 0,
        })
    }

    /// Whether the library was not needed so far.
    #[cfg(test)]
    pub fn is_scanned(&self) -> bool {
        matches!(self.by, By::Scan(..))
    }

    fn filled(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        if let By::Scan(scanned, spare) = &mut self.by {
            if let Ok(found) = scanned.next(row) {
                self.given += row.cells.len() as u64 * u64::from(found);
                return Ok(found);
            }
            let spare = spare.take();
            // The scan and what it holds goes before the library takes its room.
            self.by = By::None;
            if let Some(spare) = spare {
                self.by = spare.rows(self.given)?;
            }
        }
        match &mut self.by {
            By::Library(rows, hidden) => {
                let found = rows.next(row)?;
                row.hidden = found && within(hidden, row.index);
                Ok(found)
            }
            _ => Ok(false),
        }
    }
}

impl<'w, R: Read + Seek> Spare<'w, R> {
    /// The library's rows behind those that were given.
    fn rows(self, given: u64) -> Result<By<'w, R>, Refusal> {
        let hidden = match self.held {
            Some(bytes) => sidecar::of(bytes).hidden_rows,
            None => self.hidden,
        };
        let rows = self.library.rows(&self.name, given, self.formats)?;
        Ok(By::Library(Box::new(rows), hidden))
    }
}

impl<R: Read + Seek> Rows for SheetRows<'_, R> {
    fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        let found = self.filled(row)?;
        if found {
            self.merges.apply(row);
        }
        Ok(found)
    }
}
