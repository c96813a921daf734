//! One unit being normalized: the sink that readers write to.

use super::{Given, Log};
use crate::export::{Format, Piece, Spool};
use crate::finding::TableReport;
use crate::model::{Remark, ServiceItem};
use crate::normalize::{Drafts, normalize};
use crate::read::{Places, Sink};
use std::sync::atomic::{AtomicU64, Ordering};

/// Normalizes items as they come.
pub(super) struct Normalizer<'n> {
    path: &'n str,
    log: Option<Log>,
    items: &'n AtomicU64,
    drafts: Drafts,
    given: Given,
}

impl<'n> Normalizer<'n> {
    pub(super) fn new(
        format: Format,
        log: Option<Log>,
        path: &'n str,
        items: &'n AtomicU64,
    ) -> Normalizer<'n> {
        Normalizer {
            path,
            log,
            items,
            drafts: Drafts::default(),
            given: Given {
                piece: Piece::new(format),
                changes: Spool::default(),
                rewritten: 0,
                syntax: false,
                failed: None,
            },
        }
    }

    pub(super) fn given(self) -> Given {
        self.given
    }
}

impl Sink for Normalizer<'_> {
    fn item(&mut self, item: &mut ServiceItem<'_>, places: &dyn Places) {
        self.items.fetch_add(1, Ordering::Relaxed);
        let (path, log) = (self.path, self.log);
        let given = &mut self.given;
        let (changes, rewritten, piece) =
            (&mut given.changes, &mut given.rewritten, &mut given.piece);
        let name = match log {
            Some(_) => item.title().map_or("", |raw| raw.text).to_owned(),
            None => String::new(),
        };
        let mut note = |change: crate::normalize::Change<'_>| {
            *rewritten += 1;
            if let Some(log) = log {
                let place = places.place(change.from.origin);
                log.line(path, &place, &name, &change, changes.end());
            }
        };
        self.drafts.heed(item, |origin| places.label(origin));
        let written = normalize(item, &mut self.drafts, &mut note, |item| piece.item(item));
        let settled = written.and_then(|()| changes.settle());
        if let Err(error) = settled {
            given.failed.get_or_insert(error);
        }
    }

    fn remark(&mut self, remark: Remark<'_>, _: &dyn Places) {
        self.given.syntax |= matches!(remark, Remark::Syntax { .. });
    }

    fn table(&mut self, _: TableReport) {}
}
