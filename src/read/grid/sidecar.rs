//! What the cell reader of a library does not tell of an xlsx sheet: hidden rows and columns, and merges before the rows.

use super::package::{Package, attribute, each_element};
use crate::read::Refusal;
use memchr::memmem;
use std::io::{Read, Seek};

/// What stands around the cells of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Sidecar {
    /// Merged areas as `[first row, first column, last row, last column]`, from 0.
    pub merges: Vec<[u32; 4]>,
    /// Hidden rows, from 0.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns, from 0.
    pub hidden_cols: Vec<(u32, u32)>,
}

const CHUNK: usize = 256 << 10;
/// Longer than any opening tag of a row.
const CARRY: usize = 1 << 10;
/// The most of what follows the cells that is kept.
const TAIL_LIMIT: usize = 64 << 20;

/// Reads the sidecar of one sheet in a single pass that looks at bytes, not at XML, while it is among the cells.
///
/// # Errors
/// When the part cannot be unpacked.
pub fn read<R: Read + Seek>(package: &mut Package<R>, part: &str) -> Result<Sidecar, Refusal> {
    let mut stream = package.stream(part)?;
    let mut scan = Scan::default();
    let mut buffer = Vec::with_capacity(CHUNK + CARRY);
    loop {
        let kept = buffer.len();
        let read = (&mut stream).take(CHUNK as u64).read_to_end(&mut buffer);
        // A part that breaks off is the cell reader's to report.
        if read.is_err() || buffer.len() == kept {
            break;
        }
        scan.feed(&buffer);
        let keep = buffer.len().saturating_sub(CARRY);
        buffer.drain(..keep);
        scan.carried = buffer.len();
    }
    Ok(scan.finish())
}

/// The sidecar of a sheet that is held as a whole.
pub fn of(bytes: &[u8]) -> Sidecar {
    let mut scan = Scan::default();
    scan.feed(bytes);
    scan.finish()
}

#[derive(Default, PartialEq)]
enum Zone {
    #[default]
    Head,
    Cells,
    Tail,
}

#[derive(Default)]
struct Scan {
    zone: Zone,
    head: Vec<u8>,
    tail: Vec<u8>,
    carried: usize,
    hidden: Vec<u32>,
}

impl Scan {
    /// Looks at a buffer whose first `carried` bytes were seen before.
    fn feed(&mut self, buffer: &[u8]) {
        let fresh = self.carried;
        let mut from = 0;
        if self.zone == Zone::Head {
            match memmem::find(buffer, b"sheetData") {
                None => return self.head.extend_from_slice(&buffer[fresh..]),
                Some(at) => {
                    self.head.extend_from_slice(&buffer[fresh.min(at)..at]);
                    let none = buffer[at + 9..].trim_ascii_start().starts_with(b"/");
                    self.zone = if none { Zone::Tail } else { Zone::Cells };
                    from = at + 9;
                }
            }
        }
        if self.zone == Zone::Cells {
            let end = closing(&buffer[from..]).map(|at| from + at);
            self.rows(&buffer[from..end.unwrap_or(buffer.len())]);
            if let Some(end) = end {
                self.zone = Zone::Tail;
                self.tail.extend_from_slice(&buffer[end + 10..]);
            }
        } else if self.zone == Zone::Tail && self.tail.len() < TAIL_LIMIT {
            self.tail.extend_from_slice(&buffer[fresh..]);
        }
    }

    fn rows(&mut self, cells: &[u8]) {
        for at in memmem::find_iter(cells, b"hidden=") {
            let Some(open) = memchr::memrchr(b'<', &cells[..at]) else {
                continue;
            };
            let tag = &cells[open..cells.len().min(at + 13)];
            let name = &tag[1..tag
                .iter()
                .position(|b| b.is_ascii_whitespace())
                .unwrap_or(1)];
            if !name.ends_with(b"row") || memchr::memchr(b'>', &cells[open..at]).is_some() {
                continue;
            }
            let on = matches!(tag.get(at - open + 8..), Some([b'1' | b't', ..]));
            let row = memmem::find(tag, b" r=")
                .map(|r| &tag[r + 4..])
                .map(number)
                .filter(|row| *row > 0);
            if let (true, Some(row)) = (on, row)
                && self.hidden.last() != Some(&(row - 1))
            {
                self.hidden.push(row - 1);
            }
        }
    }

    fn finish(mut self) -> Sidecar {
        let mut sidecar = Sidecar::default();
        self.hidden.sort_unstable();
        self.hidden.dedup();
        for row in self.hidden {
            match sidecar.hidden_rows.last_mut() {
                Some(last) if last.1 + 1 == row => last.1 = row,
                _ => sidecar.hidden_rows.push((row, row)),
            }
        }
        // Both are pieces of XML; the closing tags that follow them do not matter here.
        each_element(
            &String::from_utf8_lossy(trim_to_tag(&self.head)),
            |element| {
                if element.local_name().as_ref() == "col"
                    && matches!(attribute(element, "hidden").as_deref(), Some("1" | "true"))
                {
                    let at = |name| {
                        attribute(element, name)
                            .and_then(|text| text.parse::<u32>().ok())
                            .and_then(|n| n.checked_sub(1))
                    };
                    if let (Some(from), Some(to)) = (at("min"), at("max")) {
                        sidecar.hidden_cols.push((from, to));
                    }
                }
            },
        );
        each_element(
            &String::from_utf8_lossy(trim_to_tag(&self.tail)),
            |element| {
                if element.local_name().as_ref() == "mergeCell"
                    && let Some(area) = attribute(element, "ref").as_deref().and_then(area)
                {
                    sidecar.merges.push(area);
                }
            },
        );
        sidecar.hidden_cols.sort_unstable();
        sidecar
    }
}

/// Where the closing tag of the cells ends its name; the opening tag may still be in sight.
fn closing(bytes: &[u8]) -> Option<usize> {
    let is_closing = |at: &usize| {
        let open = memchr::memrchr(b'<', &bytes[..*at]);
        open.is_some_and(|open| bytes.get(open + 1) == Some(&b'/'))
    };
    memmem::find_iter(bytes, b"sheetData>").find(is_closing)
}

/// From the first opening tag to the last closing bracket.
fn trim_to_tag(xml: &[u8]) -> &[u8] {
    let start = memchr::memchr(b'<', xml).unwrap_or(xml.len());
    let end = memchr::memrchr(b'>', xml).map_or(start, |at| at + 1);
    &xml[start..end.max(start)]
}

fn number(digits: &[u8]) -> u32 {
    digits
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .fold(0, |n: u32, b| {
            n.saturating_mul(10).saturating_add(u32::from(b - b'0'))
        })
}

/// `A2:E3` as `[1, 0, 2, 4]`.
pub fn area(text: &str) -> Option<[u32; 4]> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let ((r1, c1), (r2, c2)) = (cell(from)?, cell(to)?);
    Some([r1.min(r2), c1.min(c2), r1.max(r2), c1.max(c2)])
}

fn cell(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches('$');
    let letters = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let col = text[..letters].bytes().try_fold(0u32, |n, b| {
        n.checked_mul(26)?
            .checked_add(u32::from(b.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = text[letters..].trim_start_matches('$').parse().ok()?;
    Some((row.checked_sub(1)?, col.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(xml: &str, step: usize) -> Sidecar {
        let mut scan = Scan::default();
        let mut buffer = Vec::new();
        for chunk in xml.as_bytes().chunks(step) {
            buffer.extend_from_slice(chunk);
            scan.feed(&buffer);
            let keep = buffer.len().saturating_sub(64);
            buffer.drain(..keep);
            scan.carried = buffer.len();
        }
        scan.finish()
    }

    #[test]
    fn hidden_rows_columns_and_merges_are_seen_whatever_the_chunks() {
        let xml = r#"<worksheet><cols><col min="14" max="15" hidden="1"/></cols><sheetData><row r="2" hidden="1"><c r="A2"/></row><row r="3" spans="1:2" hidden="1"/><row r="5" hidden="0"/></sheetData><mergeCells><mergeCell ref="A2:E3"/></mergeCells></worksheet>"#;
        for step in [1, 7, 60, 1000] {
            let seen = scan(xml, step);
            assert_eq!(seen.hidden_rows, [(1, 2)], "step {step}");
            assert_eq!(seen.hidden_cols, [(13, 14)], "step {step}");
            assert_eq!(seen.merges, [[1, 0, 2, 4]], "step {step}");
        }
    }

    #[test]
    fn an_area_is_read_in_any_corner_order() {
        assert_eq!(area("$B$3:A1"), Some([0, 0, 2, 1]));
        assert_eq!(area("nonsense"), None);
        assert_eq!(area("A0"), None);
    }
}
