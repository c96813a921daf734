//! What is wrong with a catalog: findings, their place, the report that carries them, and text in two languages.

mod lang;
mod mask;
mod place;
mod ratio;
mod report;
mod since;

pub(crate) use lang::text;
pub use lang::{Lang, Words, words};
pub use mask::{mask, mask_value};
pub use place::{Excerpt, Place, column_name};
pub use ratio::{RatioReport, ReachItem, percent};
pub use report::*;
pub use since::{Old, Since};

use crate::model::{Element, Part};
use std::sync::Arc;

/// What the sheet with the list of findings in an annotated copy is called, in both languages; a number may follow.
pub const LIST_NAMES: [&str; 2] = ["问题清单", "Findings"];

/// The label of a hidden column by which such a list is known, whatever else is done to it.
pub const LIST_MARK: &str = "shixiang:fingerprint";

/// How grave a fault is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// 宜: for information.
    Info,
    /// 应当.
    Warning,
    /// 必须, 不得.
    Error,
}

impl Level {
    /// `error`, `warning`, `info`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Info => "info",
        }
    }

    /// The level as a reader calls it.
    pub fn words(self) -> Words {
        match self {
            Level::Error => words("错误", "error"),
            Level::Warning => words("警告", "warning"),
            Level::Info => words("提示", "info"),
        }
    }
}

/// Which item a finding is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ItemHead {
    /// Its name, or "" when it has none.
    pub name: Box<str>,
    /// Its most specific code, or "".
    pub code: Box<str>,
    /// Its department, or "".
    pub department: Box<str>,
}

/// A second place that a finding measures against.
#[derive(Clone, PartialEq, Debug)]
pub struct Related {
    /// The source it stands in: an index into [`Report::sources`].
    pub source: u32,
    /// Where in it.
    pub place: Place,
    /// The element.
    pub element: Element,
    /// What is written there.
    pub value: Box<str>,
    /// A word on it, in the language of the report.
    pub note: Box<str>,
}

/// Whether a fix keeps the meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FixKind {
    /// Same meaning, new spelling.
    Safe,
    /// A value is decided.
    Unsafe,
}

/// What to write instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// Whether it keeps the meaning.
    pub kind: FixKind,
    /// The new text of the cell.
    pub value: Box<str>,
}

/// One fault at one place.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// The rule: an index into the rule book and into [`Report::rules`].
    pub rule: u16,
    /// How grave.
    pub level: Level,
    /// The source: an index into [`Report::sources`].
    pub source: u32,
    /// Where in it.
    pub place: Place,
    /// The item; `None` when it is about the file or a sheet.
    pub item: Option<Arc<ItemHead>>,
    /// The element at fault; [`Element::none`] for the file, a sheet or a column as such.
    pub element: Element,
    /// The label the source uses for it, when it is not the standard one.
    pub label: Option<Box<str>>,
    /// The entry of a sub-table, counted from 0.
    pub part: Option<(Part, u32)>,
    /// What is written there.
    pub value: Box<str>,
    /// What is wrong, with the values in it.
    pub message: Box<str>,
    /// What to do.
    pub help: Option<Box<str>>,
    /// What to write instead.
    pub fix: Option<Fix>,
    /// What it is measured against.
    pub related: Vec<Related>,
}

/// What a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// A file, a sheet or a column as such.
    Source,
    /// An item.
    Item,
    /// A department as a whole; the source is the first that names it.
    Department,
    /// The catalog as a whole; the source is the first that was read.
    Catalog,
}

impl Finding {
    /// What it is about. A department is an item's head without name and code, at no place; the catalog names no department.
    pub fn scope(&self) -> Scope {
        match &self.item {
            None => Scope::Source,
            Some(head)
                if self.place != Place::Whole || !head.name.is_empty() || !head.code.is_empty() =>
            {
                Scope::Item
            }
            Some(head) if head.department.is_empty() => Scope::Catalog,
            Some(_) => Scope::Department,
        }
    }

    /// Stable over moves within the file: item, rule, element, part and value, never line or row.
    pub fn fingerprint(&self, rule_id: &str, path: &str) -> u64 {
        use crate::canon::Fingerprint;
        let mut print = Fingerprint::new();
        print.add(rule_id);
        match &self.item {
            Some(item) if !item.code.is_empty() => print.add(&item.code),
            Some(item) => {
                print.add(&item.department);
                print.add(&item.name);
            }
            None => print.add(path),
        }
        print.add(self.element.key());
        if let Some((part, _)) = self.part {
            print.add(part.name());
        }
        print.add(&self.value);
        print.finish()
    }
}
