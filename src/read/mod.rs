//! From a path to a stream of items: what the bytes are, how they are laid out, and which element each value belongs to.
//!
//! Readers keep what they find and do not judge. Each gives its items, one after another, to a [`Sink`]; none holds them all.

mod apart;
pub mod delimited;
pub mod discover;
pub mod encoding;
pub mod grid;
mod labels;
pub mod layout;
mod lists;
pub mod sniff;
mod spare;
pub mod tree;
pub mod workbook;

use spare::Spare;

pub use labels::{Bound, bind_exactly, bind_label, bind_list, names_any_unit, nearest, yields};

use crate::finding::{Place, TableReport};
use crate::model::Remark;
use crate::model::ServiceItem;
use crate::source::Origin;

/// How many items a reader binds before it gives them away, so that what is done with one, a rule or a column, is done with the
/// next while its code is at hand: two thirds fewer misses of the first cache for code on a csv of 62 columns.
pub const BATCH: usize = 24;

/// What a reader gives its items to. One sink serves one unit of work: a source, or a chunk of one.
pub trait Sink {
    /// An item. It borrows from the reader's buffer and is gone when this returns.
    fn item(&mut self, item: &mut ServiceItem<'_>, places: &dyn Places);
    /// An item is bound and comes with the next batch: what was remarked since the one before it was about its cells.
    fn bound(&mut self, item: &ServiceItem<'_>) {
        let _ = item;
    }
    /// Up to [`BATCH`] items in the order of the input, each of them announced as bound before.
    fn items(&mut self, items: &mut [ServiceItem<'_>], places: &dyn Places) {
        items.iter_mut().for_each(|item| self.item(item, places));
    }
    /// Whether it is of use to it to know what items are [`Alike`](crate::model::Alike).
    fn wants_alike(&self) -> bool {
        false
    }
    /// Something seen while reading that a rule may have to say something about.
    fn remark(&mut self, remark: Remark<'_>, places: &dyn Places);
    /// A table is done.
    fn table(&mut self, table: TableReport);
}

/// Turns the origins of one reader into places as a person names them. Called for findings only.
pub trait Places {
    /// The place of `origin`.
    fn place(&self, origin: Origin) -> Place;
    /// The label the source itself uses for what stands at `origin`, when that is known.
    fn label(&self, origin: Origin) -> Option<String> {
        let _ = origin;
        None
    }
}

/// Why a source could not be read, or not to its end. Says in both languages what to do next.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Refusal {
    /// A refusal in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
        Refusal {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// The text in one language.
    pub fn get(&self, lang: crate::finding::Lang) -> &str {
        match lang {
            crate::finding::Lang::Zh => &self.zh,
            crate::finding::Lang::En => &self.en,
        }
    }
}

/// A file protected by a password.
pub fn password() -> Refusal {
    Refusal::new(
        "文件设有打开密码，无法读取；请取消密码后另存再试",
        "the file is protected by a password; remove the password, save it and try again",
    )
}
