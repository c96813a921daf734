//! Values of YAML or JSON as a tree in one vector, used again from record to record; text is borrowed where it can be.

use super::keys::{Keys, ROOT};
use std::collections::HashSet;
use std::ops::Range;

/// No node.
pub(super) const NIL: u32 = u32::MAX;

/// What a node is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Null,
    Bool,
    Number,
    Text,
    Array,
    Object,
}

/// A piece of the input, or of the scratch text: 1 bit which, 36 bits start, 27 bits length.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Slice(u64);

const LEN_BITS: u32 = 27;
const LEN_MASK: u64 = (1 << LEN_BITS) - 1;
const START_MASK: u64 = (1 << 36) - 1;
const OWN: u64 = 1 << 63;

impl Slice {
    pub(super) const EMPTY: Slice = Slice(0);

    pub(super) fn input(start: usize, len: usize) -> Slice {
        Slice((start as u64 & START_MASK) << LEN_BITS | (len as u64).min(LEN_MASK))
    }

    fn scratch(start: usize, len: usize) -> Slice {
        Slice(OWN | Slice::input(start, len).0)
    }

    /// Nothing in it.
    pub(super) fn is_empty(self) -> bool {
        self.0 & LEN_MASK == 0
    }

    fn range(self) -> Range<usize> {
        let start = (self.0 >> LEN_BITS & START_MASK) as usize;
        start..start + (self.0 & LEN_MASK) as usize
    }

    /// The text itself.
    #[inline]
    pub(super) fn of<'a>(self, input: &'a str, scratch: &'a str) -> &'a str {
        let from = if self.0 & OWN == 0 { input } else { scratch };
        from.get(self.range()).unwrap_or("")
    }
}

/// One value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// Where it stands, in the terms of its format: a byte span, or its number in document order.
    pub(super) place: u64,
    /// The text of a scalar.
    pub(super) text: Slice,
    /// The key it stands under; of an entry of an array the array's.
    pub(super) key: u32,
    /// The first child.
    pub(super) first: u32,
    /// The next sibling.
    pub(super) next: u32,
    pub(super) kind: Kind,
}

impl Node {
    pub(super) fn scalar(kind: Kind, text: Slice, place: u64) -> Node {
        Node {
            place,
            text,
            key: ROOT,
            first: NIL,
            next: NIL,
            kind,
        }
    }

    pub(super) fn is_scalar(&self) -> bool {
        !matches!(self.kind, Kind::Array | Kind::Object)
    }
}

/// A container that is not closed yet.
#[derive(Clone, Copy, Debug)]
struct Open {
    node: u32,
    last: u32,
}

/// The nodes, the text that is not in the input, and the containers still open.
#[derive(Default, Debug)]
pub(super) struct Arena {
    nodes: Vec<Node>,
    pub(super) scratch: String,
    /// A text that was put here last was written with escapes.
    pub(super) escaped: bool,
    /// Where a word stands that is no JSON and was read as nothing.
    pub(super) wordy: Option<Range<usize>>,
    /// Nodes that aliases or merge keys refer to.
    pub(super) targets: HashSet<u32>,
    open: Vec<Open>,
}

impl Arena {
    /// Forgets everything and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.nodes.clear();
        self.scratch.clear();
        self.targets.clear();
        self.open.clear();
    }

    #[inline]
    pub(super) fn node(&self, id: u32) -> Node {
        self.nodes[id as usize]
    }

    pub(super) fn node_mut(&mut self, id: u32) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    /// How many nodes fit before more memory is asked for.
    pub(super) fn capacity(&self) -> usize {
        self.nodes.capacity()
    }

    pub(super) fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Puts text into the scratch text.
    pub(super) fn keep(&mut self, text: &str) -> Slice {
        let start = self.scratch.len();
        self.scratch
            .push_str(&text[..text.floor_char_boundary(LEN_MASK as usize)]);
        Slice::scratch(start, self.scratch.len() - start)
    }

    /// Puts a number into the scratch text, faster than formatting does.
    pub(super) fn keep_number(&mut self, mut number: u64) -> Slice {
        let mut digits = [0; 20];
        let mut at = digits.len();
        loop {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        let start = self.scratch.len();
        let digits = digits[at..].iter().map(|digit| char::from(*digit));
        self.scratch.extend(digits);
        self.kept_from(start)
    }

    /// The scratch text from `start` on.
    pub(super) fn kept_from(&self, start: usize) -> Slice {
        Slice::scratch(start, self.scratch.len() - start)
    }

    /// A complete node under `key`, in the container that is open.
    #[inline]
    pub(super) fn leaf(&mut self, key: u32, node: Node) -> u32 {
        let id = self.nodes.len() as u32;
        self.nodes.push(Node { key, ..node });
        self.link(id);
        id
    }

    /// A copy of a node that stands nowhere yet.
    pub(super) fn loose_copy(&mut self, node: Node) -> u32 {
        self.nodes.push(Node { next: NIL, ..node });
        self.nodes.len() as u32 - 1
    }

    /// Opens a container.
    #[inline]
    pub(super) fn begin(&mut self, kind: Kind, key: u32, place: u64) {
        let node = self.nodes.len() as u32;
        self.nodes.push(Node {
            key,
            ..Node::scalar(kind, Slice::EMPTY, place)
        });
        self.open.push(Open { node, last: NIL });
    }

    /// Closes the container opened last.
    #[inline]
    pub(super) fn end(&mut self) -> u32 {
        let Some(open) = self.open.pop() else {
            return NIL;
        };
        self.link(open.node);
        open.node
    }

    #[inline]
    fn link(&mut self, id: u32) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        match open.last {
            NIL => self.nodes[open.node as usize].first = id,
            last => self.nodes[last as usize].next = id,
        }
        open.last = id;
    }

    /// How many containers are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The key of the container opened last.
    pub(super) fn open_key(&self) -> u32 {
        self.open
            .last()
            .map_or(ROOT, |open| self.nodes[open.node as usize].key)
    }

    /// Drops what is not complete: closes everything at the outermost open list that holds records, when there is one.
    /// `is_records` says of a key whether its list does.
    pub(super) fn salvage(&mut self, is_records: impl Fn(u32) -> bool) -> Option<u32> {
        let list = self.open.iter().position(|open| {
            let node = self.nodes[open.node as usize];
            node.kind == Kind::Array && is_records(node.key)
        })?;
        let whole = self.nodes[self.open[list].node as usize].first != NIL;
        self.open.truncate(list + 1);
        let mut root = NIL;
        while !self.open.is_empty() {
            root = self.end();
        }
        whole.then_some(root)
    }

    /// Drops what is not complete: closes the outermost object with the values it has, if they are more than a name.
    pub(super) fn salvage_object(&mut self) -> Option<u32> {
        let outer = self.nodes[self.open.first()?.node as usize];
        self.open.truncate(1);
        let root = self.end();
        let second = self.nodes.get(outer.first as usize).map(|first| first.next);
        (outer.kind == Kind::Object && second.is_some_and(|next| next != NIL)).then_some(root)
    }

    /// Drops the containers still open.
    pub(super) fn abandon(&mut self) {
        self.open.clear();
    }

    /// The children of a container.
    pub(super) fn children(&self, id: u32) -> Children<'_> {
        Children {
            nodes: &self.nodes,
            next: self.nodes[id as usize].first,
        }
    }

    /// The subtree as compact JSON in the scratch text, cut at a mebibyte.
    pub(super) fn json(&mut self, id: u32, input: &str, keys: &Keys) -> Slice {
        let start = self.scratch.len();
        let mut out = String::new();
        self.write(id, input, keys, &mut out);
        self.scratch
            .push_str(&out[..out.floor_char_boundary(1 << 20)]);
        self.kept_from(start)
    }

    fn write(&self, id: u32, input: &str, keys: &Keys, out: &mut String) {
        let node = self.node(id);
        if out.len() > 1 << 20 {
            return;
        }
        match node.kind {
            Kind::Null => out.push_str("null"),
            Kind::Bool | Kind::Number => out.push_str(node.text.of(input, &self.scratch)),
            Kind::Text => quote(node.text.of(input, &self.scratch), out),
            Kind::Array => {
                out.push('[');
                for (i, (child, _)) in self.children(id).enumerate() {
                    out.push_str(if i == 0 { "" } else { "," });
                    self.write(child, input, keys, out);
                }
                out.push(']');
            }
            Kind::Object => {
                out.push('{');
                for (i, (child, node)) in self.children(id).enumerate() {
                    out.push_str(if i == 0 { "" } else { "," });
                    quote(keys.text(node.key), out);
                    out.push(':');
                    self.write(child, input, keys, out);
                }
                out.push('}');
            }
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::Value::from(text).to_string());
}

/// The children of a container, in their order.
pub(super) struct Children<'a> {
    nodes: &'a [Node],
    next: u32,
}

impl Iterator for Children<'_> {
    type Item = (u32, Node);

    #[inline]
    fn next(&mut self) -> Option<(u32, Node)> {
        let id = self.next;
        let node = *self.nodes.get(id as usize)?;
        self.next = node.next;
        Some((id, node))
    }
}
