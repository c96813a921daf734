//! Labels of a form, and the tables inside it.

use super::columns::{ColumnPlan, Plan, Use, labels};
use crate::model::*;
use crate::read::grid::GridRow;
use crate::read::{Bound, bind_label, bind_list};

/// What a label of a form announces.
#[derive(Clone, Copy)]
pub enum Said {
    /// An element.
    Element(Bound),
    /// A whole sub-table.
    List(Part),
    /// Not known.
    Unknown,
}

impl Said {
    /// The element it is of.
    pub fn element(self) -> Option<Element> {
        match self {
            Said::Element(bound) => Some(bound.element),
            Said::List(_) | Said::Unknown => None,
        }
    }

    /// The element it is of, or the one that names the entries of the sub-table.
    pub fn naming(self) -> Element {
        match self {
            Said::Element(bound) => bound.element,
            Said::List(part) => part.naming(),
            Said::Unknown => Element::none,
        }
    }
}

/// A table inside a form: its columns and the rows of the window below its header.
pub struct Embedded {
    /// Its header: a row of the window.
    pub header: usize,
    /// Its columns.
    pub plan: Plan,
    /// What its rows are.
    pub part: Part,
    /// Its rows: of the window.
    pub rows: std::ops::Range<usize>,
}

/// What a text announces, if it is a label.
pub fn label(text: &str) -> Option<Said> {
    if text.len() > 75 {
        return None;
    }
    if let Some(bound) = bind_label(text, Part::Item) {
        return Some(Said::Element(bound));
    }
    bind_list(text).map(Said::List)
}

/// Tables inside the form: a row of three labels or more that are one part's, and the rows below until a label comes first.
pub fn tables(window: &[GridRow]) -> Vec<Embedded> {
    let mut found: Vec<Embedded> = Vec::new();
    for (at, row) in window.iter().enumerate() {
        if found.last().is_some_and(|table| table.rows.contains(&at)) || row.filled().count() < 2 {
            continue;
        }
        let Some((part, plan)) = embedded_header(row) else {
            continue;
        };
        let mut end = at + 1;
        let follows = |at: usize| window[at].index == window[at - 1].index + 1;
        while end < window.len() && follows(end) && is_entry(&window[end], &plan) {
            end += 1;
        }
        if end == at + 1 && row.filled().all(|(_, text)| is_of_item(text)) {
            continue;
        }
        found.push(Embedded {
            header: at,
            plan,
            part,
            rows: at + 1..end,
        });
    }
    found
}

/// A label of the item itself. Some are also labels of a sub-table: 收费标准, 收费依据.
fn is_of_item(text: &str) -> bool {
    bind_label(text, Part::Item).is_some_and(|bound| bound.element.part() == Part::Item)
}

/// A label of the item with its value to the right: a row of the form, not the header of a table.
fn states_pairs(texts: &[&str], part: Part) -> bool {
    let is_value = |text: &str| label(text).is_none() && bind_label(text, part).is_none();
    let mut pairs = texts.windows(2);
    pairs.any(|pair| is_of_item(pair[0]) && is_value(pair[1]))
}

pub fn embedded_header(row: &GridRow) -> Option<(Part, Plan)> {
    let texts: Vec<&str> = row.filled().map(|(_, text)| text).collect();
    let parts = [
        Part::Material,
        Part::Step,
        Part::Special,
        Part::Fee,
        Part::Question,
        Part::Situation,
    ];
    let known = |part: Part| {
        texts
            .iter()
            .filter(|text| text.len() <= 60 && bind_label(text, part).is_some())
            .count()
    };
    let part = parts
        .into_iter()
        .max_by_key(|part| known(*part))
        .filter(|part| known(*part) >= 2)?;
    let others = texts
        .iter()
        .filter(|text| bind_label(text, part).is_none() && !matches!(**text, "序号" | "编号"))
        .count();
    // 序号 before the label of an entry numbers the rows below.
    let is_counted = texts
        .windows(2)
        .any(|pair| matches!(pair[0], "序号" | "编号") && bind_label(pair[1], part).is_some());
    // The sub-table's own name may stand to the left of its header, merged over the rows.
    let is_of_form = known(part) == 2 && !is_counted && states_pairs(&texts, part);
    if others > 1 + texts.len() / 3 || is_of_form {
        return None;
    }
    let mut plan = Plan {
        columns: Vec::new(),
        given: Vec::new(),
        normal: false,
        shared_unit: false,
    };
    for (col, label) in labels(std::slice::from_ref(row)).into_iter().enumerate() {
        let bound = label.path.last().and_then(|text| bind_label(text, part));
        let using = bound.map_or(Use::Unlabelled, |bound| {
            Use::Element(bound.element, bound.unit)
        });
        plan.columns.push(ColumnPlan {
            col: col as u16,
            label,
            part: using.part(),
            using,
            repeats: false,
            beside: (Part::Item, false),
        });
    }
    Some((part, plan))
}

/// Two labels with a value to the right of each: a row of the form.
fn is_of_pairs(row: &GridRow) -> bool {
    let texts: Vec<&str> = row.filled().map(|(_, text)| text).take(4).collect();
    let is_pair = |label: &str, value: &str| is_of_item(label) && !is_of_item(value);
    matches!(texts[..], [a, b, c, d] if is_pair(a, b) && is_pair(c, d))
}

pub fn is_entry(row: &GridRow, plan: &Plan) -> bool {
    let Some((_, first)) = row.filled().next() else {
        return false;
    };
    let own = plan
        .columns
        .iter()
        .filter(|column| column.is_bound() && !row.get(column.col).trim().is_empty())
        .count();
    own > 0
        && !is_of_pairs(row)
        && (label(first).is_none()
            || own > 2
                && row
                    .filled()
                    .nth(1)
                    .is_some_and(|(_, text)| label(text).is_none()))
}
