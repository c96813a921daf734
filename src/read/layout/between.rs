//! Rows below and between the items that are none: notes, signatures, totals, headings, numbers of columns.

use crate::canon::label_key;
use crate::finding::Skip;
use crate::model::{Element, ItemType, Part, TermSet};
use crate::read::bind_label;
use crate::read::grid::GridRow;

/// What rows of sums say.
const TOTALS: [&str; 4] = ["合计", "小计", "总计", "共计"];

/// What notes begin with, and names of items may: 负责人变更登记.
const SAID_OF_LISTS: [&str; 8] = [
    "填表人",
    "填报人",
    "审核人",
    "负责人",
    "联系人",
    "数据来源",
    "附件",
    "制表",
];

/// What only notes begin with.
const FOOTERS: [&str; 14] = [
    "备注：",
    "备注:",
    "注：",
    "注:",
    "注1",
    "说明：",
    "说明:",
    "填表日期",
    "填报日期",
    "填报单位",
    "联系电话",
    "附注",
    "单位盖章",
    "（盖章）",
];

/// Text that begins like a note, a signature or a total.
pub(super) fn aside(text: &str) -> Option<Skip> {
    // Most rows begin with a number.
    let may_be = |c: char| match c.is_ascii() {
        true => c == '(',
        false => "合小总共备注说填审制负联数附单（".contains(c),
    };
    if !text.starts_with(may_be) {
        return None;
    }
    let key = bare(text);
    if let Some(rest) = after(&key, &TOTALS) {
        let counts = |c: char| !c.is_alphabetic() || matches!(c, '项' | '数' | '个' | '件' | '事');
        return rest
            .chars()
            .next()
            .is_none_or(counts)
            .then_some(Skip::Total);
    }
    let is_footer = after(&key, &SAID_OF_LISTS).or_else(|| after(&key, &FOOTERS));
    is_footer.is_some().then_some(Skip::Footer)
}

/// Whether a word that notes begin with is that of a name, other cells saying nothing of the kind.
pub(super) fn goes_on(text: &str, row: &GridRow) -> bool {
    let key = bare(text);
    let rest = after(&key, &SAID_OF_LISTS).and_then(|rest| rest.chars().next());
    let mut others = row.filled().skip(1).peekable();
    rest.is_some_and(char::is_alphabetic)
        && others.peek().is_some()
        && others.all(|(_, text)| aside(text).is_none() && !text.contains(['：', ':']))
}

/// The first letters without white space.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| !c.is_whitespace());
    letters.take(8).collect()
}

/// What follows one of these words.
fn after<'t>(key: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| key.strip_prefix(word))
}

/// `填表人：张三`, `审核人：` and a name beside it: a row of nothing but such things, two or more.
pub(super) fn is_signed(row: &GridRow) -> bool {
    let mut cells = row.filled().map(|(_, text)| text).peekable();
    let Some(first) = cells.peek().copied() else {
        return false;
    };
    if said(first).is_none_or(is_name) {
        return false;
    }
    let mut count = 0;
    while let Some(text) = cells.next() {
        count += 1;
        if said(text).is_none() {
            return false;
        }
        if text.ends_with(['：', ':']) && cells.peek().is_some_and(|value| said(value).is_none()) {
            count += 1;
            cells.next();
        }
    }
    count > 1
}

/// The short label before a colon.
fn said(text: &str) -> Option<&str> {
    let (at, _) = text
        .char_indices()
        .take(11)
        .find(|(_, c)| matches!(c, '：' | ':'))?;
    let label = &text[..at];
    (at > 3 && !label.contains(|c: char| c.is_ascii_digit())).then_some(label)
}

fn is_name(label: &str) -> bool {
    let bound = bind_label(label, Part::Item).map(|bound| bound.element);
    matches!(bound, Some(Element::name | Element::parent_name))
}

/// Something for an office to stamp or sign.
pub(super) fn is_seal(text: &str) -> bool {
    let end = text.trim_end_matches(['：', ':', '）', ')']);
    text.len() <= 45
        && ["公章", "盖章", "签字", "签章"]
            .iter()
            .any(|word| end.ends_with(word))
}

/// One more entry of a list in a row of its own, and no signature or date below the table.
pub(super) fn is_entry(text: &str) -> bool {
    let is_date = text.len() <= 45 && text.contains('年') && text.ends_with('日');
    said(text).is_none() && !is_seal(text) && !is_date && aside(text).is_none()
}

/// 备注, 填写说明 where the number of an item stands.
pub(super) fn is_note(text: &str) -> bool {
    matches!(
        text,
        "备注" | "注" | "说明" | "附注" | "填表说明" | "填写说明" | "填报说明" | "填写要求"
    )
}

/// 水务局小计 and a count beside it, whichever cell the word stands in; an item has a number, or more than counts.
pub(super) fn is_total(row: &GridRow) -> bool {
    let mut cells = row.filled().map(|(_, text)| text);
    let Some(first) = cells.next() else {
        return false;
    };
    let is_total = |text: &str| text.len() <= 45 && text.ends_with(['计', '数']) && ends(text);
    if is_total(first) {
        return cells.all(is_count);
    }
    !first.starts_with(|c: char| c.is_ascii_digit())
        && cells.next().is_some_and(is_total)
        && cells.next().is_some_and(is_count)
        && cells.all(is_count)
}

fn ends(text: &str) -> bool {
    text == "总数" || TOTALS.iter().any(|word| text.ends_with(word))
}

/// `12`, `12项`, `共12项`.
fn is_count(text: &str) -> bool {
    let number = text
        .trim_start_matches('共')
        .trim_end_matches(['项', '个', '件', '%']);
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | '/' | '-' | ' ');
    !number.is_empty() && number.chars().all(is_digit)
}

/// `一、行政许可（11项）`: the heading of a group, not an item.
pub(super) fn is_type_heading(text: &str) -> bool {
    let key = label_key(text);
    let bare = key.split('（').next().unwrap_or(&key);
    ItemType::from_label(bare).is_some()
}

/// 一、 beside 行政许可（11项）or 市水务局: a heading with a number of its own.
pub(super) fn is_numbered_heading(number: &str, text: &str) -> bool {
    let is_numeral = |c| "一二三四五六七八九十百（）()、.．".contains(c);
    let bodies = [
        "局",
        "委",
        "办",
        "厅",
        "委员会",
        "部",
        "中心",
        "大队",
        "支队",
        "政府",
    ];
    number.chars().all(is_numeral)
        && (is_type_heading(text)
            || text.ends_with("项）")
            || text.ends_with("项)")
            || bodies.iter().any(|word| text.ends_with(word)))
}

/// A number, Chinese text, and something beside it: most rows begin so, and none that is not of an item.
pub(super) fn begins_plainly(row: &GridRow) -> bool {
    let mut cells = row.filled().map(|(_, text)| text);
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = |text: &str| !text.is_ascii() && !text.starts_with('（');
    cells.next().is_some_and(is_number)
        && cells.next().is_some_and(is_word)
        && cells.next().is_some()
}

/// 1, 2, 3 …: the numbers of the columns.
pub(super) fn is_column_numbers(row: &GridRow) -> bool {
    let is_nth = |(nth, (_, text)): (usize, (_, &str))| {
        let bare = text.trim_matches(['（', '）', '(', ')']);
        bare.parse() == Ok(nth + 1)
    };
    row.filled()
        .next()
        .is_some_and(|(_, text)| text.contains('1'))
        && row.filled().enumerate().all(is_nth)
        && row.filled().count() > 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::grid::CellKind;

    fn row(cells: &[&str]) -> GridRow {
        let mut row = GridRow::default();
        for (col, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            row.push(col, CellKind::Text, text);
        }
        row
    }

    #[test]
    fn signatures_come_in_any_number_of_cells() {
        let signed: [&[&str]; 5] = [
            &["填表人：张三", "", "审核人：李四", "", "填表日期：2026.3.1"],
            &["单位负责人：张三", "分管领导：李四", "经办人：王五"],
            &["填表人：", "张三", "审核人：", "李四"],
            &["单位（盖章）：", "", "", "2026年3月1日"],
            &["填表人：", "审核人："],
        ];
        for cells in signed {
            assert!(is_signed(&row(cells)), "{cells:?}");
        }
        let items: [&[&str]; 4] = [
            &["1", "甲许可", "受理条件：无"],
            &["事项名称：甲许可", "承诺办结时限：5个工作日"],
            &["8:30-17:00", "甲：乙"],
            &["注意：甲许可", "行政许可"],
        ];
        for cells in items {
            assert!(!is_signed(&row(cells)), "{cells:?}");
        }
    }

    #[test]
    fn totals_stand_in_any_cell() {
        let totals: [&[&str]; 5] = [
            &["水务局小计", "", "1"],
            &["", "水务局小计", "1项"],
            &["水务局", "合计", "1项"],
            &["总数", "1项"],
            &["", "合计"],
        ];
        for cells in totals {
            assert!(is_total(&row(cells)), "{cells:?}");
        }
        let items: [&[&str]; 3] = [
            &["1", "单位统计", "5"],
            &["会计", "行政许可", "5个工作日"],
            &["1", "费用合计", "1"],
        ];
        for cells in items {
            assert!(!is_total(&row(cells)), "{cells:?}");
        }
    }

    #[test]
    fn names_may_begin_like_totals_and_signatures() {
        for text in ["小计量器具检定", "合计划生育证明", "总计量站登记"] {
            assert_eq!(aside(text), None, "{text}");
        }
        for text in ["合计", "合 计：", "小计（项）", "共计12项", "总计12"] {
            assert_eq!(aside(text), Some(Skip::Total), "{text}");
        }
        assert!(goes_on(
            "负责人变更备案",
            &row(&["负责人变更备案", "其他行政权力"])
        ));
        assert!(!goes_on(
            "负责人张三",
            &row(&["负责人张三", "联系电话：0431-1"])
        ));
        assert!(!goes_on("负责人：张三", &row(&["负责人：张三", "市局"])));
    }

    #[test]
    fn columns_may_be_numbered() {
        assert!(is_column_numbers(&row(&["1", "2", "3"])));
        assert!(is_column_numbers(&row(&["（1）", "（2）", "（3）"])));
        assert!(!is_column_numbers(&row(&["1", "甲", "3"])));
        assert!(!is_column_numbers(&row(&["1", "2"])));
    }

    #[test]
    fn headings_may_have_numbers_of_their_own() {
        assert!(is_numbered_heading("一、", "行政许可（共1项）"));
        assert!(is_numbered_heading("（二）", "市水务局"));
        assert!(!is_numbered_heading("一", "甲许可"));
        assert!(!is_numbered_heading("1", "行政许可"));
    }
}
