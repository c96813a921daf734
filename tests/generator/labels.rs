//! Every label and key that the writers use is one that the readers know.

use crate::support::generate::catalog::{Catalog, Options};
use crate::support::generate::guide::{Guide, Record};
use crate::support::generate::write::{ITEM, MATERIAL};
use shixiang::model::{Element, Part};
use shixiang::read::bind_label;

fn bound(label: &str, part: Part) -> Option<Element> {
    bind_label(label, part).map(|bound| bound.element)
}

fn guide() -> Guide {
    let mut items = Catalog::new(1, 1, Options::default());
    items.next().expect("one item was asked for")
}

#[test]
fn columns_bind_to_their_elements() {
    for element in ITEM.into_iter().chain(MATERIAL) {
        let label = element.label();
        assert_eq!(bound(label, element.part()), Some(element), "{label}");
        let deep = format!("{label}（工作日）");
        assert_eq!(bound(&deep, element.part()), Some(element), "{deep}");
    }
    assert_eq!(bound("办公地址", Part::Item), Some(Element::address));
}

#[test]
fn keys_bind_within_their_part() {
    let guide = guide();
    let entries = [&guide.materials, &guide.steps, &guide.questions];
    for (element, _) in entries.into_iter().flatten().flat_map(Record::iter) {
        let row = element.row().expect("an element of the table");
        assert_eq!(bound(row.name, row.part), Some(element), "{}", row.name);
        assert_eq!(bound(row.label, row.part), Some(element), "{}", row.label);
    }
    for (element, _) in guide.item.iter() {
        assert_eq!(bound(element.key(), Part::Item), Some(element));
    }
}

#[test]
fn a_second_key_for_the_address_is_a_synonym() {
    let row = Element::address.row().expect("an element of the table");
    assert_eq!(bound(row.synonyms[0], Part::Item), Some(Element::address));
}
