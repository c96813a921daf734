//! One column to what it is for: its own label, and the ones above it.

use super::columns::{Label, Use};
use crate::canon::label_key;
use crate::model::{Audience, Element, HandleForm, Kind, Part, TermSet, Unit, UseLevel, Value};
use crate::read::{bind_label, bind_list};

/// What a column is for.
pub(super) fn bind(label: &Label) -> Use {
    let Some(own) = label.path.last() else {
        return Use::Unlabelled;
    };
    if let [.., group, _] = label.path.as_slice() {
        return grouped(group, own);
    }
    match list(own) {
        Some(part) => Use::List(part),
        None => element(own, Part::Item).unwrap_or(Use::Unknown),
    }
}

/// The sub-table that a column of this label holds as a whole.
pub(super) fn list(own: &str) -> Option<Part> {
    // 申请材料1, 申请材料2 …: one list in several columns.
    let numbered = || bind_list(own.trim_end_matches(|c: char| c.is_ascii_digit()));
    let part = bind_list(own).or_else(numbered)?;
    // 办理流程, 特殊环节 …: as an item's own text; the list in it is read from there.
    bind_label(own, Part::Item).is_none().then_some(part)
}

fn element(text: &str, part: Part) -> Option<Use> {
    bind_label(text, part).map(|bound| Use::Element(bound.element, bound.unit))
}

/// A label below that of a group of columns.
fn grouped(group: &str, own: &str) -> Use {
    if let Some(part) = bind_list(group).or_else(|| group_part(group))
        && let Some(bound) = element(own, part)
    {
        return bound;
    }
    if let Some(flag) = flag(group, own) {
        return flag;
    }
    let item = |text: &str| element(text, Part::Item);
    let bound = item(&format!("{group}{own}"))
        .or_else(|| item(own).map(|bound| with_unit(bound, group, own)))
        .or_else(|| item(&format!("{own}{group}")))
        .or_else(|| completed(group, own).and_then(|label| item(&label)));
    match bound {
        Some(bound) => bound,
        None if is_hint(own) => {
            let note = own.trim_matches(BRACKETS);
            item(&format!("{group}（{note}）")).unwrap_or(Use::Unknown)
        }
        None if is_machine_name(own) => bind(&Label {
            path: vec![group.to_owned()],
        }),
        None => Use::Unknown,
    }
}

/// A limit whose unit stands in the label of its group: 办理时限（工作日） over 法定时限.
fn with_unit(bound: Use, group: &str, own: &str) -> Use {
    match (&bound, group.find(['（', '('])) {
        (Use::Element(_, None), Some(note)) => {
            element(&format!("{own}{}", &group[note..]), Part::Item).unwrap_or(bound)
        }
        _ => bound,
    }
}

/// 法定 below 办理时限, 投诉 below 联系电话: the word that the group's label ends with is meant too.
fn completed(group: &str, own: &str) -> Option<String> {
    let (key, own) = (label_key(group), label_key(own));
    let (bare, note) = key.split_at(key.find('（').unwrap_or(key.len()));
    let ends = |words: [&str; 3]| words.iter().any(|word| bare.ends_with(word));
    match own.as_str() {
        "法定" | "承诺" if ends(["时限", "期限", "时间"]) => {
            Some(format!("{own}办结时限{note}"))
        }
        "咨询" | "投诉" | "监督" | "监督投诉" if ends(["电话", "方式", "号码"]) => {
            Some(format!("{own}电话"))
        }
        _ => None,
    }
}

const BRACKETS: [char; 8] = ['（', '）', '(', ')', '【', '】', '[', ']'];

/// What a row below the labels says of how to fill them in: a unit, 必填.
pub(super) fn is_hint(text: &str) -> bool {
    let note = text.trim().trim_matches(BRACKETS);
    let unit = note.strip_prefix("单位").unwrap_or(note);
    matches!(
        note,
        "必填" | "选填" | "必选" | "可选" | "非必填" | "单选" | "多选"
    ) || Unit::read(unit.trim_start_matches([':', '：'])).is_some()
}

/// A name that programs use for a column: `task_name`, `xh`.
fn is_machine_name(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_part)
}

/// A group label that only contains the name of a sub-table: `申请材料信息`.
fn group_part(label: &str) -> Option<Part> {
    let key = label_key(label);
    [
        ("材料", Part::Material),
        ("环节", Part::Step),
        ("收费项目", Part::Fee),
        ("常见问题", Part::Question),
    ]
    .into_iter()
    .find(|(word, _)| key.contains(word))
    .map(|(_, part)| part)
}

/// A column per value of an enumeration: 服务对象 over 自然人, 企业法人 …
fn flag(group: &str, own: &str) -> Option<Use> {
    let element = bind_label(group, Part::Item)?.element;
    if element.row()?.kind != Kind::Terms {
        return None;
    }
    let label = match element {
        Element::audience => Audience::from_label(own).map(TermSet::label),
        Element::handle_form => HandleForm::from_label(own).map(TermSet::label),
        Element::use_level => UseLevel::from_label(own).map(TermSet::label),
        _ => None,
    }?;
    Some(Use::Flag(element, label))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(path: &[&str]) -> Use {
        let path = path.iter().map(|text| (*text).to_owned()).collect();
        bind(&Label { path })
    }

    #[test]
    fn two_labels_make_one() {
        let limit = |element, unit| Use::Element(element, unit);
        for group in ["办结时限", "办理时限", "时限"] {
            assert_eq!(
                bound(&[group, "法定"]),
                limit(Element::statutory_limit, None)
            );
            assert_eq!(
                bound(&[group, "承诺"]),
                limit(Element::promised_limit, None)
            );
        }
        assert_eq!(
            bound(&["联系电话", "投诉"]),
            Use::Element(Element::complaint, None)
        );
        assert_eq!(
            bound(&["联系电话", "咨询"]),
            Use::Element(Element::inquiry, None)
        );
    }

    #[test]
    fn a_unit_may_stand_above_or_below_its_label() {
        let days = Use::Element(Element::promised_limit, Some(Unit::WorkingDay));
        for path in [
            ["办理时限（工作日）", "承诺时限"],
            ["办理时限（工作日）", "承诺"],
            ["承诺办结时限", "（工作日）"],
            ["承诺办结时限", "工作日"],
            ["承诺办结时限", "单位：工作日"],
        ] {
            assert_eq!(bound(&path), days, "{path:?}");
        }
    }

    #[test]
    fn a_machine_name_that_is_not_known_says_nothing() {
        assert_eq!(
            bound(&["序号", "xh"]),
            Use::Element(Element::sequence, None)
        );
        assert_eq!(bound(&["股室", "gs"]), Use::Unknown);
    }
}
