//! What is said of a code that has not the structure its element asks for.

use crate::canon::arabic;
use crate::codes::{CodeFault, Scheme, scheme};
use crate::finding::{Words, words};
use crate::rules::prelude::*;

/// One of the three national codes, as messages speak of it.
pub struct Wanted {
    scheme: Scheme,
    length: usize,
    name: Words,
    /// Where a code of another scheme belongs, or what to do instead.
    other: Words,
    structure: Words,
}

/// 基本编码
pub static BASE: Wanted = Wanted {
    scheme: Scheme::Base,
    length: 12,
    name: words("基本编码", "base code"),
    other: words(
        "有国家基本编码的填国家编码，这个编码移到「地方基本编码」",
        "enter the national code if there is one and move this one to 地方基本编码 (local_base_code)",
    ),
    structure: words(
        "核对基本目录：2 位区划、2 位类型、5 位主项、3 位子项，只用数字和大写字母（不含 I、O、Z、S、V）",
        "look it up in the base catalog: 2 region, 2 type, 5 main item, 3 sub-item; digits and capitals without I, O, Z, S, V",
    ),
};

/// 实施编码
pub static IMPLEMENTATION: Wanted = Wanted {
    scheme: Scheme::Implementation,
    length: 31,
    name: words("实施编码", "implementation code"),
    other: words(
        "有国家实施编码的填国家编码，这个编码移到「事项编码」",
        "enter the national code if there is one and move this one to 事项编码 (local_code)",
    ),
    structure: words(
        "核对事项库：18 位实施主体编码、1 位行使层级（1–7）、12 位基本编码",
        "look it up in the item library: 18 characters of the body, 1 of its level (1 to 7), 12 of the base code",
    ),
};

/// 业务办理项编码
pub static HANDLING: Wanted = Wanted {
    scheme: Scheme::Handling,
    length: 33,
    name: words("业务办理项编码", "handling code"),
    other: words(
        "有国家业务办理项编码的填国家编码，这个编码移到「事项编码」",
        "enter the national code if there is one and move this one to 事项编码 (local_code)",
    ),
    structure: words(
        "核对事项库：31 位实施编码，加 2 位数字序号",
        "look it up in the item library: the implementation code of 31 characters and a number of two digits",
    ),
};

/// A code that a spreadsheet kept as a number: S009 speaks of that.
pub fn is_number_gone_wrong(code: &str) -> bool {
    let digits = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    match code.as_bytes() {
        // A code may hold an E too; before that of a number stands one digit, or one and a point.
        [b'0'..=b'9', b'.' | b'e' | b'E', ..] => {
            code.split_once(['e', 'E']).is_some_and(|(number, power)| {
                digits(number) && digits(power.trim_start_matches(['+', '-']))
            })
        }
        // Nothing but zeros behind the seventeen digits that a number holds.
        [_, .., b'0'] if code.len() > 17 => {
            code.bytes().skip(17).all(|byte| byte == b'0') && digits(code)
        }
        _ => false,
    }
}

/// Filler where a code should be: 待定, 暂无编码, XXXXXXXX, 0.
pub fn is_filler(code: &str) -> bool {
    const WORDS: [&str; 9] = ["待", "暂", "未", "没有", "无", "另", "见", "详见", "同上"];
    match code.as_bytes().first() {
        Some(first @ (b'0' | b'X' | b'x' | b'*' | b'?' | b'-' | b'/')) => {
            code.bytes().all(|byte| byte == *first)
        }
        Some(first) if !first.is_ascii() => {
            code.chars().all(|c| c == '×')
                || WORDS.iter().any(|word| code.starts_with(word))
                    && !code.chars().any(|c| arabic(c).is_some())
        }
        _ => false,
    }
}

/// Names the scheme that a code belongs to instead, or what is wrong with it.
#[cold]
pub fn report(found: &mut Found<'_>, raw: &Raw<'_>, fault: CodeFault, wanted: &Wanted) {
    let scheme = scheme(raw.text);
    if scheme == Scheme::Unknown || scheme == wanted.scheme {
        return wrong(found, raw, fault, wanted);
    }
    let (code, zh, en) = (brief(raw.text), scheme.label(), scheme.label_en());
    let (name_zh, name_en) = (wanted.name.zh, wanted.name.en);
    let message = text!(
        "{code} 是{zh}，不是国家{name_zh}",
        "{code} is {en}, not the national {name_en}"
    );
    let draft = found.at(raw, message);
    if scheme.is_national() {
        help(draft, wanted);
    } else {
        let Words { zh, en } = wanted.other;
        draft.level(Level::Info).help(text!("{zh}", "{en}"));
    }
}

fn help(draft: Draft<'_>, wanted: &Wanted) {
    let Words { zh, en } = wanted.structure;
    draft.help(text!("{zh}", "{en}"));
}

fn wrong(found: &mut Found<'_>, raw: &Raw<'_>, fault: CodeFault, wanted: &Wanted) {
    let code = brief(raw.text);
    let (zh, en, length) = (wanted.name.zh, wanted.name.en, wanted.length);
    let is_filler = is_filler(raw.text);
    let message = |lang| match fault {
        _ if is_filler => text!(
            "{zh}没有填，写的是“{code}”",
            "the {en} is not filled in: it says \"{code}\""
        )(lang),
        CodeFault::Length(count) => text!(
            "{code} 有 {count} 位，{zh}应为 {length} 位",
            "{code} has {count} characters; the {en} has {length}"
        )(lang),
        CodeFault::Character(c, place) if c.is_whitespace() => text!(
            "{code} 的第 {place} 位是空格",
            "character {place} of {code} is white space"
        )(lang),
        CodeFault::Character(c, place) => text!(
            "{code} 的第 {place} 位“{c}”不能用在{zh}里",
            "{code} has \"{c}\" in place {place}, which has no place in the {en}"
        )(lang),
        CodeFault::Region => text!(
            "{code} 的{zh}部分，前两位不是省级区划代码",
            "the first two characters of the base code in {code} are no province"
        )(lang),
        CodeFault::UseLevel(c) => text!(
            "{code} 的第 19 位是“{c}”，行使层级应为 1–7",
            "character 19 of {code} is \"{c}\"; a level is 1 to 7"
        )(lang),
        CodeFault::SubItem => text!(
            "{code} 的后三位应为 000、00Y 或 001–999",
            "the last three characters of {code} must be 000, 00Y or 001 to 999"
        )(lang),
        CodeFault::Handling => text!(
            "{code} 的最后两位应为数字序号",
            "the last two characters of {code} must be a number"
        )(lang),
    };
    help(found.at(raw, message), wanted);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filler_is_told_from_a_code() {
        for code in [
            "待定",
            "暂无编码",
            "无编码",
            "XXXXXXXX",
            "0",
            "000000",
            "×××",
            "待赋码",
        ] {
            assert!(is_filler(code), "{code}");
        }
        for code in [
            "",
            "1",
            "001",
            "XK-001",
            "许可-00123-000",
            "440106043000",
            "无1",
            "0100101000",
        ] {
            assert!(!is_filler(code), "{code}");
        }
    }

    #[test]
    fn a_number_that_lost_digits_is_told_from_a_code() {
        for code in [
            "1.14401E+30",
            "1.1440100007483172e30",
            "1144010000748317200000000000000",
            "114401000074831000",
        ] {
            assert!(is_number_gone_wrong(code), "{code}");
        }
        for code in [
            "11440100007483172Q3440106043001",
            "440131004000",
            "1140000000",
            "E",
            "",
            "1143510700734288E3",
            "11435107007331363E443073606500",
            "114401134554137174",
        ] {
            assert!(!is_number_gone_wrong(code), "{code}");
        }
    }
}
