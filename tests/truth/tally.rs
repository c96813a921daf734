//! Counts what was found of what was planted, and what was found beside it.

use crate::cases::Case;
use crate::support::formats::{Carries, FORM_MATERIAL, SHAPES, Shape};
use crate::support::generate::guide::{Guide, Planted};
use crate::support::run::{lines, rule_of};
use shixiang::finding::{Finding, ItemHead, Report};
use shixiang::model::{Element, Part};
use std::collections::BTreeMap;

/// Of one rule in one layout.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    planted: usize,
    found: usize,
    beside: usize,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.planted += other.planted;
        self.found += other.found;
        self.beside += other.beside;
    }

    /// `recall/precision` in percent; a dot where nothing was planted and nothing found.
    fn cell(self) -> String {
        let percent = |part: usize, of: usize| (part * 100).checked_div(of).unwrap_or(100);
        match (self.planted, self.beside) {
            (0, 0) => "·".to_owned(),
            _ => format!(
                "{}/{}",
                percent(self.found, self.planted),
                percent(self.found, self.found + self.beside)
            ),
        }
    }
}

/// The counts by rule and layout, and every fault of the tool in words.
#[derive(Debug, Default)]
pub struct Tally {
    counts: BTreeMap<(&'static str, &'static str), Count>,
    faults: Vec<String>,
}

impl Tally {
    /// Another thing that is not as it should be.
    pub fn note(&mut self, fault: String) {
        self.faults.push(fault);
    }

    /// Takes in what was counted elsewhere.
    pub fn add(&mut self, other: Tally) {
        for (key, count) in other.counts {
            self.counts.entry(key).or_default().add(count);
        }
        self.faults.extend(other.faults);
    }

    /// Compares a report on the cases in this layout with what is planted in them.
    pub fn count(&mut self, report: &Report, shape: &Shape, cases: &[Case]) {
        let lines = lines(report);
        let mut beside = vec![true; report.findings.len()];
        for case in cases {
            let shown = case.planted.iter().filter(|planted| shows(shape, planted));
            for planted in shown {
                let is_told =
                    |at: &usize| is_it(report, &report.findings[*at], &case.guide, planted);
                let found: Vec<usize> = (0..lines.len()).filter(is_told).collect();
                self.one(shape, planted, !found.is_empty(), case, report);
                found.into_iter().for_each(|at| beside[at] = false);
            }
        }
        let beside = beside.iter().zip(report.findings.iter().zip(&lines));
        for (_, (finding, line)) in beside.filter(|(beside, _)| **beside) {
            if !follows(report, finding, shape, cases) {
                self.faults.push(format!("beside, {}: {line}", shape.name));
                let key = (rule_of(report, finding), shape.name);
                self.counts.entry(key).or_default().beside += 1;
            }
        }
    }

    fn one(&mut self, shape: &Shape, planted: &Planted, found: bool, case: &Case, report: &Report) {
        let key = (planted.rule, shape.name);
        self.counts.entry(key).or_default().add(Count {
            planted: 1,
            found: usize::from(found),
            beside: 0,
        });
        if !found {
            let of_it = report.findings.iter().filter(|finding| {
                let item = finding.item.as_ref();
                item.is_some_and(|item| is_of(item, &case.guide))
            });
            let told: Vec<_> = of_it.map(|finding| rule_of(report, finding)).collect();
            let all: Vec<&str> = case.planted.iter().map(|planted| planted.rule).collect();
            let (shape, text) = (shape.name, text_at(&case.guide, planted));
            let name = case.guide.get(Element::name);
            self.note(format!(
                "missed, {shape}: {planted:?} “{text}” of {all:?} in {name}: {told:?}"
            ));
        }
    }

    /// A row a rule, a column a layout: recall and precision in percent.
    pub fn print(&self) {
        println!("recall/precision in percent; · is a rule whose fault the layout cannot show");
        for (at, shape) in SHAPES.iter().enumerate() {
            println!("{:>8} {}", at + 1, shape.name);
        }
        let numbers: Vec<String> = (1..=SHAPES.len()).map(|at| format!("{at:>8}")).collect();
        println!("     {}", numbers.concat());
        let mut rules: Vec<&str> = self.counts.keys().map(|(rule, _)| *rule).collect();
        rules.dedup();
        for rule in rules {
            println!("{rule} {}", self.row(|known| known == rule));
        }
        println!("all  {}", self.row(|_| true));
    }

    fn row(&self, is_meant: impl Fn(&str) -> bool) -> String {
        let cell = |shape: &Shape| {
            let mut sum = Count::default();
            for ((rule, name), count) in &self.counts {
                if is_meant(rule) && *name == shape.name {
                    sum.add(*count);
                }
            }
            format!("{:>8}", sum.cell())
        };
        SHAPES.iter().map(cell).collect()
    }

    /// All was found and nothing beside it.
    pub fn hold(&self) {
        let planted: usize = self.counts.values().map(|count| count.planted).sum();
        assert!(planted > 0, "nothing was planted");
        assert!(
            self.faults.is_empty(),
            "{} of {planted}\n{}",
            self.faults.len(),
            self.faults.join("\n")
        );
    }
}

/// Whether the layout has a place where the fault shows.
fn shows(shape: &Shape, planted: &Planted) -> bool {
    match planted.rule {
        "S003" => return shape.twin,
        // The header says the unit, of plain days too.
        "T008" | "T017" => return !shape.units,
        // Steps or text: a place for the process is blank in any layout.
        "P001" => return true,
        "T011" => return shape.steps == Carries::All,
        // In a list of names an entry without one is none.
        "M021" => return matches!(shape.materials, Carries::All | Carries::Form),
        _ => {}
    }
    // Steps stand for the text of the process.
    if planted.element == Element::process_text {
        return shape.process;
    }
    match planted.element.part() {
        Part::Step => return shape.steps == Carries::All,
        Part::Special => return shape.specials,
        Part::Question => return shape.questions == Carries::All,
        _ => {}
    }
    if planted.entry.is_none() {
        return true;
    }
    match shape.materials {
        Carries::All => true,
        Carries::Form => FORM_MATERIAL.contains(&planted.element.key()),
        Carries::Names => planted.element == Element::material_name,
        Carries::None => false,
    }
}

/// What stands where the fault is.
fn text_at<'g>(guide: &'g Guide, planted: &Planted) -> &'g str {
    let list = match planted.element.part() {
        Part::Material => &guide.materials,
        Part::Step => &guide.steps,
        Part::Special => &guide.specials,
        _ => return guide.get(planted.element),
    };
    let record = planted.entry.and_then(|entry| list.get(entry));
    record.map_or("", |record| record.get(planted.element))
}

/// Two places have items of one name.
fn is_of(item: &ItemHead, guide: &Guide) -> bool {
    *item.name == *guide.get(Element::name) && *item.department == *guide.get(Element::department)
}

fn is_it(report: &Report, finding: &Finding, guide: &Guide, planted: &Planted) -> bool {
    let item = finding.item.as_ref();
    rule_of(report, finding) == planted.rule
        && finding.element == planted.element
        && item.is_some_and(|item| is_of(item, guide))
        && planted
            .entry
            .is_none_or(|entry| finding.part.is_some_and(|part| part.1 as usize == entry))
}

/// What is told because of another fault, and rightly.
fn follows(report: &Report, finding: &Finding, shape: &Shape, cases: &[Case]) -> bool {
    let rule = rule_of(report, finding);
    // A share of the whole falls short by what was planted in the items.
    if rule.starts_with('R') {
        return true;
    }
    // Materials on a sheet of their own are joined by code, so two items with one code have each other's, some of them twice.
    let is_twin = |case: &&Case| {
        let item = finding.item.as_ref();
        case.planted.iter().any(|planted| planted.rule == "I006")
            && item.is_some_and(|item| *item.code == *case.guide.get(Element::handling_code))
    };
    rule == "M011" && shape.name == "xlsx sides" && cases.iter().any(|case| is_twin(&case))
}
