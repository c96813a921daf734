//! What stands before and behind the rows of a sheet: hidden columns and merged areas.

use super::tag::{self, Scan, Stop};
use crate::read::grid::sidecar::{Sidecar, area};
use memchr::{memchr, memmem, memrchr};

/// Reads what stands around the rows, without a look at the rows.
///
/// # Errors
/// When there is something in it that is left to the library.
pub fn read(bytes: &[u8]) -> Scan<Sidecar> {
    let mut edges = Sidecar::default();
    if !is_utf8(bytes) {
        return Err(Stop::Odd);
    }
    let mut at = 0;
    loop {
        let tag = tag::name(bytes, at)?;
        if tag.local() == b"sheetData" {
            break;
        }
        at = match (tag.local(), tag.closes) {
            (b"col", false) => column(bytes, tag.end, &mut edges)?,
            _ => tag::skip(bytes, tag.end)?.1,
        };
    }
    edges.hidden_cols.sort_unstable();
    at = behind(bytes)?;
    // The part may end with white space, and what is not closed there does no harm.
    while memchr(b'<', &bytes[at..]).is_some() {
        let tag = tag::name(bytes, at)?;
        at = match (tag.local(), tag.closes) {
            (b"mergeCell", false) => merged(bytes, tag.end, &mut edges)?,
            _ => tag::skip(bytes, tag.end)?.1,
        };
    }
    Ok(edges)
}

/// Whether the part says that it is UTF-8, or says nothing.
fn is_utf8(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Some(declared) = head.strip_prefix(b"<?xml") else {
        return true;
    };
    let end = memmem::find(declared, b"?>").unwrap_or(declared.len());
    let declared = &declared[..end];
    match memmem::find(declared, b"encoding") {
        None => true,
        Some(at) => {
            let name: Vec<u8> = declared[at + 8..]
                .iter()
                .filter(|byte| byte.is_ascii_alphanumeric() || **byte == b'-')
                .map(u8::to_ascii_lowercase)
                .collect();
            name.starts_with(b"utf-8")
        }
    }
}

/// Where the rows end: at the last mention of `sheetData`, which closes it.
fn behind(bytes: &[u8]) -> Scan<usize> {
    let at = last(bytes).ok_or(Stop::Odd)?;
    let open = memrchr(b'<', &bytes[..at]).ok_or(Stop::Odd)?;
    let tag = tag::name(bytes, open)?;
    let (empty, end) = tag::skip(bytes, tag.end)?;
    match tag.local() == b"sheetData" && (tag.closes || empty) {
        true => Ok(end),
        false => Err(Stop::Odd),
    }
}

/// The last mention of `sheetData`, by its one capital letter: there may be a megabyte of merged areas behind it.
fn last(bytes: &[u8]) -> Option<usize> {
    let mut end = bytes.len();
    loop {
        let at = memrchr(b'D', &bytes[..end])?;
        if bytes[at..].starts_with(b"Data") && bytes[..at].ends_with(b"sheet") {
            return Some(at - b"sheet".len());
        }
        end = at;
    }
}

fn column(bytes: &[u8], at: usize, edges: &mut Sidecar) -> Scan<usize> {
    let (mut from, mut to, mut hidden) = (None, None, false);
    let (_, end) = tag::each(bytes, at, |key, value| match key {
        b"min" => from = tag::number(value),
        b"max" => to = tag::number(value),
        b"hidden" => hidden = matches!(value, b"1" | b"true"),
        _ => {}
    })?;
    let index = |number: Option<u32>| number.and_then(|number| number.checked_sub(1));
    if let (true, Some(from), Some(to)) = (hidden, index(from), index(to)) {
        edges.hidden_cols.push((from, to));
    }
    Ok(end)
}

fn merged(bytes: &[u8], at: usize, edges: &mut Sidecar) -> Scan<usize> {
    let mut found = None;
    let (_, end) = tag::each(bytes, at, |key, value| {
        if key == b"ref" {
            found = plain_area(value).or_else(|| std::str::from_utf8(value).ok().and_then(area));
        }
    })?;
    edges.merges.extend(found);
    Ok(end)
}

/// An area as all programs write it: `A2:E3`.
#[inline]
fn plain_area(text: &[u8]) -> Option<[u32; 4]> {
    let colon = memchr(b':', text)?;
    let (r1, c1) = tag::reference(&text[..colon])?;
    let (r2, c2) = tag::reference(&text[colon + 1..])?;
    let (c1, c2) = (u32::from(c1), u32::from(c2));
    Some([r1.min(r2), c1.min(c2), r1.max(r2), c1.max(c2)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::grid::sidecar;

    #[test]
    fn the_edges_are_those_that_a_pass_over_all_bytes_finds() {
        for xml in [
            r#"<worksheet><cols><col min="14" max="15" hidden="1"/><col min="2" max="3" hidden="true" width="9"/><col min="7" max="9"/></cols><sheetData><row r="1"/></sheetData><mergeCells count="2"><mergeCell ref="A2:E3"/><mergeCell ref="$B$9:A8"/></mergeCells><pageMargins/></worksheet>"#,
            r#"<x:worksheet><x:sheetData/><x:mergeCells><x:mergeCell ref="C1"/></x:mergeCells></x:worksheet>"#,
            "<worksheet><sheetData></sheetData></worksheet>\n",
        ] {
            let seen = read(xml.as_bytes()).expect("plain XML");
            let other = sidecar::of(xml.as_bytes());
            assert_eq!(seen.merges, other.merges, "{xml}");
            assert_eq!(seen.hidden_cols, other.hidden_cols, "{xml}");
        }
    }

    #[test]
    fn what_is_odd_is_left_to_the_library() {
        for xml in [
            "<?xml version='1.0' encoding='GBK'?><worksheet><sheetData/></worksheet>",
            "<!DOCTYPE worksheet><worksheet><sheetData/></worksheet>",
            "<worksheet><sheetData></sheetData><!-- sheetData --></worksheet>",
            "<worksheet><sheetData><row/></worksheet>",
        ] {
            assert_eq!(read(xml.as_bytes()).err(), Some(Stop::Odd), "{xml}");
        }
    }
}
