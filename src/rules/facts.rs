//! What catalog rules remember of items: a few integers a fact, and one head an item to name it by.

use super::at_hand::AtHand;
use super::idle::{asked, drop_idle};
use crate::finding::ItemHead;
use crate::model::ServiceItem;
use crate::source::Origin;
use std::collections::HashMap;

/// One thing remembered of one item, for one rule.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// Facts with equal keys are judged together.
    pub key: u64,
    /// Whatever the rule compares within a group.
    pub extra: u64,
    /// Where it is written.
    pub origin: Origin,
    /// The item, an index into the heads.
    pub head: u32,
    // In the padding, so that a fact stays at 32 bytes: there are millions of them.
    pub(super) rule: u16,
}

/// Who an item is and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// The unit of work it was read in.
    pub unit: u32,
    name: (u32, u16),
    code: u16,
    department: u32,
}

/// Where the names and codes of items wait until a finding wants them: they are most of what is remembered of a large catalog,
/// and hardly ever asked for.
pub trait Texts {
    /// The text that begins at a byte of all that was kept, and is this long.
    fn text(&self, start: u64, len: usize) -> String;
}

impl Texts for str {
    fn text(&self, start: u64, len: usize) -> String {
        self[start as usize..start as usize + len].to_owned()
    }
}

/// The facts of one unit, and at the end of all. Text is kept once, in one buffer, and given to whoever keeps it all.
#[derive(Default, Debug)]
pub struct Facts {
    text: String,
    heads: Vec<Head>,
    departments: Vec<Box<str>>,
    facts: Vec<Fact>,
    rule: u16,
    /// The head of the first item at hand.
    first: u32,
    /// Which of the items at hand is looked at.
    nth: u32,
    at_hand: AtHand,
    /// The place of the first of two facts that may be counted again.
    run: Option<usize>,
    kept: HashMap<u64, Box<str>>,
}

/// How many bits of `extra` say what is counted; the others say how often.
const COUNTED: u32 = 40;

impl Facts {
    /// From here on facts belong to this rule.
    pub(crate) fn for_rule(&mut self, rule: u16) {
        self.rule = rule;
    }

    /// From here on facts belong to these items, and first to the first of them.
    pub(crate) fn enter(&mut self, items: &[ServiceItem<'_>]) {
        self.first = self.heads();
        self.nth = 0;
        self.at_hand.enter(items);
        // In the order of the input, whichever rule remembers something first.
        items.iter().for_each(|item| self.open_head(item));
    }

    /// From here on facts belong to this one of the items at hand.
    #[inline]
    pub(crate) fn turn_to(&mut self, nth: usize) {
        self.nth = nth as u32;
    }

    /// The [`name_hash`](crate::canon::name_hash) of the title of the item at hand, worked out once for all rules; `None` where it has none.
    pub fn title_hash(&mut self, item: &ServiceItem<'_>) -> Option<u64> {
        self.at_hand.title_hash(self.nth as usize, item)
    }

    /// A hash of region and department of the item at hand.
    pub fn office_hash(&self, item: &ServiceItem<'_>) -> u64 {
        self.at_hand.office_hash(self.nth as usize, item)
    }

    /// Remembers a fact of the item at hand.
    pub fn add(&mut self, item: &ServiceItem<'_>, key: u64, extra: u64, origin: Origin) {
        let head = self.head();
        if head == self.heads() {
            self.open_head(item);
        }
        self.facts.push(Fact {
            key,
            extra,
            origin,
            head,
            rule: self.rule,
        });
    }

    /// The head of the item at hand.
    pub(crate) fn head(&self) -> u32 {
        self.first + self.nth
    }

    /// How many heads there are.
    pub(crate) fn heads(&self) -> u32 {
        self.heads.len() as u32
    }

    /// Who an item is.
    pub(crate) fn item(&self, head: u32, texts: &(impl Texts + ?Sized)) -> ItemHead {
        let known = self.heads[head as usize];
        let (start, len) = (u64::from(known.name.0), usize::from(known.name.1));
        ItemHead {
            name: texts.text(start, len).into(),
            code: texts
                .text(start + len as u64, usize::from(known.code))
                .into(),
            department: self.departments[known.department as usize].clone(),
        }
    }

    /// Whether the two facts last added by [`Facts::add_counted`] said the same; then this item is counted with them. The
    /// items of a department follow each other, so a long list is a few facts.
    pub fn count_again(&mut self, keys: [(u64, u64); 2]) -> bool {
        let Some(at) = self.run else { return false };
        let Some(last) = self.facts.get_mut(at..at + 2) else {
            return false;
        };
        let same = |fact: &Fact, (key, what): (u64, u64)| {
            fact.key == key && Facts::counted(fact.extra).0 == Facts::counted(what).0
        };
        let again = same(&last[0], keys[0]) && same(&last[1], keys[1]);
        if again {
            last.iter_mut().for_each(|fact| fact.extra += 1 << COUNTED);
        }
        again
    }

    /// Remembers two facts, key and what is said, that the items to come may say again.
    pub fn add_counted(&mut self, item: &ServiceItem<'_>, keys: [(u64, u64); 2], at: [Origin; 2]) {
        self.run = Some(self.facts.len());
        for ((key, what), origin) in keys.into_iter().zip(at) {
            let extra = Facts::counted(what).0 | 1 << COUNTED;
            self.add(item, key, extra, origin);
        }
    }

    /// What the `extra` of a counted fact says, and how many items say so.
    pub fn counted(extra: u64) -> (u64, u64) {
        (extra & ((1 << COUNTED) - 1), extra >> COUNTED)
    }

    /// Keeps a text that a finding may want to write, under its hash.
    pub fn keep(&mut self, hash: u64, text: &str) {
        let hash = Facts::counted(hash).0;
        self.kept.entry(hash).or_insert_with(|| text.into());
    }

    fn open_head(&mut self, item: &ServiceItem<'_>) {
        let name = item.title().map_or("", |raw| raw.text);
        let code = item.code().map_or("", |raw| raw.text);
        let department = item.department.given().map_or("", |field| field.value);
        let start = self.text.len() as u32;
        let cut = |text: &str| {
            let most = text.len().min(usize::from(u16::MAX));
            (0..=most)
                .rev()
                .find(|end| text.is_char_boundary(*end))
                .unwrap_or(0)
        };
        self.text.push_str(&name[..cut(name)]);
        self.text.push_str(&code[..cut(code)]);
        let department = match self
            .departments
            .iter()
            .rposition(|known| **known == *department)
        {
            Some(known) => known,
            None => {
                self.departments.push(department.into());
                self.departments.len() - 1
            }
        };
        self.heads.push(Head {
            unit: 0,
            name: (start, cut(name) as u16),
            code: cut(code) as u16,
            department: department as u32,
        });
    }

    /// The facts.
    #[cfg(test)]
    pub(super) fn into_list(self) -> Vec<Fact> {
        self.facts
    }

    /// The text of the items; from here on it stands elsewhere.
    pub(crate) fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Takes over the facts of the next unit, in the order of the input; its text was put at byte `text` of all.
    pub(crate) fn absorb(&mut self, other: Facts, unit: u32, text: u64) {
        let heads = self.heads.len() as u32;
        let text = u32::try_from(text).unwrap_or(u32::MAX);
        let departments: Vec<u32> = other
            .departments
            .into_iter()
            .map(
                |name| match self.departments.iter().position(|known| *known == name) {
                    Some(known) => known as u32,
                    None => {
                        self.departments.push(name);
                        self.departments.len() as u32 - 1
                    }
                },
            )
            .collect();
        self.kept.extend(other.kept);
        self.heads.extend(other.heads.iter().map(|head| Head {
            unit,
            name: (head.name.0.saturating_add(text), head.name.1),
            department: departments[head.department as usize],
            ..*head
        }));
        self.facts.extend(other.facts.into_iter().map(|fact| Fact {
            head: fact.head + heads,
            ..fact
        }));
    }

    /// Calls `judge` with every group of facts of one rule and one key that is as large as the rule asks, ordered by rule and
    /// first place.
    pub(crate) fn judge(
        &mut self,
        texts: &(impl Texts + ?Sized),
        mut judge: impl FnMut(u16, Group<'_>),
    ) {
        let texts = &|start, len| texts.text(start, len);
        drop_idle(&mut self.facts);
        self.facts
            .sort_unstable_by_key(|fact| (fact.rule, fact.key, fact.head));
        for rule in self.facts.chunk_by(|a, b| a.rule == b.rule) {
            let number = rule[0].rule;
            let (least, _) = asked(number);
            let mut groups: Vec<&[Fact]> = rule
                .chunk_by(|a, b| a.key == b.key)
                .filter(|facts| facts.len() >= least)
                .collect();
            groups.sort_unstable_by_key(|facts| (facts[0].head, facts[0].key));
            for facts in groups {
                judge(
                    number,
                    Group {
                        facts,
                        all: self,
                        texts,
                    },
                );
            }
        }
    }

    /// The unit of a head.
    pub(crate) fn unit(&self, head: u32) -> u32 {
        self.heads[head as usize].unit
    }
}

/// Facts with one key, in the order of the input.
pub struct Group<'a> {
    /// At least as many as the rule asks for.
    pub facts: &'a [Fact],
    pub(crate) all: &'a Facts,
    texts: &'a dyn Fn(u64, usize) -> String,
}

impl Group<'_> {
    /// The item's name.
    pub fn name(&self, fact: &Fact) -> String {
        let (start, len) = self.all.heads[fact.head as usize].name;
        (self.texts)(u64::from(start), usize::from(len))
    }

    /// The item's most specific code.
    pub fn code(&self, fact: &Fact) -> String {
        let head = self.all.heads[fact.head as usize];
        let start = u64::from(head.name.0) + u64::from(head.name.1);
        (self.texts)(start, usize::from(head.code))
    }

    /// The text kept under what a counted fact says.
    pub fn kept(&self, what: u64) -> &str {
        self.all.kept.get(&what).map_or("", |text| text)
    }

    /// The item's department.
    pub fn department(&self, fact: &Fact) -> &str {
        let department = self.all.heads[fact.head as usize].department;
        &self.all.departments[department as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::index_of;

    fn judged(rule: &str, keys: &[u64]) -> Vec<Vec<u32>> {
        let rule = index_of(rule).expect("the rule is in the book") as u16;
        let mut all = Facts::default();
        for (unit, key) in keys.iter().enumerate() {
            let mut facts = Facts::default();
            facts.for_rule(rule);
            facts.add(&ServiceItem::default(), *key, 0, Origin::WHOLE);
            all.absorb(facts, unit as u32, 0);
        }
        let mut groups = Vec::new();
        all.judge("", |_, group| {
            groups.push(group.facts.iter().map(|fact| fact.head).collect())
        });
        groups
    }

    #[test]
    fn groups_come_in_the_order_of_the_input() {
        assert_eq!(judged("I006", &[9, 3, 9, 3, 5]), [[0, 2], [1, 3]]);
    }

    #[test]
    fn a_rule_may_ask_for_facts_that_stand_alone() {
        let groups = judged("I008", &[9, 3, 9]);
        assert_eq!(groups, [vec![0, 2], vec![1]]);
    }

    #[test]
    fn what_is_said_again_is_counted() {
        let (item, mut facts) = (ServiceItem::default(), Facts::default());
        let same = [(1, u64::MAX), (2, 7)];
        assert!(!facts.count_again(same));
        facts.add_counted(&item, same, [Origin::WHOLE; 2]);
        assert!(facts.count_again(same) && facts.count_again(same));
        assert!(!facts.count_again([(1, u64::MAX), (2, 8)]));
        let counts: Vec<(u64, u64)> = facts
            .facts
            .iter()
            .map(|fact| Facts::counted(fact.extra))
            .collect();
        assert_eq!(counts, [((1 << COUNTED) - 1, 3), (7, 3)]);
    }

    #[test]
    fn a_fact_is_thirty_two_bytes() {
        assert_eq!(size_of::<Fact>(), 32);
    }
}
