//! What a file is, told from its bytes; its name only breaks ties.

use super::encoding::{Encoding, sniff_encoding};
use super::{Refusal, password, tree};
use crate::model::NUMBER;
use memchr::memmem;
use std::io::ErrorKind;
use std::path::Path;

/// A format that can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// xlsx and xlsm.
    Xlsx,
    /// The binary sibling of xlsx.
    Xlsb,
    /// The old binary workbook.
    Xls,
    /// The open document spreadsheet.
    Ods,
    /// Delimited text, whatever the delimiter.
    Csv,
    /// YAML.
    Yaml,
    /// JSON.
    Json,
    /// JSON lines.
    Jsonl,
}

impl Format {
    /// As in reports.
    pub fn name(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::Csv => "csv",
            Format::Yaml => "yaml",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
        }
    }

    /// The format a user names.
    pub fn named(name: &str) -> Option<Format> {
        Some(match name.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" => Format::Xlsx,
            "xlsb" => Format::Xlsb,
            "xls" => Format::Xls,
            "ods" => Format::Ods,
            "csv" | "tsv" | "txt" => Format::Csv,
            "yaml" | "yml" => Format::Yaml,
            "json" => Format::Json,
            "jsonl" | "ndjson" => Format::Jsonl,
            _ => return None,
        })
    }

    /// Read as text.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Format::Csv | Format::Yaml | Format::Json | Format::Jsonl
        )
    }
}

/// How many bytes of a file are looked at.
pub const HEAD: usize = 64 << 10;

/// Tells the format from the first [`HEAD`] bytes; `complete` when they are all there is.
///
/// # Errors
/// When it is something else, or nothing: says what it seems to be and what to do.
pub fn sniff(path: &Path, head: &[u8], complete: bool) -> Result<Format, Refusal> {
    if head.is_empty() {
        return Err(Refusal::new(
            "文件是空的，没有内容可读；请确认是否保存成功，不用的文件请移走",
            "the file is empty; check that it was saved, or move it away",
        ));
    }
    if head.starts_with(b"PK") {
        return zipped(path);
    }
    if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return compound(path);
    }
    if head.len() > 4 && head[0] == 9 && matches!(head[1], 0 | 2 | 4 | 8) && head[3] == 0 {
        return Ok(Format::Xls);
    }
    let encoding = sniff_encoding(head, complete);
    let text = encoding.decode(head);
    let body = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if let Some(refusal) = other(head, body, encoding) {
        return Err(refusal);
    }
    // A normalized catalog says what it is: a colon in one of its labels is no key.
    let normal = text.trim_start_matches('\u{feff}').strip_prefix(NUMBER);
    if normal.is_some_and(|rest| rest.starts_with(',')) {
        return Ok(Format::Csv);
    }
    let extension = path
        .extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default();
    let hint = Format::named(&extension).filter(|format| format.is_text());
    match tree::detect(&text, hint.map_or("", Format::name)) {
        Some(name) => Ok(Format::named(name).unwrap_or(Format::Csv)),
        // A text without anything in it is what its name says.
        None => Ok(hint.filter(|_| body.is_empty()).unwrap_or(Format::Csv)),
    }
}

fn zipped(path: &Path) -> Result<Format, Refusal> {
    let file = std::fs::File::open(path).map_err(|error| unopened(&error))?;
    let zip = zip::ZipArchive::new(std::io::BufReader::new(file))
        .map_err(|error| super::grid::package::damaged(&error.to_string()))?;
    let names: Vec<String> = zip
        .file_names()
        .flatten()
        .map(|name| name.replace('\\', "/"))
        .collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    if has("xl/workbook.bin") {
        Ok(Format::Xlsb)
    } else if names.iter().any(|name| name.starts_with("xl/")) {
        Ok(Format::Xlsx)
    } else if has("content.xml") {
        Ok(Format::Ods)
    } else if has("word/document.xml") {
        Err(not_a_table("Word 文档", "a Word document"))
    } else {
        Err(not_a_table("压缩包", "an archive"))
    }
}

/// A compound file: an old workbook, or a new one behind a password.
fn compound(path: &Path) -> Result<Format, Refusal> {
    let bytes = std::fs::read(path).map_err(|error| unopened(&error))?;
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(&bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") {
        return Err(password());
    }
    if holds("WordDocument") && !holds("Workbook") {
        return Err(not_a_table("Word 文档", "a Word document"));
    }
    Ok(Format::Xls)
}

fn other(head: &[u8], body: &str, encoding: Encoding) -> Option<Refusal> {
    let starts = |words: &[&str]| {
        words.iter().any(|word| {
            let start = body.as_bytes().get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        })
    };
    if starts(&["<!doctype html", "<html", "<table", "<meta"]) {
        return Some(not_a_table("网页（HTML）", "a web page (HTML)"));
    }
    if starts(&["<?xml", "<workbook"]) {
        return Some(not_a_table("XML 文件", "an XML file"));
    }
    if head.starts_with(b"%PDF") {
        return Some(not_a_table("PDF 文件", "a PDF file"));
    }
    // Whether there are any is seen many bytes at a time.
    let any = head.iter().fold(false, |any, byte| any | (*byte < 9));
    let control = match any {
        true => head.iter().filter(|byte| **byte < 9).count(),
        false => 0,
    };
    let wide =
        matches!(encoding.name(), name if name.starts_with("UTF-16") || name.starts_with("UTF-32"));
    (control > head.len() / 50 && !wide).then(|| not_a_table("二进制文件", "a binary file"))
}

fn not_a_table(zh: &str, en: &str) -> Refusal {
    Refusal::new(
        format!("这是{zh}，不是能读取的表格；请用 Excel 或 WPS 打开后另存为 .xlsx 再试"),
        format!(
            "this is {en}, not a table that can be read; open it in a spreadsheet program and save it as .xlsx"
        ),
    )
}

/// A file the system does not open.
pub fn unopened(error: &std::io::Error) -> Refusal {
    match error.kind() {
        ErrorKind::NotFound => Refusal::new(
            "没有这个文件，或者它是一个失效的链接；请检查后再试",
            "there is no such file, or it is a link that leads nowhere; check it and try again",
        ),
        ErrorKind::PermissionDenied => Refusal::new(
            "没有读取的权限；请改好权限再试",
            "no permission to read it; change that and try again",
        ),
        _ => Refusal::new(
            format!("无法打开文件（{error}）；请检查文件是否存在、是否被其他程序占用"),
            format!(
                "the file cannot be opened ({error}); check that it exists and that no other program holds it"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colon_in_a_label_makes_no_yaml_of_a_normalized_catalog() {
        let text = "\u{feff}规范序号,事项名称,\"甲:\n乙\"\n1,丙,丁\n";
        let format = sniff(Path::new("a.csv"), text.as_bytes(), true);
        assert!(matches!(format, Ok(Format::Csv)));
    }
}
