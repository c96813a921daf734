//! One source of records: learns from the first of them what it claims to hold, then gives their items one after another.

use super::arena::{Arena, Kind};
use super::claims::Claims;
use super::keys::Keys;
use super::ready::Work;
use super::reasons::{self, Reason};
use super::walk::{Format, Walk};
use crate::canon::label_key;
use crate::finding::Layout;
use crate::model::{Element, Part, Remark};
use crate::read::{Places, Sink, bind_label, bind_list};
use crate::source::Origin;
use std::cell::RefCell;
use std::sync::Arc;

/// So many records are looked at before the first item is given.
const SAMPLE: usize = 100;

/// … or so many values.
const SAMPLE_NODES: usize = 400_000;

thread_local! {
    /// The tables and buffers of the last source read on this thread.
    static SPARE: RefCell<Option<Work>> = const { RefCell::new(None) };
}

/// Runs with the buffers of the thread, and leaves them for the next source unless they have grown large.
pub(super) fn with_work<T>(run: impl FnOnce(&mut Work) -> T) -> T {
    let mut work = SPARE.take().unwrap_or_default();
    let result = run(&mut work);
    if work.is_modest() {
        SPARE.set(Some(work));
    }
    result
}

impl Work {
    fn is_modest(&self) -> bool {
        self.keys.len() < 4096
            && self.shapes.len() < 4096
            && self.arena.scratch.capacity() < 1 << 24
            && self.arena.capacity() < 1 << 20
    }
}

/// A source while it is read.
pub(super) struct Source<'w> {
    pub(super) walk: Walk<'w>,
    /// Records not given yet, each with its first byte, while the sample is filled.
    waiting: Vec<(u32, usize, bool)>,
    sampling: bool,
    /// Nothing is given, only learned.
    only_learns: bool,
    /// The arena may not be cleared: later records refer to this one.
    pinned: bool,
    known: Vec<String>,
    whole: bool,
    /// It is told that a word that is no JSON was read as nothing.
    pub(super) told_word: bool,
}

impl<'w> Source<'w> {
    /// A source that learns what it claims from its first records.
    pub(super) fn new(
        work: &'w mut Work,
        input: &'w str,
        format: Format,
        sink: &'w mut dyn Sink,
        places: &'w dyn Places,
    ) -> Source<'w> {
        Source {
            walk: Walk::new(work, input, format, sink, places),
            waiting: Vec::new(),
            sampling: true,
            only_learns: false,
            pinned: false,
            known: Vec::new(),
            whole: true,
            told_word: false,
        }
    }

    /// A source of which it is known what it claims.
    pub(super) fn with_claims(mut self, claims: Claims) -> Source<'w> {
        self.walk.claims = claims;
        self.sampling = false;
        self
    }

    /// A source of which only the claims are asked.
    pub(super) fn that_only_learns(self) -> Source<'w> {
        Source {
            only_learns: true,
            ..self
        }
    }

    pub(super) fn arena(&mut self) -> &mut Arena {
        &mut self.walk.work.arena
    }

    pub(super) fn tools(&mut self) -> (&mut Arena, &mut Keys) {
        let work = &mut *self.walk.work;
        (&mut work.arena, &mut work.keys)
    }

    /// Later records refer to this one.
    pub(super) fn pin(&mut self) {
        self.pinned = true;
    }

    /// They do no longer.
    pub(super) fn unpin(&mut self) {
        self.pinned = false;
        if !self.sampling {
            self.clear();
        }
    }

    /// Makes room in the arena, unless items wait to be made from it.
    fn clear(&mut self) {
        if !self.pinned && !self.walk.work.may_wait() {
            self.walk.flush();
            self.arena().clear();
        }
    }

    /// A record is complete; `aliased` if aliases may make it larger than its text.
    pub(super) fn record(&mut self, root: u32, start: usize, aliased: bool) {
        if self.sampling {
            self.waiting.push((root, start, aliased));
            let enough = self.waiting.len() >= SAMPLE || self.arena().nodes().len() >= SAMPLE_NODES;
            if enough && !self.only_learns {
                self.settle();
            }
            return;
        }
        self.give(root, start, aliased);
        self.clear();
    }

    fn give(&mut self, root: u32, start: usize, aliased: bool) {
        self.leave(aliased);
        self.walk.give(root, start);
        if self.walk.exhausted {
            self.whole = false;
            let reason = Reason::new(
                "别名 (*) 反复展开，内容过大，其余部分未读",
                "the aliases (*) expand to too much: the rest is not read",
            );
            let origin = self.walk.origin(root);
            self.syntax(origin, &reason);
        }
    }

    /// How many values a record may have: as many as are written, unless it has aliases.
    fn leave(&mut self, aliased: bool) {
        let written = self.arena().nodes().len() as u64;
        let budget = if aliased {
            1_000_000 + written * 16
        } else {
            u64::MAX
        };
        self.walk.limit(budget);
    }

    /// The sample is complete: what the source claims is known now.
    fn settle(&mut self) {
        self.sampling = false;
        let waiting = std::mem::take(&mut self.waiting);
        self.walk.work.noting = false;
        for (root, start, aliased) in &waiting {
            self.leave(*aliased);
            self.walk.learn(*root, *start);
        }
        if self.walk.claims.items() == 0 {
            self.known = self.known_labels();
        }
        self.walk.claims.settle();
        for (root, start, aliased) in waiting {
            self.give(root, start, aliased);
        }
        self.clear();
    }

    /// Only learns: the claims of a sample, the labels known in it, and the paths of its keys that are bound to nothing.
    pub(super) fn claims(mut self) -> (Claims, Vec<String>, Vec<Arc<str>>) {
        let waiting = std::mem::take(&mut self.waiting);
        self.walk.work.noting = true;
        for (root, start, _) in &waiting {
            self.walk.learn(*root, *start);
        }
        let known = self.known_labels();
        self.walk.claims.settle();
        (self.walk.claims, known, self.walk.unknown_paths())
    }

    /// Labels of elements among the keys of the records, whatever the records are.
    fn known_labels(&mut self) -> Vec<String> {
        let work = &self.walk.work;
        let mut used = vec![false; work.keys.len()];
        let mut known = Vec::new();
        for node in work.arena.nodes() {
            let text = work.keys.text(node.key);
            if std::mem::replace(&mut used[node.key as usize], true) || text.is_empty() {
                continue;
            }
            let bound = bind_label(text, Part::Item).is_some() || bind_list(text).is_some();
            if bound && known.len() < 12 {
                known.push(text.to_owned());
            }
        }
        known
    }

    /// What can be saved of a record that broke off.
    pub(super) fn salvage(&mut self) -> Option<u32> {
        let work = &mut *self.walk.work;
        let keys = &work.keys;
        let root = work.arena.salvage(|key| {
            let key = keys.text(key);
            bind_list(key).is_none_or(|part| part == Part::SubItem)
                && (bind_label(key, Part::Item).is_none() || label_key(key) == "事项")
        });
        if let Some(root) = root {
            work.arena.abandon();
            return Some(root).filter(|root| work.arena.node(*root).kind == Kind::Object);
        }
        let root = work.arena.salvage_object();
        work.arena.abandon();
        // What was whole before keeps what is claimed of it.
        self.walk.flush();
        self.walk.claims.break_off();
        root
    }

    /// The text that is read.
    pub(super) fn input(&self) -> &str {
        self.walk.input
    }

    /// Reports that the text does not parse at a byte.
    pub(super) fn syntax_span(&mut self, at: usize, reason: &Reason) {
        // Parsers count what they have read, which may end within a character.
        let at = self.walk.input.floor_char_boundary(at);
        let start = u32::try_from(at).unwrap_or(u32::MAX);
        let len = self.walk.input[at..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
        self.syntax(Origin::span(start, len), reason);
    }

    /// Says once that a word that is no JSON was read as nothing.
    pub(super) fn tell_word(&mut self) {
        let Some(word) = self.arena().wordy.take() else {
            return;
        };
        if std::mem::replace(&mut self.told_word, true) {
            return;
        }
        let reason = reasons::no_json(&self.walk.input[word.clone()]);
        let start = u32::try_from(word.start).unwrap_or(u32::MAX);
        self.syntax(Origin::span(start, word.len()), &reason);
    }

    fn syntax(&mut self, origin: Origin, reason: &Reason) {
        self.whole = false;
        let remark = Remark::Syntax {
            origin,
            zh: &reason.zh,
            en: &reason.en,
        };
        self.walk.sink.remark(remark, self.walk.places);
    }

    /// Gives what still waits and reports the table. `told` is false when another chunk speaks for the source.
    pub(super) fn finish(mut self, speaks: bool) -> bool {
        if self.sampling {
            self.settle();
        }
        self.walk.flush();
        // Text that does not parse is no reason to say that there is no catalog in it.
        if self.walk.report.items == 0 && speaks && self.whole {
            self.no_items();
        }
        self.walk.report.columns = self.walk.columns();
        self.walk.sink.table(self.walk.report);
        self.whole
    }

    fn no_items(&mut self) {
        self.walk.report.layout = Layout::None;
        let known = self.known.join("、");
        let labels = self.known.iter().map(|label| label.as_str().into());
        self.walk.report.best_guess = Some((1, labels.collect()));
        let remark = Remark::NoItems {
            origin: Origin::WHOLE.under(Element::none),
            best_row: None,
            known: &known,
            seen: "",
        };
        self.walk.sink.remark(remark, self.walk.places);
    }

    /// Labels that were known in the sample, for a source that turns out to hold no item.
    pub(super) fn know(&mut self, known: &[String]) {
        self.known = known.to_vec();
    }
}
