//! From the tape to the item.

use super::arena::Slice;
use super::claims::{Claims, Elements};
use super::keys::Keys;
use super::noted::Noted;
use super::shapes::Shapes;
use super::stated::claim;
use super::tape::{Bind, Tape};
use crate::canon::is_error_value;
use crate::model::{
    Element, Extra, Fee, Kind, Material, Part, Question, Remark, ServiceItem, Situation, Special,
    Step, SubItem, TimeLimit,
};
use crate::read::lists::{state, state_alone, steps_in_text};
use crate::source::{Field, Raw};

/// What an item is made from.
pub(super) struct Stuff<'a> {
    pub(super) input: &'a str,
    pub(super) scratch: &'a str,
    pub(super) keys: &'a Keys,
    pub(super) shapes: &'a Shapes,
    /// The hash of the way items are made, if it is to be noted what items are alike.
    pub(super) way: Option<u64>,
}

impl<'a> Stuff<'a> {
    fn text(&self, slice: Slice) -> &'a str {
        slice.of(self.input, self.scratch)
    }
}

/// Calls a method on the part of the item that an entry is, whatever its type.
macro_rules! on_entry {
    ($item:expr, $part:expr, $index:expr, $entry:ident => $call:expr, else $other:expr) => {
        match $part {
            Part::Material => {
                let $entry = &mut $item.materials.entries[$index];
                $call
            }
            Part::Step => {
                let $entry = &mut $item.steps.entries[$index];
                $call
            }
            Part::Special => {
                let $entry = &mut $item.specials.entries[$index];
                $call
            }
            Part::Fee => {
                let $entry = &mut $item.fees.entries[$index];
                $call
            }
            Part::Question => {
                let $entry = &mut $item.questions.entries[$index];
                $call
            }
            Part::Situation => {
                let $entry = &mut $item.situations.entries[$index];
                $call
            }
            Part::SubItem => {
                let $entry = &mut $item.sub_items.entries[$index];
                $call
            }
            Part::Item => $other,
        }
    };
}
pub(super) use on_entry;

/// Fills an empty item, where it is: an item is some kilobytes long. `before` is any other that may say much the same. What is
/// noticed on the way goes to `notice`.
pub(super) fn item<'a>(
    stuff: &Stuff<'a>,
    tape: &Tape,
    claims: &Claims,
    (before, item): (&ServiceItem<'a>, &mut ServiceItem<'a>),
    notice: &mut dyn FnMut(Remark<'_>),
) {
    item.origin = tape.origin;
    let mut noted = Noted::begin(stuff.way.map(|way| way ^ u64::from(tape.normal)));
    entries(stuff, tape, item, &mut noted);
    for bind in &tape.binds {
        place(stuff, tape, bind, (before, item), (&mut noted, notice));
    }
    for (nth, bind) in tape.spare.iter().enumerate() {
        spare(stuff, bind, item);
        let is_blank = item.is_blank(bind.element);
        noted.spare(nth, bind, stuff.text(bind.text), is_blank);
    }
    for (nth, list) in tape.stated.iter().enumerate() {
        let raw = Raw {
            text: stuff.text(list.text).trim(),
            origin: list.origin.under(list.part.naming()),
        };
        match tape.normal {
            true => state_alone(item, list.part, raw),
            false => state(item, list.part, raw),
        }
        noted.stated(nth, list.part, raw.text);
    }
    for loose in &tape.loose {
        let extra = Extra {
            label: stuff.keys.text(loose.key),
            text: stuff.text(loose.text),
        };
        extras(tape, item, loose.entry).push(extra);
    }
    let claimed = match tape.normal {
        true => Elements::default(),
        false => {
            if item.steps.entries.is_empty() {
                steps_in_text(item);
            }
            claim(tape, claims, item)
        }
    };
    item.settle();
    noted.give(tape, claimed, item);
}

/// The entries of the lists, with nothing in them. They are made where they stay: a material is some hundred bytes long.
fn entries<'a>(stuff: &Stuff<'a>, tape: &Tape, item: &mut ServiceItem<'a>, noted: &mut Noted) {
    let many = |part| tape.count(part);
    let ServiceItem {
        materials,
        steps,
        specials,
        fees,
        questions,
        situations,
        sub_items,
        ..
    } = item;
    materials
        .entries
        .resize_with(many(Part::Material), Material::default);
    steps.entries.resize_with(many(Part::Step), Step::default);
    specials
        .entries
        .resize_with(many(Part::Special), Special::default);
    fees.entries.resize_with(many(Part::Fee), Fee::default);
    questions
        .entries
        .resize_with(many(Part::Question), Question::default);
    situations
        .entries
        .resize_with(many(Part::Situation), Situation::default);
    sub_items
        .entries
        .resize_with(many(Part::SubItem), SubItem::default);
    for entry in &tape.entries {
        let (part, index) = (entry.part, entry.index as usize);
        on_entry!(item, part, index, made => made.origin = entry.origin, else ());
        let situation = entry.situation.map(|text| stuff.text(text).trim());
        noted.entry(part, index, situation);
        if part == Part::Material {
            item.materials.entries[index].situation = situation;
        }
    }
}

/// Binds a value; of two that differ the first wins.
fn place<'a>(
    stuff: &Stuff<'a>,
    tape: &Tape,
    bind: &Bind,
    (before, item): (&ServiceItem<'a>, &mut ServiceItem<'a>),
    (noted, notice): (&mut Noted, &mut dyn FnMut(Remark<'_>)),
) {
    let text = stuff.text(bind.text);
    let (part, index) = target(tape, bind.entry);
    if bind.again {
        noted.lose();
        if is_taken(stuff, tape, bind, item, notice) {
            return;
        }
    }
    let (element, origin) = (bind.element, bind.origin);
    let unit = match bind.unit {
        true => stuff.shapes.act(bind.shape).unit,
        false => None,
    };
    noted.value(bind, unit, index, text);
    match (part, index) {
        (Part::Item, _) => {
            if item.bind_like(before, element, text, origin) {
                noted.blank(element);
            }
        }
        (Part::Material, 1..) => {
            let (above, entries) = item.materials.entries.split_at_mut(index);
            let above = &above[index - 1];
            entries[0].bind_like(above, element, text, origin);
        }
        _ => {
            on_entry!(item, part, index, entry => entry.bind(element, text, origin), else false);
        }
    }
    if let Some(unit) = unit
        && let Some(limit) = limit(item, part, index, bind.element)
    {
        limit.tell(unit);
    }
    if bind.number {
        number(bind, text, notice);
    } else if is_error_value(text) && !element.can_fail() {
        let origin = origin.under(element);
        notice(Remark::Formula {
            raw: Raw { text, origin },
        });
    }
}

/// Whether the element has a value already; says so when it is another.
fn is_taken<'a>(
    stuff: &Stuff<'a>,
    tape: &Tape,
    bind: &Bind,
    item: &mut ServiceItem<'a>,
    notice: &mut dyn FnMut(Remark<'_>),
) -> bool {
    let (part, index) = target(tape, bind.entry);
    let first =
        on_entry!(item, part, index, entry => entry.raw(bind.element), else item.raw(bind.element));
    let Some(first) = first.filter(|first| !first.text.is_empty()) else {
        return false;
    };
    let second = Raw {
        text: stuff.text(bind.text).trim(),
        origin: bind.origin.under(bind.element),
    };
    if bind.generic {
        loosen(stuff, tape, bind, item);
    } else if !second.text.is_empty() && second.text != first.text {
        notice(Remark::BoundTwice { first, second });
        loosen(stuff, tape, bind, item);
    }
    true
}

#[inline]
fn target(tape: &Tape, entry: u32) -> (Part, usize) {
    match tape.entries.get(entry as usize) {
        Some(entry) => (entry.part, entry.index as usize),
        None => (Part::Item, 0),
    }
}

/// The value that lost is kept beside.
fn loosen<'a>(stuff: &Stuff<'a>, tape: &Tape, bind: &Bind, item: &mut ServiceItem<'a>) {
    let extra = Extra {
        label: stuff.keys.text(stuff.shapes.key(bind.shape)),
        text: stuff.text(bind.text),
    };
    extras(tape, item, bind.entry).push(extra);
}

/// Binds a value that gives way to what is there.
fn spare<'a>(stuff: &Stuff<'a>, bind: &Bind, item: &mut ServiceItem<'a>) {
    let taken = item
        .raw(bind.element)
        .is_some_and(|raw| !raw.text.is_empty());
    if !taken {
        item.bind(bind.element, stuff.text(bind.text), bind.origin);
    } else if bind.generic {
        item.extra.push(Extra {
            label: stuff.keys.text(stuff.shapes.key(bind.shape)),
            text: stuff.text(bind.text),
        });
    }
}

/// A code of more digits than a number holds exactly, or a telephone number that has lost its leading 0.
fn number(bind: &Bind, text: &str, notice: &mut dyn FnMut(Remark<'_>)) {
    let digits = match bind.element.row().map(|row| row.kind) {
        Some(Kind::Code) => 15,
        Some(Kind::Phones) => 8,
        _ => return,
    };
    if text.len() > digits {
        let raw = Raw {
            text,
            origin: bind.origin.under(bind.element),
        };
        notice(Remark::NumericCode { raw });
    }
}

fn limit<'i, 'a>(
    item: &'i mut ServiceItem<'a>,
    part: Part,
    index: usize,
    element: Element,
) -> Option<&'i mut Field<'a, TimeLimit>> {
    Some(match (part, element) {
        (_, Element::statutory_limit) => &mut item.statutory_limit,
        (_, Element::promised_limit) => &mut item.promised_limit,
        (_, Element::intermediary_limit) => &mut item.intermediary_limit,
        (Part::Step, Element::step_limit) => &mut item.steps.entries[index].limit,
        (Part::Special, Element::special_limit) => &mut item.specials.entries[index].limit,
        _ => return None,
    })
}

fn extras<'i, 'a>(
    tape: &Tape,
    item: &'i mut ServiceItem<'a>,
    entry: u32,
) -> &'i mut Vec<Extra<'a>> {
    let Some(entry) = tape.entries.get(entry as usize) else {
        return &mut item.extra;
    };
    let index = entry.index as usize;
    on_entry!(item, entry.part, index, entry => &mut entry.extra, else &mut item.extra)
}
