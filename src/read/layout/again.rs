//! A header below the first one: the same once more, or that of another table.

use super::columns::{self, Plan, Use};
use super::group::RowKind;
use super::header::may_head;
use crate::canon::label_key;
use crate::finding::Skip;
use crate::model::TABLE;
use crate::read::grid::GridRow;
use std::sync::LazyLock;

/// The labels of a table, to know them again.
#[derive(Clone, Debug, Default)]
pub(super) struct Again {
    /// The labels over each column that has any, top row first: as written, and their keys.
    labels: Vec<(u16, Vec<String>, Vec<String>)>,
}

/// No label has more bytes.
const LONGEST: usize = 60;

/// The letters that labels end with.
static ENDS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let labels = TABLE.iter().flat_map(|row| {
        let others = row.synonyms.iter().copied();
        std::iter::once(row.label).chain(others)
    });
    let ends = labels.filter_map(|label| label.chars().next_back());
    let mut ends: Vec<char> = ends.filter(|c| !c.is_ascii()).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
});

impl Again {
    pub(super) fn new(plan: &Plan) -> Again {
        // A mark in a column of its own may be spelt like the label.
        let labels = plan.columns.iter().filter(|column| {
            !column.label.path.is_empty() && !matches!(column.using, Use::Flag(..))
        });
        let keys = |path: &[String]| path.iter().map(|label| label_key(label)).collect();
        Again {
            labels: labels
                .map(|column| {
                    let path = column.label.path.clone();
                    (column.col, path, keys(&column.label.path))
                })
                .collect(),
        }
    }

    /// What a row of labels is; `None` for a row of values.
    pub(super) fn kind(&self, row: &GridRow) -> Option<RowKind> {
        let (cell, first) = row.filled().next()?;
        if !(self.begins(cell.col, first) || is_label(first)) {
            return None;
        }
        let (mut same, mut other, mut cells) = (0, 0, 0);
        for (cell, text) in row.filled() {
            cells += 1;
            if self.is_own(cell.col, text) {
                same += 1;
            } else if text.len() <= LONGEST && columns::is_label(text) {
                other += 1;
            }
        }
        if same + other < 2 || (same + other) * 2 < cells {
            return None;
        }
        match other {
            0 if same == cells || same * 2 >= self.labels.len().max(1) => {
                Some(RowKind::Skip(Skip::Header))
            }
            _ if may_head(row) || is_first_label(first) => Some(RowKind::Header),
            _ => None,
        }
    }

    /// The text is that of a label over its column, to the letter.
    fn begins(&self, col: u16, text: &str) -> bool {
        let own = self.labels.iter().find(|label| label.0 == col);
        own.is_some_and(|(_, path, _)| path.iter().any(|label| label == text))
    }

    fn is_own(&self, col: u16, text: &str) -> bool {
        let own = self.labels.iter().find(|label| label.0 == col);
        own.is_some_and(|(_, _, keys)| keys.contains(&label_key(text)))
    }
}

/// A label, most texts being told from one by how they end.
pub(super) fn is_label(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let end = text
        .trim_end_matches(['*', '＊', '：', ':'])
        .chars()
        .next_back();
    end.is_some_and(|end| ENDS.binary_search(&end).is_ok()) && columns::is_label(text)
}

/// What headers mostly begin with, and values never.
fn is_first_label(text: &str) -> bool {
    matches!(
        label_key(text).as_str(),
        "序号" | "事项名称" | "主项名称" | "业务办理项名称" | "项目名称" | "权力名称" | "区划名称"
    )
}

#[cfg(test)]
mod tests {
    use super::super::columns::labels;
    use super::*;
    use crate::read::grid::CellKind;

    fn row(cells: &[&str]) -> GridRow {
        let mut row = GridRow::default();
        row.reset(5);
        for (col, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            row.push(col, CellKind::Text, text);
        }
        row
    }

    const HEAD: [&str; 4] = ["实施主体", "事项名称", "办理方式", "咨询方式"];

    fn kind(cells: &[&str]) -> Option<RowKind> {
        Again::new(&Plan::new(&labels(&[row(&HEAD)]))).kind(&row(cells))
    }

    #[test]
    fn headers_are_known_by_their_labels() {
        assert_eq!(kind(&HEAD), Some(RowKind::Skip(Skip::Header)));
        let others: [&[&str]; 4] = [
            &["实施主体", "事项名称", "咨询方式", "承诺办结时限"],
            &["基本编码", "事项名称", "承诺办结时限"],
            &["编号", "办理事项", "承诺办结时限", "股室", "窗口号"],
            &["行使层级", "责任部门", "事项名称"],
        ];
        for cells in others {
            assert_eq!(kind(cells), Some(RowKind::Header), "{cells:?}");
        }
    }

    #[test]
    fn values_that_are_labels_elsewhere_are_values() {
        let values: [&[&str]; 4] = [
            &["市司法局", "行政复议", "窗口", "0431-84222773"],
            &["行政复议", "行政诉讼", "窗口", "网上办理"],
            &["", "", "窗口", ""],
            &["电话", "网上办理"],
        ];
        for cells in values {
            assert_eq!(kind(cells), None, "{cells:?}");
        }
    }
}
