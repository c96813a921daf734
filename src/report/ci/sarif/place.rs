//! Where a result is: a region of a text, or a cell of a workbook as a logical location.

use super::shape::*;
use crate::finding::{Place, column_name};

/// The location of a place in the file at `path`.
pub(super) fn location(path: &str, place: &Place) -> Location {
    Location {
        id: None,
        physical_location: Physical {
            artifact_location: artifact_location(path),
            region: region(place),
        },
        logical_locations: logical(place).into_iter().collect(),
        message: None,
    }
}

/// The address of a file.
pub(super) fn artifact_location(path: &str) -> ArtifactLocation {
    let uri = match path {
        "-" => "stdin".to_owned(),
        _ if path.starts_with('/') => format!("file://{}", encoded(path)),
        // `C:/…` is a drive, not a scheme.
        _ if path.as_bytes().get(1) == Some(&b':') => format!("file:///{}", encoded(path)),
        _ => encoded(path.trim_start_matches("./")),
    };
    ArtifactLocation { uri }
}

/// A path with everything but what RFC 3986 leaves alone in a path percent-encoded.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len() * 2);
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Code hosts want a line for every result; a workbook has none, so its results are at the first.
fn region(place: &Place) -> Region {
    let (line, column, end) = match place {
        Place::Text {
            line,
            column,
            excerpt,
        } => {
            let fault = excerpt.as_ref().and_then(|excerpt| {
                let (start, len) = (excerpt.start as usize, excerpt.len as usize);
                excerpt.text.get(start..start + len)
            });
            let column = u64::from(*column);
            let end = fault.map(|fault| column + fault.chars().count() as u64);
            (*line, Some(column), end)
        }
        Place::Field { row, .. } => (*row, None, None),
        _ => (1, None, None),
    };
    Region {
        start_line: line,
        start_column: column,
        end_column: end.filter(|end| Some(*end) > column),
    }
}

fn logical(place: &Place) -> Option<Logical> {
    let (name, full, kind) = match place {
        Place::Cell { sheet, row, col } => {
            let cell = format!("{}{}", column_name(*col), u64::from(*row) + 1);
            let full = format!("{sheet}!{cell}");
            (cell, full, "cell")
        }
        Place::Sheet(sheet) => (sheet.to_string(), sheet.to_string(), "sheet"),
        Place::Field { row, col } => (format!("{col}"), format!("{row}:{col}"), "field"),
        _ => return None,
    };
    Some(Logical {
        name,
        fully_qualified_name: full,
        kind,
    })
}

#[cfg(test)]
mod tests {
    use super::artifact_location;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(
            artifact_location("./资料/a b.xlsx").uri,
            "%E8%B5%84%E6%96%99/a%20b.xlsx"
        );
        assert_eq!(artifact_location("/a/b.csv").uri, "file:///a/b.csv");
        assert_eq!(artifact_location("C:/a.csv").uri, "file:///C%3A/a.csv");
    }
}
