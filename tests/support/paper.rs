//! Files that the generator does not write: other delimiters and encodings, and OpenDocument sheets.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use zip::write::SimpleFileOptions;

/// The records of a CSV file in UTF-8.
pub fn records(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_path(path)
        .expect("the file is there");
    let rows = reader.records();
    rows.map(|row| {
        let row = row.expect("it is CSV");
        row.iter().map(str::to_owned).collect()
    })
    .collect()
}

/// Writes records with this delimiter.
pub fn delimited(path: &Path, delimiter: u8, rows: &[Vec<String>]) {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_path(path)
        .expect("the scratch folder can be written");
    for row in rows {
        writer.write_record(row).expect("it can be written");
    }
    writer.flush().expect("it can be written");
}

/// Text in UTF-16 with a byte order mark.
pub fn utf16(text: &str, big: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units
        .flat_map(|unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

/// Text with what XML would read as markup escaped.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Writes a zip archive of these parts.
pub fn archive(path: &Path, parts: &[(&str, &str)]) {
    let mut zip =
        zip::ZipWriter::new(File::create(path).expect("the scratch folder can be written"));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a part can be begun");
        zip.write_all(text.as_bytes()).expect("it can be written");
    }
    zip.finish().expect("it can be written");
}

/// Writes a zip archive with one part that repeats a text over and over.
pub fn bomb(path: &Path, parts: &[(&str, &str)], name: &str, text: &str, times: usize) {
    let mut zip =
        zip::ZipWriter::new(File::create(path).expect("the scratch folder can be written"));
    let mut put = |name: &str, text: &str, times: usize| {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part can be begun");
        for _ in 0..times {
            zip.write_all(text.as_bytes()).expect("it can be written");
        }
    };
    parts.iter().for_each(|(name, text)| put(name, text, 1));
    put(name, text, times);
    zip.finish().expect("it can be written");
}

const ODS_HEAD: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
    r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>"#
);

/// The content of an OpenDocument workbook with one sheet.
pub fn ods_content(rows: &[Vec<String>]) -> String {
    let mut xml = format!(r#"{ODS_HEAD}<table:table table:name="事项清单">"#);
    for row in rows {
        xml.push_str("<table:table-row>");
        for cell in row {
            let lines = cell
                .split('\n')
                .map(|line| format!("<text:p>{}</text:p>", escaped(line)));
            let body: String = if cell.is_empty() {
                String::new()
            } else {
                lines.collect()
            };
            xml.push_str(&format!(
                r#"<table:table-cell office:value-type="string">{body}</table:table-cell>"#
            ));
        }
        xml.push_str("</table:table-row>");
    }
    xml + "</table:table></office:spreadsheet></office:body></office:document-content>"
}

/// Writes an OpenDocument workbook with this content.
pub fn ods(path: &Path, content: &str) {
    archive(
        path,
        &[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            (
                "META-INF/manifest.xml",
                r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#,
            ),
            ("content.xml", content),
        ],
    );
}
