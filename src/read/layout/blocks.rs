//! Between the items of a table: rows that are none, and where another block begins, of another department or below another header.

use super::columns::Plan;
use super::header::{Given, key_values};
use super::scheme::Columns;
use super::table::{Table, sheet_name};
use crate::finding::{Layout, Skip, TableReport};
use crate::model::Remark;
use crate::read::Sink;
use crate::read::grid::GridRow;
use crate::source::{Origin, Raw};
use std::sync::Arc;

impl Table<'_> {
    /// A row that gives no item; it may say something of those to come.
    pub(super) fn skip(&mut self, row: &GridRow, line: u64, reason: Skip, sink: &mut dyn Sink) {
        let text = row.filled().next().map_or("", |(_, text)| text);
        self.report.skip(line, reason, text);
        match reason {
            Skip::Header => self.restate(sink),
            Skip::GroupHeading | Skip::Footer => {
                let rows = std::slice::from_ref(row);
                self.said.extend(key_values(rows, &self.columns.plan));
                // 部门名称 once more, as above the header: another department's items begin.
                let given = &self.columns.plan.given;
                let is_given = |element| given.iter().any(|known| known.0 == element);
                if self.said.iter().any(|said| is_given(said.0)) {
                    self.restate(sink);
                }
            }
            _ => {}
        }
    }

    /// Items from here on have what the rows above said.
    fn restate(&mut self, sink: &mut dyn Sink) {
        if self.said.is_empty() {
            return;
        }
        self.flush(sink);
        self.give(sink);
        let plan = Plan {
            given: self.given(),
            ..self.columns.plan.clone()
        };
        self.columns = Arc::new(Columns::new(plan));
    }

    /// What was stated for all items, but for what was said anew.
    fn given(&mut self) -> Given {
        let said = std::mem::take(&mut self.said);
        let mut given = self.columns.plan.given.clone();
        given.retain(|known| said.iter().all(|said| said.0 != known.0));
        given.extend(said);
        given
    }

    /// An entry that belongs to no item.
    pub(super) fn orphan(&mut self, row: &GridRow, line: u64, sink: &mut dyn Sink) {
        self.skip(row, line, Skip::Orphan, sink);
        let Some((cell, text)) = row.filled().next() else {
            return;
        };
        let element = self
            .columns
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

    /// Another table begins on the same sheet.
    pub(super) fn another(&mut self, row: &GridRow, sink: &mut dyn Sink) {
        self.flush(sink);
        self.give(sink);
        let labels = super::columns::labels(std::slice::from_ref(row));
        self.done(sink);
        let plan = Plan {
            given: self.given(),
            ..Plan::new(&labels)
        };
        self.columns = Arc::new(Columns::new(plan));
        self.report = TableReport::new(sheet_name(self.info), Layout::Table);
        self.report.header_rows = vec![u64::from(row.index) + 1];
        self.report.columns = self.columns.plan.columns_report(self.info);
        self.told = false;
    }
}
