//! Reads one unit and runs the rules on its items as they come: the sink that readers write to.

use super::departments::Departments;
use super::rulings::Ruled;
use crate::config::Params;
use crate::finding::{Finding, ItemHead, Lang, Level, Place, TableReport};
use crate::model::{Element, Part, Remark, ServiceItem};
use crate::read::{Places, Sink};
use crate::rules::{Check, Context, Facts, Found, Naming, Outcome, Shares, Vote, counts, head_of};
use crate::source::Origin;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// How one rule fared in one unit.
#[derive(Clone, Debug, Default)]
pub struct Count {
    /// Items found in order.
    pub passed: u64,
    /// Items outside the rule.
    pub not_applicable: u64,
    /// Items without what the rule needs, by what was missing.
    pub blind: Vec<(&'static str, u64)>,
    /// The same of 依职权 items, of which not every element is asked.
    pub blind_by_office: Vec<(&'static str, u64)>,
}

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
    /// The rule that is looking.
    at: u16,
    /// What the unit gave so far.
    pub outcomes: Outcomes,
    /// Items seen, for the progress line.
    pub items: &'c std::sync::atomic::AtomicU64,
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
        source: u32,
        unit: u32,
        lang: Lang,
        rules: &'c [Ruled],
        as_of: &'c str,
        params: &'c Params,
        items: &'c std::sync::atomic::AtomicU64,
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
            at: 0,
            outcomes,
            items,
        }
    }

    fn run(&mut self, item: &ServiceItem<'_>, places: &dyn Places) {
        let Outcomes {
            findings,
            facts,
            shares,
            counts: tallies,
            ..
        } = &mut self.outcomes;
        facts.next_item();
        let is_counted = !self.rules.is_empty() && counts(item);
        if is_counted {
            shares.enter(item, self.unit);
        }
        let applied = item.is_on_application();
        let mut slot = 0;
        let naming = UnitNaming {
            source: self.source,
            places,
        };
        let mut found = Found::new(self.unit, self.lang, &naming, findings, Some(item));
        for (number, (ruled, count)) in self.rules.iter().zip(tallies).enumerate() {
            if !ruled.on {
                continue;
            }
            self.at = number as u16;
            found.begin(self.at, ruled.level);
            let outcome = match &ruled.rule.check {
                Check::Item(check) => check(item, &self.context, &mut found),
                Check::Material(check) => materials(*check, item, &self.context, &mut found),
                Check::Catalog { gather, .. } => {
                    facts.for_rule(number as u16);
                    gather(item, &self.context, facts)
                }
                Check::Ratio(ratio) => {
                    slot += 1;
                    let vote = match is_counted {
                        true => (ratio.count)(item, &self.context, ruled.target),
                        false => Vote::Outside,
                    };
                    if is_counted {
                        shares.add(slot - 1, vote, || facts.head(item));
                    }
                    vote.outcome()
                }
                Check::Remark(_) | Check::Refusal => continue,
            };
            count.add(outcome, found.has_found(), applied);
        }
    }
}

type MaterialCheck =
    fn(&crate::model::Material<'_>, &ServiceItem<'_>, &Context<'_>, &mut Found<'_>) -> Outcome;

/// One outcome an item over all of its materials: any that was looked at counts as looked at.
fn materials(
    check: MaterialCheck,
    item: &ServiceItem<'_>,
    context: &Context<'_>,
    found: &mut Found<'_>,
) -> Outcome {
    if item.materials.is_absent() {
        return Outcome::Blind("materials");
    }
    let mut outcome = Outcome::NotApplicable;
    for (at, material) in item.materials.entries.iter().enumerate() {
        found.enter(Part::Material, at);
        match check(material, item, context, found) {
            Outcome::Checked => outcome = Outcome::Checked,
            blind @ Outcome::Blind(_) if outcome == Outcome::NotApplicable => outcome = blind,
            _ => {}
        }
    }
    found.leave();
    outcome
}

impl Count {
    /// Counts one item; `applied` if it is 依申请.
    fn add(&mut self, outcome: Outcome, found: bool, applied: bool) {
        match outcome {
            _ if found => {}
            Outcome::Checked => self.passed += 1,
            Outcome::NotApplicable => self.not_applicable += 1,
            Outcome::Blind(what) => {
                let blind = match applied {
                    true => &mut self.blind,
                    false => &mut self.blind_by_office,
                };
                let same =
                    |known: &&mut (&str, u64)| std::ptr::eq(known.0, what) || known.0 == what;
                match blind.iter_mut().find(same) {
                    Some((_, count)) => *count += 1,
                    None => blind.push((what, 1)),
                }
            }
        }
    }
}

impl Sink for Checker<'_> {
    fn item(&mut self, item: &mut ServiceItem<'_>, places: &dyn Places) {
        self.items
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        self.name_early(item);
        let department = item.department.given().map_or("", |field| field.value);
        self.outcomes.departments.count(department);
        let before = self.outcomes.findings.len();
        if catch_unwind(AssertUnwindSafe(|| self.run(item, places))).is_err() {
            self.outcomes.findings.truncate(before);
            self.outcomes.findings.push(self.internal(item, places));
        }
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
            None,
        );
        for (number, ruled) in self.rules.iter().enumerate().filter(|(_, ruled)| ruled.on) {
            if let Check::Remark(check) = ruled.rule.check {
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

impl Checker<'_> {
    /// Tells the findings made while the item was bound whose they are.
    fn name_early(&mut self, item: &ServiceItem<'_>) {
        if self.early.is_empty() {
            return;
        }
        let head = head_of(item);
        for at in self.early.drain(..) {
            self.outcomes.findings[at].item = Some(head.clone());
        }
    }

    /// A rule that panics is our mistake; it is reported with its item, and the run goes on.
    fn internal(&self, item: &ServiceItem<'_>, places: &dyn Places) -> Finding {
        let name = item.title().map_or("", |raw| raw.text);
        let rule = self.rules[usize::from(self.at)].rule.about.id;
        let message = match self.lang {
            Lang::Zh => format!("规则 {rule} 检查时程序内部出错，这一事项未检查完（{name}）"),
            Lang::En => {
                format!("an internal error in {rule} stopped the check of this item ({name})")
            }
        };
        let help = match self.lang {
            Lang::Zh => "这是程序的缺陷，请把这一行数据反馈给开发者",
            Lang::En => "this is a defect of the program; please report it with this row",
        };
        Finding {
            rule: self.at,
            level: Level::Error,
            source: self.source,
            place: places.place(item.origin),
            item: Some(Arc::new(ItemHead {
                name: name.into(),
                ..ItemHead::default()
            })),
            element: Element::none,
            label: None,
            part: None,
            value: "".into(),
            message: message.into(),
            help: Some(help.into()),
            fix: None,
            related: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::words;
    use crate::rules::{About, Rule};
    use crate::source::{Field, Raw, Sourced};
    use std::sync::atomic::AtomicU64;

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
    static BREAKS: Rule = rule(Check::Item(|item, _, found| {
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
            level: Level::Error,
            capped: false,
            target: None,
        }];
        let mut checker = Checker::new(0, 0, Lang::Zh, &rules, "2026-11-22", &params, &items);
        for name in ["好", "坏", "好"] {
            checker.item(&mut named(name), &Nowhere);
        }
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
