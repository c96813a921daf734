//! Delimited text: read as a stream in one piece, or, when one record is one item, as chunks that can be read side by side.

use super::encoding::{Encoding, sniff_encoding, whole_characters};
use super::grid::csv::{FIELD_LIMIT, Splitter};
use super::grid::{Dialect, GridRow, Rows, SheetInfo, dialect, window};
use super::layout::{
    self, Columns, SideTables, TablePlaces, WINDOW, find_header, read_rows, read_sheet,
};
use super::{Refusal, Sink};
use crate::model::Remark;
use crate::source::Origin;
use std::borrow::Cow;
use std::io::Read;
use std::sync::Arc;

/// How much is read at a time.
pub const CHUNK: usize = 1 << 20;

/// What the beginning of a long delimited text says of the rest, when each record is an item.
#[derive(Debug)]
pub struct ChunkPlan {
    /// The encoding.
    pub encoding: Encoding,
    pub(super) dialect: Dialect,
    pub(super) columns: Arc<Columns>,
    /// The line below the header.
    pub(super) body: u32,
    /// Every item has something in the first column.
    pub(super) is_led: bool,
}

/// Plans to read a long text chunk by chunk; `None` when its rows depend on each other or no header is in `head`.
pub fn chunk_plan(head: &[u8]) -> Option<ChunkPlan> {
    let encoding = sniff_encoding(head, false);
    if !encoding.cuts_at_lines() {
        return None;
    }
    let head = match encoding {
        Encoding::Utf8 => whole_characters(head),
        _ => head,
    };
    let text = encoding.decode(head);
    let dialect = dialect(&text);
    let mut rows = Splitter::new(&text[dialect.skip..], dialect.delimiter, 0);
    let (ahead, _) = window(&mut rows, WINDOW);
    let header = find_header(&ahead, 0).ok()?;
    let plan = layout::plan(&ahead, &header);
    let below = &ahead[header.last + 1..];
    let body = below.first().map_or(0, |row| row.index) + u32::from(dialect.skip > 0);
    let is_led = below.iter().all(|row| !row.get(0).is_empty());
    let columns = Columns::new(plan);
    (!columns.plan.has_children() && columns.is_flat(below)).then(|| ChunkPlan {
        encoding,
        dialect,
        columns: Arc::new(columns),
        body,
        is_led,
    })
}

impl ChunkPlan {
    /// A head in plain ASCII says nothing of what follows, so a chunk that does not fit is looked at again.
    pub(super) fn decode<'b>(&self, bytes: &'b [u8]) -> Cow<'b, str> {
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
            Err(_) => self.encoding_of(bytes).decode(bytes),
        }
    }

    fn encoding_of(&self, bytes: &[u8]) -> Encoding {
        match self.encoding {
            Encoding::Utf8 => sniff_encoding(bytes, true),
            known => known,
        }
    }
}

/// Reads one chunk of whole records; the first one brings its own header.
///
/// # Errors
/// None of its own; rows of text do not break off.
pub fn read_chunk(
    plan: &ChunkPlan,
    bytes: &[u8],
    first_line: u64,
    first: bool,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let text = plan.decode(bytes);
    let skip = if first { plan.dialect.skip } else { 0 };
    let line = first_line as u32 + u32::from(skip > 0);
    let mut rows = Splitter::new(&text[skip..], plan.dialect.delimiter, line);
    let read = if first {
        read_sheet(
            &SheetInfo::default(),
            &[],
            &mut rows,
            &mut SideTables::default(),
            sink,
        )
    } else {
        read_rows(&SheetInfo::default(), &plan.columns, &mut rows, sink)
    };
    tell_splits(rows.unclosed(), rows.wide(), sink);
    read
}

/// Reads the rest of a text whose rows mean what the ones above them say: the bytes that were read of it, and what the reader
/// has behind them.
///
/// # Errors
/// When the bytes cannot be read to their end.
pub fn read_rest(
    plan: &ChunkPlan,
    bytes: &[u8],
    reader: impl Read,
    first_line: u64,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let encoding = match simdutf8::basic::from_utf8(whole_characters(bytes)) {
        Ok(_) => plan.encoding,
        Err(_) => plan.encoding_of(whole_characters(bytes)),
    };
    let mut rows = Stream::new(reader, encoding, bytes.to_vec(), false);
    rows.dialect.delimiter = plan.dialect.delimiter;
    rows.line = first_line as u32;
    rows.decode();
    let read = read_rows(&SheetInfo::default(), &plan.columns, &mut rows, sink);
    rows.tell(sink);
    read
}

/// Reads a whole delimited text as a stream; gives its encoding's name.
///
/// # Errors
/// When the bytes cannot be read to their end.
pub fn read(reader: impl Read, sink: &mut dyn Sink) -> Result<Encoding, Refusal> {
    let mut rows = Stream::open(reader)?;
    let read = read_sheet(
        &SheetInfo::default(),
        &[],
        &mut rows,
        &mut SideTables::default(),
        sink,
    );
    rows.tell(sink);
    read.map(|()| rows.encoding)
}

/// What the splitter could not take as it stands: a quote that never closes, a record with too many fields.
fn tell_splits(unclosed: Option<u32>, wide: Option<u32>, sink: &mut dyn Sink) {
    if let Some(line) = unclosed {
        let zh = "引号没有配对，从这里到文件末尾都被读成了一个字段";
        let en = "a quote is never closed: all from here to the end was read as one field";
        tell(line, zh, en, sink);
    }
    if let Some(line) = wide {
        let zh = format!("这一行超过 {FIELD_LIMIT} 列，其后的内容没有读取");
        let en =
            format!("this record has more than {FIELD_LIMIT} fields; what is beyond was not read");
        tell(line, &zh, &en, sink);
    }
}

fn tell(line: u32, zh: &str, en: &str, sink: &mut dyn Sink) {
    let places = TablePlaces {
        sheets: &[],
        plan: None,
        sheet: 0,
    };
    let origin = Origin::cell(0, line, 0);
    sink.remark(Remark::Syntax { origin, zh, en }, &places);
}

/// Records of a text of any length, decoded a chunk at a time.
struct Stream<R> {
    reader: R,
    encoding: Encoding,
    dialect: Dialect,
    bytes: Vec<u8>,
    text: String,
    at: usize,
    line: u32,
    ended: bool,
    unclosed: Option<u32>,
    wide: Option<u32>,
    undecoded: Option<u32>,
}

impl<R: Read> Stream<R> {
    fn open(mut reader: R) -> Result<Stream<R>, Refusal> {
        let mut bytes = Vec::new();
        let ended = fill(&mut reader, &mut bytes, CHUNK)?;
        let encoding = sniff_encoding(&bytes, ended);
        let mut stream = Stream::new(reader, encoding, bytes, ended);
        if !encoding.cuts_at_lines() && !ended {
            // Wide encodings are rare and small: as a whole.
            fill(&mut stream.reader, &mut stream.bytes, 256 * CHUNK)?;
            stream.ended = true;
        }
        stream.decode();
        stream.dialect =
            dialect(&stream.text[..stream.text.floor_char_boundary(super::sniff::HEAD)]);
        stream.at = stream.dialect.skip;
        stream.line = u32::from(stream.at > 0);
        Ok(stream)
    }

    fn new(reader: R, encoding: Encoding, bytes: Vec<u8>, ended: bool) -> Stream<R> {
        Stream {
            reader,
            encoding,
            dialect: Dialect {
                delimiter: b',',
                skip: 0,
            },
            bytes,
            text: String::new(),
            at: 0,
            line: 0,
            ended,
            unclosed: None,
            wide: None,
            undecoded: None,
        }
    }

    /// Says what could not be taken as it stands.
    fn tell(&self, sink: &mut dyn Sink) {
        tell_splits(self.unclosed, self.wide, sink);
        if let Some(line) = self.undecoded {
            let name = self.encoding.name();
            let zh = format!("有字节无法按 {name} 解码，已用 � 代替");
            let en = format!("bytes that are not {name} were replaced by �");
            tell(line, &zh, &en, sink);
        }
    }

    /// Decodes what was read up to the last line end; the rest waits.
    fn decode(&mut self) {
        let end = if self.ended {
            self.bytes.len()
        } else {
            memchr::memrchr(b'\n', &self.bytes).map_or(self.bytes.len(), |at| at + 1)
        };
        let piece = self.encoding.decode(&self.bytes[..end]);
        if self.undecoded.is_none()
            && let Some(at) = memchr::memmem::find(piece.as_bytes(), "\u{fffd}".as_bytes())
        {
            self.undecoded =
                Some(self.line + super::grid::csv::count_lines(&piece.as_bytes()[..at]));
        }
        self.text.drain(..self.at);
        self.at = 0;
        self.text.push_str(&piece);
        drop(piece);
        self.bytes.drain(..end);
    }

    fn more(&mut self) -> Result<(), Refusal> {
        // A record that goes on and on is begun anew each time, so ever more is read.
        let limit = CHUNK.max(self.text.len() - self.at);
        self.ended = fill(&mut self.reader, &mut self.bytes, limit)?;
        self.decode();
        Ok(())
    }
}

/// Reads up to `limit` bytes more; `true` at the end.
fn fill(reader: &mut impl Read, bytes: &mut Vec<u8>, limit: usize) -> Result<bool, Refusal> {
    let before = bytes.len();
    reader
        .take(limit as u64)
        .read_to_end(bytes)
        .map_err(|error| super::sniff::unopened(&error))?;
    Ok(bytes.len() - before < limit)
}

/// The longest record: an unclosed quote must not take all memory.
const RECORD_LIMIT: usize = 16 << 20;

impl<R: Read> Rows for Stream<R> {
    fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
        loop {
            let mut splitter =
                Splitter::new(&self.text[self.at..], self.dialect.delimiter, self.line);
            let found = splitter.record(row);
            let end = self.at + splitter.position();
            // A record that reaches the end of what was decoded may go on.
            if end == self.text.len() && !self.ended && self.text.len() - self.at < RECORD_LIMIT {
                self.more()?;
                continue;
            }
            self.unclosed = self.unclosed.or(splitter.unclosed());
            self.wide = self.wide.or(splitter.wide());
            self.line = splitter.line();
            self.at = end;
            return Ok(found);
        }
    }
}
