//! A place as a reader names it: sheet and cell, record and field, line and column.

use std::sync::Arc;

/// Where a finding stands in its source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Place {
    /// The source as a whole.
    #[default]
    Whole,
    /// A sheet as a whole.
    Sheet(Arc<str>),
    /// A cell of a sheet; row and column count from 0.
    Cell {
        /// The sheet's name.
        sheet: Arc<str>,
        /// From 0.
        row: u32,
        /// From 0.
        col: u32,
    },
    /// A field of delimited text.
    Field {
        /// The record's first physical line, from 1.
        row: u64,
        /// The field's number, from 1.
        col: u32,
    },
    /// A place in YAML or JSON text.
    Text {
        /// From 1.
        line: u64,
        /// In characters, from 1.
        column: u32,
        /// The line it stands in, for drawing; dropped in a flood.
        excerpt: Option<Box<Excerpt>>,
    },
}

/// A line of text (or a window of a long one), with the part at fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    /// The text, without its line end.
    pub text: Box<str>,
    /// The first byte of the fault within `text`.
    pub start: u32,
    /// How many bytes of `text` are at fault.
    pub len: u32,
}

/// The letters of a column: 0 is A, 26 is AA.
pub fn column_name(mut col: u32) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b'A' + (col % 26) as u8);
        if col < 26 {
            break;
        }
        col = col / 26 - 1;
    }
    name.reverse();
    name.into_iter().map(char::from).collect()
}

impl Place {
    /// The cell in A1 form.
    pub fn a1(&self) -> Option<String> {
        match self {
            Place::Cell { row, col, .. } => Some(format!("{}{}", column_name(*col), row + 1)),
            _ => None,
        }
    }

    /// The sheet's name.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            Place::Sheet(sheet) | Place::Cell { sheet, .. } => Some(sheet),
            _ => None,
        }
    }

    /// The key findings of one source sort by: sheet order is kept by the caller, so line or row first, then column.
    pub fn order(&self) -> (u64, u32) {
        match self {
            Place::Whole | Place::Sheet(_) => (0, 0),
            Place::Cell { row, col, .. } => (u64::from(*row) + 1, col + 1),
            Place::Field { row, col } => (*row, *col),
            Place::Text { line, column, .. } => (*line, *column),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::column_name;

    #[test]
    fn columns_count_like_a_spreadsheet() {
        assert_eq!(
            ["A", "Z", "AA", "XFD"].map(String::from),
            [0, 25, 26, 16_383].map(column_name)
        );
    }
}
