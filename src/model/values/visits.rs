//! How often one must come to the office.

use super::super::{Kind, Shape, Value};
use super::amount::{amount, range_mark, whole};
use crate::canon::compact;
use std::fmt;

/// 到办事现场次数.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Visits {
    /// The fewest visits.
    pub least: u8,
    /// The most visits.
    pub most: u8,
    /// How the number is stated.
    pub form: VisitForm,
}

/// How a number of visits is stated.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum VisitForm {
    /// `1次`, 无需到现场
    Number,
    /// `1-2次`
    Range,
    /// `最多2次`
    AtMost,
    /// 全程网办: a way of handling rather than a number
    OnlineWords,
}

impl Visits {
    fn number(n: u8) -> Visits {
        Visits {
            least: n,
            most: n,
            form: VisitForm::Number,
        }
    }
}

/// More visits than this nobody asks for; it is a code or a slip.
const MANY: u32 = 99;

impl fmt::Display for Visits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form {
            VisitForm::Number => write!(f, "{}次", self.most),
            VisitForm::Range => write!(f, "{}-{}次", self.least, self.most),
            VisitForm::AtMost => write!(f, "最多{}次", self.most),
            VisitForm::OnlineWords => f.write_str("全程网办"),
        }
    }
}

impl<'a> Value<'a> for Visits {
    const KIND: Kind = Kind::Visits;
    const COUNTED: bool = true;

    #[inline]
    fn read(text: &'a str) -> Option<Self> {
        match text.as_bytes() {
            [digit @ b'0'..=b'9'] => Some(Visits::number(digit - b'0')),
            [digit @ b'0'..=b'9', rest @ ..] if rest == "次".as_bytes() => {
                Some(Visits::number(digit - b'0'))
            }
            _ => in_words(&compact(text)).or_else(|| noted(&compact(text))),
        }
    }

    fn says_more(text: &str) -> bool {
        text.ends_with(['）', ')']) && !text.starts_with(['（', '('])
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Visits(*self)
    }
}

/// `0次（可网办、可邮寄）`: a note behind the number, which states no other number.
fn noted(text: &str) -> Option<Visits> {
    let (head, note) = text.strip_suffix(')')?.split_once('(')?;
    let counts = note.contains(|c: char| c.is_ascii_digit() || c == '次');
    in_words(head).filter(|_| !counts)
}

/// Words for no visit at all.
const NEVER: &[&str] = &[
    "无需到现场",
    "不需要到现场",
    "无需到场",
    "无须到场",
    "不需到场",
    "无需前往现场",
    "一次不跑",
    "一次都不跑",
    "不跑",
    "零跑路",
    "零见面",
    "无须到办事现场",
    "不需到现场",
    "无须到现场",
    "无需到办事现场",
    "不需要到场",
    "不用到现场",
    "无需现场办理",
    "零跑动",
    "零跑腿",
    "不用跑",
    "一次不用跑",
    "一次都不用跑",
    "无需跑动",
    "不跑腿",
    "零跑",
    "不到现场",
    "无需到窗口",
    "不见面办理",
    "不见面审批",
    "不见面",
    "零次跑",
    "零到场",
];

fn in_words(text: &str) -> Option<Visits> {
    const ONLINE: &[&str] = &[
        "全程网办",
        "全程网上办理",
        "全流程网办",
        "全程网络办理",
        "网上全程办理",
        "全网通办",
        "全程在线办理",
    ];
    let text = text.trim_end_matches(['。', '.', ';']);
    let text = text
        .strip_prefix("(")
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(text);
    if NEVER.contains(&text) {
        return Some(Visits::number(0));
    }
    if ONLINE.contains(&text) {
        return Some(Visits {
            form: VisitForm::OnlineWords,
            ..Visits::number(0)
        });
    }
    counted(text)
}

/// `2`, `1-2次`, `最多跑一次`, `不超过2次`
fn counted(text: &str) -> Option<Visits> {
    const AT_MOST: &[&str] = &[
        "最多",
        "至多",
        "不超过",
        "不多于",
        "最高",
        "上限",
        "≤",
        "<=",
    ];
    const WORDS: &[&str] = &[
        "跑动",
        "只跑",
        "仅跑",
        "跑",
        "到现场",
        "到场",
        "到窗口",
        "去",
        "需",
        "为",
        ":",
    ];
    let start = AT_MOST.iter().find_map(|word| text.strip_prefix(word));
    let mut rest = start.unwrap_or(text);
    while let Some(behind) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    let (least, length) = amount(rest)?;
    let least = count(least?)?;
    let end = rest[length..]
        .strip_prefix("(次)")
        .or_else(|| rest[length..].strip_prefix(['次', '趟']))
        .unwrap_or(&rest[length..]);
    let mark = range_mark(end);
    if mark > 0 && start.is_none() {
        return range(least, &end[mark..]);
    }
    let end = end
        .strip_suffix("以内")
        .or_else(|| end.strip_suffix('内'))
        .map_or((end, false), |end| (end, true));
    let at_most = start.is_some() || end.1;
    end.0.is_empty().then_some(Visits {
        least: if at_most { 0 } else { least },
        most: least,
        form: if at_most {
            VisitForm::AtMost
        } else {
            VisitForm::Number
        },
    })
}

fn range(least: u8, rest: &str) -> Option<Visits> {
    let (most, length) = amount(rest)?;
    let most = count(most?)?;
    let whole = matches!(&rest[length..], "" | "次");
    (whole && least < most).then_some(Visits {
        least,
        most,
        form: VisitForm::Range,
    })
}

fn count(hundredths: u32) -> Option<u8> {
    whole(hundredths)
        .filter(|n| *n <= MANY)
        .and_then(|n| u8::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::VisitForm::*;
    use super::*;
    use crate::source::{Field, Origin};
    use proptest::prelude::*;

    #[test]
    fn every_form_is_read() {
        for (text, least, most, form) in [
            ("0", 0, 0, Number),
            ("0次", 0, 0, Number),
            ("1 次", 1, 1, Number),
            ("１次", 1, 1, Number),
            ("零次", 0, 0, Number),
            ("一次", 1, 1, Number),
            ("两次", 2, 2, Number),
            ("1.0", 1, 1, Number),
            ("12", 12, 12, Number),
            ("到现场1次", 1, 1, Number),
            ("只跑一次", 1, 1, Number),
            ("无需到现场", 0, 0, Number),
            ("不需要到现场", 0, 0, Number),
            ("无需到场。", 0, 0, Number),
            ("无须到场", 0, 0, Number),
            ("一次都不跑", 0, 0, Number),
            ("仅跑一次", 1, 1, Number),
            ("1趟", 1, 1, Number),
            ("1（次）", 1, 1, Number),
            ("最多跑一次", 0, 1, AtMost),
            ("最多2次", 0, 2, AtMost),
            ("不超过 2 次", 0, 2, AtMost),
            ("2次以内", 0, 2, AtMost),
            ("1-2次", 1, 2, Range),
            ("1次至2次", 1, 2, Range),
            ("0～1", 0, 1, Range),
            ("0次（可网办、可邮寄）", 0, 0, Number),
            ("全程网办", 0, 0, OnlineWords),
            ("（全程网办）", 0, 0, OnlineWords),
        ] {
            assert_eq!(
                Visits::read(text),
                Some(Visits { least, most, form }),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_count_is_not_read() {
        for text in [
            "次",
            "1.5次",
            "100",
            "2-1次",
            "多次",
            "至少1次",
            "1次或2次",
            "是",
            "窗口办理",
            "1-2-3",
            "最多1-2次",
            "0次（窗口办理1次）",
            "0次（网上）、1次（窗口）",
        ] {
            assert_eq!(Visits::read(text), None, "{text}");
        }
        assert!(matches!(
            Field::<Visits>::read("无", Origin::default()),
            Field::Nil(_)
        ));
    }

    proptest! {
        #[test]
        fn any_text_is_survived_and_a_written_count_reads_back(text in any::<String>(), domain in "[0-9一二零最多跑次至\\-内全程网办.]{0,8}") {
            for text in [&text, &domain] {
                if let Some(visits) = Visits::read(text) {
                    prop_assert!(visits.least <= visits.most);
                    prop_assert_eq!(Visits::read(&visits.to_string()), Some(visits));
                }
            }
        }
    }
}
