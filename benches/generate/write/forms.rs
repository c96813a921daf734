//! A workbook with one item a sheet, as a form: label and value side by side, materials and steps in tables below.

use super::super::guide::{Guide, Record};
use super::ITEM;
use super::columns::{Cell, Column, columns};
use super::table::Dress;
use super::workbook::{Book, Sheet};
use shixiang::model::Element;
use std::io;

/// Elements whose values are too long for half the width.
const WIDE: [Element; 6] = [
    Element::legal_basis,
    Element::conditions,
    Element::address,
    Element::online_url,
    Element::review_remedy,
    Element::lawsuit_remedy,
];

/// The columns of the table of materials in a form.
const MATERIALS: [Element; 6] = [
    Element::material_name,
    Element::material_kind,
    Element::material_source,
    Element::material_originals,
    Element::material_copies,
    Element::material_basis,
];

/// The columns of the table of steps in a form.
const STEPS: [Element; 6] = [
    Element::step_name,
    Element::step_content,
    Element::step_handler,
    Element::step_standard,
    Element::step_result,
    Element::step_limit,
];

/// Adds one sheet an item, named by its number.
pub fn forms(book: &mut Book, title: &str, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    let elements = ITEM
        .iter()
        .filter(|element| **element != Element::process_text);
    let dress = Dress {
        elements: elements.copied().collect(),
        ..Dress::default()
    };
    let mut columns = columns(&dress);
    columns.pop();
    for (n, guide) in guides.enumerate() {
        let mut sheet = book.sheet(&format!("事项{:02}", n + 1))?;
        form(&mut sheet, title, &columns, &guide)?;
    }
    Ok(())
}

fn form(sheet: &mut Sheet<'_>, title: &str, columns: &[Column], guide: &Guide) -> io::Result<()> {
    sheet.block(0, 6, 1, title, true)?;
    sheet.row += 1;
    section(sheet, "一、基本信息")?;
    let is_wide = |column: &&Column| WIDE.iter().any(|element| element.label() == column.label);
    let (wide, narrow): (Vec<&Column>, Vec<&Column>) = columns.iter().partition(is_wide);
    for pair in narrow.chunks(2) {
        for (side, column) in pair.iter().enumerate() {
            labelled(sheet, side * 3, 2, column, guide)?;
        }
        sheet.row += 1;
    }
    for column in wide {
        labelled(sheet, 0, 5, column, guide)?;
        sheet.row += 1;
    }
    section(sheet, "二、申请材料")?;
    entries(sheet, &MATERIALS, &guide.materials)?;
    section(sheet, "三、办理流程")?;
    entries(sheet, &STEPS, &guide.steps)
}

fn section(sheet: &mut Sheet<'_>, text: &str) -> io::Result<()> {
    sheet.block(0, 6, 1, text, true)?;
    sheet.row += 1;
    Ok(())
}

fn labelled(
    sheet: &mut Sheet<'_>,
    at: usize,
    width: usize,
    column: &Column,
    guide: &Guide,
) -> io::Result<()> {
    sheet.block(at, 1, 1, &column.label, true)?;
    sheet.block(at + 1, width, 1, &column.cell(guide, None).text(), false)
}

fn entries(sheet: &mut Sheet<'_>, elements: &[Element], records: &[Record]) -> io::Result<()> {
    let labels: Vec<&str> = elements.iter().map(|element| element.label()).collect();
    sheet.heads(&labels)?;
    for record in records {
        let cell = |element: &Element| Cell::Text(record.get(*element).into());
        let cells: Vec<Cell<'_>> = elements.iter().map(cell).collect();
        sheet.row(&cells)?;
    }
    Ok(())
}
