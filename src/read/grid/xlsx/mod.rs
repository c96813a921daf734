//! xlsx and xlsm: cells scanned from their XML in one pass, and by calamine's stream where the XML is not plain.

mod cells;
mod dress;
mod edges;
mod formats;
mod library;
mod parts;
mod rows;
mod shown;
mod strings;
mod tag;
mod text;
mod value;
mod window;

#[cfg(test)]
mod tests;

pub use shown::push;

use super::package::Package;
use super::{SheetInfo, sidecar};
use crate::read::Refusal;
use formats::Format;
use library::Library;
use parts::{STRINGS, STYLES, SheetPart};
use rows::{Scanned, SheetRows};
use std::io::{Read, Seek};
use strings::Strings;
use tag::{Scan, Stop};
use value::Values;
use window::Window;

/// The most that sheets, unpacked, may take while they are held; what is beyond is unpacked twice, for the merges stand behind
/// the rows and are needed with them.
const HELD_LIMIT: u64 = 64 << 20;
/// The most that the shared strings may unpack to here, so that the library has room beside them.
const STRINGS_LIMIT: u64 = 192 << 20;

/// An open xlsx workbook.
pub struct Workbook<R: Read + Seek> {
    library: Library<R>,
    package: Package<R>,
    sheets: Vec<SheetPart>,
    /// Sheets unpacked, when they are plain.
    held: Vec<Option<Vec<u8>>>,
    room: u64,
    /// What cells refer to, when it is plain.
    shared: Option<Shared>,
    /// The formats of its styles; none when they are not plain.
    formats: Vec<Format>,
}

/// What the cells of a workbook refer to.
struct Shared {
    strings: Strings,
    is_1904: bool,
}

impl<R: Read + Seek> Workbook<R> {
    /// Opens a workbook; `again` is a second reader over the same bytes.
    ///
    /// # Errors
    /// When it is damaged, protected by a password, or beyond the bounds.
    pub fn open(reader: R, again: R) -> Result<Workbook<R>, Refusal> {
        let mut package = Package::open(again)?;
        parts::check_strings(&mut package)?;
        let mut library = Library::Closed(Some(reader));
        let parts = parts::read(&mut package);
        let is_plain = parts.as_ref().is_ok_and(|parts| parts.is_plain);
        let formats = formats(&mut package);
        let strings = (is_plain && formats.is_ok())
            .then(|| strings(&mut package).ok())
            .flatten();
        if strings.is_none() {
            // What the library says of a damaged workbook comes first.
            library.open()?;
        }
        let parts = parts?;
        Ok(Workbook {
            library,
            package,
            held: parts.sheets.iter().map(|_| None).collect(),
            sheets: parts.sheets,
            room: HELD_LIMIT,
            shared: strings.map(|strings| Shared {
                strings,
                is_1904: parts.is_1904,
            }),
            formats: formats.unwrap_or_default(),
        })
    }

    /// How many worksheets there are.
    pub fn sheet_count(&self) -> usize {
        self.sheets.len()
    }

    /// What is known of a sheet before its rows.
    ///
    /// # Errors
    /// When its part cannot be unpacked.
    pub fn info(&mut self, index: usize) -> Result<SheetInfo, Refusal> {
        let beside = match self.hold(index) {
            Some(beside) => beside,
            None => sidecar::read(&mut self.package, &self.sheets[index].part)?,
        };
        let sheet = &self.sheets[index];
        Ok(SheetInfo {
            name: sheet.name.as_str().into(),
            index: index as u16,
            hidden: sheet.hidden,
            merges: beside.merges,
            hidden_rows: beside.hidden_rows,
            hidden_cols: beside.hidden_cols,
        })
    }

    /// Unpacks a sheet and keeps it, when it is plain and there is room for it.
    fn hold(&mut self, index: usize) -> Option<sidecar::Sidecar> {
        self.shared.as_ref()?;
        let part = &self.sheets[index].part;
        let size = self.package.size(part).filter(|size| *size <= self.room)?;
        let mut bytes = Vec::with_capacity(size as usize);
        let stream = self.package.stream(part).ok()?;
        // One byte more than it says it has: a size that is not true is not held.
        let read = stream.take(size + 1).read_to_end(&mut bytes).ok()?;
        let beside = edges::read(&bytes).ok().filter(|_| read as u64 == size)?;
        self.room -= size;
        self.held[index] = Some(bytes);
        Some(beside)
    }

    /// The rows of a sheet.
    ///
    /// # Errors
    /// When the sheet's part is damaged at its beginning.
    pub fn rows(&mut self, info: &SheetInfo) -> Result<SheetRows<'_, R>, Refusal> {
        let index = usize::from(info.index);
        let held = self.held[index].as_deref();
        let window = match (&self.shared, held) {
            (None, _) => None,
            (Some(_), Some(bytes)) => Window::held(bytes),
            (Some(_), None) => {
                let stream = self.package.stream(&self.sheets[index].part);
                stream.ok().map(Window::passing)
            }
        };
        let scanned = window.zip(self.shared.as_ref());
        let scanned = scanned.and_then(|(window, shared)| {
            let values = Values {
                strings: &shared.strings,
                formats: &self.formats,
                is_1904: shared.is_1904,
            };
            Scanned::new(window, values).ok()
        });
        SheetRows::new(scanned, &mut self.library, held, info, &self.formats)
    }
}

/// The shared strings.
fn strings<R: Read + Seek>(package: &mut Package<R>) -> Scan<Strings> {
    if !package.has(STRINGS) {
        return Ok(Strings::default());
    }
    package
        .size(STRINGS)
        .filter(|size| *size <= STRINGS_LIMIT)
        .ok_or(Stop::Odd)?;
    let stream = package.stream(STRINGS).map_err(|_| Stop::Odd)?;
    Strings::read(Window::passing(stream.take(STRINGS_LIMIT)))
}

/// The formats of the styles.
fn formats<R: Read + Seek>(package: &mut Package<R>) -> Scan<Vec<Format>> {
    match package.has(STYLES) {
        true => formats::read(&package.text(STYLES).map_err(|_| Stop::Odd)?),
        false => Ok(Vec::new()),
    }
}
