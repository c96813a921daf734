//! What departments answered in their annotated copies: changes, exceptions asked for, findings they dispute.

mod collect;
mod files;
mod summary;

pub use collect::collect;
pub use files::write;
pub use summary::summary;

use super::list;
use crate::read::sniff::Format;
use crate::read::workbook::each_sheet;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What came of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The value is another, and the rule has nothing more to say of it.
    Mended,
    /// The value is as it was, but the rule has nothing more to say: something else was changed.
    Elsewhere,
    /// The value is another, and the rule still reports it.
    Still,
    /// The value is as it was, and is still reported.
    Unchanged,
    /// The original is not in the file that was answered in: it has to be checked again.
    Unseen,
}

/// Any answered entry.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// The answered file.
    pub file: String,
    /// The item's name.
    pub item: String,
    /// The item's code.
    pub code: String,
    /// The rule's id.
    pub rule: String,
    /// The element as the source calls it.
    pub element: String,
    /// The element's key.
    pub field: String,
    /// Where it stands now.
    pub place: String,
    /// What was written.
    pub written: String,
    /// What was wrong.
    pub problem: String,
    /// On whose authority.
    pub basis: String,
    /// The reason given.
    pub reason: String,
    /// What tells the finding from all others.
    pub fingerprint: String,
}

/// A change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The entry.
    pub told: Told,
    /// What is written now; "" when it is not known.
    pub new: String,
    /// What came of it.
    pub outcome: Outcome,
    /// What is wrong now, in the language of the report.
    pub wrong: Vec<String>,
}

/// All answers of a round.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    /// Files with a list.
    pub files: usize,
    /// Entries of all lists.
    pub entries: usize,
    /// 已改
    pub changes: Vec<Change>,
    /// 申请例外
    pub exceptions: Vec<Told>,
    /// 不属实
    pub disputed: Vec<Told>,
    /// Entries without an answer, by file.
    pub open: Vec<(String, usize)>,
    /// Entries with an answer that is none of the three, and what it is.
    pub strange: Vec<(Told, String)>,
    /// Files without a list.
    pub others: Vec<String>,
    /// Files that could not be read, and why.
    pub failed: Vec<(String, String)>,
}

impl Answers {
    /// Something was called changed and is not in order.
    pub fn has_wrong(&self) -> bool {
        self.changes.iter().any(|change| {
            matches!(change.outcome, Outcome::Still | Outcome::Unchanged)
                || !change.wrong.is_empty()
        })
    }
}

/// The workbooks below a folder, in a fixed order; a file stands for itself.
pub fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(['.', '~']);
    let entries = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));
    let files = entries
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    let is_workbook = |path: &PathBuf| {
        let extension = path
            .extension()
            .map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        matches!(
            extension.as_deref(),
            Some("xlsx" | "xlsm" | "xltx" | "xltm" | "xlsb" | "xls" | "et" | "ods")
        )
    };
    files
        .map(walkdir::DirEntry::into_path)
        .filter(is_workbook)
        .collect()
}

/// Whether there is a list in the file with an answer in it.
pub(super) fn is_answered(path: &Path) -> bool {
    if !path.is_file() {
        return false;
    }
    let mut found = false;
    // What cannot be read holds no answers that could be collected.
    let _ = each_sheet(path, Format::Xlsx, &mut |info, rows| {
        let entries = list::read(info, rows)?.unwrap_or_default();
        found |= entries.iter().any(|entry| {
            !entry.text(list::at::ANSWER).is_empty() || !entry.text(list::at::REASON).is_empty()
        });
        Ok(())
    });
    found
}
