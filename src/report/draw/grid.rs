//! Cells of a sheet, drawn as the small grid that a reader knows from his spreadsheet.

use super::{Frame, Gauge, Ink, Style, Tone, clean};
use std::collections::BTreeMap;

/// Columns and rows drawn at most; what does not fit is named below.
const MOST: usize = 5;
/// No column is squeezed below this.
const LEAST: usize = 8;

/// One cell to be drawn.
#[derive(Clone, Debug)]
pub(in crate::report) struct GridCell {
    /// Its row as the reader counts it.
    pub row: u64,
    /// Its column, for the order.
    pub col: u32,
    /// What stands above it: letters and label.
    pub header: String,
    /// What is in it.
    pub value: String,
    /// It is the one at fault.
    pub fault: bool,
}

/// Cells of one sheet, the faulty one first.
#[derive(Debug)]
pub(in crate::report) struct Grid {
    rows: BTreeMap<u64, BTreeMap<u32, GridCell>>,
    headers: BTreeMap<u32, String>,
}

impl Grid {
    /// A grid with one cell.
    pub fn new(cell: GridCell) -> Grid {
        let mut grid = Grid {
            rows: BTreeMap::new(),
            headers: BTreeMap::new(),
        };
        grid.put(cell);
        grid
    }

    /// Adds a cell. False when there is no room for it, or something is there.
    pub fn add(&mut self, cell: GridCell) -> bool {
        let new_row = !self.rows.contains_key(&cell.row);
        let new_col = !self.headers.contains_key(&cell.col);
        let taken = self
            .rows
            .get(&cell.row)
            .is_some_and(|row| row.contains_key(&cell.col));
        if taken || (new_row && self.rows.len() >= MOST) || (new_col && self.headers.len() >= MOST)
        {
            return false;
        }
        self.put(cell);
        true
    }

    fn put(&mut self, cell: GridCell) {
        self.headers
            .entry(cell.col)
            .or_insert_with(|| cell.header.clone());
        self.rows
            .entry(cell.row)
            .or_default()
            .insert(cell.col, cell);
    }

    /// The drawing. `blank` stands for what is empty.
    pub fn draw(&self, name: &str, blank: &str, style: &Style) -> String {
        let last = self.rows.keys().next_back().copied().unwrap_or(0);
        let frame = Frame::new(last, style);
        let pen = Pen {
            gauge: Gauge {
                wide: style.wide_ambiguous,
            },
            ink: Ink { color: style.color },
            blank,
        };
        let widths = self.widths(frame.room(), pen);
        let mut out = frame.head(name);
        if self.headers.values().any(|header| !header.is_empty()) {
            out += &frame.line(None, &self.header_line(&widths, pen));
        }
        for (row, cells) in &self.rows {
            out += &frame.line(Some(*row), &self.value_line(cells, &widths, pen));
            if let Some(marks) = self.mark_line(cells, &widths, pen) {
                out += &frame.marks(&marks);
            }
        }
        out + &frame.foot()
    }

    fn widths(&self, room: usize, pen: Pen<'_>) -> Vec<usize> {
        let natural = |(col, header): (&u32, &String)| {
            let values = self.rows.values().filter_map(|row| row.get(col));
            let longest = values.map(|cell| pen.gauge.text(&pen.shown(cell))).max();
            pen.gauge
                .text(&clean(header))
                .max(longest.unwrap_or(0))
                .max(2)
        };
        let mut widths: Vec<usize> = self.headers.iter().map(natural).collect();
        let room = room.saturating_sub(3 * (widths.len() - 1));
        while widths.iter().sum::<usize>() > room {
            match widths.iter_mut().max() {
                Some(widest) if *widest > LEAST => *widest -= 1,
                _ => break,
            }
        }
        widths
    }

    fn header_line(&self, widths: &[usize], pen: Pen<'_>) -> String {
        let headers = self.headers.values().zip(widths);
        let cells: Vec<String> = headers
            .map(|(header, width)| {
                let cut = pen.gauge.cut(&clean(header), *width);
                pen.ink.paint(Tone::Dim, &pen.gauge.pad(&cut, *width))
            })
            .collect();
        cells.join(pen.wall())
    }

    fn value_line(
        &self,
        cells: &BTreeMap<u32, GridCell>,
        widths: &[usize],
        pen: Pen<'_>,
    ) -> String {
        let columns = self.headers.keys().zip(widths);
        let values: Vec<String> = columns
            .map(|(col, width)| {
                let cell = cells.get(col);
                let value = cell.map_or(String::new(), |cell| pen.shown(cell));
                let tone = match cell {
                    Some(cell) if cell.value.is_empty() => Tone::Dim,
                    _ => Tone::Plain,
                };
                let padded = pen.gauge.pad(&pen.gauge.cut(&value, *width), *width);
                pen.ink.paint(tone, &padded)
            })
            .collect();
        values.join(pen.wall())
    }

    /// Marks under the cell at fault; its neighbours need none.
    fn mark_line(
        &self,
        cells: &BTreeMap<u32, GridCell>,
        widths: &[usize],
        pen: Pen<'_>,
    ) -> Option<String> {
        let mut line = String::new();
        for (col, width) in self.headers.keys().zip(widths) {
            match cells.get(col) {
                Some(cell) if cell.fault => {
                    let shown = pen.gauge.text(&pen.gauge.cut(&pen.shown(cell), *width));
                    return Some(line + &pen.ink.paint(Tone::Error, &"^".repeat(shown.max(1))));
                }
                _ => line += &format!("{:w$}", "", w = *width + 3),
            }
        }
        None
    }
}

#[derive(Clone, Copy)]
struct Pen<'b> {
    gauge: Gauge,
    ink: Ink,
    blank: &'b str,
}

impl Pen<'_> {
    fn shown(self, cell: &GridCell) -> String {
        match cell.value.is_empty() {
            true => self.blank.to_owned(),
            false => clean(&cell.value).into_owned(),
        }
    }

    fn wall(self) -> &'static str {
        if self.gauge.wide { " | " } else { " │ " }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u64, col: u32, header: &str, value: &str, fault: bool) -> GridCell {
        GridCell {
            row,
            col,
            header: header.into(),
            value: value.into(),
            fault,
        }
    }

    #[test]
    fn marks_stand_right_under_the_fault() {
        let mut grid = Grid::new(cell(12, 6, "G 承诺办结时限", "20个工作日", true));
        assert!(grid.add(cell(12, 5, "F 法定办结时限", "15个工作日", false)));
        let drawn = grid.draw("甲.xlsx › 清单 › G12", "（空）", &Style::default());
        assert_eq!(
            drawn,
            "       ╭─[甲.xlsx › 清单 › G12]
       │ F 法定办结时限 │ G 承诺办结时限
    12 │ 15个工作日     │ 20个工作日
       ·                  ^^^^^^^^^^
       ╰────
"
        );
    }

    #[test]
    fn an_empty_cell_is_shown_as_such() {
        let grid = Grid::new(cell(3, 1, "B 办理地点", "", true));
        let drawn = grid.draw("甲.xlsx", "（空）", &Style::default());
        assert!(drawn.contains("3 │ （空）\n       · ^^^^^^\n"), "{drawn}");
    }

    #[test]
    fn long_cells_are_cut_to_the_width() {
        for wide_ambiguous in [false, true] {
            let style = Style {
                wide_ambiguous,
                ..Style::default()
            };
            let gauge = Gauge {
                wide: wide_ambiguous,
            };
            let mut grid = Grid::new(cell(1, 0, "A 依据", &"“法”".repeat(90), true));
            for col in 1..9 {
                grid.add(cell(1, col, "B 依据依据", &"律".repeat(90), false));
            }
            let drawn = grid.draw(&"长".repeat(90), "（空）", &style);
            for line in drawn.lines() {
                assert!(gauge.text(line) <= 80, "{line}");
            }
        }
    }

    #[test]
    fn a_taken_place_and_a_full_grid_refuse() {
        let mut grid = Grid::new(cell(1, 0, "", "a", true));
        assert!(!grid.add(cell(1, 0, "", "b", false)));
        let added = (2..20).filter(|row| grid.add(cell(*row, 0, "", "b", false)));
        assert_eq!(added.count(), MOST - 1);
    }
}
