//! Forms whose items stand beside each other behind one column of labels: 事项名称 | 甲 | 乙.

use super::embedded::label;
use super::pairs::{Pair, is_answer};
use crate::read::grid::GridRow;

/// The pairs of such a form, those of one item after those of another; `None` for any other sheet.
pub(super) fn pairs(window: &[GridRow]) -> Option<Vec<Pair>> {
    let rows = || {
        window
            .iter()
            .enumerate()
            .filter(|(_, row)| row.filled().nth(1).is_some())
    };
    // Names beside each other are rare, so most sheets are told at once.
    let (_, named) = rows().find(|(_, row)| {
        let first = row.filled().next();
        let using = first.and_then(|(_, text)| label(text)?.element());
        using.is_some_and(|element| element == crate::model::Element::name)
    })?;
    let labels = named.filled().next()?.0.col;
    let items: Vec<u16> = named.filled().skip(1).map(|(cell, _)| cell.col).collect();
    if items.len() < 2
        || named
            .filled()
            .skip(1)
            .any(|(_, text)| label(text).is_some())
    {
        return None;
    }
    let mut pairs = Vec::new();
    for (nth, col) in items.iter().enumerate() {
        let mut told = 0;
        for (at, row) in rows() {
            let (cell, text) = row.filled().next()?;
            let using = label(text).filter(|_| cell.col == labels)?;
            // One value may be merged over several items.
            let mut from = items[..=nth].iter().rev();
            let has = |col: &&u16| !row.get(**col).trim().is_empty() || !row.is_beside(**col);
            let value = from.find(has).copied().unwrap_or(*col);
            let text = row.get(value).trim();
            let can_fail = using
                .element()
                .and_then(|e| e.row())
                .is_some_and(|row| row.kind.can_fail());
            if can_fail && !text.is_empty() {
                // How to fill a form in stands beside it as well.
                if !is_answer(using, text) {
                    return None;
                }
                told += 1;
            }
            pairs.push(Pair {
                using,
                label: (at, labels),
                value: (at, value),
                is_blank: false,
            });
        }
        if told < 2 {
            return None;
        }
    }
    let is_item = |row: &GridRow| {
        row.filled()
            .skip(1)
            .all(|(cell, _)| items.contains(&cell.col))
    };
    rows().all(|(_, row)| is_item(row)).then_some(pairs)
}
