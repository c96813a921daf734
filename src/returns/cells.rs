//! The texts of single cells of a workbook.

use crate::read::Refusal;
use crate::read::grid::{GridRow, Rows, SheetInfo};
use crate::read::sniff::Format;
use crate::read::workbook::each_sheet;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// Cells asked for, by sheet; row and column from 0.
pub(super) type Wanted = HashMap<String, BTreeSet<(u32, u32)>>;

/// The text of each cell by sheet, row and column.
pub(super) type Texts = HashMap<(String, u32, u32), String>;

/// Reads the cells asked for.
///
/// # Errors
/// When the workbook cannot be opened; a sheet that breaks off gives what came before.
pub(super) fn texts(path: &Path, format: Format, wanted: &Wanted) -> Result<Texts, Refusal> {
    let mut found = Texts::new();
    each_sheet(path, format, &mut |info, rows| {
        of_sheet(info, rows, wanted, &mut found)
    })?;
    Ok(found)
}

/// Takes the cells asked for out of one sheet.
pub(super) fn of_sheet(
    info: &SheetInfo,
    rows: &mut dyn Rows,
    wanted: &Wanted,
    found: &mut Texts,
) -> Result<(), Refusal> {
    let Some(cells) = wanted.get(&*info.name) else {
        return Ok(());
    };
    let Some(last) = cells.last().map(|(row, _)| *row) else {
        return Ok(());
    };
    let mut row = GridRow::default();
    while rows.next(&mut row)? && row.index <= last {
        for &(at, col) in cells.range((row.index, 0)..=(row.index, u32::MAX)) {
            let text = u16::try_from(col).map_or("", |col| row.get(col));
            found.insert((info.name.to_string(), at, col), text.to_owned());
        }
    }
    Ok(())
}
