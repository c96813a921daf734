//! Walks a record to its items: containers lend what they say to the items below them.

use super::arena::{Kind, NIL, Node};
use super::claims::Claims;
pub(super) use super::look::Around;
use super::look::Name;
use super::ready::Work;
use super::scan::Cursor;
use super::shapes::TOP;
use super::tape::Bind;
use crate::canon::is_clean_source;
use crate::finding::{Column, TableReport};
use crate::model::{Element, Part, Remark};
use crate::read::{Places, Sink};
use crate::source::Origin;
use std::sync::Arc;

/// Whether origins are byte spans (YAML) or numbers of values (JSON).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Format {
    Yaml,
    Json,
}

/// Where an origin counts from: the record's first byte, and the number of the value there.
#[derive(Clone, Copy, Default, Debug)]
struct Base {
    record: usize,
    nth: u32,
}

/// A walk through the records of one source.
pub(super) struct Walk<'w> {
    pub(super) work: &'w mut Work,
    pub(super) input: &'w str,
    pub(super) format: Format,
    pub(super) sink: &'w mut dyn Sink,
    pub(super) places: &'w dyn Places,
    pub(super) report: TableReport,
    /// What the source claims; none while it is being learned.
    pub(super) claims: Claims,
    pub(super) learning: bool,
    /// Paths of unknown keys that were reported elsewhere.
    pub(super) told: &'w [Arc<str>],
    /// What containers say, outermost first.
    pub(super) context: Vec<Bind>,
    base: Base,
    pub(super) cursor: Cursor,
    /// The first byte of the record at hand.
    pub(super) start: usize,
    /// Values that may still be visited in this record, when aliases may multiply them.
    budget: u64,
    /// The budget ran out.
    pub(super) exhausted: bool,
    /// No value of the records to come holds what other systems leave behind.
    pub(super) clean: bool,
}

impl<'w> Walk<'w> {
    pub(super) fn new(
        work: &'w mut Work,
        input: &'w str,
        format: Format,
        sink: &'w mut dyn Sink,
        places: &'w dyn Places,
    ) -> Walk<'w> {
        work.shapes.next_source();
        work.columns.clear();
        work.arena.clear();
        work.forget();
        Walk {
            work,
            input,
            format,
            sink,
            places,
            report: TableReport::new(None, crate::finding::Layout::Records),
            claims: Claims::default(),
            learning: true,
            told: &[],
            context: Vec::new(),
            base: Base::default(),
            cursor: Cursor::default(),
            start: 0,
            budget: u64::MAX,
            exhausted: false,
            clean: false,
        }
    }

    /// Looks whether a piece of the text, all records to come, holds anything that other systems leave behind; `escaped` if some
    /// of it may be written with escapes.
    pub(super) fn look_for_residue(&mut self, start: usize, end: usize, escaped: bool) {
        self.clean = is_clean_source(&self.input[start..end], escaped);
    }

    /// Learns what a record claims.
    pub(super) fn learn(&mut self, root: u32, start: usize) {
        self.learning = true;
        self.record(root, start);
    }

    /// Gives the items of a record to the sink.
    pub(super) fn give(&mut self, root: u32, start: usize) {
        self.learning = false;
        self.work.noting = true;
        self.report.rows += 1;
        self.record(root, start);
    }

    fn record(&mut self, root: u32, start: usize) {
        self.start = start;
        self.base = Base {
            record: start,
            nth: 0,
        };
        self.context.clear();
        let around = Around {
            record: true,
            // Beside items a record that has no more than a name is one as well.
            known: !self.learning && self.claims.items() > 0,
            ..Around::default()
        };
        self.visit(root, TOP, around);
    }

    /// From now on at most this many values are visited, over all records until it is set again.
    pub(super) fn limit(&mut self, budget: u64) {
        self.budget = budget;
        self.exhausted = false;
    }

    /// Whether there is a node to go on with, and leave to visit it.
    #[inline(always)]
    pub(super) fn go_on(&mut self, node: u32) -> bool {
        if node == NIL {
            return false;
        }
        if self.budget == 0 {
            self.exhausted = true;
            return false;
        }
        self.budget -= 1;
        true
    }

    pub(super) fn visit(&mut self, node: u32, shape: u32, around: Around) {
        match self.work.arena.node(node).kind {
            Kind::Array => {
                let mut child = self.work.arena.node(node).first;
                while self.go_on(child) {
                    self.visit(child, shape, around);
                    child = self.work.arena.node(child).next;
                }
            }
            Kind::Object => self.object(node, shape, around, None),
            _ => {}
        }
    }

    /// An item, or something that holds items; `name` is what its key calls it.
    pub(super) fn object(&mut self, node: u32, shape: u32, around: Around, name: Option<Bind>) {
        if self.is_normal(node) {
            return self.normal(node);
        }
        let by_key = name.is_none() && around.record && self.may_name(node, shape);
        if by_key && self.names_items(node, shape, 0) {
            return self.container(node, shape, around, true);
        }
        let look = self.look(node, shape, 0);
        if !look.is_named() && self.is_template(node) {
            return;
        }
        let around = Around {
            context: self.has_context(),
            ..around
        };
        let unnamed = look.name == Name::None;
        let items_below = unnamed && look.has_kids() && self.holds_items(node, shape);
        // 主项 with 子项 that are no items is an item itself.
        let parent = look.has_subs() && (look.parent || (!unnamed && around.context));
        if (look.is_item(around) || parent) && !items_below {
            self.item(node, shape, look.says_more(), name);
        } else {
            self.container(node, shape, around, false);
        }
    }

    /// Whether a list in the object starts with an item.
    fn holds_items(&mut self, node: u32, shape: u32) -> bool {
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            let list = act.list.is_none_or(|part| part == Part::SubItem);
            if list && (value.kind == Kind::Array || self.expand(child)) {
                let first = self.work.arena.node(child).first;
                if first != NIL && self.work.arena.node(first).kind == Kind::Object {
                    let look = self.look(first, below, 0);
                    let around = Around {
                        record: false,
                        known: act.items || act.list.is_some(),
                        context: true,
                    };
                    let mere = act.list.is_some() && !look.stands_alone();
                    if look.is_item(around) && !mere {
                        return true;
                    }
                }
            }
            child = value.next;
        }
        false
    }

    /// An item, and the items in its lists.
    pub(super) fn item(&mut self, node: u32, shape: u32, says_more: bool, name: Option<Bind>) {
        self.rebase(node);
        let origin = self.origin(node);
        self.work.tape.clear(origin);
        let mut kids = Vec::new();
        self.gather(node, shape, &mut kids, false);
        if let Some(name) = name.filter(|_| !self.work.tape.present.has(Element::name)) {
            self.work.tape.bind(name);
        }
        self.inherit();
        let has_subs = self.work.tape.count(Part::SubItem) > 0;
        let lent = match kids.is_empty() {
            true => Vec::new(),
            false => self.lent(),
        };
        if kids.is_empty() || says_more || has_subs {
            self.finish();
        }
        if !kids.is_empty() {
            self.kids(&kids, lent);
        }
    }

    /// Something that holds items, `by_key` under their names.
    fn container(&mut self, node: u32, shape: u32, around: Around, by_key: bool) {
        self.rebase(node);
        let depth = self.context.len();
        self.lend_scalars(node, shape, 0, by_key);
        let mut child = self.work.arena.node(node).first;
        while self.go_on(child) {
            let value = self.work.arena.node(child);
            let below = self.work.below(shape, &value);
            let act = self.work.shapes.act(below);
            let inner = Around {
                record: around.record || act.items,
                known: act.items || act.list == Some(Part::SubItem),
                context: false,
            };
            let other_list = act.list.is_some_and(|part| part != Part::SubItem);
            if other_list || value.is_scalar() && !self.expand(child) {
            } else if by_key && value.kind == Kind::Object {
                self.named(child, shape, act, inner);
            } else if self.is_department(&value, act) {
                self.of_department(child, shape, inner);
            } else {
                if self.work.arena.node(child).kind == Kind::Array {
                    self.work.shapes.is_array(below);
                }
                self.visit(child, below, inner);
            }
            child = value.next;
        }
        self.context.truncate(depth);
    }

    /// From here on origins count from this object.
    pub(super) fn rebase(&mut self, node: u32) {
        let nth = self.work.arena.node(node).place as u32;
        if self.format == Format::Yaml || nth == 0 {
            self.base = Base {
                record: self.start,
                nth: 0,
            };
            return;
        }
        let value = self.cursor.value(self.input.as_bytes(), self.start, nth);
        self.base = value.map_or(Base::default(), |value| Base {
            record: value.start,
            nth,
        });
    }

    /// The origin of a value of the item or container at hand.
    #[inline]
    pub(super) fn origin_of(&self, value: &Node) -> Origin {
        let place = value.place;
        match self.format {
            Format::Yaml => Origin::span((place >> 32) as u32, (place as u32) as usize),
            Format::Json => {
                let nth = (place as u32).saturating_sub(self.base.nth);
                Origin::value(self.base.record as u64, nth as usize)
            }
        }
    }

    /// A text that looks like a JSON array or object.
    pub(super) fn is_json(&self, value: &Node) -> bool {
        if value.kind != Kind::Text {
            return false;
        }
        let text = value.text.of(self.input, &self.work.arena.scratch).trim();
        (text.starts_with('[') && text.ends_with(']'))
            || (text.starts_with('{') && text.ends_with('}'))
    }

    /// Turns a text that holds JSON into what it holds.
    pub(super) fn expand(&mut self, node: u32) -> bool {
        let value = self.work.arena.node(node);
        if !self.is_json(&value) {
            return false;
        }
        let text = value.text.of(self.input, &self.work.arena.scratch);
        let text = text.trim().to_owned();
        super::json::expand(&mut self.work.arena, &mut self.work.keys, node, &text)
    }

    /// Reports a key bound to nothing, once a source.
    pub(super) fn unknown(&mut self, node: u32, shape: u32) {
        self.work.saw(shape);
        if self.learning || !self.work.shapes.tell(shape) {
            return;
        }
        let act = self.work.shapes.act(shape);
        if act.element != Element::none || act.list.is_some() {
            return;
        }
        let path = self.work.shapes.path(shape, &self.work.keys);
        if self.told.contains(&path) {
            return;
        }
        let remark = Remark::UnknownColumn {
            label: self.work.keys.text(self.work.shapes.key(shape)),
            origin: self.origin(node),
            nearest: self.work.shapes.nearest(shape, &self.work.keys),
        };
        self.sink.remark(remark, self.places);
    }

    /// The paths met whose key is bound to nothing.
    pub(super) fn unknown_paths(&mut self) -> Vec<Arc<str>> {
        let work = &mut *self.work;
        let (keys, shapes) = (&work.keys, &mut work.shapes);
        let unbound = |shape: &u32| {
            let act = shapes.act(*shape);
            let is_unbound = act.element == Element::none && act.list.is_none();
            is_unbound.then(|| shapes.path(*shape, keys))
        };
        work.columns.iter().filter_map(unbound).collect()
    }

    /// The columns met, in their order.
    pub(super) fn columns(&mut self) -> Vec<Column> {
        let work = &mut *self.work;
        let (keys, shapes) = (&work.keys, &mut work.shapes);
        let column = |shape: &u32| {
            let act = shapes.act(*shape);
            let element = match (act.element, act.list) {
                (Element::none, Some(part)) => part.naming(),
                (element, _) => element,
            };
            Column {
                column: shapes.path(*shape, keys),
                label: shapes.label(*shape, keys),
                element,
                hidden: false,
                nearest: match element {
                    Element::none => shapes.nearest(*shape, keys),
                    _ => Element::none,
                },
            }
        };
        work.columns.iter().map(column).collect()
    }
}
