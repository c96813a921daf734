//! What changed since an older report: new findings, those still open, and those that are gone.

use super::Report;
use std::collections::{HashMap, HashSet};

/// A finding of an older report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Old {
    /// As the older report wrote it.
    pub fingerprint: String,
    /// The rule's id.
    pub rule: String,
    /// `error`, `warning`, `info`.
    pub level: String,
    /// The department, or "".
    pub department: String,
    /// The item's name, or "".
    pub item: String,
    /// The file it stood in.
    pub path: String,
    /// What was wrong.
    pub message: String,
}

/// A report against an older one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Since {
    /// The day the older report judged by.
    pub as_of: Box<str>,
    /// Whether each finding of the report is new, in its order.
    pub is_new: Vec<bool>,
    /// Findings of the older report that are gone.
    pub fixed: Vec<Old>,
    /// Findings of the older report in files that were not read this time: nobody knows of them.
    pub unseen: Vec<Old>,
}

impl Since {
    /// Compares by fingerprint, which outlives moves within a file; two alike in one item count as two.
    pub fn new(report: &Report, as_of: &str, old: Vec<Old>) -> Since {
        let mut open: HashMap<&str, usize> = HashMap::new();
        for old in &old {
            *open.entry(&old.fingerprint).or_default() += 1;
        }
        let is_new = report
            .findings
            .iter()
            .map(
                |finding| match open.get_mut(&*report.fingerprint(finding)) {
                    Some(left) if *left > 0 => {
                        *left -= 1;
                        false
                    }
                    _ => true,
                },
            )
            .collect();
        let paths: HashSet<&str> = report.sources.iter().map(|source| &*source.path).collect();
        let mut left: HashMap<String, usize> = open
            .into_iter()
            .map(|(print, count)| (print.to_owned(), count))
            .collect();
        let gone = old
            .into_iter()
            .filter(|old| match left.get_mut(&old.fingerprint) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    true
                }
                _ => false,
            });
        let (fixed, unseen) = gone.partition(|old| paths.contains(&*old.path));
        Since {
            as_of: as_of.into(),
            is_new,
            fixed,
            unseen,
        }
    }

    /// How many findings are new.
    pub fn new_count(&self) -> usize {
        self.is_new.iter().filter(|is_new| **is_new).count()
    }

    /// How many findings were there before.
    pub fn open_count(&self) -> usize {
        self.is_new.len() - self.new_count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Lang, Level, Place, RuleHead, SourceReport, Status};
    use crate::model::Element;

    fn finding(value: &str) -> Finding {
        Finding {
            rule: 0,
            level: Level::Error,
            source: 0,
            place: Place::Whole,
            item: None,
            element: Element::visits,
            label: None,
            part: None,
            value: value.into(),
            message: "".into(),
            help: None,
            fix: None,
            related: Vec::new(),
        }
    }

    fn report(values: &[&str]) -> Report {
        let source = SourceReport {
            path: "a.csv".into(),
            format: "csv",
            encoding: None,
            sha256: None,
            status: Status::Read,
            message: None,
            tables: Vec::new(),
            items: 1,
            sub_items: 0,
            departments: Vec::new(),
        };
        Report {
            lang: Lang::Zh,
            as_of: "2026-11-22".into(),
            fail_on: Level::Error,
            sources: vec![source],
            rules: vec![RuleHead {
                id: "V001",
                slug: "missing-visit-count",
                level: Level::Error,
                pack: None,
                on: true,
                says: "",
                why: "",
                basis: Vec::new(),
            }],
            tallies: Vec::new(),
            ratios: Vec::new(),
            findings: values.iter().map(|value| finding(value)).collect(),
            passed_over: Vec::new(),
            since: None,
            packs: Vec::new(),
        }
    }

    fn old(report: &Report, value: &str, path: &str) -> Old {
        Old {
            fingerprint: report.fingerprint(&finding(value)),
            rule: "V001".into(),
            level: "error".into(),
            department: String::new(),
            item: String::new(),
            path: path.into(),
            message: value.into(),
        }
    }

    #[test]
    fn new_open_and_fixed_are_told_apart() {
        let report = report(&["stays", "comes"]);
        let olds = vec![
            old(&report, "stays", "a.csv"),
            old(&report, "goes", "a.csv"),
            old(&report, "hidden", "b.csv"),
        ];
        let since = Since::new(&report, "2026-10-22", olds);
        assert_eq!(since.is_new, [false, true]);
        assert_eq!(since.fixed.len(), 1);
        assert_eq!(since.fixed[0].message, "goes");
        assert_eq!(since.unseen[0].message, "hidden");
        assert_eq!((since.new_count(), since.open_count()), (1, 1));
    }

    #[test]
    fn of_two_alike_one_may_be_fixed() {
        let report = report(&["x"]);
        let olds = vec![old(&report, "x", "a.csv"), old(&report, "x", "a.csv")];
        let since = Since::new(&report, "2026-10-22", olds);
        assert_eq!(since.is_new, [false]);
        assert_eq!(since.fixed.len(), 1);
    }
}
