//! A document of Word, put together part by part: A4, margins and type as GB/T 9704-2012 has them for official letters.

use crate::finding::{Lang, Report};
use crate::report::draw::clean;
use std::io::{self, Cursor, Write};
use std::sync::OnceLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The kinds of paragraphs; each is a style of the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The title.
    Title,
    /// Whom it is for.
    To,
    /// Text.
    Body,
    /// Text that stays with what follows, so that a seal is never alone on its page.
    Kept,
    /// 一、
    Heading,
    /// （一）
    Item,
    /// 1．
    Entry,
    /// What goes with it.
    Annex,
    /// Office, seal and day.
    Sign,
}

impl Kind {
    fn style(self) -> &'static str {
        match self {
            Kind::Title => "Title",
            Kind::To => "To",
            Kind::Body => "Body",
            Kind::Kept => "Kept",
            Kind::Heading => "Heading1",
            Kind::Item => "Heading2",
            Kind::Entry => "Entry",
            Kind::Annex => "Annex",
            Kind::Sign => "Sign",
        }
    }
}

/// The paragraphs so far.
#[derive(Default)]
pub struct Pages {
    body: String,
}

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// Parts that are the same in every letter.
const FIXED: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        include_str!("parts/content_types.xml"),
    ),
    ("_rels/.rels", include_str!("parts/rels.xml")),
    (
        "word/_rels/document.xml.rels",
        include_str!("parts/document_rels.xml"),
    ),
    ("word/styles.xml", include_str!("parts/styles.xml")),
    ("word/fontTable.xml", include_str!("parts/fonts.xml")),
    ("word/settings.xml", include_str!("parts/settings.xml")),
    ("word/footer1.xml", include_str!("parts/footer_odd.xml")),
    ("word/footer2.xml", include_str!("parts/footer_even.xml")),
];

/// 37 mm above, 35 mm below, 28 mm left, 26 mm right; the page number 7 mm below the text.
const SECTION: &str = r#"<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1361" w:gutter="0"/></w:sectPr>"#;

impl Pages {
    /// Adds a paragraph.
    pub fn add(&mut self, kind: Kind, text: &str) {
        self.paragraph(kind, &[text]);
    }

    /// Adds the title, a line each.
    pub fn title(&mut self, [first, second]: &[String; 2]) {
        self.paragraph(Kind::Title, &[first, second]);
    }

    fn paragraph(&mut self, kind: Kind, lines: &[&str]) {
        self.body.push_str(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        self.body.push_str(kind.style());
        self.body.push_str(r#""/></w:pPr><w:r>"#);
        for (at, line) in lines.iter().enumerate() {
            self.body.push_str(if at > 0 { "<w:br/>" } else { "" });
            self.body.push_str(r#"<w:t xml:space="preserve">"#);
            escape(&clean(line), &mut self.body);
            self.body.push_str("</w:t>");
        }
        self.body.push_str("</w:r></w:p>");
    }

    /// The whole package.
    pub fn finish(self, title: &str, report: &Report) -> io::Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        copy_fixed(&mut zip).map_err(io::Error::other)?;
        let body = self.body;
        let document = format!(
            "{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>"
        );
        part(&mut zip, "word/document.xml", &document)?;
        part(&mut zip, "docProps/core.xml", &properties(title, report))?;
        Ok(zip.finish().map_err(io::Error::other)?.into_inner())
    }
}

/// Puts the fixed parts into a package; they are packed once and copied as they are packed.
fn copy_fixed(zip: &mut ZipWriter<Cursor<Vec<u8>>>) -> zip::result::ZipResult<()> {
    static PACKED: OnceLock<Vec<u8>> = OnceLock::new();
    let packed = match PACKED.get() {
        Some(packed) => packed,
        None => {
            let mut fixed = ZipWriter::new(Cursor::new(Vec::new()));
            for (name, text) in FIXED {
                part(&mut fixed, name, text)?;
            }
            let packed = fixed.finish()?.into_inner();
            PACKED.get_or_init(|| packed)
        }
    };
    let mut fixed = ZipArchive::new(Cursor::new(packed.as_slice()))?;
    (0..fixed.len()).try_for_each(|at| zip.raw_copy_file(fixed.by_index_raw(at)?))
}

fn part(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> io::Result<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options).map_err(io::Error::other)?;
    zip.write_all(text.as_bytes())
}

/// Dated by the day the report judges by, so that the same report gives the same bytes.
fn properties(title: &str, report: &Report) -> String {
    let mut name = String::new();
    escape(&clean(title), &mut name);
    let day = &report.as_of;
    let lang = match report.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    format!(
        r#"{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{name}</dc:title><dc:creator>{}</dc:creator><dc:language>{lang}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created></cp:coreProperties>"#,
        env!("CARGO_PKG_NAME")
    )
}

/// Text as XML has it; what XML cannot hold becomes the mark for that.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_is_text_in_xml() {
        let mut out = String::new();
        escape("<a&b>\u{1}\u{ffff}", &mut out);
        assert_eq!(out, "&lt;a&amp;b&gt;\u{fffd}\u{fffd}");
    }
}
