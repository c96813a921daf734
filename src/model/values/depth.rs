//! How deep online handling goes: a set of functions in one scheme, one of four levels in another.

use super::super::{Kind, Shape, Value};
use crate::canon::compact;
use std::fmt;

/// 网上办理深度. The level is derived from the function set where only that is given (domain note 2.8, an evaluation query).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Depth {
    /// Bit n set: function n (1 咨询, 2 收件, 3 预审, 4 受理, 5 办理, 6 结果反馈, 7 证照反馈, 8 and 9 其他); 0 when only a level was given.
    pub functions: u16,
    /// 1 to 4.
    pub level: u8,
}

impl Depth {
    /// 全程网办: level Ⅳ, or any of functions 5 to 7.
    pub fn is_full(self) -> bool {
        self.level == 4
    }

    fn level(level: u8) -> Depth {
        Depth {
            functions: 0,
            level,
        }
    }

    fn functions(functions: u16) -> Depth {
        let any = |bits: u16| functions & bits != 0;
        let level = match () {
            () if any(0b1110_0000) => 4,
            () if any(0b1_0000) => 3,
            () if any(0b1100) => 2,
            () => 1,
        };
        Depth { functions, level }
    }
}

const LEVELS: [&str; 4] = ["Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"];

/// The names of functions 1 to 9.
const FUNCTIONS: [&str; 9] = [
    "互联网咨询",
    "互联网收件",
    "互联网预审",
    "互联网受理",
    "互联网办理",
    "互联网办理结果信息反馈",
    "互联网电子证照反馈",
    "其他8",
    "其他",
];

/// Numbers of functions joined by `^`, one alone by its name (a lone digit is a level), or the level.
impl fmt::Display for Depth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = (1..=9_u16).filter(|n| self.functions >> n & 1 == 1);
        match set.clone().count() {
            0 => f.write_str(LEVELS[usize::from(self.level.clamp(1, 4)) - 1]),
            1 => set
                .map(usize::from)
                .try_for_each(|n| f.write_str(FUNCTIONS[n - 1])),
            _ => set
                .enumerate()
                .try_for_each(|(i, n)| write!(f, "{}{n}", if i > 0 { "^" } else { "" })),
        }
    }
}

impl<'a> Value<'a> for Depth {
    const KIND: Kind = Kind::Depth;

    fn read(text: &'a str) -> Option<Self> {
        if let "全程网办（Ⅳ级）" | "Ⅳ级" | "全程网办" = text {
            return Some(Depth::level(4));
        }
        if let Some(depth) = plain(text) {
            return Some(depth);
        }
        let text = compact(text);
        let text = text.trim_end_matches(['。', ';']);
        by_number(text)
            .or_else(|| by_words(text))
            .or_else(|| by_functions(text))
    }

    fn says_more(text: &str) -> bool {
        let plain = compact(text);
        let note = plain
            .strip_suffix(')')
            .and_then(|text| text.split_once('('));
        note.is_some_and(|(_, note)| level_of(note).is_none())
    }

    fn shape(&self) -> Shape<'a> {
        Shape::Depth(*self)
    }
}

const JOINTS: [char; 8] = ['^', ',', '、', ';', '/', '|', '+', '，'];

/// `3^4^5^6`, as most cells hold it.
fn plain(text: &str) -> Option<Depth> {
    let (pairs, last) = text.as_bytes().as_chunks::<2>();
    let function = |digit: u8| {
        (b'1'..=b'9')
            .contains(&digit)
            .then(|| 1_u16 << (digit - b'0'))
    };
    let mut functions = match last {
        [digit] if !pairs.is_empty() => function(*digit)?,
        _ => return None,
    };
    for [digit, joint] in pairs {
        functions |= function(*digit).filter(|_| *joint == b'^')?;
    }
    Some(Depth::functions(functions))
}

/// `3^4^5^6`; a lone digit up to 4 is a level, since lists of functions hardly ever hold one, and 5 to 9 a function.
fn by_number(text: &str) -> Option<Depth> {
    let mut functions = 0_u16;
    let mut count = 0;
    for word in text.split(JOINTS).filter(|word| !word.is_empty()) {
        match word.as_bytes() {
            [digit @ b'1'..=b'9'] => functions |= 1 << (digit - b'0'),
            _ => return None,
        }
        count += 1;
    }
    match (count, functions.trailing_zeros()) {
        (0, _) => None,
        (1, level @ 1..=4) if text.len() == 1 => Some(Depth::level(level as u8)),
        _ => Some(Depth::functions(functions)),
    }
}

/// `全程网办（Ⅳ级）`, `四级`, `全程网办`; words and level must agree.
fn by_words(text: &str) -> Option<Depth> {
    let (words, bracket) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((words, inner)) => (words, Some(inner)),
        None => (text, None),
    };
    let stated = match bracket {
        Some(inner) => match level_of(inner) {
            Some(level) => Some(level),
            None => return noted(words, inner),
        },
        None => None,
    };
    let meant = level_of(words).or_else(|| meaning(words));
    match (stated, meant) {
        (Some(stated), Some(meant)) if stated != meant && words.starts_with("全程") => None,
        (Some(level), _) | (None, Some(level)) => Some(Depth::level(level)),
        (None, None) => None,
    }
}

/// `Ⅲ级（互联网受理）`: a note behind the level, which means no other level.
fn noted(words: &str, note: &str) -> Option<Depth> {
    let level = level_of(words)?;
    let other = meaning(note).or_else(|| by_functions(note).map(|depth| depth.level));
    (other.is_none_or(|other| other == level) && !note.contains('级')).then(|| Depth::level(level))
}

/// `Ⅳ级`, `IV`, `四级`, `4级`, `二级标准`, `深度3级`
fn level_of(text: &str) -> Option<u8> {
    const NAMES: [[&str; 5]; 4] = [
        ["Ⅰ", "ⅰ", "I", "一", "1"],
        ["Ⅱ", "ⅱ", "II", "二", "2"],
        ["Ⅲ", "ⅲ", "III", "三", "3"],
        ["Ⅳ", "ⅳ", "IV", "四", "4"],
    ];
    let text = ["网上办理深度", "网办深度", "深度", "等级", "第"]
        .iter()
        .fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    let text = text
        .strip_suffix("标准")
        .or_else(|| text.strip_suffix("深度"))
        .unwrap_or(text);
    let name = text.strip_suffix(['级', '星']).unwrap_or(text);
    let bare = name.len() == text.len();
    let level = NAMES.iter().position(|names| names.contains(&name))? as u8 + 1;
    // Without 级 only Roman numerals are plain enough.
    (!bare || !matches!(name, "一" | "二" | "三" | "四" | "1" | "2" | "3" | "4")).then_some(level)
}

/// Names of levels that provinces use without a number.
fn meaning(words: &str) -> Option<u8> {
    Some(match words {
        "全程网办" | "全程网上办理" | "全流程网办" | "全程在线办理" | "网上全程办理"
        | "不见面办理" => 4,
        "网上办理" | "在线办理" | "网上受理" | "在线受理" | "原件核验" | "网上申报" => {
            3
        }
        "在线预审" | "网上预审" | "网上预约" | "在线预约" | "原件预审" | "表格下载" => {
            2
        }
        "事项公开" | "网上公开" | "信息公开" | "信息发布" | "网上咨询" | "在线咨询" => {
            1
        }
        _ => return None,
    })
}

/// Names of functions: `互联网咨询、互联网预审`.
fn by_functions(text: &str) -> Option<Depth> {
    let mut functions = 0;
    for word in text.split(JOINTS).filter(|word| !word.is_empty()) {
        let short = word.strip_prefix("互联网").unwrap_or(word);
        functions |= 1
            << match short {
                "咨询" => 1,
                "收件" => 2,
                "预审" => 3,
                "受理" => 4,
                "办理" => 5,
                "办理结果信息反馈" | "办理结果反馈" | "结果反馈" | "结果信息反馈" => {
                    6
                }
                "电子证照反馈" | "证照反馈" => 7,
                "其他8" => 8,
                "其他" | "其它" => 9,
                _ => return None,
            };
    }
    (functions != 0).then(|| Depth::functions(functions))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_form_is_read() {
        for (text, level) in [
            ("3^4^5^6", 4),
            ("3,4,5", 4),
            ("1、2", 2),
            ("1^9", 1),
            ("2^3^4", 3),
            ("3，4", 3),
            ("9", 1),
            ("5", 4),
            ("4", 4),
            ("2", 2),
            ("全程网办（Ⅳ级）", 4),
            ("在线预审（II级）", 2),
            ("网上办理(Ⅲ级)", 3),
            ("Ⅳ级", 4),
            ("IV级", 4),
            ("Ⅲ级（互联网受理）", 3),
            ("Ⅱ级（部分情形）", 2),
            ("Ⅳ", 4),
            ("四级", 4),
            ("4级", 4),
            ("二级标准", 2),
            ("四级深度", 4),
            ("全程网办", 4),
            ("网上办理", 3),
            ("事项公开", 1),
            ("互联网咨询", 1),
            ("互联网咨询、互联网受理", 3),
            ("互联网办理^互联网电子证照反馈", 4),
        ] {
            assert_eq!(
                Depth::read(text).map(|depth| depth.level),
                Some(level),
                "{text}"
            );
        }
        assert_eq!(
            Depth::read("3^4").map(|depth| depth.functions),
            Some(0b11000)
        );
        assert_eq!(Depth::read("4").map(|depth| depth.functions), Some(0));
    }

    #[test]
    fn what_says_no_depth_or_two_is_refused() {
        for text in [
            "0",
            "10",
            "3^x",
            "五级",
            "四",
            "全程网办（Ⅲ级）",
            "级",
            "^",
            "窗口办理",
            "网上办理（可）",
            "Ⅲ级（全程网办）",
            "Ⅲ级（部分Ⅳ级）",
        ] {
            assert_eq!(Depth::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_written_depth_reads_back_equal(functions in 1_u16..512, level in 1_u8..5) {
            for depth in [Depth::functions(functions << 1), Depth::level(level)] {
                prop_assert_eq!(Depth::read(&depth.to_string()), Some(depth));
            }
        }

        #[test]
        fn any_text_is_survived(text in any::<String>(), domain in "[1-9^、ⅠⅣIV级一四（）()全程网办互联]{0,9}") {
            let _ = (Depth::read(&text), Depth::read(&domain));
        }
    }
}
