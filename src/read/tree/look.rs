//! Which objects are items, told from their keys before anything is read off them.

use super::arena::{Kind, Node};
use super::shapes::{Act, Class};
use super::walk::Walk;
use crate::model::{Element, Part};

/// What kind of key an object has its name under.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) enum Name {
    #[default]
    None,
    /// name, title.
    Generic,
    /// 事项名称, task_name.
    Proper,
}

/// What the keys of an object say, its unnamed groups included.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) name: Name,
    /// 主项名称.
    pub(super) parent: bool,
    /// Keys that only guides have; those that tell items apart, and the others.
    identity: u32,
    core: u32,
    weak: u32,
    unknown: u32,
    /// Lists of its own: materials, steps.
    lists: u32,
    /// Lists that may hold items.
    kids: bool,
    /// 子项 are listed as objects.
    subs: bool,
    /// A code, limit or link is written.
    own: bool,
    /// Groups that are items by themselves.
    named: u32,
    /// The one such group that its siblings belong to as well is part of this object.
    merged: bool,
}

/// What surrounds an object.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// It is a record: a root, or an entry of a list known to hold items.
    pub(super) record: bool,
    /// It stands in a list known to hold items.
    pub(super) known: bool,
    /// Its containers name a department or a parent item.
    pub(super) context: bool,
}

impl Look {
    fn strong(&self) -> u32 {
        self.identity + self.core + self.lists
    }

    /// Says nothing of an item.
    fn is_silent(&self) -> bool {
        self.strong() + self.weak == 0 && self.name == Name::None && !self.parent
    }

    fn add(&mut self, other: &Look) {
        self.name = self.name.max(other.name);
        self.parent |= other.parent;
        self.identity += other.identity;
        self.core += other.core;
        self.weak += other.weak;
        self.unknown += other.unknown;
        self.lists += other.lists;
        self.kids |= other.kids;
        self.own |= other.own;
    }

    /// Says more than which item it is: it is an item even when its 子项 are items too.
    pub(super) fn says_more(&self) -> bool {
        self.core + self.lists > 0
    }

    /// Holds something that makes an entry of 子项 an item: a code, a limit, a link, materials.
    pub(super) fn stands_alone(&self) -> bool {
        self.own || self.lists > 0
    }

    /// Whether the keys make an item.
    pub(super) fn is_item(&self, around: Around) -> bool {
        let strong = self.strong();
        match self.name {
            _ if self.named > 0 && !self.merged => false,
            Name::Proper => {
                let listed = around.known && !self.kids;
                strong + self.weak > 0 || self.parent || around.context || listed
            }
            Name::Generic => strong > 0 || self.parent || (around.known && around.context),
            Name::None if self.parent => strong > 0,
            // A guide that lacks its name is still a guide.
            Name::None => around.record && (strong >= 2 || (strong >= 1 && self.unknown == 0)),
        }
    }

    fn count(&mut self, act: Act, filled: bool) {
        match (act.element, act.class) {
            (Element::name, class) => {
                let name = if class == Class::Generic {
                    Name::Generic
                } else {
                    Name::Proper
                };
                self.name = self.name.max(name);
                return;
            }
            (Element::parent_name, _) => {
                self.parent = true;
                return;
            }
            (_, Class::Unknown) => self.unknown += 1,
            (_, Class::Generic) => {}
            (_, Class::Weak) => self.weak += 1,
            (_, Class::Identity) => self.identity += 1,
            (_, Class::Core) => self.core += 1,
        }
        self.own |= filled && is_own(act.element);
    }

    fn count_list(&mut self, act: Act) {
        match act.class {
            Class::Core => self.lists += 1,
            _ => self.weak += 1,
        }
    }
}

/// A code, limit or link.
fn is_own(element: Element) -> bool {
    matches!(
        element,
        Element::base_code
            | Element::implementation_code
            | Element::handling_code
            | Element::local_code
            | Element::local_base_code
            | Element::statutory_limit
            | Element::promised_limit
            | Element::online_url
            | Element::mobile_url
    )
}

/// Groups within groups are looked into this deep.
const GROUPS: u32 = 4;

impl Walk<'_> {
    /// Looks at the keys of an object.
    pub(super) fn look(&mut self, node: u32, shape: u32, depth: u32) -> Look {
        let mut look = Look::default();
        let (mut rest, mut inner) = (Look::default(), Look::default());
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            if value.is_scalar() {
                self.look_scalar(&mut look, act, &value);
            } else if value.kind == Kind::Array {
                self.look_array(&mut look, act, child);
            } else if act.list.is_some_and(|part| part != Part::SubItem) {
                look.count_list(act);
            } else if act.element != Element::none && act.element != Element::name && !act.items {
                look.count(act, true);
            } else if depth < GROUPS {
                let group = self.look(child, below, depth + 1);
                self.look_group(&mut look, &mut rest, &mut inner, &group);
            } else {
                look.unknown += 1;
            }
            child = value.next;
        }
        join(look, &rest, &inner)
    }

    fn look_scalar(&self, look: &mut Look, act: Act, value: &Node) {
        if act.list.is_some() && (act.element == Element::none || act.element.part() != Part::Item)
        {
            look.kids |= act.list == Some(Part::SubItem) && self.is_json(value);
            look.count_list(act);
        } else if act.element == Element::none {
            look.kids |= self.is_json(value);
            look.unknown += 1;
        } else {
            look.count(act, !value.text.is_empty());
        }
    }

    fn look_array(&self, look: &mut Look, act: Act, child: u32) {
        let first = self.work.arena.children(child).next();
        let objects = first.is_some_and(|(_, first)| first.kind == Kind::Object);
        if act.items || act.list == Some(Part::SubItem) {
            look.kids |= objects;
            look.subs |= objects && act.list.is_some();
        } else if act.list.is_some() {
            look.count_list(act);
        } else if act.element != Element::none {
            look.count(act, first.is_some());
        } else {
            look.kids |= objects;
            look.unknown += 1;
        }
    }

    fn look_group(&self, look: &mut Look, rest: &mut Look, inner: &mut Look, group: &Look) {
        let alone = Around {
            record: false,
            ..Around::default()
        };
        if group.is_item(alone) || group.named > 0 {
            look.named += 1;
            inner.add(group);
        } else if group.name == Name::None && !group.is_silent() {
            rest.add(group);
        } else {
            look.kids |= group.kids;
            look.unknown += 1;
        }
    }
}

/// Groups without a name belong to their object; so does the only one with a name, unless the object is a mere wrapper.
fn join(mut look: Look, rest: &Look, inner: &Look) -> Look {
    let wrapper = look.is_silent() && rest.is_silent();
    if look.named == 1 && inner.named == 0 && look.name == Name::None && !wrapper {
        look.add(inner);
        look.merged = true;
    }
    look.add(rest);
    look
}

impl Look {
    /// 子项 are listed in it as objects.
    pub(super) fn has_subs(&self) -> bool {
        self.subs
    }

    /// A list in it may hold items.
    pub(super) fn has_kids(&self) -> bool {
        self.kids
    }

    /// It has a name or a parent's name.
    pub(super) fn is_named(&self) -> bool {
        self.name != Name::None || self.parent
    }
}

impl Look {
    /// It says something of an item, so that its keys belong to the object around it.
    pub(super) fn speaks(&self) -> bool {
        self.strong() + self.weak > 0 || self.parent || self.name == Name::Proper
    }
}
