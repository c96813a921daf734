//! Judges what catalog rules gathered, and names the places of items that are long gone: text is read again for findings only.

use super::names::Names;
use super::unit::Outcomes;
use crate::finding::{Finding, Lang, Place};
use crate::read::discover::Source;
use crate::read::encoding;
use crate::read::layout::TablePlaces;
use crate::read::sniff::Format;
use crate::read::{Places, tree};
use crate::rules::{BOOK, Check, Facts, Found, Naming};
use crate::source::{Origin, Spot};
use std::cell::RefCell;
use std::io::{Read, Seek, SeekFrom};

type Done = crate::flow::Done<Outcomes>;

/// Judges all facts; findings go behind those of the items.
pub fn judge(
    facts: &mut Facts,
    names: &Names,
    done: &[Done],
    sources: &[Source],
    lang: Lang,
    findings: &mut Vec<Finding>,
) {
    let naming = Gone {
        done,
        sources,
        text: RefCell::new(None),
    };
    let mut found = Found::new(0, lang, &naming, findings, None);
    facts.judge(names, |rule, group| {
        let rule_at = usize::from(rule);
        if let Check::Catalog { judge, .. } = BOOK[rule_at].check {
            found.begin(rule, BOOK[rule_at].about.level);
            judge(&group, &mut found);
        }
    });
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
