//! Puts together what the units gave, in the order of the input.

use super::batch::Count;
use super::names::Names;
use super::rulings::Ruled;
use super::unit::Outcomes;
use super::{Request, catalog, ratios};
use crate::finding::{
    Finding, Lang, PackHead, Place, Report, RuleHead, SYNTAX, SourceReport, Status, TableReport,
    Tally, words,
};
use crate::flow::{Gather, Queue};
use crate::model::{Element, Families};
use crate::read::discover::Found;
use crate::read::encoding::Encoding;
use crate::rules::{BOOK, Facts, Shares};
use std::sync::Arc;

type Done = crate::flow::Done<Outcomes>;

/// Takes what units gave as they are done, and joins it in the order of the input as soon as none before is missing. So what
/// is kept of a catalog is kept once.
pub struct Merge<'m> {
    found: &'m Found,
    request: &'m Request,
    rulings: &'m [Ruled],
    waiting: Queue<Outcomes>,
    done: Vec<Done>,
    sources: Vec<SourceReport>,
    tallies: Vec<Tally>,
    findings: Vec<Finding>,
    facts: Facts,
    shares: Shares,
    names: Names,
}

impl<'m> Merge<'m> {
    /// Nothing yet.
    pub fn new(found: &'m Found, request: &'m Request, rulings: &'m [Ruled]) -> Merge<'m> {
        Merge {
            found,
            request,
            rulings,
            waiting: Queue::default(),
            done: Vec::new(),
            sources: found
                .sources
                .iter()
                .map(|source| blank(&source.shown))
                .collect(),
            tallies: vec![Tally::default(); BOOK.len()],
            findings: Vec::new(),
            facts: Facts::default(),
            shares: Shares::default(),
            names: Names::default(),
        }
    }

    fn join(&mut self, mut unit: Done) {
        let mut outcomes = std::mem::take(&mut unit.outcomes);
        let source = &mut self.sources[unit.source as usize];
        join_source(
            source,
            &unit,
            outcomes.tables,
            outcomes.syntax,
            self.request,
        );
        outcomes.departments.join(&mut source.departments);
        add(&mut self.tallies, unit.source, outcomes.counts);
        self.findings.append(&mut outcomes.findings);
        let start = self.names.keep(&outcomes.facts.take_text());
        self.shares
            .absorb(std::mem::take(&mut outcomes.shares), self.facts.heads());
        self.facts.absorb(outcomes.facts, unit.number, start);
        self.done.push(unit);
    }

    /// The report, once all units are done; `hashes` are those of the sources, if they are asked for.
    pub fn report(mut self, hashes: Vec<Option<Box<str>>>) -> Report {
        let (request, sources) = (self.request, &self.found.sources);
        let gathered = catalog::Gathered {
            facts: &mut self.facts,
            shares: &self.shares,
            names: &self.names,
        };
        let read = (&self.done[..], &sources[..]);
        let ratios = catalog::judge(gathered, read, request, self.rulings, &mut self.findings);
        ratios::settle(
            &mut self.tallies,
            self.rulings,
            request.settings.params.ratio_items,
        );
        cap(&mut self.findings, self.rulings);
        sort(&mut self.findings, &self.done);
        count(&mut self.tallies, &self.findings);
        for (report, hash) in self.sources.iter_mut().zip(hashes) {
            report.sha256 = hash;
        }
        let names_syntax = request.rules && self.rulings.iter().any(is_syntax);
        Report {
            lang: request.lang,
            as_of: request.as_of.as_str().into(),
            fail_on: request.fail_on,
            sources: self
                .sources
                .into_iter()
                .map(|source| settle(source, names_syntax, request.lang))
                .collect(),
            packs: packs(request),
            rules: heads(request, self.rulings),
            tallies: self.tallies,
            ratios,
            findings: self.findings,
            passed_over: self
                .found
                .passed_over
                .iter()
                .map(|path| path.as_str().into())
                .collect(),
            since: None,
        }
    }
}

impl Gather<Outcomes> for Merge<'_> {
    fn add(&mut self, unit: Done) {
        self.waiting.push(unit);
        while let Some(unit) = self.waiting.pop() {
            self.join(unit);
        }
    }
}

/// Adds how the rules fared in one unit of a source.
fn add(tallies: &mut [Tally], source: u32, counts: Vec<Count>) {
    for (tally, count) in tallies.iter_mut().zip(counts) {
        tally.passed += count.passed;
        tally.not_applicable += count.not_applicable;
        let (asked, unasked): (Vec<_>, Vec<_>) = count
            .blind_by_office
            .into_iter()
            .partition(|(what, _)| !is_for_applied_only(what));
        tally.not_applicable += unasked.iter().map(|(_, items)| items).sum::<u64>();
        for (what, items) in count.blind.into_iter().chain(asked) {
            tally.blind += items;
            // Sources come in order, so those of this one stand last: a folder may hold ten thousand files.
            let last = tally.blind_for.iter_mut().rev();
            let mut known = last.take_while(|known| known.0 == source);
            match known.find(|known| known.1 == what) {
                Some(known) => known.2 += items,
                None => tally.blind_for.push((source, what, items)),
            }
        }
    }
}

/// Only 依申请 items are asked for the element, or the sub-table, of this name.
fn is_for_applied_only(name: &str) -> bool {
    match Element::named(name).and_then(Element::row) {
        Some(row) => row.families == Families::Applied,
        None => true,
    }
}

fn blank(shown: &str) -> SourceReport {
    SourceReport {
        path: shown.into(),
        format: "",
        encoding: None,
        sha256: None,
        status: Status::Read,
        message: None,
        tables: Vec::new(),
        items: 0,
        sub_items: 0,
        departments: Vec::new(),
    }
}

fn join_source(
    source: &mut SourceReport,
    unit: &Done,
    tables: Vec<TableReport>,
    syntax: bool,
    request: &Request,
) {
    source.format = unit
        .format
        .map_or(source.format, crate::read::sniff::Format::name);
    source.encoding = unit
        .encoding
        .filter(|encoding| *encoding != Encoding::Utf8)
        .map(Encoding::name)
        .or(source.encoding);
    if let Some(refusal) = &unit.refusal {
        source.status = Status::Partial;
        source
            .message
            .get_or_insert_with(|| refusal.get(request.lang).into());
    }
    if unit.broken || syntax && tables.iter().any(|table| table.items > 0) {
        source.status = Status::Partial;
    }
    let later_chunk = unit.piece.as_ref().is_some_and(|piece| piece.offset > 0);
    for table in tables {
        // A table with a header of its own begins in the chunk.
        let goes_on = later_chunk && table.header_rows.is_empty();
        match source.tables.last_mut().filter(|_| goes_on) {
            Some(whole) => continue_table(whole, table),
            None => source.tables.push(table),
        }
    }
}

/// A later chunk of one long table.
fn continue_table(whole: &mut TableReport, part: TableReport) {
    whole.items += part.items;
    whole.sub_items += part.sub_items;
    whole.materials += part.materials;
    whole.situations += part.situations;
    whole.rows += part.rows;
    for skipped in part.skipped {
        match whole.skipped.last_mut() {
            Some(last) if last.reason == skipped.reason && last.to + 1 == skipped.row => {
                last.to = skipped.to
            }
            _ => whole.skipped.push(skipped),
        }
    }
    for column in part.columns {
        if !whole
            .columns
            .iter()
            .any(|known| known.column == column.column)
        {
            whole.columns.push(column);
        }
    }
}

/// The rule that names what does not parse, in force.
fn is_syntax(ruled: &Ruled) -> bool {
    ruled.on && ruled.rule.about.id == SYNTAX
}

/// The counts and the status of a source that is complete; `named` says that findings name what does not parse.
fn settle(mut source: SourceReport, named: bool, lang: Lang) -> SourceReport {
    source.items = source.tables.iter().map(|table| table.items).sum();
    source.sub_items = source.tables.iter().map(|table| table.sub_items).sum();
    source.status = match (source.status, source.items) {
        (Status::Partial, 0) => Status::Unreadable,
        (Status::Partial, _) => Status::Partial,
        (_, 0) => Status::NoItems,
        _ => Status::Read,
    };
    let why = match source.status {
        Status::Unreadable if !named => words(
            "文件有语法错误，没有读出事项；shixiang check 的 S004 会指出位置",
            "a syntax error left nothing to read; S004 of shixiang check names the place",
        ),
        Status::Partial if !named => words(
            "有语法错误的部分没有读出；shixiang check 的 S004 会指出位置",
            "what a syntax error spoils was not read; S004 of shixiang check names the place",
        ),
        Status::Unreadable => words(
            "文件有语法错误，没有读出事项；请按 S004 所指的位置改正",
            "a syntax error left nothing to read; mend the place that S004 names",
        ),
        Status::Partial => words(
            "有语法错误的部分没有读出，其余已照常检查；请按 S004 所指的位置改正",
            "what a syntax error spoils was not read, the rest was checked; mend the place that S004 names",
        ),
        _ => return source,
    };
    source.message.get_or_insert_with(|| why.get(lang).into());
    source
}

/// By source, sheet, place and rule; what was found together stays in the order it was found.
fn sort(findings: &mut [Finding], done: &[Done]) {
    let mut sheets: Vec<(u32, &[Arc<str>])> = done
        .iter()
        .filter(|unit| !unit.sheets.is_empty())
        .map(|unit| (unit.source, &*unit.sheets))
        .collect();
    sheets.dedup_by_key(|pair| pair.0);
    let sheet_of = |finding: &Finding| match &finding.place {
        Place::Cell { sheet, .. } | Place::Sheet(sheet) => sheets
            .binary_search_by_key(&finding.source, |pair| pair.0)
            .ok()
            .and_then(|at| sheets[at].1.iter().position(|name| name == sheet))
            .map_or(0, |at| at + 1),
        _ => 0,
    };
    findings.sort_by_cached_key(|finding| {
        let (row, col) = finding.place.order();
        (finding.source, sheet_of(finding), row, col, finding.rule)
    });
}

fn count(tallies: &mut [Tally], findings: &[Finding]) {
    for finding in findings {
        if let Some(tally) = tallies.get_mut(usize::from(finding.rule)) {
            tally.findings += 1;
        }
    }
}

/// A level that a pack sets is the gravest that the rule's findings have.
fn cap(findings: &mut [Finding], rulings: &[Ruled]) {
    for finding in findings {
        if let Some(ruled) = rulings.get(usize::from(finding.rule))
            && ruled.capped
        {
            finding.level = finding.level.min(ruled.level);
        }
    }
}

fn packs(request: &Request) -> Vec<PackHead> {
    let packs = request.settings.packs.iter();
    packs
        .map(|pack| PackHead {
            name: pack.name.clone(),
            version: pack.version.clone(),
        })
        .collect()
}

fn heads(request: &Request, rulings: &[Ruled]) -> Vec<RuleHead> {
    let head = |ruled: &Ruled| {
        let about = &ruled.rule.about;
        let basis = about.basis.iter().map(|basis| basis.get(request.lang));
        RuleHead {
            id: about.id,
            slug: about.slug,
            level: ruled.level,
            pack: request
                .settings
                .pack_of(about.id)
                .map(|pack| pack.name.clone()),
            on: ruled.on,
            says: about.says.get(request.lang),
            why: about.why.get(request.lang),
            basis: basis.collect(),
        }
    };
    rulings.iter().map(head).collect()
}
