//! One worker: takes units from the feed and reads them, each by its format.

use super::feed::{Chunk, Feed, Job, Plan, Unit};
use super::{Gather, Progress, Task};
use crate::read::Sink;
use crate::read::discover::Source;
use crate::read::encoding::{self, Encoding};
use crate::read::grid::package::damaged;
use crate::read::sniff::{Format, HEAD, sniff, unopened};
use crate::read::tree::LineStart;
use crate::read::{Refusal, delimited, tree, workbook};
use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// What all workers of a run share.
pub struct Run<'r, T> {
    /// The sources.
    pub sources: &'r [Source],
    /// The format of all of them, when the user names it.
    pub format: Option<Format>,
    /// What is done with the items.
    pub task: &'r T,
    /// Who watches.
    pub progress: &'r Progress,
    /// Told whenever a unit was gathered while somebody waits.
    pub moved: Condvar,
    /// How many wait.
    pub waiting: AtomicUsize,
}

/// A unit that was read, and what it gave.
pub struct Done<Y> {
    /// Its number, in the order of the input.
    pub number: u32,
    /// Its source.
    pub source: u32,
    /// The format, when it could be told.
    pub format: Option<Format>,
    /// The encoding of text formats.
    pub encoding: Option<Encoding>,
    /// The sheets of a workbook.
    pub sheets: Vec<Arc<str>>,
    /// For a chunk: which piece of the source it is.
    pub piece: Option<Piece>,
    /// What kept the rest from being read.
    pub refusal: Option<Refusal>,
    /// Some of a text was left unread, and a finding says where.
    pub broken: bool,
    /// What it gave.
    pub outcomes: Y,
}

/// A piece of a source.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it begins, in bytes.
    pub offset: u64,
    /// How long it is, in bytes.
    pub len: usize,
    /// Its first line, from 0.
    pub line: u64,
    /// Starts of lines in it, if they are known.
    pub starts: Box<[LineStart]>,
}

/// Room made for a file before it is read.
const ROOM: u64 = 1 << 18;
/// The largest YAML or JSON file: it is read as a whole.
const WHOLE_LIMIT: u64 = 1 << 30;

/// How a unit was read.
#[derive(Default)]
struct Reading {
    format: Option<Format>,
    encoding: Option<Encoding>,
    sheets: Vec<Arc<str>>,
    piece: Option<Piece>,
    refusal: Option<Refusal>,
    broken: bool,
}

impl<T: Task> Run<'_, T> {
    /// Works until the feed is empty.
    pub fn work<G: Gather<T::Yield>>(&self, feed: &Mutex<Feed<'_>>, gather: &Mutex<G>) {
        let mut read = None;
        loop {
            self.wait_for_room(gather);
            let unit = {
                let mut feed = lock(feed);
                if let Some(read) = read.take() {
                    feed.take_back(read);
                }
                feed.next()
            };
            let Some(unit) = unit else { return };
            let whole = matches!(unit.job, Job::File(_));
            let done = self.unit(&unit);
            read = Some(unit);
            lock(gather).add(done);
            // Whoever waits counted itself before it let go of what is gathered.
            if self.waiting.load(Ordering::SeqCst) > 0 {
                self.moved.notify_all();
            }
            if whole {
                self.progress.files_done.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// Waits while too much is kept for a unit that is still read; whoever reads it does not wait here.
    fn wait_for_room<G: Gather<T::Yield>>(&self, gather: &Mutex<G>) {
        let mut held = lock(gather);
        while held.is_full() {
            self.waiting.fetch_add(1, Ordering::SeqCst);
            held = self
                .moved
                .wait(held)
                .unwrap_or_else(PoisonError::into_inner);
            self.waiting.fetch_sub(1, Ordering::SeqCst);
        }
    }

    fn unit(&self, unit: &Unit) -> Done<T::Yield> {
        let (number, source) = (unit.number, unit.source);
        let mut worker = self.task.worker(source, number, &self.progress.items);
        let mut done = Reading::default();
        let from = &self.sources[source as usize];
        let read = catch_unwind(AssertUnwindSafe(|| match &unit.job {
            Job::File(opened) => self.file(from, opened.as_ref(), &mut done, &mut worker),
            Job::Chunk(chunk) => read_chunk(chunk, None, &mut done, &mut worker),
            Job::Rest(chunk, file) => read_chunk(chunk, Some(file), &mut done, &mut worker),
        }));
        let refusal = match read {
            Ok(outcome) => outcome.err(),
            // A library that panics on a workbook's bytes says that they are damaged.
            Err(_) if done.format.is_some_and(|format| !format.is_text()) => Some(damaged("panic")),
            Err(_) => Some(internal()),
        };
        Done {
            number,
            source,
            format: done.format,
            encoding: done.encoding,
            sheets: done.sheets,
            piece: done.piece,
            refusal: done.refusal.or(refusal),
            broken: done.broken,
            outcomes: self.task.outcomes(worker),
        }
    }

    fn file(
        &self,
        source: &Source,
        opened: Option<&File>,
        done: &mut Reading,
        sink: &mut dyn Sink,
    ) -> Result<(), Refusal> {
        if let Some(refusal) = &source.refusal {
            return Err(refusal.clone());
        }
        let own;
        let mut file = match opened {
            Some(file) => file,
            None => {
                own = File::open(&source.path).map_err(|error| unopened(&error))?;
                &own
            }
        };
        let size = file.metadata().map_or(0, |meta| meta.len());
        // Room for a whole small file: reading into a buffer that grows asks the system many times over.
        let mut bytes = Vec::with_capacity(size.min(ROOM) as usize + 32);
        (&mut file)
            .take(HEAD as u64)
            .read_to_end(&mut bytes)
            .map_err(|error| unopened(&error))?;
        let format = match self.format {
            Some(format) => format,
            None => sniff(&source.path, &bytes, (bytes.len() as u64) >= size)?,
        };
        done.format = Some(format);
        if !format.is_text() {
            let (sheets, refusal) = workbook::read(&source.path, format, sink);
            (done.sheets, done.refusal) = (sheets, refusal);
            return Ok(());
        }
        if format == Format::Csv {
            let encoding = delimited::read(std::io::Cursor::new(bytes).chain(file), sink)?;
            done.encoding = Some(encoding);
            return Ok(());
        }
        if size > WHOLE_LIMIT {
            return Err(too_long(size));
        }
        // A file that ended within its head was read whole.
        if bytes.len() >= HEAD {
            file.read_to_end(&mut bytes)
                .map_err(|error| unopened(&error))?;
        }
        let encoding = encoding::sniff_encoding(&bytes, true);
        done.encoding = Some(encoding);
        done.broken = !read_text(format, &encoding.decode(&bytes), sink);
        Ok(())
    }
}

/// Whether all of it was read.
fn read_text(format: Format, text: &str, sink: &mut dyn Sink) -> bool {
    match format {
        Format::Yaml => tree::read_yaml(text, sink),
        Format::Jsonl => tree::read_jsonl(&tree::jsonl_plan(text), text, (1, &[]), sink),
        _ => tree::read_json(text, sink),
    }
}

/// Reads a chunk, and what a file has behind it.
fn read_chunk(
    chunk: &Chunk,
    rest: Option<&File>,
    done: &mut Reading,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let (format, encoding) = chunk.plan.kind();
    done.format = Some(format);
    done.encoding = Some(encoding);
    let piece = done.piece.insert(Piece {
        offset: chunk.offset,
        len: chunk.bytes.len(),
        line: chunk.line,
        starts: Box::default(),
    });
    match &*chunk.plan {
        Plan::Csv(plan) => match rest {
            Some(rest) => delimited::read_rest(plan, &chunk.bytes, rest, chunk.line, sink),
            None => delimited::read_chunk(plan, &chunk.bytes, chunk.line, chunk.offset == 0, sink),
        },
        Plan::Jsonl(plan, encoding) => {
            let text = encoding.decode(&chunk.bytes);
            // Decoded text has its lines elsewhere.
            if matches!(text, Cow::Borrowed(_)) && text.len() == chunk.bytes.len() {
                piece.starts = chunk.starts.clone();
            }
            let lines = (chunk.line + 1, &*piece.starts);
            done.broken = !tree::read_jsonl(plan, &text, lines, sink);
            Ok(())
        }
    }
}

fn internal() -> Refusal {
    Refusal::new(
        "读取时程序内部出错；这是程序的缺陷，请把文件反馈给开发者，其余文件不受影响",
        "an internal error stopped the reading; this is a defect of the program, please report it with the file; other files are not affected",
    )
}

fn too_long(size: u64) -> Refusal {
    let size = size >> 20;
    Refusal::new(
        format!(
            "文件有 {size} MiB，超过 YAML/JSON 单个文件的上限 1024 MiB；请拆成几个文件，或改用 JSONL、CSV"
        ),
        format!(
            "the file has {size} MiB, over the limit of 1024 MiB for one YAML or JSON file; split it, or use JSONL or CSV"
        ),
    )
}

/// What panics in a worker is caught before it could spoil what is shared.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
