//! Items that say the same are judged once: whatever is remembered, each item fares as it does alone.

mod support;

use serde_json::{Value, json};
use shixiang::finding::{Finding, Report, Tally};
use shixiang::rules::{BOOK, Check};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use support::Scratch;
use support::generate::catalog::{Catalog, Options};
use support::generate::random::Random;
use support::generate::write::{
    Dress, Encoding, JsonShape, Rows, csv as write_csv, json as write_json,
};
use support::run::{check, rule_of};

/// Items in a table.
const ROWS: usize = 300;

/// What stands in cells instead of an answer.
const ODD: [&str; 7] = ["", "无", "-1", "待定", "甲<br>乙", "\u{200b}", "其他材料"];

/// Items as cells below labels: of a table the texts, of a tree the JSON of each value.
struct Sheet {
    labels: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// What the generator writes as a table.
    fn table(folder: &Path, seed: u64) -> Sheet {
        let path = folder.join("made.csv");
        write_csv(&path, Encoding::Utf8, &Dress::of(Rows::One), guides(seed)).expect("written");
        let mut reader = csv::Reader::from_path(&path).expect("it was written");
        let texts = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
        let labels = texts(reader.headers().expect("a header"));
        let rows = reader.records().map(|row| texts(&row.expect("a record")));
        Sheet {
            labels,
            rows: rows.collect(),
        }
    }

    /// What it writes as lines of JSON.
    fn tree(folder: &Path, seed: u64) -> Sheet {
        let path = folder.join("made.jsonl");
        write_json(&path, JsonShape::Lines, guides(seed)).expect("written");
        let text = fs::read_to_string(&path).expect("it was written");
        let items: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).expect("it is JSON"))
            .collect();
        let keys = |item: &Value| item.as_object().map_or(0, |keys| keys.len());
        let longest = items.iter().max_by_key(|item| keys(item)).expect("items");
        let labels: Vec<String> = longest
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect();
        let cell = |item: &Value, label: &String| item.get(label).unwrap_or(&json!("")).to_string();
        let row = |item: &Value| labels.iter().map(|label| cell(item, label)).collect();
        Sheet {
            rows: items.iter().map(row).collect(),
            labels,
        }
    }

    /// Items that say what one of four items says, but for a cell or two. The values of a column are good and bad
    /// ones, and nothing that stands together elsewhere need stand together here.
    fn shuffled(self, seed: u64, odd: impl Fn(&mut Random, &str) -> String) -> Sheet {
        let mut dice = Random::new(seed);
        let mut pool = |col: usize| {
            let values: BTreeSet<&str> = self.rows.iter().map(|row| &*row[col]).collect();
            let values: Vec<&str> = values.into_iter().collect();
            let mut pool: Vec<String> = Vec::new();
            for _ in 0..3 {
                pool.push(dice.pick(&values).to_owned());
                let other = dice.pick(&values);
                pool.push(odd(&mut dice, other));
            }
            pool
        };
        let pools: Vec<Vec<String>> = (0..self.labels.len()).map(&mut pool).collect();
        let mut cell = |col: usize| pools[col][dice.below(6)].clone();
        let few: Vec<Vec<String>> = (0..4)
            .map(|_| (0..pools.len()).map(&mut cell).collect())
            .collect();
        let mut dice = Random::new(seed + 100);
        let mut row = || {
            let mut row = few[dice.below(few.len())].clone();
            for _ in 0..dice.below(4) {
                let col = dice.below(row.len());
                row[col] = pools[col][dice.below(6)].clone();
            }
            row
        };
        Sheet {
            rows: (0..ROWS).map(|_| row()).collect(),
            labels: self.labels,
        }
    }
}

fn guides(seed: u64) -> Catalog {
    let options = Options {
        faulty: 500,
        ..Options::default()
    };
    Catalog::new(seed, 300, options)
}

/// What stands in a cell of a table instead of an answer.
fn odd_text(dice: &mut Random, _: &str) -> String {
    dice.pick(&ODD).to_owned()
}

/// The same as JSON; or a list in which one entry has an odd value.
fn odd_json(dice: &mut Random, cell: &str) -> String {
    let text = match dice.below(4) {
        0 => Value::Null,
        1 => json!(-1),
        _ => json!(dice.pick(&ODD)),
    };
    let mut value: Value = serde_json::from_str(cell).expect("it is JSON");
    let Some(entries) = value.as_array_mut().filter(|entries| !entries.is_empty()) else {
        return text.to_string();
    };
    let at = dice.below(entries.len());
    if let Some(entry) = entries[at].as_object_mut() {
        let nth = dice.below(entry.len());
        if let Some((_, old)) = entry.iter_mut().nth(nth) {
            *old = text;
        }
    }
    value.to_string()
}

/// An item that has every key, and entries in every list: what a source claims does not depend on the items behind it.
fn teacher(sheet: &Sheet) -> Vec<String> {
    let longest = |col: usize| {
        sheet
            .rows
            .iter()
            .map(|row| &row[col])
            .max_by_key(|cell| cell.len())
    };
    (0..sheet.labels.len())
        .map(|col| longest(col).expect("there are rows").clone())
        .collect()
}

/// Writes items in one format.
type Put = fn(&Path, &[String], &[&Vec<String>]);

fn put_csv(path: &Path, labels: &[String], rows: &[&Vec<String>]) {
    let mut writer = csv::Writer::from_path(path).expect("the scratch folder can be written");
    writer.write_record(labels).expect("written");
    for row in rows {
        writer.write_record(*row).expect("written");
    }
    writer.flush().expect("written");
}

fn put_jsonl(path: &Path, labels: &[String], rows: &[&Vec<String>]) {
    let lines: Vec<String> = rows.iter().map(|row| object(labels, row)).collect();
    fs::write(path, lines.join("\n")).expect("written");
}

fn put_json(path: &Path, labels: &[String], rows: &[&Vec<String>]) {
    let items: Vec<String> = rows.iter().map(|row| object(labels, row)).collect();
    fs::write(path, format!("[{}]", items.join(",\n"))).expect("written");
}

fn put_yaml(path: &Path, labels: &[String], rows: &[&Vec<String>]) {
    let mut text = String::new();
    for row in rows {
        for (nth, (label, cell)) in labels.iter().zip(*row).enumerate() {
            let mark = if nth == 0 { '-' } else { ' ' };
            text.push_str(&format!("{mark} {label}: {cell}\n"));
        }
    }
    fs::write(path, text).expect("written");
}

fn object(labels: &[String], row: &[String]) -> String {
    let pairs = labels.iter().zip(row);
    let pairs: Vec<String> = pairs
        .map(|(label, cell)| format!("{label:?}: {cell}"))
        .collect();
    format!("{{{}}}", pairs.join(", "))
}

/// How the rules on single items fared, by their ids.
type Tallies = BTreeMap<&'static str, [u64; 4]>;

fn tallies(report: &Report) -> Tallies {
    let rules = BOOK.iter().zip(&report.tallies);
    let single = rules.filter(|(rule, _)| {
        matches!(
            rule.check,
            Check::Item(..) | Check::Both(..) | Check::Material(..)
        )
    });
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

/// All items in one file, behind those that teach what it claims, beside each in a file of its own behind the same.
fn compare(scratch: &Path, name: &str, put: Put, sheet: &Sheet, first: &[Vec<String>]) {
    let file = |stem: &str| scratch.join(format!("{stem}.{name}"));
    let write = |stem: &str, rows: &[Vec<String>]| {
        let rows: Vec<&Vec<String>> = first.iter().chain(rows).collect();
        put(&file(stem), &sheet.labels, &rows);
        check(&file(stem))
    };
    let together = write("whole", &sheet.rows);
    assert_eq!(together.items(), (first.len() + ROWS) as u64);
    // What is found in the first ones is found again each time.
    let base = write("none", &[]);
    let (known, known_lines) = (tallies(&base), said(&base));
    let (mut sums, mut lines) = (known.clone(), known_lines.clone());
    for row in &sheet.rows {
        let alone = write("one", std::slice::from_ref(row));
        let mut new = said(&alone);
        for line in &known_lines {
            let at = new.iter().position(|new| new == line);
            new.swap_remove(at.expect("what was found is found again"));
        }
        lines.extend(new);
        for (id, tally) in tallies(&alone) {
            let sum = sums.entry(id).or_default();
            let was = known.get(id).copied().unwrap_or_default();
            for ((sum, number), was) in sum.iter_mut().zip(tally).zip(was) {
                *sum += number - was;
            }
        }
    }
    let mut all = said(&together);
    all.sort_unstable();
    lines.sort_unstable();
    assert_eq!(all, lines, "{name}");
    assert_eq!(tallies(&together), sums, "{name}");
    let faults = sums.values().filter(|tally| tally[1] > 0).count();
    assert!(faults > 25, "{name}: faults of {faults} rules only");
}

#[test]
fn each_item_of_a_table_fares_as_it_does_alone() {
    let scratch = Scratch::new("alike-table");
    for seed in 1..=4 {
        let sheet = Sheet::table(scratch.path(), seed).shuffled(seed, odd_text);
        compare(scratch.path(), "csv", put_csv, &sheet, &[]);
    }
}

#[test]
fn each_item_of_a_tree_fares_as_it_does_alone() {
    let scratch = Scratch::new("alike-tree");
    let formats: [(&str, Put); 3] = [("jsonl", put_jsonl), ("json", put_json), ("yaml", put_yaml)];
    for (seed, (name, put)) in (5..).zip(formats) {
        let made = Sheet::tree(scratch.path(), seed);
        let first = vec![teacher(&made); 2];
        let sheet = made.shuffled(seed, odd_json);
        compare(scratch.path(), name, put, &sheet, &first);
    }
}
