//! What a file is, told from its bytes; its name only breaks ties.

use super::encoding::{Encoding, mixed, sniff_encoding};
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
    if encoding.cuts_at_lines()
        && let Some((line, names)) = mixed(head, complete)
    {
        return Err(in_two_encodings(line, names));
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
        Err(no_table(" Word 文档", "a Word document"))
    } else {
        Err(no_table("压缩包", "an archive"))
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
        return Err(no_table(" Word 文档", "a Word document"));
    }
    if holds("PowerPoint Document") && !holds("Workbook") {
        return Err(no_table("演示文稿", "a presentation"));
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
    if body.starts_with("version https://git-lfs.") {
        return Some(pointer());
    }
    // Some systems export a web page under the name of a workbook.
    if starts(&[
        "<!doctype html",
        "<html",
        "<table",
        "<meta",
        "<style",
        "<head",
        "<body",
        "<div",
    ]) || starts(&["mime-version:"])
        || body.starts_with('<') && body.to_ascii_lowercase().contains("<table")
    {
        return Some(not_a_table("网页（HTML）", "a web page (HTML)"));
    }
    if starts(&["<?xml", "<workbook"]) {
        return Some(not_a_table(" XML 文件", "an XML file"));
    }
    if let Some((_, zh, en)) = KNOWN.iter().find(|(start, ..)| head.starts_with(start)) {
        return Some(no_table(zh, en));
    }
    // Whether there are any is seen many bytes at a time.
    let any = head.iter().fold(false, |any, byte| any | (*byte < 9));
    let control = match any {
        true => head.iter().filter(|byte| **byte < 9).count(),
        false => 0,
    };
    if control == head.len() {
        return Some(no_table(
            "内容全是空字节的坏文件",
            "a damaged file of zero bytes",
        ));
    }
    let wide =
        matches!(encoding.name(), name if name.starts_with("UTF-16") || name.starts_with("UTF-32"));
    (control > head.len() / 50 && !wide).then(|| no_table("二进制文件", "a binary file"))
}

/// Files that hold no table, by their first bytes.
const KNOWN: &[(&[u8], &str, &str)] = &[
    (b"%PDF", " PDF 文件", "a PDF file"),
    (b"{\\rtf", "写字板文档（RTF）", "an RTF document"),
    (b"Rar!", " RAR 压缩包", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", " 7z 压缩包", "a 7z archive"),
    (b"\x1f\x8b", " gzip 压缩包", "a gzip archive"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
];

/// What a spreadsheet program opens and can save as a workbook.
fn not_a_table(zh: &str, en: &str) -> Refusal {
    Refusal::new(
        format!("这是{zh}，不是能读取的表格；请用 Excel 或 WPS 打开后另存为 .xlsx 再试"),
        format!(
            "this is {en}, not a table that can be read; open it in a spreadsheet program and save it as .xlsx"
        ),
    )
}

/// What no spreadsheet program opens.
fn no_table(zh: &str, en: &str) -> Refusal {
    let (what, do_zh, do_en) = match zh {
        zh if zh.ends_with("压缩包") => (
            "",
            "请先解压，再读取里面的表格",
            "unpack it and read the tables in it",
        ),
        zh if zh.ends_with("坏文件") => {
            ("", "请重新下载或复制一份", "download or copy it again")
        }
        zh if zh.ends_with("Word 文档") => (
            "，不是能读取的表格",
            "请把里面的表格复制到 Excel 或 WPS 表格中，另存为 .xlsx 再试",
            "copy its tables into a spreadsheet program and save them as .xlsx",
        ),
        _ => (
            "，不是能读取的表格",
            "请换用填报时的表格（.xlsx）",
            "use the table (.xlsx) it was made from",
        ),
    };
    Refusal::new(
        format!("这是{zh}{what}；{do_zh}"),
        format!("this is {en}, not a table that can be read; {do_en}"),
    )
}

/// What Git leaves in the place of a large file that was not fetched.
fn pointer() -> Refusal {
    Refusal::new(
        "这只是 Git LFS 的指针，表格本身没有取下来；请运行 git lfs pull 后再试",
        "this is a Git LFS pointer, the file itself was not fetched; run git lfs pull and try again",
    )
}

fn in_two_encodings(line: usize, [before, after]: [&str; 2]) -> Refusal {
    Refusal::new(
        format!(
            "文件里混有两种编码：前面是 {before}，从第 {line} 行起是 {after}，会读成乱码；请把两部分分别另存为 UTF-8，再合成一个文件"
        ),
        format!(
            "the file is in two encodings, {before} and from line {line} on {after}: save both parts as UTF-8 and put them together again"
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

    fn refusal(bytes: &[u8]) -> String {
        let refused = sniff(Path::new("a.xlsx"), bytes, true);
        refused.map_or_else(|refusal| refusal.zh, |format| format.name().to_owned())
    }

    #[test]
    fn what_is_no_table_is_told_with_what_to_do() {
        let cases: [(&[u8], &str); 9] = [
            (
                b"version https://git-lfs.github.com/spec/v1\noid sha256:4d\n",
                "请运行 git lfs pull",
            ),
            (
                b"<style>td{}</style><table border=1><tr><td>a",
                "网页（HTML），不是能读取的表格；请用 Excel",
            ),
            (
                b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
                "网页（HTML）",
            ),
            (
                b"{\\rtf1\\ansi a}",
                "写字板文档（RTF），不是能读取的表格；请换用",
            ),
            (b"Rar!\x1a\x07\0", "这是 RAR 压缩包；请先解压"),
            (b"%PDF-1.4", "这是 PDF 文件，不是能读取的表格；请换用"),
            (&[0; 64], "内容全是空字节的坏文件；请重新下载"),
            (b"{\"a\": 1}", "json"),
            (b"<a>,b\n1,2\n", "csv"),
        ];
        for (bytes, want) in cases {
            let told = refusal(bytes);
            assert!(told.contains(want), "{told}");
        }
    }
}
