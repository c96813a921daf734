//! The examples are what the generator writes, and show every rule of the first release.

mod support;

use calamine::{Data, Reader, Xlsx, open_workbook};
use std::collections::BTreeMap;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use support::{Scratch, generate};

/// The rules of the first release.
const FIRST: &str = "S001 S002 S003 S004 S005 S006 S007 S008 S009 S010 S011 S012 T001 T002 T003 T004 T017 V001 V002 \
                     M001 M002 M007 M010 C001 C002 C003 C004 I001 I006 I007 I008";

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// All files below `folder` by their path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, PathBuf> {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    entries
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.into_path();
            let inner = path.strip_prefix(folder).expect("it is below the folder");
            (inner.to_owned(), path.clone())
        })
        .collect()
}

/// What a workbook says; how its parts are compressed does not matter.
fn cells(path: &Path) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let sheets = book.worksheets().into_iter();
    sheets
        .map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect()))
        .collect()
}

#[test]
fn the_examples_are_what_the_generator_writes() {
    let scratch = Scratch::new("examples");
    generate::city::write(scratch.path()).expect("the examples can be written");
    let (written, committed) = (files(scratch.path()), files(&examples()));
    let names = |files: &BTreeMap<PathBuf, PathBuf>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&written), names(&committed));
    for (inner, path) in &written {
        let same = if inner.extension().is_some_and(|name| name == "xlsx") {
            cells(path) == cells(&committed[inner])
        } else {
            std::fs::read(path).ok() == std::fs::read(&committed[inner]).ok()
        };
        assert!(
            same,
            "{} differs: run `cargo bench --bench examples`",
            inner.display()
        );
    }
}

#[test]
fn every_rule_of_the_first_release_is_broken_once() {
    let parts = generate::city::parts();
    let planted = parts.iter().flat_map(|part| {
        let loose = part.loose.iter().map(|(rule, _)| *rule);
        let items = part.guides.iter().filter_map(|guide| guide.planted);
        loose.chain(items.map(|planted| planted.rule))
    });
    let planted: Vec<&str> = planted.collect();
    let kinds: HashSet<&str> = planted.iter().copied().collect();
    let missing: Vec<&str> = FIRST
        .split_whitespace()
        .filter(|rule| !kinds.contains(rule))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!((38..=55).contains(&planted.len()), "{}", planted.len());
}

#[test]
fn one_guide_of_the_folder_does_not_parse() {
    let broken = |path: &Path| {
        let text = std::fs::read_to_string(path).expect("text in UTF-8");
        let mut parser = granit_parser::Parser::new_from_str(&text);
        std::iter::from_fn(|| parser.next_event()).any(|event| event.is_err())
    };
    let names: Vec<PathBuf> = files(&examples().join("市水务局"))
        .into_iter()
        .filter(|(_, path)| broken(path))
        .map(|(inner, _)| inner)
        .collect();
    assert_eq!(names, [PathBuf::from("水土保持设施自主验收报备.yaml")]);
}

#[test]
fn most_items_are_good() {
    let parts = generate::city::parts();
    let guides = || parts.iter().flat_map(|part| &part.guides);
    let faulty = guides().filter(|guide| guide.planted.is_some()).count();
    assert!(
        (60..=90).contains(&guides().count()),
        "{}",
        guides().count()
    );
    assert!(faulty * 2 <= guides().count(), "{faulty}");
}

#[test]
fn the_readme_counts_the_targets_that_blanks_refuse() {
    let report = support::run::check(&examples());
    let refused = report
        .findings
        .iter()
        .filter(|finding| support::run::rule_of(&report, finding) == "R090");
    assert_eq!(refused.count(), 3);
}
