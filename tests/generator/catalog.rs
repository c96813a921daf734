//! What holds for every made catalog.

use crate::support::generate::catalog::{Catalog, Options};
use crate::support::generate::faults::FAULTS;
use crate::support::generate::guide::{Guide, Record};
use shixiang::model::Element;
use std::collections::HashSet;

fn clean(items: usize) -> impl Iterator<Item = Guide> {
    let options = Options {
        per_department: 120,
        ..Options::default()
    };
    Catalog::new(1, items, options)
}

fn days(text: &str) -> Option<u32> {
    match text {
        "当场办结" | "当场" => Some(0),
        text => text.strip_suffix("个工作日")?.parse().ok(),
    }
}

#[test]
fn one_seed_gives_one_catalog_however_long() {
    let options = || Options {
        faulty: 100,
        ..Options::default()
    };
    let short: Vec<Guide> = Catalog::new(5, 300, options()).collect();
    let long: Vec<Guide> = Catalog::new(5, 600, options()).take(300).collect();
    assert_eq!(short, long);
    let other: Vec<Guide> = Catalog::new(6, 300, options()).collect();
    assert_ne!(short, other);
}

#[test]
fn codes_and_names_are_unique() {
    let (mut codes, mut names) = (HashSet::new(), HashSet::new());
    for guide in clean(12_000) {
        assert!(codes.insert(guide.get(Element::handling_code).to_owned()));
        let name = (
            guide.get(Element::department).to_owned(),
            guide.get(Element::name).to_owned(),
        );
        assert!(names.insert(name), "{}", guide.get(Element::name));
    }
}

#[test]
fn codes_nest_and_agree_with_the_elements() {
    for guide in clean(2000) {
        let base = guide.get(Element::base_code);
        let implementation = guide.get(Element::implementation_code);
        assert_eq!((base.len(), implementation.len()), (12, 31));
        assert!(implementation.starts_with(guide.get(Element::department_code)));
        assert!(implementation.ends_with(base));
        let handling = guide.get(Element::handling_code);
        assert!(handling.len() == 33 && handling.starts_with(implementation));
    }
}

#[test]
fn a_promise_is_a_third_of_the_statute_at_most() {
    for guide in clean(2000) {
        let statute = days(guide.get(Element::statutory_limit)).expect("in working days");
        let promise = days(guide.get(Element::promised_limit)).expect("in working days");
        assert!(promise * 3 <= statute, "{promise} of {statute}");
        let is_instant = guide.get(Element::project_type) == "即办件";
        assert_eq!(is_instant, promise == 0);
        assert_ne!(promise, 1);
    }
}

#[test]
fn steps_add_up_to_the_promise() {
    for guide in clean(500) {
        let limits = guide
            .steps
            .iter()
            .map(|step| days(step.get(Element::step_limit)));
        let sum: u32 = limits.map(|limit| limit.expect("in working days")).sum();
        assert_eq!(Some(sum), days(guide.get(Element::promised_limit)));
    }
}

#[test]
fn online_items_need_no_visit_and_others_say_why() {
    for guide in clean(2000) {
        let depth = guide.get(Element::online_depth);
        let is_full = depth.contains('Ⅳ') || depth.contains('5');
        assert_eq!(is_full, guide.get(Element::visits) == "0");
        assert_eq!(is_full, guide.get(Element::visit_reason).is_empty());
    }
}

#[test]
fn shares_are_above_the_targets_in_every_department() {
    let mut departments: Vec<(String, [usize; 3])> = Vec::new();
    for guide in clean(4000) {
        let name = guide.get(Element::department);
        if departments.last().is_none_or(|(last, _)| last != name) {
            departments.push((name.to_owned(), [0; 3]));
        }
        let counts = &mut departments.last_mut().expect("just pushed").1;
        counts[0] += 1;
        counts[1] += usize::from(guide.get(Element::project_type) == "即办件");
        counts[2] += usize::from(guide.get(Element::visits) == "0");
    }
    for (name, [all, instant, online]) in departments {
        assert!(instant * 10 >= all * 4, "{name}: {instant} of {all}");
        assert!(online * 10 >= all * 5, "{name}: {online} of {all}");
    }
}

#[test]
fn required_elements_are_filled() {
    let required = [
        Element::name,
        Element::item_type,
        Element::department,
        Element::legal_basis,
        Element::use_level,
        Element::audience,
        Element::conditions,
        Element::process_text,
        Element::is_fee,
        Element::address,
        Element::hours,
        Element::inquiry,
        Element::complaint,
        Element::is_online,
        Element::scope,
        Element::quota,
        Element::result_name,
        Element::is_schedule,
        Element::is_express,
        Element::keywords,
    ];
    for guide in clean(2000) {
        for element in required {
            assert!(
                !guide.get(element).is_empty(),
                "{element:?} of {}",
                guide.get(Element::name)
            );
        }
        assert_ne!(guide.get(Element::inquiry), guide.get(Element::complaint));
    }
}

#[test]
fn materials_are_complete() {
    for guide in clean(2000) {
        assert!(
            (2..=8).contains(&guide.materials.len()),
            "{}",
            guide.get(Element::name)
        );
        let mut names = HashSet::new();
        for material in &guide.materials {
            assert!(names.insert(material.get(Element::material_name)));
            assert_complete(material);
        }
    }
}

fn assert_complete(material: &Record) {
    let get = |element| material.get(element);
    assert!(get(Element::material_basis).contains("》第"));
    assert_ne!(
        get(Element::material_originals),
        get(Element::material_copies)
    );
    let is_government = get(Element::material_source) == "政府部门核发";
    assert_eq!(is_government, !get(Element::material_issuer).is_empty());
    let is_form = get(Element::material_kind) == "申请表格文书";
    assert_eq!(is_form, !get(Element::material_blank_form).is_empty());
    assert_eq!(is_form, !get(Element::material_sample).is_empty());
}

#[test]
fn no_text_is_vague_or_looks_cut_off() {
    for guide in clean(2000) {
        for (element, text) in guide.item.iter() {
            let length = text.chars().count();
            assert!(
                !matches!(length, 255 | 256),
                "{element:?} of {}",
                guide.get(Element::name)
            );
            for vague in [
                "其他条件",
                "有关",
                "按规定",
                "符合要求",
                "视情况",
                "另行通知",
            ] {
                assert!(!text.contains(vague), "{text}");
            }
        }
    }
}

#[test]
fn an_item_has_as_much_text_as_real_ones() {
    let bytes = |guide: &Guide| -> usize {
        let lists = [&guide.materials, &guide.steps, &guide.questions];
        let inner: usize = lists
            .into_iter()
            .flatten()
            .flat_map(Record::iter)
            .map(|(_, text)| text.len())
            .sum();
        inner + guide.item.iter().map(|(_, text)| text.len()).sum::<usize>()
    };
    let sizes: Vec<usize> = clean(1000).map(|guide| bytes(&guide)).collect();
    let mean = sizes.iter().sum::<usize>() / sizes.len();
    assert!((2000..4500).contains(&mean), "{mean}");
}

#[test]
fn faults_come_at_their_rate_and_of_every_kind() {
    let options = Options {
        faulty: 50,
        ..Options::default()
    };
    let planted: Vec<&str> = Catalog::new(3, 4000, options)
        .filter_map(|guide| guide.planted.map(|planted| planted.rule))
        .collect();
    assert!((140..=260).contains(&planted.len()), "{}", planted.len());
    let kinds: HashSet<&str> = planted.iter().copied().collect();
    assert_eq!(kinds.len(), FAULTS.len());
}
