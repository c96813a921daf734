//! Where rows change what those below them mean: another header, another department. Long text in which they do is not read in
//! chunks side by side.

use super::again::is_label;
use super::columns::Plan;
use super::group::RowKind;
use super::header::{key_values, states};
use super::scheme::Columns;
use crate::canon::trim;
use crate::finding::Skip;
use crate::read::grid::{GridRow, Rows};

/// What the first text of a line says of it, to be asked of every line.
#[derive(Debug)]
pub struct Turns {
    /// The labels over the first column.
    own: Vec<String>,
}

impl Turns {
    pub(super) fn new(plan: &Plan) -> Turns {
        let first = plan.columns.first();
        Turns {
            own: first.map_or(Vec::new(), |column| column.label.path.clone()),
        }
    }

    /// Whether a line begins as a label over the first column does.
    pub fn may_begin(&self, line: &[u8]) -> bool {
        let begins = |own: &String| own.as_bytes().first_chunk::<3>() == line.first_chunk();
        self.own.iter().any(begins)
    }
}

impl Columns {
    /// Whether a row may change what is below it, by the first text in it.
    pub fn may_turn(&self, first: &str) -> bool {
        let text = trim(first);
        // A label or what it is of begins with a letter.
        let Some(byte) = text.bytes().next().filter(|byte| !byte.is_ascii_digit()) else {
            return false;
        };
        is_label(text)
            || self.turns.own.iter().any(|own| own == text)
            || byte > 0x7f && states(text).is_some()
    }

    /// Whether each of these rows is an item of its own, or none of any.
    pub fn is_flat(&self, rows: &[GridRow]) -> bool {
        let mut kinds = rows.iter().map(|row| self.marks.kind(row, true));
        kinds.all(|kind| kind != RowKind::Continue)
    }

    /// Whether rows from this one on change what is below them, or go on with the item above.
    pub fn turn(&self, rows: &mut dyn Rows, from: u32) -> bool {
        let mut row = GridRow::default();
        while rows.next(&mut row).is_ok_and(|next| next) {
            if row.index < from {
                continue;
            }
            let said = || !key_values(std::slice::from_ref(&row), &self.plan).is_empty();
            match self.marks.kind(&row, true) {
                RowKind::Header | RowKind::Continue => return true,
                RowKind::Skip(Skip::GroupHeading | Skip::Footer) if said() => return true,
                _ => {}
            }
        }
        false
    }
}
