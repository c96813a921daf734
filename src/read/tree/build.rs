//! From the tape to the item.

use super::arena::Slice;
use super::claims::{Claims, Elements, elements_of, name_of};
use super::keys::Keys;
use super::shapes::Shapes;
use super::tape::{Bind, Tape};
use crate::model::{
    Element, Extra, Fee, Kind, Material, Part, Question, Remark, ServiceItem, Situation, Special,
    Step, SubItem, TimeLimit, Unit,
};
use crate::source::{Field, Origin, Raw};

/// What an item is made from.
pub(super) struct Stuff<'a> {
    pub(super) input: &'a str,
    pub(super) scratch: &'a str,
    pub(super) keys: &'a Keys,
    pub(super) shapes: &'a Shapes,
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
    entries(stuff, tape, item);
    for bind in &tape.binds {
        place(stuff, tape, bind, (before, item), notice);
    }
    for bind in &tape.spare {
        spare(stuff, bind, item);
    }
    for list in &tape.stated {
        let raw = Raw {
            text: stuff.text(list.text).trim(),
            origin: list.origin.under(name_of(list.part)),
        };
        state(item, list.part, raw);
    }
    for loose in &tape.loose {
        let extra = Extra {
            label: stuff.keys.text(loose.key),
            text: stuff.text(loose.text),
        };
        extras(tape, item, loose.entry).push(extra);
    }
    if !tape.normal {
        claim(tape, claims, item);
    }
    item.settle();
}

/// The entries of the lists, with nothing in them. They are made where they stay: a material is some hundred bytes long.
fn entries<'a>(stuff: &Stuff<'a>, tape: &Tape, item: &mut ServiceItem<'a>) {
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
        if let (Part::Material, Some(text)) = (part, entry.situation) {
            item.materials.entries[index].situation = Some(stuff.text(text).trim());
        }
    }
}

/// Binds a value; of two that differ the first wins.
fn place<'a>(
    stuff: &Stuff<'a>,
    tape: &Tape,
    bind: &Bind,
    (before, item): (&ServiceItem<'a>, &mut ServiceItem<'a>),
    notice: &mut dyn FnMut(Remark<'_>),
) {
    let text = stuff.text(bind.text);
    let (part, index) = target(tape, bind.entry);
    if bind.again && is_taken(stuff, tape, bind, item, notice) {
        return;
    }
    let (element, origin) = (bind.element, bind.origin);
    match (part, index) {
        (Part::Item, _) => item.bind_like(before, element, text, origin),
        (Part::Material, 1..) => {
            let (above, entries) = item.materials.entries.split_at_mut(index);
            entries[0].bind_like(&above[index - 1], element, text, origin);
        }
        _ => {
            on_entry!(item, part, index, entry => entry.bind(element, text, origin), else false);
        }
    }
    if bind.unit
        && let Some(unit) = stuff.shapes.act(bind.shape).unit
        && let Some(limit) = limit(item, part, index, bind.element)
    {
        with_unit(limit, unit);
    }
    if bind.number {
        number(bind, text, notice);
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

fn with_unit(limit: &mut Field<'_, TimeLimit>, unit: Unit) {
    if let Field::Given(limit) = limit
        && limit.value.unit == Unit::Unstated
    {
        limit.value = limit.value.with_unit(unit);
    }
}

/// A list stated by a text of its own.
fn state<'a>(item: &mut ServiceItem<'a>, part: Part, raw: Raw<'a>) {
    let field = if is_no_list(raw.text) {
        Field::Nil(raw)
    } else {
        Field::read(raw.text, raw.origin)
    };
    let stated = match part {
        Part::Material => &mut item.materials.stated,
        Part::Step => &mut item.steps.stated,
        Part::Special => &mut item.specials.stated,
        Part::Fee => &mut item.fees.stated,
        Part::Question => &mut item.questions.stated,
        Part::Situation => &mut item.situations.stated,
        Part::SubItem => &mut item.sub_items.stated,
        Part::Item => return,
    };
    if !stated.is_filled() {
        *stated = field;
    }
}

/// Words that say of a list that there is nothing to list.
pub(in crate::read) fn is_no_list(text: &str) -> bool {
    matches!(
        text,
        "无需材料"
            | "无需提交材料"
            | "无需提供材料"
            | "无需申请材料"
            | "不需要材料"
            | "无材料"
            | "无申请材料"
            | "无需提交"
            | "无需提供"
            | "无情形"
            | "无子项"
            | "不收费"
            | "无特殊环节"
            | "没有特殊环节"
    )
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

/// Makes blank what is claimed and missing.
fn claim<'a>(tape: &Tape, claims: &Claims, item: &mut ServiceItem<'a>) {
    let missing = claims
        .elements
        .within(elements_of(Part::Item))
        .without(tape.present);
    let parent_named = tape.present.has(Element::parent_name) || tape.present.has(Element::name);
    for element in missing.iter() {
        // 主项 without a name of its own: the item is the parent itself.
        if element == Element::name && parent_named {
            continue;
        }
        item.bind(element, "", tape.origin);
    }
    for entry in &tape.entries {
        let missing = claims
            .elements
            .within(elements_of(entry.part))
            .without(entry.present);
        let which = (entry.part, entry.index as usize);
        blank_entry(item, which, missing, entry.origin);
    }
    claim_lists(tape, claims, item);
}

fn blank_entry(
    item: &mut ServiceItem<'_>,
    (part, index): (Part, usize),
    missing: Elements,
    origin: Origin,
) {
    for element in missing.iter() {
        on_entry!(item, part, index, entry => entry.bind(element, "", origin), else false);
    }
}

fn claim_lists(tape: &Tape, claims: &Claims, item: &mut ServiceItem<'_>) {
    let blank = |part: Part| Raw {
        text: "",
        origin: tape.origin.under(name_of(part)),
    };
    // 子项 and 情形 are asked of no item: that one item has them says nothing of the others.
    for part in [
        Part::Material,
        Part::Step,
        Part::Special,
        Part::Fee,
        Part::Question,
    ] {
        let there = match part {
            Part::Material => !item.materials.is_absent(),
            Part::Step => !item.steps.is_absent() || tape.present.has(Element::process_text),
            Part::Special => !item.specials.is_absent(),
            Part::Fee => !item.fees.is_absent(),
            _ => !item.questions.is_absent(),
        };
        if claims.has_part(part) && !there {
            state(item, part, blank(part));
        }
    }
}
