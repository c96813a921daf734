//! The rows of a sheet by calamine's stream: for what the scan of the cells leaves alone, and as its measure in tests.

use super::formats::Format;
use super::shown;
use crate::read::Refusal;
use crate::read::grid::package::damaged;
use crate::read::grid::{CellKind, GridRow};
use calamine::{DataRef, Reader, Xlsx, XlsxCellReader, XlsxFormulaMetadata};
use std::collections::HashMap;
use std::io::{Read, Seek};

/// A workbook that the library opens when it is first asked.
pub enum Library<R: Read + Seek> {
    /// Not asked yet; nothing once opening has failed.
    Closed(Option<R>),
    /// Open.
    Open(Box<Xlsx<R>>),
}

impl<R: Read + Seek> Library<R> {
    /// Opens the workbook, if it is not open.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn open(&mut self) -> Result<&mut Xlsx<R>, Refusal> {
        if let Library::Closed(reader) = self {
            let reader = reader.take().ok_or_else(|| damaged("–"))?;
            let book = Xlsx::new(reader).map_err(|error| damaged(&error.to_string()))?;
            *self = Library::Open(Box::new(book));
        }
        match self {
            Library::Open(book) => Ok(book),
            Library::Closed(_) => Err(damaged("–")),
        }
    }

    /// The rows of the sheet of this name, but for its first `passed` cells.
    ///
    /// # Errors
    /// When the workbook, or the sheet's part at its beginning, is damaged.
    pub fn rows<'w>(
        &'w mut self,
        name: &str,
        passed: u64,
        formats: &'w [Format],
    ) -> Result<LibraryRows<'w, R>, Refusal> {
        let dressed = self.dressed(name, formats)?;
        let cells = self
            .open()?
            .worksheet_cells_reader(name)
            .map_err(|error| damaged(&error.to_string()))?;
        let mut rows = LibraryRows {
            cells,
            count: 0,
            dressed,
            ahead: None,
            ended: false,
        };
        for _ in 0..passed {
            rows.cell()?;
        }
        Ok(rows)
    }

    /// Cells whose numbers are shown with something around them, found in a pass of its own: the library gives styles, or
    /// formulas, but not both.
    fn dressed<'w>(&mut self, name: &str, formats: &'w [Format]) -> Result<Dressed<'w>, Refusal> {
        let mut dressed = HashMap::new();
        let is_dressed = |format: &&Format| matches!(format, Format::Dressed(_));
        if !formats.iter().any(|format| is_dressed(&format)) {
            return Ok(dressed);
        }
        let mut cells = self
            .open()?
            .worksheet_cells_reader(name)
            .map_err(|error| damaged(&error.to_string()))?;
        // What is damaged further on breaks the other pass off as well.
        for nth in 0.. {
            let Ok(Some((_, style))) = cells.next_cell_with_style_id() else {
                break;
            };
            if let Some(format) = formats.get(style).filter(is_dressed) {
                dressed.insert(nth, format);
            }
        }
        Ok(dressed)
    }
}

/// Formats by the number of the cell, from 0: a place may be named twice.
type Dressed<'w> = HashMap<u64, &'w Format>;

/// A cell with something in it.
struct Seen<'w> {
    /// Row and column.
    pos: (u32, u32),
    kind: CellKind,
    value: DataRef<'w>,
    dress: Option<&'w Format>,
}

/// Rows as the library finds them; merges are not resolved.
pub struct LibraryRows<'w, R: Read + Seek> {
    cells: XlsxCellReader<'w, R>,
    /// So many were read, empty ones with them.
    count: u64,
    dressed: Dressed<'w>,
    ahead: Option<Seen<'w>>,
    ended: bool,
}

impl<'w, R: Read + Seek> LibraryRows<'w, R> {
    /// The next cell with something in it.
    fn cell(&mut self) -> Result<Option<Seen<'w>>, Refusal> {
        if let Some(ahead) = self.ahead.take() {
            return Ok(Some(ahead));
        }
        while !self.ended {
            let record = self
                .cells
                .next_cell_with_formula_metadata()
                .map_err(|error| damaged(&error.to_string()))?;
            let Some(record) = record else {
                self.ended = true;
                break;
            };
            let dress = self.dressed.get(&self.count).copied();
            self.count += 1;
            let kind = match (&record.value, &record.formula) {
                (DataRef::Empty, None) => continue,
                (DataRef::Empty, Some(formula)) if is_spilled(formula) => continue,
                (DataRef::Empty, Some(_)) => CellKind::Uncomputed,
                (DataRef::Int(_) | DataRef::Float(_), _) => CellKind::Number,
                (DataRef::Error(_), _) => CellKind::Error,
                (DataRef::String(_) | DataRef::SharedString(_), _) => CellKind::Text,
                _ => CellKind::Other,
            };
            return Ok(Some(Seen {
                pos: record.pos,
                kind,
                value: record.value,
                dress,
            }));
        }
        Ok(None)
    }

    /// Fills `row` with the next row; `false` at the end.
    ///
    /// # Errors
    /// When the part is damaged from here on.
    pub fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        let Some(first) = self.cell()? else {
            return Ok(false);
        };
        let at = first.pos.0;
        row.reset(at);
        let mut next = Some(first);
        while let Some(cell) = next {
            if cell.pos.0 != at {
                self.ahead = Some(cell);
                break;
            }
            let col = cell.pos.1;
            match cell.dress {
                Some(format) if cell.kind == CellKind::Number => {
                    shown::push_number(row, col, &cell.value, format);
                }
                _ => shown::push(row, col, cell.kind, &cell.value),
            }
            next = self.cell()?;
        }
        if row.cells.windows(2).any(|pair| pair[0].col >= pair[1].col) {
            row.cells.sort_by_key(|cell| cell.col);
        }
        Ok(true)
    }
}

/// An empty formula element marks a place that another formula fills.
fn is_spilled(formula: &XlsxFormulaMetadata) -> bool {
    matches!(formula, XlsxFormulaMetadata::Normal { formula } if formula.is_empty())
}
