//! S013: full-width characters, blanks and marks where they do not belong. The new spelling means the same, so it is a safe fix.

use super::is_placeholder;
use crate::canon::{code_spelling, every_byte, half, residue};
use crate::config::TermList;
use crate::rules::prelude::*;
use std::borrow::Cow;

pub static RULE: Rule = Rule {
    about: About {
        id: "S013",
        slug: "width-or-space",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "全角、空格或标点不规范",
            "full-width characters, blanks or marks where they do not belong",
        ),
        why: words(
            "看上去一样，机器却当成不同的内容：编码查不到，电话拨不出，同名事项比不上。",
            "They look the same and compare as different: a code is not found, a number does not dial, names do not match.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营 许可\n承诺办结时限: ５个工作日",
    right: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日",
    check: Check::Item(Looks::ALL, check),
};

/// What is unusual about a spelling; the first of several.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Slip {
    Wide(char),
    Blank,
    Mark(char),
    Brackets,
}

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let terms = &context.params.placeholders;
    macro_rules! each {
        ($look:ident in $found:ident: $($field:ident),*) => { $(
            if let Field::Given(field) = &item.$field {
                $look($found, &field.raw, terms);
            }
        )* };
    }
    each!(code in found: base_code, local_base_code, implementation_code, handling_code, local_code, region_code, department_code);
    each!(name in found: name, parent_name);
    found.once(Set::Contacts, |found| {
        each!(phones in found: inquiry, complaint);
    });
    found.once(Set::Shared, |found| {
        each!(limit in found: statutory_limit, promised_limit);
        materials(item, terms, found);
    });
    Outcome::Checked
}

fn materials(item: &ServiceItem<'_>, terms: &TermList, found: &mut Found<'_>) {
    for (index, material) in item.materials.entries.iter().enumerate() {
        if let Field::Given(field) = &material.name
            && may_slip(field.raw.text)
        {
            let respelt = name_slip(field.raw.text, false);
            report(found, Some(index), &field.raw, respelt, terms);
        }
    }
}

#[inline]
fn code(found: &mut Found<'_>, raw: &Raw<'_>, terms: &TermList) {
    if !every_byte(raw.text, |byte| byte.is_ascii_graphic()) {
        report(found, None, raw, code_slip(raw.text), terms);
    }
}

#[inline]
fn phones(found: &mut Found<'_>, raw: &Raw<'_>, terms: &TermList) {
    // Full-width forms begin with this byte.
    if raw.text.as_bytes().contains(&0xef) {
        report(found, None, raw, phone_slip(raw.text), terms);
    }
}

#[inline]
fn limit(found: &mut Found<'_>, raw: &Raw<'_>, terms: &TermList) {
    if raw
        .text
        .bytes()
        .any(|byte| byte <= b' ' || matches!(byte, 0xe3 | 0xef))
    {
        report(found, None, raw, limit_slip(raw.text), terms);
    }
}

#[inline]
fn name(found: &mut Found<'_>, raw: &Raw<'_>, terms: &TermList) {
    if may_slip(raw.text) {
        report(found, None, raw, name_slip(raw.text, true), terms);
    }
}

type Respelt = Option<(Slip, String)>;

#[cold]
fn code_slip(text: &str) -> Respelt {
    let Cow::Owned(plain) = code_spelling(text) else {
        return None;
    };
    let slip = match text.chars().find(|c| !c.is_ascii_graphic()) {
        Some(c) if !c.is_whitespace() => Slip::Wide(c),
        _ => Slip::Blank,
    };
    Some((slip, plain))
}

/// Digits, and the brackets of an area code; other brackets of a cell are those of its text.
#[cold]
fn phone_slip(text: &str) -> Respelt {
    let mut plain = String::with_capacity(text.len());
    let mut slip = None;
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let is_area = c == '（' && is_area_code(rest);
        inside |= is_area;
        let new = match c {
            '（' if is_area => '(',
            '）' if std::mem::take(&mut inside) => ')',
            '－' if plain.ends_with(is_digit) && rest.starts_with(is_digit) => '-',
            c if is_digit(c) => half(c),
            c => c,
        };
        if new != c {
            slip.get_or_insert(Slip::Wide(c));
        }
        plain.push(new);
    }
    slip.map(|slip| (slip, plain))
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// `0431）` of `（0431）`
fn is_area_code(rest: &str) -> bool {
    rest.split_once('）').is_some_and(|(code, _)| {
        (3..=4).contains(&code.chars().count())
            && code.starts_with(['0', '０'])
            && code.chars().all(is_digit)
    })
}

/// The longest limit that is one; longer text is a sentence, and set as it likes.
const LONGEST_LIMIT: usize = 16;

/// Digits and blanks. Brackets stay: what they hold is text.
#[cold]
fn limit_slip(text: &str) -> Respelt {
    if text.chars().count() > LONGEST_LIMIT || text.contains(['\n', '，', '。', '；']) {
        return None;
    }
    let odd = |c: &char| c.is_whitespace() || half(*c) != *c;
    let slip = match text.chars().find(odd)? {
        c if c.is_whitespace() => Slip::Blank,
        c => Slip::Wide(c),
    };
    let plain = text.chars().map(half).filter(|c| !c.is_whitespace());
    Some((slip, plain.collect()))
}

const MARKS: [char; 6] = ['；', '。', ';', '，', ',', '、'];

/// Something that a name may have too much; says yes too often rather than too rarely.
#[inline]
fn may_slip(text: &str) -> bool {
    let bytes = text.as_bytes();
    let odd = |byte: u8| (byte <= b' ') | (byte == b'(') | (byte == b')') | (byte == 0xe3);
    let ends = matches!(bytes, [.., 0xef, 0xbc, 0x9b | 0x8c] | [.., b';' | b',']);
    ends || !every_byte(text, |byte| !odd(byte))
}

/// The marks at its end, brackets of two widths, and blanks between Chinese characters. A blank in the name of a material may
/// part two materials, so it stays.
#[cold]
fn name_slip(text: &str, blanks: bool) -> Respelt {
    let body = text.trim_end_matches(|c: char| MARKS.contains(&c) || c.is_whitespace());
    let mark = text[body.len()..].chars().next();
    if mark == Some('。') && body.contains(['，', '。']) {
        // A sentence in the place of a name ends as sentences do.
        return None;
    }
    let mut slip = mark.map(Slip::Mark);
    let mut plain = String::with_capacity(text.len());
    for (at, c) in body.char_indices() {
        let rest = body[at + c.len_utf8()..].trim_start();
        if blanks && c.is_whitespace() && plain.ends_with(is_wide) && rest.starts_with(is_wide) {
            slip.get_or_insert(Slip::Blank);
        } else {
            plain.push(c);
        }
    }
    if let Some(paired) = paired(&plain) {
        slip.get_or_insert(Slip::Brackets);
        plain = paired;
    }
    slip.filter(|_| !plain.is_empty()).map(|slip| (slip, plain))
}

/// A Chinese character or mark.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
}

/// The text with full-width brackets where a pair is half this, half that.
fn paired(text: &str) -> Option<String> {
    let mut open = Vec::new();
    let mut wrong = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' => open.push((at, c)),
            ')' | '）' => match open.pop() {
                Some((from, '(')) if c == '）' => wrong.push((from, '（')),
                Some((_, '（')) if c == ')' => wrong.push((at, '）')),
                _ => {}
            },
            _ => {}
        }
    }
    if wrong.is_empty() {
        return None;
    }
    let new = |(at, c)| {
        wrong
            .iter()
            .find(|(place, _)| *place == at)
            .map_or(c, |(_, new)| *new)
    };
    Some(text.char_indices().map(new).collect())
}

#[cold]
fn report(
    found: &mut Found<'_>,
    material: Option<usize>,
    raw: &Raw<'_>,
    respelt: Respelt,
    terms: &TermList,
) {
    // What another system left behind is S006's, filler S008's.
    let Some((slip, plain)) =
        respelt.filter(|_| residue(raw.text).is_none() && !is_placeholder(raw.text, terms))
    else {
        return;
    };
    let (label, key) = (raw.element().label(), raw.element().key());
    let message = |lang| match slip {
        Slip::Wide(c) => text!(
            "「{label}」中的“{c}”是全角字符",
            "\"{c}\" in {key} ({label}) is full-width"
        )(lang),
        Slip::Blank => text!(
            "「{label}」中夹有空格或换行",
            "there are blanks or line breaks within {key} ({label})"
        )(lang),
        Slip::Mark(c) => text!(
            "「{label}」末尾多了“{c}”",
            "{key} ({label}) ends in \"{c}\""
        )(lang),
        Slip::Brackets => text!(
            "「{label}」中的括号一半全角、一半半角",
            "a bracket in {key} ({label}) opens half-width and closes full-width, or the other way round"
        )(lang),
    };
    let shown = brief(&plain);
    match material {
        None => found.at(raw, message),
        Some(index) => found.at_part(Part::Material, index, raw, message),
    }
    .help(text!("改为 {shown}", "write {shown}"))
    .fix(plain);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn fixed(element: Element, text: &str) -> Option<String> {
        let (_, found) = on(&RULE, &item(&[(element, text)]));
        assert!(found.len() < 2, "one cell is one finding");
        found.first().map(|finding| {
            let fix = finding.fix.as_ref().expect("it can be mended");
            assert_eq!(finding.level, Level::Info);
            fix.value.to_string()
        })
    }

    #[test]
    fn each_kind_of_slip_is_mended() {
        for (element, text, want) in [
            (Element::base_code, "４40106043001", "440106043001"),
            (
                Element::implementation_code,
                "11440100007483172Q 3440106043001",
                "11440100007483172Q3440106043001",
            ),
            (Element::inquiry, "（0431）８4222773", "(0431)84222773"),
            (Element::complaint, "0431－84222773", "0431-84222773"),
            (Element::promised_limit, "２０个工作日", "20个工作日"),
            (Element::statutory_limit, "20 个工作日", "20个工作日"),
            (Element::name, "食品经营\n许可。", "食品经营许可"),
            (
                Element::name,
                "许可校验（婚前医学检查)",
                "许可校验（婚前医学检查）",
            ),
            (Element::parent_name, "食品经营许可；", "食品经营许可"),
        ] {
            assert_eq!(fixed(element, text).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn ordinary_spellings_are_fine() {
        for (element, text) in [
            (Element::base_code, "440106043001"),
            (Element::base_code, "440106043001 440106043002"),
            (Element::local_code, "许可-001"),
            (Element::inquiry, "咨询电话：0431-84222773（工作日）"),
            (Element::inquiry, "0431-84222773 0431-84222774"),
            (Element::promised_limit, "20个工作日（不含公示）"),
            (Element::promised_limit, "自受理之日起， 5个工作日内"),
            (Element::name, "GSP 认证（药品批发）"),
            (Element::name, "食品经营许可(新办)"),
            (Element::name, "《出生医学证明》签发"),
            (Element::name, "甲) 乙"),
            (Element::name, "如果无法提供病历，可提供病情介绍。"),
            (Element::address, "中山路 12号；"),
        ] {
            assert_eq!(fixed(element, text), None, "{text}");
        }
    }

    #[test]
    fn materials_lose_the_mark_at_their_end_and_keep_their_blanks() {
        let item = with_materials(&[
            &[(Element::material_name, "身份证 户口簿")],
            &[(Element::material_name, "申请表；")],
        ]);
        let (_, found) = on(&RULE, &item);
        assert_eq!((found.len(), found[0].part), (1, Some((Part::Material, 1))));
        assert_eq!(&*found[0].message, "「材料名称」末尾多了“；”");
    }

    #[test]
    fn residue_and_filler_are_other_rules() {
        assert_eq!(fixed(Element::name, "食品<br>经营 许可"), None);
        assert_eq!(fixed(Element::name, "待定。"), None);
        assert_eq!(fixed(Element::name, "；"), None);
    }

    #[test]
    fn the_quick_look_misses_nothing() {
        for mark in MARKS {
            assert!(may_slip(&format!("食品经营许可{mark}")), "{mark}");
        }
        for text in ["甲 乙", "甲\u{3000}乙", "（甲)", "(甲）", "甲\n乙"] {
            assert!(may_slip(text), "{text}");
        }
        assert!(!may_slip("食品经营许可（新办）"));
    }
}
