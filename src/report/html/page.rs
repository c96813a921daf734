//! What all parts of the page are made from: the findings, and how many there are of what.

use crate::finding::{Lang, Level, Old, Report, Scope, words};
use crate::report::departments::Spellings;
use crate::report::draw::Style;
use crate::report::json::shape::FindingJson;
use crate::report::json::{Masker, findings};
use std::collections::HashMap;

/// Errors, warnings and infos.
pub(super) type Counts = [u64; 3];

/// The levels in the order of [`Counts`].
pub(super) const LEVELS: [Level; 3] = [Level::Error, Level::Warning, Level::Info];

/// The findings of one department.
pub(super) struct Department<'r> {
    /// `None` for what belongs to no item: files and tables as such.
    pub name: Option<&'r str>,
    /// How many of each level.
    pub counts: Counts,
    /// How many were not in the older report.
    pub new: u64,
    /// How many of the older report are gone.
    pub fixed: u64,
    /// Which: indices into [`Page::all`].
    pub at: Vec<usize>,
}

/// A report on its way to a page.
pub(super) struct Page<'r> {
    pub report: &'r Report,
    pub masker: Masker,
    /// All findings, in the order of the report.
    pub all: Vec<FindingJson<'r>>,
    /// What names each of them in a link.
    pub anchors: Vec<String>,
    /// The departments, the worst first.
    pub departments: Vec<Department<'r>>,
    /// How many findings each rule has.
    pub by_rule: Vec<u64>,
    /// How many findings each source has, by level.
    pub by_source: Vec<Counts>,
}

impl<'r> Page<'r> {
    /// Counts what the page shows.
    pub fn new(report: &'r Report, style: &Style) -> Page<'r> {
        let all: Vec<FindingJson<'_>> = findings(report, style.show_mobile).collect();
        let mut by_rule = vec![0; report.rules.len()];
        let mut by_source = vec![Counts::default(); report.sources.len()];
        for finding in &report.findings {
            by_rule[usize::from(finding.rule)] += 1;
            if let Some(counts) = by_source.get_mut(finding.source as usize) {
                counts[rank(finding.level)] += 1;
            }
        }
        Page {
            report,
            masker: Masker {
                show_mobile: style.show_mobile,
            },
            anchors: anchors(&all),
            all,
            departments: departments(report),
            by_rule,
            by_source,
        }
    }

    /// A fixed text in the language of the report.
    pub fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        words(zh, en).get(self.report.lang)
    }

    /// A made text in the language of the report.
    pub fn text(&self, zh: impl FnOnce() -> String, en: impl FnOnce() -> String) -> String {
        match self.report.lang {
            Lang::Zh => zh(),
            Lang::En => en(),
        }
    }

    /// A level as a reader calls it.
    pub fn level(&self, level: Level) -> &'static str {
        level.words().get(self.report.lang)
    }

    /// A department as a reader calls it.
    pub fn department<'n>(&self, name: Option<&'n str>) -> &'n str {
        match name {
            None => self.say(
                "（文件、表格与目录整体）",
                "(files, tables and the catalog as such)",
            ),
            Some("") => self.say("（没有写明部门）", "(no department given)"),
            Some(name) => name,
        }
    }

    /// The rules that found something, most first.
    pub fn busy_rules(&self) -> Vec<usize> {
        let mut rules: Vec<usize> = (0..self.by_rule.len())
            .filter(|rule| self.by_rule[*rule] > 0)
            .collect();
        rules.sort_by_key(|rule| std::cmp::Reverse(self.by_rule[*rule]));
        rules
    }
}

/// The place of a level in [`Counts`].
pub(super) fn rank(level: Level) -> usize {
    match level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Info => 2,
    }
}

/// The class of a level in the style.
pub(super) fn class(level: Level) -> &'static str {
    ["e", "w", "i"][rank(level)]
}

/// `f` and the fingerprint; two alike are told apart by a number.
fn anchors(all: &[FindingJson<'_>]) -> Vec<String> {
    let mut seen: HashMap<&str, u32> = HashMap::with_capacity(all.len());
    all.iter()
        .map(|finding| {
            let count = seen.entry(&finding.fingerprint).or_default();
            *count += 1;
            match count {
                1 => format!("f{}", finding.fingerprint),
                _ => format!("f{}-{count}", finding.fingerprint),
            }
        })
        .collect()
}

fn departments(report: &Report) -> Vec<Department<'_>> {
    let mut list: Vec<Department<'_>> = Vec::new();
    let mut known: HashMap<Option<&str>, usize> = HashMap::new();
    let spellings = Spellings::of(report);
    let is_new = |at: usize| {
        let since = report.since.as_ref();
        since.is_some_and(|since| since.is_new.get(at).is_some_and(|is_new| *is_new))
    };
    for (at, finding) in report.findings.iter().enumerate() {
        let item = finding.item.as_deref();
        let item = item.filter(|_| finding.scope() != Scope::Catalog);
        let name = item.map(|item| spellings.first(&item.department));
        let department = entry(&mut list, &mut known, name);
        department.counts[rank(finding.level)] += 1;
        department.new += u64::from(is_new(at));
        department.at.push(at);
    }
    for old in report.since.iter().flat_map(|since| &since.fixed) {
        let name = home(old).map(|name| spellings.first(name));
        entry(&mut list, &mut known, name).fixed += 1;
    }
    list.sort_by(|a, b| b.counts.cmp(&a.counts).then_with(|| a.name.cmp(&b.name)));
    list
}

/// Where an older finding is counted. An older report writes no item as two empty texts.
fn home(old: &Old) -> Option<&str> {
    let nowhere = old.department.is_empty() && old.item.is_empty();
    (!nowhere).then_some(&*old.department)
}

fn entry<'l, 'r>(
    list: &'l mut Vec<Department<'r>>,
    known: &mut HashMap<Option<&'r str>, usize>,
    name: Option<&'r str>,
) -> &'l mut Department<'r> {
    let at = *known.entry(name).or_insert(list.len());
    if at == list.len() {
        list.push(Department {
            name,
            counts: Counts::default(),
            new: 0,
            fixed: 0,
            at: Vec::new(),
        });
    }
    &mut list[at]
}
