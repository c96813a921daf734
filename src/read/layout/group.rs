//! Which rows belong together: what a row is, and the key by which scattered rows of one item find each other.

use super::again::Again;
use super::between::{
    aside, begins_plainly, goes_on, is_column_numbers, is_entry, is_note, is_numbered_heading,
    is_seal, is_signed, is_total, is_type_heading,
};
use super::columns::{Plan, Use};
use crate::canon::{Fingerprint, trim};
use crate::finding::Skip;
use crate::model::{Element, Part};
use crate::read::grid::GridRow;

/// What a row below a header is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowKind {
    /// The first row of an item.
    Start,
    /// One more row of the item above.
    Continue,
    /// No row of an item.
    Skip(Skip),
    /// The header of another table.
    Header,
    /// An entry of a sub-table with no item to belong to.
    Orphan,
}

/// Columns that tell what a row is.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    name: Vec<u16>,
    /// The column of the item's own name, not of the one above it.
    own: Option<u16>,
    sequence: Option<u16>,
    codes: Vec<u16>,
    identity: Vec<u16>,
    children: Vec<u16>,
    /// Columns whose cells may hold a list, or one entry of it a row.
    entries: Vec<u16>,
    width: usize,
    again: Again,
}

/// Elements that together tell one item from another.
const IDENTITY: &[Element] = &[
    Element::region,
    Element::region_code,
    Element::department,
    Element::parent_name,
    Element::name,
    Element::base_code,
    Element::implementation_code,
    Element::handling_code,
    Element::local_code,
];

impl Marks {
    /// The marks of a plan.
    pub fn new(plan: &Plan) -> Marks {
        let column = |elements: &[Element]| {
            elements
                .iter()
                .filter_map(|element| plan.column_of(*element))
                .collect::<Vec<_>>()
        };
        // Both of two name columns: where the first is blank the second names the item.
        let named = |column: &&super::columns::ColumnPlan| {
            matches!(column.element(), Some(Element::name | Element::parent_name))
        };
        let part = |column: &&super::columns::ColumnPlan| {
            column
                .element()
                .is_some_and(|element| element.part() != Part::Item)
        };
        Marks {
            name: plan
                .columns
                .iter()
                .filter(named)
                .map(|column| column.col)
                .collect(),
            own: plan.column_of(Element::name),
            sequence: plan.column_of(Element::sequence),
            codes: column(&[
                Element::handling_code,
                Element::local_code,
                Element::implementation_code,
                Element::base_code,
            ]),
            identity: column(IDENTITY),
            children: plan
                .columns
                .iter()
                .filter(part)
                .map(|column| column.col)
                .collect(),
            entries: plan
                .columns
                .iter()
                .filter(|column| match column.using {
                    Use::Element(element, _) => element == Element::process_text,
                    Use::List(_) => true,
                    _ => false,
                })
                .map(|column| column.col)
                .collect(),
            width: plan
                .columns
                .iter()
                .filter(|column| !column.label.is_empty())
                .count(),
            again: Again::new(plan),
        }
    }

    fn named(&self, row: &GridRow) -> bool {
        self.name.iter().any(|col| !trim(row.get(*col)).is_empty())
    }

    /// What a row is, given whether an item is open above it.
    pub fn kind(&self, row: &GridRow, open: bool) -> RowKind {
        let Some((cell, text)) = row.filled().next() else {
            return if self.is_covered(row) && open {
                RowKind::Continue
            } else {
                RowKind::Skip(Skip::Blank)
            };
        };
        let plain = begins_plainly(row);
        if !plain && let Some(kind) = self.again.kind(row) {
            return kind;
        }
        if open && self.is_covered(row) {
            return RowKind::Continue;
        }
        if !plain && let Some(reason) = self.between(row, cell.col, text) {
            return RowKind::Skip(reason);
        }
        if !self.named(row) {
            return self.nameless(row, open, cell.col);
        }
        RowKind::Start
    }

    /// Why a row is none of an item, though it may have something in the column of the name.
    fn between(&self, row: &GridRow, first: u16, text: &str) -> Option<Skip> {
        let is_named = self.name.contains(&first);
        if let Some(reason) = aside(text) {
            let count = row.filled().count();
            let short = count < 3 || count * 3 <= self.width || reason == Skip::Total;
            if short && !(is_named && goes_on(text, row)) {
                return Some(reason);
            }
        }
        // What stands further right only is more of the item above.
        if self.name.first().is_some_and(|name| first > *name) {
            return None;
        }
        if is_total(row) {
            return Some(Skip::Total);
        }
        if is_column_numbers(row) {
            return Some(Skip::Header);
        }
        let is_number = self.sequence == Some(first);
        if is_signed(row) || is_number && is_note(text) {
            return Some(Skip::Footer);
        }
        let mut others = row.filled().skip(1);
        let is_heading = match (others.next(), others.next()) {
            (None, _) => {
                let spans = row.beside.count_ones() as usize + 2 > self.width;
                self.width > 2 && is_named && (is_type_heading(text) || spans)
            }
            (Some((cell, name)), None) => {
                self.width > 2
                    && is_number
                    && self.name.contains(&cell.col)
                    && is_numbered_heading(text, name)
            }
            _ => false,
        };
        is_heading.then_some(Skip::GroupHeading)
    }

    /// Under the name of the item above. A name of its own under the name of a main item begins another one.
    fn is_covered(&self, row: &GridRow) -> bool {
        row.covered != 0
            && self.name.iter().any(|col| row.is_covered(*col))
            && self.own.is_none_or(|own| trim(row.get(own)).is_empty())
    }

    /// Whether a row repeats the name of the item above, under the same main item.
    pub fn repeats(&self, row: &GridRow, above: &GridRow) -> bool {
        let is_numbered = |col| !trim(row.get(col)).is_empty();
        row.covered != 0
            && self.name.iter().any(|col| row.is_covered(*col))
            && !self.sequence.is_some_and(is_numbered)
            && self
                .own
                .is_some_and(|own| trim(row.get(own)) == trim(above.get(own)))
    }

    /// A row without a name: a continuation, an item whose name is missing, or something between the items.
    fn nameless(&self, row: &GridRow, open: bool, first: u16) -> RowKind {
        let count = row.filled().count();
        let has = |col: &u16| !trim(row.get(*col)).is_empty();
        let child = self.children.iter().any(has);
        // A number behind the name is that of the entry beside it.
        let counts = |col: u16| !child || self.name.first().is_none_or(|name| col < *name);
        let numbered = self.sequence.is_some_and(|col| has(&col) && counts(col)) && count > 2;
        if numbered || self.codes.iter().any(has) {
            return RowKind::Start;
        }
        let goes_on = |(cell, text)| open && self.entries.contains(&cell) && is_entry(text);
        let mut texts = row.filled().map(|(cell, text)| (cell.col, text));
        if count == 1 && !child && self.width > 2 && !texts.any(goes_on) {
            return RowKind::Skip(if first <= 1 {
                Skip::GroupHeading
            } else {
                Skip::Footer
            });
        }
        match (open, child) {
            (true, false) if row.filled().any(|(_, text)| is_seal(text)) => {
                RowKind::Skip(Skip::Footer)
            }
            (true, _) => RowKind::Continue,
            (false, true) => RowKind::Orphan,
            (false, false) => RowKind::Skip(Skip::Footer),
        }
    }

    /// The key of a row among scattered rows; rows without any identity have none.
    pub fn key(&self, row: &GridRow) -> u64 {
        let mut print = Fingerprint::new();
        for col in &self.identity {
            print.add(trim(row.get(*col)));
        }
        print.finish()
    }

    /// Whether rows state items again and again, one row an entry: a key comes back, and every row has an entry of its own.
    pub fn is_scattered(&self, rows: &[GridRow], plan: &Plan) -> bool {
        let entries: Vec<u16> = plan
            .columns
            .iter()
            .filter(|column| {
                column
                    .element()
                    .is_some_and(|element| !matches!(element.part(), Part::Item | Part::SubItem))
            })
            .map(|column| column.col)
            .collect();
        if entries.is_empty()
            || rows
                .iter()
                .any(|row| self.name.iter().any(|col| row.is_covered(*col)))
        {
            return false;
        }
        let mut seen = std::collections::HashMap::new();
        rows.iter().filter(|row| self.named(row)).any(|row| {
            let filled = entries.iter().any(|col| !trim(row.get(*col)).is_empty());
            filled && seen.insert(self.key(row), ()).is_some()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::grid::CellKind;
    use crate::read::layout::columns::{Plan, labels};

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
    fn rows_are_told_apart() {
        let plan = Plan::new(&labels(&[row(
            0,
            &["序号", "事项名称", "子项名称", "权力类型", "设定依据"],
        )]));
        let marks = Marks::new(&plan);
        let kind = |cells: &[&str], open| marks.kind(&row(5, cells), open);
        assert_eq!(
            kind(&["1", "设立技工学校审批", "", "行政许可"], false),
            RowKind::Start
        );
        assert_eq!(
            kind(&["", "", "设立普通技工学校审批", "行政许可"], true),
            RowKind::Continue
        );
        assert_eq!(
            kind(&["", "", "设立普通技工学校审批"], false),
            RowKind::Orphan
        );
        assert_eq!(
            kind(&["2", "", "", "行政许可", "《就业促进法》"], true),
            RowKind::Start
        );
        assert_eq!(
            kind(&["备注：包括市、区两级行使行政权力事项数量。"], true),
            RowKind::Skip(Skip::Footer)
        );
        assert_eq!(
            kind(&["北京市（23所）"], true),
            RowKind::Skip(Skip::GroupHeading)
        );
        assert_eq!(
            kind(&["", "一、行政许可（11项）"], true),
            RowKind::Skip(Skip::GroupHeading)
        );
        assert_eq!(kind(&["合计", "12"], true), RowKind::Skip(Skip::Total));
        assert_eq!(
            kind(&["序号", "事项名称", "子项名称", "权力类型"], true),
            RowKind::Skip(Skip::Header)
        );
        assert_eq!(kind(&[], true), RowKind::Skip(Skip::Blank));
    }
}
