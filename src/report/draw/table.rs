//! A table with aligned columns, cut to the width of the terminal.

use super::{Gauge, Ink, Style, Tone, clean};
use crate::finding::mask;

/// On which side the text of a column stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::report) enum Align {
    Left,
    Right,
}

/// Rows under a header.
#[derive(Debug)]
pub(in crate::report) struct Table {
    header: Vec<String>,
    align: Vec<Align>,
    rows: Vec<Vec<(String, Tone)>>,
}

const GAP: usize = 2;
/// A column is not squeezed below this.
const LEAST: usize = 6;

impl Table {
    /// A table with these columns.
    pub fn new(columns: &[(&str, Align)]) -> Table {
        Table {
            header: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            align: columns.iter().map(|(_, align)| *align).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row. Text is taken from files, so it is cleaned and masked here.
    pub fn row(&mut self, cells: Vec<(String, Tone)>) {
        let tidy = |(text, tone): (String, Tone)| (mask(&clean(&text)).into_owned(), tone);
        self.rows.push(cells.into_iter().map(tidy).collect());
    }

    /// No rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines, `indent` columns in.
    pub fn draw(&self, indent: usize, style: &Style) -> String {
        let gauge = Gauge {
            wide: style.wide_ambiguous,
        };
        let ink = Ink { color: style.color };
        let widths = self.widths(style.width.saturating_sub(indent), gauge);
        let header: Vec<(String, Tone)> = self
            .header
            .iter()
            .map(|name| (name.clone(), Tone::Dim))
            .collect();
        let mut out = String::new();
        for row in std::iter::once(&header).chain(&self.rows) {
            out += &" ".repeat(indent);
            let mut line = String::new();
            for (at, (text, tone)) in row.iter().enumerate() {
                let cut = gauge.cut(text, widths[at]);
                let padding = widths[at].saturating_sub(gauge.text(&cut));
                let gap = if at == 0 { 0 } else { GAP };
                let (left, right) = match self.align[at] {
                    Align::Left => (gap, padding),
                    Align::Right => (gap + padding, 0),
                };
                line += &format!("{:left$}{}{:right$}", "", ink.paint(*tone, &cut), "");
            }
            out += line.trim_end();
            out.push('\n');
        }
        out
    }

    fn widths(&self, room: usize, gauge: Gauge) -> Vec<usize> {
        let mut widths: Vec<usize> = self.header.iter().map(|name| gauge.text(name)).collect();
        for row in &self.rows {
            for (at, (text, _)) in row.iter().enumerate() {
                widths[at] = widths[at].max(gauge.text(text));
            }
        }
        let room = room.saturating_sub(GAP * widths.len().saturating_sub(1));
        while widths.iter().sum::<usize>() > room {
            match widths.iter_mut().max() {
                Some(widest) if *widest > LEAST => *widest -= 1,
                _ => break,
            }
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let mut table = Table::new(&[("部门", Align::Left), ("错误", Align::Right)]);
        let plain = |text: &str| (text.to_owned(), Tone::Plain);
        table.row(vec![plain("市城市管理局"), plain("12")]);
        table.row(vec![plain("民政局"), plain("3")]);
        assert_eq!(
            table.draw(2, &Style::default()),
            "  部门          错误\n  市城市管理局    12\n  民政局           3\n"
        );
    }

    #[test]
    fn the_widest_column_gives_way() {
        let mut table = Table::new(&[("a", Align::Left), ("b", Align::Left)]);
        table.row(vec![
            ("长".repeat(100), Tone::Plain),
            ("12345678".into(), Tone::Plain),
        ]);
        let drawn = table.draw(2, &Style::default());
        let gauge = Gauge { wide: false };
        assert!(drawn.lines().all(|line| gauge.text(line) <= 80), "{drawn}");
        assert!(drawn.contains("12345678"));
    }
}
