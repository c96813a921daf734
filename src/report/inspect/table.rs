//! One table, form or list of records: its layout, which column is which element, what was skipped and why.

use super::{Sheet, counts};
use crate::finding::{Column, Lang, Layout, Skip, TableReport, Words, words};
use crate::model::Element;
use crate::report::draw::{Align, Table, Tone, plural, thousands};

/// Runs of skipped rows listed a table, unless all are asked for.
const SKIPPED: usize = 12;
/// Lines above a header listed, unless all are asked for.
const PREAMBLE: usize = 4;

pub(super) fn table(page: &mut Sheet, table: &TableReport, number: usize) {
    page.blank();
    let title = title(page, table, number);
    page.paragraph(2, Tone::Bold, &title);
    let facts = facts(page, table);
    page.paragraph(4, Tone::Plain, &facts);
    preamble(page, table);
    guess(page, table);
    columns(page, table);
    unmapped(page, table);
    skipped(page, table);
}

fn title(page: &Sheet, table: &TableReport, number: usize) -> String {
    let hidden = match table.hidden {
        true => page.say("（隐藏）", " (hidden)"),
        false => "",
    };
    match &table.sheet {
        Some(sheet) => {
            let sheet = page.tidy(sheet);
            page.text(
                || format!("工作表「{sheet}」{hidden}"),
                || format!("sheet “{sheet}”{hidden}"),
            )
        }
        None => page.text(
            || format!("第 {number} 个表{hidden}"),
            || format!("table {number}{hidden}"),
        ),
    }
}

/// Layout, header and counts in a sentence.
fn facts(page: &Sheet, table: &TableReport) -> String {
    let mut facts = vec![layout(table.layout).get(page.lang).to_owned()];
    if !table.header_rows.is_empty() {
        let rows = ranges(&table.header_rows);
        facts.push(page.text(
            || format!("表头第 {rows} 行"),
            || format!("header in row {rows}"),
        ));
    }
    if table.layout != Layout::None {
        let entries = (table.materials, table.situations);
        facts.push(counts(page, table.items, table.sub_items, entries));
    }
    if table.rows > 0 {
        facts.push(page.text(
            || format!("占 {} 行", thousands(table.rows)),
            || format!("in {}", plural(table.rows, "row", "rows")),
        ));
    }
    facts.join(page.say("；", "; "))
}

fn layout(layout: Layout) -> Words {
    match layout {
        Layout::Table => words("表格，一行一项", "table, an item a row"),
        Layout::Grouped => words("表格，一项多行", "table, several rows an item"),
        Layout::Form => words("表单，一表一项", "form, an item a sheet"),
        Layout::Side => words(
            "附表，内容归入别的表中的事项",
            "side sheet, entries of items that stand elsewhere",
        ),
        Layout::Records => words("对象，一个对象一项", "records, an item an object"),
        Layout::None => words("不像事项清单", "does not look like a list of items"),
    }
}

/// `2–3、7` of 2, 3, 7.
fn ranges(rows: &[u64]) -> String {
    let runs = rows.chunk_by(|a, b| a + 1 == *b);
    let runs = runs.map(|run| match run {
        [only] => only.to_string(),
        run => format!("{}-{}", run[0], run[run.len() - 1]),
    });
    runs.collect::<Vec<_>>().join(",")
}

fn preamble(page: &mut Sheet, table: &TableReport) {
    let label = page.say("表头以上：", "above it: ");
    let most = if page.style.full {
        usize::MAX
    } else {
        PREAMBLE
    };
    for line in table.preamble.iter().take(most) {
        let line = page.tidy(line);
        let line = page.gauge.cut(&line, page.style.width - 14);
        page.labelled(4, label, Tone::Dim, &line);
    }
}

fn guess(page: &mut Sheet, table: &TableReport) {
    let Some((row, known)) = &table.best_guess else {
        return;
    };
    let labels = known.join(page.say("、", ", "));
    let text = page.text(
        || match known.is_empty() {
            true => format!("最像表头的是第 {row} 行，但没有认出一个标签"),
            false => format!("最像表头的是第 {row} 行，只认出了 {labels}；事项清单要有事项名称，并且有编码、时限、受理条件一类的要素"),
        },
        || match known.is_empty() {
            true => format!("row {row} looks most like a header, but none of its labels is known"),
            false => format!("row {row} looks most like a header, but only {labels} is known in it; a list of items has names and, beside them, codes, limits or conditions"),
        },
    );
    let text = page.tidy(&text);
    page.paragraph(4, Tone::Plain, &text);
}

fn columns(page: &mut Sheet, table: &TableReport) {
    let mut shown = Table::new(&[
        (page.say("列", "column"), Align::Left),
        (page.say("表头", "label"), Align::Left),
        (page.say("要素", "element"), Align::Left),
        ("", Align::Left),
    ]);
    for column in table.columns.iter().filter(|column| bound(column)) {
        let hidden = page.say("（隐藏）", "(hidden)");
        let note = if column.hidden { hidden } else { "" };
        shown.row(vec![
            (column.column.to_string(), Tone::Dim),
            (column.label.to_string(), Tone::Plain),
            (element(page, column.element), Tone::Plain),
            (note.to_owned(), Tone::Dim),
        ]);
    }
    put(page, &shown);
}

fn bound(column: &Column) -> bool {
    column.element != Element::none
}

/// `承诺办结时限 promised_limit`.
fn element(page: &Sheet, element: Element) -> String {
    match page.lang {
        Lang::Zh => format!("{} {}", element.label(), element.key()),
        Lang::En => format!("{} {}", element.key(), element.label()),
    }
}

fn unmapped(page: &mut Sheet, table: &TableReport) {
    let mut shown = Table::new(&[
        (page.say("列", "column"), Align::Left),
        (page.say("未识别的表头", "unknown label"), Align::Left),
        (page.say("最接近的要素", "nearest element"), Align::Left),
    ]);
    for column in table.columns.iter().filter(|column| !bound(column)) {
        // Where a column is that element already, this one is hardly meant for it.
        let is_there = |nearest| table.columns.iter().any(|other| other.element == nearest);
        let nearest = match column.nearest {
            Element::none => String::new(),
            nearest if is_there(nearest) => String::new(),
            nearest => element(page, nearest),
        };
        shown.row(vec![
            (column.column.to_string(), Tone::Dim),
            (column.label.to_string(), Tone::Warning),
            (nearest, Tone::Plain),
        ]);
    }
    put(page, &shown);
}

fn skipped(page: &mut Sheet, table: &TableReport) {
    let mut shown = Table::new(&[
        (page.say("跳过的行", "rows skipped"), Align::Left),
        (page.say("原因", "reason"), Align::Left),
        (page.say("内容", "text"), Align::Left),
    ]);
    let most = if page.style.full { usize::MAX } else { SKIPPED };
    for skipped in table.skipped.iter().take(most) {
        let rows = match skipped.row == skipped.to {
            true => skipped.row.to_string(),
            false => format!("{}-{}", skipped.row, skipped.to),
        };
        shown.row(vec![
            (rows, Tone::Dim),
            (
                reason(skipped.reason).get(page.lang).to_owned(),
                Tone::Plain,
            ),
            (skipped.text.to_string(), Tone::Dim),
        ]);
    }
    put(page, &shown);
    let rest = table.skipped.iter().skip(most);
    let more: u64 = rest.map(|skipped| skipped.to - skipped.row + 1).sum();
    if more > 0 {
        let text = page.text(
            || format!("另有 {} 行跳过，--full 显示全部", thousands(more)),
            || {
                format!(
                    "{} skipped, --full shows all",
                    plural(more, "more row", "more rows")
                )
            },
        );
        page.paragraph(4, Tone::Info, &text);
    }
}

fn reason(skip: Skip) -> Words {
    match skip {
        Skip::Blank => words("空行", "blank"),
        Skip::Preamble => words("标题或说明", "title or note"),
        Skip::Footer => words("表尾说明", "footer"),
        Skip::Total => words("合计", "total"),
        Skip::GroupHeading => words("分组标题", "group heading"),
        Skip::Header => words("重复的表头", "header again"),
        Skip::Duplicate => words("重复的行", "same row again"),
        Skip::Orphan => words("不属于任何事项", "belongs to no item"),
    }
}

fn put(page: &mut Sheet, table: &Table) {
    if !table.is_empty() {
        page.blank();
        let lines = table.draw(4, &page.style);
        page.block(&lines);
    }
}
