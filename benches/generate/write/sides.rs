//! A workbook with materials and steps on sheets of their own, joined to the items by code.

use super::super::guide::{Guide, Record};
use super::columns::{Cell, columns};
use super::workbook::Book;
use super::{Dress, MATERIAL};
use shixiang::model::Element;
use std::io;

/// The elements of a step, in the order of the sheet.
const STEP: [Element; 6] = [
    Element::step_name,
    Element::step_content,
    Element::step_handler,
    Element::step_standard,
    Element::step_result,
    Element::step_limit,
];

/// How the side sheets look.
#[derive(Clone, Debug)]
pub struct SideSheets {
    /// The columns of the sheet of items. Materials and steps never stand on it.
    pub dress: Dress,
    /// The element the sheets are joined by.
    pub key: Element,
    /// Rows of the sheet of materials that belong to no item: key and name of the material.
    pub orphans: Vec<(&'static str, &'static str)>,
}

impl Default for SideSheets {
    fn default() -> SideSheets {
        let mut dress = Dress::default();
        dress
            .elements
            .retain(|element| *element != Element::process_text);
        SideSheets {
            dress,
            key: Element::handling_code,
            orphans: Vec::new(),
        }
    }
}

/// Adds the three sheets 事项, 申请材料 and 办理流程 to an empty workbook.
pub fn side_sheets(
    book: &mut Book,
    how: &SideSheets,
    guides: impl Iterator<Item = Guide>,
) -> io::Result<()> {
    let mut columns = columns(&how.dress);
    columns.pop();
    let labels: Vec<&str> = columns.iter().map(|column| column.label.as_str()).collect();
    book.sheet("事项")?.heads(&labels)?;
    heads(book, "申请材料", how.key, &MATERIAL)?;
    heads(book, "办理流程", how.key, &STEP)?;
    let mut rows = [1, 1, 1];
    for guide in guides {
        let cells: Vec<Cell<'_>> = columns
            .iter()
            .map(|column| column.cell(&guide, None))
            .collect();
        let mut sheet = book.resume(0, rows[0])?;
        sheet.row(&cells)?;
        rows[0] = sheet.row;
        rows[1] = entries(book, 1, rows[1], &guide, how.key, &guide.materials)?;
        rows[2] = entries(book, 2, rows[2], &guide, how.key, &guide.steps)?;
    }
    for (key, name) in &how.orphans {
        let mut sheet = book.resume(1, rows[1])?;
        sheet.row(&[
            Cell::Text((*key).into()),
            Cell::Text("".into()),
            Cell::Text((*name).into()),
        ])?;
        rows[1] = sheet.row;
    }
    Ok(())
}

fn heads(book: &mut Book, name: &str, key: Element, elements: &[Element]) -> io::Result<()> {
    let mut labels = vec![key.label(), Element::name.label()];
    labels.extend(elements.iter().map(|element| element.label()));
    book.sheet(name)?.heads(&labels)
}

fn entries(
    book: &mut Book,
    index: usize,
    row: u32,
    guide: &Guide,
    key: Element,
    records: &[Record],
) -> io::Result<u32> {
    let mut sheet = book.resume(index, row)?;
    for record in records {
        let mut cells = vec![
            Cell::Text(guide.get(key).into()),
            Cell::Text(guide.get(Element::name).into()),
        ];
        cells.extend(record.iter().map(|(_, text)| Cell::Text(text.into())));
        sheet.row(&cells)?;
    }
    Ok(sheet.row)
}
