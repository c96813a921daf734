//! Judges what catalog rules gathered, and names the places of items that are long gone: text is read again for findings only.

use super::names::Names;
use super::rulings::Ruled;
use super::unit::Outcomes;
use super::{Request, ratios};
use crate::finding::{Finding, Place, RatioReport};
use crate::read::discover::Source;
use crate::read::encoding;
use crate::read::layout::TablePlaces;
use crate::read::sniff::Format;
use crate::read::{Places, tree};
use crate::rules::{Check, Facts, Found, Naming, Shares};
use crate::source::{Origin, Spot};
use std::cell::RefCell;
use std::io::{Read, Seek, SeekFrom};

type Done = crate::flow::Done<Outcomes>;

/// What was gathered from all items.
pub struct Gathered<'g> {
    /// For catalog rules.
    pub facts: &'g mut Facts,
    /// For ratios.
    pub shares: &'g Shares,
    /// The names of items.
    pub names: &'g Names,
}

/// Judges all facts and ratios; findings go behind those of the items.
pub fn judge(
    gathered: Gathered<'_>,
    (done, sources): (&[Done], &[Source]),
    request: &Request,
    rulings: &[Ruled],
    findings: &mut Vec<Finding>,
) -> Vec<RatioReport> {
    let Gathered {
        facts,
        shares,
        names,
    } = gathered;
    let naming = Gone {
        done,
        sources,
        text: RefCell::new(None),
    };
    let mut found = Found::new(0, request.lang, &naming, findings, &[]);
    facts.judge(names, |rule, group| {
        let ruled = &rulings[usize::from(rule)];
        if let Check::Catalog { judge, .. } = ruled.rule.check {
            found.begin(rule, ruled.level);
            judge(&group, &mut found);
        }
    });
    ratios::judge(shares, (facts, names), request, rulings, &mut found)
}

/// Names places in units that were read before.
struct Gone<'g> {
    done: &'g [Done],
    sources: &'g [Source],
    /// The part of a source asked for last, and its text.
    text: RefCell<Option<(Part, String)>>,
}

impl Naming for Gone<'_> {
    fn place(&self, unit: u32, origin: Origin) -> (u32, Place) {
        let done = &self.done[unit as usize];
        let place = match origin.spot() {
            Spot::Cell { .. } => TablePlaces {
                sheets: &done.sheets,
                plan: None,
                sheet: 0,
            }
            .place(origin),
            Spot::Whole => Place::Whole,
            _ => self.in_text(done, origin),
        };
        (done.source, place)
    }

    fn label(&self, _: u32, _: Origin) -> Option<String> {
        None
    }
}

impl Gone<'_> {
    fn in_text(&self, done: &Done, origin: Origin) -> Place {
        let (part, origin) = part_of(done, origin);
        let mut held = self.text.borrow_mut();
        if held.as_ref().is_none_or(|(known, _)| *known != part) {
            *held = self.read(done, &part).map(|text| (part, text));
        }
        let Some((part, text)) = &*held else {
            return Place::Whole;
        };
        match done.format {
            Some(Format::Yaml) => tree::YamlPlaces::new(text).place(origin),
            _ => tree::JsonPlaces::new(text, part.first_line).place(origin),
        }
    }

    fn read(&self, done: &Done, part: &Part) -> Option<String> {
        let mut file = std::fs::File::open(&self.sources[done.source as usize].path).ok()?;
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(part.offset)).ok()?;
        match part.len {
            Some(len) => {
                file.take(len as u64).read_to_end(&mut bytes).ok()?;
                Some(done.encoding?.decode(&bytes).into_owned())
            }
            None => {
                file.read_to_end(&mut bytes).ok()?;
                Some(encoding::decode(&bytes).text.into_owned())
            }
        }
    }
}

/// A part of a source: where it begins, how long it is (to the end of the source without), and the number of its first line.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Part {
    source: u32,
    offset: u64,
    len: Option<usize>,
    first_line: u64,
}

/// The part of a source to be read again for a place in it, and where the place is in that: the lines around a record, where it
/// is known where they begin, else all of the unit.
fn part_of(done: &Done, origin: Origin) -> (Part, Origin) {
    let whole = Part {
        source: done.source,
        offset: 0,
        len: None,
        first_line: 1,
    };
    let Some(piece) = &done.piece else {
        return (whole, origin);
    };
    let unit = Part {
        offset: piece.offset,
        len: Some(piece.len),
        first_line: piece.line + 1,
        ..whole
    };
    let Spot::Value { record, nth } = origin.spot() else {
        return (unit, origin);
    };
    let Some((start, next)) = tree::around(&piece.starts, record as usize) else {
        return (unit, origin);
    };
    let lines = Part {
        offset: piece.offset + u64::from(start.at),
        len: Some(next.unwrap_or(piece.len) - start.at as usize),
        first_line: unit.first_line + u64::from(start.lines),
        ..whole
    };
    let there = Origin::value(record - u64::from(start.at), nth as usize);
    (lines, there.under(origin.element()))
}
