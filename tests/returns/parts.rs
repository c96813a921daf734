//! Workbooks compared part by part.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// All parts of a package by name.
pub fn parts(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let file = std::fs::File::open(path).expect("the package is there");
    let mut zip = ZipArchive::new(file).expect("it is a package");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).expect("the part is there");
        let name = part.name().expect("it has a name").into_owned();
        let mut bytes = Vec::new();
        // A part whose checksum is wrong from the beginning is compared as it is packed.
        if part.read_to_end(&mut bytes).is_err() {
            drop(part);
            bytes.clear();
            let mut raw = zip.by_index_raw(index).expect("the part is there");
            raw.read_to_end(&mut bytes).expect("it can be read");
        }
        parts.entry(name).or_insert(bytes);
    }
    parts
}

/// Writes a package of these parts.
pub fn pack(path: &Path, parts: &BTreeMap<String, Vec<u8>>) {
    let mut zip = ZipWriter::new(std::fs::File::create(path).expect("the folder can be written"));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default();
        zip.start_file(name.as_str(), options).expect("it fits");
        zip.write_all(bytes).expect("it fits");
    }
    zip.finish().expect("it can be closed");
}

/// A part as text.
pub fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).expect("it is UTF-8")
}

/// The text without all that matches.
fn without(text: &str, patterns: &[&str]) -> String {
    let mut text = text.to_owned();
    for pattern in patterns {
        let pattern = Regex::new(pattern).expect("a pattern");
        text = pattern.replace_all(&text, "").into_owned();
    }
    text
}

/// A worksheet without what marking may change: styles of cells, cells and rows with nothing in them, how far it reaches,
/// and the drawing of comments.
fn sheet(xml: &str) -> String {
    let xml = without(
        xml,
        &[
            r#"<(\w+:)?dimension [^>]*/>"#,
            r#"<(\w+:)?legacyDrawing [^>]*/>"#,
            r#" spans="[^"]*""#,
        ],
    );
    let cell = Regex::new(r#"<(?:\w+:)?c( [^>]*)?>"#).expect("a pattern");
    let style = Regex::new(r#" s=['"]\d+['"]"#).expect("a pattern");
    let xml = cell
        .replace_all(&xml, |found: &regex::Captures<'_>| {
            style.replace(&found[0], "").into_owned()
        })
        .into_owned();
    without(
        &xml,
        &[
            r#"<(\w+:)?c r="[A-Z]+\d+" ?/>"#,
            r#"<(\w+:)?row [^>]*>\s*</(\w+:)?row>"#,
            r#"<(\w+:)?row [^>]*/>"#,
            r#"</?(\w+:)?sheetData ?/?>"#,
        ],
    )
}

/// What may differ, and what it is compared by.
fn allowed(name: &str, before: &str, after: &str) -> Result<(), String> {
    // Some writers put the other stroke there.
    let name = &name.replace('\\', "/")[..];
    let same = |one: String, two: String| match one == two {
        true => Ok(()),
        false => Err(format!("{name}\n{}", difference(&one, &two))),
    };
    let list = name.ends_with(".rels") || name == "[Content_Types].xml";
    if list {
        // Whatever stood there stands there still, in its order.
        let ours = [
            r#"<(\w+:)?Relationship Id="rIdSx[^>]*/>"#,
            r#"<(\w+:)?Default Extension="vml"[^>]*/>"#,
            r#"<(\w+:)?Override PartName="/xl/(comments\d+|worksheets/sheet\d+|styles\d+)\.xml"[^>]*/>"#,
        ];
        return same(without(before, &ours), without(after, &ours));
    }
    if name.contains("worksheets/") {
        return same(sheet(before), sheet(after));
    }
    match name.rsplit('/').next().unwrap_or(name) {
        "workbook.xml" => {
            let ours = [
                r#"<(\w+:)?sheet name="问题清单[^>]*/>"#,
                r#"<(\w+:)?definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'问题清单[^<]*</(\w+:)?definedName>"#,
                r#" (activeTab|firstSheet|localSheetId)="\d+""#,
                r#"<(\w+:)?bookViews><(\w+:)?workbookView */></(\w+:)?bookViews>"#,
                r#"</?(\w+:)?definedNames>"#,
            ];
            same(without(before, &ours), without(after, &ours))
        }
        "styles.xml" if before.contains("cellXfs") => styles(before, after),
        "styles.xml" => same(
            before.replace("</styleSheet>", ""),
            after[..before.len() - 13].to_owned(),
        ),
        "app.xml" => {
            let ours = [
                r"<(\w+:)?i4>\d+</(\w+:)?i4>",
                r#" size="\d+""#,
                r"<(\w+:)?lpstr>问题清单[^<]*</(\w+:)?lpstr>",
            ];
            same(without(before, &ours), without(after, &ours))
        }
        file if file.contains("comment") => comments(before, after),
        file if file.ends_with(".vml") => {
            let end = before.trim_end().trim_end_matches("</xml>");
            match after.contains(end) {
                true => Ok(()),
                false => Err(format!("{name}: shapes of before are changed")),
            }
        }
        _ => Err(format!("{name} is changed")),
    }
}

/// Every style of before has its number still.
fn styles(before: &str, after: &str) -> Result<(), String> {
    for list in ["fonts", "fills", "borders", "cellXfs"] {
        let inner = |xml: &str| {
            let pattern = format!(r"(?s)<(?:\w+:)?{list}(?: [^>]*)?>(.*?)</(?:\w+:)?{list}>");
            let found = Regex::new(&pattern).expect("a pattern").captures(xml);
            found.map_or(String::new(), |found| found[1].trim_end().to_owned())
        };
        if !inner(after).starts_with(&inner(before)) {
            return Err(format!("{list} of before are changed"));
        }
    }
    let pattern = r"(?s)<(?:\w+:)?(fonts|fills|borders|cellXfs)[ >].*?</(?:\w+:)?(fonts|fills|borders|cellXfs)>";
    match without(before, &[pattern]) == without(after, &[pattern]) {
        true => Ok(()),
        false => Err("other styles are changed".to_owned()),
    }
}

/// Every comment of before says what it said, and something after that at most.
fn comments(before: &str, after: &str) -> Result<(), String> {
    let one = |xml: &str| -> BTreeMap<String, String> {
        let comment = Regex::new(
            r#"(?s)<(?:\w+:)?comment [^>]*?ref="([^"]+)"[^>]*>(.*?)</(?:\w+:)?comment>"#,
        );
        let text = Regex::new(r"(?s)<(?:\w+:)?t(?: [^>]*)?>(.*?)</(?:\w+:)?t>").expect("a pattern");
        let words = |inner: &str| {
            text.captures_iter(inner)
                .map(|found| found[1].to_owned())
                .collect()
        };
        let comment = comment.expect("a pattern");
        comment
            .captures_iter(xml)
            .map(|found| (found[1].to_owned(), words(&found[2])))
            .collect()
    };
    let (before, after) = (one(before), one(after));
    let lost = before
        .iter()
        .find(|(cell, text)| !after.get(*cell).is_some_and(|now| now.starts_with(*text)));
    match lost {
        None => Ok(()),
        Some((cell, text)) => Err(format!("the comment of {cell} is changed: {text}")),
    }
}

/// Where two texts begin to differ.
fn difference(one: &str, two: &str) -> String {
    let at = one
        .chars()
        .zip(two.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| {
        text.chars()
            .skip(at.saturating_sub(80))
            .take(200)
            .collect::<String>()
    };
    format!("- {}\n+ {}", around(one), around(two))
}

/// What differs between a workbook and its copy beyond what marking may change.
pub fn differences(before: &Path, after: &Path) -> Vec<String> {
    let (before, after) = (parts(before), parts(after));
    let lost: BTreeSet<&String> = before
        .keys()
        .filter(|name| !after.contains_key(*name))
        .collect();
    let mut wrong: Vec<String> = lost.iter().map(|name| format!("{name} is lost")).collect();
    for (name, bytes) in &before {
        let Some(now) = after.get(name).filter(|now| *now != bytes) else {
            continue;
        };
        let (one, two) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(now));
        wrong.extend(allowed(name, &one, &two).err());
    }
    wrong
}

#[test]
fn a_difference_is_seen() {
    let sheet = |inner: &str| {
        format!(r#"<worksheet><sheetData><row r="1">{inner}</row></sheetData></worksheet>"#)
    };
    let check = |before: &str, after: &str| {
        allowed("xl/worksheets/sheet1.xml", &sheet(before), &sheet(after))
    };
    assert!(
        check(
            r#"<c r="A1" s="1"><v>1</v></c>"#,
            r#"<c r="A1" s="9"><v>1</v></c><c r="B1" s="9"/>"#
        )
        .is_ok()
    );
    assert!(
        check(
            r#"<c r="A1" s="1"><v>1</v></c>"#,
            r#"<c r="A1" s="1"><v>2</v></c>"#
        )
        .is_err()
    );
    assert!(check(r#"<c r="A1"><v>1</v></c>"#, "").is_err());
    assert!(allowed("xl/media/image1.png", "a", "b").is_err());
}
