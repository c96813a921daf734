//! I001: a 基本编码 has twelve characters: region, type, main item, sub-item.

use crate::finding::{Words, words};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "I001",
        slug: "base-code-shape",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "基本编码不符合编码结构",
            "the base code does not have the shape of one",
        ),
        why: words(
            "基本编码是全国对齐事项的依据，位数或字符不对就对不上基本目录。",
            "The base code ties an item to the national catalog; a malformed one ties it to nothing.",
        ),
        basis: &[basis::CODES],
    },
    wrong: "事项名称: 食品经营许可\n基本编码: \"44013100400\"",
    right: "事项名称: 食品经营许可\n基本编码: \"440131004000\"",
    check: Check::Item(check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let code = given!(item.base_code);
    match fault(code.value.0) {
        None => {}
        Some(fault) => match older_scheme(code.value.0) {
            Some(scheme) => older(found, &code.raw, scheme),
            None => wrong(found, &code.raw, &fault),
        },
    }
    Outcome::Checked
}

/// What keeps a text from being a base code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Not twelve characters but so many.
    Length(usize),
    /// A character that no code holds.
    Character(char),
    /// The first two are no province.
    Region,
    /// The last three are no sub-item number.
    SubItem,
}

/// What is wrong with a base code, if anything.
pub fn fault(code: &str) -> Option<Fault> {
    let bytes = code.as_bytes();
    if bytes.len() != 12 || !code.is_ascii() {
        let odd = code.chars().find(|c| !is_code_char(*c));
        return Some(match (code.chars().count(), odd) {
            (12, Some(c)) => Fault::Character(c),
            (count, _) => Fault::Length(count),
        });
    }
    if let Some(odd) = code.chars().find(|c| !is_code_char(*c)) {
        return Some(Fault::Character(odd));
    }
    // 00 is kept for items of the whole nation; types may be letters (TC for a bundle of items).
    if !matches!(
        bytes[..2],
        [b'0', b'0']
            | [b'1', b'1'..=b'5']
            | [b'2', b'1'..=b'3']
            | [b'3', b'1'..=b'7']
            | [b'4', b'1'..=b'6']
            | [b'5', b'0'..=b'4']
            | [b'6', b'1'..=b'6']
            | [b'7', b'1']
            | [b'8', b'1' | b'2']
    ) {
        return Some(Fault::Region);
    }
    let tail = &bytes[9..];
    let is_number = tail.iter().all(u8::is_ascii_digit);
    (!is_number && tail != b"00Y").then_some(Fault::SubItem)
}

/// Digits and capitals without I, O, Z, S, V.
fn is_code_char(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_uppercase() && !matches!(c, 'I' | 'O' | 'Z' | 'S' | 'V')
}

/// Another scheme that is or was in use, by its shape.
fn older_scheme(code: &str) -> Option<Words> {
    let bytes = code.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        bytes
            .get(range)
            .is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    let letters = bytes.len() >= 2 && bytes[..2].iter().all(u8::is_ascii_uppercase);
    if bytes.len() == 10 && letters && digits(2..7) {
        return Some(words(
            "贵州 DB52/T 1264-2018 的 10 位编码",
            "the ten-character code of DB52/T 1264-2018 (Guizhou)",
        ));
    }
    if bytes.len() == 10 && bytes.iter().all(u8::is_ascii_alphanumeric) {
        return Some(words(
            "GB/T 39046-2020 的 10 位基本编码",
            "the ten-character base code of GB/T 39046-2020",
        ));
    }
    if bytes.len() == 16 && digits(0..16) {
        return Some(words("16 位职权编码", "a sixteen-digit power code (Hubei)"));
    }
    if bytes.len() == 14 && digits(0..3) && bytes[3].is_ascii_uppercase() && digits(4..14) {
        return Some(words(
            "四川省的 14 位地方编码",
            "the fourteen-character local code of Sichuan",
        ));
    }
    let by_dashes = code.is_ascii() && digits(0..6) && code.split('-').count() >= 3;
    if by_dashes {
        return Some(words(
            "“区划-类型-序号”式的权力清单编码",
            "a power-list code of region, type and number",
        ));
    }
    let by_words = code.contains('-') && ItemType::from_label(code.split('-').next()?).is_some();
    by_words.then_some(words(
        "带类型文字的权力基本码",
        "a power code that begins with the type in words",
    ))
}

#[cold]
fn older(found: &mut Found<'_>, raw: &Raw<'_>, scheme: Words) {
    let (code, zh, en) = (brief(raw.text), scheme.zh, scheme.en);
    found
        .at(
            raw,
            text!(
                "{code} 是{zh}，不是 12 位国家基本编码",
                "{code} is {en}, not the twelve-character base code"
            ),
        )
        .level(Level::Info)
        .help(text!(
            "有国家基本编码的填国家编码，这个编码移到「地方基本编码」",
            "enter the national code if there is one and move this one to 地方基本编码 (local_base_code)"
        ));
}

#[cold]
fn wrong(found: &mut Found<'_>, raw: &Raw<'_>, fault: &Fault) {
    let code = brief(raw.text);
    let message = |lang| match *fault {
        Fault::Length(31) => text!(
            "{code} 有 31 位，像是实施编码，不是基本编码",
            "{code} has 31 characters: an implementation code, it seems, not a base code"
        )(lang),
        Fault::Length(33) => text!(
            "{code} 有 33 位，像是业务办理项编码，不是基本编码",
            "{code} has 33 characters: a handling code, it seems, not a base code"
        )(lang),
        Fault::Length(count) => text!(
            "{code} 有 {count} 位，基本编码应为 12 位",
            "{code} has {count} characters; a base code has 12"
        )(lang),
        Fault::Character(c) if c.is_whitespace() => {
            text!("{code} 中夹有空格", "{code} holds white space")(lang)
        }
        Fault::Character(c) => text!(
            "{code} 中的“{c}”不能用在基本编码里",
            "{code} holds \"{c}\", which no base code does"
        )(lang),
        Fault::Region => text!(
            "{code} 的前两位不是省级区划代码",
            "the first two characters of {code} are no province"
        )(lang),
        Fault::SubItem => text!(
            "{code} 的后三位应为 000、00Y 或 001–999",
            "the last three characters of {code} must be 000, 00Y or 001 to 999"
        )(lang),
    };
    found.at(raw, message).help(text!(
        "核对基本目录：2 位区划、2 位类型、5 位主项、3 位子项，只用数字和大写字母（不含 I、O、Z、S、V）",
        "look it up in the base catalog: 2 region, 2 type, 5 main item, 3 sub-item; digits and capitals without I, O, Z, S, V"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn codes_in_use_are_well_shaped() {
        for code in [
            "440106043001",
            "312003564000",
            "44TC12049000",
            "44010604300Y",
            "002003564000",
        ] {
            assert_eq!(fault(code), None, "{code}");
        }
    }

    #[test]
    fn each_part_is_looked_at() {
        assert_eq!(fault("44010604300"), Some(Fault::Length(11)));
        assert_eq!(fault("44010604O001"), Some(Fault::Character('O')));
        assert_eq!(fault("4401060430０1"), Some(Fault::Character('０')));
        assert_eq!(fault("440106 43001"), Some(Fault::Character(' ')));
        assert_eq!(fault("990106043001"), Some(Fault::Region));
        assert_eq!(fault("4401060430Y0"), Some(Fault::SubItem));
        assert_eq!(fault("编码"), Some(Fault::Length(2)));
    }

    #[test]
    fn other_schemes_are_named_and_not_condemned() {
        for code in [
            "XK0010100Y",
            "0100101000",
            "4210000123010101",
            "511A0138000000",
            "62052400MZ-XK-0001",
            "行政许可-00123-000",
        ] {
            let (_, found) = on(&RULE, &item(&[(Element::base_code, code)]));
            assert_eq!(found[0].level, Level::Info, "{code}");
        }
    }

    #[test]
    fn a_code_in_the_wrong_column_is_recognised() {
        let code = "11440100007483172Q3440106043001";
        let (_, found) = on(&RULE, &item(&[(Element::base_code, code)]));
        assert_eq!(found[0].level, Level::Warning);
        assert!(found[0].message.contains("实施编码"));
    }

    #[test]
    fn blank_is_outside_and_absent_is_blind() {
        assert_eq!(
            on(&RULE, &item(&[(Element::base_code, "")])).0,
            Outcome::NotApplicable
        );
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("base_code"));
    }
}
