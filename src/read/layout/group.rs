//! Which rows belong together: what a row is, and the key by which scattered rows of one item find each other.

use super::columns::Plan;
use crate::canon::{Fingerprint, label_key, trim};
use crate::finding::Skip;
use crate::model::{Element, Part};
use crate::read::bind_label;
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
    width: usize,
    /// The labels over each column that has any, top row first.
    header: Vec<(u16, Vec<String>)>,
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
            width: plan
                .columns
                .iter()
                .filter(|column| !column.label.is_empty())
                .count(),
            header: plan
                .columns
                .iter()
                .filter(|column| !column.label.path.is_empty())
                .map(|column| {
                    let keys = column.label.path.iter().map(|label| label_key(label));
                    (column.col, keys.collect())
                })
                .collect(),
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
        if self.is_header(text, row) {
            return self.header_kind(row);
        }
        if open && self.is_covered(row) {
            return RowKind::Continue;
        }
        if let Some(reason) = aside(text) {
            let count = row.filled().count();
            if count < 3 || count * 3 <= self.width || reason == Skip::Total {
                return RowKind::Skip(reason);
            }
        }
        if !self.named(row) {
            return self.nameless(row, open, cell.col);
        }
        let heading = self.width > 2
            && self.name.first() == Some(&cell.col)
            && row.filled().nth(1).is_none()
            && is_type_heading(text);
        if heading {
            RowKind::Skip(Skip::GroupHeading)
        } else {
            RowKind::Start
        }
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
        let numbered = self.sequence.is_some_and(|col| has(&col)) && count > 2;
        if numbered || self.codes.iter().any(has) {
            return RowKind::Start;
        }
        let child = self.children.iter().any(has);
        if count == 1 && !child && self.width > 2 {
            return RowKind::Skip(if first <= 1 {
                Skip::GroupHeading
            } else {
                Skip::Footer
            });
        }
        match (open, child) {
            (true, _) => RowKind::Continue,
            (false, true) => RowKind::Orphan,
            (false, false) => RowKind::Skip(Skip::Footer),
        }
    }

    fn is_header(&self, first: &str, row: &GridRow) -> bool {
        let may_be = |c| {
            matches!(
                c,
                '序' | '事' | '主' | '业' | '项' | '权' | '区' | '*' | '＊' | ' ' | '\u{3000}'
            )
        };
        let label = || {
            matches!(
                label_key(first).as_str(),
                "序号"
                    | "事项名称"
                    | "主项名称"
                    | "业务办理项名称"
                    | "项目名称"
                    | "权力名称"
                    | "区划名称"
            )
        };
        let second = || {
            row.filled()
                .nth(1)
                .is_some_and(|(_, text)| text.len() <= 60 && bind_label(text, Part::Item).is_some())
        };
        first.len() <= 36 && first.starts_with(may_be) && label() && second()
    }

    /// The header once more, or that of another table: one that has an element where this one has another.
    fn header_kind(&self, row: &GridRow) -> RowKind {
        let (mut known, mut is_other) = (0, false);
        for (cell, text) in row.filled() {
            let key = label_key(text);
            let above = self.header.iter().find(|(col, _)| *col == cell.col);
            match above.is_some_and(|(_, labels)| labels.contains(&key)) {
                true => known += 1,
                false => is_other |= bind_label(text, Part::Item).is_some(),
            }
        }
        if !is_other && known * 2 >= self.header.len().max(1) {
            RowKind::Skip(Skip::Header)
        } else {
            RowKind::Header
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

/// Rows that stand below or between items: notes, signatures, totals.
fn aside(text: &str) -> Option<Skip> {
    let may_be = |c| {
        matches!(
            c,
            '合' | '小'
                | '总'
                | '共'
                | '备'
                | '注'
                | '说'
                | '填'
                | '审'
                | '制'
                | '负'
                | '联'
                | '数'
                | '附'
                | '单'
                | '（'
                | '('
        )
    };
    if !text.starts_with(may_be) {
        return None;
    }
    let key: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(8)
        .collect();
    let begins = |words: &[&str]| words.iter().any(|word| key.starts_with(word));
    if begins(&["合计", "小计", "总计", "共计"]) {
        return Some(Skip::Total);
    }
    let footers = [
        "备注：",
        "备注:",
        "注：",
        "注:",
        "注1",
        "说明：",
        "说明:",
        "填表人",
        "填报人",
        "审核人",
        "制表",
        "填表日期",
        "填报日期",
        "填报单位",
        "负责人",
        "联系人",
        "联系电话",
        "数据来源",
        "附件",
        "附注",
        "单位盖章",
        "（盖章）",
    ];
    begins(&footers).then_some(Skip::Footer)
}

/// `一、行政许可（11项）`: the heading of a group, not an item.
fn is_type_heading(text: &str) -> bool {
    use crate::model::{ItemType, TermSet};
    let key = label_key(text);
    let bare = key.split('（').next().unwrap_or(&key);
    ItemType::from_label(bare).is_some()
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
