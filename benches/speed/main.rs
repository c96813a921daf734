//! How fast the release binary is beside the bare libraries it stands on: `cargo bench --bench speed -- [FILTER] [OPTIONS]`.
//!
//! Tool and floor are processes of their own, run by turns on the same file in one sitting, so that what else the machine does
//! falls on both. Medians of user and system time are compared; wall time and the peak of memory stand beside them.

mod cases;
mod floors;
#[path = "../generate/mod.rs"]
mod generate;
mod measure;
mod options;
mod pairs;
mod table;

use cases::{CASES, Case, FEW, FIRST, MILLION, THOUSAND, WAITED_FOR};
use measure::{Cost, run};
use options::Options;
use std::io;
use std::path::Path;
use std::process::Command;
use table::Table;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--floor", floor, path] => return floors::run(floor, Path::new(path)),
        ["--generate", case, items, faulty, path] => {
            return cases::generate(case, items, faulty, Path::new(path));
        }
        _ => {}
    }
    // `cargo test --all-targets` runs this too.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let options = Options::read(&arguments).map_err(io::Error::other)?;
    let mut table = Table::new(options.hold);
    ratios(&options, &mut table)?;
    threads(&options, &mut table)?;
    pairs::normalize(&options, &mut table)?;
    pairs::outputs(&options, &mut table)?;
    thousand(&options, &mut table)?;
    million(&options, &mut table)?;
    match table.broken[..] {
        [] => Ok(()),
        _ => Err(io::Error::other(format!(
            "too slow: {}",
            table.broken.join(", ")
        ))),
    }
}

fn tool(path: &Path, threads: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shixiang"));
    command
        .arg("check")
        .arg(path)
        .args(["--exit-zero", "--threads", threads]);
    command
}

fn floor(case: &Case, path: &Path) -> io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["--floor", case.floor]).arg(path);
    Ok(command)
}

/// Runs two commands by turns, after one unmeasured run of each that brings the file into the page cache.
fn by_turns(
    runs: usize,
    one: &mut Command,
    other: &mut Command,
) -> io::Result<(Vec<Cost>, Vec<Cost>)> {
    run(one)?;
    run(other)?;
    let mut costs = (Vec::new(), Vec::new());
    for _ in 0..runs {
        costs.0.push(run(one)?);
        costs.1.push(run(other)?);
    }
    Ok(costs)
}

fn ratios(options: &Options, table: &mut Table) -> io::Result<()> {
    let cases: Vec<&Case> = CASES
        .iter()
        .filter(|case| options.wants(case.name))
        .collect();
    if !cases.is_empty() {
        table.ratio_heads();
    }
    for case in cases {
        let items = options.items.unwrap_or(case.items);
        let path = cases::data(case, items)?;
        let mut floor = floor(case, &path)?;
        let (all, bare) = by_turns(options.runs, &mut tool(&path, "1"), &mut floor)?;
        table.ratio(case.name, items, case.target, &all, &bare);
        let mut first = tool(&path, "1");
        first.args(["--only", FIRST]);
        let (first, bare) = by_turns(options.runs, &mut first, &mut floor)?;
        let name = format!("{}, first", case.name);
        table.ratio(&name, items, case.first, &first, &bare);
    }
    Ok(())
}

/// Two threads beside one, on the lines of JSON and on the table of CSV.
fn threads(options: &Options, table: &mut Table) -> io::Result<()> {
    for case in CASES.iter().filter(|case| case.is_split) {
        let name = format!("threads-{}", case.name);
        if options.wants(&name) {
            let path = cases::data(case, options.items.unwrap_or(case.items))?;
            let (two, one) = by_turns(options.runs, &mut tool(&path, "2"), &mut tool(&path, "1"))?;
            table.threads(&name, &two, &one);
        }
    }
    Ok(())
}

/// A thousand items, with the start of the program.
fn thousand(options: &Options, table: &mut Table) -> io::Result<()> {
    for case in CASES.iter().filter(|case| WAITED_FOR.contains(&case.name)) {
        let name = format!("thousand-{}", case.name);
        if options.wants(&name) {
            let path = cases::data(case, THOUSAND)?;
            let mut tool = tool(&path, "2");
            run(&mut tool)?;
            let costs: io::Result<Vec<Cost>> = (0..options.runs).map(|_| run(&mut tool)).collect();
            table.thousand(&name, THOUSAND, &costs?);
        }
    }
    Ok(())
}

/// A million items in bounded memory, and in no more than so many times the time of a hundredth of them. Takes gigabytes of
/// disk, so only when asked for by name or with `--all`.
fn million(options: &Options, table: &mut Table) -> io::Result<()> {
    for case in CASES.iter().filter(|case| case.is_split) {
        for what in ["million", "growth"] {
            let name = format!("{what}-{}", case.name);
            if !options.asks_for(&name) {
                if options.wants(&name) {
                    println!("{name:<18} left out; run with --all or name it");
                }
                continue;
            }
            let many = cases::data(case, MILLION)?;
            if what == "million" {
                table.million(&name, &run(&mut tool(&many, "2"))?);
                continue;
            }
            let few = cases::data(case, FEW)?;
            let runs = options.runs.div_ceil(2);
            let (many, few) = by_turns(runs, &mut tool(&many, "1"), &mut tool(&few, "1"))?;
            table.growth(&name, (FEW, &few), (MILLION, &many));
        }
    }
    Ok(())
}
