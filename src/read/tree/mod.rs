//! YAML, JSON and JSON lines: trees of values to items.

mod arena;
mod blanks;
mod build;
mod by_key;
mod claims;
mod context;
mod detect;
mod fold;
mod gather;
mod json;
mod keys;
mod lines;
mod look;
mod merge;
mod named;
mod normal;
mod noted;
mod place;
mod ready;
mod reasons;
mod scan;
mod shapes;
mod source;
mod split;
mod starts;
mod stated;
mod tape;
#[cfg(test)]
mod tests;
mod walk;
mod words;
mod yaml;

pub use detect::detect;
pub use lines::{Plan, jsonl_plan, read_jsonl};
pub use place::{JsonPlaces, YamlPlaces};
pub use starts::{LineStart, around, line_starts};

use super::Sink;
use source::{Source, with_work};
use walk::Format;

/// Reads YAML: one item, a sequence, several documents, or an object with lists inside. Items before and after a fault are
/// given. Returns whether all of it was read.
pub fn read_yaml(text: &str, sink: &mut dyn Sink) -> bool {
    let places = YamlPlaces::new(text);
    with_work(|work| {
        let mut source = Source::new(work, text, Format::Yaml, sink, &places);
        source.walk.look_for_residue(0, text.len(), true);
        let whole = yaml::read(text, &mut source);
        source.finish(!text.trim().is_empty()) && whole
    })
}

/// Reads JSON in the same shapes, several values one after another included. Items before a fault are given, and those after
/// it where the next record can be found. Returns whether all of it was read.
pub fn read_json(text: &str, sink: &mut dyn Sink) -> bool {
    let places = JsonPlaces::new(text, 1);
    with_work(|work| {
        let mut source = Source::new(work, text, Format::Json, sink, &places);
        source.walk.look_for_residue(0, text.len(), true);
        split::read(text, &mut source);
        source.finish(!text.trim().is_empty())
    })
}
