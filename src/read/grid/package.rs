//! The zip package of a workbook: its parts, the bounds they must keep, and the small XML parts read as a whole.

use crate::read::Refusal;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::{Read, Seek};
use zip::ZipArchive;

/// The most that one part may unpack to.
const PART_LIMIT: u64 = 4 << 30;
/// The most that the shared strings, which are held in memory, may unpack to.
const STRINGS_LIMIT: u64 = 384 << 20;
/// The most that a part read as a whole may unpack to.
const SMALL_LIMIT: u64 = 64 << 20;

/// A zip package opened for reading.
pub struct Package<R: Read + Seek> {
    zip: ZipArchive<R>,
    /// Parts by their name with `/`: some writers put `\\` there.
    parts: HashMap<String, usize>,
}

impl<R: Read + Seek> Package<R> {
    /// Opens the package and checks its bounds before anything is unpacked.
    ///
    /// # Errors
    /// When it is no zip, or a part is larger than a workbook's part can be.
    pub fn open(reader: R) -> Result<Package<R>, Refusal> {
        let mut zip = ZipArchive::new(reader).map_err(|error| damaged(&error.to_string()))?;
        let mut parts = HashMap::new();
        for index in 0..zip.len() {
            let Ok(part) = zip.by_index_raw(index) else {
                continue;
            };
            let Ok(name) = part.name() else { continue };
            let name = name.replace('\\', "/");
            let limit = if name.ends_with("sharedStrings.xml") {
                STRINGS_LIMIT
            } else {
                PART_LIMIT
            };
            if part.size() > limit {
                return Err(too_large(&name, part.size(), limit));
            }
            parts.entry(name).or_insert(index);
        }
        Ok(Package { zip, parts })
    }

    /// Whether the package has a part.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(name)
    }

    /// How much a part says it unpacks to.
    pub fn size(&mut self, name: &str) -> Option<u64> {
        let index = *self.parts.get(name)?;
        self.zip.by_index_raw(index).ok().map(|part| part.size())
    }

    /// A stream over one part.
    ///
    /// # Errors
    /// When the part is not there or cannot be unpacked.
    pub fn stream(&mut self, name: &str) -> Result<impl Read + '_, Refusal> {
        let index = self
            .parts
            .get(name)
            .ok_or_else(|| damaged(&format!("{name}: –")))?;
        self.zip
            .by_index(*index)
            .map_err(|error| damaged(&format!("{name}: {error}")))
    }

    /// The text of a small part.
    ///
    /// # Errors
    /// As [`Package::stream`], and when it is larger than small parts are.
    pub fn text(&mut self, name: &str) -> Result<String, Refusal> {
        let mut bytes = Vec::new();
        self.stream(name)?
            .take(SMALL_LIMIT)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(&format!("{name}: {error}")))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

/// Walks the elements of a small XML part; stops quietly where the XML breaks.
pub fn each_element(xml: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => see(&element),
            Event::Eof => break,
            _ => {}
        }
    }
}

/// An attribute by its local name, entities undone.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found
        .normalized_value(quick_xml::XmlVersion::default())
        .ok()
        .map(|value| value.into_owned())
}

/// A package or part that cannot be read.
pub fn damaged(what: &str) -> Refusal {
    Refusal::new(
        format!("工作簿已损坏，无法读取（{what}）；请用 Excel 或 WPS 打开后另存为 .xlsx 再试"),
        format!(
            "the workbook is damaged and cannot be read ({what}); open it in a spreadsheet program, save it as .xlsx and try again"
        ),
    )
}

fn too_large(name: &str, size: u64, limit: u64) -> Refusal {
    let (size, limit) = (size >> 20, limit >> 20);
    Refusal::new(
        format!(
            "工作簿的 {name} 解压后有 {size} MiB，超过上限 {limit} MiB，为安全起见不读取；请把工作簿拆成几个再试"
        ),
        format!(
            "{name} unpacks to {size} MiB, over the limit of {limit} MiB, and is not read; split the workbook and try again"
        ),
    )
}
