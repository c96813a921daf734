//! What items take over from the containers around them.

use super::arena::Kind;
use super::shapes::Class;
use super::tape::{Bind, ITEM};
use super::walk::Walk;
use crate::model::{Element, Part};

impl Walk<'_> {
    pub(super) fn has_context(&self) -> bool {
        self.context
            .iter()
            .any(|bind| matches!(bind.element, Element::department | Element::parent_name))
    }

    /// Items in a list of an item: they inherit what it says, and its name as that of their parent.
    pub(super) fn kids(&mut self, kids: &[(u32, u32)], lent: Vec<Bind>) {
        let depth = self.context.len();
        self.context.extend(lent);
        for (node, shape) in kids {
            self.item(*node, *shape, false, None);
        }
        self.context.truncate(depth);
    }

    /// What the item on the tape lends to them.
    pub(super) fn lent(&self) -> Vec<Bind> {
        let lent = self.work.tape.binds.iter().chain(&self.work.tape.spare);
        let has_name = self.work.tape.present.has(Element::name);
        lent.filter(|bind| bind.entry == ITEM)
            .filter(|bind| !(has_name && bind.element == Element::parent_name))
            .filter_map(|bind| lend(*bind, true))
            .collect()
    }

    /// What an object says of the items in it, and its groups do; the objects of one that holds items `by_key` are no groups.
    pub(super) fn lend_scalars(&mut self, node: u32, shape: u32, depth: u32, by_key: bool) {
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            if value.is_scalar() && !value.text.is_empty() && act.element != Element::none {
                let bind = Bind {
                    text: value.text,
                    origin: self.origin_of(&value).under(act.element),
                    entry: ITEM,
                    shape: below,
                    element: act.element,
                    number: false,
                    generic: act.class == Class::Generic,
                    again: false,
                    unit: act.unit.is_some(),
                };
                if let Some(bind) = lend(bind, false) {
                    self.work.saw(below);
                    self.context.push(bind);
                }
            } else if value.kind == Kind::Object && depth < 2 && !by_key {
                let look = self.look(child, below, 1);
                if !look.is_named() && !self.is_template(child) {
                    self.lend_scalars(child, below, depth + 1, false);
                }
            }
            child = value.next;
        }
    }

    /// Adds what the containers say; the innermost comes first.
    pub(super) fn inherit(&mut self) {
        for bind in self.context.iter().rev() {
            if !self.work.tape.present.has(bind.element) {
                self.work.tape.spare.push(*bind);
            }
        }
        for bind in &self.context {
            self.work.tape.present.add(bind.element);
        }
    }
}

/// What a container lends to items below it: who, where and under which parent, but no codes and remarks. An item's name is
/// the name of the parent of its 子项.
fn lend(bind: Bind, from_item: bool) -> Option<Bind> {
    use Element as E;
    let element = match bind.element {
        E::name if from_item => E::parent_name,
        E::parent_name if from_item => {
            return Some(Bind {
                generic: false,
                ..bind
            });
        }
        E::name | E::sequence | E::remark | E::version | E::state | E::keywords => return None,
        E::short_name | E::online_url | E::mobile_url => return None,
        E::local_code | E::base_code | E::implementation_code | E::handling_code => return None,
        E::local_base_code | E::effective_date | E::cancel_date => return None,
        element if bind.generic || element.part() != Part::Item => return None,
        element => element,
    };
    Some(Bind {
        element,
        origin: bind.origin.under(element),
        generic: false,
        ..bind
    })
}
