//! What the cell reader of a library does not tell of an xls sheet: hidden rows and columns, from the record stream.

use super::stored::ranges;
use std::io::Read;

/// Hidden rows and columns of one sheet, and whether the sheet is hidden.
#[derive(Clone, Debug, Default)]
pub struct Hidden {
    /// Rows.
    pub rows: Vec<(u32, u32)>,
    /// Columns.
    pub cols: Vec<(u32, u32)>,
}

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const BOUNDSHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLINFO: u16 = 0x007d;
const STREAM_LIMIT: u64 = 256 << 20;

/// What is hidden, by worksheet in the order of the workbook; empty when the stream cannot be read.
pub fn hidden(path: &std::path::Path) -> Vec<Hidden> {
    let Some(stream) = stream(path) else {
        return Vec::new();
    };
    let sheets = records(&stream, 0)
        .filter(|(id, data)| *id == BOUNDSHEET && data.len() >= 6 && data[5] == 0);
    let offsets: Vec<usize> = sheets.map(|(_, data)| u32_at(data, 0) as usize).collect();
    offsets
        .into_iter()
        .map(|offset| sheet(&stream, offset))
        .collect()
}

fn stream(path: &std::path::Path) -> Option<Vec<u8>> {
    let mut file = cfb::open(path).ok()?;
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.is_stream(name))?;
    let mut bytes = Vec::new();
    file.open_stream(name)
        .ok()?
        .take(STREAM_LIMIT)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

fn sheet(stream: &[u8], offset: usize) -> Hidden {
    let (mut rows, mut cols, mut depth) = (Vec::new(), Vec::new(), 0);
    for (id, data) in records(stream, offset) {
        match id {
            BOF => depth += 1,
            EOF => {
                depth -= 1;
                if depth <= 0 {
                    break;
                }
            }
            // [MS-XLS] 2.4.221: bit 5 of the options is fDyZero.
            ROW if depth == 1 && data.len() >= 14 && u16_at(data, 12) & 0x20 != 0 => {
                rows.push(u32::from(u16_at(data, 0)))
            }
            // [MS-XLS] 2.4.53: bit 0 of the options is fHidden.
            COLINFO if depth == 1 && data.len() >= 10 && u16_at(data, 8) & 1 != 0 => {
                cols.push((u32::from(u16_at(data, 0)), u32::from(u16_at(data, 2))));
            }
            _ => {}
        }
    }
    cols.sort_unstable();
    Hidden {
        rows: ranges(rows),
        cols,
    }
}

fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let head = stream.get(at..at + 4)?;
        let (id, len) = (u16_at(head, 0), usize::from(u16_at(head, 2)));
        let data = stream.get(at + 4..at + 4 + len)?;
        at += 4 + len;
        Some((id, data))
    })
}

fn u16_at(data: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([data[at], data[at + 1]])
}

fn u32_at(data: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([data[at], data[at + 1], data[at + 2], data[at + 3]])
}
