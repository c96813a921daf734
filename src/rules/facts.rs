//! What catalog rules remember of items: a few integers a fact, and one head an item to name it by.

use crate::model::ServiceItem;
use crate::source::Origin;

/// One thing remembered of one item, for one rule.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// Facts with equal keys are judged together.
    pub key: u64,
    /// Whatever the rule compares within a group.
    pub extra: u64,
    /// The item, an index into the heads.
    pub head: u32,
    /// Where it is written.
    pub origin: Origin,
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

/// The facts of one unit, and at the end of all. Text is kept once, in one buffer.
#[derive(Default, Debug)]
pub struct Facts {
    text: String,
    heads: Vec<Head>,
    departments: Vec<Box<str>>,
    by_rule: Vec<(u16, Fact)>,
    rule: u16,
    open: bool,
}

impl Facts {
    /// From here on facts belong to this rule.
    pub(crate) fn for_rule(&mut self, rule: u16) {
        self.rule = rule;
    }

    /// From here on facts belong to the next item.
    pub(crate) fn next_item(&mut self) {
        self.open = false;
    }

    /// Remembers a fact of the item at hand.
    pub fn add(&mut self, item: &ServiceItem<'_>, key: u64, extra: u64, origin: Origin) {
        if !self.open {
            self.open_head(item);
        }
        let head = self.heads.len() as u32 - 1;
        self.by_rule.push((
            self.rule,
            Fact {
                key,
                extra,
                head,
                origin,
            },
        ));
    }

    fn open_head(&mut self, item: &ServiceItem<'_>) {
        let name = item.title().map_or("", |raw| raw.text);
        let code = item.code().map_or("", |raw| raw.text);
        let department = item.department.given().map_or("", |field| field.value);
        let start = self.text.len() as u32;
        let cut = |text: &str| text.floor_char_boundary(u16::MAX as usize);
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
        self.open = true;
    }

    /// Takes over the facts of the next unit, in the order of the input.
    pub(crate) fn absorb(&mut self, other: Facts, unit: u32) {
        let (text, heads) = (self.text.len() as u32, self.heads.len() as u32);
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
        self.text.push_str(&other.text);
        self.heads.extend(other.heads.iter().map(|head| Head {
            unit,
            name: (head.name.0 + text, head.name.1),
            department: departments[head.department as usize],
            ..*head
        }));
        self.by_rule
            .extend(other.by_rule.into_iter().map(|(rule, fact)| {
                (
                    rule,
                    Fact {
                        head: fact.head + heads,
                        ..fact
                    },
                )
            }));
    }

    /// Calls `judge` with every group of two or more facts of one rule and one key, ordered by rule and first place.
    pub(crate) fn judge(&mut self, mut judge: impl FnMut(u16, Group<'_>)) {
        self.by_rule
            .sort_unstable_by_key(|(rule, fact)| (*rule, fact.key, fact.head));
        let mut groups: Vec<(u16, u32, usize, usize)> = Vec::new();
        let mut start = 0;
        for chunk in self
            .by_rule
            .chunk_by(|a, b| a.0 == b.0 && a.1.key == b.1.key)
        {
            if chunk.len() > 1 {
                groups.push((chunk[0].0, chunk[0].1.head, start, start + chunk.len()));
            }
            start += chunk.len();
        }
        groups.sort_unstable();
        for (rule, _, from, to) in groups {
            let facts: Vec<Fact> = self.by_rule[from..to]
                .iter()
                .map(|(_, fact)| *fact)
                .collect();
            judge(
                rule,
                Group {
                    facts: &facts,
                    all: self,
                },
            );
        }
    }

    /// The unit, name, code and department of a head.
    pub(crate) fn head(&self, head: u32) -> (u32, &str, &str, &str) {
        let head = self.heads[head as usize];
        let (start, name) = (head.name.0 as usize, head.name.1 as usize);
        let code = start + name + head.code as usize;
        (
            head.unit,
            &self.text[start..start + name],
            &self.text[start + name..code],
            &self.departments[head.department as usize],
        )
    }
}

/// Facts with one key, in the order of the input.
pub struct Group<'a> {
    /// Two or more.
    pub facts: &'a [Fact],
    pub(crate) all: &'a Facts,
}

impl Group<'_> {
    /// The item's name.
    pub fn name(&self, fact: &Fact) -> &str {
        self.all.head(fact.head).1
    }

    /// The item's most specific code.
    pub fn code(&self, fact: &Fact) -> &str {
        self.all.head(fact.head).2
    }

    /// The item's department.
    pub fn department(&self, fact: &Fact) -> &str {
        self.all.head(fact.head).3
    }
}
