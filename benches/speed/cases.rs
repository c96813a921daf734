//! What is measured: the file, its floor and its target.

use super::generate::catalog::{Catalog, Options};
use super::generate::write::{Dress, Encoding, JsonShape, Rows, csv, json, tables, yaml_folder};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One kind of input.
pub struct Case {
    /// Its name, which the filter is matched against.
    pub name: &'static str,
    /// The bare pass it is held against.
    pub floor: &'static str,
    /// How many times the floor's CPU time it may take with all rules.
    pub target: f64,
    /// The same with the first rules, [`FIRST`].
    pub first: f64,
    /// Items, unless told otherwise.
    pub items: usize,
    /// One file of it is read by several threads, and streamed in bounded memory.
    pub is_split: bool,
    write: fn(&Path, Catalog) -> io::Result<()>,
}

/// Items of the cases that show that memory is bounded.
pub const MILLION: usize = 1_000_000;

/// Items beside which the growth of time is told.
pub const FEW: usize = 10_000;

/// Items of a catalog that is checked while somebody waits.
pub const THOUSAND: usize = 1_000;

/// The cases of it. A folder of a thousand files takes longer to open than to check, and calamine alone takes longer than that
/// for the rows of merged cells.
pub const WAITED_FOR: [&str; 3] = ["xlsx-flat", "csv", "jsonl"];

/// Part of the names of files; raise it when the generator writes something else.
const EDITION: u32 = 1;

/// One fault in a hundred items: a catalog worth checking, and not a flood.
pub const FAULTY: usize = 10;

/// The rules that reading and the two first reports were built with.
pub const FIRST: &str = "S001,S002,S003,S004,S005,S006,S007,S008,S009,S010,S011,S012,T001,T002,T003,T004,T017,V001,V002,M001,\
                         M002,M007,M010,C001,C002,C003,C004,I001,I006,I008";

/// All cases.
pub static CASES: [Case; 6] = [
    Case {
        name: "xlsx-flat",
        floor: "calamine",
        target: 1.25,
        first: 1.2,
        items: 20_000,
        is_split: false,
        write: |path, items| tables(path, &Dress::of(Rows::One), items),
    },
    Case {
        name: "xlsx-merged",
        floor: "calamine",
        target: 1.25,
        first: 1.2,
        items: 8_000,
        is_split: false,
        write: |path, items| tables(path, &Dress::of(Rows::Merged), items),
    },
    Case {
        name: "xlsx-blank",
        floor: "calamine",
        target: 1.25,
        first: 1.2,
        items: 8_000,
        is_split: false,
        write: |path, items| tables(path, &Dress::of(Rows::Blank), items),
    },
    Case {
        name: "csv",
        floor: "csv",
        target: 1.3,
        first: 1.2,
        items: 50_000,
        is_split: true,
        write: |path, items| csv(path, Encoding::Utf8, &Dress::of(Rows::One), items),
    },
    Case {
        name: "jsonl",
        floor: "json",
        target: 1.6,
        first: 1.5,
        items: 50_000,
        is_split: true,
        write: |path, items| json(path, JsonShape::Lines, items),
    },
    Case {
        name: "yaml",
        floor: "yaml",
        target: 1.35,
        first: 1.3,
        items: 5_000,
        is_split: false,
        write: |path, items| {
            fs::create_dir_all(path)?;
            yaml_folder(path, items)
        },
    },
];

/// The file or folder of a case, with one fault in a hundred items.
pub fn data(case: &Case, items: usize) -> io::Result<PathBuf> {
    faulty(case, items, FAULTY)
}

/// The file or folder of a case with so many faulty items in a thousand, written now if it is not there yet.
///
/// A process of its own writes it: the peak of memory that the system reports of a child is never below what its parent had
/// when it was started, so this process stays small.
pub fn faulty(case: &Case, items: usize, faulty: usize) -> io::Result<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench-data");
    fs::create_dir_all(&target)?;
    let kind = if case.floor == "calamine" {
        ".xlsx"
    } else {
        ""
    };
    let many = match faulty {
        FAULTY => String::new(),
        other => format!("-{other}"),
    };
    let name = format!("{}-{items}{many}-{EDITION}{kind}", case.name);
    let (path, unfinished) = (
        target.join(&name),
        target.join(format!("unfinished-{name}")),
    );
    if path.exists() {
        return Ok(path);
    }
    eprintln!("writing {}", path.display());
    let status = Command::new(std::env::current_exe()?)
        .args(["--generate", case.name])
        .args([items, faulty].map(|number| number.to_string()))
        .arg(&unfinished)
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!("{name} could not be written")));
    }
    fs::rename(unfinished, &path)?;
    Ok(path)
}

/// The case called `name`.
pub fn named(name: &str) -> io::Result<&'static Case> {
    let case = CASES.iter().find(|case| case.name == name);
    case.ok_or_else(|| io::Error::other(format!("no case {name}")))
}

/// Writes the data of the case called `name`.
pub fn generate(name: &str, items: &str, faulty: &str, path: &Path) -> io::Result<()> {
    let case = named(name)?;
    let (Ok(items), Ok(faulty)) = (items.parse(), faulty.parse()) else {
        return Err(io::Error::other(format!(
            "no {items} items, {faulty} faulty"
        )));
    };
    let options = Options {
        faulty,
        ..Options::default()
    };
    (case.write)(path, Catalog::new(1, items, options))
}
