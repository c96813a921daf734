//! Tables: what surrounds and heads them, and how an item spreads over rows. The paper below is a sheet or a text file.

use super::super::guide::Guide;
use super::columns::{Cell, Column, columns};
use super::{ITEM, MATERIAL};
use shixiang::model::Element;
use std::io;

/// How an item is spread over rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rows {
    /// One row an item, its materials in one cell.
    One,
    /// One row a material, the cells of the item merged.
    Merged,
    /// One row a material, the cells of the item only in the first.
    Blank,
    /// One row a material, the cells of the item in each.
    Repeated,
}

/// What a table looks like around the data.
#[derive(Clone, Debug)]
pub struct Dress {
    /// A title over the whole width, or "".
    pub title: String,
    /// Notes below the title, a row each.
    pub notes: Vec<String>,
    /// `填报单位：…` and its like in one row, several cells apart.
    pub facts: Vec<String>,
    /// Rows after the data.
    pub footers: Vec<String>,
    /// The elements that have columns, in order.
    pub elements: Vec<Element>,
    /// The elements of materials that have columns, unless materials stand in one cell.
    pub materials: Vec<Element>,
    /// How an item is spread over rows.
    pub rows: Rows,
    /// `法定办结时限（工作日）`, and bare numbers in the cells.
    pub unit_in_header: bool,
    /// A header of two rows, 服务对象 with a column a term.
    pub exploded: bool,
    /// A second column, with this label, right of the first one of the element.
    pub twin: Option<(Element, &'static str)>,
    /// Columns that are no element: label and text.
    pub extra: Vec<(&'static str, &'static str)>,
}

impl Default for Dress {
    fn default() -> Dress {
        Dress {
            title: String::new(),
            notes: Vec::new(),
            facts: Vec::new(),
            footers: Vec::new(),
            elements: ITEM.to_vec(),
            materials: MATERIAL.to_vec(),
            rows: Rows::One,
            unit_in_header: false,
            exploded: false,
            twin: None,
            extra: Vec::new(),
        }
    }
}

impl Dress {
    /// A bare table whose items are spread so.
    pub fn of(rows: Rows) -> Dress {
        Dress {
            rows,
            ..Dress::default()
        }
    }
}

/// One header cell: its text and how many columns and rows it covers.
pub(super) struct Head {
    pub text: String,
    pub column: usize,
    pub width: usize,
    pub height: usize,
}

/// What a table is written on, from top to bottom.
pub(super) trait Paper {
    /// A line of text over `width` columns.
    fn banner(&mut self, text: &str, width: usize, is_title: bool) -> io::Result<()>;
    /// A row of loose texts.
    fn loose(&mut self, texts: &[String]) -> io::Result<()>;
    /// The header; cells of the second line have height 1 and come after their group.
    fn header(&mut self, top: &[Head], bottom: &[Head]) -> io::Result<()>;
    /// The rows of one item; the columns where `shared` holds belong to the item as a whole.
    fn group(&mut self, rows: &[Vec<Cell<'_>>], shared: &[bool], how: Rows) -> io::Result<()>;
}

/// Writes a whole table.
pub(super) fn table(
    paper: &mut impl Paper,
    dress: &Dress,
    guides: impl Iterator<Item = Guide>,
) -> io::Result<()> {
    let columns = columns(dress);
    if !dress.title.is_empty() {
        paper.banner(&dress.title, columns.len(), true)?;
    }
    for note in &dress.notes {
        paper.banner(note, columns.len(), false)?;
    }
    if !dress.facts.is_empty() {
        paper.loose(&dress.facts)?;
    }
    let (top, bottom) = heads(&columns);
    paper.header(&top, &bottom)?;
    let shared: Vec<bool> = columns.iter().map(Column::is_of_item).collect();
    for guide in guides {
        paper.group(&rows(&columns, &guide), &shared, dress.rows)?;
    }
    for footer in &dress.footers {
        paper.loose(std::slice::from_ref(footer))?;
    }
    Ok(())
}

/// The rows of one item: one, or one a material where materials have columns.
fn rows<'a>(columns: &[Column], guide: &'a Guide) -> Vec<Vec<Cell<'a>>> {
    let row = |material| -> Vec<Cell<'a>> {
        let cells = columns.iter().map(|column| column.cell(guide, material));
        cells.collect()
    };
    if columns.iter().all(Column::is_of_item) || guide.materials.is_empty() {
        return vec![row(None)];
    }
    guide.materials.iter().map(|one| row(Some(one))).collect()
}

/// The header cells; neighbours with one label over different second lines become one wide cell.
fn heads(columns: &[Column]) -> (Vec<Head>, Vec<Head>) {
    let is_deep = columns.iter().any(|column| !column.sub_label.is_empty());
    let (mut top, mut bottom) = (Vec::<Head>::new(), Vec::new());
    for (place, column) in columns.iter().enumerate() {
        let is_plain = column.sub_label.is_empty();
        match top.last_mut() {
            Some(last) if !is_plain && last.text == column.label => last.width += 1,
            _ => top.push(Head {
                text: column.label.clone(),
                column: place,
                width: 1,
                height: if is_deep && is_plain { 2 } else { 1 },
            }),
        }
        if !is_plain {
            bottom.push(Head {
                text: column.sub_label.to_owned(),
                column: place,
                width: 1,
                height: 1,
            });
        }
    }
    (top, bottom)
}
