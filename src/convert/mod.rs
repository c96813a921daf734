//! Runs normalization: reads all sources, puts every item into canonical text and writes it, in the order of the input and without
//! holding items.

mod changes;
mod sources;
mod unit;

pub use changes::{Log, LogFormat};

use crate::export::{Catalog, Format, Piece, Spool};
use crate::finding::Lang;
use crate::flow::{Done, Gather, Progress, Queue, Task, run as flow};
use crate::read::discover::Source;
use crate::read::sniff;
use sources::Sources;
use std::io::{self, Write};
use std::sync::atomic::AtomicU64;
use unit::Normalizer;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The format of all inputs, when it is not to be told from the bytes.
    pub input: Option<sniff::Format>,
    /// What the catalog is written as.
    pub format: Format,
    /// What changes are written as; `None` when nobody asks for them.
    pub log: Option<Log>,
    /// The language of messages.
    pub lang: Lang,
    /// Worker threads, at least 1.
    pub threads: usize,
}

/// A file that was not read, or not to its end, and why.
pub type Trouble = (Box<str>, Box<str>);

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// Files read.
    pub files: u64,
    /// Items written.
    pub items: u64,
    /// Values rewritten.
    pub rewritten: u64,
    /// Cells cut at what Excel takes.
    pub cut: u64,
    /// Files that were not read, or not to their end, and why.
    pub trouble: Vec<Trouble>,
}

/// What a unit gave.
pub struct Given {
    piece: Piece,
    changes: Spool,
    rewritten: u64,
    /// Something in it does not parse.
    syntax: bool,
    /// The temporary folder took no more.
    failed: Option<io::Error>,
}

/// What waits for its turn at most, in bytes, before workers wait too.
const ROOM: usize = 32 << 20;

/// Normalizes all sources into `out`, and lists what was rewritten in `log`.
///
/// # Errors
/// When the output cannot be written. Faults of single sources are in the summary.
pub fn run(
    sources: &[Source],
    request: &Request,
    progress: &Progress,
    out: &mut (dyn Write + Send),
    log: &mut (dyn Write + Send),
) -> io::Result<Summary> {
    if let Some(kind) = request.log {
        log.write_all(kind.head())?;
    }
    let writer = Writer {
        queue: Queue::default(),
        catalog: Catalog::new(request.format, out),
        log,
        sources: Sources::new(sources, request.lang),
        summary: Summary::default(),
        failed: None,
    };
    let task = Normalize { request, sources };
    let writer = flow(
        sources,
        request.input,
        request.threads,
        &task,
        writer,
        progress,
    );
    writer.finish()
}

/// Normalizes the items of a unit.
struct Normalize<'r> {
    request: &'r Request,
    sources: &'r [Source],
}

impl Task for Normalize<'_> {
    type Worker<'t>
        = Normalizer<'t>
    where
        Self: 't;
    type Yield = Given;

    fn worker<'t>(&'t self, source: u32, _: u32, items: &'t AtomicU64) -> Normalizer<'t> {
        let path = &self.sources[source as usize].shown;
        Normalizer::new(self.request.format, self.request.log, path, items)
    }

    fn outcomes(&self, worker: Normalizer<'_>) -> Given {
        worker.given()
    }
}

/// Writes what units gave, in the order of the input.
struct Writer<'w> {
    queue: Queue<Given>,
    catalog: Catalog<'w>,
    log: &'w mut (dyn Write + Send),
    sources: Sources<'w>,
    summary: Summary,
    failed: Option<io::Error>,
}

impl Writer<'_> {
    fn write(&mut self, unit: Done<Given>) -> io::Result<()> {
        self.sources.note(&unit);
        let given = unit.outcomes;
        self.summary.items += u64::from(given.piece.items());
        self.summary.rewritten += given.rewritten;
        if let Some(error) = given.failed {
            return Err(error);
        }
        self.catalog.add(given.piece)?;
        given.changes.pour(self.log)
    }

    fn finish(mut self) -> io::Result<Summary> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.summary.cut = self.catalog.finish()?.cut;
        (self.summary.files, self.summary.trouble) = self.sources.settle();
        Ok(self.summary)
    }
}

impl Gather<Given> for Writer<'_> {
    fn add(&mut self, unit: Done<Given>) {
        self.queue.push(unit);
        while let Some(unit) = self.queue.pop() {
            // Whoever reads goes on to the end; what was written is thrown away with the failure.
            if self.failed.is_none()
                && let Err(error) = self.write(unit)
            {
                self.failed = Some(error);
            }
        }
    }

    fn is_full(&self) -> bool {
        let weight =
            |unit: &Done<Given>| unit.outcomes.piece.weight() + unit.outcomes.changes.weight();
        self.queue.waiting().map(weight).sum::<usize>() > ROOM
    }
}
