//! What each column means: its label path from the header rows, and the element, flag or list it is bound to.

use crate::finding::{Column, column_name};
use crate::model::{Element, NUMBER, Part, Unit};
use crate::read::grid::{GridRow, SheetInfo};
use crate::read::{bind_label, bind_list, nearest};

/// The labels above one column, outermost first; empty when there are none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Label {
    /// Labels from the top header row down; a repeated or merged label stands once.
    pub path: Vec<String>,
}

impl Label {
    /// No label at all.
    pub fn is_empty(&self) -> bool {
        self.path.is_empty()
    }

    /// As shown: `申请材料/材料名称`, white space folded.
    pub fn shown(&self) -> String {
        let clean = |text: &String| text.split_whitespace().collect::<String>();
        self.path.iter().map(clean).collect::<Vec<_>>().join("/")
    }
}

/// What a column is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Use {
    /// It holds an element.
    Element(Element, Option<Unit>),
    /// It says whether one value of a set applies; a mark in it means the label.
    Flag(Element, &'static str),
    /// It holds a whole sub-table in one cell.
    List(Part),
    /// Bound to nothing.
    Unknown,
    /// Without a label.
    Unlabelled,
}

impl Use {
    /// The part of the element it holds.
    pub fn part(&self) -> Part {
        match self {
            Use::Element(element, _) | Use::Flag(element, _) => element.part(),
            _ => Part::Item,
        }
    }
}

/// One column.
#[derive(Clone, Debug)]
pub struct ColumnPlan {
    /// From 0.
    pub col: u16,
    /// The labels above it.
    pub label: Label,
    /// What it is for.
    pub using: Use,
    /// The part that its element belongs to; the item itself where it has none.
    pub part: Part,
    /// It repeats an element or a list that a column further left has.
    pub repeats: bool,
    /// Of a column bound to nothing: the part of the column to its left, and whether that to its right is of the same.
    pub beside: (Part, bool),
}

impl ColumnPlan {
    /// The element it is bound to.
    pub fn element(&self) -> Option<Element> {
        match self.using {
            Use::Element(element, _) | Use::Flag(element, _) => Some(element),
            _ => None,
        }
    }

    /// Bound to an element or a list.
    pub fn is_bound(&self) -> bool {
        !matches!(self.using, Use::Unknown | Use::Unlabelled)
    }
}

/// The label path of every column of one to three header rows. A cell merged to the right labels all its columns; so does one
/// followed by cells without text when a lower row labels them.
pub fn labels(rows: &[GridRow]) -> Vec<Label> {
    let width = |row: &GridRow| {
        let beside = 64 - row.beside.leading_zeros() as usize;
        let last = row.cells.last();
        last.map_or(0, |cell| beside.max(usize::from(cell.col) + 1))
    };
    let width = rows.iter().map(width).max().unwrap_or(0);
    let mut labels = vec![Label::default(); width];
    for (depth, row) in rows.iter().enumerate() {
        let mut group = "";
        for (col, label) in labels.iter_mut().enumerate() {
            let text = row.get(col as u16).trim();
            if !text.is_empty() {
                group = text;
            }
            let below = rows[depth + 1..]
                .iter()
                .any(|lower| !lower.get(col as u16).trim().is_empty());
            let covers = || below && !row.is_covered(col as u16);
            // Several columns of materials under one label.
            let lists = || row.is_beside(col as u16) && super::binding::list(group).is_some();
            let taken = if text.is_empty() && (covers() || lists()) {
                group
            } else {
                text
            };
            if !taken.is_empty() && label.path.last().map(String::as_str) != Some(taken) {
                label.path.push(taken.to_owned());
            }
        }
    }
    labels
}

/// A label, whatever it is of.
pub(super) fn is_label(text: &str) -> bool {
    bind_label(text, Part::Item).is_some() || bind_list(text).is_some()
}

/// Binds every column.
pub fn bind(labels: &[Label]) -> Vec<ColumnPlan> {
    let mut plans: Vec<ColumnPlan> = Vec::with_capacity(labels.len());
    for (col, label) in labels.iter().enumerate() {
        let mut using = super::binding::bind(label);
        let before = plans
            .last()
            .and_then(|plan| plan.element().map(|element| (element, plan.label.clone())));
        // 实施层级及权限 over two columns: the level, then what may be done at it.
        if let Some((Element::use_level, left)) = before
            && (label.is_empty() || *label == left)
        {
            using = Use::Element(Element::power_scope, None);
        }
        plans.push(ColumnPlan {
            col: col as u16,
            label: label.clone(),
            part: using.part(),
            using,
            repeats: false,
            beside: (Part::Item, false),
        });
    }
    super::rivals::settle(&mut plans);
    beside(&mut plans);
    plans
}

/// Notes of columns bound to nothing what they stand beside.
fn beside(plans: &mut [ColumnPlan]) {
    let next = |plans: &[ColumnPlan]| plans.iter().find(|p| p.is_bound()).map(|p| p.part);
    let mut left = Part::Item;
    for at in 0..plans.len() {
        match plans[at].using {
            Use::Unknown => plans[at].beside = (left, next(&plans[at..]) == Some(left)),
            Use::Unlabelled => {}
            _ => left = plans[at].part,
        }
    }
}

/// All columns of a table, and what that makes of its rows.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Columns by number.
    pub columns: Vec<ColumnPlan>,
    /// Elements that a row above the header states for all items: `部门名称：市机关事务管理局`.
    pub given: Vec<(Element, String, u32, u16)>,
    /// A table of a normalized catalog: each label is that of what it holds, each row an item or an entry of one.
    pub normal: bool,
    /// The column with the unit of the promise gives that of both limits.
    pub shared_unit: bool,
}

impl Plan {
    /// A plan from the labels of a header.
    pub fn new(labels: &[Label]) -> Plan {
        let first = labels.first().and_then(|label| label.path.last());
        let normal = first.is_some_and(|text| text == NUMBER);
        let columns = match normal {
            true => super::normal::bind(labels),
            false => bind(labels),
        };
        Plan {
            shared_unit: !normal && super::rivals::shares_unit(&columns),
            columns,
            given: Vec::new(),
            normal,
        }
    }

    /// The first column bound to an element.
    pub fn column_of(&self, element: Element) -> Option<u16> {
        self.columns
            .iter()
            .find(|plan| plan.using_element() == Some(element))
            .map(|plan| plan.col)
    }

    /// Columns that say by a mark whether a value applies.
    pub fn has_flags(&self) -> bool {
        let is_flag = |plan: &ColumnPlan| matches!(plan.using, Use::Flag(..));
        self.columns.iter().any(is_flag)
    }

    /// Columns that hold entries of sub-tables, one a row.
    pub fn has_children(&self) -> bool {
        self.columns.iter().any(|plan| plan.part != Part::Item)
    }

    /// The columns as a report lists them. Columns without a label are left out unless `filled` says there is something in them.
    pub fn columns_report(&self, info: &SheetInfo) -> Vec<Column> {
        let shown = self
            .columns
            .iter()
            .filter(|plan| plan.using != Use::Unlabelled);
        let column = |plan: &ColumnPlan| {
            let element = match &plan.using {
                Use::List(part) => part.naming(),
                _ => plan.element().unwrap_or_default(),
            };
            Column {
                column: if info.name.is_empty() {
                    (plan.col + 1).to_string()
                } else {
                    column_name(u32::from(plan.col))
                }
                .into(),
                label: plan.label.shown().into(),
                element,
                hidden: info.col_is_hidden(u32::from(plan.col)),
                nearest: if plan.using == Use::Unknown {
                    nearest(plan.label.path.last().map_or("", String::as_str))
                } else {
                    Element::none
                },
            }
        };
        shown.map(column).collect()
    }
}

impl ColumnPlan {
    fn using_element(&self) -> Option<Element> {
        match self.using {
            Use::Element(element, _) => Some(element),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::grid::CellKind;

    fn row(index: u32, cells: &[&str]) -> GridRow {
        let mut row = GridRow::default();
        row.reset(index);
        for (col, text) in cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
        {
            row.push(col as u16, CellKind::Text, text);
        }
        row
    }

    #[test]
    fn a_group_label_gives_its_columns_their_sense() {
        let rows = [
            row(0, &["事项名称", "申请材料", "", "服务对象", ""]),
            row(1, &["", "名称", "设定依据", "自然人", "企业法人"]),
        ];
        let plans = bind(&labels(&rows));
        let using: Vec<_> = plans.iter().map(|plan| plan.using.clone()).collect();
        assert_eq!(
            using,
            [
                Use::Element(Element::name, None),
                Use::Element(Element::material_name, None),
                Use::Element(Element::material_basis, None),
                Use::Flag(Element::audience, "自然人"),
                Use::Flag(Element::audience, "企业法人"),
            ]
        );
    }

    #[test]
    fn level_and_scope_share_a_label() {
        let plans = bind(&labels(&[row(
            0,
            &["事项名称", "实施层级\n及权限", "", "备注"],
        )]));
        assert_eq!(plans[2].element(), Some(Element::power_scope));
    }
}
