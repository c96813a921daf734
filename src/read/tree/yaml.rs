//! YAML by the events of a parser that gives byte spans: document after document, and entry after entry where a document is a
//! sequence. Scalars are never resolved: `010`, `no` and dates stay the text they are.

use super::arena::{Arena, Kind, NIL, Node, Slice};
use super::keys::{Guess, ROOT};
use super::merge::{children, drop_merge_keys, take_over};
use super::place::{byte_of, line_at};
use super::reasons;
use super::source::Source;
use super::words::is_null;
use crate::model::Part;
use crate::read::bind_label;
use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};
use std::borrow::Cow;
use std::collections::HashMap;

/// Nested deeper than this no guide is.
const DEPTH: usize = 128;

/// How many values merge keys may copy in one file.
const MERGES: usize = 1 << 20;

/// A mapping that waits for a key or a value.
#[derive(Clone, Copy, Debug)]
struct Map {
    /// The depth of the arena inside it.
    depth: usize,
    guess: Guess,
    /// The key whose value comes next, and its span.
    key: Option<(u32, u64)>,
}

/// Reads documents and gives their records to the source.
pub(super) struct Reader<'t, 's, 'w> {
    text: &'t str,
    source: &'s mut Source<'w>,
    maps: Vec<Map>,
    anchors: HashMap<usize, u32>,
    /// Anchors of open containers: theirs once they are closed.
    pending: Vec<(usize, usize)>,
    /// The root of the document is a sequence: its entries are records.
    sequence: bool,
    /// Depth of a key that is no scalar and is skipped.
    skipping: usize,
    merged: usize,
    /// A merge key `<<` stands somewhere in the file.
    merges: bool,
    aliased: bool,
    /// All of it was read.
    whole: bool,
}

/// Reads all documents of `text`. Returns whether all of them parse.
pub(super) fn read(text: &str, source: &mut Source<'_>) -> bool {
    let mut reader = Reader {
        text,
        source,
        maps: Vec::new(),
        anchors: HashMap::new(),
        pending: Vec::new(),
        sequence: false,
        skipping: 0,
        merged: 0,
        merges: false,
        aliased: false,
        whole: true,
    };
    reader.run();
    reader.whole
}

fn parser(text: &str) -> Parser<'_, StrInput<'_>> {
    Parser::new_from_str_with_options(
        text,
        granit_parser::options! {
            emit_comments: false,
            flow_nesting_limit: DEPTH,
            block_nesting_limit: DEPTH,
        },
    )
}

impl<'t> Reader<'t, '_, '_> {
    fn run(&mut self) {
        let mut parser = parser(self.text);
        loop {
            match parser.next_event() {
                None => return,
                Some(Ok((event, span))) => self.event(event, &span),
                Some(Err(fault)) => {
                    self.fault(&fault);
                    if !matches!(parser.proceed_next_document(), Ok(true)) {
                        return;
                    }
                }
            }
        }
    }

    #[inline]
    fn event(&mut self, event: Event<'t>, span: &Span) {
        if self.skipping > 0 {
            return self.skip(&event);
        }
        match event {
            Event::Scalar(text, style, anchor, _) => self.scalar(text, style, anchor, span),
            Event::MappingStart(_, anchor, _) => self.begin(Kind::Object, anchor, span),
            Event::SequenceStart(_, anchor, _) => self.begin(Kind::Array, anchor, span),
            Event::MappingEnd => self.end_map(),
            Event::SequenceEnd => self.end_list(),
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::DocumentStart(..) => self.start_document(),
            Event::DocumentEnd => self.end_document(),
            _ => {}
        }
    }

    fn skip(&mut self, event: &Event<'t>) {
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => self.skipping += 1,
            Event::MappingEnd | Event::SequenceEnd => self.skipping -= 1,
            _ => {}
        }
        if self.skipping == 0 {
            // A key that is a list or a mapping: its value is kept under its sign.
            self.take_key("?", 0);
        }
    }

    fn start_document(&mut self) {
        self.maps.clear();
        self.anchors.clear();
        self.pending.clear();
        self.sequence = false;
        self.aliased = false;
        self.skipping = 0;
    }

    fn end_document(&mut self) {
        self.anchors.clear();
        self.source.unpin();
    }

    fn arena(&mut self) -> &mut Arena {
        self.source.arena()
    }

    /// The mapping at hand, if it waits for a key.
    fn awaiting_key(&mut self) -> bool {
        let depth = self.source.arena().depth();
        self.maps
            .last()
            .is_some_and(|map| map.depth == depth && map.key.is_none())
    }

    fn take_key(&mut self, text: &str, span: u64) {
        self.merges |= text == "<<";
        let (_, keys) = self.source.tools();
        if let Some(map) = self.maps.last_mut() {
            let key = keys.id(map.guess, text);
            map.guess = Guess::after(key);
            map.key = Some((key, span));
        }
    }

    /// The key of the value that comes, and its span.
    fn key(&mut self) -> (u32, u64) {
        let depth = self.source.arena().depth();
        match self.maps.last_mut() {
            Some(map) if map.depth == depth => map.key.take().unwrap_or((ROOT, 0)),
            _ => (self.arena().open_key(), 0),
        }
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, anchor: usize, span: &Span) {
        let place = place(span);
        if self.awaiting_key() {
            return self.take_key(&text, place);
        }
        let (key, key_place) = self.key();
        let null = style == ScalarStyle::Plain && is_null(&text);
        let node = if null {
            let place = if text.is_empty() && key_place != 0 {
                key_place
            } else {
                place
            };
            Node::scalar(Kind::Null, Slice::EMPTY, place)
        } else {
            Node::scalar(Kind::Text, self.slice(text), place)
        };
        let id = self.arena().leaf(key, node);
        if anchor != 0 {
            self.anchors.insert(anchor, id);
            self.source.pin();
        }
        self.complete(id);
    }

    /// Text of the input is borrowed; folded and escaped text is kept aside.
    fn slice(&mut self, text: Cow<'t, str>) -> Slice {
        if let Cow::Borrowed(text) = text {
            let start = (text.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
            if start <= self.text.len() && start + text.len() <= self.text.len() {
                return Slice::input(start, text.len());
            }
        }
        self.arena().keep(&text)
    }

    fn begin(&mut self, kind: Kind, anchor: usize, span: &Span) {
        if self.awaiting_key() {
            self.skipping = 1;
            return;
        }
        if self.arena().depth() == 0 && kind == Kind::Array && !self.sequence {
            self.sequence = true;
            return;
        }
        let (key, _) = self.key();
        self.arena().begin(kind, key, place(span));
        let depth = self.arena().depth();
        if anchor != 0 {
            self.pending.push((depth, anchor));
            self.source.pin();
        }
        if kind == Kind::Object {
            self.maps.push(Map {
                depth,
                guess: Guess::first_in(key),
                key: None,
            });
        }
    }

    fn end_map(&mut self) {
        self.maps.pop();
        self.end(true);
    }

    fn end_list(&mut self) {
        if self.arena().depth() == 0 {
            // The sequence that is the document.
            return;
        }
        self.end(false);
    }

    fn end(&mut self, is_map: bool) {
        let depth = self.arena().depth();
        let id = self.arena().end();
        if id == NIL {
            return;
        }
        while let Some((_, anchor)) = self.pending.pop_if(|(open, _)| *open >= depth) {
            self.anchors.insert(anchor, id);
        }
        if is_map && self.merges {
            self.merge(id);
        }
        self.complete(id);
    }

    /// A node without anything around it is a record.
    fn complete(&mut self, id: u32) {
        if self.arena().depth() > 0 {
            return;
        }
        self.full_width(id);
        let aliased = self.aliased;
        self.source.record(id, 0, aliased);
    }

    /// `事项名称：甲` with a full-width colon is one long text to YAML, and surely not meant so.
    fn full_width(&mut self, id: u32) {
        let node = self.arena().node(id);
        if node.kind != Kind::Text || self.sequence {
            return;
        }
        let text = self.text_of(id);
        let label = text.split_once('：').map_or("", |(label, _)| label);
        if label.is_empty() || bind_label(label, Part::Item).is_none() {
            return;
        }
        self.whole = false;
        let start = (node.place >> 32) as usize;
        let reason = reasons::Reason::new(
            format!("“{label}”后用了全角冒号“：”，应为半角冒号加空格"),
            format!("a full-width colon follows {label}: write a plain colon and a space"),
        );
        // A quote may stand before the label.
        let quoted = usize::from(text_begins_quoted(self.source.input(), start));
        self.source
            .syntax_span(start + quoted + label.len(), &reason);
    }

    fn alias(&mut self, anchor: usize, span: &Span) {
        if self.awaiting_key() {
            let key = self.anchors.get(&anchor).copied();
            let text = key.map(|id| self.text_of(id)).unwrap_or_default();
            return self.take_key(&text, place(span));
        }
        self.aliased = true;
        let (key, _) = self.key();
        let place = place(span);
        // An alias inside its own anchor would have no end: it is blank.
        let target = self.anchors.get(&anchor).copied();
        let node = match target {
            Some(id) => {
                self.arena().targets.insert(id);
                Node {
                    place,
                    next: NIL,
                    ..self.arena().node(id)
                }
            }
            None => Node::scalar(Kind::Null, Slice::EMPTY, place),
        };
        let id = self.arena().leaf(key, node);
        self.complete(id);
    }

    fn text_of(&mut self, id: u32) -> String {
        let input = self.text;
        let arena = self.arena();
        arena.node(id).text.of(input, &arena.scratch).to_owned()
    }

    /// `<<: *other`: takes over the keys that the mapping has not itself.
    fn merge(&mut self, map: u32) {
        let (arena, keys) = self.source.tools();
        let sources: Vec<Node> = arena
            .children(map)
            .map(|(_, node)| node)
            .filter(|node| keys.text(node.key) == "<<" && !node.is_scalar())
            .collect();
        for source in sources {
            let listed = match source.kind {
                Kind::Object => vec![source.first],
                _ => children(arena, source.first)
                    .into_iter()
                    .map(|id| arena.node(id))
                    .filter(|node| node.kind == Kind::Object)
                    .map(|node| node.first)
                    .collect(),
            };
            for first in listed {
                self.merged += take_over(arena, map, first, MERGES - self.merged);
            }
        }
        let (arena, keys) = self.source.tools();
        drop_merge_keys(arena, map, |key| keys.text(key) == "<<");
        if self.merged >= MERGES && self.whole {
            self.whole = false;
            let at = (self.arena().node(map).place >> 32) as usize;
            let reason = reasons::Reason::new(
                "合并键 (<<) 展开过多，其余不再展开",
                "merge keys (<<) expand to too much: the rest is left out",
            );
            self.source.syntax_span(at, &reason);
        }
    }

    fn fault(&mut self, fault: &ScanError) {
        self.whole = false;
        let at = byte_of(self.text, fault.marker().line(), fault.marker().col());
        let at = reasons::tab_after(self.text, at);
        self.skipping = 0;
        if let Some(root) = self.source.salvage() {
            let aliased = self.aliased;
            self.source.record(root, 0, aliased);
        }
        self.maps.clear();
        self.pending.clear();
        self.sequence = false;
        let line = line_at(self.text, at);
        self.source
            .syntax_span(at, &reasons::of_yaml(fault.kind(), line));
        self.end_document();
    }
}

/// The span as a place: start and length.
#[inline]
fn place(span: &Span) -> u64 {
    let start = span.start.byte_offset().unwrap_or(0);
    let end = span.end.byte_offset().unwrap_or(start);
    (start as u64) << 32 | (end.saturating_sub(start) as u64).min(u64::from(u32::MAX))
}

/// Whether the scalar that begins at a byte is in quotes.
fn text_begins_quoted(input: &str, start: usize) -> bool {
    matches!(input.as_bytes().get(start), Some(b'"' | b'\''))
}
