//! A table being read row by row: rows become groups, groups become items.

use super::SideTables;
use super::anchors::Anchors;
use super::group::RowKind;
use super::header::{self, Given, Header};
use super::item::Binder;
use super::kept::Kept;
use super::places::{TablePlaces, tell_columns, whole_sheet};
use super::scheme::Columns;
use super::spread::Joined;
use crate::canon::looks_clean;
use crate::finding::{Layout, Skip, TableReport};
use crate::model::{Hidden, Remark};
use crate::read::grid::{GridRow, Rows, SheetInfo};
use crate::read::{BATCH, Refusal, Sink};

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

/// Scattered rows of one item are waited for this many rows, then the item is closed.
const PATIENCE: u32 = 20_000;

/// The name of a sheet; delimited text has none.
pub fn sheet_name(info: &SheetInfo) -> Option<Arc<str>> {
    (!info.name.is_empty()).then(|| info.name.clone())
}

/// A table being read.
pub struct Table<'t> {
    pub(super) info: &'t SheetInfo,
    names: &'t [Arc<str>],
    sides: &'t mut SideTables,
    pub(super) columns: Arc<Columns>,
    /// What rows below the header say of all items to come.
    pub(super) said: Given,
    anchors: Anchors,
    scattered: bool,
    pub(super) report: TableReport,
    group: Vec<GridRow>,
    kept: Kept,
    open: Vec<(u32, Vec<GridRow>)>,
    by_key: HashMap<u64, usize>,
    /// Groups that are complete, each the rows of an item, and how many rows they have.
    ready: Vec<Vec<GridRow>>,
    ready_rows: usize,
    hidden_items: u64,
    pub(super) told: bool,
}

impl<'t> Table<'t> {
    /// A table below a header that was found in the rows read ahead.
    pub(super) fn new(
        info: &'t SheetInfo,
        names: &'t [Arc<str>],
        ahead: &[GridRow],
        header: &Header,
        sides: &'t mut SideTables,
    ) -> Table<'t> {
        let plan = header::plan(ahead, header);
        let mut table = Table::with(info, names, Arc::new(Columns::new(plan)), sides);
        let Columns { plan, marks, .. } = &*table.columns;
        table.scattered = marks.is_scattered(&ahead[header.last + 1..], plan);
        let report = &mut table.report;
        report.header_rows = ahead[header.first..=header.last]
            .iter()
            .map(|row| u64::from(row.index) + 1)
            .collect();
        report.columns = plan.columns_report(info);
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

    /// A table whose columns are known.
    pub(super) fn with(
        info: &'t SheetInfo,
        names: &'t [Arc<str>],
        columns: Arc<Columns>,
        sides: &'t mut SideTables,
    ) -> Table<'t> {
        let mut report = TableReport::new(sheet_name(info), Layout::Table);
        report.hidden = info.hidden;
        Table {
            info,
            names,
            sides,
            columns,
            said: Given::new(),
            anchors: Anchors::new(&info.merges),
            scattered: false,
            report,
            group: Vec::new(),
            kept: Kept::take(),
            open: Vec::new(),
            by_key: HashMap::new(),
            ready: Vec::new(),
            ready_rows: 0,
            hidden_items: 0,
            told: false,
        }
    }

    /// Reads rows to their end.
    pub(super) fn run(&mut self, rows: &mut dyn Rows, sink: &mut dyn Sink) -> Result<(), Refusal> {
        let mut row = self.kept.row();
        loop {
            if !self.next(rows, &mut row, sink)? {
                return Ok(());
            }
            let line = u64::from(row.index) + 1;
            self.anchors.note(&row);
            match self.kind(&row) {
                RowKind::Start => {
                    self.report.rows += 1;
                    self.said.clear();
                    self.anchors.lend(&mut row, &self.columns.plan);
                    self.start(std::mem::take(&mut row), sink);
                    row = self.kept.row();
                }
                RowKind::Continue => {
                    self.report.rows += 1;
                    self.continued(std::mem::take(&mut row));
                    row = self.kept.row();
                }
                RowKind::Skip(reason) => self.skip(&row, line, reason, sink),
                RowKind::Header => self.another(&row, sink),
                RowKind::Orphan => self.orphan(&row, line, sink),
            }
        }
    }

    fn kind(&self, row: &GridRow) -> RowKind {
        let open = !self.group.is_empty() || !self.open.is_empty();
        let marks = &self.columns.marks;
        match (marks.kind(row, open), self.group.first()) {
            (RowKind::Start, Some(first)) if marks.repeats(row, first) => RowKind::Continue,
            (kind, _) => kind,
        }
    }

    /// The next row. A library that panics on what comes does not take with it the items that wait to be given.
    fn next(
        &mut self,
        rows: &mut dyn Rows,
        row: &mut GridRow,
        sink: &mut dyn Sink,
    ) -> Result<bool, Refusal> {
        match catch_unwind(AssertUnwindSafe(|| rows.next(row))) {
            Ok(next) => next,
            Err(panic) => {
                self.flush(sink);
                self.give(sink);
                resume_unwind(panic)
            }
        }
    }

    pub(super) fn places(&self) -> TablePlaces<'_> {
        TablePlaces {
            sheets: self.names,
            plan: Some(&self.columns.plan),
            sheet: self.info.index,
        }
    }

    fn start(&mut self, row: GridRow, sink: &mut dyn Sink) {
        if !self.scattered {
            self.flush(sink);
            self.group.push(row);
            return;
        }
        let (key, at) = (self.columns.marks.key(&row), row.index);
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
                    .insert(self.columns.marks.key(&rows[0]), self.open.len());
                self.open.push((last, rows));
            }
        }
    }

    pub(super) fn flush(&mut self, sink: &mut dyn Sink) {
        if !self.group.is_empty() {
            let fresh = self.kept.groups.pop().unwrap_or_default();
            let rows = std::mem::replace(&mut self.group, fresh);
            self.emit(rows, sink);
        }
        for (_, rows) in std::mem::take(&mut self.open) {
            self.emit(rows, sink);
        }
        self.by_key.clear();
    }

    /// The rows of an item are complete.
    fn emit(&mut self, mut rows: Vec<GridRow>, sink: &mut dyn Sink) {
        if self.scattered {
            self.drop_repeats(&mut rows);
        }
        if rows.len() > 1 {
            self.report.layout = Layout::Grouped;
        }
        self.hidden_items += u64::from(rows[0].hidden);
        self.ready_rows += rows.len();
        self.ready.push(rows);
        // Items of many rows are long: fewer of them wait.
        if self.ready.len() >= BATCH || self.ready_rows >= 4 * BATCH {
            self.give(sink);
        }
    }

    /// Binds the items whose rows are ready, and gives them.
    pub(super) fn give(&mut self, sink: &mut dyn Sink) {
        if self.ready.is_empty() {
            return;
        }
        let mut ready = std::mem::take(&mut self.ready);
        let binder = Binder {
            plan: &self.columns.plan,
            sheet: self.info.index,
            keyed: self.scattered,
            // Side tables tell of an item what its rows do not.
            way: (self.sides.is_empty() && sink.wants_alike()).then_some(self.columns.print),
        };
        let places = TablePlaces {
            sheets: self.names,
            plan: Some(&self.columns.plan),
            sheet: self.info.index,
        };
        let Kept { joined, .. } = &mut self.kept;
        joined.resize_with(ready.len(), Joined::default);
        joined.iter_mut().for_each(Joined::clear);
        let has_flags = binder.plan.has_flags();
        for (joined, rows) in joined.iter_mut().zip(&ready) {
            if has_flags {
                joined.collect(&binder, rows);
            }
            if rows.len() > 1 && !binder.keyed {
                joined.join(&binder, rows);
            }
        }
        let mut items = self.kept.items.items(ready.len());
        let (sides, report, told) = (&*self.sides, &mut self.report, &mut self.told);
        binder.bind_all(
            &ready,
            &self.kept.joined,
            &mut items,
            sink,
            &places,
            |nth, item, sink| {
                let rows: &[GridRow] = &ready[nth];
                item.is_clean =
                    sides.is_empty() && rows.iter().all(|row| looks_clean(row.text.as_bytes()));
                sides.join(item, sink, &places);
                report.count(item);
                *told |= tell_columns(
                    &self.columns.plan,
                    report,
                    *told,
                    sink,
                    &places,
                    self.info.index,
                );
                sink.bound(item);
            },
        );
        sink.items(&mut items, &places);
        self.kept.items.take_back(items);
        self.kept.groups(&mut ready);
        (self.ready, self.ready_rows) = (ready, 0);
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

    pub(super) fn done(&mut self, sink: &mut dyn Sink) {
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

    /// Gives what is still open, and the report of the table.
    pub(super) fn finish(mut self, sink: &mut dyn Sink) {
        self.flush(sink);
        self.give(sink);
        if self.info.hidden {
            self.hidden_items = self.report.items;
        }
        self.done(sink);
        self.kept.give_back();
    }
}
