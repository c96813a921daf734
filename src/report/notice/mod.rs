//! The notice to a department: what is wrong with its guides, on whose authority, what to do and until when; a letter to be sealed.

mod docx;
mod outline;
mod said;

use super::departments::Department;
use super::draw::Style;
use super::json::finding_at;
use super::json::shape::FindingJson;
use super::only::only_sentence;
use crate::finding::{Lang, Level, Report};
use docx::{Kind, Pages};
use outline::{Flood, Group, Outline, outline};
use std::collections::{HashMap, HashSet};
use std::io;

pub(super) use said::{day, numbered};

/// What the office decides of a notice.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    /// The deadline, `2026-12-15`; left blank to be filled in by hand when there is none.
    pub due: Option<String>,
    /// The file with all findings, which the letter goes with.
    pub list: String,
    /// Marked copies of the department's files, which the letter goes with too.
    pub copies: Vec<String>,
}

/// The notice as a document of Word.
///
/// # Errors
/// When the package cannot be put together.
pub fn notice(
    report: &Report,
    style: &Style,
    department: &Department<'_>,
    letter: &Letter,
) -> io::Result<Vec<u8>> {
    let title = said::title(department.whose, report.lang);
    let mut page = Page {
        report,
        letter,
        files: files(report, department),
        pages: Pages::default(),
        headings: 0,
        number: 0,
    };
    let known = department.findings.iter();
    let known: Vec<FindingJson<'_>> = known
        .map(|at| finding_at(report, *at, style.show_mobile))
        .collect();
    page.pages.title(&title);
    page.pages
        .add(Kind::To, &said::to(department.whose, report.lang));
    page.opening(department);
    let outline = outline(&known);
    page.floods(&outline.floods);
    page.items(&outline);
    page.basis(&known);
    page.demands();
    page.annexes(known.len());
    page.close();
    page.pages.finish(&title.concat(), report)
}

/// The files of a department by their names, or by their paths where two have one name: how the office keeps them is of no
/// use to the department.
fn files<'r>(report: &'r Report, department: &Department<'_>) -> HashMap<&'r str, &'r str> {
    let sources = department.sources(report);
    let paths = sources.iter().map(|at| report.sources.get(*at as usize));
    let paths: Vec<&str> = paths.flatten().map(|source| &*source.path).collect();
    let name = |path: &'r str| path.rsplit('/').next().unwrap_or(path);
    let names: HashSet<&str> = paths.iter().map(|path| name(path)).collect();
    let alike = names.len() < paths.len();
    let called = paths.into_iter();
    called
        .map(|path| (path, if alike { path } else { name(path) }))
        .collect()
}

/// A letter as it is written.
struct Page<'p> {
    report: &'p Report,
    letter: &'p Letter,
    pages: Pages,
    /// What the letter calls each file, by its path.
    files: HashMap<&'p str, &'p str>,
    /// Headings so far.
    headings: usize,
    /// Entries so far: they are counted through the whole letter, so that an answer can name them.
    number: usize,
}

impl Page<'_> {
    fn lang(&self) -> Lang {
        self.report.lang
    }

    fn heading(&mut self, text: &str) {
        let text = said::numbered(self.headings, text, self.lang());
        self.headings += 1;
        self.pages.add(Kind::Heading, &text);
    }

    fn opening(&mut self, department: &Department<'_>) {
        let mut files: Vec<&str> = self.files.values().copied().collect();
        files.sort_unstable();
        let levels = [Level::Error, Level::Warning, Level::Info];
        let counts = levels.map(|level| department.count(level));
        let mut text = said::opening(
            &self.report.as_of,
            department.items,
            counts,
            &files,
            self.lang(),
        );
        if let Some(since) = &self.report.since {
            let (new, open) = (department.new, department.open());
            let (fixed, unseen) = (department.fixed.len(), department.unseen);
            text.push_str(&said::since(
                &since.as_of,
                [new, open, fixed, unseen],
                self.lang(),
            ));
        }
        if let Some(said) = only_sentence(self.report) {
            text.push_str(&said);
            text.push_str(if self.lang() == Lang::En { " " } else { "" });
        }
        text.push_str(said::please(self.lang()));
        self.pages.add(Kind::Body, &text);
    }

    fn floods(&mut self, floods: &[Flood<'_, '_>]) {
        if floods.is_empty() {
            return;
        }
        self.heading(said::FLOODS.get(self.lang()));
        for flood in floods {
            self.number += 1;
            let says = self.says(flood.first.rule);
            let text = said::flood(self.number, flood, says, &self.letter.list, self.lang());
            self.pages.add(Kind::Entry, &text);
        }
    }

    /// What a rule says.
    fn says(&self, id: &str) -> &'static str {
        let rule = self.report.rules.iter().find(|rule| rule.id == id);
        rule.map_or("", |rule| rule.says)
    }

    fn items(&mut self, outline: &Outline<'_, '_>) {
        if outline.groups.is_empty() {
            return;
        }
        self.heading(said::ITEMS.get(self.lang()));
        for (at, group) in outline.groups.iter().enumerate() {
            self.group(at, group);
        }
        if outline.rest > 0 {
            let text = said::rest(outline.rest, &self.letter.list, self.lang());
            self.pages.add(Kind::Body, &text);
        }
    }

    fn group(&mut self, at: usize, group: &Group<'_, '_>) {
        let name = said::group(
            at,
            group.findings[0],
            self.file(group.findings[0]),
            self.lang(),
        );
        self.pages.add(Kind::Item, &name);
        for finding in &group.findings {
            self.number += 1;
            let since = self.report.since.is_some();
            let file = self.file(finding);
            let text = said::entry(self.number, finding, file, since, self.lang());
            self.pages.add(Kind::Entry, &text);
        }
    }

    /// The file of a finding, where there is more than one.
    fn file(&self, finding: &FindingJson<'_>) -> &str {
        match self.files.get(finding.place.path) {
            Some(name) if self.files.len() > 1 => name,
            _ => "",
        }
    }

    fn basis(&mut self, known: &[FindingJson<'_>]) {
        let bases = outline::bases(known);
        if bases.is_empty() {
            return;
        }
        self.heading(said::BASIS.get(self.lang()));
        for (at, basis) in bases.iter().enumerate() {
            let text = said::basis(at, bases.len(), basis, self.lang());
            self.pages.add(Kind::Entry, &text);
        }
    }

    fn demands(&mut self) {
        self.heading(said::DEMANDS.get(self.lang()));
        for text in said::demands(self.letter, self.lang()) {
            self.pages.add(Kind::Kept, &text);
        }
    }

    fn annexes(&mut self, findings: usize) {
        self.pages.add(Kind::Annex, "");
        for text in said::annexes(self.letter, findings, self.lang()) {
            self.pages.add(Kind::Annex, &text);
        }
    }

    fn close(&mut self) {
        self.pages.add(Kind::Annex, "");
        for text in said::signature(self.lang()) {
            self.pages.add(Kind::Sign, text);
        }
        self.pages.add(Kind::Annex, said::contact(self.lang()));
    }
}

#[cfg(test)]
mod tests;
