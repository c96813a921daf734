//! What a form states: label cells and the cells that hold their values.

use super::embedded::{Embedded, Said, label};
use super::header;
use super::rivals::{names_case, names_whole};
use crate::model::{Element, ServiceItem};
use crate::read::Bound;
use crate::read::grid::GridRow;
use crate::source::Origin;
use std::ops::Range;

/// One thing a form states.
#[derive(Clone, Copy)]
pub struct Pair {
    /// What the label announces.
    pub using: Said,
    /// Row of the window and column of the label.
    pub label: (usize, u16),
    /// Row of the window and column of the value; the cell may be empty.
    pub value: (usize, u16),
    /// There is no room for a value: another label stands where it would be.
    pub is_blank: bool,
}

impl Pair {
    /// The element it is of.
    pub fn element(&self) -> Option<Element> {
        self.using.element()
    }

    /// It names an item.
    pub fn is_name(&self) -> bool {
        self.element() == Some(Element::name)
    }
}

/// The most filled cells of a row of pairs: what is wider was not made for a page.
const WIDEST: usize = 64;

/// Label cells and the cells that hold their values: right of them, else below.
pub fn pairs(window: &[GridRow], tables: &[Embedded]) -> Vec<Pair> {
    if let Some(pairs) = super::across::pairs(window) {
        return pairs;
    }
    let mut pairs = Vec::new();
    for (at, row) in window.iter().enumerate() {
        let inside = |table: &Embedded| table.header == at || table.rows.contains(&at);
        if tables.iter().any(inside) || header::heads_a_table(window, at) {
            continue;
        }
        let cells: Vec<(u16, &str)> = row.filled().map(|(cell, text)| (cell.col, text)).collect();
        if cells.len() > WIDEST {
            continue;
        }
        in_row(window, at, &cells, &mut pairs);
        // A first cell that ends like a label and has one value is one, though its element is not known.
        if let [(col, text), (right, _)] = cells[..]
            && label(text).is_none()
            && text.ends_with(['：', ':'])
            && text.chars().count() < 16
        {
            pairs.push(Pair {
                using: Said::Unknown,
                label: (at, col),
                value: (at, right),
                is_blank: false,
            });
        }
    }
    name(window, &mut pairs);
    beside_each_other(&mut pairs);
    pairs
}

/// As in a table 事项名称 is the name of the parent where each item has 业务办理项名称 too.
fn name(window: &[GridRow], pairs: &mut [Pair]) {
    let labelled = |pair: &Pair, is_one: fn(&str) -> bool| {
        pair.is_name() && is_one(window[pair.label.0].get(pair.label.1))
    };
    let is_case = |pair: &&Pair| {
        let value = window[pair.value.0].get(pair.value.1);
        labelled(pair, names_case) && !pair.is_blank && !value.trim().is_empty()
    };
    let cases = pairs.iter().filter(is_case).count();
    let wholes = pairs.iter().filter(|pair| labelled(pair, names_whole));
    let has_parent = |pair: &Pair| pair.element() == Some(Element::parent_name);
    if cases == 0 || wholes.count() != cases || pairs.iter().any(has_parent) {
        return;
    }
    for pair in pairs.iter_mut().filter(|pair| labelled(pair, names_whole)) {
        pair.using = Said::Element(Bound {
            element: Element::parent_name,
            unit: None,
        });
    }
}

/// Forms beside each other: where a row has the label of the name more than once, what stands below and right of each is its own
/// item's. Gives the pairs of one form before those of the next.
fn beside_each_other(pairs: &mut [Pair]) {
    let names: Vec<(usize, u16)> = pairs
        .iter()
        .filter(|pair| pair.is_name())
        .map(|pair| pair.label)
        .collect();
    let mut bands: Vec<(usize, Vec<u16>)> = Vec::new();
    for (row, col) in names {
        match bands.last_mut().filter(|band| band.0 == row) {
            Some(band) => band.1.push(col),
            None => bands.push((row, vec![col])),
        }
    }
    if bands.iter().all(|band| band.1.len() < 2) {
        return;
    }
    pairs.sort_by_key(|pair| {
        let (row, col) = pair.label;
        // What stands above the first names goes by their columns too.
        let block = bands.partition_point(|band| band.0 <= row).max(1) - 1;
        let cols = &bands[block].1;
        (block, cols.partition_point(|first| *first <= col))
    });
}

/// The pairs of one row.
fn in_row(window: &[GridRow], at: usize, cells: &[(u16, &str)], pairs: &mut Vec<Pair>) {
    let mut next = 0;
    while let Some((col, text)) = cells.get(next).copied() {
        next += 1;
        let Some(using) = label(text) else { continue };
        let right = cells.get(next);
        let pair = |value, is_blank| Pair {
            using,
            label: (at, col),
            value,
            is_blank,
        };
        match right {
            Some((right, value)) if label(value).is_none() || is_answer(using, value) => {
                pairs.push(pair((at, *right), false));
                next += 1;
            }
            _ => {
                let pair = match (below(window, at, col, cells), right) {
                    (Some(below), _) => pair(below, false),
                    (None, Some((right, _))) if *right == col + 1 => pair((at, *right), true),
                    (None, _) => pair((at, col + 1), false),
                };
                // The name of a group of labels is no label without a value: 联系方式 before 咨询电话.
                let again = right.and_then(|(_, text)| label(text)?.element());
                if !pair.is_blank || again.is_none() || again != pair.element() {
                    pairs.push(pair);
                }
            }
        }
    }
}

/// A text that is one of the answers to a label, though it is a label as well: 网上办理 beside 办理形式.
pub(super) fn is_answer(using: Said, text: &str) -> bool {
    let Some(element) = using.element() else {
        return false;
    };
    let mut item = ServiceItem::default();
    element.can_fail() && item.bind(element, text, Origin::WHOLE) && {
        let mut is_odd = false;
        item.unreadable(|_| is_odd = true);
        !is_odd
    }
}

/// The cell below a label without a value to its right, when the row has labels only and that cell is none.
fn below(window: &[GridRow], at: usize, col: u16, cells: &[(u16, &str)]) -> Option<(usize, u16)> {
    let all_labels = cells.len() > 1 && cells.iter().all(|(_, text)| label(text).is_some());
    let next = window.get(at + 1).filter(|_| all_labels)?;
    let is_next = next.index == window[at].index + 1;
    let has_values = next.filled().any(|(_, text)| label(text).is_none());
    let is_value = label(next.get(col).trim()).is_none();
    (is_next && has_values && is_value).then_some((at + 1, col))
}

/// The pairs of each item, and its rows of the window. An item begins with its name, or with what stands before the name of
/// the first one.
pub fn items(pairs: &[Pair], rows: usize) -> Vec<(&[Pair], Range<usize>)> {
    let names = pairs.iter().enumerate().filter(|(_, pair)| pair.is_name());
    let names: Vec<usize> = names.map(|(at, _)| at).collect();
    let Some(first) = names.first() else {
        return Vec::new();
    };
    let lead = |name: usize| pairs[name - first..name].iter().map(Pair::element);
    let is_led = |before: usize, name: usize| {
        name >= before + 1 + first && lead(name).eq(pairs[..*first].iter().map(Pair::element))
    };
    let mut starts = vec![0];
    for two in names.windows(2) {
        starts.push(match is_led(two[0], two[1]) {
            true => two[1] - first,
            false => two[1],
        });
    }
    let ends = starts[1..].iter().copied().chain([pairs.len()]);
    let row_of = |pair: usize| pairs.get(pair).map_or(rows, |pair| pair.label.0);
    let spans = starts.iter().zip(ends);
    spans
        .map(|(from, to)| (&pairs[*from..to], row_of(*from)..row_of(to)))
        .collect()
}
