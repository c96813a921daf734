//! The lines that the bench prints.

use super::measure::{Cost, median};
use std::time::Duration;

/// The most memory a million items may take.
const MOST_MEMORY: u64 = 200 << 20;
/// What part of the time of one thread two may take.
const TWO_THREADS: f64 = 0.6;

/// The head of the table of ratios.
pub fn ratio_heads() {
    println!(
        "{:<18} {:>8} {:>9} {:>9} {:>6} {:>7} {:<7} {:>6} {:>9}",
        "case", "items", "tool", "floor", "CPU", "target", "", "wall", "peak"
    );
}

/// Tool beside floor.
pub fn ratio(name: &str, items: usize, target: f64, tool: &[Cost], floor: &[Cost]) {
    let cpu = |costs| median(costs, |cost| cost.cpu).as_secs_f64();
    let wall = |costs| median(costs, |cost| cost.wall).as_secs_f64();
    let ratio = cpu(tool) / cpu(floor);
    println!(
        "{name:<18} {items:>8} {:>7.3} s {:>7.3} s {ratio:>6.2} {target:>7.2} {:<7} {:>6.2} {:>5} MiB",
        cpu(tool),
        cpu(floor),
        verdict(tool, floor, ratio <= target),
        wall(tool) / wall(floor),
        peak(tool) >> 20
    );
}

/// One command beside another, by their time on the clock or the processor's.
pub fn pair(
    name: &str,
    target: f64,
    by: (&str, fn(&Cost) -> Duration),
    one: &[Cost],
    other: &[Cost],
) {
    let (what, part) = by;
    let time = |costs| median(costs, part).as_secs_f64();
    let ratio = time(one) / time(other);
    println!(
        "{name:<18} {:>8} {:>7.3} s {:>7.3} s {ratio:>6.2} {target:>7.2} {:<7} ({what})",
        "",
        time(one),
        time(other),
        verdict(one, other, ratio <= target)
    );
}

/// Two threads beside one.
pub fn threads(name: &str, two: &[Cost], one: &[Cost]) {
    let wall = |costs| median(costs, |cost| cost.wall).as_secs_f64();
    let ratio = wall(two) / wall(one);
    println!(
        "{name:<18} {:>8} {:>7.3} s {:>7.3} s {ratio:>6.2} {TWO_THREADS:>7.2} {:<7} (wall, two threads beside one)",
        "",
        wall(two),
        wall(one),
        verdict(two, one, ratio <= TWO_THREADS)
    );
}

/// The memory of a million items.
pub fn million(name: &str, cost: &Cost) {
    let costs = [*cost];
    println!(
        "{name:<18} {:>8} {:>7.3} s {:>9} {:>6} {:>7} {:<7} {:>6} {:>5} MiB (at most {} MiB)",
        super::MILLION,
        cost.cpu.as_secs_f64(),
        "",
        "",
        "",
        verdict(&costs, &costs, cost.peak <= MOST_MEMORY),
        "",
        cost.peak >> 20,
        MOST_MEMORY >> 20
    );
}

fn peak(costs: &[Cost]) -> u64 {
    costs.iter().map(|cost| cost.peak).max().unwrap_or(0)
}

fn verdict(one: &[Cost], other: &[Cost], is_within: bool) -> &'static str {
    if !one.iter().chain(other).all(|cost| cost.is_good) {
        "FAILED"
    } else if is_within {
        "ok"
    } else {
        "over"
    }
}
