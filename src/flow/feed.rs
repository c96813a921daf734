//! Cuts the sources into units of work, in the order of the input: a file, or a chunk of a long text of records.

use crate::read::delimited::{self, CHUNK, ChunkPlan};
use crate::read::discover::Source;
use crate::read::encoding::{Encoding, sniff_encoding};
use crate::read::grid::csv::{count_lines, count_returns, last_boundary};
use crate::read::sniff::{Format, HEAD, sniff};
use crate::read::tree::{self, LineStart, line_starts};
use std::fs::File;
use std::io::Read;
use std::sync::Arc;

/// One unit of work.
pub struct Unit {
    /// Its number, in the order of the input.
    pub number: u32,
    /// The source: an index into the list of sources.
    pub source: u32,
    /// What is to be read.
    pub job: Job,
}

/// What a unit reads.
pub enum Job {
    /// A whole file, opened when it is short; `None` where it was not, and reading it will say why.
    File(Option<File>),
    /// A chunk of whole records.
    Chunk(Chunk),
    /// All that is left of a long text: a chunk, and what the file has behind it.
    Rest(Chunk, File),
}

/// A chunk of whole records.
pub struct Chunk {
    /// How the whole text is read.
    pub plan: Arc<Plan>,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Where they begin in the file.
    pub offset: u64,
    /// The line they begin in, from 0.
    pub line: u64,
    /// Starts of lines in JSON lines.
    pub starts: Box<[LineStart]>,
}

/// How a long text is read chunk by chunk.
pub enum Plan {
    /// Delimited text.
    Csv(ChunkPlan),
    /// JSON lines, with the encoding.
    Jsonl(tree::Plan, Encoding),
}

impl Plan {
    /// The format and the encoding.
    pub fn kind(&self) -> (Format, Encoding) {
        match self {
            Plan::Csv(plan) => (Format::Csv, plan.encoding),
            Plan::Jsonl(_, encoding) => (Format::Jsonl, *encoding),
        }
    }
}

/// Gives units until the sources are exhausted.
pub struct Feed<'s> {
    sources: &'s [Source],
    format: Option<Format>,
    next: usize,
    units: u32,
    long: Option<Long>,
    /// Memory of chunks that were read: asking for it again and again costs more than reading a file into it.
    spare: Vec<Vec<u8>>,
}

/// A long text being cut.
struct Long {
    source: u32,
    file: File,
    plan: Arc<Plan>,
    rest: Vec<u8>,
    offset: u64,
    line: u64,
    ended: bool,
}

/// Files below this are one unit.
const LONG: u64 = 2 * CHUNK as u64;
/// A record that does not end within this many bytes is given as it is.
const RECORD_LIMIT: usize = 64 << 20;

impl<'s> Feed<'s> {
    /// A feed over all sources; `format` overrides what the bytes say.
    pub fn new(sources: &'s [Source], format: Option<Format>) -> Feed<'s> {
        Feed {
            sources,
            format,
            next: 0,
            units: 0,
            long: None,
            spare: Vec::new(),
        }
    }

    /// Takes back the memory of a unit that was read.
    pub fn take_back(&mut self, unit: Unit) {
        if let Job::Chunk(Chunk { bytes, .. }) = unit.job
            && bytes.capacity() <= 4 * CHUNK
        {
            self.spare.push(bytes);
        }
    }

    fn unit(&mut self, source: u32, job: Job) -> Unit {
        self.units += 1;
        Unit {
            number: self.units - 1,
            source,
            job,
        }
    }

    /// The next unit.
    pub fn next(&mut self) -> Option<Unit> {
        if let Some(mut long) = self.long.take() {
            let source = long.source;
            if let Some(job) = long.job(&mut self.spare) {
                self.long = Some(long);
                return Some(self.unit(source, job));
            }
        }
        let source = self.sources.get(self.next)?;
        let number = self.next as u32;
        self.next += 1;
        let opened = File::open(&source.path).ok();
        let size = opened.as_ref().and_then(|file| file.metadata().ok());
        if size.is_none_or(|known| known.len() < LONG) {
            return Some(self.unit(number, Job::File(opened)));
        }
        match opened.and_then(|file| self.long(source, number, file)) {
            Some(long) => {
                self.long = Some(long);
                self.next()
            }
            None => Some(self.unit(number, Job::File(None))),
        }
    }

    /// A long text of records; `None` when the file is something else, and for every fault: reading it as a whole will say what
    /// is wrong.
    fn long(&self, source: &Source, number: u32, mut file: File) -> Option<Long> {
        let mut head = Vec::with_capacity(CHUNK);
        (&mut file).take(CHUNK as u64).read_to_end(&mut head).ok()?;
        let format = self
            .format
            .or_else(|| sniff(&source.path, &head[..head.len().min(HEAD)], false).ok())?;
        let plan = match format {
            Format::Csv => Plan::Csv(delimited::chunk_plan(&head)?),
            Format::Jsonl => {
                let encoding = sniff_encoding(&head, false);
                if !encoding.cuts_at_lines() {
                    return None;
                }
                let end = memchr::memrchr(b'\n', &head)? + 1;
                Plan::Jsonl(tree::jsonl_plan(&encoding.decode(&head[..end])), encoding)
            }
            _ => return None,
        };
        Some(Long {
            source: number,
            file,
            plan: Arc::new(plan),
            rest: head,
            offset: 0,
            line: 0,
            ended: false,
        })
    }
}

impl Long {
    fn job(&mut self, spare: &mut Vec<Vec<u8>>) -> Option<Job> {
        let end = self.fill()?;
        let feeds = match &*self.plan {
            Plan::Csv(plan) => plan.apart(&self.rest[..end], self.offset == 0),
            Plan::Jsonl(..) => None,
        };
        if let (Plan::Csv(_), None) = (&*self.plan, feeds)
            && let Ok(file) = self.file.try_clone()
        {
            self.ended = true;
            let rest = self.cut(self.rest.len(), None, spare);
            // Read as a whole it is read again from its beginning.
            return Some(match rest.offset {
                0 => Job::File(None),
                _ => Job::Rest(rest, file),
            });
        }
        Some(Job::Chunk(self.cut(end, feeds, spare)))
    }

    /// Reads on to the end of a chunk; `None` when nothing is left.
    fn fill(&mut self) -> Option<usize> {
        loop {
            if self.rest.is_empty() && self.ended {
                return None;
            }
            let end = if self.ended {
                Some(self.rest.len())
            } else {
                self.boundary()
            };
            // The last cut of a chunk that is still short waits for more.
            if let Some(end) = end.filter(|_| self.ended || self.rest.len() >= CHUNK) {
                return Some(end);
            }
            if self.rest.len() > RECORD_LIMIT {
                return Some(self.rest.len());
            }
            let before = self.rest.len();
            let read = (&mut self.file)
                .take(CHUNK as u64)
                .read_to_end(&mut self.rest);
            self.ended = read.is_err() || self.rest.len() == before;
        }
    }

    fn boundary(&self) -> Option<usize> {
        match *self.plan {
            Plan::Csv(_) => last_boundary(&self.rest),
            Plan::Jsonl(..) => memchr::memrchr(b'\n', &self.rest).map(|at| at + 1),
        }
    }

    /// Cuts a chunk off; `feeds` are the line feeds in it, where they are counted.
    fn cut(&mut self, end: usize, feeds: Option<u32>, spare: &mut Vec<Vec<u8>>) -> Chunk {
        let mut rest = spare.pop().unwrap_or_default();
        rest.clear();
        // Room for all that is read next: growing would copy it.
        rest.reserve(self.rest.len() - end + CHUNK);
        rest.extend_from_slice(&self.rest[end..]);
        self.rest.truncate(end);
        let bytes = std::mem::replace(&mut self.rest, rest);
        let (starts, lines) = match *self.plan {
            Plan::Csv(_) => {
                let lines = feeds.map(|feeds| feeds + count_returns(&bytes));
                (Box::default(), lines.unwrap_or_else(|| count_lines(&bytes)))
            }
            Plan::Jsonl(..) => {
                let (starts, feeds) = line_starts(&bytes);
                (starts, feeds + count_returns(&bytes))
            }
        };
        let chunk = Chunk {
            plan: self.plan.clone(),
            offset: self.offset,
            line: self.line,
            starts,
            bytes,
        };
        self.offset += end as u64;
        self.line += u64::from(lines);
        chunk
    }
}
