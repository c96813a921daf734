//! The rules against what is known: every planted fault is found where it is, and a catalog in order is clean.

mod support;

use shixiang::finding::{Finding, ItemHead, Report};
use shixiang::model::{Element, Part};
use std::collections::BTreeMap;
use std::path::Path;
use support::Scratch;
use support::formats::{Carries, FORM_MATERIAL, SHAPES, Shape};
use support::generate::catalog::{Catalog, Options};
use support::generate::faults::FAULTS;
use support::generate::guide::{Guide, Planted};
use support::run::{check, lines, rule_of};

const SEEDS: [u64; 2] = [7, 2026];

/// A catalog in which every other item has a fault.
fn faulty(seed: u64, items: usize) -> Vec<Guide> {
    let options = Options {
        per_department: 60,
        faulty: 500,
        ..Options::default()
    };
    Catalog::new(seed, items, options).collect()
}

fn clean(seed: u64, items: usize) -> Vec<Guide> {
    Catalog::new(seed, items, Options::default()).collect()
}

fn written(folder: &Path, shape: &Shape, guides: &[Guide]) -> Report {
    let folder = folder.join(shape.name);
    std::fs::create_dir_all(&folder).expect("the scratch folder can be written");
    let path = (shape.write)(&folder, guides);
    check(&path)
}

/// Whether the layout has a place where the fault shows.
fn shows(shape: &Shape, planted: &Planted) -> bool {
    match planted.rule {
        "S003" => return shape.twin,
        // The header says the unit.
        "T017" => return !shape.units,
        // Steps or text: a place for the process is blank in any layout.
        "P001" => return true,
        "T011" => return shape.steps == Carries::All,
        // In a list of names an entry without one is none.
        "M021" => return matches!(shape.materials, Carries::All | Carries::Form),
        _ => {}
    }
    if planted.element == Element::question_text {
        return shape.questions == Carries::All;
    }
    // Steps stand for the text of the process.
    if planted.element == Element::process_text {
        return shape.process;
    }
    match planted.element.part() {
        Part::Step => return shape.steps == Carries::All,
        Part::Special => return shape.specials,
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

fn is_it(report: &Report, finding: &Finding, guide: &Guide, planted: &Planted) -> bool {
    let same_item = finding
        .item
        .as_ref()
        .is_some_and(|item| *item.name == *guide.get(Element::name));
    let same_part = planted
        .entry
        .is_none_or(|entry| finding.part.is_some_and(|part| part.1 as usize == entry));
    rule_of(report, finding) == planted.rule
        && same_item
        && same_part
        && finding.element == planted.element
}

/// Materials on a sheet of their own are joined by code, so two items with one code have each other's, some of them twice.
fn follows(report: &Report, finding: &Finding, shape: &Shape, guides: &[Guide]) -> bool {
    let is_twin = |guide: &Guide| {
        let named = |item: &ItemHead| *item.code == *guide.get(Element::handling_code);
        guide.planted.is_some_and(|planted| planted.rule == "I006")
            && finding.item.as_deref().is_some_and(named)
    };
    shape.name == "xlsx sides" && rule_of(report, finding) == "M011" && guides.iter().any(is_twin)
}

/// Found and planted, by rule and layout.
type Recall = BTreeMap<(&'static str, &'static str), (usize, usize)>;

fn count(report: &Report, shape: &Shape, guides: &[Guide], recall: &mut Recall) -> Vec<String> {
    let planted = guides
        .iter()
        .filter_map(|guide| guide.planted.map(|planted| (guide, planted)))
        .filter(|(_, planted)| shows(shape, planted));
    let mut missed = Vec::new();
    for (guide, planted) in planted {
        let found = report
            .findings
            .iter()
            .any(|finding| is_it(report, finding, guide, &planted));
        let counts = recall.entry((planted.rule, shape.name)).or_default();
        counts.0 += usize::from(found);
        counts.1 += 1;
        if !found {
            let name = guide.get(Element::name);
            let near: Vec<String> = lines(report)
                .into_iter()
                .filter(|line| line.contains(name))
                .collect();
            missed.push(format!("{}: {planted:?} of {name}: {near:#?}", shape.name));
        }
    }
    missed
}

fn print(recall: &Recall) {
    for fault in FAULTS.iter() {
        let counts = SHAPES.iter().map(|shape| {
            let (found, planted) = recall
                .get(&(fault.rule, shape.name))
                .copied()
                .unwrap_or_default();
            match planted {
                0 => format!("{} –", shape.name),
                _ => format!("{} {found}/{planted}", shape.name),
            }
        });
        println!("{}: {}", fault.rule, counts.collect::<Vec<_>>().join(", "));
    }
}

#[test]
fn every_planted_fault_is_found_where_it_is() {
    let scratch = Scratch::new("truth-recall");
    let (mut recall, mut missed) = (Recall::new(), Vec::new());
    for seed in SEEDS {
        let guides = faulty(seed, 200);
        for shape in &SHAPES {
            let report = written(&scratch.path().join(seed.to_string()), shape, &guides);
            missed.extend(count(&report, shape, &guides, &mut recall));
        }
    }
    print(&recall);
    assert!(
        missed.is_empty(),
        "{} missed\n{}",
        missed.len(),
        missed.join("\n")
    );
}

#[test]
fn a_catalog_in_order_gives_no_finding_in_any_layout() {
    let scratch = Scratch::new("truth-precision");
    let mut faults = Vec::new();
    for seed in SEEDS {
        let guides = clean(seed, 250);
        for shape in &SHAPES {
            let report = written(&scratch.path().join(seed.to_string()), shape, &guides);
            if report.items() != 250 {
                faults.push(format!("{}: {} items", shape.name, report.items()));
            }
            let lines = lines(&report);
            let count = lines.len();
            faults.extend(
                lines
                    .into_iter()
                    .take(3)
                    .map(|line| format!("{} ({count}): {line}", shape.name)),
            );
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn nothing_is_found_beside_what_was_planted() {
    let scratch = Scratch::new("truth-alone");
    let mut more = Vec::new();
    let guides = faulty(SEEDS[0], 200);
    for shape in &SHAPES {
        let report = written(scratch.path(), shape, &guides);
        for (finding, line) in report.findings.iter().zip(lines(&report)) {
            let is_planted = guides.iter().any(|guide| {
                guide
                    .planted
                    .is_some_and(|planted| is_it(&report, finding, guide, &planted))
            });
            if !is_planted && !follows(&report, finding, shape, &guides) {
                more.push(format!("{}: {line}", shape.name));
            }
        }
    }
    assert!(
        more.is_empty(),
        "{} beside\n{}",
        more.len(),
        more.join("\n")
    );
}
