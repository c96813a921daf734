//! The small parts of a workbook: which sheets it has, and where their rows are.

use crate::read::Refusal;
use crate::read::grid::package::{Package, attribute, damaged, each_element};
use memchr::memmem;
use std::collections::HashMap;
use std::io::{Read, Seek};

/// A worksheet.
pub struct SheetPart {
    /// Its name.
    pub name: String,
    /// The part its rows are in.
    pub part: String,
    /// Hidden, or very hidden.
    pub hidden: bool,
}

/// What the small parts say.
#[derive(Default)]
pub struct Parts {
    /// The worksheets in order.
    pub sheets: Vec<SheetPart>,
    /// Days count from 1904.
    pub is_1904: bool,
    /// The workbook is where it mostly is, and all of its sheets are found.
    pub is_plain: bool,
}

/// Reads the small parts.
///
/// # Errors
/// When one of them is missing.
pub fn read<R: Read + Seek>(package: &mut Package<R>) -> Result<Parts, Refusal> {
    let targets = targets(&package.text("xl/_rels/workbook.xml.rels")?);
    let root = package.text("_rels/.rels").unwrap_or_default();
    let mut parts = Parts {
        sheets: Vec::new(),
        is_1904: false,
        is_plain: memmem::find(root.as_bytes(), b"xl/workbook.xml").is_some(),
    };
    each_element(&package.text("xl/workbook.xml")?, |element| {
        match element.local_name().as_ref() {
            "sheet" => {
                let id = attribute(element, "id").unwrap_or_default();
                match (attribute(element, "name"), targets.get(&id)) {
                    (Some(name), Some(Some(part))) => parts.sheets.push(SheetPart {
                        name,
                        part: part.clone(),
                        hidden: attribute(element, "state").is_some_and(|state| state != "visible"),
                    }),
                    // A sheet of another kind: a chart, a dialog.
                    (Some(_), Some(None)) => {}
                    _ => parts.is_plain = false,
                }
            }
            "workbookPr" => {
                if let Some(from_1904) = attribute(element, "date1904") {
                    parts.is_1904 = matches!(from_1904.as_str(), "1" | "true");
                }
            }
            _ => {}
        }
    });
    let all = parts.sheets.len();
    parts.sheets.retain(|sheet| package.has(&sheet.part));
    parts.is_plain &= parts.sheets.len() == all;
    Ok(parts)
}

/// Where each relation of the workbook leads, when it leads to a worksheet.
fn targets(relations: &str) -> HashMap<String, Option<String>> {
    let mut targets = HashMap::new();
    each_element(relations, |element| {
        if let (Some(id), Some(path), Some(kind)) = (
            attribute(element, "Id"),
            attribute(element, "Target"),
            attribute(element, "Type"),
        ) {
            let part = kind
                .ends_with("/worksheet")
                .then(|| match path.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{path}"),
                });
            targets.insert(id, part);
        }
    });
    targets
}

/// Refuses a shared string table that claims more strings than its bytes can hold: the library would reserve for all of them.
///
/// # Errors
/// When it does.
pub fn check_strings<R: Read + Seek>(package: &mut Package<R>) -> Result<(), Refusal> {
    if !package.has(STRINGS) {
        return Ok(());
    }
    let mut head = Vec::new();
    package
        .stream(STRINGS)?
        .take(4096)
        .read_to_end(&mut head)
        .map_err(|error| damaged(&error.to_string()))?;
    let head = String::from_utf8_lossy(&head);
    for claim in ["uniqueCount=\"", "uniqueCount='"] {
        let Some(at) = head.find(claim) else { continue };
        let digits: String = head[at + claim.len()..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        if digits.parse::<u64>().unwrap_or(u64::MAX) > 100_000_000 {
            return Err(damaged(&format!("uniqueCount {digits}")));
        }
    }
    Ok(())
}

/// The part with the shared strings.
pub const STRINGS: &str = "xl/sharedStrings.xml";
/// The part with the styles.
pub const STYLES: &str = "xl/styles.xml";
