//! All that an item says, field by field, kept beyond the reader's buffer: what a catalog written and read again must give back.

use shixiang::finding::TableReport;
use shixiang::model::{
    Element, Extra, Fields, List, Part, Record, Remark, ServiceItem, Shape, Value, Visit,
    VisitLists,
};
use shixiang::normalize::{Drafts, normalize};
use shixiang::read::{Places, Sink};
use shixiang::source::Field;
use std::collections::BTreeMap;

/// States by the element's name; what is absent is not there.
pub type States = BTreeMap<&'static str, String>;

/// An entry of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its elements.
    pub states: States,
    /// The situation it is listed under.
    pub situation: Option<String>,
    /// What is no element.
    pub extra: Vec<(String, String)>,
}

/// One item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Whole {
    /// Its own elements.
    pub states: States,
    /// Its lists that are not absent: what is stated for each as a whole unless entries say it, and the entries.
    pub lists: BTreeMap<&'static str, (String, Vec<Entry>)>,
    /// What is no element.
    pub extra: Vec<(String, String)>,
}

fn state<'a, T: Value<'a>>(field: &Field<'a, T>) -> String {
    match field {
        Field::Absent => String::new(),
        Field::Blank(_) => "blank".to_owned(),
        Field::Nil(_) => "none".to_owned(),
        Field::Unreadable(raw) => format!("unreadable {:?}", raw.text),
        Field::Given(given) => match given.value.shape() {
            Shape::Terms(labels) => format!("given {labels}"),
            shape => format!("given {shape:?} {:?}", given.raw.text),
        },
    }
}

fn pairs(extras: &[Extra<'_>]) -> Vec<(String, String)> {
    let pair = |extra: &Extra<'_>| (extra.label.to_owned(), extra.text.to_owned());
    extras.iter().map(pair).collect()
}

#[derive(Default)]
struct Fielded(States);

impl<'a> Visit<'a> for Fielded {
    fn field<T: Value<'a>>(&mut self, element: Element, field: &Field<'a, T>) {
        self.0.insert(element.key(), state(field));
    }
}

#[derive(Default)]
struct Listed(BTreeMap<&'static str, (String, Vec<Entry>)>);

impl<'a> VisitLists<'a> for Listed {
    fn list<T: Fields<'a> + Record<'a>>(
        &mut self,
        part: Part,
        list: &List<'a, T>,
        situation: fn(&T) -> Option<&'a str>,
    ) {
        if list.is_absent() {
            return;
        }
        let entries: Vec<Entry> = list
            .entries
            .iter()
            .map(|entry| {
                let mut fields = Fielded::default();
                entry.visit(&mut fields);
                Entry {
                    states: fields.0,
                    situation: situation(entry).map(str::to_owned),
                    extra: pairs(entry.loose()),
                }
            })
            .collect();
        // Entries say what their list says.
        let stated = match entries.is_empty() {
            true => state(&list.stated),
            false => String::new(),
        };
        self.0.insert(part.name(), (stated, entries));
    }
}

/// All that an item says.
pub fn whole(item: &ServiceItem<'_>) -> Whole {
    let (mut fields, mut lists) = (Fielded::default(), Listed::default());
    item.visit(&mut fields);
    item.lists(&mut lists);
    Whole {
        states: fields.0,
        lists: lists.0,
        extra: pairs(&item.extra),
    }
}

/// The items of a source, as they are or in canonical text.
#[derive(Default)]
pub struct Wholes {
    /// Put each item into canonical text first.
    pub canonical: bool,
    /// The items.
    pub items: Vec<Whole>,
}

impl Sink for Wholes {
    fn item(&mut self, item: &mut ServiceItem<'_>, places: &dyn Places) {
        let mut drafts = Drafts::default();
        drafts.heed(item, |origin| places.label(origin));
        self.items.push(match self.canonical {
            true => normalize(item, &mut drafts, &mut |_| {}, whole),
            false => whole(item),
        });
    }

    fn remark(&mut self, _: Remark<'_>, _: &dyn Places) {}
    fn table(&mut self, _: TableReport) {}
}

impl Whole {
    /// As a table can say it: a column is there for all items or for none, and what stands under one label is one cell.
    pub fn tabled(mut self) -> Whole {
        let filled = |states: &mut States| states.retain(|_, state| state != "blank");
        filled(&mut self.states);
        self.extra = joined(&self.extra);
        self.lists
            .retain(|_, (stated, entries)| stated != "blank" || !entries.is_empty());
        for (_, entries) in self.lists.values_mut() {
            for entry in entries {
                filled(&mut entry.states);
                entry.extra = joined(&entry.extra);
            }
        }
        self
    }
}

fn joined(extras: &[(String, String)]) -> Vec<(String, String)> {
    let mut all: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (label, text) in extras.iter().filter(|(_, text)| !text.is_empty()) {
        // A header keeps no control characters.
        let shown = label.trim().chars();
        let shown = shown.filter(|c| !c.is_control() || *c == '\n');
        all.entry(shown.collect()).or_default().push(text);
    }
    let join = |(label, texts): (String, Vec<&str>)| (label, texts.join("\n"));
    all.into_iter().map(join).collect()
}
