//! The rows of a sheet, scanned from its XML.

use super::tag::{self, Name, Part, Scan, Stop};
use super::value::{self, Kind, Slot, Values};
use crate::read::grid::{CellKind, GridRow};

/// Where a scan through the rows stands.
#[derive(Default)]
pub struct Cells {
    /// The row that comes next when it does not say which it is.
    next: u32,
    /// The last row that was given.
    last: Option<u32>,
}

/// What was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// A row with something in it.
    Row,
    /// A row without.
    Blank,
    /// The end of the rows.
    End,
}

/// Where the rows begin: behind the opening tag of `sheetData`; or before it, when it is closed at once.
pub fn begin(text: &str, at: usize) -> Scan<((), usize)> {
    let bytes = text.as_bytes();
    let mut at = at;
    loop {
        let tag = tag::name(bytes, at)?;
        let (empty, end) = tag::skip(bytes, tag.end)?;
        if tag.local() == b"sheetData" && !tag.closes {
            return Ok(((), if empty { at } else { end }));
        }
        at = end;
    }
}

/// What a row says of itself.
struct RowTag {
    index: Option<u32>,
    hidden: bool,
    empty: bool,
    end: usize,
}

fn row_tag(bytes: &[u8], at: usize) -> Scan<RowTag> {
    let (mut index, mut hidden, mut odd) = (None, false, false);
    let (empty, end) = tag::each(bytes, at, |key, value| match key {
        b"r" => {
            let row = tag::number(value).and_then(|row| row.checked_sub(1));
            odd |= row.is_none() || index.is_some();
            index = row;
        }
        b"hidden" => hidden = matches!(value, [b'1' | b't', ..]),
        _ => {}
    })?;
    if odd {
        return Err(Stop::Odd);
    }
    Ok(RowTag {
        index,
        hidden,
        empty,
        end,
    })
}

impl Cells {
    /// The next row: its cells into `row`, and where it ends. Nothing is noted of a scan that breaks off.
    pub fn row(
        &mut self,
        text: &str,
        at: usize,
        values: &Values<'_>,
        row: &mut GridRow,
    ) -> Scan<(Found, usize)> {
        let bytes = text.as_bytes();
        let tag = tag::name(bytes, at)?;
        if tag.local() == b"sheetData" {
            if tag.closes {
                return Ok((Found::End, tag::closed(bytes, tag.end)?));
            }
            return match tag::skip(bytes, tag.end)? {
                (true, end) => Ok((Found::End, end)),
                (false, _) => Err(Stop::Odd),
            };
        }
        if tag.local() != b"row" || tag.closes {
            return Err(Stop::Odd);
        }
        let own = row_tag(bytes, tag.end)?;
        let index = own.index.unwrap_or(self.next);
        row.reset(index);
        row.hidden = own.hidden;
        let mut end = own.end;
        let mut scan = RowScan {
            index: own.index,
            next: index,
            col: 0,
            last: None,
            sorted: true,
        };
        if !own.empty {
            end = scan.cells(text, end, tag.full, values, row)?;
        }
        row.index = scan.index.unwrap_or(index);
        self.done(row, index, scan.sorted).map(|found| (found, end))
    }

    /// Notes that a row was read. Rows that go back are left to the library.
    fn done(&mut self, row: &mut GridRow, index: u32, sorted: bool) -> Scan<Found> {
        let is_blank = row.cells.is_empty();
        if !is_blank && self.last.is_some_and(|last| last >= row.index) {
            return Err(Stop::Odd);
        }
        self.next = index + 1;
        if is_blank {
            return Ok(Found::Blank);
        }
        self.last = Some(row.index);
        if !sorted {
            row.cells.sort_by_key(|cell| cell.col);
        }
        Ok(Found::Row)
    }
}

/// A scan through the cells of one row.
struct RowScan {
    /// The row's own number, or that of its first cell.
    index: Option<u32>,
    /// The row of a cell that does not say where it is.
    next: u32,
    /// The column of a cell that does not say where it is.
    col: u16,
    last: Option<u16>,
    sorted: bool,
}

/// What a cell says of itself.
#[derive(Default)]
struct CellTag<'b> {
    place: Option<&'b [u8]>,
    style: Option<&'b [u8]>,
    kind: Option<&'b [u8]>,
}

impl RowScan {
    /// Reads the cells from `at` to the closing tag of the row; gives where that ends.
    #[inline]
    fn cells(
        &mut self,
        text: &str,
        at: usize,
        row_name: &[u8],
        values: &Values<'_>,
        row: &mut GridRow,
    ) -> Scan<usize> {
        let (bytes, mut at) = (text.as_bytes(), at);
        loop {
            let cell = tag::name(bytes, at)?;
            if !cell.closes && (cell.full == b"c" || cell.local() == b"c") {
                at = self.cell(text, &cell, values, row)?;
            } else if cell.closes && cell.full == row_name {
                return tag::closed(bytes, cell.end);
            } else {
                return Err(Stop::Odd);
            }
        }
    }

    /// Reads one cell whose name was found; gives where it ends.
    #[inline]
    fn cell(
        &mut self,
        text: &str,
        name: &Name<'_>,
        values: &Values<'_>,
        row: &mut GridRow,
    ) -> Scan<usize> {
        let bytes = text.as_bytes();
        let (own, empty, mut at) = cell_tag(bytes, name.end)?;
        let col = self.place(own.place)?;
        if empty {
            return Ok(at);
        }
        let kind = Kind::of(own.kind)?;
        let (mut formula, mut filled) = (false, None);
        loop {
            let part = tag::name(bytes, at)?;
            match (part.local(), part.closes) {
                (b"v" | b"is", false) if filled.is_some() => return Err(Stop::Odd),
                (b"v", false) => {
                    let (is_filled, end) =
                        values.plain(text, &part, kind, own.style, &mut Slot { col, row })?;
                    (filled, at) = (Some(is_filled), end);
                }
                (b"is", false) => {
                    (filled, at) = (
                        Some(true),
                        values.inline(text, &part, &mut Slot { col, row })?,
                    );
                }
                (b"f", false) => (formula, at) = value::formula(text, &part)?,
                (b"c", true) if part.full == name.full => {
                    at = tag::closed(bytes, part.end)?;
                    break;
                }
                _ => return Err(Stop::Odd),
            }
        }
        match filled {
            Some(true) => self.put(col),
            _ if formula => {
                row.push(col, CellKind::Uncomputed, "");
                self.put(col);
            }
            _ => {}
        }
        Ok(at)
    }

    /// The column of a cell. A cell of another row than its own is left to the library.
    #[inline]
    fn place(&mut self, place: Option<&[u8]>) -> Scan<u16> {
        let (row, col) = match place {
            Some(place) => tag::reference(place).ok_or(Stop::Odd)?,
            None => (self.next, self.col),
        };
        if *self.index.get_or_insert(row) != row || col == u16::MAX {
            return Err(Stop::Odd);
        }
        self.col = col + 1;
        Ok(col)
    }

    #[inline]
    fn put(&mut self, col: u16) {
        self.sorted &= self.last.is_none_or(|last| last < col);
        self.last = Some(col);
    }
}

/// The attributes of a cell, whether it is empty, and where its tag ends.
#[inline]
fn cell_tag(bytes: &[u8], at: usize) -> Scan<(CellTag<'_>, bool, usize)> {
    let (mut own, mut at) = (CellTag::default(), at);
    loop {
        match tag::part(bytes, at)? {
            Part::Attribute(key, value, end) => {
                let known = match key {
                    b"r" => &mut own.place,
                    b"s" => &mut own.style,
                    b"t" => &mut own.kind,
                    _ => {
                        at = end;
                        continue;
                    }
                };
                if known.replace(value).is_some() {
                    return Err(Stop::Odd);
                }
                at = end;
            }
            Part::End(empty, end) => return Ok((own, empty, end)),
        }
    }
}
