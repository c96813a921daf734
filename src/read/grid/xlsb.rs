//! What the cell reader of a library does not tell of an xlsb sheet: merges, hidden rows, columns and sheets.

use super::SheetInfo;
use super::package::{Package, attribute, each_element};
use super::stored::ranges;
use std::collections::HashMap;
use std::io::{Read, Seek};

const BUNDLE_SHEET: u32 = 156;
const MERGE: u32 = 176;
const ROW: u32 = 0;
const COLUMN: u32 = 60;
const PART_LIMIT: u64 = 512 << 20;

/// Every worksheet with what stands around its cells; empty when the workbook part cannot be read.
pub fn sheets<R: Read + Seek>(package: &mut Package<R>) -> Vec<SheetInfo> {
    let mut target = HashMap::new();
    let Ok(rels) = package.text("xl/_rels/workbook.bin.rels") else {
        return Vec::new();
    };
    each_element(&rels, |element| {
        if let (Some(id), Some(path)) = (attribute(element, "Id"), attribute(element, "Target")) {
            target.insert(
                id,
                format!(
                    "xl/{}",
                    path.trim_start_matches('/').trim_start_matches("xl/")
                ),
            );
        }
    });
    let Some(book) = bytes(package, "xl/workbook.bin") else {
        return Vec::new();
    };
    let mut sheets = Vec::new();
    for (id, data) in records(&book) {
        if id != BUNDLE_SHEET || data.len() < 12 {
            continue;
        }
        let Some((rel, rest)) = wide(&data[8..]) else {
            continue;
        };
        let Some((name, _)) = wide(rest) else {
            continue;
        };
        let mut info = target
            .get(&rel)
            .and_then(|part| bytes(package, part))
            .map(|part| around(&part))
            .unwrap_or_default();
        info.name = name.into();
        info.index = sheets.len() as u16;
        info.hidden = u32_at(data, 0) != Some(0);
        sheets.push(info);
    }
    sheets
}

fn bytes<R: Read + Seek>(package: &mut Package<R>, part: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    package
        .stream(part)
        .ok()?
        .take(PART_LIMIT)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

fn around(part: &[u8]) -> SheetInfo {
    let (mut info, mut rows) = (SheetInfo::default(), Vec::new());
    for (id, data) in records(part) {
        let at = |nth: usize| u32_at(data, nth * 4);
        match id {
            MERGE => {
                if let (Some(r1), Some(r2), Some(c1), Some(c2)) = (at(0), at(1), at(2), at(3)) {
                    info.merges.push([r1, c1, r2, c2]);
                }
            }
            // [MS-XLSB] 2.4.736: fDyZero is bit 4 of the byte after the outline bits.
            ROW if data.get(11).is_some_and(|flags| flags & 0x10 != 0) => rows.extend(at(0)),
            // [MS-XLSB] 2.4.331: fHidden is bit 0.
            COLUMN if data.get(16).is_some_and(|flags| flags & 1 != 0) => {
                if let (Some(from), Some(to)) = (at(0), at(1)) {
                    info.hidden_cols.push((from, to));
                }
            }
            _ => {}
        }
    }
    info.hidden_rows = ranges(rows);
    info
}

/// Records: an id and a length of one to four bytes of seven bits each, then the data.
fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = *part.get(at)?;
        at += 1;
        let mut id = u32::from(first);
        if first & 0x80 != 0 {
            id = u32::from(first & 0x7f) | u32::from(*part.get(at)? & 0x7f) << 7;
            at += 1;
        }
        let mut len = 0usize;
        for shift in [0, 7, 14, 21] {
            let byte = *part.get(at)?;
            at += 1;
            len |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let data = part.get(at..at.checked_add(len)?)?;
        at += len;
        Some((id, data))
    })
}

/// A length in UTF-16 units and the text; and what follows it.
fn wide(data: &[u8]) -> Option<(String, &[u8])> {
    let len = u32_at(data, 0)? as usize;
    let end = len.checked_mul(2)?.checked_add(4)?;
    let units: Vec<u16> = data
        .get(4..end)?
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .collect();
    Some((String::from_utf16_lossy(&units), &data[end..]))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_walked_and_broken_ones_end_the_walk() {
        let mut part = vec![0xb0, 0x01, 16];
        for n in [1u32, 3, 0, 4] {
            part.extend(n.to_le_bytes());
        }
        part.extend([60, 200]);
        assert_eq!(around(&part).merges, [[1, 0, 3, 4]]);
        assert_eq!(
            wide(&[1, 0, 0, 0, 0x41, 0]),
            Some(("A".to_owned(), &[][..]))
        );
        assert_eq!(wide(&[9, 0, 0, 0, 0x41, 0]), None);
    }
}
