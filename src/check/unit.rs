//! The sink of one unit: runs the rules on its items as they come.

use super::batch::{Batch, Count};
use super::departments::Departments;
use super::memory::Memory;
use super::rulings::Ruled;
use crate::config::Params;
use crate::finding::{Finding, Lang, Place, TableReport};
use crate::model::{Remark, ServiceItem};
use crate::read::{Places, Sink};
use crate::rules::{Check, Context, Facts, Found, Naming, Shares, head_of};
use crate::source::Origin;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a unit gave.
#[derive(Default)]
pub struct Outcomes {
    /// Its findings, in the order made.
    pub findings: Vec<Finding>,
    /// What catalog rules remember.
    pub facts: Facts,
    /// What items count for in ratios.
    pub shares: Shares,
    /// How each rule fared.
    pub counts: Vec<Count>,
    /// The departments of its items.
    pub departments: Departments,
    /// Its tables.
    pub tables: Vec<TableReport>,
    /// Something does not parse.
    pub syntax: bool,
}

/// The sink of one unit.
pub struct Checker<'c> {
    source: u32,
    unit: u32,
    lang: Lang,
    rules: &'c [Ruled],
    context: Context<'c>,
    /// Findings about cells of the item that comes next: they are to be told who it is.
    early: Vec<usize>,
    /// What was found out of items like those to come.
    pub memory: Memory,
    /// What the unit gave so far.
    pub outcomes: Outcomes,
    /// Items seen, for the progress line.
    pub items: &'c AtomicU64,
}

struct UnitNaming<'n> {
    source: u32,
    places: &'n dyn Places,
}

impl Naming for UnitNaming<'_> {
    fn place(&self, _: u32, origin: Origin) -> (u32, Place) {
        (self.source, self.places.place(origin))
    }
    fn label(&self, _: u32, origin: Origin) -> Option<String> {
        self.places.label(origin)
    }
}

impl<'c> Checker<'c> {
    /// A sink for one unit; without rules it only counts.
    pub fn new(
        (source, unit): (u32, u32),
        lang: Lang,
        (rules, memory): (&'c [Ruled], Memory),
        (as_of, params): (&'c str, &'c Params),
        items: &'c AtomicU64,
    ) -> Checker<'c> {
        let outcomes = Outcomes {
            counts: vec![Count::default(); rules.len()],
            ..Outcomes::default()
        };
        Checker {
            source,
            unit,
            lang,
            rules,
            context: Context { as_of, params },
            early: Vec::new(),
            memory,
            outcomes,
            items,
        }
    }
}

impl Sink for Checker<'_> {
    fn item(&mut self, item: &mut ServiceItem<'_>, places: &dyn Places) {
        self.bound(item);
        self.items(std::slice::from_mut(item), places);
    }

    /// Tells the findings made while the item was bound whose they are.
    fn bound(&mut self, item: &ServiceItem<'_>) {
        if self.early.is_empty() {
            return;
        }
        let head = head_of(item);
        for at in self.early.drain(..) {
            self.outcomes.findings[at].item = Some(head.clone());
        }
    }

    fn items(&mut self, items: &mut [ServiceItem<'_>], places: &dyn Places) {
        self.items.fetch_add(items.len() as u64, Ordering::Relaxed);
        for item in items.iter() {
            let department = item.department.given().map_or("", |field| field.value);
            self.outcomes.departments.count(department);
        }
        if self.rules.is_empty() {
            return;
        }
        let batch = Batch {
            unit: self.unit,
            lang: self.lang,
            rules: self.rules,
            context: &self.context,
            naming: &UnitNaming {
                source: self.source,
                places,
            },
            items,
        };
        batch.run(&mut self.outcomes, &mut self.memory);
    }

    fn wants_alike(&self) -> bool {
        self.memory.is_of_use()
    }

    fn remark(&mut self, remark: Remark<'_>, places: &dyn Places) {
        self.outcomes.syntax |= matches!(remark, Remark::Syntax { .. });
        let naming = UnitNaming {
            source: self.source,
            places,
        };
        let before = self.outcomes.findings.len();
        let mut found = Found::new(
            self.unit,
            self.lang,
            &naming,
            &mut self.outcomes.findings,
            &[],
        );
        for (number, ruled) in self.rules.iter().enumerate().filter(|(_, ruled)| ruled.on) {
            if let Check::Remark(check) | Check::Both(_, _, check) = ruled.rule.check {
                found.begin(number as u16, ruled.level);
                check(&remark, &self.context, &mut found);
            }
        }
        if is_of_an_item(&remark) {
            self.early.extend(before..self.outcomes.findings.len());
        }
    }

    fn table(&mut self, table: TableReport) {
        self.early.clear();
        self.outcomes.tables.push(table);
    }
}

/// Whether a reader says this of a cell of the item that it binds and gives next.
fn is_of_an_item(remark: &Remark<'_>) -> bool {
    matches!(
        remark,
        Remark::BoundTwice { .. }
            | Remark::Conflict { .. }
            | Remark::Formula { .. }
            | Remark::NumericCode { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Level, words};
    use crate::rules::{About, Looks, Outcome, Rule};
    use crate::source::{Field, Raw, Sourced};

    struct Nowhere;

    impl Places for Nowhere {
        fn place(&self, _: Origin) -> Place {
            Place::Whole
        }
    }

    const fn rule(check: Check) -> Rule {
        Rule {
            about: About {
                id: "X001",
                slug: "made-up",
                level: Level::Error,
                since: "0.1.0",
                says: words("虚构", "made up"),
                why: words("虚构", "made up"),
                basis: &[],
            },
            wrong: "",
            right: "",
            check,
        }
    }

    /// Speaks, and then breaks on an item named 坏.
    static BREAKS: Rule = rule(Check::Item(Looks::ALL, |item, _, found| {
        found.at(&item.origin, |_| "说过的话".to_owned());
        let name = item.title().map_or("", |raw| raw.text);
        assert_ne!(name, "坏");
        Outcome::Checked
    }));

    fn named(name: &str) -> ServiceItem<'_> {
        let raw = Raw {
            text: name,
            origin: Origin::WHOLE,
        };
        ServiceItem {
            name: Field::Given(Sourced { value: name, raw }),
            ..ServiceItem::default()
        }
    }

    #[test]
    fn a_rule_that_breaks_is_a_finding_and_the_next_item_is_checked() {
        let items = AtomicU64::new(0);
        let params = Params::default();
        let rules = [Ruled {
            rule: &BREAKS,
            on: true,
            counted: false,
            level: Level::Error,
            capped: false,
            target: None,
        }];
        let mut checker = Checker::new(
            (0, 0),
            Lang::Zh,
            (&rules, Memory::new(&rules)),
            ("2026-11-22", &params),
            &items,
        );
        checker.items(&mut ["好", "坏", "好"].map(named), &Nowhere);
        let messages: Vec<&str> = checker
            .outcomes
            .findings
            .iter()
            .map(|finding| &*finding.message)
            .collect();
        assert_eq!(messages.len(), 3);
        assert_eq!((messages[0], messages[2]), ("说过的话", "说过的话"));
        assert!(messages[1].contains("X001") && messages[1].contains('坏'));
        assert_eq!(items.load(std::sync::atomic::Ordering::Relaxed), 3);
    }
}
