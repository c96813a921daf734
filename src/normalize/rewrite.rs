//! Puts drafts in the place of what is written, where they are read as the same.

use super::{Change, Draft, Drafts};
use crate::model::{
    Amend, AmendLists, Element, Extra, Fields, Kind, List, Part, Record, ServiceItem, Text, Value,
};
use crate::source::{Field, Origin, Raw};

/// A walk over the texts of one item in the order of [`Look`](super::look::Look).
pub(super) struct Rewrite<'d, 'n> {
    drafts: &'d Drafts,
    rest: std::slice::Iter<'d, Draft>,
    next: Option<&'d Draft>,
    at: u32,
    part: Option<(Part, u32)>,
    note: &'n mut dyn FnMut(Change<'_>),
}

impl<'d, 'n> Rewrite<'d, 'n> {
    pub(super) fn new(drafts: &'d Drafts, note: &'n mut dyn FnMut(Change<'_>)) -> Rewrite<'d, 'n> {
        let mut rest = drafts.list.iter();
        Rewrite {
            drafts,
            next: rest.next(),
            rest,
            at: 0,
            part: None,
            note,
        }
    }

    pub(super) fn item(&mut self, item: &mut ServiceItem<'d>) {
        item.amend(self);
        item.amend_lists(self);
        self.part = None;
        self.extras(&mut item.extra, item.origin);
        for (nth, material) in item.materials.entries.iter_mut().enumerate() {
            self.part = Some((Part::Material, nth as u32));
            let draft = self.draft();
            if let (Some(text), Some(written)) = (draft, &mut material.situation) {
                self.tell(written, material.origin, text);
                *written = text;
            }
        }
    }

    /// The draft of the text at hand.
    fn draft(&mut self) -> Option<&'d str> {
        let draft = self.next.filter(|draft| draft.at == self.at);
        self.at += 1;
        let draft = draft?;
        self.next = self.rest.next();
        Some(&self.drafts.text[draft.start..draft.end])
    }

    fn tell(&mut self, text: &str, origin: Origin, to: &str) {
        let from = Raw { text, origin };
        let part = self.part;
        (self.note)(Change { from, part, to });
    }

    fn extras(&mut self, extras: &mut [Extra<'d>], origin: Origin) {
        for extra in extras {
            if let Some(text) = self.draft() {
                // Where an unbound column stands is not kept.
                self.tell(extra.text, origin.under(Element::none), text);
                extra.text = text;
            }
        }
    }
}

/// Two fields say the same: in the same state, and of equal value unless it is free text.
fn is_same<'a, T: Value<'a> + PartialEq>(one: &Field<'a, T>, other: &Field<'a, T>) -> bool {
    match (one, other) {
        (Field::Given(a), Field::Given(b)) => {
            matches!(T::KIND, Kind::Text | Kind::Code | Kind::Link) || a == b
        }
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

impl<'d> Amend<'d> for Rewrite<'d, '_> {
    fn field<T: Value<'d> + PartialEq>(&mut self, _: Element, field: &mut Field<'d, T>) {
        let (Some(text), Some(raw)) = (self.draft(), field.raw()) else {
            return;
        };
        let new = Field::read(text, raw.origin);
        if is_same(&new, field) {
            self.tell(raw.text, raw.origin, text);
            *field = new;
        }
    }
}

impl<'d> AmendLists<'d> for Rewrite<'d, '_> {
    fn list<T: Fields<'d> + Record<'d>>(&mut self, part: Part, list: &mut List<'d, T>) {
        self.part = None;
        if !list.stated.is_absent() {
            Amend::field::<Text<'d>>(self, part.naming(), &mut list.stated);
        }
        for (nth, entry) in list.entries.iter_mut().enumerate() {
            self.part = Some((part, nth as u32));
            entry.amend(self);
            let origin = entry.place();
            self.extras(entry.extra(), origin);
        }
    }
}
