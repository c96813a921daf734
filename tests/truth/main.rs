//! The rules against what is known: every planted fault is found where it is, nothing is found beside it, and a catalog in
//! order is clean.

#[path = "../support/mod.rs"]
mod support;

mod book;
mod cases;
mod near;
mod odd;
mod tally;

use cases::{Case, faulty, pairs, singles};
use shixiang::finding::Report;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::Scratch;
use support::formats::{SHAPES, Shape};
use support::generate::catalog::{Catalog, Options};
use support::generate::guide::Guide;
use support::run::{check, lines};
use tally::Tally;

/// Writes the guides in this layout below a folder and checks them.
fn written(folder: &Path, shape: &Shape, guides: &[Guide]) -> Report {
    let folder = folder.join(shape.name);
    std::fs::create_dir_all(&folder).expect("the scratch folder can be written");
    let path = (shape.write)(&folder, guides);
    check(&path)
}

/// What `work` gives for every layout, in their order; two layouts at a time.
fn in_all<T: Send>(work: impl Fn(&Shape) -> T + Sync) -> Vec<T> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let run = || {
        while let Some(shape) = SHAPES.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = (shape.name, work(shape));
            done.lock().expect("no layout panics").push(result);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(run);
        scope.spawn(run);
    });
    let mut done = done.into_inner().expect("no layout panics");
    let place = |name: &str| SHAPES.iter().position(|shape| shape.name == name);
    done.sort_by_key(|(name, _)| place(name));
    done.into_iter().map(|(_, result)| result).collect()
}

/// Checks the cases in one layout and counts what was found.
fn measured(folder: &Path, shape: &Shape, cases: &[Case]) -> Tally {
    let guides: Vec<Guide> = cases.iter().map(|case| case.guide.clone()).collect();
    let report = written(folder, shape, &guides);
    let mut tally = Tally::default();
    tally.count(&report, shape, cases);
    if report.items() != cases.len() as u64 {
        tally.note(format!("{}: {} items", shape.name, report.items()));
    }
    tally
}

/// Every kind of fault once and many twos of them, in every layout, with as many items in order between them.
#[test]
fn every_planted_fault_is_found_where_it_is_and_nothing_beside_it() {
    let scratch = Scratch::new("truth-layouts");
    let cases = faulty(7, &[singles(7), pairs(7, 60)].concat());
    let mut all = Tally::default();
    for tally in in_all(|shape| measured(scratch.path(), shape, &cases)) {
        all.add(tally);
    }
    all.print();
    all.hold();
}

/// Where a fault has several forms, all of them.
#[test]
fn every_form_of_every_fault_is_found() {
    let scratch = Scratch::new("truth-forms");
    let plans: Vec<_> = (0..6).flat_map(cases::forms).collect();
    measured(scratch.path(), &SHAPES[0], &faulty(2026, &plans)).hold();
}

#[test]
fn two_faults_in_one_item_are_both_found() {
    let scratch = Scratch::new("truth-pairs");
    measured(scratch.path(), &SHAPES[0], &faulty(11, &pairs(2026, 500))).hold();
}

#[test]
fn a_catalog_in_order_gives_no_finding_in_any_layout() {
    const ITEMS: usize = 150;
    let scratch = Scratch::new("truth-precision");
    let guides: Vec<Guide> = Catalog::new(2026, ITEMS, Options::default()).collect();
    let faults = in_all(|shape| {
        let report = written(scratch.path(), shape, &guides);
        let mut lines = lines(&report);
        if report.items() != ITEMS as u64 {
            lines.push(format!("{} items", report.items()));
        }
        (!lines.is_empty()).then(|| format!("{} ({}): {}", shape.name, lines.len(), lines[0]))
    });
    let faults: Vec<String> = faults.into_iter().flatten().collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
