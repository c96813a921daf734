//! Items of a normalized catalog: every key is the name or the label of what it holds, what is not there is absent, and a typed
//! value is read from the text beside it.

use super::arena::{Kind, NIL, Slice};
use super::shapes::{Act, NORMAL};
use super::tape::{ITEM, Loose, Stated};
use super::walk::Walk;
use crate::model::{
    EXTRA, EXTRA_LABEL, Element, MARK, Part, SITUATION, SITUATION_LABEL, STATED, STATED_LABEL,
};
use crate::read::bind_exactly;

/// What a key means in the item, or in an entry of one of its lists.
pub(super) fn act(key: &str, scope: Part) -> Act {
    let named = |part: &Part| key == part.name() || key == part.list_label();
    Act {
        list: Part::LISTS
            .into_iter()
            .find(|part| scope == Part::Item && named(part)),
        ..Act::of(bind_exactly(key, scope).unwrap_or_default())
    }
}

/// The list whose text as a whole stands under a key.
fn stated(key: &str) -> Option<Part> {
    let name = key.strip_suffix(STATED);
    let label = key.strip_suffix(STATED_LABEL);
    Part::LISTS
        .into_iter()
        .find(|part| name == Some(part.name()) || label == Some(part.list_label()))
}

impl Walk<'_> {
    /// Whether an object is an item of a normalized catalog: its first key says so.
    pub(super) fn is_normal(&self, node: u32) -> bool {
        let first = self.work.arena.node(node).first;
        first != NIL && self.work.keys.text(self.work.arena.node(first).key) == MARK
    }

    /// Reads such an item off the tree.
    pub(super) fn normal(&mut self, node: u32) {
        self.rebase(node);
        let origin = self.origin(node);
        self.work.tape.clear(origin);
        self.work.tape.normal = true;
        let mut child = self.work.arena.node(node).first;
        child = self.work.arena.node(child).next;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let shape = self.work.below(NORMAL, &value);
            let act = self.work.shapes.act(shape);
            match act.list {
                Some(part) => self.normal_list(child, shape, part),
                None if act.element != Element::none => self.normal_value(child, shape, act, ITEM),
                None => self.normal_other(child, shape),
            }
            child = value.next;
        }
        self.finish();
    }

    fn normal_list(&mut self, list: u32, shape: u32, part: Part) {
        let value = self.work.arena.node(list);
        if value.kind != Kind::Array || value.first == NIL {
            return self.normal_stated(list, part);
        }
        self.work.saw(shape);
        self.work.shapes.is_array(shape);
        let mut child = value.first;
        while self.go_on(child) {
            let origin = self.origin(child);
            let entry = self.work.tape.entry(part, origin, None);
            self.normal_entry(child, shape, entry);
            child = self.work.arena.node(child).next;
        }
    }

    fn normal_entry(&mut self, node: u32, shape: u32, entry: u32) {
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            let key = self.work.keys.text(value.key);
            if act.element != Element::none {
                self.normal_value(child, below, act, entry);
            } else if matches!(key, EXTRA | EXTRA_LABEL) {
                self.normal_extra(child, entry);
            } else if matches!(key, SITUATION | SITUATION_LABEL) {
                self.work.tape.situate(entry, value.text);
            } else {
                self.keep_loose(child, entry);
            }
            child = value.next;
        }
    }

    fn normal_value(&mut self, node: u32, shape: u32, act: Act, entry: u32) {
        let value = self.work.arena.node(node);
        let text = self.normal_text(node);
        self.bind(act, text, &value, shape, entry);
    }

    /// The text of a value: its own, that of its labels, or the one beside what it was taken apart to.
    fn normal_text(&mut self, node: u32) -> Slice {
        let value = self.work.arena.node(node);
        match value.kind {
            Kind::Object => {
                let keys = &self.work.keys;
                let said = |key: u32| matches!(keys.text(key), "text" | "none" | "unreadable");
                let mut children = self.work.arena.children(node);
                let text = children.find(|(_, child)| said(child.key));
                text.map_or(Slice::EMPTY, |(_, child)| child.text)
            }
            Kind::Array => self.fold(node),
            Kind::Bool => {
                let yes = value.text.of(self.input, &self.work.arena.scratch) == "true";
                self.work.arena.keep(if yes { "是" } else { "否" })
            }
            _ => value.text,
        }
    }

    fn normal_other(&mut self, node: u32, shape: u32) {
        let key = self.work.keys.text(self.work.shapes.key(shape));
        match stated(key) {
            Some(part) => self.normal_stated(node, part),
            None if matches!(key, EXTRA | EXTRA_LABEL) => self.normal_extra(node, ITEM),
            None => self.keep_loose(node, ITEM),
        }
    }

    /// What is stated for a list as a whole; the later word counts, since a list without entries says nothing by itself.
    fn normal_stated(&mut self, node: u32, part: Part) {
        let origin = self.origin(node);
        let text = match self.work.arena.node(node).kind {
            Kind::Array => Slice::EMPTY,
            _ => self.normal_text(node),
        };
        let stated = Stated { part, text, origin };
        self.work.tape.stated.push(stated);
    }

    /// `[{"label": "权重", "text": "3"}]`, or `[{权重: 3}]`.
    fn normal_extra(&mut self, list: u32, entry: u32) {
        let mut child = self.work.arena.node(list).first;
        while self.go_on(child) {
            let pair = self.work.arena.node(child).first;
            if pair != NIL {
                let one = self.work.arena.node(pair);
                let other = (one.next != NIL).then(|| self.work.arena.node(one.next));
                let (key, text) = match other {
                    Some(other) => {
                        let label = one.text.of(self.input, &self.work.arena.scratch);
                        (self.work.keys.number(label), other.text)
                    }
                    None => (one.key, one.text),
                };
                self.work.tape.loose.push(Loose { entry, key, text });
            }
            child = self.work.arena.node(child).next;
        }
    }

    /// A key that the form does not know, added by hand: kept, and said so.
    fn keep_loose(&mut self, node: u32, entry: u32) {
        let shape = {
            let value = self.work.arena.node(node);
            self.work.below(NORMAL, &value)
        };
        self.loose(node, entry, shape);
    }
}
