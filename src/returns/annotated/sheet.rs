//! Marks cells in the XML of a worksheet: their style changes, cells that are not there are made, all else stays as it is.

use crate::finding::{Level, column_name};
use crate::read::Refusal;
use crate::read::grid::sidecar::area;
use crate::returns::xml::{Kind, Tag, Tags};
use memchr::memmem;

/// A cell to be marked. Marks come by row and column, one a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Mark {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub col: u32,
    /// The gravest finding there.
    pub level: Level,
}

/// Gives the style of a marked cell from the style it had.
pub(super) type Restyle<'s> = &'s mut dyn FnMut(u32, Level) -> u32;

/// What the comments of a sheet are measured by.
#[derive(Debug, Default)]
pub(super) struct Measures {
    /// Widths in pixels by ranges of columns, from 0.
    pub widths: Vec<(u32, u32, u32)>,
    /// Heights in pixels of rows that have one of their own, ascending.
    pub heights: Vec<(u32, u32)>,
}

impl Measures {
    /// The width of a column.
    pub fn width(&self, col: u32) -> u32 {
        let known = self
            .widths
            .iter()
            .find(|(from, to, _)| (*from..=*to).contains(&col));
        known.map_or(64, |(.., width)| *width)
    }

    /// The height of a row.
    pub fn height(&self, row: u32) -> u32 {
        let known = self.heights.binary_search_by_key(&row, |(row, _)| *row);
        known.map_or(20, |at| self.heights[at].1)
    }
}

/// Marks the cells.
///
/// # Errors
/// When the rows or cells are not in order, so that no place can be told for a new one.
pub(super) fn mark(
    xml: &str,
    marks: &[Mark],
    restyle: Restyle<'_>,
) -> Result<(String, Measures), Refusal> {
    let mut tags = Tags::new(xml, 0);
    let mut work = Work {
        xml,
        out: String::with_capacity(xml.len() + marks.len() * 32 + 1024),
        copied: 0,
        measures: Measures::default(),
        column_styles: Vec::new(),
        plain: memmem::find(xml.as_bytes(), b"<!").is_none(),
        restyle,
    };
    let data = work.head(&mut tags, marks)?;
    match data.kind {
        Kind::Empty => {
            work.upto(data.start);
            work.out.push_str(&data.opened());
            work.new_rows(data.prefix(), marks);
            work.out.push_str(&format!("</{}>", data.name));
            work.copied = data.end;
        }
        _ => work.rows(&mut tags, data.prefix(), marks)?,
    }
    work.upto(xml.len());
    Ok((work.out, work.measures))
}

struct Work<'x, 's> {
    xml: &'x str,
    out: String,
    copied: usize,
    measures: Measures,
    /// Styles by ranges of columns, from 0.
    column_styles: Vec<(u32, u32, u32)>,
    /// No comment and no CDATA anywhere: an end tag can be looked for as text.
    plain: bool,
    restyle: Restyle<'s>,
}

fn disordered() -> Refusal {
    Refusal::new("行或单元格的顺序不对", "its rows or cells are out of order")
}

impl<'x> Work<'x, '_> {
    fn upto(&mut self, at: usize) {
        self.out.push_str(&self.xml[self.copied..at]);
        self.copied = at;
    }

    fn replace(&mut self, tag: &Tag<'x>, text: &str) {
        self.upto(tag.start);
        self.out.push_str(text);
        self.copied = tag.end;
    }

    /// What stands before the cells; gives the tag that opens them.
    fn head(&mut self, tags: &mut Tags<'x>, marks: &[Mark]) -> Result<Tag<'x>, Refusal> {
        for tag in tags.by_ref() {
            if tag.begins("dimension") {
                self.dimension(&tag, marks);
            } else if tag.begins("col") {
                self.column(&tag);
            } else if tag.begins("sheetData") {
                return Ok(tag);
            }
        }
        Err(Refusal::new("没有单元格数据", "it has no cell data"))
    }

    fn dimension(&mut self, tag: &Tag<'x>, marks: &[Mark]) {
        let Some(mut known) = tag.get("ref").and_then(area) else {
            return;
        };
        let before = known;
        for mark in marks {
            known[0] = known[0].min(mark.row);
            known[1] = known[1].min(mark.col);
            known[2] = known[2].max(mark.row);
            known[3] = known[3].max(mark.col);
        }
        if known != before {
            let (from, to) = (a1(known[0], known[1]), a1(known[2], known[3]));
            self.replace(tag, &tag.with("ref", &format!("{from}:{to}")));
        }
    }

    fn column(&mut self, tag: &Tag<'x>) {
        let (Some(from), Some(to)) = (tag.number("min"), tag.number("max")) else {
            return;
        };
        let (from, to) = (from.saturating_sub(1), to.saturating_sub(1));
        if let Some(style) = tag.number("style") {
            self.column_styles.push((from, to, style));
        }
        let hidden = matches!(tag.get("hidden"), Some("1" | "true"));
        if let Some(width) = tag.get("width").and_then(|width| width.parse::<f64>().ok()) {
            let pixels = if hidden {
                0
            } else {
                (width * 7.0 + 5.0) as u32
            };
            self.measures.widths.push((from, to, pixels));
        }
    }

    fn rows(
        &mut self,
        tags: &mut Tags<'x>,
        prefix: &str,
        mut marks: &[Mark],
    ) -> Result<(), Refusal> {
        let mut next = 0;
        let mut made = false;
        // Once a row was made, those behind it are looked at to the end: none of them may be the same one.
        while made || !marks.is_empty() {
            let Some(tag) = tags.next() else { break };
            if tag.closes("sheetData") {
                self.upto(tag.start);
                self.new_rows(prefix, marks);
                break;
            }
            if !tag.begins("row") {
                continue;
            }
            let row = match tag.number("r") {
                Some(row) => row.checked_sub(1).ok_or_else(disordered)?,
                None => next,
            };
            if row < next {
                return Err(disordered());
            }
            next = row + 1;
            self.height(&tag, row);
            let (before, rest) = marks.split_at(marks.partition_point(|mark| mark.row < row));
            let (here, rest) = rest.split_at(rest.partition_point(|mark| mark.row == row));
            if !before.is_empty() {
                made = true;
                self.upto(tag.start);
                self.new_rows(prefix, before);
            }
            marks = rest;
            if here.is_empty() {
                self.skip(tags, &tag);
            } else {
                self.row(tags, &tag, here)?;
            }
        }
        Ok(())
    }

    fn height(&mut self, tag: &Tag<'x>, row: u32) {
        let hidden = matches!(tag.get("hidden"), Some("1" | "true"));
        let points = tag.get("ht").and_then(|height| height.parse::<f64>().ok());
        match points {
            _ if hidden => self.measures.heights.push((row, 0)),
            Some(points) => self
                .measures
                .heights
                .push((row, (points * 4.0 / 3.0) as u32)),
            None => {}
        }
    }

    /// Goes behind the end of an element of which nothing is to change.
    fn skip(&self, tags: &mut Tags<'x>, tag: &Tag<'x>) {
        if tag.kind == Kind::Empty {
            return;
        }
        if self.plain {
            let end = format!("</{}>", tag.name);
            if let Some(at) = memmem::find(&self.xml.as_bytes()[tag.end..], end.as_bytes()) {
                tags.at = tag.end + at + end.len();
                return;
            }
        }
        tags.find(|inner| inner.closes(tag.local()));
    }

    fn row(
        &mut self,
        tags: &mut Tags<'x>,
        tag: &Tag<'x>,
        mut marks: &[Mark],
    ) -> Result<(), Refusal> {
        let opened = self.row_tag(tag, marks);
        self.replace(tag, &opened);
        let own = tag
            .get("customFormat")
            .is_some_and(|on| matches!(on, "1" | "true"));
        let style = tag.number("s").filter(|_| own);
        if tag.kind == Kind::Empty {
            self.new_cells(tag.prefix(), style, marks);
            self.out.push_str(&format!("</{}>", tag.name));
            return Ok(());
        }
        let mut next = 0;
        while let Some(inner) = tags.next() {
            if inner.closes("row") {
                self.upto(inner.start);
                self.new_cells(tag.prefix(), style, marks);
                return Ok(());
            }
            if !inner.begins("c") {
                continue;
            }
            let known = inner
                .get("r")
                .map(|at| area(at).ok_or_else(disordered))
                .transpose()?;
            let col = known.map_or(next, |at| at[1]);
            if col < next {
                return Err(disordered());
            }
            next = col + 1;
            let (before, rest) = marks.split_at(marks.partition_point(|mark| mark.col < col));
            if !before.is_empty() {
                self.upto(inner.start);
                self.new_cells(tag.prefix(), style, before);
            }
            marks = rest;
            if let Some(mark) = rest.first().filter(|mark| mark.col == col) {
                let style = (self.restyle)(inner.number("s").unwrap_or(0), mark.level);
                self.replace(&inner, &inner.with("s", &style.to_string()));
                marks = &rest[1..];
            }
            self.skip(tags, &inner);
        }
        Err(disordered())
    }

    /// The tag of a row, opened, its span wide enough.
    fn row_tag(&self, tag: &Tag<'x>, marks: &[Mark]) -> String {
        let opened = tag.opened();
        let ends = tag.get("spans").and_then(|spans| spans.split_once(':'));
        let ends =
            ends.and_then(|(from, to)| Some((from.parse::<u32>().ok()?, to.parse::<u32>().ok()?)));
        let (Some((from, to)), Some(first), Some(last)) = (ends, marks.first(), marks.last())
        else {
            return opened;
        };
        let wide = (from.min(first.col + 1), to.max(last.col + 1));
        if wide == (from, to) {
            return opened;
        }
        let spans = format!("{}:{}", wide.0, wide.1);
        match crate::returns::xml::tag_of(&opened) {
            Some(tag) => tag.with("spans", &spans),
            None => opened,
        }
    }

    fn new_rows(&mut self, prefix: &str, marks: &[Mark]) {
        for marks in marks.chunk_by(|a, b| a.row == b.row) {
            let row = marks[0].row + 1;
            self.out.push_str(&format!("<{prefix}row r=\"{row}\">"));
            self.new_cells(prefix, None, marks);
            self.out.push_str(&format!("</{prefix}row>"));
        }
    }

    fn new_cells(&mut self, prefix: &str, row_style: Option<u32>, marks: &[Mark]) {
        for mark in marks {
            let columns = &self.column_styles;
            let column = || {
                columns
                    .iter()
                    .find(|(from, to, _)| (*from..=*to).contains(&mark.col))
            };
            let base = row_style.or_else(|| column().map(|(.., style)| *style));
            let style = (self.restyle)(base.unwrap_or(0), mark.level);
            let cell = a1(mark.row, mark.col);
            self.out
                .push_str(&format!("<{prefix}c r=\"{cell}\" s=\"{style}\"/>"));
        }
    }
}

/// A cell in A1 form; row and column count from 0.
pub(super) fn a1(row: u32, col: u32) -> String {
    format!("{}{}", column_name(col), u64::from(row) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(xml: &str, cells: &[(u32, u32)]) -> Result<String, Refusal> {
        let marks: Vec<Mark> = cells
            .iter()
            .map(|(row, col)| Mark {
                row: *row,
                col: *col,
                level: Level::Error,
            })
            .collect();
        let done = mark(xml, &marks, &mut |style, _| style + 100);
        done.map(|(xml, _)| xml)
    }

    #[test]
    fn a_style_changes_and_nothing_else() {
        let xml = r#"<worksheet><sheetData><row r="2"><c r="B2" s="3" t="s"><v>1</v></c><c r="C2"><f>A1</f></c></row></sheetData></worksheet>"#;
        assert_eq!(
            marked(xml, &[(1, 1)]).expect("in order"),
            xml.replace("s=\"3\"", "s=\"103\"")
        );
    }

    #[test]
    fn cells_and_rows_that_are_not_there_are_made_in_order() {
        let xml = r#"<x:worksheet><x:dimension ref="B2:C4"/><x:cols><x:col min="1" max="1" style="7"/></x:cols><x:sheetData><x:row r="2" spans="2:3"><x:c r="C2"/></x:row><x:row r="4"/></x:sheetData></x:worksheet>"#;
        let done =
            marked(xml, &[(0, 1), (1, 0), (1, 3), (2, 2), (3, 0), (9, 0)]).expect("in order");
        let expected = r#"<x:worksheet><x:dimension ref="A1:D10"/><x:cols><x:col min="1" max="1" style="7"/></x:cols><x:sheetData><x:row r="1"><x:c r="B1" s="100"/></x:row><x:row r="2" spans="1:4"><x:c r="A2" s="107"/><x:c r="C2"/><x:c r="D2" s="100"/></x:row><x:row r="3"><x:c r="C3" s="100"/></x:row><x:row r="4"><x:c r="A4" s="107"/></x:row><x:row r="10"><x:c r="A10" s="107"/></x:row></x:sheetData></x:worksheet>"#;
        assert_eq!(done, expected);
    }

    #[test]
    fn rows_and_cells_without_a_reference_follow_one_another() {
        let xml = "<worksheet><sheetData><row><c/><c s=\"1\"/></row><row><c/></row></sheetData></worksheet>";
        let done = marked(xml, &[(0, 1), (1, 0)]).expect("in order");
        let expected = "<worksheet><sheetData><row><c/><c s=\"101\"/></row><row><c s=\"100\"/></row></sheetData></worksheet>";
        assert_eq!(done, expected);
    }

    #[test]
    fn a_sheet_without_cells_gets_some() {
        let done = marked("<worksheet><sheetData/></worksheet>", &[(0, 0)]).expect("in order");
        let cell = r#"<row r="1"><c r="A1" s="100"/></row>"#;
        assert_eq!(
            done,
            format!("<worksheet><sheetData>{cell}</sheetData></worksheet>")
        );
    }

    #[test]
    fn what_is_out_of_order_is_left_alone() {
        let xml = r#"<worksheet><sheetData><row r="4"/><row r="2"/></sheetData></worksheet>"#;
        assert!(marked(xml, &[(1, 0)]).is_err());
        assert!(marked("<worksheet/>", &[(1, 0)]).is_err());
    }
}
