//! How the sources fared: which were read, and what is to be said of the others.

use super::{Given, Trouble};
use crate::finding::{Lang, words};
use crate::flow::Done;
use crate::read::discover::Source;

/// All sources of a run.
pub(super) struct Sources<'s> {
    sources: &'s [Source],
    lang: Lang,
    items: Vec<u64>,
    why: Vec<Option<Box<str>>>,
}

impl<'s> Sources<'s> {
    pub(super) fn new(sources: &'s [Source], lang: Lang) -> Sources<'s> {
        Sources {
            sources,
            lang,
            items: vec![0; sources.len()],
            why: vec![None; sources.len()],
        }
    }

    /// Notes how a unit was read.
    pub(super) fn note(&mut self, unit: &Done<Given>) {
        let at = unit.source as usize;
        self.items[at] += u64::from(unit.outcomes.piece.items());
        let refusal = unit.refusal.as_ref().map(|refusal| refusal.get(self.lang));
        let syntax = words(
            "有语法错误，出错的部分没有读出；shixiang check 会指出位置",
            "a syntax error: what it spoils was not read; shixiang check names the place",
        );
        let broken = (unit.broken || unit.outcomes.syntax).then(|| syntax.get(self.lang));
        if let Some(why) = refusal.or(broken) {
            self.why[at].get_or_insert_with(|| why.into());
        }
    }

    /// How many files gave items, and what is wrong with those that were not read to their end.
    pub(super) fn settle(self) -> (u64, Vec<Trouble>) {
        let files = self.items.iter().filter(|items| **items > 0).count() as u64;
        let named = self.sources.iter().zip(self.why);
        let trouble = named.filter_map(|(source, why)| Some((source.shown.as_str().into(), why?)));
        (files, trouble.collect())
    }
}
