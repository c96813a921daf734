//! YAML with Chinese keys: one file an item, one sequence, or many documents.

use super::super::guide::{Guide, Oddity, Record};
use shixiang::model::{Element, Part};
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes one file an item into `folder`, a hundred to a folder below it when there are many.
pub fn folder(folder: &Path, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    for guide in guides {
        let below = folder.join(format!("{:04}", guide.number / 100));
        fs::create_dir_all(&below)?;
        fs::write(
            below.join(format!("{:06}.yaml", guide.number)),
            document(&guide),
        )?;
    }
    Ok(())
}

/// Writes one file with a sequence of items.
pub fn sequence(path: &Path, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for guide in guides {
        let text = document(&guide);
        for (n, line) in text.lines().enumerate() {
            let indent = if n == 0 { "- " } else { "  " };
            // A blank line inside a block of text takes no indent.
            let indent = if line.is_empty() { "" } else { indent };
            writeln!(out, "{indent}{line}")?;
        }
    }
    out.flush()
}

/// Writes one file with a document an item.
pub fn documents(path: &Path, guides: impl Iterator<Item = Guide>) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for guide in guides {
        write!(out, "---\n{}", document(&guide))?;
    }
    out.flush()
}

/// One item as a YAML mapping. The steps stand for the text of the process.
pub fn document(guide: &Guide) -> String {
    let mut text = String::new();
    let item = guide.item.iter();
    for (element, value) in item.filter(|(element, _)| *element != Element::process_text) {
        pair(&mut text, "", element.label(), value);
        if let Some(Oddity::Twin(other)) = guide.oddity(element) {
            let second = element.row().map_or("", |row| row.synonyms[0]);
            pair(&mut text, "", second, other);
        }
    }
    for (part, records) in [
        (Part::Material, &guide.materials),
        (Part::Step, &guide.steps),
        (Part::Special, &guide.specials),
        (Part::Question, &guide.questions),
    ] {
        entries(&mut text, part, records);
    }
    text
}

fn entries(text: &mut String, part: Part, records: &[Record]) {
    let _ = writeln!(text, "{}:", part.label());
    for record in records {
        for (n, (element, value)) in record.iter().enumerate() {
            let indent = if n == 0 { "  - " } else { "    " };
            pair(text, indent, element.label(), value);
        }
    }
}

/// `key: value`; several lines become a block, and what YAML would not read as text is quoted.
fn pair(text: &mut String, indent: &str, key: &str, value: &str) {
    // Writing to a string does not fail.
    let _ = if value.is_empty() {
        writeln!(text, "{indent}{key}:")
    } else if value.contains('\n') {
        let pad = " ".repeat(indent.len() + 2);
        let body = value.replace('\n', &format!("\n{pad}"));
        writeln!(text, "{indent}{key}: |-\n{pad}{body}")
    } else if is_plain(value) {
        writeln!(text, "{indent}{key}: {value}")
    } else {
        // A JSON string is a YAML string in double quotes.
        let quoted = serde_json::Value::from(value);
        writeln!(text, "{indent}{key}: {quoted}")
    };
}

/// Whether YAML reads `value`, unquoted, as this very text or as a small number that is written so.
fn is_plain(value: &str) -> bool {
    let is_small_number = value.len() < 4 && value.bytes().all(|c| c.is_ascii_digit());
    let is_number_like = value.parse::<f64>().is_ok();
    let starts_well = value.starts_with(|c: char| c.is_alphanumeric() || "《（".contains(c));
    let is_quiet =
        !value.contains([':', '#', '"', '\\', '\t', '\u{a0}']) || value.starts_with("http");
    starts_well && is_quiet && (is_small_number || !is_number_like)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_quoted_and_plain_text_is_not() {
        let mut text = String::new();
        pair(&mut text, "", "基本编码", "430112003001");
        pair(&mut text, "", "到办事现场次数", "0");
        pair(&mut text, "", "办理时间", "工作日8:30-17:30");
        pair(&mut text, "", "备注", "");
        pair(&mut text, "  - ", "材料依据", "一\n二");
        assert_eq!(
            text,
            "基本编码: \"430112003001\"\n到办事现场次数: 0\n办理时间: \"工作日8:30-17:30\"\n备注:\n  - 材料依据: |-\n      一\n      二\n"
        );
    }
}
