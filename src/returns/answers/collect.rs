//! Reads the lists of all answered files and weighs each change against a new check of the same file.

use super::{Answers, Change, Outcome, Told};
use crate::finding::{Finding, Place, Report, SourceReport, Status, column_name};
use crate::read::Refusal;
use crate::read::sniff::Format;
use crate::read::workbook::each_sheet;
use crate::returns::annotated::placed;
use crate::returns::cells::{Texts, Wanted, texts};
use crate::returns::list::{self, Answer, Answered, at};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// A cell: sheet, row and column from 0.
type Cell = (String, u32, u32);

/// The answers in the sources of `report`, which is a new check of them.
pub fn collect(report: &Report) -> Answers {
    let mut answers = Answers::default();
    for (at, source) in report.sources.iter().enumerate() {
        let path = source.path.to_string();
        if source.status == Status::Unreadable {
            let why = source.message.as_deref().unwrap_or_default().to_owned();
            answers.failed.push((path, why));
            continue;
        }
        match one(report, at, source) {
            Ok(Some(file)) => file.answers(&mut answers),
            Ok(None) => answers.others.push(path),
            Err(refusal) => answers
                .failed
                .push((path, refusal.get(report.lang).to_owned())),
        }
    }
    answers
}

/// An answered file with all that its answers are weighed by.
struct AnsweredFile<'r> {
    path: String,
    entries: Vec<Answered>,
    /// The list is all there is.
    list_only: bool,
    /// The cell of each entry as it now stands.
    cells: Vec<Option<Cell>>,
    texts: Texts,
    found: HashMap<Cell, Vec<&'r Finding>>,
    loose: Vec<&'r Finding>,
    report: &'r Report,
}

fn one<'r>(
    report: &'r Report,
    at: usize,
    source: &SourceReport,
) -> Result<Option<AnsweredFile<'r>>, Refusal> {
    let path = Path::new(&*source.path);
    let format = Format::named(source.format).unwrap_or(Format::Xlsx);
    let (mut entries, mut sheets) = (None, 0);
    each_sheet(path, format, &mut |info, rows| {
        sheets += 1;
        if let Some(found) = list::read(info, rows)? {
            entries.get_or_insert_with(Vec::new).extend(found);
        }
        Ok(())
    })?;
    let Some(entries) = entries else {
        return Ok(None);
    };
    let placed = placed(path);
    let cells: Vec<Option<Cell>> = entries.iter().map(|entry| cell(entry, &placed)).collect();
    let mut wanted = Wanted::new();
    for (sheet, row, col) in cells.iter().flatten() {
        wanted
            .entry(sheet.clone())
            .or_default()
            .insert((*row, *col));
    }
    let (mut found, mut loose) = (HashMap::<Cell, Vec<&Finding>>::new(), Vec::new());
    for finding in report
        .findings
        .iter()
        .filter(|finding| finding.source as usize == at)
    {
        match &finding.place {
            Place::Cell { sheet, row, col } => found
                .entry((sheet.to_string(), *row, *col))
                .or_default()
                .push(finding),
            _ => loose.push(finding),
        }
    }
    Ok(Some(AnsweredFile {
        path: source.path.to_string(),
        list_only: sheets == 1,
        texts: texts(path, format, &wanted)?,
        entries,
        cells,
        found,
        loose,
        report,
    }))
}

/// Where the comment that names the entry stands; without one, where the cell was when the list was made.
fn cell(entry: &Answered, placed: &HashMap<u32, Vec<Cell>>) -> Option<Cell> {
    let (row, col) = entry.cell()?;
    let listed = (entry.text(at::SHEET).to_owned(), row, col);
    let now = entry.number().and_then(|number| placed.get(&number));
    match now {
        // A row that was copied has its comment twice.
        Some(cells) if !cells.contains(&listed) => cells.first().cloned(),
        _ => Some(listed),
    }
}

impl AnsweredFile<'_> {
    fn answers(self, answers: &mut Answers) {
        answers.files += 1;
        answers.entries += self.entries.len();
        let listed: HashSet<(&str, &Cell)> = self.listed();
        let mut open = 0;
        for (entry, cell) in self.entries.iter().zip(&self.cells) {
            let told = self.told(entry, cell.as_ref());
            match entry.answer {
                Some(Answer::Changed) => {
                    answers
                        .changes
                        .push(self.change(entry, cell.as_ref(), told, &listed))
                }
                Some(Answer::Exception) => answers.exceptions.push(told),
                Some(Answer::Disputed) => answers.disputed.push(told),
                None if entry.text(at::ANSWER).is_empty() => open += 1,
                None => answers
                    .strange
                    .push((told, entry.text(at::ANSWER).to_owned())),
            }
        }
        if open > 0 {
            answers.open.push((self.path, open));
        }
    }

    /// What the list says already, by rule and cell.
    fn listed(&self) -> HashSet<(&str, &Cell)> {
        let entries = self.entries.iter().zip(&self.cells);
        entries
            .filter_map(|(entry, cell)| Some((entry.text(at::RULE), cell.as_ref()?)))
            .collect()
    }

    fn told(&self, entry: &Answered, cell: Option<&Cell>) -> Told {
        let text = |column| entry.text(column).to_owned();
        let place = match cell {
            Some((sheet, row, col)) => {
                format!("{sheet}!{}{}", column_name(*col), u64::from(*row) + 1)
            }
            None => text(at::PLACE),
        };
        Told {
            file: self.path.clone(),
            item: text(at::ITEM),
            code: text(at::CODE),
            rule: text(at::RULE),
            element: text(at::ELEMENT),
            field: text(at::FIELD),
            place,
            written: text(at::WRITTEN),
            problem: text(at::PROBLEM),
            basis: text(at::BASIS),
            reason: text(at::REASON),
            fingerprint: text(at::PRINT),
        }
    }

    fn change(
        &self,
        entry: &Answered,
        cell: Option<&Cell>,
        told: Told,
        listed: &HashSet<(&str, &Cell)>,
    ) -> Change {
        let Some(cell) = cell else {
            return self.loose_change(told);
        };
        let new = self
            .texts
            .get(cell)
            .map_or("", |text| crate::canon::trim(text))
            .to_owned();
        let changed = list::check(&new) != entry.text(at::CHECK);
        let now = self.found.get(cell).map_or(&[][..], Vec::as_slice);
        let same = |finding: &&&Finding| self.rule(finding) == told.rule;
        let outcome = match (now.iter().any(|finding| same(&finding)), changed) {
            (true, true) => Outcome::Still,
            (true, false) => Outcome::Unchanged,
            (false, true) => Outcome::Mended,
            (false, false) => Outcome::Elsewhere,
        };
        // What the list has for this cell under another rule has an answer of its own.
        let fresh = now
            .iter()
            .filter(|finding| same(finding) || !listed.contains(&(self.rule(finding), cell)));
        let wrong = fresh
            .map(|finding| format!("{} {}", self.rule(finding), finding.message))
            .collect();
        Change {
            told,
            new,
            outcome,
            wrong,
        }
    }

    /// A change about a sheet, a column or the file.
    fn loose_change(&self, told: Told) -> Change {
        let same: Vec<String> = self
            .loose
            .iter()
            .filter(|finding| self.rule(finding) == told.rule && *finding.message == *told.problem)
            .map(|finding| format!("{} {}", self.rule(finding), finding.message))
            .collect();
        let outcome = match (self.list_only, same.is_empty()) {
            (true, _) => Outcome::Unseen,
            (false, true) => Outcome::Mended,
            (false, false) => Outcome::Still,
        };
        Change {
            told,
            new: String::new(),
            outcome,
            wrong: same,
        }
    }

    fn rule(&self, finding: &Finding) -> &'static str {
        self.report
            .rules
            .get(usize::from(finding.rule))
            .map_or("", |rule| rule.id)
    }
}
