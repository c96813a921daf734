//! Runs one rule on items built by hand: for the tests beside the rules.

use super::found::Naming;
use super::{Check, Context, Facts, Found, Outcome, Rule, Vote, index_of};
use crate::config::{Params, Settings};
use crate::finding::{Finding, Lang, Place};
use crate::model::{Element, Fee, Material, Part, Remark, ServiceItem, TimeLimit, Unit};
pub use crate::source::Origin;
use crate::source::{Field, Raw, Sourced};
use std::sync::LazyLock;

struct Nowhere;

impl Naming for Nowhere {
    fn place(&self, _: u32, _: Origin) -> (u32, Place) {
        (0, Place::Whole)
    }
    fn label(&self, _: u32, _: Origin) -> Option<String> {
        None
    }
}

static PARAMS: LazyLock<Params> = LazyLock::new(Params::default);
static CONTEXT: LazyLock<Context<'static>> = LazyLock::new(|| Context {
    as_of: "2026-11-22",
    params: &PARAMS,
});

/// An item with these elements; all others are absent.
pub fn item<'a>(cells: &[(Element, &'a str)]) -> ServiceItem<'a> {
    let mut item = ServiceItem::default();
    for (element, text) in cells {
        assert!(item.bind(*element, text, Origin::WHOLE), "{element:?}");
    }
    item
}

/// A material with these elements.
pub fn material<'a>(cells: &[(Element, &'a str)]) -> Material<'a> {
    let mut material = Material::default();
    for (element, text) in cells {
        assert!(material.bind(*element, text, Origin::WHOLE), "{element:?}");
    }
    material
}

/// A fee with these elements.
pub fn fee<'a>(cells: &[(Element, &'a str)]) -> Fee<'a> {
    let mut fee = Fee::default();
    for (element, text) in cells {
        assert!(fee.bind(*element, text, Origin::WHOLE), "{element:?}");
    }
    fee
}

/// An item with these materials.
pub fn with_materials<'a>(materials: &[&[(Element, &'a str)]]) -> ServiceItem<'a> {
    let mut item = ServiceItem::default();
    item.materials
        .entries
        .extend(materials.iter().map(|cells| material(cells)));
    item
}

/// A field that holds `value`, written as `text` under `element`.
pub fn given<T>(element: Element, text: &str, value: T) -> Field<'_, T> {
    let origin = Origin::WHOLE.under(element);
    Field::Given(Sourced {
        value,
        raw: Raw { text, origin },
    })
}

/// A plain limit of so many units.
pub fn limit(amount: u32, unit: Unit) -> TimeLimit {
    TimeLimit {
        most: amount * 100,
        least: amount * 100,
        unit,
        branches: 1,
    }
}

/// A field that holds `text`, which its kind does not know.
pub fn unreadable<T>(element: Element, text: &str) -> Field<'_, T> {
    let origin = Origin::WHOLE.under(element);
    Field::Unreadable(Raw { text, origin })
}

/// What is written as `text` under `element`.
pub fn raw(element: Element, text: &str) -> Raw<'_> {
    Raw {
        text,
        origin: Origin::WHOLE.under(element),
    }
}

fn findings(
    rule: &Rule,
    lang: Lang,
    look: impl FnOnce(&mut Found<'_>) -> Outcome,
    items: &[ServiceItem<'_>],
) -> (Outcome, Vec<Finding>) {
    let mut list = Vec::new();
    let mut found = Found::new(0, lang, &Nowhere, &mut list, items);
    found.begin(number(rule), rule.about.level);
    let outcome = look(&mut found);
    (outcome, list)
}

fn number(rule: &Rule) -> u16 {
    index_of(rule.about.id).expect("every rule is in the book") as u16
}

/// How an item rule or a material rule fares on an item; of the outcomes over materials the last. Runs in both languages and
/// gives the Chinese findings.
pub fn on(rule: &Rule, item: &ServiceItem<'_>) -> (Outcome, Vec<Finding>) {
    let look = |found: &mut Found<'_>| match rule.check {
        Check::Item(_, check) | Check::Both(_, check, _) => check(item, &CONTEXT, found),
        Check::Material(_, check) => {
            let mut last = Outcome::NotApplicable;
            for (index, material) in item.materials.entries.iter().enumerate() {
                found.enter(Part::Material, index);
                last = check(material, item, &CONTEXT, found);
            }
            last
        }
        _ => panic!("{} looks at no item", rule.about.id),
    };
    told(
        findings(rule, Lang::Zh, look, std::slice::from_ref(item)),
        &findings(rule, Lang::En, look, std::slice::from_ref(item)).1,
    )
}

/// What a part of a rule writes.
pub fn written(rule: &Rule, item: &ServiceItem<'_>, part: impl Fn(&mut Found<'_>)) -> Vec<Finding> {
    let look = |found: &mut Found<'_>| {
        part(found);
        Outcome::Checked
    };
    let zh = findings(rule, Lang::Zh, look, std::slice::from_ref(item));
    told(
        zh,
        &findings(rule, Lang::En, look, std::slice::from_ref(item)).1,
    )
    .1
}

/// How a rule on remarks fares on one.
pub fn noticed(rule: &Rule, remark: Remark<'_>) -> (Outcome, Vec<Finding>) {
    let (Check::Remark(check) | Check::Both(_, _, check)) = rule.check else {
        panic!("{} looks at no remark", rule.about.id)
    };
    let look = |found: &mut Found<'_>| check(&remark, &CONTEXT, found);
    told(
        findings(rule, Lang::Zh, look, &[]),
        &findings(rule, Lang::En, look, &[]).1,
    )
}

/// What a catalog rule finds over all items, each in a unit of its own.
pub fn over(rule: &Rule, items: &[ServiceItem<'_>]) -> Vec<Finding> {
    let Check::Catalog { gather, judge, .. } = rule.check else {
        panic!("{} looks at no catalog", rule.about.id)
    };
    let look = |found: &mut Found<'_>| {
        let (mut all, mut text) = (Facts::default(), String::new());
        for (unit, item) in items.iter().enumerate() {
            let mut facts = Facts::default();
            facts.for_rule(number(rule));
            gather(item, &CONTEXT, &mut facts);
            let start = text.len() as u64;
            text.push_str(&facts.take_text());
            all.absorb(facts, unit as u32, start);
        }
        all.judge(text.as_str(), |_, group| judge(&group, found));
        Outcome::Checked
    };
    told(
        findings(rule, Lang::Zh, look, &[]),
        &findings(rule, Lang::En, look, &[]).1,
    )
    .1
}

/// What an item counts for in a ratio, measured against the target of the packs.
pub fn vote(rule: &Rule, item: &ServiceItem<'_>) -> Vote {
    let Check::Ratio(ratio) = &rule.check else {
        panic!("{} is no ratio", rule.about.id)
    };
    let target = Settings::default().target(rule.about.id);
    (ratio.count)(item, &CONTEXT, target)
}

/// What a catalog rule says of one item while it gathers.
pub fn gathered(rule: &Rule, item: &ServiceItem<'_>) -> Outcome {
    let Check::Catalog { gather, .. } = rule.check else {
        panic!("{} looks at no catalog", rule.about.id)
    };
    gather(item, &CONTEXT, &mut Facts::default())
}

/// Every finding says what is wrong and what to do, in both languages.
fn told(zh: (Outcome, Vec<Finding>), en: &[Finding]) -> (Outcome, Vec<Finding>) {
    assert_eq!(zh.1.len(), en.len());
    for finding in zh.1.iter().chain(en) {
        assert!(!finding.message.is_empty(), "{finding:?}");
        assert!(
            finding.help.as_ref().is_some_and(|help| !help.is_empty()),
            "{finding:?}"
        );
    }
    for finding in &zh.1 {
        let chinese = |c: char| ('\u{4e00}'..'\u{a000}').contains(&c);
        assert!(finding.message.contains(chinese), "{}", finding.message);
    }
    zh
}
