//! Layouts that people make by hand and the generator does not: small sheets, each named for what it shows.

#[path = "../support/mod.rs"]
mod support;

mod beside;
mod blocks;
mod cells;
mod rows;
mod units;

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use support::Scratch;
use support::seen::{Collector, read};

/// Rows of text; "" is no cell.
fn put(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in rows.iter().enumerate() {
        for (col, text) in cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            sheet
                .write_string(row as u32, col as u16, *text)
                .expect("it fits");
        }
    }
}

/// Merges cells from row and column to row and column; the text is the first cell's.
fn merge(sheet: &mut Worksheet, from: (u32, u16), to: (u32, u16), text: &str) {
    sheet
        .merge_range(from.0, from.1, to.0, to.1, text, &Format::new())
        .expect("a block of cells");
}

/// A workbook made by `fill`, read.
fn book(name: &str, fill: impl FnOnce(&mut Workbook)) -> Collector {
    let scratch = Scratch::new(name);
    let path = scratch.path().join("book.xlsx");
    let mut book = Workbook::new();
    fill(&mut book);
    book.save(&path).expect("saved");
    let read = read(&path);
    assert_eq!(read.refusal, None);
    read
}

fn sheet(name: &str, rows: &[&[&str]]) -> Collector {
    book(name, |book| put(book.add_worksheet(), rows))
}

const HEAD: [&str; 4] = ["事项名称", "实施主体", "承诺办结时限", "办理地点"];
const ONE: [&str; 4] = ["食品经营许可", "市场监管局", "5个工作日", "中山路12号"];
const TWO: [&str; 4] = ["食品生产许可", "市场监管局", "10个工作日", "中山路12号"];
