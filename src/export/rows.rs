//! Rows on their way to a table: what columns there are is known when the last item is in, so rows wait in spools.

use super::Spool;
use super::layout::{Column, SHEETS};
use std::collections::HashMap;
use std::io::{self, Read};

/// The tables of a catalog: items, and the entries of each of their lists.
#[derive(Default)]
pub(super) struct Sheets {
    pub(super) all: [Sheet; SHEETS],
}

/// One table.
#[derive(Default)]
pub(super) struct Sheet {
    rows: Spool,
    /// The columns that any row has, by number.
    used: Vec<bool>,
    /// The labels of those that are no element, in the order met.
    pub(super) extras: Extras,
}

/// Labels of columns that are no element.
#[derive(Default)]
pub(super) struct Extras {
    pub(super) labels: Vec<String>,
    by_label: HashMap<String, usize>,
}

impl Extras {
    fn add(&mut self, label: &str) {
        if !self.by_label.contains_key(label) {
            self.by_label.insert(label.to_owned(), self.labels.len());
            self.labels.push(label.to_owned());
        }
    }

    /// The place of a label among all.
    pub(super) fn place(&self, label: &str) -> Option<usize> {
        self.by_label.get(label).copied()
    }
}

/// What a spool holds, one after another.
const BASE: u8 = 0;
const ROW: u8 = 1;
const CELL: u8 = 2;
const LOOSE: u8 = 3;

impl Sheet {
    /// Begins a row of item number `item` of the unit, from 1.
    pub(super) fn row(&mut self, item: u32) {
        self.tag(ROW, item);
    }

    /// Adds a cell.
    pub(super) fn cell(&mut self, column: Column, text: &str) {
        let at = usize::from(column.0);
        if self.used.len() <= at {
            self.used.resize(at + 1, false);
        }
        self.used[at] = true;
        self.tag(CELL, u32::from(column.0));
        self.text(text);
    }

    /// Adds a cell under a label that is no element.
    pub(super) fn loose(&mut self, label: &str, text: &str) {
        self.extras.add(label);
        self.tag(LOOSE, label.len() as u32);
        self.rows.end().extend_from_slice(label.as_bytes());
        self.text(text);
    }

    fn tag(&mut self, tag: u8, number: u32) {
        let end = self.rows.end();
        end.push(tag);
        end.extend_from_slice(&number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        let end = self.rows.end();
        end.extend_from_slice(&(text.len() as u32).to_le_bytes());
        end.extend_from_slice(text.as_bytes());
    }

    /// Whether any row has the column.
    pub(super) fn uses(&self, column: Column) -> bool {
        self.used
            .get(usize::from(column.0))
            .is_some_and(|used| *used)
    }

    /// The rows, in their order.
    pub(super) fn read(&mut self) -> io::Result<Reader> {
        Ok(Reader {
            from: std::mem::take(&mut self.rows).read()?,
            base: 0,
            ahead: None,
        })
    }

    /// Adds the rows of a piece whose items follow `before` others.
    fn join(&mut self, piece: Sheet, before: u64) -> io::Result<()> {
        for (at, _) in piece.used.iter().enumerate().filter(|(_, used)| **used) {
            self.used.resize(self.used.len().max(at + 1), false);
            self.used[at] = true;
        }
        piece
            .extras
            .labels
            .iter()
            .for_each(|label| self.extras.add(label));
        self.rows.end().push(BASE);
        self.rows.end().extend_from_slice(&before.to_le_bytes());
        piece.rows.pour(&mut self.rows)
    }
}

impl Sheets {
    /// Lets spools that hold much go to their files.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        self.all
            .iter_mut()
            .try_for_each(|sheet| sheet.rows.settle())
    }

    /// Bytes held in memory.
    pub(super) fn weight(&self) -> usize {
        self.all.iter().map(|sheet| sheet.rows.weight()).sum()
    }

    /// Adds the rows of a piece whose items follow `before` others.
    pub(super) fn join(&mut self, piece: Sheets, before: u64) -> io::Result<()> {
        let pairs = self.all.iter_mut().zip(piece.all);
        for (sheet, piece) in pairs {
            sheet.join(piece, before)?;
        }
        Ok(())
    }
}

/// One row: the number of its item, and its cells.
#[derive(Default)]
pub(super) struct Row {
    pub(super) item: u64,
    pub(super) cells: Vec<(Column, String)>,
    pub(super) loose: Vec<(String, String)>,
}

/// Rows being read back.
pub(super) struct Reader {
    from: Box<dyn Read>,
    base: u64,
    /// The item of the row that comes next.
    ahead: Option<u64>,
}

impl Reader {
    /// The next row.
    pub(super) fn next(&mut self) -> io::Result<Option<Row>> {
        let mut row: Option<Row> = self.ahead.take().map(|item| Row {
            item,
            ..Row::default()
        });
        loop {
            let mut tag = [0];
            if self.from.read(&mut tag)? == 0 {
                return Ok(row);
            }
            match (tag[0], &mut row) {
                (BASE, _) => self.base = self.wide()?,
                (ROW, _) => {
                    let item = self.base + u64::from(self.number()?);
                    if row.is_some() {
                        self.ahead = Some(item);
                        return Ok(row);
                    }
                    row = Some(Row {
                        item,
                        ..Row::default()
                    });
                }
                (CELL, Some(row)) => {
                    let column = Column(self.number()? as u16);
                    let text = self.text()?;
                    row.cells.push((column, text));
                }
                (LOOSE, Some(row)) => {
                    let label = self.text()?;
                    let text = self.text()?;
                    row.loose.push((label, text));
                }
                _ => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
    }

    fn number(&mut self) -> io::Result<u32> {
        let mut bytes = [0; 4];
        self.from.read_exact(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn wide(&mut self) -> io::Result<u64> {
        let mut bytes = [0; 8];
        self.from.read_exact(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn text(&mut self) -> io::Result<String> {
        let mut bytes = vec![0; self.number()? as usize];
        self.from.read_exact(&mut bytes)?;
        String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
    }
}
