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
    /// The text of the unit asked for last.
    text: RefCell<Option<(u32, String)>>,
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
        let mut held = self.text.borrow_mut();
        if held.as_ref().is_none_or(|(unit, _)| *unit != done.number) {
            *held = self.read(done).map(|text| (done.number, text));
        }
        let Some((_, text)) = &*held else {
            return Place::Whole;
        };
        match done.format {
            Some(Format::Yaml) => tree::YamlPlaces::new(text).place(origin),
            _ => {
                tree::JsonPlaces::new(text, done.piece.map_or(1, |piece| piece.2 + 1)).place(origin)
            }
        }
    }

    fn read(&self, done: &Done) -> Option<String> {
        let mut file = std::fs::File::open(&self.sources[done.source as usize].path).ok()?;
        let mut bytes = Vec::new();
        match done.piece {
            Some((offset, len, _)) => {
                file.seek(SeekFrom::Start(offset)).ok()?;
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
