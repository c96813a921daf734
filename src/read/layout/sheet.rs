//! Reads one sheet: a table (or several), a form, or neither; what is no catalog is said so.

use super::columns::Plan;
use super::header::{self, Guess, Header};
use super::places::{TablePlaces, whole_sheet};
use super::scheme::Columns;
use super::table::{Table, sheet_name};
use super::{SideTables, WINDOW, form};
use crate::finding::{Layout, TableReport};
use crate::model::{Element, NUMBER, Part, Remark};
use crate::read::grid::{GridRow, Replay, Rows, SheetInfo, window};
use crate::read::{Refusal, Sink, bind_label};
use std::collections::HashSet;
use std::sync::Arc;

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
    let found = header::find(&ahead, 0);
    if is_form(&ahead, found.as_ref().ok()) {
        form::read(info, names, &ahead, sides, sink);
        return broken.map_or(Ok(()), Err);
    }
    match found {
        Ok(header) if is_normal(&ahead) => {
            let plan = Plan::new(&header.labels);
            let rest = ahead.into_iter().skip(header.last + 1).collect();
            let mut replay = Replay::new(rest, broken.is_none().then_some(rows));
            let read = super::normal::read(info, names, &plan, true, &mut replay, sides, sink);
            read.and(broken.map_or(Ok(()), Err))
        }
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

/// A sheet of a normalized catalog.
fn is_normal(ahead: &[GridRow]) -> bool {
    ahead.first().is_some_and(|row| row.get(0).trim() == NUMBER)
}

/// Whether the rows, with the header that was found in them, are those of a form.
pub(super) fn is_form(ahead: &[GridRow], header: Option<&Header>) -> bool {
    let labels = header.map_or(0, |header| labels_of(header, ahead));
    ahead.len() < WINDOW && !is_normal(ahead) && form::beats(ahead, labels)
}

/// How many labels a table explains: its columns, or all in the rows of its headers where these hold nothing else.
fn labels_of(header: &Header, ahead: &[GridRow]) -> usize {
    let plan = Plan::new(&header.labels);
    let bound = plan.columns.iter().filter(|column| column.is_bound());
    let known = |text: &str| bind_label(text, Part::Item).map(|bound| bound.element);
    let all = |rows: &[GridRow]| -> Option<HashSet<Element>> {
        let cells = rows.iter().flat_map(GridRow::filled);
        cells.map(|(_, text)| known(text)).collect()
    };
    let mut stated = all(&ahead[header.first..=header.last]).unwrap_or_default();
    // The header of a second table further down.
    for row in &ahead[header.last + 1..] {
        let begins = row
            .filled()
            .next()
            .is_some_and(|(_, text)| known(text).is_some());
        if begins
            && row.filled().nth(2).is_some()
            && let Some(others) = all(std::slice::from_ref(row))
            && header::may_head(row)
        {
            stated.extend(others);
        }
    }
    bound.count().max(stated.len())
}

/// Reads rows whose columns are known from elsewhere: a later chunk of a long table.
///
/// # Errors
/// When the rows break off; the items before stand.
pub fn read_rows(
    info: &SheetInfo,
    columns: &Arc<Columns>,
    rows: &mut dyn Rows,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let mut sides = SideTables::default();
    let plan = &columns.plan;
    if plan.normal {
        return super::normal::read(info, &[], plan, false, rows, &mut sides, sink);
    }
    let mut table = Table::with(info, &[], columns.clone(), &mut sides);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ServiceItem;
    use crate::read::Places;
    use crate::read::grid::CellKind;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    /// A header, rows, and then a library that panics.
    struct Breaks(u32);

    /// Rows before it breaks, more than are looked at for a header.
    const WHOLE: u32 = WINDOW as u32 + 50;

    impl Rows for Breaks {
        fn next(&mut self, row: &mut GridRow) -> Result<bool, Refusal> {
            assert!(self.0 <= WHOLE, "the library breaks");
            row.reset(self.0);
            let name = format!("事项{}", self.0);
            let cells = match self.0 {
                0 => ["事项名称", "事项类型", "承诺办结时限", "设定依据"],
                _ => [
                    name.as_str(),
                    "行政许可",
                    "5个工作日",
                    "《道路运输条例》第八条",
                ],
            };
            for (col, text) in cells.iter().enumerate() {
                row.push(col as u16, CellKind::Text, text);
            }
            self.0 += 1;
            Ok(true)
        }
    }

    #[derive(Default)]
    struct Names(Vec<String>);

    impl Sink for Names {
        fn item(&mut self, item: &mut ServiceItem<'_>, _: &dyn Places) {
            self.0
                .extend(item.title().map(|title| title.text.to_owned()));
        }
        fn remark(&mut self, _: Remark<'_>, _: &dyn Places) {}
        fn table(&mut self, _: TableReport) {}
    }

    #[test]
    fn a_library_that_panics_takes_no_item_with_it() {
        let (mut names, mut sides) = (Names::default(), SideTables::default());
        let read = AssertUnwindSafe(|| {
            let info = SheetInfo::default();
            read_sheet(&info, &[], &mut Breaks(0), &mut sides, &mut names)
        });
        assert!(catch_unwind(read).is_err());
        let want: Vec<String> = (1..=WHOLE).map(|n| format!("事项{n}")).collect();
        assert_eq!(names.0, want);
    }
}
