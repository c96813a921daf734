//! Reads one item off the tree onto the tape: values, lists, groups, and what is bound to nothing.

use super::arena::{Kind, NIL, Node, Slice};
use super::fold::{is_amount, is_unit};
use super::look::Name;
use super::shapes::{Act, Class};
use super::tape::{Bind, ITEM, Loose, Stated};
use super::walk::{Around, Walk};
use crate::model::{Element, Part};
use crate::source::Origin;

impl Walk<'_> {
    /// Puts the values of an object on the tape; its entries that are items by themselves go to `kids`.
    pub(super) fn gather(
        &mut self,
        node: u32,
        shape: u32,
        kids: &mut Vec<(u32, u32)>,
        named: bool,
    ) {
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            match value.kind {
                Kind::Array => self.gather_array(child, below, act, kids),
                Kind::Object => self.gather_object(child, below, act, kids, named),
                _ => self.gather_scalar(child, below, act, kids),
            }
            child = value.next;
        }
    }

    fn gather_scalar(&mut self, child: u32, shape: u32, act: Act, kids: &mut Vec<(u32, u32)>) {
        let value = self.work.arena.node(child);
        let is_list = act.list.is_some();
        if (is_list || act.items) && self.expand(child) {
            return self.gather_array(child, shape, act, kids);
        }
        match act.list {
            Some(part) if act.element.part() != Part::Item || act.element == Element::none => {
                self.stated(part, &value, shape);
            }
            _ if act.element == Element::none => self.loose(child, ITEM, shape),
            _ => self.bind(act, value.text, &value, shape, ITEM),
        }
    }

    fn gather_array(&mut self, child: u32, shape: u32, act: Act, kids: &mut Vec<(u32, u32)>) {
        self.work.shapes.is_array(shape);
        let objects = self.holds_objects(child);
        match act.list {
            Some(part) if part != Part::SubItem => self.list(child, shape, part, None),
            Some(_) => self.sub_items(child, shape, kids),
            None if act.items && objects && self.starts_with_item(child, shape) => {
                self.sub_items(child, shape, kids);
            }
            _ if act.element == Element::none => self.loose(child, ITEM, shape),
            _ if act.element.part() != Part::Item => {
                self.list(child, shape, act.element.part(), None);
            }
            _ => self.fold_bind(child, shape, act, ITEM),
        }
    }

    fn gather_object(
        &mut self,
        child: u32,
        shape: u32,
        act: Act,
        kids: &mut Vec<(u32, u32)>,
        named: bool,
    ) {
        match act.list {
            Some(part) if part != Part::SubItem => return self.list_object(child, shape, part),
            Some(_) => return self.sub_items(child, shape, kids),
            None => {}
        }
        let bound = act.element != Element::none && act.element != Element::name && !act.items;
        if bound && !self.is_group_of(child, shape) {
            return self.fold_bind(child, shape, act, ITEM);
        }
        let group = self.look(child, shape, 1);
        let foreign = named && group.name != Name::None;
        if !foreign && group.speaks() {
            self.gather(child, shape, kids, named || group.name != Name::None);
        } else {
            self.loose(child, ITEM, shape);
        }
    }

    /// An object under the key of an element that is itself a group: `收费: {是否收费: …, 收费依据: …}`.
    fn is_group_of(&mut self, node: u32, shape: u32) -> bool {
        let mut child = self.work.arena.node(node).first;
        let mut speaking = 0;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            let proper = matches!(act.class, Class::Core | Class::Identity);
            speaking += usize::from(proper && !is_amount(self.work.keys.text(value.key)));
            if is_unit(self.work.keys.text(value.key)) {
                return false;
            }
            child = value.next;
        }
        speaking > 0
    }

    /// A list under a word like `items`: whether its first entry is an item.
    fn starts_with_item(&mut self, list: u32, shape: u32) -> bool {
        let first = self.work.arena.node(list).first;
        let look = self.look(first, shape, 0);
        look.is_named() && look.stands_alone() && look.is_item(WITHIN_ITEM)
    }

    fn holds_objects(&self, node: u32) -> bool {
        let mut children = self.work.arena.children(node);
        children.any(|(_, child)| child.kind == Kind::Object)
    }

    /// Entries of 子项 (or a list within an item): those that stand alone are items, the others sub-items.
    fn sub_items(&mut self, list: u32, shape: u32, kids: &mut Vec<(u32, u32)>) {
        let mut child = self.work.arena.node(list).first;
        if child == NIL {
            let value = self.work.arena.node(list);
            return self.stated(Part::SubItem, &value, shape);
        }
        if self.work.arena.node(list).kind == Kind::Object && !self.holds_objects(list) {
            return self.sub_item(list, shape, kids);
        }
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            if value.kind == Kind::Object {
                self.sub_item(child, shape, kids);
            } else if value.is_scalar() && !value.text.is_empty() {
                self.named_entry(&value, shape, Part::SubItem, None);
            }
            child = value.next;
        }
    }

    fn sub_item(&mut self, node: u32, shape: u32, kids: &mut Vec<(u32, u32)>) {
        let look = self.look(node, shape, 0);
        if look.stands_alone() {
            kids.push((node, shape));
            return;
        }
        let origin = self.origin(node);
        let entry = self.work.tape.entry(Part::SubItem, origin, None);
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            let element = match act.element {
                Element::name | Element::sub_item_name => Element::sub_item_name,
                Element::local_code | Element::sub_item_code => Element::sub_item_code,
                _ => Element::none,
            };
            if value.is_scalar() && element != Element::none {
                let class = act.class;
                let act = Act {
                    class,
                    ..Act::of(element)
                };
                self.bind(act, value.text, &value, below, entry);
            } else {
                self.loose(child, entry, below);
            }
            child = value.next;
        }
    }

    /// The entries of a list.
    fn list(&mut self, list: u32, shape: u32, part: Part, situation: Option<Slice>) {
        let mut child = self.work.arena.node(list).first;
        if child == NIL {
            let value = self.work.arena.node(list);
            return self.stated(part, &value, shape);
        }
        self.work.saw(shape);
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            match value.kind {
                Kind::Object => self.entry(child, shape, part, situation),
                Kind::Array => self.loose(child, ITEM, shape),
                _ if value.text.is_empty() => {}
                _ => self.named_entry(&value, shape, part, situation),
            }
            child = value.next;
        }
    }

    /// An object where a list is expected: one entry, a wrapper of the list, or entries by name.
    fn list_object(&mut self, node: u32, shape: u32, part: Part) {
        let (mut bound, mut array, mut objects) = (0, None, 0);
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            match value.kind {
                Kind::Array if self.holds_objects(child) => array = array.or(Some(child)),
                Kind::Object => objects += 1,
                _ => {
                    let act = self.work.shapes.act(below);
                    bound += usize::from(act.element != Element::none);
                }
            }
            child = value.next;
        }
        match array {
            _ if bound > 0 => self.entry(node, shape, part, None),
            Some(list) => self.list(list, shape, part, None),
            None if objects > 0 || self.names_entries(node) => self.by_name(node, shape, part),
            None => self.loose(node, ITEM, shape),
        }
    }

    fn named_entry(&mut self, value: &Node, shape: u32, part: Part, situation: Option<Slice>) {
        let origin = self.origin_of(value);
        let entry = self.work.tape.entry(part, origin, situation);
        let act = Act::of(part.naming());
        self.bind(act, value.text, value, shape, entry);
    }

    pub(super) fn entry(&mut self, node: u32, shape: u32, part: Part, situation: Option<Slice>) {
        let origin = self.origin(node);
        let entry = self.work.tape.entry(part, origin, situation);
        let mut lists = Vec::new();
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            match (act.list, act.element) {
                (Some(inner), _) if value.kind == Kind::Array => lists.push((child, below, inner)),
                (_, Element::none) => self.loose(child, entry, below),
                _ if value.is_scalar() => self.bind(act, value.text, &value, below, entry),
                _ => self.fold_bind(child, below, act, entry),
            }
            child = value.next;
        }
        if lists.is_empty() {
            return;
        }
        let name = self.work.tape.text(entry, Element::situation_name);
        for (list, below, inner) in lists {
            self.list(list, below, inner, name);
        }
    }

    fn stated(&mut self, part: Part, value: &Node, shape: u32) {
        self.work.saw(shape);
        let origin = self.origin_of(value);
        let text = value.text;
        self.work.tape.stated.push(Stated { part, text, origin });
        let one_line = matches!(part, Part::SubItem | Part::Situation)
            && !text.is_empty()
            && self.names_one(text);
        if one_line {
            self.named_entry(value, shape, part, None);
        }
    }

    /// A text that names one entry and is no list and no "none".
    fn names_one(&self, text: Slice) -> bool {
        let text = text.of(self.input, &self.work.arena.scratch).trim();
        let many = text.contains(['\n', '；', ';', '、', '|']);
        !many && !text.starts_with('无') && !crate::canon::is_none_word(text) && !text.is_empty()
    }

    /// Notes a value, unless it is bound to an element of a list: then the flat keys together are one entry.
    pub(super) fn bind(&mut self, act: Act, text: Slice, value: &Node, shape: u32, entry: u32) {
        self.work.saw(shape);
        let origin = self.origin_of(value);
        let entry = match act.part {
            Some(part) if entry == ITEM && part != Part::Item => {
                self.work.tape.flat_entry(part, origin)
            }
            _ => entry,
        };
        self.work.tape.bind(Bind {
            text,
            origin: origin.under(act.element),
            entry,
            shape,
            element: act.element,
            number: value.kind == Kind::Number,
            generic: act.class == Class::Generic || act.yields,
            again: false,
            unit: act.unit.is_some(),
        });
    }

    /// Keeps a value that is bound to nothing.
    pub(super) fn loose(&mut self, node: u32, entry: u32, shape: u32) {
        self.unknown(node, shape);
        let value = self.work.arena.node(node);
        let text = if value.is_scalar() {
            value.text
        } else {
            self.work.arena.json(node, self.input, &self.work.keys)
        };
        let key = value.key;
        self.work.tape.loose.push(Loose { entry, key, text });
    }

    /// The origin of a node.
    pub(super) fn origin(&self, node: u32) -> Origin {
        self.origin_of(&self.work.arena.node(node))
    }
}

/// What surrounds an entry of an item's own list of items.
const WITHIN_ITEM: Around = Around {
    record: false,
    known: true,
    context: true,
};
