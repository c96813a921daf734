//! Entries of lists whose keys are their names: `申请材料: {申请表: 1份, 身份证: {份数: 1}}`.

use super::arena::{Kind, Node};
use super::shapes::Act;
use super::tape::{Bind, ITEM, Loose};
use super::walk::Walk;
use super::words::is_generic;
use crate::model::{Element, Part};
use crate::read::bind_label;
use crate::read::lists::guess_part;

/// What parts of a text about an entry are parted by.
const JOINTS: [char; 7] = ['，', ',', '；', ';', '、', '/', ' '];

impl Walk<'_> {
    /// Whether the keys of an object may all be names: they are Chinese, and mean nothing in an item or in any record.
    pub(super) fn names_entries(&self, node: u32) -> bool {
        let mut keys = self.work.arena.children(node);
        keys.all(|(_, value)| self.may_be_named(&value))
    }

    fn may_be_named(&self, value: &Node) -> bool {
        let key = self.work.keys.text(value.key);
        !key.is_ascii() && !is_generic(key) && bind_label(key, Part::Item).is_none()
    }

    /// Entries under their names.
    pub(super) fn by_name(&mut self, node: u32, shape: u32, part: Part) {
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let entry = self.work.tape.count_all();
            match value.kind {
                Kind::Object => self.entry(child, shape, part, None),
                _ if self.may_be_named(&value) => self.told_entry(child, shape, part),
                _ => {
                    let below = self.work.below(shape, &value);
                    self.loose(child, ITEM, below);
                }
            }
            let naming = part.naming();
            if self.work.tape.count_all() > entry && !self.work.tape.has(entry, naming) {
                self.work.saw(shape);
                let name = self.said_by_key(child, naming, shape);
                self.work.tape.bind(Bind { entry, ..name });
            }
            child = value.next;
        }
    }

    /// An entry of which a text tells all: `1份`, `原件、复印件`, or a list of such texts.
    fn told_entry(&mut self, node: u32, shape: u32, part: Part) {
        let origin = self.origin(node);
        let entry = self.work.tape.entry(part, origin, None);
        let value = self.work.arena.node(node);
        if value.is_scalar() {
            return self.told(&value, shape, entry, part);
        }
        let mut child = value.first;
        while self.go_on(child) {
            let one = self.work.arena.node(child);
            match one.is_scalar() {
                true => self.told(&one, shape, entry, part),
                false => self.loose(child, entry, shape),
            }
            child = one.next;
        }
    }

    /// Binds what a text says of an entry, told by its form; what cannot be told is kept.
    fn told(&mut self, value: &Node, shape: u32, entry: u32, part: Part) {
        let text = value.text.of(self.input, &self.work.arena.scratch);
        let text = text.trim().to_owned();
        for (element, text) in parts(&text, part) {
            let text = self.work.arena.keep(text);
            match element {
                Some(element) if !self.work.tape.has(entry, element) => {
                    let act = Act::of(element);
                    self.bind(act, text, value, shape, entry);
                }
                _ => {
                    let key = self.work.keys.number("");
                    self.work.tape.loose.push(Loose { entry, key, text });
                }
            }
        }
    }
}

/// The parts of a text about an entry, and what they are.
fn parts(text: &str, part: Part) -> Vec<(Option<Element>, &str)> {
    let guess = |text| guess_part(part.naming(), text);
    let whole = match part {
        Part::Question => Some((Element::question_answer, text)),
        Part::Situation => Some((Element::situation_note, text)),
        _ => guess(text),
    };
    if text.is_empty() {
        return Vec::new();
    }
    if let Some((element, text)) = whole {
        return vec![(Some(element), text)];
    }
    let pieces = text.split(JOINTS);
    let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
    // A sentence that nothing can be told of stays whole.
    if pieces.iter().all(|piece| guess(piece).is_none()) {
        return vec![(None, text)];
    }
    let told = |piece| match guess(piece) {
        Some((element, text)) => (Some(element), text),
        None => (None, piece),
    };
    pieces.into_iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Element as E;

    #[test]
    fn parts_of_a_text_are_told_by_their_form() {
        let told = |text| parts(text, Part::Material);
        assert_eq!(told("1份"), [(Some(E::material_count), "1份")]);
        assert_eq!(
            told("需加盖公章，用黑笔填写"),
            [(None, "需加盖公章，用黑笔填写")]
        );
        assert_eq!(
            told("原件1份、盖章"),
            [(Some(E::material_count), "原件1份"), (None, "盖章")]
        );
        assert_eq!(told(""), []);
        assert_eq!(
            parts("1个工作日", Part::Step),
            [(Some(E::step_limit), "1个工作日")]
        );
    }
}
