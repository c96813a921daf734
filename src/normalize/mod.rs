//! One item in canonical text: what is spelled otherwise is rewritten, and what is rewritten is noted. The meaning stays.

mod limit;
mod look;
mod phones;
mod rewrite;
mod text;

use crate::model::{Element, Part, ServiceItem, TimeLimit, Unit};
use crate::source::{Field, Origin, Raw};
use look::Look;
use rewrite::Rewrite;

/// Something that was rewritten.
#[derive(Clone, Copy, Debug)]
pub struct Change<'c> {
    /// What was written, and where.
    pub from: Raw<'c>,
    /// The entry of a sub-table it belongs to, counted from 0.
    pub part: Option<(Part, u32)>,
    /// What is written instead.
    pub to: &'c str,
}

/// Canonical texts of one item, each with the number of the text it stands for. Kept from item to item for its memory.
#[derive(Default)]
pub struct Drafts {
    text: String,
    list: Vec<Draft>,
    /// Limits of the next item whose header says 自然日, and not 日 only.
    calendar: [Option<Element>; 3],
}

/// A canonical text that differs from what is written.
#[derive(Clone, Copy)]
struct Draft {
    /// The number of the text among all of the item, in the order they are looked at.
    at: u32,
    start: usize,
    end: usize,
}

impl Drafts {
    fn clear(&mut self) {
        self.text.clear();
        self.list.clear();
    }

    /// Heeds the units that the headers of the next item's limits state; `label` gives the header above a value.
    pub fn heed(&mut self, item: &ServiceItem<'_>, label: impl Fn(Origin) -> Option<String>) {
        let says = |limit: &Field<'_, TimeLimit>| {
            let given = limit.given()?;
            let is_day = given.value.unit == Unit::CalendarDay;
            // What has a unit of its own needs none.
            let borrows = is_day && !given.raw.text.contains(['日', '天', '周', '期']);
            let label = borrows.then(|| label(given.raw.origin)).flatten()?;
            limit::says_calendar(&label).then(|| given.raw.element())
        };
        self.calendar = [
            says(&item.statutory_limit),
            says(&item.promised_limit),
            says(&item.intermediary_limit),
        ];
    }

    /// Keeps what stands behind `start` as the draft of text number `at`, unless it is what is written.
    fn keep(&mut self, at: u32, start: usize, written: &str) {
        if self.text[start..] == *written {
            return self.text.truncate(start);
        }
        let end = self.text.len();
        self.list.push(Draft { at, start, end });
    }
}

/// Gives the item in canonical text to `then`, after telling `note` what was rewritten, in the order of the model. A text whose
/// canonical form would be read as something else stays as it is.
pub fn normalize<T>(
    item: &mut ServiceItem<'_>,
    drafts: &mut Drafts,
    note: &mut dyn FnMut(Change<'_>),
    then: impl FnOnce(&ServiceItem<'_>) -> T,
) -> T {
    drafts.clear();
    Look::new(drafts, item.is_clean).item(item);
    if drafts.list.is_empty() {
        return then(item);
    }
    let drafts = &*drafts;
    let mut own = std::mem::take(item);
    Rewrite::new(drafts, note).item(&mut own);
    then(&own)
}

#[cfg(test)]
mod tests;
