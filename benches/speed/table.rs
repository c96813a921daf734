//! The lines that the bench prints.

use super::measure::{Cost, median};
use std::time::Duration;

/// The most memory a million items may take.
const MOST_MEMORY: u64 = 200 << 20;
/// What part of the time of one thread two may take.
const TWO_THREADS: f64 = 0.6;

/// The most time a thousand items may take, with the start of the program.
const THOUSAND: Duration = Duration::from_millis(30);
/// The most by which the time may grow faster than the number of items: its exponent.
const GROWTH: f64 = 1.03;

/// The table that is printed, line by line.
pub struct Table {
    /// How many times its target a figure may be before the bench fails; `None` if it never does.
    hold: Option<f64>,
    /// Figures that are more, and runs that failed.
    pub broken: Vec<String>,
}

/// A figure beside the most it may be.
struct Figure<'f> {
    name: &'f str,
    is: f64,
    most: f64,
}

impl Table {
    /// An empty table that fails for figures of more than `hold` times their targets, if at all.
    pub fn new(hold: Option<f64>) -> Table {
        Table {
            hold,
            broken: Vec::new(),
        }
    }

    /// The head of the ratios.
    pub fn ratio_heads(&self) {
        println!(
            "{:<18} {:>8} {:>9} {:>9} {:>6} {:>7} {:<7} {:>6} {:>9}",
            "case", "items", "tool", "floor", "CPU", "target", "", "wall", "peak"
        );
    }

    /// Tool beside floor.
    pub fn ratio(&mut self, name: &str, items: usize, most: f64, tool: &[Cost], floor: &[Cost]) {
        let (cpu, bare) = (cpu(tool), cpu(floor));
        let ratio = cpu / bare;
        let figure = Figure {
            name,
            is: ratio,
            most,
        };
        println!(
            "{name:<18} {items:>8} {cpu:>7.3} s {bare:>7.3} s {ratio:>6.2} {most:>7.2} {:<7} {:>6.2} {:>5} MiB",
            self.verdict(&figure, &[tool, floor]),
            wall(tool) / wall(floor),
            peak(tool) >> 20
        );
    }

    /// One command beside another, by their time on the clock or the processor's.
    pub fn pair(
        &mut self,
        name: &str,
        most: f64,
        (what, part): (&str, fn(&Cost) -> Duration),
        one: &[Cost],
        other: &[Cost],
    ) {
        let time = |costs| median(costs, part).as_secs_f64();
        let (time, beside) = (time(one), time(other));
        let ratio = time / beside;
        let figure = Figure {
            name,
            is: ratio,
            most,
        };
        println!(
            "{name:<18} {:>8} {time:>7.3} s {beside:>7.3} s {ratio:>6.2} {most:>7.2} {:<7} ({what})",
            "",
            self.verdict(&figure, &[one, other])
        );
    }

    /// Two threads beside one.
    pub fn threads(&mut self, name: &str, two: &[Cost], one: &[Cost]) {
        let what = "wall, two threads beside one";
        self.pair(name, TWO_THREADS, (what, |cost| cost.wall), two, one);
    }

    /// The memory of a million items.
    pub fn million(&mut self, name: &str, cost: &Cost) {
        let figure = Figure {
            name,
            is: cost.peak as f64,
            most: MOST_MEMORY as f64,
        };
        println!(
            "{name:<18} {:>8} {:>7.3} s {:>9} {:>6} {:>7} {:<7} {:>6} {:>5} MiB (at most {} MiB)",
            super::MILLION,
            cost.cpu.as_secs_f64(),
            "",
            "",
            "",
            self.verdict(&figure, &[&[*cost]]),
            "",
            cost.peak >> 20,
            MOST_MEMORY >> 20
        );
    }

    /// How much faster than the number of items the time grows, from so many to so many.
    pub fn growth(&mut self, name: &str, few: (usize, &[Cost]), many: (usize, &[Cost])) {
        let items = many.0 as f64 / few.0 as f64;
        let exponent = (cpu(many.1) / cpu(few.1)).ln() / items.ln();
        let figure = Figure {
            name,
            is: exponent,
            most: GROWTH,
        };
        println!(
            "{name:<18} {:>8} {:>7.3} s {:>7.3} s {exponent:>6.3} {GROWTH:>7.2} {:<7} (exponent, beside {})",
            many.0,
            cpu(many.1),
            cpu(few.1),
            self.verdict(&figure, &[few.1, many.1]),
            few.0
        );
    }

    /// The time on the clock of a thousand items.
    pub fn thousand(&mut self, name: &str, items: usize, costs: &[Cost]) {
        let most = THOUSAND.as_secs_f64();
        let figure = Figure {
            name,
            is: wall(costs),
            most,
        };
        println!(
            "{name:<18} {items:>8} {:>7.3} s {:>9} {:>6} {most:>5.2} s {:<7} (wall, with start)",
            wall(costs),
            "",
            "",
            self.verdict(&figure, &[costs])
        );
    }

    /// What is to be said of a figure, which is kept in mind if the bench is to fail for it.
    fn verdict(&mut self, figure: &Figure<'_>, costs: &[&[Cost]]) -> &'static str {
        let is_good = costs
            .iter()
            .all(|costs| costs.iter().all(|cost| cost.is_good));
        let times = figure.is / figure.most;
        // Not a number is not within.
        let is_within = |most: f64| is_good && times <= most;
        if self.hold.is_some_and(|hold| !is_within(hold)) {
            self.broken.push(figure.name.to_owned());
        }
        match is_good {
            false => "FAILED",
            true if is_within(1.0) => "ok",
            true => "over",
        }
    }
}

fn cpu(costs: &[Cost]) -> f64 {
    median(costs, |cost| cost.cpu).as_secs_f64()
}

fn wall(costs: &[Cost]) -> f64 {
    median(costs, |cost| cost.wall).as_secs_f64()
}

fn peak(costs: &[Cost]) -> u64 {
    costs.iter().map(|cost| cost.peak).max().unwrap_or(0)
}
