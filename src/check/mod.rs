//! Runs the rules over what is read: in parallel, in order, without holding items.
//!
//! A worker takes the next unit from the feed, reads it item by item, and keeps only findings and facts. So nothing is queued:
//! as many chunks are in memory as there are workers, and of each one item. What the units gave is put together in the order of
//! the input, so the report is the same whatever the number of workers.

mod catalog;
mod departments;
mod feed;
mod merge;
mod names;
mod ratios;
mod rulings;
mod unit;
mod work;

use crate::config::Settings;
use crate::finding::{Lang, Level, Report};
use crate::read::Refusal;
use crate::read::discover::discover;
use crate::read::sniff::Format;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// The name of worker threads. What panics in them is caught and reported.
pub const WORKER: &str = "shixiang-worker";

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

/// How far a run is, for whoever watches it.
#[derive(Default, Debug)]
pub struct Progress {
    /// Sources to read.
    pub files_total: AtomicU64,
    /// Sources read.
    pub files_done: AtomicU64,
    /// Items checked.
    pub items: AtomicU64,
}

/// Reads all sources, checks every item, and reports.
///
/// # Errors
/// When nothing can be read at all: no such path, an unknown format name. Faults of single sources are in the report.
pub fn run(request: &Request, progress: &Progress) -> Result<Report, Refusal> {
    let format = request.format.as_deref().map(named).transpose()?;
    let found = discover(&request.paths)?;
    progress
        .files_total
        .store(found.sources.len() as u64, Ordering::Relaxed);
    let feed = Mutex::new(feed::Feed::new(&found.sources, format));
    let rulings = rulings::rulings(&request.settings);
    let run = work::Run {
        sources: &found.sources,
        format,
        request,
        rulings: &rulings,
        progress,
    };
    let merge = Mutex::new(merge::Merge::new(&found, request, &rulings));
    // Workers have a name of their own, so that a program's panic hook can tell what is caught here from what is not.
    std::thread::scope(|scope| {
        let spawn = || {
            std::thread::Builder::new()
                .name(WORKER.to_owned())
                .spawn_scoped(scope, || run.work(&feed, &merge))
        };
        let workers: Vec<_> = (0..request.threads.max(1))
            .filter_map(|_| spawn().ok())
            .collect();
        if workers.is_empty() {
            run.work(&feed, &merge);
        }
    });
    let merge = merge.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(merge.report())
}

fn named(name: &str) -> Result<Format, Refusal> {
    Format::named(name).ok_or_else(|| {
        Refusal::new(
            format!("不认识的格式 {name}；可用：xlsx、xlsb、xls、ods、csv、yaml、json、jsonl"),
            format!(
                "unknown format {name}; known are xlsx, xlsb, xls, ods, csv, yaml, json, jsonl"
            ),
        )
    })
}
