//! Items that say the same are judged once: whatever is remembered, each item fares as it does alone.

mod support;

use shixiang::finding::{Finding, Report, Tally};
use shixiang::rules::{BOOK, Check};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::Scratch;
use support::generate::catalog::{Catalog, Options};
use support::generate::random::Random;
use support::generate::write::{Dress, Encoding, Rows, csv as write_csv};
use support::run::{check, rule_of};

/// Items in a table.
const ROWS: usize = 300;

/// A table whose items say what one of four items says, but for a cell or two. The values of a column are good and bad ones,
/// and nothing that stands together elsewhere need stand together here.
fn shuffled(folder: &Path, seed: u64, rows: usize) -> (Vec<String>, Vec<Vec<String>>) {
    let path = folder.join("made.csv");
    let options = Options {
        faulty: 500,
        ..Options::default()
    };
    let guides = Catalog::new(seed, 300, options);
    write_csv(&path, Encoding::Utf8, &Dress::of(Rows::One), guides).expect("written");
    let mut reader = csv::Reader::from_path(&path).expect("it was written");
    let header = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let made: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a record")).collect();
    let mut dice = Random::new(seed);
    let pools: Vec<Vec<&str>> = (0..made[0].len())
        .map(|col| {
            let values: BTreeSet<&str> = made.iter().map(|row| &row[col]).collect();
            let values: Vec<&str> = values.into_iter().collect();
            let good = (0..3).map(|_| dice.pick(&values));
            let good: Vec<&str> = good.collect();
            let odd = (0..3).map(|_| dice.pick(&ODD));
            good.into_iter().chain(odd).collect()
        })
        .collect();
    let mut cell = |col: usize| pools[col][dice.below(6)].to_owned();
    let few: Vec<Vec<String>> = (0..4)
        .map(|_| (0..pools.len()).map(&mut cell).collect())
        .collect();
    let mut dice = Random::new(seed + 100);
    let mut row = || {
        let mut row = few[dice.below(few.len())].clone();
        for _ in 0..dice.below(4) {
            let col = dice.below(row.len());
            row[col] = pools[col][dice.below(6)].to_owned();
        }
        row
    };
    (header, (0..rows).map(|_| row()).collect())
}

/// What stands in cells instead of an answer.
const ODD: [&str; 7] = ["", "无", "-1", "待定", "甲<br>乙", "\u{200b}", "其他材料"];

fn put(path: &Path, header: &[String], rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_path(path).expect("the scratch folder can be written");
    writer.write_record(header).expect("written");
    for row in rows {
        writer.write_record(row).expect("written");
    }
    writer.flush().expect("written");
}

/// How the rules on single items fared, by their ids.
fn tallies(report: &Report) -> BTreeMap<&'static str, [u64; 4]> {
    let rules = BOOK.iter().zip(&report.tallies);
    let single =
        rules.filter(|(rule, _)| matches!(rule.check, Check::Item(..) | Check::Material(..)));
    let numbers = |tally: &Tally| {
        [
            tally.passed,
            tally.findings,
            tally.not_applicable,
            tally.blind,
        ]
    };
    single
        .map(|(rule, tally)| (rule.about.id, numbers(tally)))
        .collect()
}

/// What was found in items, but for where.
fn said(report: &Report) -> Vec<String> {
    let of_items = tallies(report);
    let line = |finding: &Finding| {
        format!(
            "{} {} {:?}",
            rule_of(report, finding),
            finding.message,
            finding.part
        )
    };
    let found = report.findings.iter();
    let found = found.filter(|finding| of_items.contains_key(rule_of(report, finding)));
    found.map(line).collect()
}

#[test]
fn each_item_fares_as_it_does_alone() {
    let scratch = Scratch::new("alike");
    for seed in 1..=4 {
        let (header, rows) = shuffled(scratch.path(), seed, ROWS);
        let whole = scratch.path().join("whole.csv");
        put(&whole, &header, &rows);
        let together = check(&whole);
        assert_eq!(together.items(), ROWS as u64);
        let (mut sums, mut lines) = (BTreeMap::new(), Vec::new());
        for row in &rows {
            let one = scratch.path().join("one.csv");
            put(&one, &header, std::slice::from_ref(row));
            let alone = check(&one);
            lines.extend(said(&alone));
            for (id, tally) in tallies(&alone) {
                let sum: &mut [u64; 4] = sums.entry(id).or_default();
                sum.iter_mut()
                    .zip(tally)
                    .for_each(|(sum, number)| *sum += number);
            }
        }
        let mut all = said(&together);
        all.sort_unstable();
        lines.sort_unstable();
        assert_eq!(all, lines, "seed {seed}");
        assert_eq!(tallies(&together), sums, "seed {seed}");
        let rules = sums
            .values()
            .filter(|[_, findings, ..]| *findings > 0)
            .count();
        assert!(rules > 25, "faults of {rules} rules only");
    }
}
