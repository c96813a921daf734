//! Finds the header: one to three rows whose cells are labels of elements, by score over the vocabulary.

use super::binding::is_hint;
use super::columns::{self, ColumnPlan, Label, Plan, Use};
use crate::canon::label_key;
use crate::model::{Element, NUMBER, Part};
use crate::read::bind_label;
use crate::read::grid::GridRow;

/// A header that was found: rows `first..=last` of the window, and the label path of every column.
#[derive(Clone, Debug)]
pub struct Header {
    /// Place of the first header row in the window.
    pub first: usize,
    /// Place of the last header row in the window.
    pub last: usize,
    /// Labels by column.
    pub labels: Vec<Label>,
}

/// The row that looked most like a header, and the labels known in it.
#[derive(Clone, Debug, Default)]
pub struct Guess {
    /// Place in the window.
    pub row: usize,
    /// The known labels, as written.
    pub known: Vec<String>,
}

/// Elements that many tables have which are no catalogs.
fn is_generic(element: Element) -> bool {
    use Element::*;
    matches!(
        element,
        sequence
            | local_code
            | remark
            | department
            | region
            | parent_region
            | online_url
            | version
            | state
            | inquiry
            | address
            | material_remark
    )
}

fn is_name(element: Element) -> bool {
    matches!(element, Element::name | Element::parent_name)
}

fn is_join(element: Element) -> bool {
    use Element::*;
    is_name(element)
        || matches!(
            element,
            base_code | implementation_code | handling_code | local_code
        )
}

/// Looks for a header from `from` on in the window. `Err` holds the best guess.
pub fn find(window: &[GridRow], from: usize) -> Result<Header, Guess> {
    if let Some(row) = window.get(from)
        && row.get(0).trim() == NUMBER
    {
        return Ok(Header {
            first: from,
            last: from,
            labels: columns::labels(std::slice::from_ref(row)),
        });
    }
    let mut guess = Guess::default();
    let mut best: Option<(i32, Header)> = None;
    for first in from..window.len() {
        // A good header ends the search: what looks like one further down is another table.
        if best
            .as_ref()
            .is_some_and(|(_, header)| header.first + 3 <= first)
        {
            break;
        }
        let known = known_labels(&window[first]);
        if known.len() > guess.known.len() {
            guess = Guess {
                row: first,
                known: known.clone(),
            };
        }
        if known.is_empty() {
            continue;
        }
        for height in 1..=3.min(window.len() - first) {
            let rows = &window[first..first + height];
            if height > 1 && !is_contiguous(rows) {
                break;
            }
            let labels = columns::labels(rows);
            let Some(score) = score(rows, &labels) else {
                continue;
            };
            if best.as_ref().is_none_or(|(top, _)| score > *top) {
                best = Some((
                    score,
                    Header {
                        first,
                        last: first + height - 1,
                        labels,
                    },
                ));
            }
        }
    }
    best.map(|(_, header)| with_hints(window, with_second_names(window, header)))
        .ok_or(guess)
}

/// Takes in a row below that names the name column once more: labels under machine names.
fn with_second_names(window: &[GridRow], header: Header) -> Header {
    let named = columns::bind(&header.labels)
        .into_iter()
        .find(|plan| plan.element().is_some_and(is_name));
    let (Some(named), Some(next)) = (named, window.get(header.last + 1)) else {
        return header;
    };
    let again =
        bind_label(next.get(named.col), Part::Item).is_some_and(|bound| is_name(bound.element));
    if !again || header.last - header.first >= 2 {
        return header;
    }
    let labels = columns::labels(&window[header.first..=header.last + 1]);
    Header {
        last: header.last + 1,
        labels,
        ..header
    }
}

/// Takes in a row below that only says how to fill the columns in: （工作日）, 必填.
fn with_hints(window: &[GridRow], header: Header) -> Header {
    let is_labelled = |col: u16| {
        let label = header.labels.get(usize::from(col));
        label.is_some_and(|label| !label.is_empty())
    };
    let hints = window.get(header.last + 1).is_some_and(|next| {
        !next.is_blank()
            && next
                .filled()
                .all(|(cell, text)| is_labelled(cell.col) && is_hint(text))
    });
    if !hints || header.last - header.first >= 2 {
        return header;
    }
    Header {
        last: header.last + 1,
        labels: columns::labels(&window[header.first..=header.last + 1]),
        ..header
    }
}

fn is_contiguous(rows: &[GridRow]) -> bool {
    rows.windows(2)
        .all(|pair| pair[1].index == pair[0].index + 1)
}

/// The labels of a row that mean an element or a sub-table.
fn known_labels(row: &GridRow) -> Vec<String> {
    let known = |text: &&str| text.len() <= 120 && columns::is_label(text);
    row.filled()
        .map(|(_, text)| text)
        .filter(known)
        .map(str::to_owned)
        .collect()
}

/// How well rows serve as a header; `None` when they cannot be one.
fn score(rows: &[GridRow], labels: &[Label]) -> Option<i32> {
    let mut bound = columns::bind(labels);
    // One list in several columns tells no more than one in one.
    bound.retain(|plan| !(plan.repeats && matches!(plan.using, Use::List(_))));
    let elements: Vec<Element> = bound.iter().filter_map(|plan| plan.element()).collect();
    let labelled = |plan: &&ColumnPlan| !plan.label.is_empty();
    let columns = bound.iter().filter(labelled).count() as i32;
    let hits = bound.iter().filter(|plan| plan.is_bound()).count() as i32;
    let names = elements.iter().any(|element| is_name(*element));
    let join = elements.iter().any(|element| is_join(*element));
    let children = elements
        .iter()
        .filter(|element| element.part() != Part::Item)
        .count();
    let specific = bound
        .iter()
        .filter(|plan| {
            plan.is_bound() && !plan.element().is_some_and(|e| is_generic(e) || is_name(e))
        })
        .count();
    let is_catalog = names && (specific > 0 || is_list_of_items(&bound));
    // A system's own columns may be many more than those of a catalog beside them.
    let is_told = hits * 5 >= columns * 2 || names && hits >= 3 && says_item(&bound);
    if !(is_catalog || join && children > 0) || !is_told {
        return None;
    }
    // Long texts are values; the lowest header row must not be a row of values.
    let last = rows.last()?;
    let cells = last.filled().count() as i32;
    let long = last
        .filled()
        .filter(|(_, text)| text.chars().count() > 24)
        .count() as i32;
    let valued = last.filled().filter(|(_, text)| is_value(text)).count() as i32;
    if long * 3 > cells || valued * 3 > cells {
        return None;
    }
    Some(hits * 10 - (columns - hits) * 2 - rows.len() as i32 * 3 - long * 10 - valued * 10)
}

/// The label of the name says itself that it is that of a service item: 事项名称, not 标题.
fn says_item(bound: &[ColumnPlan]) -> bool {
    let names = bound
        .iter()
        .filter(|plan| plan.element().is_some_and(is_name));
    let mut labels = names.filter_map(|plan| plan.label.path.last());
    labels.any(|label| {
        let key = label_key(label);
        ["事项", "业务办理项", "权力"]
            .iter()
            .any(|word| key.contains(word))
    })
}

/// Nothing but names and what tells them apart, in a list that says itself that it is one of items.
fn is_list_of_items(bound: &[ColumnPlan]) -> bool {
    let tells = |plan: &&ColumnPlan| {
        matches!(
            plan.element(),
            Some(Element::department | Element::local_code | Element::region | Element::inquiry)
        )
    };
    says_item(bound) && bound.iter().filter(tells).count() >= 2
}

/// Text that no header has: a number, a date, a yes or no.
fn is_value(text: &str) -> bool {
    matches!(text, "是" | "否" | "无" | "√")
        || text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'/' | b':'))
}

/// The columns under a header, and what stands above it for all rows.
pub fn plan(ahead: &[GridRow], header: &Header) -> Plan {
    let mut plan = Plan::new(&header.labels);
    plan.given = key_values(&ahead[..header.first], &plan);
    plan
}

/// What all items of a table have: elements, each with its value and the row and column where it stands.
pub(super) type Given = Vec<(Element, String, u32, u16)>;

/// `部门名称：市机关事务管理局` above the header, for elements that no column holds.
pub(super) fn key_values(rows: &[GridRow], plan: &Plan) -> Given {
    let mut given = Given::new();
    for row in rows {
        for (cell, text) in row.filled() {
            let Some((element, value)) = states(text) else {
                continue;
            };
            if plan.column_of(element).is_none()
                && given.iter().all(|(known, ..)| *known != element)
            {
                given.push((element, value.to_owned(), row.index, cell.col));
            }
        }
    }
    given
}

/// What one text states of all items: `部门名称：市机关事务管理局`.
pub(super) fn states(text: &str) -> Option<(Element, &str)> {
    let (label, value) = text.split_once(['：', ':'])?;
    let value = value.trim();
    if value.is_empty() || value.len() > 120 || label.trim().len() > 60 {
        return None;
    }
    let element = bind_label(label, Part::Item)?.element;
    matches!(
        element,
        Element::department
            | Element::region
            | Element::region_code
            | Element::department_code
            | Element::item_type
            | Element::use_level
    )
    .then_some((element, value))
}

/// Whether a row of labels may head a table: the name of an item is among them, and more.
pub(super) fn may_head(row: &GridRow) -> bool {
    let rows = std::slice::from_ref(row);
    let labels = columns::labels(rows);
    let bound = columns::bind(&labels);
    let named = bound.iter().any(|plan| plan.element().is_some_and(is_name));
    let known = bound.iter().filter(|plan| plan.is_bound()).count();
    named && known >= 3 || score(rows, &labels).is_some()
}

/// A row of labels only, over two rows of values or more: its columns are those of a table, not of one item.
pub fn heads_a_table(window: &[GridRow], at: usize) -> bool {
    let row = &window[at];
    let is_label = |text: &str| text.len() <= 75 && columns::is_label(text);
    let labels = row.filled().count();
    if labels < 3 || row.filled().any(|(_, text)| !is_label(text)) {
        return false;
    }
    let is_filled = |below: &GridRow| {
        let texts = row.filled().map(|(cell, _)| below.get(cell.col).trim());
        let values = texts.filter(|text| !text.is_empty() && !is_label(text));
        values.count() * 2 >= labels
    };
    (1..3).all(|step| {
        let below = window.get(at + step);
        below.is_some_and(|below| below.index == row.index + step as u32 && is_filled(below))
    })
}
