//! One catalog through every format and layout: what each carries is bound to equal values.

mod support;

use proptest::prelude::*;
use shixiang::model::Element;
use std::path::Path;
use support::Scratch;
use support::formats::{Carries, FORM_MATERIAL, SHAPES, Shape};
use support::generate::catalog::{Catalog, Options};
use support::generate::guide::Guide;
use support::seen::{Seen, Values, read};

/// What is read, file by file in their order.
fn read_all(path: &Path) -> Vec<Seen> {
    if path.is_file() {
        let read = read(path);
        assert_eq!(read.refusal, None);
        return read.items;
    }
    let mut files: Vec<_> = walkdir::WalkDir::new(path)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| -> Vec<Seen> { read(file).items })
        .collect()
}

fn written(folder: &Path, shape: &Shape, guides: &[Guide]) -> Vec<Seen> {
    let folder = folder.join(shape.name);
    std::fs::create_dir_all(&folder).expect("the scratch folder can be written");
    let path = (shape.write)(&folder, guides);
    let items = read_all(&path);
    std::fs::remove_dir_all(&folder).expect("it was just written");
    items
}

fn only(values: &mut Values, keys: &[&str]) {
    values.retain(|key, _| keys.contains(key));
}

fn restrict(entries: &mut Vec<Values>, carries: Carries, name: &str) {
    match carries {
        Carries::All => {}
        Carries::Form => entries.iter_mut().for_each(|one| only(one, &FORM_MATERIAL)),
        Carries::Names => entries.iter_mut().for_each(|one| only(one, &[name])),
        Carries::None => entries.clear(),
    }
}

/// What both layouts carry.
fn carried(mut seen: Seen, shape: &Shape) -> Seen {
    // The steps stand for the text of the process, or the other way round.
    seen.item.remove("process_text");
    // Every workbook has a column for remarks; objects leave out what is not there.
    if seen
        .item
        .get("remark")
        .is_some_and(|state| state == "Blank")
    {
        seen.item.remove("remark");
    }
    restrict(&mut seen.materials, shape.materials, "material_name");
    restrict(&mut seen.questions, shape.questions, "question_text");
    if shape.steps != Carries::All {
        // Steps in one text are whole sentences, not names.
        seen.steps.iter_mut().for_each(Values::clear);
    }
    seen.place = Default::default();
    seen
}

/// The first difference, told so that it can be found.
fn difference(one: &Seen, other: &Seen) -> Option<String> {
    let pairs = |one: &Values, other: &Values| {
        let keys = one.keys().chain(other.keys());
        keys.filter(|key| one.get(*key) != other.get(*key))
            .map(|key| format!("{key}: {:?} and {:?}", one.get(key), other.get(key)))
            .next()
    };
    let lists = |one: &[Values], other: &[Values]| match one.len() == other.len() {
        false => Some(format!("{} and {} entries", one.len(), other.len())),
        true => one
            .iter()
            .zip(other)
            .find_map(|(one, other)| pairs(one, other)),
    };
    pairs(&one.item, &other.item)
        .or_else(|| lists(&one.materials, &other.materials))
        .or_else(|| lists(&one.steps, &other.steps))
        .or_else(|| lists(&one.questions, &other.questions))
        .or_else(|| (one != other).then(|| format!("{one:?} and {other:?}")))
}

fn differences(folder: &Path, guides: &[Guide]) -> Vec<String> {
    let first = written(folder, &SHAPES[0], guides);
    assert_eq!(first.len(), guides.len());
    let mut list = Vec::new();
    for shape in &SHAPES[1..] {
        let items = written(folder, shape, guides);
        if items.len() != first.len() {
            list.push(format!("{}: {} items", shape.name, items.len()));
            continue;
        }
        let found = first
            .iter()
            .zip(items)
            .enumerate()
            .find_map(|(at, (one, other))| {
                let (one, other) = (carried(one.clone(), shape), carried(other, shape));
                difference(&one, &other).map(|what| format!("{}, item {at}: {what}", shape.name))
            });
        list.extend(found);
    }
    list
}

fn guides(seed: u64, items: usize, faulty: usize) -> Vec<Guide> {
    let options = Options {
        per_department: 20,
        faulty,
        ..Options::default()
    };
    Catalog::new(seed, items, options).collect()
}

#[test]
fn a_catalog_in_order_is_the_same_through_every_layout() {
    let scratch = Scratch::new("readers-clean");
    let found = differences(scratch.path(), &guides(5, 90, 0));
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn what_the_guide_says_is_what_is_bound() {
    let scratch = Scratch::new("readers-said");
    let guides = guides(5, 40, 0);
    for (guide, seen) in guides
        .iter()
        .zip(written(scratch.path(), &SHAPES[0], &guides))
    {
        for key in ["name", "parent_name", "legal_basis", "conditions", "hours"] {
            let element = Element::named(key).expect("an element");
            let said = format!("Given({:?})", guide.get(element));
            assert_eq!(seen.item.get(key), Some(&said));
        }
        assert_eq!(seen.materials.len(), guide.materials.len());
        assert_eq!(seen.steps.len(), guide.steps.len());
        assert_eq!(seen.questions.len(), guide.questions.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_catalog_is_the_same_through_every_layout(seed in any::<u64>(), items in 1_usize..12, faulty in 0_usize..1000) {
        let scratch = Scratch::new("readers-any");
        // Two cells for one element do not fit every layout.
        let mut guides = guides(seed, items, faulty);
        guides.iter_mut().for_each(|guide| guide.oddities.clear());
        // Markup instead of line breaks hides where the steps in a text begin; objects list them apart.
        let residue = |guide: &Guide| guide.get(Element::process_text).contains('<');
        guides.retain(|guide| !residue(guide));
        let found = differences(scratch.path(), &guides);
        prop_assert!(found.is_empty(), "\n{}", found.join("\n"));
    }
}
