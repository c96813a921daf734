//! Faults as clerks make them, one function each, in a file a group. Each makes one rule speak and, as far as can be, no other.

mod conditions;
mod contacts;
mod fees;
mod identity;
mod limits;
mod materials;
mod organisation;
mod process;
mod structure;
mod visits;

use super::guide::{Guide, Planted, Value};
use shixiang::model::Element;
use std::sync::LazyLock;

/// One kind of fault.
#[derive(Debug)]
pub struct Fault {
    /// The rule that is to find it.
    pub rule: &'static str,
    /// It shows only where materials stand in columns or entries of their own.
    pub needs_materials: bool,
    /// Which guides can have it.
    pub suits: fn(&Guide) -> bool,
    spoil: fn(&mut Guide, &Guide, usize) -> (Element, Option<usize>),
}

impl Fault {
    /// Puts the fault into `guide`. `previous` is the item before it, of the same department; `roll` chooses among variants.
    pub fn plant(&self, guide: &mut Guide, previous: &Guide, roll: usize) {
        let (element, entry) = (self.spoil)(guide, previous, roll);
        guide.planted = Some(Planted {
            rule: self.rule,
            element,
            entry,
        });
    }

    /// The fault of `rule`, which is one of [`FAULTS`].
    pub fn of(rule: &str) -> Option<&'static Fault> {
        FAULTS.iter().copied().find(|fault| fault.rule == rule)
    }
}

const fn on_item(
    rule: &'static str,
    spoil: fn(&mut Guide, &Guide, usize) -> (Element, Option<usize>),
) -> Fault {
    Fault {
        rule,
        needs_materials: false,
        suits: |_| true,
        spoil,
    }
}

const fn on_material(
    rule: &'static str,
    spoil: fn(&mut Guide, &Guide, usize) -> (Element, Option<usize>),
) -> Fault {
    Fault {
        needs_materials: true,
        ..on_item(rule, spoil)
    }
}

impl Fault {
    /// The same in licences only.
    const fn of_licences(self) -> Fault {
        Fault {
            suits: |guide| guide.get(Element::item_type) == "行政许可",
            ..self
        }
    }

    /// The same in items of power only.
    const fn of_powers(self) -> Fault {
        Fault {
            suits: |guide| guide.get(Element::item_type) != "公共服务",
            ..self
        }
    }
}

/// All faults that one guide can have, in the order of the rule book.
pub static FAULTS: LazyLock<Vec<&'static Fault>> = LazyLock::new(|| {
    let groups = [
        structure::FAULTS,
        identity::FAULTS,
        limits::FAULTS,
        visits::FAULTS,
        materials::FAULTS,
        conditions::FAULTS,
        process::FAULTS,
        contacts::FAULTS,
        fees::FAULTS,
        organisation::FAULTS,
    ];
    groups.into_iter().flatten().collect()
});

type Spoilt = (Element, Option<usize>);

/// The commonest slip: one element's cell holds `value`.
fn write(guide: &mut Guide, element: Element, value: &'static str) -> Spoilt {
    guide.set(element, value);
    (element, None)
}

/// Changes one of the steps, and says which.
fn on_step(guide: &mut Guide, entry: usize, element: Element, value: impl Into<Value>) -> Spoilt {
    guide.steps[entry].set(element, value);
    (element, Some(entry))
}

/// Changes one of the materials, and says which.
fn on_entry(guide: &mut Guide, roll: usize, element: Element, value: &'static str) -> Spoilt {
    let entry = roll % guide.materials.len();
    guide.materials[entry].set(element, value);
    (element, Some(entry))
}

#[cfg(test)]
mod tests {
    use super::super::catalog::Catalog;
    use super::*;
    use shixiang::model::Part;

    #[test]
    fn every_fault_changes_the_guide_and_says_where() {
        for fault in FAULTS.iter() {
            for roll in 0..6 {
                let mut items = Catalog::of_office(0, 10);
                let previous = items.next().expect("ten items");
                let clean = items.find(fault.suits).expect("one of ten items fits");
                let mut guide = clean.clone();
                fault.plant(&mut guide, &previous, roll);
                let planted = guide.planted.take().expect("just planted");
                let entries = match planted.element.part() {
                    Part::Step => guide.steps.len(),
                    Part::Special => guide.specials.len(),
                    _ => clean.materials.len(),
                };
                assert_ne!(guide, clean, "{} {roll}", fault.rule);
                assert_eq!(planted.rule, fault.rule);
                assert!(planted.entry.is_none_or(|entry| entry < entries));
            }
        }
    }

    #[test]
    fn rules_are_in_order() {
        let order = |rule: &str| ("SITVMBPCFOR".find(&rule[..1]), rule[1..].to_owned());
        assert!(
            FAULTS
                .windows(2)
                .all(|pair| order(pair[0].rule) < order(pair[1].rule))
        );
        assert!(Fault::of("T003").is_some());
        assert!(Fault::of("X999").is_none());
    }
}
