//! Where the entries of a list stand now: comments move with their cells when rows are put in, taken out or sorted.

use super::book::{self, COMMENTS};
use super::comments;
use crate::read::Refusal;
use crate::read::grid::sidecar::area;
use crate::returns::package::Package;
use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

/// A cell: sheet, row and column from 0.
pub(in crate::returns) type Cell = (String, u32, u32);

/// The cells whose comments name each entry; none when they cannot be read.
pub(in crate::returns) fn placed(path: &Path) -> HashMap<u32, Vec<Cell>> {
    read(path).unwrap_or_default()
}

fn read(path: &Path) -> Result<HashMap<u32, Vec<Cell>>, Refusal> {
    let file = File::open(path).map_err(|error| crate::read::sniff::unopened(&error))?;
    let mut package = Package::open(BufReader::new(file))?;
    let mut found: HashMap<u32, Vec<Cell>> = HashMap::new();
    for sheet in book::sheets(&mut package)? {
        let Some(part) = book::by_role(&mut package, &sheet.part, COMMENTS)? else {
            continue;
        };
        let xml = book::part(&mut package, &part)?;
        for (number, cell) in comments::entries(&xml) {
            if let Some([row, col, ..]) = area(&cell) {
                found
                    .entry(number)
                    .or_default()
                    .push((sheet.name.clone(), row, col));
            }
        }
    }
    Ok(found)
}
