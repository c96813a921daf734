//! Truth tables of rules that look at two elements: every state of the one against every state of the other.

#[path = "../support/mod.rs"]
mod support;

mod codes;
mod grid;
mod limits;
mod others;
mod visits;

use grid::{Grid, differences};
use support::Scratch;

/// Checks all grids and tells every table that is not as it is written down.
fn hold(name: &str, grids: &[Grid]) {
    let scratch = Scratch::new(name);
    let folder = scratch.path();
    let faults: Vec<String> = grids
        .iter()
        .enumerate()
        .flat_map(|(at, grid)| differences(&folder.join(at.to_string()), grid))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n\n"));
}

#[test]
fn two_limits_and_the_kind_of_handling() {
    hold("tables-limits", limits::GRIDS);
}

#[test]
fn visits_depth_and_online_handling() {
    hold("tables-visits", visits::GRIDS);
}

#[test]
fn materials_fees_telephones_and_mechanisms() {
    hold("tables-others", others::GRIDS);
}

#[test]
fn codes_and_elements_stated_twice() {
    hold("tables-codes", codes::GRIDS);
}
