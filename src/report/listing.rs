//! The order a person reads findings in (file, department, item, element), and which of a flood are shown.

use super::departments::Spellings;
use crate::finding::{Finding, ItemHead, Place, Report, Scope};
use crate::model::{Element, Part};
use std::collections::HashMap;

/// Of one rule and element, the findings shown per source.
pub(super) const PER_SOURCE: u64 = 3;
/// Of one rule and element, the findings shown over all sources: a folder may hold ten thousand files.
pub(super) const PER_RUN: u64 = 60;

/// What a finding is listed under.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Section<'r> {
    /// A source as such.
    Source(u32),
    /// The catalog as a whole.
    Catalog,
    /// A department, by its name.
    Department(&'r str),
}

/// One shown finding, and how many more of its kind follow unseen.
#[derive(Clone, Debug)]
pub(super) struct Entry<'r> {
    /// The finding.
    pub finding: &'r Finding,
    /// What it is listed under.
    pub section: Section<'r>,
    /// Its item's number in the listing; equal for findings on one item.
    pub item: u32,
    /// How many of the same rule, element and source are not shown.
    pub more: u64,
}

/// Findings of one kind in sources of which none is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Elsewhere {
    /// The rule.
    pub rule: u16,
    /// The element.
    pub element: Element,
    /// In how many sources.
    pub sources: u64,
    /// How many.
    pub more: u64,
}

/// The findings in reading order, folded.
#[derive(Debug)]
pub(super) struct Listing<'r> {
    /// What is shown.
    pub entries: Vec<Entry<'r>>,
    /// What is not, and has no shown finding to stand behind.
    pub elsewhere: Vec<Elsewhere>,
}

impl Listing<'_> {
    /// How many findings are not shown.
    pub fn hidden(&self) -> u64 {
        let behind: u64 = self.entries.iter().map(|entry| entry.more).sum();
        behind + self.elsewhere.iter().map(|other| other.more).sum::<u64>()
    }
}

/// The listing of a report; `full` folds nothing.
pub(super) fn listing(report: &Report, full: bool) -> Listing<'_> {
    fold(ordered(report), full)
}

type Kind = (u32, u16, Element);

fn fold(entries: Vec<Entry<'_>>, full: bool) -> Listing<'_> {
    let mut kinds: HashMap<Kind, (u64, usize)> = HashMap::new();
    let mut runs: HashMap<(u16, Element), u64> = HashMap::new();
    let mut elsewhere: Vec<Elsewhere> = Vec::new();
    let mut shown: Vec<Entry<'_>> = Vec::new();
    for entry in entries {
        let finding = entry.finding;
        let kind = (finding.source, finding.rule, finding.element);
        let (count, last) = kinds.entry(kind).or_insert((0, usize::MAX));
        *count += 1;
        let run = runs.entry((finding.rule, finding.element)).or_default();
        if full || (*count <= PER_SOURCE && *run < PER_RUN) {
            *run += 1;
            *last = shown.len();
            shown.push(entry);
        } else if let Some(shown) = shown.get_mut(*last) {
            shown.more += 1;
        } else {
            note_elsewhere(&mut elsewhere, finding, *count == 1);
        }
    }
    Listing {
        entries: shown,
        elsewhere,
    }
}

fn note_elsewhere(list: &mut Vec<Elsewhere>, finding: &Finding, first: bool) {
    let known = list
        .iter_mut()
        .find(|other| other.rule == finding.rule && other.element == finding.element);
    match known {
        Some(other) => {
            other.more += 1;
            other.sources += u64::from(first);
        }
        None => list.push(Elsewhere {
            rule: finding.rule,
            element: finding.element,
            sources: 1,
            more: 1,
        }),
    }
}

/// All findings in reading order: those on files first, then department by department as they appear, the nameless one
/// last; within, items and elements as they appear.
fn ordered(report: &Report) -> Vec<Entry<'_>> {
    let mut numbers = Numbers {
        spellings: Spellings::of(report),
        departments: HashMap::new(),
        items: HashMap::new(),
        elements: HashMap::new(),
    };
    // Findings on a department as a whole stand first in its source, and say nothing of the order of departments.
    for finding in &report.findings {
        if let Some(head) = finding
            .item
            .as_ref()
            .filter(|_| finding.scope() == Scope::Item)
        {
            let name = numbers.spellings.first(&head.department);
            numbers.department(name);
        }
    }
    let mut keyed: Vec<(Key, Entry<'_>)> = report
        .findings
        .iter()
        .map(|finding| numbers.place(finding))
        .collect();
    // Stable: what has the same key keeps the report's own order.
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

type Key = (u32, u32, u32);
/// Source; name, code and department; and the row of what has neither name nor code.
type ItemKey<'r> = (u32, [&'r str; 3], (u64, u32));
type ElementKey = (u32, Element, Option<(Part, u32)>);

struct Numbers<'r> {
    spellings: Spellings<'r>,
    departments: HashMap<&'r str, u32>,
    items: HashMap<ItemKey<'r>, u32>,
    elements: HashMap<ElementKey, u32>,
}

impl<'r> Numbers<'r> {
    fn place(&mut self, finding: &'r Finding) -> (Key, Entry<'r>) {
        let (section, rank, item) = match &finding.item {
            None => (Section::Source(finding.source), 0, finding.source),
            Some(_) if finding.scope() == Scope::Catalog => (Section::Catalog, 1, u32::MAX),
            Some(head) => {
                let name = self.spellings.first(&head.department);
                let words = [&*head.name, &*head.code, name];
                let row = row_of_nameless(head, &finding.place);
                let key = (finding.source, words, row);
                (
                    Section::Department(name),
                    self.department(name),
                    self.item(key),
                )
            }
        };
        let next = self.elements.len() as u32;
        let element = match &finding.item {
            None => 0,
            Some(_) => *self
                .elements
                .entry((item, finding.element, finding.part))
                .or_insert(next),
        };
        let entry = Entry {
            finding,
            section,
            item,
            more: 0,
        };
        ((rank, item, element), entry)
    }

    fn department(&mut self, name: &'r str) -> u32 {
        if name.is_empty() {
            return u32::MAX;
        }
        let next = self.departments.len() as u32 + 2;
        *self.departments.entry(name).or_insert(next)
    }

    fn item(&mut self, key: ItemKey<'r>) -> u32 {
        let next = self.items.len() as u32;
        *self.items.entry(key).or_insert(next)
    }
}

/// Items without name and code are told apart by where they stand.
fn row_of_nameless(head: &ItemHead, place: &Place) -> (u64, u32) {
    match head.name.is_empty() && head.code.is_empty() {
        true => (place.order().0, 1),
        false => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Lang;
    use crate::report::testing::*;

    #[test]
    fn a_flood_shows_three_and_counts_the_rest() {
        let report = many(Lang::Zh);
        let list = listing(&report, false);
        let flood: Vec<&Entry> = list
            .entries
            .iter()
            .filter(|entry| entry.finding.rule == 3)
            .collect();
        assert_eq!(
            flood.iter().map(|entry| entry.more).collect::<Vec<_>>(),
            [0, 0, 212]
        );
        assert_eq!(
            list.entries.len() as u64 + list.hidden(),
            report.findings.len() as u64
        );
    }

    #[test]
    fn nothing_is_folded_in_full() {
        let report = many(Lang::Zh);
        let list = listing(&report, true);
        assert_eq!(list.entries.len(), report.findings.len());
        assert_eq!(list.hidden(), 0);
    }

    #[test]
    fn files_come_first_and_the_nameless_department_last() {
        let report = many(Lang::Zh);
        let list = listing(&report, false);
        assert_eq!(list.entries[0].section, Section::Source(0));
        let last = list.entries.last().map(|entry| entry.section);
        assert_eq!(last, Some(Section::Department("")));
    }

    #[test]
    fn ten_thousand_files_with_one_fault_each_are_folded_too() {
        let mut report = report(Lang::Zh);
        for n in 0..1000 {
            report.sources.push(source(&format!("{n}.yaml"), "yaml", 1));
            let item = head(&format!("事项{n}"), "", "局");
            let place = cell(1, 1);
            for _ in 0..2 {
                report.findings.push(missing(
                    Lang::Zh,
                    5,
                    Element::inquiry,
                    n,
                    place.clone(),
                    item.clone(),
                ));
            }
        }
        let list = listing(&report, false);
        assert_eq!(list.entries.len() as u64, PER_RUN);
        assert_eq!(list.elsewhere.len(), 1);
        assert_eq!(list.elsewhere[0].sources, 970);
        assert_eq!(list.elsewhere[0].more, 1940);
    }

    #[test]
    fn one_item_is_one_group_whatever_the_order() {
        let mut report = report(Lang::Zh);
        report.sources.push(source("a.xlsx", "xlsx", 2));
        for (row, name) in [(1, "甲"), (2, "乙"), (3, "甲")] {
            let item = head(name, "", "局");
            report.findings.push(missing(
                Lang::Zh,
                5,
                Element::inquiry,
                0,
                cell(row, 1),
                item,
            ));
        }
        let list = listing(&report, false);
        let items: Vec<u32> = list.entries.iter().map(|entry| entry.item).collect();
        assert_eq!(items, [0, 0, 1]);
    }
}
