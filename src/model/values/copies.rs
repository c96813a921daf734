//! How many copies of a material are asked for.

use super::super::{Kind, Shape, Value};
use super::amount::{amount, whole};
use crate::canon::compact;
use std::fmt;

/// A number of copies; 0 is a number too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Copies(pub u16);

impl fmt::Display for Copies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'a> Value<'a> for Copies {
    const KIND: Kind = Kind::Copies;
    const COUNTED: bool = true;

    #[inline]
    fn read(text: &'a str) -> Option<Self> {
        match text.as_bytes() {
            [digit @ b'0'..=b'9'] => Some(Copies(u16::from(digit - b'0'))),
            _ => in_words(&compact(text)).or_else(|| noted(&compact(text))),
        }
    }

    /// Nothing is to be handed in.
    fn is_none(text: &str) -> bool {
        matches!(
            text,
            "不需要" | "不提供" | "无需提供" | "不收取" | "不要求" | "无需提交" | "不用提供"
        )
    }

    fn says_more(text: &str) -> bool {
        text.ends_with(['）', ')'])
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Copies(*self)
    }
}

/// `2份（一式两份）`: a note behind the number, which states no other number.
fn noted(text: &str) -> Option<Copies> {
    let (head, note) = text.strip_suffix(')')?.split_once('(')?;
    let copies = in_words(head)?;
    let agrees = match in_words(note) {
        Some(other) => other == copies,
        None => !note.contains(|c: char| c.is_ascii_digit()),
    };
    agrees.then_some(copies)
}

fn in_words(text: &str) -> Option<Copies> {
    const WHAT: &[&str] = &[
        "原件",
        "复印件",
        "纸质",
        "正本",
        "副本",
        "一式",
        "份数",
        "数量",
        "共",
        "各",
        ":",
        "x",
        "×",
    ];
    const UNITS: &[&str] = &["份", "套", "张", "本", "件", "册", "页", "个"];
    let mut rest = text.trim_end_matches(['。', ';']);
    while let Some(behind) = WHAT.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    let (value, length) = amount(rest)?;
    let end = &rest[length..];
    let whole_text = end.is_empty() || UNITS.contains(&end);
    let copies = u16::try_from(whole(value?)?).ok()?;
    whole_text.then_some(Copies(copies))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Field, Origin};
    use proptest::prelude::*;

    #[test]
    fn every_form_is_read() {
        for (text, copies) in [
            ("1", 1),
            ("0", 0),
            ("1份", 1),
            ("1 份", 1),
            ("一份", 1),
            ("一式两份", 2),
            ("一式三份", 3),
            ("原件1份", 1),
            ("复印件：2份", 2),
            ("1.0", 1),
            ("２", 2),
            ("12", 12),
            ("1套", 1),
            ("2份（一式两份）", 2),
            ("1（验原件）", 1),
        ] {
            assert_eq!(Copies::read(text), Some(Copies(copies)), "{text}");
        }
        for text in [
            "份",
            "若干",
            "1.5",
            "99999份",
            "1-2份",
            "原件1份复印件1份",
            "A4",
            "一式",
            "1份（复印件2份）",
            "1（另附2）",
        ] {
            assert_eq!(Copies::read(text), None, "{text}");
        }
        assert!(matches!(
            Field::<Copies>::read("不需要", Origin::default()),
            Field::Nil(_)
        ));
        assert!(matches!(
            Field::<Copies>::read("-1", Origin::default()),
            Field::Blank(_)
        ));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in any::<String>(), n: u16) {
            let _ = Copies::read(&text);
            prop_assert_eq!(Copies::read(&Copies(n).to_string()), Some(Copies(n)));
        }
    }
}
