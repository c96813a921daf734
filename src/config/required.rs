//! Which elements an item must fill in, by the family of its type.

use super::nearest::nearest;
use crate::finding::Level;
use crate::model::{Element, Elements, Part, ServiceItem, TABLE};
use serde::Deserialize;

/// The elements required of each family, and how grave it is to lack one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Required {
    families: [Family; 3],
}

/// The elements required of a family.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Family {
    /// One by one, each with its level; those without are another rule's.
    pub list: Vec<(Element, Option<Level>)>,
    /// The same as a set.
    pub all: Elements,
    /// Those with a level.
    pub own: Elements,
}

/// The elements required, as a pack lists them: family by family, each adding to the one before.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Source {
    /// All items.
    pub all: Names,
    /// 依申请 items.
    pub applied: Names,
    /// 依申请 power items: not public services.
    pub power: Names,
}

/// Names of elements by level.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// A fault to lack.
    pub error: Vec<String>,
    /// Should not be lacking.
    pub warning: Vec<String>,
    /// Required, and a rule of its own says so where it lacks.
    pub elsewhere: Vec<String>,
}

impl Required {
    /// Adds what a pack requires; of an element named before the level is replaced.
    pub(super) fn add(&mut self, source: &Source) -> Result<(), Unknown> {
        let steps = [&source.all, &source.applied, &source.power];
        for (first, names) in steps.into_iter().enumerate() {
            for (element, level) in elements(names)? {
                for family in &mut self.families[first..] {
                    family.list.retain(|known| known.0 != element);
                    family.list.push((element, level));
                }
            }
        }
        for Family { list, all, own } in &mut self.families {
            let set = |list: &mut dyn Iterator<Item = Element>| {
                list.fold(Elements::default(), |all, element| {
                    all.with(Elements::one(element))
                })
            };
            *all = set(&mut list.iter().map(|pair| pair.0));
            *own = set(&mut list
                .iter()
                .filter(|pair| pair.1.is_some())
                .map(|pair| pair.0));
        }
        Ok(())
    }

    /// The elements that this item must fill in.
    #[inline]
    pub fn of(&self, item: &ServiceItem<'_>) -> &Family {
        let family = match () {
            () if !item.is_on_application() => 0,
            () if item.is_public_service() => 1,
            () => 2,
        };
        &self.families[family]
    }
}

/// A name that no element of an item has, and the nearest that one has.
#[derive(Debug)]
pub(super) struct Unknown(pub String, pub Option<&'static str>);

fn elements(names: &Names) -> Result<Vec<(Element, Option<Level>)>, Unknown> {
    let levels = [
        (&names.error, Some(Level::Error)),
        (&names.warning, Some(Level::Warning)),
        (&names.elsewhere, None),
    ];
    let pairs = levels
        .into_iter()
        .flat_map(|(names, level)| names.iter().map(move |name| (name, level)));
    pairs
        .map(|(name, level)| Ok((element(name)?, level)))
        .collect()
}

fn element(name: &str) -> Result<Element, Unknown> {
    let known = || TABLE.iter().filter(|row| row.part == Part::Item);
    known()
        .find(|row| row.key == name || row.label == name)
        .map(|row| row.element)
        .ok_or_else(|| Unknown(name.to_owned(), nearest(name, known().map(|row| row.key))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(error: &[&str]) -> Names {
        Names {
            error: error.iter().map(|name| (*name).to_owned()).collect(),
            ..Names::default()
        }
    }

    #[test]
    fn each_family_adds_to_the_one_before() {
        let mut required = Required::default();
        let source = Source {
            all: names(&["name"]),
            applied: names(&["办理地点"]),
            power: names(&["quota"]),
        };
        required.add(&source).expect("all are elements");
        let of = |kind| {
            let mut item = ServiceItem::default();
            item.bind(Element::item_type, kind, crate::source::Origin::WHOLE);
            required
                .of(&item)
                .list
                .iter()
                .map(|pair| pair.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("行政处罚"), [Element::name]);
        assert_eq!(of("公共服务"), [Element::name, Element::address]);
        assert_eq!(of(""), [Element::name, Element::address, Element::quota]);
    }

    #[test]
    fn a_later_pack_changes_the_level() {
        let mut required = Required::default();
        let mut source = Source {
            all: names(&["name"]),
            ..Source::default()
        };
        required.add(&source).expect("an element");
        source.all = Names {
            warning: vec!["name".to_owned()],
            ..Names::default()
        };
        required.add(&source).expect("an element");
        let item = ServiceItem::default();
        let family = required.of(&item);
        assert_eq!(family.list, [(Element::name, Some(Level::Warning))]);
        assert_eq!((family.all.count(), family.own.count()), (1, 1));
    }

    #[test]
    fn an_unknown_element_is_named_with_the_nearest() {
        let Err(Unknown(given, near)) = element("adress") else {
            panic!("there is no such element");
        };
        assert_eq!((&*given, near), ("adress", Some("address")));
        // An element of a material is none of an item.
        assert!(element("material_name").is_err());
    }
}
