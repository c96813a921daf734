//! Catalogs with known faults in them: one or two an item, the items between them in order.

use crate::support::generate::catalog::{Catalog, Options};
use crate::support::generate::faults::{FAULTS, Fault};
use crate::support::generate::guide::{Guide, Planted, Record};
use crate::support::generate::random::Random;
use shixiang::model::{Element, Part};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// An item and the faults in it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The item.
    pub guide: Guide,
    /// What is wrong with it; nothing for one in order.
    pub planted: Vec<Planted>,
}

/// The faults that one item is to have, each with what chooses among its forms.
pub type Plan = Vec<(&'static Fault, usize)>;

/// Every kind of fault once.
pub fn singles(seed: u64) -> Vec<Plan> {
    let mut random = Random::new(seed);
    let plan = |fault: &&'static Fault| vec![(*fault, random.below(1 << 20))];
    FAULTS.iter().map(plan).collect()
}

/// Every kind of fault in its form number `roll`.
pub fn forms(roll: usize) -> Vec<Plan> {
    FAULTS.iter().map(|fault| vec![(*fault, roll)]).collect()
}

/// Twos of different faults, drawn by seed.
pub fn pairs(seed: u64, count: usize) -> Vec<Plan> {
    let mut random = Random::new(seed);
    let mut plans = Vec::new();
    while plans.len() < count {
        let [one, other] = [(); 2].map(|()| (random.pick(&FAULTS), random.below(1 << 20)));
        if one.0.rule < other.0.rule && !is_one_fault(one.0.rule, other.0.rule) {
            plans.push(vec![one, other]);
        }
    }
    plans
}

/// Twos of which one undoes the other, though they write to different cells.
const ONE_FAULT: [(&str, &str); 11] = [
    // The number that was copied is no longer the same.
    ("C003", "C004"),
    ("C003", "C005"),
    // Items of one name and one code are one row twice.
    ("I006", "I007"),
    // Under another theme the same name is another item.
    ("I007", "O005"),
    // What is not handled online may ask for paper, and needs no address.
    ("M015", "S001"),
    ("M015", "V004"),
    ("M015", "V007"),
    ("M015", "V010"),
    ("S001", "V006"),
    // The statute is so long that the promise saves enough.
    ("T005", "T009"),
    ("T005", "T010"),
];

fn is_one_fault(one: &str, other: &str) -> bool {
    ONE_FAULT.contains(&(one, other))
}

/// How many items a plan is tried on: of two faults that write to the same cells one would undo the other on any.
const MOST_TRIES: usize = 30;

/// A catalog in which every other item carries the next plan that suits it, until all are planted or given up.
pub fn faulty(seed: u64, plans: &[Plan]) -> Vec<Case> {
    let mut due: VecDeque<(&Plan, usize)> = plans.iter().map(|plan| (plan, 0)).collect();
    let options = Options {
        per_department: 60,
        ..Options::default()
    };
    let mut cases: Vec<Case> = Vec::new();
    for guide in Catalog::new(seed, plans.len() * 4 + 200, options) {
        if due.is_empty() {
            break;
        }
        let case = match cases.last() {
            // A copied row is copied from one in order of the same department.
            Some(last) if last.planted.is_empty() && is_same_office(&last.guide, &guide) => {
                next(&mut due, &guide, &last.guide)
            }
            _ => None,
        };
        cases.push(case.unwrap_or(Case {
            guide,
            planted: Vec::new(),
        }));
    }
    let left: Vec<_> = due.iter().map(|(plan, _)| plan[0].0.rule).collect();
    assert!(left.is_empty(), "too few items for {left:?}");
    cases
}

fn is_same_office(one: &Guide, other: &Guide) -> bool {
    one.get(Element::department) == other.get(Element::department)
}

/// The item with the first plan in the row that suits it.
fn next(due: &mut VecDeque<(&Plan, usize)>, guide: &Guide, previous: &Guide) -> Option<Case> {
    let at = due.iter_mut().position(|(plan, tries)| {
        *tries += 1;
        planted(plan, guide, previous).is_some()
    });
    let case = at
        .and_then(|at| due.remove(at))
        .and_then(|(plan, _)| planted(plan, guide, previous));
    due.retain(|(plan, tries)| plan.len() == 1 || *tries < MOST_TRIES);
    case
}

/// The item with these faults, if all suit it and none changes what another wrote or is found at.
fn planted(plan: &Plan, clean: &Guide, previous: &Guide) -> Option<Case> {
    let (mut guide, mut list) = (clean.clone(), Vec::new());
    let (mut written, mut wanted) = (BTreeSet::new(), flat(clean));
    for (fault, roll) in plan {
        let (alone, mark) = spoilt(fault, *roll, clean, previous)?;
        let marks = touched(clean, &alone, &mark);
        if !written.is_disjoint(&marks) {
            return None;
        }
        written.extend(marks);
        overwrite(&mut wanted, &flat(clean), &flat(&alone));
        guide = spoilt(fault, *roll, &guide, previous)?.0;
        list.push(mark);
    }
    (flat(&guide) == wanted).then_some(Case {
        guide,
        planted: list,
    })
}

fn spoilt(fault: &Fault, roll: usize, guide: &Guide, previous: &Guide) -> Option<(Guide, Planted)> {
    if !(fault.suits)(guide) {
        return None;
    }
    let mut guide = guide.clone();
    fault.plant(&mut guide, previous, roll);
    let mark = guide.planted.take()?;
    Some((guide, mark))
}

/// A cell: the part, the entry, the element.
type Cell = (u8, usize, &'static str);

/// All cells and what they say.
fn flat(guide: &Guide) -> BTreeMap<Cell, String> {
    let lists = [
        std::slice::from_ref(&guide.item),
        &guide.materials,
        &guide.steps,
        &guide.specials,
        &guide.questions,
    ];
    let cells = |(part, list): (usize, &[Record])| -> Vec<(Cell, String)> {
        let of = |(at, record): (usize, &Record)| -> Vec<(Cell, String)> {
            let cell = |(element, text): (Element, &str)| {
                ((part as u8, at, element.key()), text.to_owned())
            };
            record.iter().map(cell).collect()
        };
        list.iter().enumerate().flat_map(of).collect()
    };
    lists.into_iter().enumerate().flat_map(cells).collect()
}

/// Where `after` is not `before`, `wanted` becomes `after`.
fn overwrite(
    wanted: &mut BTreeMap<Cell, String>,
    before: &BTreeMap<Cell, String>,
    after: &BTreeMap<Cell, String>,
) {
    for cell in before.keys().filter(|cell| !after.contains_key(*cell)) {
        wanted.remove(cell);
    }
    for (cell, text) in after
        .iter()
        .filter(|(cell, text)| before.get(*cell) != Some(*text))
    {
        wanted.insert(*cell, text.clone());
    }
}

/// What a fault writes to or is found at: cells of the item, whole entries of its lists.
fn touched(clean: &Guide, spoilt: &Guide, mark: &Planted) -> BTreeSet<Cell> {
    let (before, after) = (flat(clean), flat(spoilt));
    let cells = before.keys().chain(after.keys());
    let changed = cells.filter(|cell| before.get(*cell) != after.get(*cell));
    let whole = |cell: &Cell| match cell.0 {
        0 => *cell,
        part => (part, cell.1, ""),
    };
    let part = match mark.element.part() {
        Part::Material => 1,
        Part::Step => 2,
        Part::Special => 3,
        Part::Question => 4,
        _ => 0,
    };
    let found_at = (part, mark.entry.unwrap_or(0), mark.element.key());
    let oddities = spoilt.oddities.iter();
    let odd = oddities.map(|(element, _)| (0, 0, element.key()));
    changed
        .map(whole)
        .chain([whole(&found_at)])
        .chain(odd)
        .collect()
}
