//! JSON lines: a record a line, read in chunks that know what the whole source claims.

use super::claims::Claims;
use super::json;
use super::place::JsonPlaces;
use super::reasons;
use super::source::{Source, with_work};
use super::split::offset;
use super::starts::LineStart;
use super::walk::Format;
use crate::finding::TableReport;
use crate::model::{Remark, ServiceItem};
use crate::read::{Places, Sink};
use std::sync::Arc;

/// Lines looked at before the first chunk is read.
const SAMPLE: usize = 100;

/// What the first lines of a source tell of all of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plan {
    claims: Claims,
    known: Vec<String>,
    unknown: Vec<Arc<str>>,
    told_word: bool,
}

/// Learns from the first chunk what the source claims.
pub fn jsonl_plan(sample: &str) -> Plan {
    let sample = head(sample);
    with_work(|work| {
        let mut deaf = Deaf;
        let places = JsonPlaces::new(sample, 1);
        let source = Source::new(work, sample, Format::Json, &mut deaf, &places);
        let mut source = source.that_only_learns();
        each_line(sample, |start, end| {
            line(&mut source, sample, start, end);
        });
        let told_word = source.told_word;
        let (claims, known, unknown) = source.claims();
        Plan {
            claims,
            known,
            unknown,
            told_word,
        }
    })
}

/// Reads a chunk of whole lines; `first_line` is the number (from 1) of its first line in the source. A line that does not
/// parse costs only itself. The first chunk speaks for the source: unknown keys of the sample, and that there are no items, are
/// remarked there alone. Returns whether all of it was read.
/// `starts` are starts of lines in the chunk, if they are known.
pub fn read_jsonl(
    plan: &Plan,
    chunk: &str,
    (first_line, starts): (u64, &[LineStart]),
    sink: &mut dyn Sink,
) -> bool {
    with_work(|work| {
        let places = JsonPlaces::new(chunk, first_line).with_starts(starts);
        let mut source =
            Source::new(work, chunk, Format::Json, sink, &places).with_claims(plan.claims);
        let first = first_line <= 1;
        if !first {
            source.walk.told = &plan.unknown;
            source.told_word = plan.told_word;
        }
        source.know(&plan.known);
        each_line(chunk, |start, end| line(&mut source, chunk, start, end));
        source.finish(first && plan.claims.items() == 0)
    })
}

/// The first lines.
fn head(sample: &str) -> &str {
    let mut ends = memchr::memchr_iter(b'\n', sample.as_bytes());
    match ends.nth(SAMPLE - 1) {
        Some(end) => &sample[..=end],
        None => sample,
    }
}

fn each_line(text: &str, mut take: impl FnMut(usize, usize)) {
    let mut start = 0;
    while start < text.len() {
        let rest = &text.as_bytes()[start..];
        let len = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let line = &text[start..start + len];
        let body = line.trim_start_matches([' ', '\t', '\r', '\u{feff}']);
        if !body.trim_end().is_empty() {
            take(start + line.len() - body.len(), start + len);
        }
        start += len + 1;
    }
}

fn line(source: &mut Source<'_>, text: &str, start: usize, end: usize) {
    let (arena, keys) = source.tools();
    match json::fill(arena, keys, text, start, end) {
        Ok(root) => {
            let escaped = source.arena().escaped;
            source.walk.look_for_residue(start, end, escaped);
            source.tell_word();
            source.record(root, start, false);
        }
        Err(fault) => {
            source.arena().abandon();
            source.tell_word();
            let at = text.floor_char_boundary(start + offset(&text[start..end], &fault));
            source.syntax_span(at, &reasons::of_json(&fault, &text[at..end.max(at)]));
        }
    }
}

/// Hears nothing.
struct Deaf;

impl Sink for Deaf {
    fn item(&mut self, _: &mut ServiceItem<'_>, _: &dyn Places) {}
    fn remark(&mut self, _: Remark<'_>, _: &dyn Places) {}
    fn table(&mut self, _: TableReport) {}
}
