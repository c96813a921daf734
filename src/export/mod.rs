//! A catalog written out: each unit of input gives a piece, the pieces are put together in the order of the input.

mod cells;
mod csv;
mod json;
mod jsonl;
mod layout;
mod rows;
mod schema;
mod spool;
#[cfg(test)]
mod tests;
mod xlsx;
mod yaml;

pub use schema::item_schema;
pub use spool::Spool;

use crate::model::{List, Record, ServiceItem};
use crate::source::Field;
use rows::Sheets;
use std::io::{self, Write};

/// What a catalog is written as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// A document an item, Chinese labels.
    Yaml,
    /// An item a line, typed values.
    Jsonl,
    /// An item a row; its sub-tables as JSON in cells.
    Csv,
    /// An item a row; its sub-tables on sheets of their own.
    Xlsx,
}

impl Format {
    /// The names of all, as users write them.
    pub const NAMES: &[&str] = &["yaml", "jsonl", "csv", "xlsx"];

    /// The format of this name.
    pub fn named(name: &str) -> Option<Format> {
        Some(match name {
            "yaml" | "yml" => Format::Yaml,
            "jsonl" | "ndjson" => Format::Jsonl,
            "csv" => Format::Csv,
            "xlsx" => Format::Xlsx,
            _ => return None,
        })
    }

    /// Made of rows: which columns there are is known at the end only.
    fn is_table(self) -> bool {
        matches!(self, Format::Csv | Format::Xlsx)
    }
}

/// The items of one unit.
pub struct Piece {
    format: Format,
    text: Spool,
    sheets: Sheets,
    items: u32,
}

impl Piece {
    /// Nothing yet.
    pub fn new(format: Format) -> Piece {
        Piece {
            format,
            text: Spool::default(),
            sheets: Sheets::default(),
            items: 0,
        }
    }

    /// Adds an item.
    ///
    /// # Errors
    /// When the temporary folder takes no more.
    pub fn item(&mut self, item: &ServiceItem<'_>) -> io::Result<()> {
        self.items += 1;
        match self.format {
            Format::Yaml => yaml::item(item, self.text.end()),
            Format::Jsonl => jsonl::item(item, self.text.end()),
            Format::Csv => cells::item(item, self.items, false, &mut self.sheets),
            Format::Xlsx => cells::item(item, self.items, true, &mut self.sheets),
        }
        self.text.settle()?;
        self.sheets.settle()
    }

    /// Items in it.
    pub fn items(&self) -> u32 {
        self.items
    }

    /// Bytes held in memory.
    pub fn weight(&self) -> usize {
        self.text.weight() + self.sheets.weight()
    }
}

/// A catalog being written.
pub struct Catalog<'o> {
    format: Format,
    out: &'o mut (dyn Write + Send),
    sheets: Sheets,
    items: u64,
}

/// What could not be written as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shortfall {
    /// Cells cut at what Excel takes.
    pub cut: u64,
}

impl<'o> Catalog<'o> {
    /// An empty catalog.
    pub fn new(format: Format, out: &'o mut (dyn Write + Send)) -> Catalog<'o> {
        Catalog {
            format,
            out,
            sheets: Sheets::default(),
            items: 0,
        }
    }

    /// Adds the next piece.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, piece: Piece) -> io::Result<()> {
        let before = self.items;
        self.items += u64::from(piece.items);
        match self.format.is_table() {
            true => self.sheets.join(piece.sheets, before),
            false => piece.text.pour(self.out),
        }
    }

    /// Writes what waited for the end.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> io::Result<Shortfall> {
        match self.format {
            Format::Csv => csv::write(self.sheets, self.out).map(|()| Shortfall::default()),
            Format::Xlsx => xlsx::write(self.sheets, self.out),
            _ => Ok(Shortfall::default()),
        }
    }
}

/// What is stated for a list as a whole says something that its entries do not.
fn says_more<'a, T: Record<'a>>(list: &List<'a, T>) -> bool {
    let Field::Given(stated) = &list.stated else {
        return list.stated.is_filled();
    };
    let told = stated.raw.element().part().entries(stated.raw.text);
    let same = |(said, entry): (&crate::canon::Entry<'_>, &T)| {
        let name = said.parts().next();
        !said.lead && entry.raw(stated.raw.element()).map(|raw| raw.text) == name
    };
    told.len() != list.entries.len() || !told.iter().zip(&list.entries).all(same)
}
