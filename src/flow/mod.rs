//! Reads sources in parallel and in order: a feed of units, workers that read them, and somebody who gathers what they gave.
//!
//! What is done with the items is a task; what a unit gave is put together in the order of the input, so the whole is the same
//! whatever the number of workers.

mod feed;
mod queue;
mod side;
mod work;

pub use queue::Queue;
pub use side::side_by_side;
pub use work::{Done, Piece};

use crate::read::discover::Source;
use crate::read::sniff::Format;
use crate::read::{Refusal, Sink};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

/// The name of worker threads. What panics in them is caught and reported.
pub const WORKER: &str = "shixiang-worker";

/// How far a run is, for whoever watches it.
#[derive(Default, Debug)]
pub struct Progress {
    /// Sources to read.
    pub files_total: AtomicU64,
    /// Sources read.
    pub files_done: AtomicU64,
    /// Items read.
    pub items: AtomicU64,
}

/// What is done with the items of units, and what each gives.
pub trait Task: Sync {
    /// Takes the items of one unit.
    type Worker<'t>: Sink
    where
        Self: 't;
    /// What a unit gives.
    type Yield: Send;
    /// The worker of unit number `unit`, of source number `source`; it counts items in `items`.
    fn worker<'t>(&'t self, source: u32, unit: u32, items: &'t AtomicU64) -> Self::Worker<'t>;
    /// What the unit gave, once all of it is read.
    fn outcomes(&self, worker: Self::Worker<'_>) -> Self::Yield;
}

/// Puts together what units gave. They come in any order.
pub trait Gather<Y>: Send {
    /// A unit is done.
    fn add(&mut self, unit: Done<Y>);
    /// Too much waits for a unit that is still read: no other should be begun.
    fn is_full(&self) -> bool {
        false
    }
}

/// Reads all sources with so many threads, and gives back who gathered.
pub fn run<T: Task, G: Gather<T::Yield>>(
    sources: &[Source],
    format: Option<Format>,
    threads: usize,
    task: &T,
    gather: G,
    progress: &Progress,
) -> G {
    let total = sources.len() as u64;
    progress.files_total.store(total, Ordering::Relaxed);
    let feed = Mutex::new(feed::Feed::new(sources, format));
    let gather = Mutex::new(gather);
    let run = work::Run {
        sources,
        format,
        task,
        progress,
        moved: Condvar::new(),
        waiting: AtomicUsize::new(0),
    };
    // Workers have a name of their own, so that a program's panic hook can tell what is caught here from what is not.
    std::thread::scope(|scope| {
        let spawn = || {
            std::thread::Builder::new()
                .name(WORKER.to_owned())
                .spawn_scoped(scope, || run.work(&feed, &gather))
        };
        let workers: Vec<_> = (0..threads.max(1)).filter_map(|_| spawn().ok()).collect();
        if workers.is_empty() {
            run.work(&feed, &gather);
        }
    });
    gather.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// The format of this name.
///
/// # Errors
/// When there is none.
pub fn named(name: &str) -> Result<Format, Refusal> {
    Format::named(name).ok_or_else(|| {
        Refusal::new(
            format!("不认识的格式 {name}；可用：xlsx、xlsb、xls、ods、csv、yaml、json、jsonl"),
            format!(
                "unknown format {name}; known are xlsx, xlsb, xls, ods, csv, yaml, json, jsonl"
            ),
        )
    })
}
