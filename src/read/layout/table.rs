//! Reads one sheet: a table (or several), a form, a side table, or none of them.

use super::columns::Plan;
use super::group::{Marks, RowKind};
use super::header::{self, Guess, Header};
use super::item::{Binder, Joined};
use super::{SideTables, WINDOW, form};
use crate::canon::looks_clean;
use crate::finding::{Layout, Place, Skip, TableReport};
use crate::model::{Hidden, Remark};
use crate::read::grid::{GridRow, Replay, Rows, SheetInfo, window};
use crate::read::{Places, Refusal, Sink};
use crate::source::{Origin, Raw, Spot};
use std::collections::HashMap;
use std::sync::Arc;

/// Scattered rows of one item are waited for this many rows, then the item is closed.
const PATIENCE: u32 = 20_000;

/// Places in a workbook or in delimited text, with the labels of the table at hand.
pub struct TablePlaces<'t> {
    /// The names of all sheets; empty for delimited text.
    pub sheets: &'t [Arc<str>],
    /// The columns of the table at hand, if there is one.
    pub plan: Option<&'t Plan>,
    /// The sheet the plan belongs to.
    pub sheet: u16,
}

impl Places for TablePlaces<'_> {
    fn place(&self, origin: Origin) -> Place {
        let Spot::Cell { sheet, row, col } = origin.spot() else {
            return Place::Whole;
        };
        match self.sheets.get(usize::from(sheet)) {
            Some(_) if col == u16::MAX => Place::Sheet(self.sheets[usize::from(sheet)].clone()),
            Some(name) => Place::Cell {
                sheet: name.clone(),
                row,
                col: u32::from(col),
            },
            None if col == u16::MAX => Place::Whole,
            None => Place::Field {
                row: u64::from(row) + 1,
                col: u32::from(col) + 1,
            },
        }
    }

    fn label(&self, origin: Origin) -> Option<String> {
        let Spot::Cell { sheet, col, .. } = origin.spot() else {
            return None;
        };
        let plan = self.plan.filter(|_| sheet == self.sheet)?;
        plan.columns
            .get(usize::from(col))
            .filter(|column| !column.label.is_empty())
            .map(|column| column.label.shown())
    }
}

/// The origin that stands for a whole sheet.
pub fn whole_sheet(sheet: u16) -> Origin {
    Origin::cell(sheet, 0, u16::MAX)
}

/// Reads a sheet to its end. What is no catalog is said so to the sink.
///
/// # Errors
/// When the rows break off; the items before stand.
pub fn read_sheet(
    info: &SheetInfo,
    names: &[Arc<str>],
    rows: &mut dyn Rows,
    sides: &mut SideTables,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let (ahead, broken) = window(rows, WINDOW);
    let whole = ahead.len() < WINDOW;
    let found = header::find(&ahead, 0);
    let labels = found.as_ref().map_or(0, |header| {
        Plan::new(&header.labels)
            .columns
            .iter()
            .filter(|column| column.is_bound())
            .count()
    });
    if whole && form::score(&ahead) > labels {
        form::read(info, names, &ahead, sink);
        return broken.map_or(Ok(()), Err);
    }
    match found {
        Ok(header) => {
            let mut table = Table::new(info, names, &ahead, &header, sides);
            let rest = ahead.into_iter().skip(header.last + 1).collect();
            let mut replay = Replay::new(rest, broken.is_none().then_some(rows));
            let read = table.run(&mut replay, sink);
            table.finish(sink);
            read.and(broken.map_or(Ok(()), Err))
        }
        Err(guess) => {
            no_items(info, names, &ahead, &guess, sink);
            broken.map_or(Ok(()), Err)
        }
    }
}

/// Reads rows whose columns are known from elsewhere: a later chunk of a long table.
///
/// # Errors
/// When the rows break off; the items before stand.
pub fn read_rows(
    info: &SheetInfo,
    plan: &Plan,
    rows: &mut dyn Rows,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let mut sides = SideTables::default();
    let mut table = Table::with(info, &[], plan.clone(), &mut sides);
    table.told = true;
    let read = table.run(rows, sink);
    table.finish(sink);
    read
}

fn no_items(
    info: &SheetInfo,
    names: &[Arc<str>],
    ahead: &[GridRow],
    guess: &Guess,
    sink: &mut dyn Sink,
) {
    let mut report = TableReport::new(sheet_name(info), Layout::None);
    report.hidden = info.hidden;
    let filled = ahead.iter().any(|row| !row.is_blank());
    if filled {
        let best = best_row(ahead, guess);
        let row = best.map(|row| u64::from(row.index) + 1);
        let labels = guess.known.iter().map(|label| label.as_str().into());
        report.best_guess = row.map(|row| (row, labels.collect()));
        let known = guess.known.join("、");
        let seen: Vec<String> = best.map_or(Vec::new(), |row| {
            row.filled()
                .take(8)
                .map(|(_, text)| text.split_whitespace().collect())
                .collect()
        });
        let seen = seen.join("、");
        let places = TablePlaces {
            sheets: names,
            plan: None,
            sheet: info.index,
        };
        sink.remark(
            Remark::NoItems {
                origin: whole_sheet(info.index),
                best_row: row,
                known: &known,
                seen: &seen,
            },
            &places,
        );
    }
    sink.table(report);
}

/// The row that looks most like a header: the one with most known labels; where none is known, the one near the top with most
/// short texts.
fn best_row<'r>(ahead: &'r [GridRow], guess: &Guess) -> Option<&'r GridRow> {
    if !guess.known.is_empty() {
        return ahead.get(guess.row);
    }
    let short = |row: &GridRow| {
        row.filled()
            .filter(|(_, text)| {
                text.chars().count() < 20 && !text.starts_with(|c: char| c.is_ascii_digit())
            })
            .count()
    };
    let best = ahead.iter().take(20).rev().max_by_key(|row| short(row))?;
    (short(best) > 1).then_some(best)
}

fn sheet_name(info: &SheetInfo) -> Option<Arc<str>> {
    (!info.name.is_empty()).then(|| info.name.clone())
}

/// A table being read.
struct Table<'t> {
    info: &'t SheetInfo,
    names: &'t [Arc<str>],
    sides: &'t mut SideTables,
    plan: Plan,
    marks: Marks,
    scattered: bool,
    report: TableReport,
    group: Vec<GridRow>,
    spare: Vec<GridRow>,
    open: Vec<(u32, Vec<GridRow>)>,
    by_key: HashMap<u64, usize>,
    joined: Joined,
    hidden_items: u64,
    told: bool,
}

impl<'t> Table<'t> {
    fn new(
        info: &'t SheetInfo,
        names: &'t [Arc<str>],
        ahead: &[GridRow],
        header: &Header,
        sides: &'t mut SideTables,
    ) -> Table<'t> {
        let plan = header::plan(ahead, header);
        let mut table = Table::with(info, names, plan, sides);
        table.scattered = table
            .marks
            .is_scattered(&ahead[header.last + 1..], &table.plan);
        let report = &mut table.report;
        report.header_rows = ahead[header.first..=header.last]
            .iter()
            .map(|row| u64::from(row.index) + 1)
            .collect();
        report.columns = table.plan.columns_report(info);
        for row in ahead[..header.first].iter().filter(|row| !row.is_blank()) {
            let text = row
                .filled()
                .map(|(_, text)| text)
                .collect::<Vec<_>>()
                .join(" ");
            report.skip(u64::from(row.index) + 1, Skip::Preamble, &text);
            report.preamble.push(text.into());
        }
        table
    }

    fn with(
        info: &'t SheetInfo,
        names: &'t [Arc<str>],
        plan: Plan,
        sides: &'t mut SideTables,
    ) -> Table<'t> {
        let mut report = TableReport::new(sheet_name(info), Layout::Table);
        report.hidden = info.hidden;
        Table {
            info,
            names,
            sides,
            marks: Marks::new(&plan),
            plan,
            scattered: false,
            report,
            group: Vec::new(),
            spare: Vec::new(),
            open: Vec::new(),
            by_key: HashMap::new(),
            joined: Joined::default(),
            hidden_items: 0,
            told: false,
        }
    }

    fn run(&mut self, rows: &mut dyn Rows, sink: &mut dyn Sink) -> Result<(), Refusal> {
        let mut row = self.spare.pop().unwrap_or_default();
        loop {
            match rows.next(&mut row) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(refusal) => return Err(refusal),
            }
            let line = u64::from(row.index) + 1;
            let open = !self.group.is_empty() || !self.open.is_empty();
            match self.marks.kind(&row, open) {
                RowKind::Start => {
                    self.report.rows += 1;
                    self.start(std::mem::take(&mut row), sink);
                    row = self.spare.pop().unwrap_or_default();
                }
                RowKind::Continue => {
                    self.report.rows += 1;
                    self.continued(std::mem::take(&mut row));
                    row = self.spare.pop().unwrap_or_default();
                }
                RowKind::Skip(reason) => self.skip(&row, line, reason),
                RowKind::Header => self.another(&row, sink),
                RowKind::Orphan => self.orphan(&row, line, sink),
            }
        }
    }

    fn skip(&mut self, row: &GridRow, line: u64, reason: Skip) {
        let text = row.filled().next().map_or("", |(_, text)| text);
        self.report.skip(line, reason, text);
    }

    fn orphan(&mut self, row: &GridRow, line: u64, sink: &mut dyn Sink) {
        self.skip(row, line, Skip::Orphan);
        let Some((cell, text)) = row.filled().next() else {
            return;
        };
        let element = self
            .plan
            .columns
            .get(usize::from(cell.col))
            .and_then(|column| column.element())
            .unwrap_or_default();
        let raw = Raw {
            text,
            origin: Origin::cell(self.info.index, row.index, cell.col).under(element),
        };
        let places = self.places();
        sink.remark(Remark::Orphan { raw, key: "" }, &places);
    }

    fn places(&self) -> TablePlaces<'_> {
        TablePlaces {
            sheets: self.names,
            plan: Some(&self.plan),
            sheet: self.info.index,
        }
    }

    fn start(&mut self, row: GridRow, sink: &mut dyn Sink) {
        if !self.scattered {
            self.flush(sink);
            self.group.push(row);
            return;
        }
        let (key, at) = (self.marks.key(&row), row.index);
        match self.by_key.get(&key) {
            Some(open) => {
                let (last, rows) = &mut self.open[*open];
                *last = at;
                rows.push(row);
            }
            None => {
                if self
                    .open
                    .first()
                    .is_some_and(|(last, _)| *last + PATIENCE < at)
                {
                    self.close_old(at, sink);
                }
                self.by_key.insert(key, self.open.len());
                self.open.push((at, vec![row]));
            }
        }
    }

    fn continued(&mut self, row: GridRow) {
        match self.open.last_mut() {
            Some((last, rows)) => {
                *last = row.index;
                rows.push(row);
            }
            None => self.group.push(row),
        }
    }

    /// Closes scattered items that no row belonged to for long.
    fn close_old(&mut self, at: u32, sink: &mut dyn Sink) {
        let open = std::mem::take(&mut self.open);
        self.by_key.clear();
        for (last, rows) in open {
            if last + PATIENCE < at {
                self.emit(rows, sink);
            } else {
                self.by_key
                    .insert(self.marks.key(&rows[0]), self.open.len());
                self.open.push((last, rows));
            }
        }
    }

    fn flush(&mut self, sink: &mut dyn Sink) {
        if !self.group.is_empty() {
            let rows = std::mem::take(&mut self.group);
            self.emit(rows, sink);
        }
        for (_, rows) in std::mem::take(&mut self.open) {
            self.emit(rows, sink);
        }
        self.by_key.clear();
    }

    fn emit(&mut self, mut rows: Vec<GridRow>, sink: &mut dyn Sink) {
        if self.scattered {
            self.drop_repeats(&mut rows);
        }
        if rows.len() > 1 {
            self.report.layout = Layout::Grouped;
        }
        self.hidden_items += u64::from(rows[0].hidden);
        let binder = Binder {
            plan: &self.plan,
            sheet: self.info.index,
            keyed: self.scattered,
        };
        let places = TablePlaces {
            sheets: self.names,
            plan: Some(&self.plan),
            sheet: self.info.index,
        };
        self.joined.collect(&binder, &rows);
        let mut item = binder.bind(&rows, &self.joined, sink, &places);
        item.is_clean =
            self.sides.is_empty() && rows.iter().all(|row| looks_clean(row.text.as_bytes()));
        self.sides.join(&mut item, sink, &places);
        self.report.count(&item);
        self.told |= tell_columns(
            &self.plan,
            &self.report,
            self.told,
            sink,
            &places,
            self.info.index,
        );
        sink.item(&mut item, &places);
        drop(item);
        self.spare.append(&mut rows);
        self.spare.truncate(64);
        if self.group.capacity() == 0 {
            self.group = rows;
        }
    }

    /// The very same row twice says nothing twice; it is listed, not bound.
    fn drop_repeats(&mut self, rows: &mut Vec<GridRow>) {
        if rows.len() < 2 {
            return;
        }
        let mut seen = std::collections::HashSet::new();
        rows.retain(|row| {
            let mut print = crate::canon::Fingerprint::new();
            row.cells.iter().for_each(|cell| {
                print.add(row.of(cell));
                print.add(if cell.col < 8 { "" } else { " " });
            });
            let fresh = seen.insert(print.finish());
            if !fresh {
                self.report
                    .skip(u64::from(row.index) + 1, Skip::Duplicate, row.get(0));
            }
            fresh
        });
    }

    /// Another table begins on the same sheet.
    fn another(&mut self, row: &GridRow, sink: &mut dyn Sink) {
        self.flush(sink);
        let labels = super::columns::labels(std::slice::from_ref(row));
        self.done(sink);
        self.plan = Plan {
            given: std::mem::take(&mut self.plan.given),
            ..Plan::new(&labels)
        };
        self.marks = Marks::new(&self.plan);
        self.report = TableReport::new(sheet_name(self.info), Layout::Table);
        self.report.header_rows = vec![u64::from(row.index) + 1];
        self.report.columns = self.plan.columns_report(self.info);
        self.told = false;
    }

    fn done(&mut self, sink: &mut dyn Sink) {
        if self.hidden_items > 0 {
            let what = if self.info.hidden {
                Hidden::Sheet
            } else {
                Hidden::Rows
            };
            let places = self.places();
            sink.remark(
                Remark::Hidden {
                    origin: whole_sheet(self.info.index),
                    what,
                    count: self.hidden_items,
                },
                &places,
            );
        }
        self.hidden_items = 0;
        let report = std::mem::replace(&mut self.report, TableReport::new(None, Layout::Table));
        sink.table(report);
    }

    fn finish(mut self, sink: &mut dyn Sink) {
        self.flush(sink);
        if self.info.hidden {
            self.hidden_items = self.report.items;
        }
        self.done(sink);
    }
}

/// Says once a table which columns are bound to nothing; only of a table that has an item.
fn tell_columns(
    plan: &Plan,
    report: &TableReport,
    told: bool,
    sink: &mut dyn Sink,
    places: &dyn Places,
    sheet: u16,
) -> bool {
    if !told {
        let row = report
            .header_rows
            .last()
            .map_or(0, |row| row.saturating_sub(1) as u32);
        for column in plan
            .columns
            .iter()
            .filter(|column| column.using == super::Use::Unknown)
        {
            let label = column.label.shown();
            let nearest = crate::read::nearest(column.label.path.last().map_or("", String::as_str));
            sink.remark(
                Remark::UnknownColumn {
                    label: &label,
                    origin: Origin::cell(sheet, row, column.col),
                    nearest,
                },
                places,
            );
        }
    }
    true
}
