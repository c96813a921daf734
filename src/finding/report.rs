//! The one result that every output renders: what was read, what was found, and how often each rule had something to say.

use super::{Finding, Lang, Level, RatioReport, Since, Words, words};
use crate::model::{Element, Part};
use std::sync::Arc;

/// How a source was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// All of it.
    Read,
    /// What could be; the rest is a finding.
    Partial,
    /// All of it, and no item is in it.
    NoItems,
    /// Nothing of it.
    Unreadable,
}

impl Status {
    /// As in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Status::Read => "read",
            Status::Partial => "partial",
            Status::NoItems => "no-items",
            Status::Unreadable => "unreadable",
        }
    }
}

/// How a table was laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// A header and one item a row.
    Table,
    /// A header and a group of rows an item.
    Grouped,
    /// Label and value side by side, one item a sheet.
    Form,
    /// Entries of items that stand on another sheet.
    Side,
    /// Objects of YAML or JSON.
    Records,
    /// Not a catalog.
    None,
}

impl Layout {
    /// As in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Layout::Table => "table",
            Layout::Grouped => "grouped",
            Layout::Form => "form",
            Layout::Side => "side",
            Layout::Records => "records",
            Layout::None => "none",
        }
    }
}

/// A column (or key) and what it was bound to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// The column's letters, the field's number, or the key's path.
    pub column: Arc<str>,
    /// Its label as written, white space folded.
    pub label: Arc<str>,
    /// The element it is bound to; [`Element::none`] when none.
    pub element: Element,
    /// Hidden in the workbook.
    pub hidden: bool,
    /// The nearest element of an unbound label.
    pub nearest: Element,
}

/// Why a row is no item.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Skip {
    /// Nothing in it.
    Blank,
    /// Above the header: title, note or key and value.
    Preamble,
    /// 备注, 说明, 填表人 … below the table.
    Footer,
    /// 合计, 小计.
    Total,
    /// A group heading across the table.
    GroupHeading,
    /// A header row once more.
    Header,
    /// The same row once more.
    Duplicate,
    /// A row that belongs to no item; a finding says so.
    Orphan,
}

/// Rows that gave no item, from `row` to `to` (from 1, both included).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Skipped {
    /// The first row.
    pub row: u64,
    /// The last row.
    pub to: u64,
    /// Why.
    pub reason: Skip,
    /// The first words of the first row.
    pub text: Box<str>,
}

/// One table, form or list of records, and how it was understood.
#[derive(Clone, PartialEq, Debug)]
pub struct TableReport {
    /// The sheet's name; empty for text formats.
    pub sheet: Option<Arc<str>>,
    /// The sheet is hidden.
    pub hidden: bool,
    /// How it is laid out.
    pub layout: Layout,
    /// The header rows, from 1.
    pub header_rows: Vec<u64>,
    /// What stands above the header: title, notes, `部门名称：…`.
    pub preamble: Vec<Box<str>>,
    /// Items found.
    pub items: u64,
    /// Children without code or limits of their own.
    pub sub_items: u64,
    /// Materials found.
    pub materials: u64,
    /// Situations found.
    pub situations: u64,
    /// Rows of items and their continuations.
    pub rows: u64,
    /// Columns and keys, bound and unbound.
    pub columns: Vec<Column>,
    /// Rows that gave no item.
    pub skipped: Vec<Skipped>,
    /// For a sheet that is no catalog: the row that looked most like a header, and the labels known in it.
    pub best_guess: Option<(u64, Vec<Box<str>>)>,
}

impl TableReport {
    /// A table of which nothing is known yet.
    pub fn new(sheet: Option<Arc<str>>, layout: Layout) -> TableReport {
        TableReport {
            sheet,
            hidden: false,
            layout,
            header_rows: Vec::new(),
            preamble: Vec::new(),
            items: 0,
            sub_items: 0,
            materials: 0,
            situations: 0,
            rows: 0,
            columns: Vec::new(),
            skipped: Vec::new(),
            best_guess: None,
        }
    }

    /// Counts an item and its entries.
    pub fn count(&mut self, item: &crate::model::ServiceItem<'_>) {
        self.items += 1;
        self.sub_items += item.sub_items.entries.len() as u64;
        self.materials += item.materials.entries.len() as u64;
        self.situations += item.situations.entries.len() as u64;
    }

    /// Adds a skipped row, joined to the row above it when the reason is the same.
    pub fn skip(&mut self, row: u64, reason: Skip, text: &str) {
        if let Some(last) = self.skipped.last_mut()
            && last.reason == reason
            && last.to + 1 == row
        {
            last.to = row;
            return;
        }
        let text = text.chars().take(40).collect::<String>().into();
        self.skipped.push(Skipped {
            row,
            to: row,
            reason,
            text,
        });
    }
}

/// One source and how it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct SourceReport {
    /// The path as given or found, with `/`; `-` for standard input.
    pub path: Box<str>,
    /// `xlsx`, `xls`, `xlsb`, `ods`, `csv`, `yaml`, `json`, `jsonl`, or "" when it could not be told.
    pub format: &'static str,
    /// Encoding of text formats, when it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// SHA-256 of the bytes, when an output asks for it.
    pub sha256: Option<Box<str>>,
    /// How it was read.
    pub status: Status,
    /// What kept it from being read, and what to do; in the language of the report.
    pub message: Option<Box<str>>,
    /// Its tables.
    pub tables: Vec<TableReport>,
    /// Items found.
    pub items: u64,
    /// Children without code or limits of their own.
    pub sub_items: u64,
    /// The departments that its items name, in the order they appear, and how many items each; "" for items that name none.
    pub departments: Vec<(Box<str>, u64)>,
}

/// How one rule fared over all items.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Items (or tables, for rules on tables) that it found in order.
    pub passed: u64,
    /// Findings.
    pub findings: u64,
    /// Items whose type or values are outside the rule.
    pub not_applicable: u64,
    /// Items for which the input has no column or key that the rule needs.
    pub blind: u64,
    /// Which elements were missing, per source, and for how many items.
    pub blind_for: Vec<(u32, &'static str, u64)>,
}

/// A pack of rules as a report names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackHead {
    /// `national`.
    pub name: Box<str>,
    /// Its version.
    pub version: Box<str>,
}

/// A rule of the book as a report names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleHead {
    /// `T003`.
    pub id: &'static str,
    /// `promise-over-statute`.
    pub slug: &'static str,
    /// Its level in this run.
    pub level: Level,
    /// The pack that brought it.
    pub pack: Option<Box<str>>,
    /// It is in force.
    pub on: bool,
    /// What it says, in the language of the report.
    pub says: &'static str,
    /// Why it matters, in the language of the report.
    pub why: &'static str,
    /// On whose authority, in the language of the report.
    pub basis: Vec<&'static str>,
}

/// Whether the catalog passes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Nothing at or above the level that fails a run.
    Pass,
    /// Findings at or above it.
    Fail,
    /// A source could not be read, or not to its end and no finding that fails the run says so.
    Incomplete,
    /// No item was read.
    Nothing,
}

impl Verdict {
    /// As in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
            Verdict::Incomplete => "incomplete",
            Verdict::Nothing => "nothing",
        }
    }

    /// The verdict as a reader calls it.
    pub fn words(self) -> Words {
        match self {
            Verdict::Pass => words("通过", "passed"),
            Verdict::Fail => words("不通过", "failed"),
            Verdict::Incomplete => words("未查完", "incomplete"),
            Verdict::Nothing => words("没有事项", "no items"),
        }
    }
}

/// The rule that names the places where a text does not parse.
pub const SYNTAX: &str = "S004";

/// The result of a run.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// The language of all text in it.
    pub lang: Lang,
    /// The day the run judges by, `2026-11-22`.
    pub as_of: Box<str>,
    /// The level at which a run fails.
    pub fail_on: Level,
    /// The packs that say which rules are in force.
    pub packs: Vec<PackHead>,
    /// Every source, in input order.
    pub sources: Vec<SourceReport>,
    /// Every rule of the book, in its order.
    pub rules: Vec<RuleHead>,
    /// How each rule fared, in the same order.
    pub tallies: Vec<Tally>,
    /// Ratios: the catalog's in the order of the rules, then those of each department.
    pub ratios: Vec<RatioReport>,
    /// All findings, by source, place and rule.
    pub findings: Vec<Finding>,
    /// Files in the folders named whose extension no catalog has; they were not opened.
    pub passed_over: Vec<Box<str>>,
    /// What changed since an older report, when one was given.
    pub since: Option<Since>,
}

impl Report {
    /// What tells a finding from all others, whatever line it moves to: sixteen hexadecimal digits.
    pub fn fingerprint(&self, finding: &Finding) -> String {
        let path = match self.sources.get(finding.source as usize) {
            Some(source) => &source.path,
            None => "",
        };
        let rule = self.rules[usize::from(finding.rule)].id;
        format!("{:016x}", finding.fingerprint(rule, path))
    }

    /// Findings of one level.
    pub fn count(&self, level: Level) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.level == level)
            .count()
    }

    /// Items over all sources.
    pub fn items(&self) -> u64 {
        self.sources.iter().map(|source| source.items).sum()
    }

    /// Children without code or limits of their own, over all sources.
    pub fn sub_items(&self) -> u64 {
        self.sources.iter().map(|source| source.sub_items).sum()
    }

    /// Sources that were not read, or not to their end without a finding that fails the run for it, for what is missing may hold
    /// worse; and whether some of them were read in part.
    pub fn untold(&self) -> (usize, bool) {
        let is_untold = |(at, source): (usize, &SourceReport)| match source.status {
            Status::Unreadable => true,
            Status::Partial => !self.findings.iter().any(|finding| {
                finding.source as usize == at
                    && finding.level >= self.fail_on
                    && self.rules[usize::from(finding.rule)].id == SYNTAX
            }),
            Status::Read | Status::NoItems => false,
        };
        let sources = self.sources.iter().enumerate();
        sources
            .filter(|known| is_untold(*known))
            .fold((0, false), |(count, partly), (_, source)| {
                (count + 1, partly || source.status == Status::Partial)
            })
    }

    /// Whether the catalog passes.
    pub fn verdict(&self) -> Verdict {
        if self.untold().0 > 0 {
            Verdict::Incomplete
        } else if self.items() == 0 {
            Verdict::Nothing
        } else if self
            .findings
            .iter()
            .any(|finding| finding.level >= self.fail_on)
        {
            Verdict::Fail
        } else {
            Verdict::Pass
        }
    }
}

/// Where an element's parts are named: `申请材料[2]`.
pub fn part_name(part: (Part, u32), lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}[{}]", part.0.label(), part.1 + 1),
        Lang::En => format!("{}[{}]", part.0.name(), part.1 + 1),
    }
}
