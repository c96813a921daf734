//! Writes the list of findings as the XML of a worksheet.

use super::{ANSWERS, COLUMNS, at};
use crate::finding::{Lang, column_name};
use crate::returns::annotated::display_width;
use crate::returns::table::Entry;
use crate::returns::xml::escape;
use std::fmt::Write;

/// The numbers of the styles that the list is written in.
#[derive(Clone, Copy, Debug)]
pub(in crate::returns) struct Look {
    /// The title.
    pub title: u32,
    /// Notes.
    pub note: u32,
    /// Labels.
    pub header: u32,
    /// Text.
    pub body: u32,
    /// Links.
    pub link: u32,
    /// Cells to be answered in.
    pub answer: u32,
    /// Info, warning, error.
    pub levels: [u32; 3],
}

/// What the list says.
pub(in crate::returns) struct Listing<'l> {
    /// The language.
    pub lang: Lang,
    /// What it is a list of.
    pub title: String,
    /// What to know before reading it.
    pub notes: Vec<String>,
    /// The findings.
    pub entries: &'l [Entry],
    /// What the cell of each held when the list was made; "" when it has none.
    pub checks: &'l [String],
    /// The cells are in this workbook, so that a link leads to each.
    pub linked: bool,
}

/// More links than these a sheet does not take.
const LINKS: usize = 65_000;

/// What a cell takes at most.
const LONGEST: usize = 32_000;

/// The sheet, and the area its filter covers.
pub(in crate::returns) fn sheet(
    list: &Listing<'_>,
    look: Look,
    namespace: &str,
) -> (String, String) {
    let header = list.notes.len() + 2;
    let last = header + list.entries.len();
    let mut out = String::with_capacity(2_000 + list.entries.len() * 1_500);
    head(&mut out, namespace, header, last);
    out.push_str("<sheetData>");
    line(&mut out, 1, &list.title, look.title, 30);
    for (n, note) in list.notes.iter().enumerate() {
        line(&mut out, n + 2, note, look.note, 18 * lines(note));
    }
    labels(&mut out, list.lang, header, look);
    for (n, entry) in list.entries.iter().enumerate() {
        let check = list.checks.get(n).map_or("", String::as_str);
        row(&mut out, list, header + 1 + n, entry, check, look);
    }
    out.push_str("</sheetData>");
    let right = column_name(at::REASON as u32);
    let filter = format!("A{header}:{right}{}", last.max(header));
    let _ = write!(out, "<autoFilter ref=\"{filter}\"/>");
    merges(&mut out, header, &right);
    foot(&mut out, list, header, last);
    (out, format!("$A${header}:${right}${}", last.max(header)))
}

/// Rows of text in a note that runs over the whole table.
fn lines(note: &str) -> usize {
    1 + display_width(note) / 200
}

fn head(out: &mut String, namespace: &str, header: usize, last: usize) {
    let right = column_name(COLUMNS.len() as u32 - 1);
    let below = header + 1;
    // Writing to a String does not fail.
    let _ = write!(
        out,
        concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
            "<worksheet xmlns=\"{}\"><sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>",
            "<dimension ref=\"A1:{}{}\"/><sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">",
            "<pane ySplit=\"{}\" topLeftCell=\"A{}\" activePane=\"bottomLeft\" state=\"frozen\"/>",
            "<selection pane=\"bottomLeft\" activeCell=\"A{}\" sqref=\"A{}\"/></sheetView></sheetViews>",
            "<sheetFormatPr defaultRowHeight=\"16.5\"/><cols>"
        ),
        namespace, right, last, header, below, below, below
    );
    for (n, column) in COLUMNS.iter().enumerate() {
        let n = n + 1;
        let _ = match column.width {
            0 => write!(
                out,
                "<col min=\"{n}\" max=\"{n}\" width=\"18\" hidden=\"1\" customWidth=\"1\"/>"
            ),
            width => write!(
                out,
                "<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"/>"
            ),
        };
    }
    out.push_str("</cols>");
}

/// A row with one text over the whole width.
fn line(out: &mut String, row: usize, text: &str, style: u32, height: usize) {
    let _ = write!(out, "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">");
    cell(out, row, 0, text, style);
    out.push_str("</row>");
}

fn labels(out: &mut String, lang: Lang, row: usize, look: Look) {
    let _ = write!(out, "<row r=\"{row}\" ht=\"24\" customHeight=\"1\">");
    for (n, column) in COLUMNS.iter().enumerate() {
        cell(out, row, n, column.label.get(lang), look.header);
    }
    out.push_str("</row>");
}

fn row(out: &mut String, list: &Listing<'_>, row: usize, entry: &Entry, check: &str, look: Look) {
    let _ = write!(
        out,
        "<row r=\"{row}\" ht=\"{}\" customHeight=\"1\"><c r=\"A{row}\" s=\"{}\"><v>{}</v></c>",
        height(entry),
        look.body,
        entry.number
    );
    let a1 = entry
        .cell
        .map(|(row, col)| format!("{}{}", column_name(col), u64::from(row) + 1));
    let linked = list.linked && entry.cell.is_some();
    let level = look.levels[entry.level as usize];
    let place = if linked { look.link } else { look.body };
    let texts = [
        (at::LEVEL, entry.level.words().get(list.lang), level),
        (at::RULE, entry.rule, look.body),
        (at::ITEM, &entry.item, look.body),
        (at::ELEMENT, &entry.element, look.body),
        (at::PLACE, &entry.place, place),
        (at::WRITTEN, &entry.written, look.body),
        (at::PROBLEM, &entry.problem, look.body),
        (at::BASIS, &entry.basis, look.body),
        (at::HELP, &entry.help, look.body),
        (at::ANSWER, "", look.answer),
        (at::REASON, "", look.answer),
        (at::PRINT, &entry.fingerprint, 0),
        (at::SHEET, entry.sheet.as_deref().unwrap_or_default(), 0),
        (at::CELL, a1.as_deref().unwrap_or_default(), 0),
        (at::FIELD, entry.key, 0),
        (at::CODE, &entry.code, 0),
        (at::CHECK, check, 0),
    ];
    for (col, text, style) in texts {
        cell(out, row, col, text, style);
    }
    out.push_str("</row>");
}

/// High enough for what is wrong and what to write; of a long original the beginning is enough. Not every program fits rows
/// by itself.
fn height(entry: &Entry) -> usize {
    let texts = [
        (at::ITEM, &entry.item, 12),
        (at::ELEMENT, &entry.element, 12),
        (at::PLACE, &entry.place, 4),
        (at::WRITTEN, &entry.written, 4),
        (at::PROBLEM, &entry.problem, 12),
        (at::BASIS, &entry.basis, 12),
        (at::HELP, &entry.help, 12),
    ];
    let lines = |(col, text, most): (usize, &String, usize)| -> usize {
        let width = COLUMNS[col].width as usize - 2;
        let line = |line| display_width(line).div_ceil(width).max(1);
        text.lines().map(line).sum::<usize>().min(most)
    };
    let most = texts.into_iter().map(lines).max().unwrap_or(1);
    most * 15 + 5
}

/// A cell of text; never a formula.
fn cell(out: &mut String, row: usize, col: usize, text: &str, style: u32) {
    let name = column_name(col as u32);
    let _ = if text.is_empty() {
        write!(out, "<c r=\"{name}{row}\" s=\"{style}\"/>")
    } else {
        let text = inline(text);
        write!(
            out,
            "<c r=\"{name}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        )
    };
}

/// The text of an inline string. `_x000D_` stands for a character in a workbook, so one that is text has its `_` written so.
pub(in crate::returns) fn inline(text: &str) -> String {
    let mut cut = text;
    if text.len() > LONGEST {
        let end = text
            .char_indices()
            .map(|(at, _)| at)
            .take_while(|at| *at <= LONGEST)
            .last();
        cut = &text[..end.unwrap_or(0)];
    }
    escape(cut).replace("_x", "_x005F_x")
}

fn merges(out: &mut String, header: usize, right: &str) {
    let _ = write!(out, "<mergeCells count=\"{}\">", header - 1);
    for row in 1..header {
        let _ = write!(out, "<mergeCell ref=\"A{row}:{right}{row}\"/>");
    }
    out.push_str("</mergeCells>");
}

fn foot(out: &mut String, list: &Listing<'_>, header: usize, last: usize) {
    if last > header {
        let answers = ANSWERS.map(|(_, words)| words.get(list.lang)).join(",");
        let answer = column_name(at::ANSWER as u32);
        let (title, said) = match list.lang {
            Lang::Zh => ("部门答复", "从下拉列表中选：已改、申请例外、不属实"),
            Lang::En => (
                "answer",
                "choose from the list: changed, exception, disputed",
            ),
        };
        let _ = write!(
            out,
            concat!(
                "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" ",
                "errorTitle=\"{}\" error=\"{}\" sqref=\"{}{}:{}{}\"><formula1>\"{}\"</formula1></dataValidation></dataValidations>"
            ),
            title,
            said,
            answer,
            header + 1,
            answer,
            last,
            answers
        );
    }
    links(out, list, header);
    out.push_str(concat!(
        "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>",
        "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>",
        "<headerFooter><oddFooter>&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"
    ));
}

fn links(out: &mut String, list: &Listing<'_>, header: usize) {
    let mut open = false;
    let linked = list
        .entries
        .iter()
        .enumerate()
        .filter(|_| list.linked)
        .take(LINKS);
    for (n, entry) in linked {
        let (Some(sheet), Some((row, col))) = (&entry.sheet, entry.cell) else {
            continue;
        };
        if !open {
            out.push_str("<hyperlinks>");
            open = true;
        }
        let place = column_name(at::PLACE as u32);
        let cell = format!("{}{}", column_name(col), u64::from(row) + 1);
        let target = escape(&format!("'{}'!{cell}", sheet.replace('\'', "''")));
        let _ = write!(
            out,
            "<hyperlink ref=\"{place}{}\" location=\"{target}\" display=\"{}\"/>",
            header + 1 + n,
            escape(&entry.place)
        );
    }
    if open {
        out.push_str("</hyperlinks>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_text_whatever_it_looks_like() {
        assert_eq!(inline("=1+1 <b> _x000D_"), "=1+1 &lt;b&gt; _x005F_x000D_");
        assert!(inline(&"长".repeat(20_000)).len() <= LONGEST);
    }
}
