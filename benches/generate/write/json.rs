//! JSON with the names of the element table: a line an item, one array, or departments with their items.

use super::super::guide::{Guide, Oddity, Record};
use super::failed;
use shixiang::model::{Element, Part};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// How the items stand in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum JsonShape {
    /// JSONL.
    Lines,
    /// One array of items.
    Array,
    /// An array of departments, each with an array of its items. Items of one department follow each other.
    ByDepartment,
}

/// Writes items as JSON.
pub fn json(path: &Path, shape: JsonShape, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    match shape {
        JsonShape::Lines => lines(&mut out, guides)?,
        JsonShape::Array => array(&mut out, guides)?,
        JsonShape::ByDepartment => by_department(&mut out, guides)?,
    }
    out.flush()
}

fn lines(out: &mut impl Write, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    for guide in guides {
        item(out, &guide, None)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn array(out: &mut impl Write, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    for (n, guide) in guides.enumerate() {
        out.write_all(if n == 0 { b"[\n" } else { b",\n" })?;
        item(out, &guide, None)?;
    }
    out.write_all(b"\n]\n")
}

fn by_department(out: &mut impl Write, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    let mut open: Option<String> = None;
    out.write_all(b"[")?;
    for guide in guides {
        let department = guide.get(Element::department);
        if open.as_deref() == Some(department) {
            out.write_all(b",\n")?;
        } else {
            out.write_all(if open.is_none() { b"\n" } else { b"\n]},\n" })?;
            out.write_all(b"{\"department\": ")?;
            text(out, department)?;
            out.write_all(b", \"items\": [\n")?;
            open = Some(department.to_owned());
        }
        item(out, &guide, Some(Element::department))?;
    }
    out.write_all(if open.is_none() { b"]\n" } else { b"\n]}\n]\n" })
}

/// One item on one line, without the element that stands further out. The steps stand for the text of the process.
fn item(out: &mut impl Write, guide: &Guide, outer: Option<Element>) -> io::Result<()> {
    let mut before: &[u8] = b"{";
    let inner = guide
        .item
        .iter()
        .filter(|(element, _)| *element != Element::process_text && Some(*element) != outer);
    for (element, value) in inner {
        out.write_all(before)?;
        pair(out, element.key(), value)?;
        if let Some(Oddity::Twin(other)) = guide.oddity(element) {
            let second = element.row().map_or("", |row| row.synonyms[0]);
            out.write_all(b", ")?;
            pair(out, second, other)?;
        }
        before = b", ";
    }
    for (part, records) in [
        (Part::Material, &guide.materials),
        (Part::Step, &guide.steps),
        (Part::Special, &guide.specials),
        (Part::Question, &guide.questions),
    ] {
        // Few items have any: that one has them says nothing of the others.
        if part == Part::Special && records.is_empty() {
            continue;
        }
        write!(out, ", \"{}\": ", part.name())?;
        entries(out, records)?;
    }
    out.write_all(b"}")
}

fn entries(out: &mut impl Write, records: &[Record]) -> io::Result<()> {
    out.write_all(b"[")?;
    for (n, record) in records.iter().enumerate() {
        out.write_all(if n == 0 { b"{" } else { b", {" })?;
        for (n, (element, value)) in record.iter().enumerate() {
            out.write_all(if n == 0 { b"" } else { b", " })?;
            pair(out, element.row().map_or("", |row| row.name), value)?;
        }
        out.write_all(b"}")?;
    }
    out.write_all(b"]")
}

fn pair(out: &mut impl Write, key: &str, value: &str) -> io::Result<()> {
    text(out, key)?;
    out.write_all(b": ")?;
    text(out, value)
}

fn text(out: &mut impl Write, text: &str) -> io::Result<()> {
    serde_json::to_writer(out, text).map_err(failed)
}
