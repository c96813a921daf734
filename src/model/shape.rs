//! Values of all kinds in one type, for whoever writes them out rather than compares them.

use super::*;
use crate::source::Field;
use std::fmt;

/// A value of any kind.
#[derive(Clone, Copy, Debug)]
pub enum Shape<'a> {
    /// Free text.
    Text(&'a str),
    /// A code.
    Code(&'a str),
    /// A web address or an attachment.
    Link(&'a str),
    /// A time limit.
    Limit(TimeLimit),
    /// The unit of a time limit.
    Unit(Unit),
    /// How often one must come.
    Visits(Visits),
    /// Telephone numbers.
    Phones(Phones<'a>),
    /// Yes or no.
    Flag(bool),
    /// One label of a fixed set.
    Term(&'static str),
    /// Several labels of a fixed set.
    Terms(Labels),
    /// How deep online handling goes.
    Depth(Depth),
    /// A number of copies.
    Copies(Copies),
    /// A calendar date.
    Date(Date),
}

/// Labels of one set, in the order of the set.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    bits: u16,
    label: fn(usize) -> &'static str,
}

impl Labels {
    /// The labels of `S` whose bits are set.
    pub fn of<S: TermSet>(bits: u16) -> Labels {
        Labels {
            bits,
            label: |at| S::TERMS[at].1,
        }
    }

    /// The labels.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        let set = (0..16_usize).filter(move |at| self.bits >> at & 1 == 1);
        set.map(move |at| (self.label)(at))
    }
}

/// Joined by 、, as [`Terms`](super::Terms) are.
impl fmt::Display for Labels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().enumerate().try_for_each(|(at, label)| {
            f.write_str(if at > 0 { "、" } else { "" })?;
            f.write_str(label)
        })
    }
}

/// Sees the fields of a record, one after another. Absent ones are not shown.
pub trait Visit<'a> {
    /// A field that has a place.
    fn field<T: Value<'a>>(&mut self, element: Element, field: &Field<'a, T>);
}

/// Sees the fields of a record and may change them. Absent ones are not shown.
pub trait Amend<'a> {
    /// A field that has a place.
    fn field<T: Value<'a> + PartialEq>(&mut self, element: Element, field: &mut Field<'a, T>);
}

/// Sees the sub-tables of an item, one after another.
pub trait VisitLists<'a> {
    /// A sub-table, and how to ask an entry for the situation it is listed under.
    fn list<T: Fields<'a> + Record<'a>>(
        &mut self,
        part: Part,
        list: &List<'a, T>,
        situation: fn(&T) -> Option<&'a str>,
    );
}

/// Sees the sub-tables of an item and may change them.
pub trait AmendLists<'a> {
    /// A sub-table.
    fn list<T: Fields<'a> + Record<'a>>(&mut self, part: Part, list: &mut List<'a, T>);
}

impl<'a> ServiceItem<'a> {
    /// Shows every sub-table, in the order of the model.
    pub fn lists<V: VisitLists<'a>>(&self, visit: &mut V) {
        visit.list(Part::Material, &self.materials, |one| one.situation);
        visit.list(Part::Step, &self.steps, |_| None);
        visit.list(Part::Special, &self.specials, |_| None);
        visit.list(Part::Fee, &self.fees, |_| None);
        visit.list(Part::Question, &self.questions, |_| None);
        visit.list(Part::Situation, &self.situations, |_| None);
        visit.list(Part::SubItem, &self.sub_items, |_| None);
    }

    /// Offers every sub-table for change.
    pub fn amend_lists<V: AmendLists<'a>>(&mut self, amend: &mut V) {
        amend.list(Part::Material, &mut self.materials);
        amend.list(Part::Step, &mut self.steps);
        amend.list(Part::Special, &mut self.specials);
        amend.list(Part::Fee, &mut self.fees);
        amend.list(Part::Question, &mut self.questions);
        amend.list(Part::Situation, &mut self.situations);
        amend.list(Part::SubItem, &mut self.sub_items);
    }
}
