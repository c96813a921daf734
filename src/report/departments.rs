//! Who has to mend what: the findings of a report shared out among departments, each finding to exactly one.

use crate::canon::body_key;
use crate::finding::{Finding, Level, Old, Report, Scope};
use std::borrow::Cow;
use std::collections::HashMap;

/// Who a finding goes to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Whose<'r> {
    /// A department, by its name.
    Named(&'r str),
    /// Nobody is named, in the item or in its file.
    Nameless,
    /// The catalog as a whole, so the office itself.
    Office,
}

/// A department, its items, and what is wrong with them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Department<'r> {
    /// Who it is.
    pub whose: Whose<'r>,
    /// Its items, over all sources.
    pub items: u64,
    /// Its findings: indices into [`Report::findings`], in their order.
    pub findings: Vec<usize>,
    /// How many of them are new, when an older report was given.
    pub new: usize,
    /// Findings of the older report that are gone.
    pub fixed: Vec<&'r Old>,
    /// Findings of the older report in files that were not read.
    pub unseen: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl<'r> Department<'r> {
    fn new(whose: Whose<'r>) -> Department<'r> {
        Department {
            whose,
            items: 0,
            findings: Vec::new(),
            new: 0,
            fixed: Vec::new(),
            unseen: 0,
            errors: 0,
            warnings: 0,
            infos: 0,
        }
    }

    /// Its findings of one level.
    pub fn count(&self, level: Level) -> usize {
        match level {
            Level::Error => self.errors,
            Level::Warning => self.warnings,
            Level::Info => self.infos,
        }
    }

    /// How many of its findings were there before.
    pub fn open(&self) -> usize {
        self.findings.len() - self.new
    }

    /// The files its findings stand in: indices into [`Report::sources`], each once, in order.
    pub fn sources(&self, report: &Report) -> Vec<u32> {
        let mut all: Vec<u32> = self
            .findings
            .iter()
            .map(|at| report.findings[*at].source)
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn add(&mut self, at: usize, level: Level, is_new: bool) {
        self.findings.push(at);
        self.new += usize::from(is_new);
        match level {
            Level::Error => self.errors += 1,
            Level::Warning => self.warnings += 1,
            Level::Info => self.infos += 1,
        }
    }
}

/// Every department that items or findings name, in the order they appear; those without a name and the office stand last,
/// when anything is theirs.
pub fn departments(report: &Report) -> Vec<Department<'_>> {
    let mut book = Book {
        spellings: Spellings::of(report),
        all: Vec::new(),
        at: HashMap::new(),
    };
    let owners: Vec<Whose<'_>> = report
        .sources
        .iter()
        .map(|source| owner(&source.departments))
        .collect();
    for source in &report.sources {
        for (name, items) in &source.departments {
            book.of(named(name)).items += items;
        }
    }
    for (at, finding) in report.findings.iter().enumerate() {
        let is_new = report
            .since
            .as_ref()
            .is_none_or(|since| since.is_new.get(at) != Some(&false));
        book.of(whose(finding, &owners))
            .add(at, finding.level, is_new);
    }
    if let Some(since) = &report.since {
        let paths: HashMap<&str, usize> = report
            .sources
            .iter()
            .enumerate()
            .map(|(at, source)| (&*source.path, at))
            .collect();
        let of = |old: &'_ Old| paths.get(&*old.path).map(|at| owners[*at]);
        for old in &since.fixed {
            book.of(gone(old, of(old))).fixed.push(old);
        }
        for old in &since.unseen {
            book.of(gone(old, of(old))).unseen += 1;
        }
    }
    book.close()
}

/// The same, most errors first, then most warnings and infos.
pub(super) fn ranked<'d, 'r>(all: &'d [Department<'r>]) -> Vec<&'d Department<'r>> {
    let mut list: Vec<&Department<'r>> = all.iter().collect();
    list.sort_by_key(|known| std::cmp::Reverse((known.errors, known.warnings, known.infos)));
    list
}

/// The spellings of the names of departments: each stands for the first of those that name one department.
pub(super) struct Spellings<'r> {
    first: HashMap<&'r str, &'r str>,
    by_key: HashMap<Cow<'r, str>, &'r str>,
}

impl<'r> Spellings<'r> {
    pub(super) fn of(report: &'r Report) -> Spellings<'r> {
        let mut all = Spellings {
            first: HashMap::new(),
            by_key: HashMap::new(),
        };
        for source in &report.sources {
            source
                .departments
                .iter()
                .for_each(|(name, _)| all.note(name));
        }
        for item in report
            .findings
            .iter()
            .filter_map(|known| known.item.as_deref())
        {
            all.note(&item.department);
        }
        if let Some(since) = &report.since {
            let old = since.fixed.iter().chain(&since.unseen);
            old.for_each(|old| all.note(&old.department));
        }
        all
    }

    fn note(&mut self, name: &'r str) {
        let name = name.trim();
        if !self.first.contains_key(name) {
            let first = *self.by_key.entry(body_key(name)).or_insert(name);
            self.first.insert(name, first);
        }
    }

    /// The first spelling of the department of this name.
    pub(super) fn first(&self, name: &'r str) -> &'r str {
        let name = name.trim();
        self.first.get(name).copied().unwrap_or(name)
    }
}

/// The departments, and where each stands among them.
struct Book<'r> {
    spellings: Spellings<'r>,
    all: Vec<Department<'r>>,
    at: HashMap<Whose<'r>, usize>,
}

impl<'r> Book<'r> {
    fn of(&mut self, whose: Whose<'r>) -> &mut Department<'r> {
        let whose = match whose {
            Whose::Named(name) => Whose::Named(self.spellings.first(name)),
            other => other,
        };
        let at = *self.at.entry(whose).or_insert(self.all.len());
        if at == self.all.len() {
            self.all.push(Department::new(whose));
        }
        &mut self.all[at]
    }

    fn close(mut self) -> Vec<Department<'r>> {
        self.all.sort_by_key(|known| match known.whose {
            Whose::Named(_) => 0,
            Whose::Nameless => 1,
            Whose::Office => 2,
        });
        self.all
    }
}

fn named(name: &str) -> Whose<'_> {
    match name.trim() {
        "" => Whose::Nameless,
        name => Whose::Named(name),
    }
}

/// The department that most items of a file name; of equals the first.
fn owner(departments: &[(Box<str>, u64)]) -> Whose<'_> {
    let known = departments
        .iter()
        .filter(|(name, _)| !name.trim().is_empty());
    let most = known.rev().max_by_key(|(_, items)| *items);
    most.map_or(Whose::Nameless, |(name, _)| named(name))
}

fn whose<'r>(finding: &'r Finding, owners: &[Whose<'r>]) -> Whose<'r> {
    if finding.scope() == Scope::Catalog {
        return Whose::Office;
    }
    let own = finding
        .item
        .as_deref()
        .map_or(Whose::Nameless, |item| named(&item.department));
    match own {
        Whose::Nameless => owners.get(finding.source as usize).copied().unwrap_or(own),
        own => own,
    }
}

fn gone<'r>(old: &'r Old, owner: Option<Whose<'r>>) -> Whose<'r> {
    match named(&old.department) {
        Whose::Nameless => owner.unwrap_or(Whose::Nameless),
        own => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Lang, Place, Since};
    use crate::model::Element;
    use crate::report::testing::{head, many, missing};

    fn named_source(report: &mut Report, at: usize, departments: &[(&str, u64)]) {
        report.sources[at].departments = departments
            .iter()
            .map(|(name, items)| ((*name).into(), *items))
            .collect();
    }

    #[test]
    fn every_finding_is_of_one_department() {
        let mut report = many(Lang::Zh);
        named_source(&mut report, 0, &[("市水务局", 1), ("市城市管理局", 300)]);
        let all = departments(&report);
        let mut seen: Vec<usize> = all
            .iter()
            .flat_map(|known| known.findings.clone())
            .collect();
        seen.sort_unstable();
        assert_eq!(seen, (0..report.findings.len()).collect::<Vec<_>>());
        let names: Vec<Whose<'_>> = all.iter().map(|known| known.whose).collect();
        assert_eq!(
            names,
            [
                Whose::Named("市水务局"),
                Whose::Named("市城市管理局"),
                Whose::Named("县民政局"),
                Whose::Nameless,
            ]
        );
        let total: usize = all
            .iter()
            .flat_map(|known| {
                [Level::Error, Level::Warning, Level::Info].map(|level| known.count(level))
            })
            .sum();
        assert_eq!(total, report.findings.len());
    }

    #[test]
    fn spellings_of_one_name_are_one_department() {
        let mut report = many(Lang::Zh);
        named_source(&mut report, 0, &[("市水务局（本级）", 1), ("市 水务局", 2)]);
        report.findings.clear();
        let all = departments(&report);
        let first = all.first().map(|known| (known.whose, known.items));
        assert_eq!(first, Some((Whose::Named("市水务局（本级）"), 3)));
        let spellings = Spellings::of(&report);
        assert_eq!(spellings.first("市 水务局"), "市水务局（本级）");
        assert_eq!(spellings.first("市审计局"), "市审计局");
    }

    #[test]
    fn a_fault_of_a_file_goes_to_whom_most_of_its_items_name() {
        let mut report = many(Lang::Zh);
        named_source(
            &mut report,
            0,
            &[("", 900), ("市水务局", 1), ("市城市管理局", 300)],
        );
        // The unknown column of the first file is about no item.
        assert_eq!(report.findings[0].item, None);
        let all = departments(&report);
        let city = all
            .iter()
            .find(|known| known.whose == Whose::Named("市城市管理局"));
        assert!(city.is_some_and(|known| known.findings.contains(&0)));
    }

    #[test]
    fn what_is_about_the_whole_catalog_goes_to_the_office() {
        let mut report = many(Lang::Zh);
        let item = head("", "", "");
        report
            .findings
            .push(missing(Lang::Zh, 5, Element::none, 0, Place::Whole, item));
        let all = departments(&report);
        assert_eq!(
            all.last().map(|known| (known.whose, known.findings.len())),
            Some((Whose::Office, 1))
        );
    }

    #[test]
    fn what_is_fixed_is_told_to_who_fixed_it() {
        let mut report = many(Lang::Zh);
        let old = |department: &str, path: &str| Old {
            fingerprint: "0".into(),
            rule: "T001".into(),
            level: "error".into(),
            department: department.into(),
            item: "某许可".into(),
            path: path.into(),
            message: "缺少".into(),
        };
        let path = report.sources[0].path.to_string();
        named_source(&mut report, 0, &[("市城市管理局", 300)]);
        report.since = Some(Since {
            as_of: "2026-10-22".into(),
            is_new: (0..report.findings.len()).map(|at| at % 2 == 0).collect(),
            fixed: vec![old("县民政局", "x"), old("", &path)],
            unseen: vec![old("市审计局", "y")],
        });
        let all = departments(&report);
        let of = |name| {
            all.iter()
                .find(|known| known.whose == Whose::Named(name))
                .expect("it is there")
        };
        assert_eq!(of("县民政局").fixed.len(), 1);
        assert_eq!(of("市城市管理局").fixed.len(), 1);
        assert_eq!(of("市审计局").unseen, 1);
        let new: usize = all.iter().map(|known| known.new).sum();
        assert_eq!(new, report.findings.len().div_ceil(2));
        assert_eq!(
            of("市城市管理局").open(),
            of("市城市管理局").findings.len() - of("市城市管理局").new
        );
    }
}
