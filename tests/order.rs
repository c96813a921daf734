//! The order of the output is that of the input: threads, folders and lists change no byte of it.

mod support;

use assert_cmd::Command;
use serde_json::Value;
use shixiang::model::Element;
use std::path::{Path, PathBuf};
use support::Scratch;
use support::generate::catalog::{Catalog, Options};
use support::generate::guide::Guide;
use support::generate::write::*;

fn guides(seed: u64, items: usize) -> Vec<Guide> {
    let options = Options {
        faulty: 200,
        ..Options::default()
    };
    Catalog::new(seed, items, options).collect()
}

/// The JSON report of the program itself, run in `folder` with this many threads.
fn report(folder: &Path, threads: usize, paths: &[&str]) -> Vec<u8> {
    let out = folder.parent().expect("a folder above").join("report.json");
    let mut command = Command::cargo_bin("shixiang").expect("the program was built");
    command
        .current_dir(folder)
        .args(["check", "--as-of", "2026-11-22", "--exit-zero", "--threads"])
        .arg(threads.to_string())
        .arg("--output")
        .arg(format!("json={}", out.display()))
        .args(paths);
    let output = command.output().expect("it runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    std::fs::read(&out).expect("the report was written")
}

/// Files of many kinds below `folder`, the last two long enough to be cut into pieces.
fn catalogs(folder: &Path) {
    std::fs::create_dir_all(folder.join("yaml")).expect("the scratch folder can be written");
    let few = || guides(3, 30).into_iter();
    let many = || guides(4, 1500).into_iter();
    let path = |name: &str| folder.join(name);
    yaml_folder(&path("yaml"), guides(5, 12).into_iter()).expect("written");
    tables(&path("a.xlsx"), &Dress::of(Rows::Merged), few()).expect("written");
    json(&path("b.json"), JsonShape::ByDepartment, few()).expect("written");
    csv(
        &path("c.csv"),
        Encoding::Gb18030,
        &Dress::of(Rows::Blank),
        few(),
    )
    .expect("written");
    csv(
        &path("long.csv"),
        Encoding::Utf8,
        &Dress::of(Rows::One),
        many(),
    )
    .expect("written");
    json(&path("long.jsonl"), JsonShape::Lines, many()).expect("written");
    for name in ["long.csv", "long.jsonl"] {
        let size = path(name).metadata().expect("just written").len();
        assert!(size > 5 << 19, "{name} has {size} bytes");
    }
}

const FILES: [&str; 5] = ["a.xlsx", "b.json", "c.csv", "long.csv", "long.jsonl"];

fn folder(scratch: &Scratch) -> PathBuf {
    let folder = scratch.path().join("in");
    catalogs(&folder);
    folder
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let scratch = Scratch::new("order-threads");
    let folder = folder(&scratch);
    let one = report(&folder, 1, &["."]);
    for threads in [2, 5] {
        assert!(report(&folder, threads, &["."]) == one, "{threads} threads");
    }
}

#[test]
fn a_folder_and_the_list_of_its_files_are_one_input() {
    let scratch = Scratch::new("order-list");
    let folder = folder(&scratch);
    let whole = report(&folder, 2, &["."]);
    let list: Vec<&str> = FILES.iter().copied().chain(["yaml"]).collect();
    let listed = report(&folder, 2, &list);
    let (whole, listed) = (parsed(&whole), parsed(&listed));
    assert_eq!(bare(&whole["sources"]), bare(&listed["sources"]));
    assert_eq!(bare(&whole["findings"]), bare(&listed["findings"]));
    assert_eq!(whole["summary"], listed["summary"]);
}

fn parsed(report: &[u8]) -> Value {
    serde_json::from_slice(report).expect("the report is JSON")
}

/// The list without `./` before paths.
fn bare(list: &Value) -> String {
    list.to_string().replace("\"./", "\"")
}

/// The findings of one file alone, those over the whole catalog left out.
fn findings<'r>(report: &'r Value, path: &str) -> Vec<&'r Value> {
    let list = report["findings"].as_array().expect("a list");
    list.iter()
        .filter(|finding| finding["path"] == path && !is_over_the_catalog(finding))
        .collect()
}

fn is_over_the_catalog(finding: &Value) -> bool {
    let rule = finding["rule"].as_str().expect("a rule");
    // A target stands with the file that names its department first.
    rule.starts_with('R') || ["I006", "I007", "I008", "I017"].contains(&rule)
}

#[test]
fn other_order_of_files_is_other_order_of_sources_and_nothing_else() {
    let scratch = Scratch::new("order-files");
    let folder = folder(&scratch);
    let one = parsed(&report(&folder, 2, &FILES));
    let mut turned = FILES;
    turned.reverse();
    turned.swap(0, 2);
    let other = parsed(&report(&folder, 2, &turned));
    let paths = |report: &Value| -> Vec<String> {
        let sources = report["sources"].as_array().expect("a list");
        sources
            .iter()
            .map(|source| source["path"].as_str().expect("a path").to_owned())
            .collect()
    };
    assert_eq!(paths(&one), FILES);
    assert_eq!(paths(&other), turned);
    for file in FILES {
        assert!(!findings(&one, file).is_empty(), "{file}");
        assert_eq!(findings(&one, file), findings(&other, file), "{file}");
    }
    assert_eq!(one["summary"]["items"], other["summary"]["items"]);
}

/// What is said of a finding besides its place.
fn told(report: &Value) -> Vec<String> {
    let list = report["findings"].as_array().expect("a list");
    let part = |finding: &Value| {
        let keys = [
            "rule",
            "message",
            "item",
            "field",
            "part",
            "value",
            "fingerprint",
        ];
        keys.map(|key| finding[key].to_string()).join(" ")
    };
    list.iter().map(part).collect()
}

#[test]
fn a_text_cut_into_pieces_says_what_its_parts_say() {
    let scratch = Scratch::new("order-pieces");
    let folder = scratch.path().join("in");
    std::fs::create_dir_all(&folder).expect("the scratch folder can be written");
    // The same items, once in a text that is cut and once in an array that is not.
    let many = || guides(6, 1500).into_iter();
    json(&folder.join("cut.jsonl"), JsonShape::Lines, many()).expect("written");
    json(&folder.join("whole.json"), JsonShape::Array, many()).expect("written");
    let cut = parsed(&report(&folder, 2, &["cut.jsonl"]));
    let whole = parsed(&report(&folder, 2, &["whole.json"]));
    assert_eq!(told(&cut), told(&whole));
    let lines = |report: &Value| -> Vec<u64> {
        report["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|finding| finding["line"].as_u64())
            .collect()
    };
    // An array begins with a line of its own.
    let moved: Vec<u64> = lines(&cut).iter().map(|line| line + 1).collect();
    assert_eq!(moved, lines(&whole));
}

#[test]
fn what_stands_above_a_header_holds_in_every_piece() {
    let scratch = Scratch::new("order-above");
    let folder = scratch.path().join("in");
    std::fs::create_dir_all(&folder).expect("the scratch folder can be written");
    let mut dress = Dress {
        title: "政务服务事项清单".to_owned(),
        facts: vec!["实施主体：云泽市公安局".to_owned()],
        ..Dress::of(Rows::One)
    };
    dress
        .elements
        .retain(|element| *element != Element::department);
    let path = folder.join("cut.csv");
    csv(&path, Encoding::Utf8, &dress, guides(6, 1500).into_iter()).expect("written");
    let report = parsed(&report(&folder, 2, &["cut.csv"]));
    let list = report["findings"].as_array().expect("a list");
    assert!(list.len() > 100, "{}", list.len());
    let items = list.iter().filter(|finding| !finding["item"].is_null());
    for finding in items {
        assert_eq!(finding["item"]["department"], "云泽市公安局", "{finding}");
    }
}
