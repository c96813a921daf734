//! The sink that rules write to. It knows the rule, the item and how places are named; a rule says only what is wrong where.

use super::{Fact, Group, Remembered, Sited};
use crate::finding::{Excerpt, Finding, Fix, FixKind, ItemHead, Lang, Level, Place, Related};
use crate::model::{Element, Part, ServiceItem, Set};
use crate::source::{Origin, Raw};
use std::sync::Arc;

/// How origins become places and labels; the runner supplies it. `unit` is that of the item, or of a head.
pub trait Naming {
    /// The place and the source of an origin of unit `unit`.
    fn place(&self, unit: u32, origin: Origin) -> (u32, Place);
    /// The source's own label there.
    fn label(&self, unit: u32, origin: Origin) -> Option<String>;
}

/// Where findings go.
pub struct Found<'f> {
    rule: u16,
    level: Level,
    lang: Lang,
    unit: u32,
    part: Option<(Part, u32)>,
    naming: &'f dyn Naming,
    findings: &'f mut Vec<Finding>,
    items: &'f [ServiceItem<'f>],
    nth: usize,
    /// The rule looks at more of the item at hand than it says.
    beyond: bool,
    /// How many findings there were before the rule came to the item at hand.
    mark: usize,
    /// Who the items are, once something was found.
    heads: Vec<Option<Arc<ItemHead>>>,
    /// What is remembered of the items, set by set of topics.
    seen: Vec<Remembered>,
}

impl<'f> Found<'f> {
    /// A sink for these items of unit `unit`, first for the first of them; or for something that is about none.
    pub fn new(
        unit: u32,
        lang: Lang,
        naming: &'f dyn Naming,
        findings: &'f mut Vec<Finding>,
        items: &'f [ServiceItem<'f>],
    ) -> Found<'f> {
        Found {
            rule: 0,
            level: Level::Error,
            lang,
            unit,
            part: None,
            naming,
            mark: findings.len(),
            findings,
            items,
            nth: 0,
            beyond: false,
            heads: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// The same, with what is remembered of the items.
    pub fn remembering(self, seen: Vec<Remembered>) -> Found<'f> {
        Found { seen, ..self }
    }

    /// What is remembered of the items.
    pub fn seen(&self) -> &[Remembered] {
        &self.seen
    }

    /// Lets the rule look at a set of topics of the item at hand, and nothing else, unless it looked at the same before and
    /// found nothing. A build with debug assertions looks again.
    #[inline]
    pub fn once(&mut self, set: Set, look: impl FnOnce(&mut Self)) {
        let (rule, nth, before) = (self.rule, self.nth, self.findings.len());
        let seen = self.seen.get(nth).map(|seen| seen[set as usize]);
        let is_known = seen.is_some_and(|seen| seen.is_clean(rule));
        if is_known && !cfg!(debug_assertions) {
            return;
        }
        look(self);
        let is_clean = self.findings.len() == before;
        debug_assert!(is_clean || !is_known, "more was looked at than {set:?}");
        if let (true, Some(seen)) = (is_clean && !is_known, self.seen.get_mut(nth)) {
            seen[set as usize].note(rule);
        }
    }

    /// From here on findings belong to this rule.
    pub fn begin(&mut self, rule: u16, level: Level) {
        (self.rule, self.level) = (rule, level);
        self.keep();
    }

    /// From here on findings are about this one of the items.
    #[inline]
    pub fn turn_to(&mut self, nth: usize) {
        (self.nth, self.beyond) = (nth, false);
    }

    /// From here on the rule looks at more of the item at hand than it says, so that its verdict is not remembered.
    #[inline]
    pub fn beyond(&mut self) {
        self.beyond = true;
    }

    /// The verdict on the item at hand stands for others that say the same of what the rule looks at.
    #[inline]
    pub fn is_general(&self) -> bool {
        !self.beyond
    }

    /// Which of the items is at hand.
    pub fn nth(&self) -> usize {
        self.nth
    }

    /// The rule is done with the item at hand: what it found in it stands.
    pub fn keep(&mut self) {
        (self.mark, self.part) = (self.findings.len(), None);
    }

    /// Drops what the rule at hand found in the item at hand.
    pub fn take_back(&mut self) {
        self.findings.truncate(self.mark);
        self.part = None;
    }

    /// Whether the rule at hand found something in the item at hand.
    #[inline]
    pub fn has_found(&self) -> bool {
        self.findings.len() > self.mark
    }

    /// From here on findings are about an entry of a sub-table.
    pub fn enter(&mut self, part: Part, index: usize) {
        self.part = Some((part, index as u32));
    }

    /// From here on findings are about the item itself again.
    pub fn leave(&mut self) {
        self.part = None;
    }

    /// Reports what is wrong, and where.
    pub fn at(&mut self, sited: &impl Sited, message: impl FnOnce(Lang) -> String) -> Draft<'_> {
        let item = self.who();
        self.push(self.unit, sited, item, message)
    }

    /// Reports that the rule broke on the item at hand.
    pub fn broke(&mut self, rule: &str) {
        let Some(item) = self.items.get(self.nth) else {
            return;
        };
        let name = item.title().map_or("", |raw| raw.text);
        let head = ItemHead {
            name: name.into(),
            ..ItemHead::default()
        };
        let message = |lang| match lang {
            Lang::Zh => format!("规则 {rule} 检查时程序内部出错，这一事项未检查完（{name}）"),
            Lang::En => {
                format!("an internal error in {rule} stopped the check of this item ({name})")
            }
        };
        let help = |lang| match lang {
            Lang::Zh => "这是程序的缺陷，请把这一行数据反馈给开发者".to_owned(),
            Lang::En => {
                "this is a defect of the program; please report it with this row".to_owned()
            }
        };
        self.push(self.unit, &item.origin, Some(Arc::new(head)), message)
            .help(help)
            .level(Level::Error);
    }

    /// Who the item at hand is.
    fn who(&mut self) -> Option<Arc<ItemHead>> {
        let item = self.items.get(self.nth)?;
        self.heads.resize(self.items.len(), None);
        let head = self.heads[self.nth].get_or_insert_with(|| head_of(item));
        Some(head.clone())
    }

    /// Reports what is wrong with an entry of a sub-table.
    pub fn at_part(
        &mut self,
        part: Part,
        index: usize,
        sited: &impl Sited,
        message: impl FnOnce(Lang) -> String,
    ) -> Draft<'_> {
        let outer = self.part.replace((part, index as u32));
        self.at(sited, message);
        self.part = outer;
        self.last()
    }

    /// Reports what is wrong with an item of a group (catalog rules).
    pub fn at_fact(
        &mut self,
        group: &Group<'_>,
        fact: &Fact,
        written: &str,
        message: impl FnOnce(Lang) -> String,
    ) -> Draft<'_> {
        let unit = group.all.unit(fact.head);
        let item = ItemHead {
            name: group.name(fact).into(),
            code: group.code(fact).into(),
            department: group.department(fact).into(),
        };
        self.push(
            unit,
            &Raw {
                text: written,
                origin: fact.origin,
            },
            Some(Arc::new(item)),
            message,
        )
    }

    /// Reports what is wrong with a department or the catalog as a whole, first read in unit `unit`.
    pub fn at_whole(
        &mut self,
        unit: u32,
        department: &str,
        message: impl FnOnce(Lang) -> String,
    ) -> Draft<'_> {
        let head = ItemHead {
            department: department.into(),
            ..ItemHead::default()
        };
        self.push(unit, &Origin::WHOLE, Some(Arc::new(head)), message)
    }

    fn push(
        &mut self,
        unit: u32,
        sited: &impl Sited,
        item: Option<Arc<ItemHead>>,
        message: impl FnOnce(Lang) -> String,
    ) -> Draft<'_> {
        let origin = sited.origin();
        let (source, place) = self.naming.place(unit, origin);
        self.findings.push(Finding {
            rule: self.rule,
            level: self.level,
            source,
            place,
            item,
            element: origin.element(),
            label: self.naming.label(unit, origin).map(Into::into),
            part: self.part,
            value: sited.written().into(),
            message: message(self.lang).into(),
            help: None,
            fix: None,
            related: Vec::new(),
        });
        self.last()
    }

    fn last(&mut self) -> Draft<'_> {
        let finding = self.findings.last_mut().expect("a finding was just pushed");
        Draft {
            lang: self.lang,
            unit: self.unit,
            naming: self.naming,
            finding,
        }
    }
}

/// Who an item is.
pub fn head_of(item: &ServiceItem<'_>) -> Arc<ItemHead> {
    Arc::new(ItemHead {
        name: item.title().map_or("", |raw| raw.text).into(),
        code: item.code().map_or("", |raw| raw.text).into(),
        department: item
            .department
            .given()
            .map_or("", |field| field.value)
            .into(),
    })
}

/// A finding just made, to be completed.
pub struct Draft<'d> {
    lang: Lang,
    unit: u32,
    naming: &'d dyn Naming,
    finding: &'d mut Finding,
}

impl Draft<'_> {
    /// What it is measured against.
    pub fn also(self, sited: &impl Sited, note: impl FnOnce(Lang) -> String) -> Self {
        let unit = self.unit;
        self.relate(unit, sited, note)
    }

    /// What it is measured against, in another item of the group.
    pub fn also_fact(
        self,
        group: &Group<'_>,
        fact: &Fact,
        written: &str,
        note: impl FnOnce(Lang) -> String,
    ) -> Self {
        let unit = group.all.unit(fact.head);
        self.relate(
            unit,
            &Raw {
                text: written,
                origin: fact.origin,
            },
            note,
        )
    }

    fn relate(self, unit: u32, sited: &impl Sited, note: impl FnOnce(Lang) -> String) -> Self {
        let origin = sited.origin();
        let (source, place) = self.naming.place(unit, origin);
        let note = note(self.lang).into();
        let value = sited.written().into();
        self.finding.related.push(Related {
            source,
            place,
            element: origin.element(),
            value,
            note,
        });
        self
    }

    /// What to do.
    pub fn help(self, help: impl FnOnce(Lang) -> String) -> Self {
        self.finding.help = Some(help(self.lang).into());
        self
    }

    /// Another level than the rule's own.
    pub fn level(self, level: Level) -> Self {
        self.finding.level = level;
        self
    }

    /// A new spelling of the same meaning.
    pub fn fix(self, value: impl Into<Box<str>>) -> Self {
        self.finding.fix = Some(Fix {
            kind: FixKind::Safe,
            value: value.into(),
        });
        self
    }

    /// A value that decides something.
    pub fn decide(self, value: impl Into<Box<str>>) -> Self {
        self.finding.fix = Some(Fix {
            kind: FixKind::Unsafe,
            value: value.into(),
        });
        self
    }

    /// The element at fault, where it is not the one of the place.
    pub fn element(self, element: Element) -> Self {
        self.finding.element = element;
        self
    }

    /// Underlines only `part` of what is written, when the place carries an excerpt.
    pub fn on(self, part: &str) -> Self {
        if let Place::Text {
            excerpt: Some(excerpt),
            ..
        } = &mut self.finding.place
        {
            let Excerpt { text, start, len } = &mut **excerpt;
            let (from, to) = (*start as usize, (*start + *len) as usize);
            if let Some(at) = text.get(from..to).and_then(|whole| whole.find(part)) {
                (*start, *len) = ((from + at) as u32, part.len() as u32);
            }
        }
        self
    }
}
