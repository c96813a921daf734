//! A zip package in which some parts are changed: all others are copied as they are packed.

use crate::read::Refusal;
use crate::read::grid::package::damaged;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::io::{Read, Seek, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most that a part to be changed may unpack to.
const PART_LIMIT: u64 = 1 << 30;

/// A package and what is to change in it. Parts are named with `/`, and found whatever the case of their letters.
pub(super) struct Package<R: Read + Seek> {
    zip: ZipArchive<R>,
    parts: HashMap<String, usize>,
    changed: HashMap<usize, Vec<u8>>,
    added: BTreeMap<String, Vec<u8>>,
}

fn key(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

impl<R: Read + Seek> Package<R> {
    /// Opens a package.
    ///
    /// # Errors
    /// When it is no zip.
    pub fn open(reader: R) -> Result<Package<R>, Refusal> {
        let mut zip = ZipArchive::new(reader).map_err(|error| damaged(&error.to_string()))?;
        let mut parts = HashMap::new();
        for index in 0..zip.len() {
            let Ok(part) = zip.by_index_raw(index) else {
                continue;
            };
            let Ok(name) = part.name() else { continue };
            parts.entry(key(&name)).or_insert(index);
        }
        Ok(Package {
            zip,
            parts,
            changed: HashMap::new(),
            added: BTreeMap::new(),
        })
    }

    /// Whether there is such a part, also a new one.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&key(name))
            || self.added.keys().any(|known| key(known) == key(name))
    }

    /// The text of a part as it now is; `None` when there is no such part.
    ///
    /// # Errors
    /// When it cannot be unpacked, is too large, or is not UTF-8.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(&index) = self.parts.get(&key(name)) else {
            let added = self.added.get(name);
            return Ok(added.map(|bytes| String::from_utf8_lossy(bytes).into_owned()));
        };
        let bytes = match self.changed.get(&index) {
            Some(bytes) => bytes.clone(),
            None => self.unpack(index, name)?,
        };
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(Refusal::new(
                format!("{name} 不是 UTF-8 编码"),
                format!("{name} is not encoded in UTF-8"),
            )),
        }
    }

    fn unpack(&mut self, index: usize, name: &str) -> Result<Vec<u8>, Refusal> {
        let broken = |error: &dyn std::fmt::Display| damaged(&format!("{name}: {error}"));
        let part = self.zip.by_index(index).map_err(|error| broken(&error))?;
        if part.size() > PART_LIMIT {
            return Err(Refusal::new(
                format!("{name} 解压后超过 {} MiB", PART_LIMIT >> 20),
                format!("{name} unpacks to more than {} MiB", PART_LIMIT >> 20),
            ));
        }
        let mut bytes = Vec::with_capacity(part.size() as usize);
        part.take(PART_LIMIT)
            .read_to_end(&mut bytes)
            .map_err(|error| broken(&error))?;
        Ok(bytes)
    }

    /// Changes a part, or adds it.
    pub fn put(&mut self, name: &str, text: String) {
        match self.parts.get(&key(name)) {
            Some(&index) => {
                self.changed.insert(index, text.into_bytes());
            }
            None => {
                self.added.insert(name.to_owned(), text.into_bytes());
            }
        }
    }

    /// The first name of `before`, a number and `after` that no part has.
    pub fn free(&self, before: &str, after: &str) -> String {
        let mut names = (1..).map(|n: u32| format!("{before}{n}{after}"));
        names
            .find(|name| !self.has(name))
            .expect("numbers do not end")
    }

    /// Writes the package: parts in their order, then the new ones.
    ///
    /// # Errors
    /// When it cannot be written, or the original breaks off.
    pub fn write(mut self, out: impl Write + Seek) -> zip::result::ZipResult<()> {
        let mut writer = ZipWriter::new(out);
        let mut kept: Vec<usize> = self.parts.values().copied().collect();
        kept.sort_unstable();
        for index in kept {
            let part = self.zip.by_index_raw(index)?;
            match self.changed.get(&index) {
                None => writer.raw_copy_file(part)?,
                Some(bytes) => {
                    let name = part.name()?.into_owned();
                    drop(part);
                    add(&mut writer, &name, bytes)?;
                }
            }
        }
        for (name, bytes) in &self.added {
            add(&mut writer, name, bytes)?;
        }
        writer.finish()?;
        Ok(())
    }
}

/// Parts below this are stored as they are: to pack them costs more than it spares.
const SMALL: usize = 512;
/// How hard parts are packed: a marked copy a tenth larger is written in half the time.
const LEVEL: i64 = 3;

fn add(
    writer: &mut ZipWriter<impl Write + Seek>,
    name: &str,
    bytes: &[u8],
) -> zip::result::ZipResult<()> {
    let options = SimpleFileOptions::default().large_file(bytes.len() >> 32 > 0);
    let options = match bytes.len() {
        0..SMALL => options.compression_method(CompressionMethod::Stored),
        _ => options
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL)),
    };
    writer.start_file(name, options)?;
    Ok(writer.write_all(bytes)?)
}

/// A package of these parts.
///
/// # Errors
/// When it cannot be packed.
pub(super) fn packed(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        add(&mut writer, name, text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// The part that `target` names in the relationships of `part`.
pub(super) fn resolve(part: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut names: Vec<&str> = part.split('/').collect();
    names.pop();
    for name in target.split('/') {
        match name {
            "." | "" => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

/// The part that holds the relationships of `part`.
pub(super) fn rels_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_followed_not_guessed() {
        let part = "xl/worksheets/sheet1.xml";
        assert_eq!(resolve(part, "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(
            resolve(part, "/xl/comments/comment1.xml"),
            "xl/comments/comment1.xml"
        );
        assert_eq!(resolve("xl/workbook.xml", "styles.xml"), "xl/styles.xml");
        assert_eq!(rels_of(part), "xl/worksheets/_rels/sheet1.xml.rels");
    }
}
