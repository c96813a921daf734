//! Runs the rules over what is read: in parallel, in order, without holding items.
//!
//! A worker takes the next unit, reads it item by item, and keeps only findings and facts. So nothing is queued:
//! as many chunks are in memory as there are workers, and of each one item. What the units gave is put together in the order of
//! the input, so the report is the same whatever the number of workers.

mod batch;
mod catalog;
mod departments;
mod family;
mod hashes;
mod memory;
mod merge;
mod names;
mod ratios;
mod rulings;
mod unit;

pub use crate::flow::{Progress, WORKER};

use crate::config::Settings;
use crate::finding::{Lang, Level, Report};
use crate::flow::{Task, named, run as flow};
use crate::read::Refusal;
use crate::read::discover::discover;
use memory::Memory;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Mutex, MutexGuard, PoisonError};
use unit::{Checker, Outcomes};

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Request {
    /// Files, folders and globs; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// The format of all inputs, when it is not to be told from the bytes: `xlsx`, `csv`, `yaml`, `json`, `jsonl` …
    pub format: Option<String>,
    /// The language of all text in the report.
    pub lang: Lang,
    /// Worker threads, at least 1.
    pub threads: usize,
    /// Work out the SHA-256 of every source.
    pub hash: bool,
    /// Run the rules; without them only the reading is reported.
    pub rules: bool,
    /// The level at which a run fails.
    pub fail_on: Level,
    /// The day the run judges by, `2026-11-22`.
    pub as_of: String,
    /// Which rules are in force, and what they are measured by.
    pub settings: Settings,
}

/// Reads all sources, checks every item, and reports.
///
/// # Errors
/// When nothing can be read at all: no such path, an unknown format name. Faults of single sources are in the report.
pub fn run(request: &Request, progress: &Progress) -> Result<Report, Refusal> {
    let format = request.format.as_deref().map(named).transpose()?;
    let found = discover(&request.paths)?;
    let rulings = rulings::rulings(&request.settings);
    let merge = merge::Merge::new(&found, request, &rulings);
    let task = Check {
        request,
        rulings: if request.rules { &rulings } else { &[] },
        memories: Mutex::default(),
    };
    let sources = &found.sources;
    let (merge, hashes) = hashes::beside(request, sources, || {
        flow(sources, format, request.threads, &task, merge, progress)
    });
    Ok(merge.report(hashes))
}

/// Runs the rules on the items of a unit.
struct Check<'r> {
    request: &'r Request,
    rulings: &'r [rulings::Ruled],
    /// What workers remembered that are done with their unit, for those who begin one.
    memories: Mutex<Vec<Memory>>,
}

impl Check<'_> {
    /// A worker that panicked left nothing half done in it: it only takes and puts back.
    fn memories(&self) -> MutexGuard<'_, Vec<Memory>> {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Task for Check<'_> {
    type Worker<'t>
        = Checker<'t>
    where
        Self: 't;
    type Yield = Outcomes;

    fn worker<'t>(&'t self, source: u32, unit: u32, items: &'t AtomicU64) -> Checker<'t> {
        let request = self.request;
        let memory = self.memories().pop();
        let memory = memory.unwrap_or_else(|| Memory::new(self.rulings));
        Checker::new(
            (source, unit),
            request.lang,
            (self.rulings, memory),
            (&request.as_of, &request.settings.params),
            items,
        )
    }

    fn outcomes(&self, worker: Checker<'_>) -> Outcomes {
        self.memories().push(worker.memory);
        worker.outcomes
    }
}
