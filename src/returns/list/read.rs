//! Reads the answers of a list of findings back, wherever its rows and columns have been moved to.

use super::{ANSWERS, Answer, COLUMNS, at};
use crate::finding::{LIST_MARK, LIST_NAMES};
use crate::read::Refusal;
use crate::read::grid::{GridRow, Rows, SheetInfo, sidecar::area};

/// An entry as it came back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::returns) struct Answered {
    /// The texts of the row, in the order of the columns.
    pub texts: Vec<String>,
    /// What was answered; `None` when nothing was, or something else.
    pub answer: Option<Answer>,
}

impl Answered {
    /// A text of the row.
    pub fn text(&self, column: usize) -> &str {
        self.texts.get(column).map_or("", String::as_str)
    }

    /// The number it had in the list.
    pub fn number(&self) -> Option<u32> {
        self.text(at::NUMBER).parse().ok()
    }

    /// The cell it is about: row and column, from 0.
    pub fn cell(&self) -> Option<(u32, u32)> {
        area(self.text(at::CELL)).map(|area| (area[0], area[1]))
    }
}

/// The entries of a list; `None` when the sheet is none.
pub(in crate::returns) fn read(
    info: &SheetInfo,
    rows: &mut dyn Rows,
) -> Result<Option<Vec<Answered>>, Refusal> {
    if !LIST_NAMES.iter().any(|name| info.name.starts_with(name)) {
        return Ok(None);
    }
    let mut row = GridRow::default();
    let mut places: Option<Vec<Option<u16>>> = None;
    let mut found = Vec::new();
    while rows.next(&mut row)? {
        match &places {
            None => places = header(&row),
            Some(places) => found.extend(entry(&row, places)),
        }
    }
    Ok(places.map(|_| found))
}

/// Where each column stands, when this is the row of labels.
fn header(row: &GridRow) -> Option<Vec<Option<u16>>> {
    let find = |labels: [&str; 2]| {
        let mut cells = row.filled();
        cells
            .find(|(_, text)| labels.contains(text))
            .map(|(cell, _)| cell.col)
    };
    find([LIST_MARK; 2])?;
    let places = COLUMNS
        .iter()
        .map(|column| find([column.label.zh, column.label.en]));
    Some(places.collect())
}

fn entry(row: &GridRow, places: &[Option<u16>]) -> Option<Answered> {
    let texts: Vec<String> = places
        .iter()
        .map(|place| {
            place
                .map_or("", |col| crate::canon::trim(row.get(col)))
                .to_owned()
        })
        .collect();
    if texts[at::PRINT].is_empty() {
        return None;
    }
    let said = &texts[at::ANSWER];
    let known = ANSWERS
        .iter()
        .find(|(_, words)| words.zh == said || words.en.eq_ignore_ascii_case(said));
    Some(Answered {
        answer: known.map(|(answer, _)| *answer),
        texts,
    })
}
