//! Forms whose items stand beside each other behind one column of labels: 事项名称 | 甲 | 乙.

use super::embedded::label;
use super::pairs::{Pair, is_answer};
use crate::model::Element;
use crate::read::grid::GridRow;

/// The pairs of such a form, those of one item after those of another; `None` for any other sheet.
pub(super) fn pairs(window: &[GridRow]) -> Option<Vec<Pair>> {
    let has_values = |row: &&GridRow| row.filled().nth(1).is_some();
    let is_named = |row: &&GridRow| {
        let (_, first) = row.filled().next()?;
        Some(label(first)?.element() == Some(Element::name))
    };
    // Names beside each other are rare, so most sheets are told at once.
    let mut rows = window.iter().filter(has_values);
    let named = rows.find(|row| is_named(row) == Some(true))?;
    let mut cells = named.filled().map(|(cell, text)| (cell.col, text));
    let (labels, _) = cells.next()?;
    let names: Vec<(u16, &str)> = cells.collect();
    if names.len() < 2 || names.iter().any(|(_, name)| label(name).is_some()) {
        return None;
    }
    let items: Vec<u16> = names.iter().map(|name| name.0).collect();
    let is_row = |row: &GridRow| {
        let mut cells = row.filled().map(|(cell, _)| cell.col);
        cells.next() == Some(labels) && cells.all(|col| items.contains(&col))
    };
    if !window.iter().filter(has_values).all(is_row) {
        return None;
    }
    let mut pairs = Vec::new();
    for nth in 0..items.len() {
        pairs.extend(item(window, labels, &items[..=nth])?);
    }
    Some(pairs)
}

/// The pairs of the item in the last of these columns. How to fill a form in stands beside it as well, and is none: an item has
/// two values that can be told to be right, and none that is wrong.
fn item(window: &[GridRow], labels: u16, cols: &[u16]) -> Option<Vec<Pair>> {
    let (mut pairs, mut told) = (Vec::new(), 0);
    for (at, row) in window.iter().enumerate() {
        if row.filled().nth(1).is_none() {
            continue;
        }
        let using = label(row.get(labels).trim())?;
        let pair = Pair {
            using,
            label: (at, labels),
            value: (at, standing(row, cols)),
            is_blank: false,
        };
        let text = row.get(pair.value.1).trim();
        if using.element().is_some_and(Element::can_fail) && !text.is_empty() {
            if !is_answer(using, text) {
                return None;
            }
            told += 1;
        }
        pairs.push(pair);
    }
    (told > 1).then_some(pairs)
}

/// Where the value in the last of these columns stands: one may be merged over several.
fn standing(row: &GridRow, cols: &[u16]) -> u16 {
    let is_own = |col: &&u16| !row.get(**col).trim().is_empty() || !row.is_beside(**col);
    let own = cols.iter().rev().find(is_own).or(cols.last());
    own.copied().unwrap_or_default()
}
