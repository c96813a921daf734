//! One row of a grid: its cells in column order, their text in one buffer.

use crate::canon::trim;

/// What a cell holds, besides its shown text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CellKind {
    /// Text.
    #[default]
    Text,
    /// A number; the text is its plain form.
    Number,
    /// A date, a boolean.
    Other,
    /// An error value: `#REF!` …
    Error,
    /// A formula without a stored result.
    Uncomputed,
}

/// One cell; its text is `row.text[start..end]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    /// From 0.
    pub col: u16,
    /// What it holds.
    pub kind: CellKind,
    /// Where its text begins.
    pub start: u32,
    /// Where its text ends.
    pub end: u32,
}

/// One row. Cells under a merge are left out; only the anchor is there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GridRow {
    /// From 0: the sheet's row, or the record's first physical line.
    pub index: u32,
    /// Cells in column order.
    pub cells: Vec<Cell>,
    /// The text of all cells.
    pub text: String,
    /// The row is hidden.
    pub hidden: bool,
    /// Cells are covered by a merge that began in a row above: bit n for the first 64 columns.
    pub covered: u64,
    /// Cells stand beside the first one of an area that begins in this row: bit n for the first 64 columns.
    pub beside: u64,
    /// Cells that hold the value of another one, which is merged over them: the column, and the row and column of the other.
    pub lent: Vec<(u16, u32, u16)>,
}

impl GridRow {
    /// Empties the row for the next one, keeping its memory.
    pub fn reset(&mut self, index: u32) {
        self.index = index;
        self.cells.clear();
        self.text.clear();
        self.hidden = false;
        self.covered = 0;
        self.beside = 0;
        self.lent.clear();
    }

    /// Adds a cell; a cell of white space only is left out.
    #[inline]
    pub fn push(&mut self, col: u16, kind: CellKind, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.push_from(col, kind, start);
    }

    /// Adds a cell whose text is what was written to the row's text from `start` on.
    #[inline]
    pub fn push_from(&mut self, col: u16, kind: CellKind, start: usize) {
        self.cells.push(Cell {
            col,
            kind,
            start: start as u32,
            end: self.text.len() as u32,
        });
    }

    /// The text of a cell, as it stands.
    #[inline]
    pub fn of(&self, cell: &Cell) -> &str {
        &self.text[cell.start as usize..cell.end as usize]
    }

    /// The cell in a column.
    #[inline]
    pub fn cell(&self, col: u16) -> Option<&Cell> {
        // Dense rows are the rule: the cell is mostly at its own column.
        match self.cells.get(usize::from(col)) {
            Some(cell) if cell.col == col => Some(cell),
            _ => self
                .cells
                .binary_search_by_key(&col, |cell| cell.col)
                .ok()
                .map(|at| &self.cells[at]),
        }
    }

    /// The text in a column; "" when there is no cell.
    #[inline]
    pub fn get(&self, col: u16) -> &str {
        self.cell(col).map_or("", |cell| self.of(cell))
    }

    /// Whether a column is covered by a merge from above.
    pub fn is_covered(&self, col: u16) -> bool {
        col < 64 && self.covered >> col & 1 == 1
    }

    /// Whether a column stands beside the first cell of an area that begins in this row.
    pub fn is_beside(&self, col: u16) -> bool {
        col < 64 && self.beside >> col & 1 == 1
    }

    /// Puts into a column that has no cell the value of another one, which is merged over it.
    pub fn lend(&mut self, col: u16, kind: CellKind, text: &str, from: (u32, u16)) {
        let Err(at) = self.cells.binary_search_by_key(&col, |cell| cell.col) else {
            return;
        };
        self.push(col, kind, text);
        self.cells[at..].rotate_right(1);
        self.lent.push((col, from.0, from.1));
    }

    /// Where the value in a column is written: row and column.
    #[inline]
    pub fn written(&self, col: u16) -> (u32, u16) {
        let lent = self.lent.iter().find(|lent| lent.0 == col);
        lent.map_or((self.index, col), |lent| (lent.1, lent.2))
    }

    /// Cells with something in them.
    pub fn filled(&self) -> impl Iterator<Item = (&Cell, &str)> {
        self.cells
            .iter()
            .map(|cell| (cell, trim(self.of(cell))))
            .filter(|(cell, text)| !text.is_empty() || cell.kind == CellKind::Uncomputed)
    }

    /// Nothing in it but white space.
    pub fn is_blank(&self) -> bool {
        self.filled().next().is_none()
    }
}
