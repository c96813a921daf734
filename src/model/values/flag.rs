//! Yes or no.

use super::super::{Kind, Value};

/// 是 or 否.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Flag(pub bool);

impl<'a> Value<'a> for Flag {
    const KIND: Kind = Kind::Flag;
    const NONE_IS_NIL: bool = false;
    fn read(text: &'a str) -> Option<Self> {
        match text {
            "是" | "1" | "Y" | "y" | "√" | "有" | "true" | "TRUE" | "True" | "yes" | "Yes"
            | "支持" | "收费" | "收取" | "☑" | "✓" | "✔" => Some(Flag(true)),
            "否" | "0" | "N" | "n" | "×" | "无" | "false" | "FALSE" | "False" | "no" | "No"
            | "不支持" | "不收费" | "免费" | "不收取" | "不" | "没有" | "不涉及" | "☐" | "✗"
            | "1.0" | "0.0" => Some(Flag(text == "1.0")),
            _ => None,
        }
    }
}
