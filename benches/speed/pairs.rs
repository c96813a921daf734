//! The tool beside itself: what normalizing costs beside checking, and what all outputs cost beside one.

use super::cases::{self, CASES};
use super::measure::run;
use super::options::Options;
use super::table::Table;
use super::{by_turns, tool};
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

/// `normalize` to JSON lines may take so many times what `check` takes.
const NORMALIZE: f64 = 1.6;
/// A run with all outputs may take so many times what one with text alone takes.
const OUTPUTS: f64 = 2.0;
/// Items of a catalog whose outputs are all written, and how many of a thousand are faulty.
const CATALOG: (usize, usize) = (10_000, 30);

/// Files, one of each format, and folders.
const FILES: [&str; 12] = [
    "text", "concise", "json", "jsonl", "csv", "markdown", "github", "gitlab", "junit", "sarif",
    "html", "xlsx",
];
const FOLDERS: [&str; 2] = ["annotated", "department"];

/// JSON lines to JSON lines beside a check of the same.
pub fn normalize(options: &Options, table: &mut Table) -> io::Result<()> {
    if !options.wants("normalize") {
        return Ok(());
    }
    let case = cases::named("jsonl")?;
    let path = cases::data(case, options.items.unwrap_or(case.items))?;
    let mut normalize = Command::new(env!("CARGO_BIN_EXE_shixiang"));
    normalize
        .arg("normalize")
        .arg(&path)
        .args(["--threads", "1"]);
    let (one, other) = by_turns(options.runs, &mut normalize, &mut tool(&path, "1"))?;
    table.pair(
        "normalize",
        NORMALIZE,
        ("CPU, beside check", |cost| cost.cpu),
        &one,
        &other,
    );
    Ok(())
}

/// All outputs beside text alone, with as many threads as there are processors.
pub fn outputs(options: &Options, table: &mut Table) -> io::Result<()> {
    for case in CASES.iter().filter(|case| case.is_split) {
        let name = format!("outputs-{}", case.name);
        if !options.wants(&name) {
            continue;
        }
        let (items, faulty) = CATALOG;
        let path = cases::faulty(case, options.items.unwrap_or(items), faulty)?;
        let folder = path.with_file_name("outputs");
        let (mut all, mut text) = (Vec::new(), Vec::new());
        for nth in 0..=options.runs {
            let costs = (
                written(&path, &folder, &FILES[..1], &[])?,
                written(&path, &folder, &FILES, &FOLDERS)?,
            );
            // The first brings the file into the page cache.
            if nth > 0 {
                text.push(costs.0);
                all.push(costs.1);
            }
        }
        table.pair(
            &name,
            OUTPUTS,
            ("wall, fourteen outputs beside text", |cost| cost.wall),
            &all,
            &text,
        );
    }
    Ok(())
}

/// One run that writes these outputs into an empty folder.
fn written(
    path: &Path,
    folder: &Path,
    files: &[&str],
    folders: &[&str],
) -> io::Result<super::measure::Cost> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_shixiang"));
    command.arg("check").arg(path).arg("--exit-zero");
    for format in files.iter().chain(folders) {
        let place = folder.join(format);
        command
            .arg("--output")
            .arg(format!("{format}={}", place.display()));
    }
    run(&mut command)
}
