//! All sheets of a workbook: which hold items, which hold entries of them, and in which order they are read.

use super::grid::stored::StoredSheet;
use super::grid::{Rows, SheetInfo, legacy, ods, window, xlsx};
use super::layout::{Role, SideTables, WINDOW, read_sheet, role};
use super::sniff::{Format, unopened};
use super::{Refusal, Sink};
use crate::finding::{LIST_MARK, LIST_NAMES};
use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

/// Sheets whose origins fit; no workbook of guides comes near.
const SHEET_LIMIT: usize = 1_000;

/// Rows of a sheet in which the mark of a list of findings stands, when it is one.
const LIST_HEAD: usize = 16;

/// An open workbook of any format.
enum Book {
    Xlsx(Box<xlsx::Workbook<BufReader<File>>>),
    Stored(Vec<StoredSheet>),
}

/// Reads a workbook to its end. Gives the names of its sheets, and why the rest is missing, if it is.
pub fn read(path: &Path, format: Format, sink: &mut dyn Sink) -> (Vec<Arc<str>>, Option<Refusal>) {
    let (mut book, mut refusal) = match open(path, format) {
        Ok(opened) => opened,
        Err(refusal) => return (Vec::new(), Some(refusal)),
    };
    let mut infos = Vec::new();
    for index in 0..book.len().min(SHEET_LIMIT) {
        match book.info(index) {
            Ok(info) => infos.push(info),
            Err(one) => {
                refusal.get_or_insert(one);
                infos.push(SheetInfo {
                    index: index as u16,
                    ..SheetInfo::default()
                });
            }
        }
    }
    let names: Vec<Arc<str>> = infos.iter().map(|info| info.name.clone()).collect();
    let mut sides = SideTables::default();
    let ours: Vec<bool> = infos
        .iter()
        .enumerate()
        .map(|(at, info)| is_list(&mut book, at, info))
        .collect();
    let roles = roles(&mut book, &infos, &ours);
    let mut each = |wanted: &dyn Fn(usize) -> bool,
                    sides: &mut SideTables,
                    sink: &mut dyn Sink,
                    side: bool| {
        let sheets = infos.iter().enumerate();
        for (at, info) in sheets.filter(|(at, _)| wanted(*at) && !ours[*at]) {
            let mut read = |rows: &mut dyn Rows| {
                if side {
                    sides.read(info, &names, rows, sink)
                } else {
                    read_sheet(info, &names, rows, sides, sink)
                }
            };
            if let Err(one) = book.with_rows(at, info, &mut read) {
                refusal.get_or_insert(one);
            }
        }
    };
    each(
        &|at| roles.get(at) == Some(&Role::Side),
        &mut sides,
        sink,
        true,
    );
    each(
        &|at| roles.get(at) != Some(&Role::Side),
        &mut sides,
        sink,
        false,
    );
    sides.orphans(sink, &names);
    (names, refusal)
}

fn open(path: &Path, format: Format) -> Result<(Book, Option<Refusal>), Refusal> {
    let file = || {
        File::open(path)
            .map(BufReader::new)
            .map_err(|error| unopened(&error))
    };
    Ok(match format {
        Format::Ods => {
            let (sheets, refusal) = ods::read(file()?);
            (Book::Stored(sheets), refusal)
        }
        Format::Xls | Format::Xlsb => {
            let (sheets, refusal) = legacy::read(path, format == Format::Xlsb);
            (Book::Stored(sheets), refusal)
        }
        _ => (
            Book::Xlsx(Box::new(xlsx::Workbook::open(file()?, file()?)?)),
            None,
        ),
    })
}

/// Whether a sheet is the list of findings that this program put into an annotated copy: it names items, and has none.
fn is_list(book: &mut Book, at: usize, info: &SheetInfo) -> bool {
    if !LIST_NAMES.iter().any(|name| info.name.starts_with(name)) {
        return false;
    }
    let mut found = false;
    // A sheet that breaks here breaks again when it is read, and is reported then.
    let _ = book.with_rows(at, info, &mut |rows| {
        let (head, _) = window(rows, LIST_HEAD);
        found = head
            .iter()
            .any(|row| row.cells.iter().any(|cell| row.of(cell) == LIST_MARK));
        Ok(())
    });
    found
}

/// Shows every sheet of a workbook with its rows. Gives why the rest is missing, if it is.
///
/// # Errors
/// When the workbook cannot be opened.
pub fn each_sheet(
    path: &Path,
    format: Format,
    see: &mut dyn FnMut(&SheetInfo, &mut dyn Rows) -> Result<(), Refusal>,
) -> Result<Option<Refusal>, Refusal> {
    let (mut book, mut refusal) = open(path, format)?;
    for at in 0..book.len().min(SHEET_LIMIT) {
        let seen = book
            .info(at)
            .and_then(|info| book.with_rows(at, &info, &mut |rows| see(&info, rows)));
        if let Err(one) = seen {
            refusal.get_or_insert(one);
        }
    }
    Ok(refusal)
}

/// The part each sheet plays; side sheets only where another sheet has the items.
fn roles(book: &mut Book, infos: &[SheetInfo], ours: &[bool]) -> Vec<Role> {
    if infos.len() < 2 {
        return Vec::new();
    }
    let mut roles = Vec::new();
    for (at, info) in infos.iter().enumerate() {
        let mut found = Role::Other;
        if ours[at] {
            roles.push(found);
            continue;
        }
        // A sheet that breaks here breaks again when it is read, and is reported then.
        let _ = book.with_rows(at, info, &mut |rows| {
            found = role(&window(rows, WINDOW).0);
            Ok(())
        });
        roles.push(found);
    }
    if roles.contains(&Role::Main) {
        roles
    } else {
        Vec::new()
    }
}

impl Book {
    fn len(&self) -> usize {
        match self {
            Book::Xlsx(book) => book.sheet_count(),
            Book::Stored(sheets) => sheets.len(),
        }
    }

    fn info(&mut self, index: usize) -> Result<SheetInfo, Refusal> {
        match self {
            Book::Xlsx(book) => book.info(index),
            Book::Stored(sheets) => Ok(sheets[index].info.clone()),
        }
    }

    fn with_rows(
        &mut self,
        index: usize,
        info: &SheetInfo,
        read: &mut dyn FnMut(&mut dyn Rows) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        match self {
            Book::Xlsx(book) => read(&mut book.rows(info)?),
            Book::Stored(sheets) => read(&mut sheets[index].rows()),
        }
    }
}
