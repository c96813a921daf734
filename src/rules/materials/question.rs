//! What rules share that ask one thing of each material: which materials are asked, and whether the list has a column for it.

use super::catch_all_material::is_catch_all;
use crate::canon::is_no_material;
use crate::rules::prelude::*;

/// One thing that every material of a list is asked.
pub(super) struct Question {
    /// What is missing when the list has no column for it.
    pub column: &'static str,
    /// The columns that a material has a place for, as bits; without the first of them nothing can be asked.
    pub columns: fn(&Material<'_>) -> u8,
    /// All of these bits: nobody has to look on.
    pub all: u8,
    /// Whether the material is in order; given the columns of the list. Quick, and wrong only in saying no.
    pub fine: fn(&Material<'_>, u8) -> bool,
    /// Says what is wrong, if it is; given the columns of the list.
    pub tell: fn(&Material<'_>, &ServiceItem<'_>, u8, &mut Found<'_>),
}

impl Question {
    /// Asks it of every material that has a name. A catch-all is to be named or dropped (M010) before anything else is asked
    /// of it, and words that no material is needed ask for nothing; a list in one cell holds names, and what stands beside some of them is no column.
    #[inline]
    pub fn ask(&self, item: &ServiceItem<'_>, found: &mut Found<'_>) -> Outcome {
        if !item.is_on_application() {
            return Outcome::NotApplicable;
        }
        let list = &item.materials;
        if list.entries.is_empty() {
            return match list.stated {
                Field::Absent => Outcome::Blind("materials"),
                _ => Outcome::NotApplicable,
            };
        }
        let columns = if list.stated.given().is_some() {
            0
        } else {
            self.columns_of(&list.entries)
        };
        if columns & 1 == 0 {
            return Outcome::Blind(self.column);
        }
        let mut outcome = Outcome::NotApplicable;
        for (at, material) in list.entries.iter().enumerate() {
            if let Field::Given(name) = &material.name
                && ((self.fine)(material, columns)
                    || self.speak((at, material, name.value), item, columns, found))
            {
                outcome = Outcome::Checked;
            }
        }
        outcome
    }

    #[inline]
    fn columns_of(&self, entries: &[Material<'_>]) -> u8 {
        let mut columns = 0;
        for material in entries {
            columns |= (self.columns)(material);
            if columns == self.all {
                break;
            }
        }
        columns
    }

    /// Whether there was a material to ask.
    #[cold]
    fn speak(
        &self,
        (at, material, name): (usize, &Material<'_>, &str),
        item: &ServiceItem<'_>,
        columns: u8,
        found: &mut Found<'_>,
    ) -> bool {
        if names_nothing(name) {
            return !is_no_material(name);
        }
        found.enter(Part::Material, at);
        (self.tell)(material, item, columns, found);
        found.leave();
        true
    }
}

/// There is nothing to ask more of: a catch-all, or 无需提交申请材料.
#[cold]
pub(super) fn names_nothing(name: &str) -> bool {
    is_catch_all(name) || is_no_material(name)
}

/// A note says that it need not be handed in: 通过数据共享核验，申请人无需提交.
pub(super) fn is_waived(material: &Material<'_>) -> bool {
    const WAIVED: [&str; 14] = [
        "免提交",
        "免于提交",
        "免予提交",
        "无需提交",
        "无需提供",
        "无须提交",
        "无须提供",
        "不需提交",
        "不需要提交",
        "不再提交",
        "不用提交",
        "共享核验",
        "共享获取",
        "内部核查",
    ];
    [&material.remark, &material.standard, &material.fill_note]
        .into_iter()
        .filter_map(|note| note.raw())
        .any(|note| WAIVED.iter().any(|word| note.text.contains(word)))
}

/// No file is there: nothing is said, or that there is none yet.
#[inline]
pub(super) fn is_missing_file<T>(field: &Field<'_, T>) -> bool {
    is_wanting(field)
        || field.raw().is_some_and(|raw| {
            matches!(
                raw.text,
                "暂无"
                    | "否"
                    | "未上传"
                    | "待上传"
                    | "未提供"
                    | "暂缺"
                    | "缺"
                    | "暂未提供"
                    | "暂未上传"
                    | "暂无。"
            )
        })
}

/// Nothing is said: no key among those that have it, left blank, or 无. A number that stands for "no value" is S007's.
#[inline]
pub(super) fn is_wanting<T>(field: &Field<'_, T>) -> bool {
    matches!(field, Field::Absent | Field::Nil(_)) || left_blank(field).is_some()
}

/// Where a field stands, or the material where it has no place.
pub(super) fn place<'a, T>(field: &Field<'a, T>, material: &Material<'a>) -> Raw<'a> {
    field.raw().unwrap_or(Raw {
        text: "",
        origin: material.origin,
    })
}

/// The name of a material for a message.
pub(super) fn name_of<'a>(material: &Material<'a>) -> impl std::fmt::Display + Copy + 'a {
    brief(material.name.given().map_or("", |name| name.value))
}
