//! Yes or no.

mod answer;

use super::super::{Element, Kind, Shape, Value};
use crate::canon::compact;
use std::fmt;

/// 是 or 否.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Flag(pub bool);

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0 { "是" } else { "否" })
    }
}

impl<'a> Value<'a> for Flag {
    const KIND: Kind = Kind::Flag;
    const NONE_IS_NIL: bool = false;

    #[inline]
    fn read(text: &'a str) -> Option<Self> {
        Flag::read_under(text, Element::none)
    }

    #[inline]
    fn read_under(text: &'a str, element: Element) -> Option<Self> {
        match text {
            "是" | "1" => Some(Flag(true)),
            "否" | "0" => Some(Flag(false)),
            _ => exact(text, element).or_else(|| loose(text, element)),
        }
    }

    /// A dash says neither yes nor no; 无 says no.
    fn is_none(text: &str) -> bool {
        matches!(text, "/" | "-" | "—" | "——" | "--" | "－" | "／" | "\\")
    }

    /// 全程网办 says that nothing is left to be done at a window; a note says what it says.
    fn says_more(text: &str) -> bool {
        text.contains("全程网") || text.ends_with(['）', ')']) && !text.starts_with(['（', '('])
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Flag(self.0)
    }
}

fn exact(text: &str, element: Element) -> Option<Flag> {
    Some(Flag(match text {
        "是" | "1" | "1.0" | "Y" | "y" | "√" | "☑" | "✓" | "✔" | "有" | "需" | "需要" | "要"
        | "可" | "可以" | "能" | "支持" | "涉及" | "实行" | "已进驻" | "进驻" | "true" | "yes"
        | "t" | "允许" => true,
        "否" | "0" | "0.0" | "N" | "n" | "×" | "✗" | "✘" | "☐" | "□" | "无" | "不" | "没有"
        | "不需要" | "不需" | "无需" | "不可" | "不可以" | "不能" | "不支持" | "不涉及"
        | "不实行" | "未进驻" | "不进驻" | "非" | "false" | "no" | "f" | "不允许" | "暂不支持" => {
            false
        }
        _ => return in_words(text).or_else(|| answer::read(text, element)),
    }))
}

/// Answers in the words of the question: whether a step counts, whether an item is handled online.
fn in_words(text: &str) -> Option<Flag> {
    const YES: [&str; 8] = [
        "计入",
        "计算在内",
        "是,计入",
        "可以网办",
        "可网办",
        "能网办",
        "支持网办",
        "全程网办",
    ];
    const NO: [&str; 12] = [
        "不计",
        "不计入",
        "不计时",
        "不计算",
        "不含",
        "不包含",
        "不算",
        "不在内",
        "否,不计入",
        "不能网办",
        "不可网办",
        "不支持网办",
    ];
    const LIMITS: [&str; 9] = [
        "时限",
        "时限内",
        "承诺时限",
        "承诺时限内",
        "办结时限",
        "办结时限内",
        "法定办结时限",
        "法定办结时限内",
        "承诺办结时限",
    ];
    if YES.contains(&text) || NO.contains(&text) {
        return Some(Flag(YES.contains(&text)));
    }
    // 不计算在法定办结时限内
    ["不计入", "不计算在", "不含在", "不包含在", "不在"]
        .iter()
        .any(|no| {
            text.strip_prefix(no)
                .is_some_and(|rest| LIMITS.contains(&rest))
        })
        .then_some(Flag(false))
}

/// With blanks, brackets, another case, or a mark at the end.
fn loose(text: &str, element: Element) -> Option<Flag> {
    if text.len() > 40 {
        return None;
    }
    let text = compact(text).to_ascii_lowercase();
    let bare = text.trim_matches(['。', ';', '.', '(', ')']);
    exact(bare, element).or_else(|| noted(&text, element))
}

/// `否（免费）`: a word with a note behind it that does not say the contrary.
fn noted(text: &str, element: Element) -> Option<Flag> {
    let (head, note) = text.strip_suffix(')')?.split_once('(')?;
    let flag = exact(head, element)?;
    // A fee is a note on whatever is asked.
    exact(note, Element::none)
        .is_none_or(|other| other == flag)
        .then_some(flag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Field, Origin};
    use proptest::prelude::*;

    #[test]
    fn every_form_is_read() {
        for text in [
            "是",
            "1",
            "Y",
            "y",
            "√",
            "有",
            "true",
            "TRUE",
            "Yes",
            "支持",
            "收费",
            "1.0",
            "是。",
            "（是）",
            " 是 ",
            "１",
            "需要",
            "计算在内",
            "可以网办",
            "全程网办",
        ] {
            assert_eq!(Flag::read(text), Some(Flag(true)), "{text}");
        }
        for text in [
            "否",
            "0",
            "N",
            "×",
            "无",
            "False",
            "NO",
            "不支持",
            "不收费",
            "免费",
            "0.0",
            "不 收费",
            "０",
            "无。",
            "不涉及",
            "不计入",
            "否，不计入",
            "不计入法定办结时限",
            "不计算在法定办结时限内",
            "不在内",
        ] {
            assert_eq!(Flag::read(text), Some(Flag(false)), "{text}");
        }
        for text in ["", "2", "收费10元", "部分", "是否", "详见说明", "."] {
            assert_eq!(Flag::read(text), None, "{text}");
        }
        assert_eq!(
            Field::<Flag>::read("无", Origin::default())
                .given()
                .map(|flag| flag.value),
            Some(Flag(false))
        );
    }

    #[test]
    fn a_note_that_does_not_say_the_contrary_may_follow() {
        assert_eq!(Flag::read("否（免费）"), Some(Flag(false)));
        assert_eq!(Flag::read("是（窗口、网上均可）"), Some(Flag(true)));
        assert_eq!(Flag::read("是（不收费）"), None);
        assert_eq!(Flag::read("部分（是）"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>()) {
            if let Some(flag) = Flag::read(&text) {
                prop_assert_eq!(Flag::read(&flag.to_string()), Some(flag));
            }
        }
    }
}
