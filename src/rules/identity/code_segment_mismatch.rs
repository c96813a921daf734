//! I004: what an 实施编码 says of the body, its level and the 基本编码 is what the elements say. The two digits of the type are
//! not compared: each province has its own list of them.

use crate::canon::code_spelling;
use crate::codes::{BaseCode, CreditCode, ImplementationCode, credit_code};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "I004",
        slug: "code-segment-mismatch",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "实施编码各段与要素不一致",
            "parts of the implementation code are not what the elements say",
        ),
        why: words(
            "实施编码里含有实施主体编码、行使层级和基本编码，与单独填写的不一致，说明有一处填错了事项或部门。",
            "An implementation code holds the code of the body, its level and the base code; where they differ from the elements, one \
             of them is another item's or another body's.",
        ),
        basis: &[basis::CODES, basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n基本编码: \"440131004000\"\n实施编码: 11440100007483172Q3440131007000",
    right: "事项名称: 食品经营许可\n基本编码: \"440131004000\"\n实施编码: 11440100007483172Q3440131004000",
    check: Check::Item(
        looks![base_code, implementation_code, use_level, department_code],
        check,
    ),
};

/// 行使层级 by its digit, from 1 (GB/T 39046-2020 annex A.2).
const LEVELS: [UseLevel; 7] = [
    UseLevel::National,
    UseLevel::Province,
    UseLevel::City,
    UseLevel::County,
    UseLevel::Town,
    UseLevel::Village,
    UseLevel::Graded,
];

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let code = given!(item.implementation_code);
    let is_alone = item.base_code.is_absent()
        && item.department_code.is_absent()
        && item.use_level.is_absent();
    if is_alone {
        return Outcome::Blind("base_code");
    }
    let text = code_spelling(code.value.0);
    let Ok(parts) = ImplementationCode::read(&text) else {
        return Outcome::NotApplicable;
    };
    let (base, body, level) = (
        other_base(item, parts),
        other_body(item, parts),
        other_level(item, parts),
    );
    if base.is_some() || body.is_some() || level.is_some() {
        report(found, &code.raw, parts, [base, body, level]);
    }
    Outcome::Checked
}

/// The item's 基本编码 where it is another. A malformed one is I001's.
fn other_base<'i>(item: &'i ServiceItem<'_>, parts: ImplementationCode<'_>) -> Option<Raw<'i>> {
    let base = item.base_code.given()?;
    let text = code_spelling(base.value.0);
    (text != parts.base && BaseCode::read(&text).is_ok()).then_some(base.raw)
}

/// The item's 实施主体编码 where it is another. One that does not stand its own check is I005's, a local one is no such code.
fn other_body<'i>(item: &'i ServiceItem<'_>, parts: ImplementationCode<'_>) -> Option<Raw<'i>> {
    let body = item.department_code.given()?;
    let text = code_spelling(body.value.0);
    let differs = text != parts.body;
    (differs && matches!(credit_code(&text), CreditCode::Valid | CreditCode::Pseudo))
        .then_some(body.raw)
}

/// The item's 行使层级 where the code's is not among them. 分级管理 is any level, and in some systems another digit.
fn other_level<'i>(item: &'i ServiceItem<'_>, parts: ImplementationCode<'_>) -> Option<Raw<'i>> {
    let levels = item.use_level.given()?;
    let level = LEVELS[usize::from(parts.level) - 1];
    let is_graded = level == UseLevel::Graded || levels.value.contains(UseLevel::Graded);
    (!is_graded && !levels.value.contains(level)).then_some(levels.raw)
}

#[cold]
fn report(
    found: &mut Found<'_>,
    raw: &Raw<'_>,
    parts: ImplementationCode<'_>,
    others: [Option<Raw<'_>>; 3],
) {
    let level = format!(
        "{}（{}）",
        parts.level,
        LEVELS[usize::from(parts.level) - 1]
    );
    let segments = [
        (words("第 20–31 位", "characters 20 to 31"), parts.base),
        (words("前 18 位", "the first 18 characters"), parts.body),
        (words("第 19 位", "the 19th of the characters"), &*level),
    ];
    let differing = || {
        let pairs = segments.iter().zip(&others);
        pairs.filter_map(|((place, says), other)| Some((place, *says, other.as_ref()?)))
    };
    let message = |lang| {
        let parts: Vec<String> = differing()
            .map(|(place, says, other)| {
                let (zh, en) = (place.zh, place.en);
                let (label, key) = (other.element().label(), other.element().key());
                let value = brief(other.text);
                text!(
                    "实施编码{zh}是 {says}，「{label}」填的是 {value}",
                    "in the implementation code {en} read {says}, {key} ({label}) says {value}"
                )(lang)
            })
            .collect();
        parts.join(text!("；", "; ")(lang).as_str())
    };
    let mut draft = found.at(raw, message);
    for (_, _, other) in differing() {
        draft = draft.also(other, text!("与编码中的不一致", "not what the code says"));
    }
    draft.help(text!(
        "对照事项库和基本目录核实，改正填错的一处",
        "look them up in the item library and the base catalog, and correct the one that is wrong"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const CODE: &str = "11440100007483172Q3440106043001";

    fn found(cells: &[(Element, &str)]) -> Vec<crate::finding::Finding> {
        let mut item = item(cells);
        item.bind(Element::implementation_code, CODE, Origin::WHOLE);
        on(&RULE, &item).1
    }

    #[test]
    fn equal_parts_are_fine() {
        let cells = [
            (Element::base_code, "440106043001"),
            (Element::department_code, "11440100007483172Q"),
            (Element::use_level, "市级、县级"),
        ];
        assert!(found(&cells).is_empty());
    }

    #[test]
    fn each_part_is_compared() {
        for (element, text, says) in [
            (
                Element::base_code,
                "440106043002",
                "第 20–31 位是 440106043001",
            ),
            (
                Element::department_code,
                "11310000MB2F30661Y",
                "前 18 位是 11440100007483172Q",
            ),
            (Element::use_level, "县级", "第 19 位是 3（市级）"),
        ] {
            let found = found(&[(element, text)]);
            assert!(found[0].message.contains(says), "{}", found[0].message);
            assert_eq!(found[0].related[0].element, element);
        }
    }

    #[test]
    fn a_code_of_another_item_is_one_finding() {
        let cells = [
            (Element::base_code, "440106043002"),
            (Element::use_level, "省级"),
        ];
        let found = found(&cells);
        assert_eq!((found.len(), found[0].related.len()), (1, 2));
    }

    #[test]
    fn what_is_malformed_in_itself_is_another_rules() {
        for (element, text) in [
            (Element::base_code, "4401060430"),
            (Element::department_code, "11440100007483172A"),
            (Element::department_code, "MZ-001"),
            (Element::use_level, "某级"),
            (Element::use_level, "分级管理"),
        ] {
            assert!(found(&[(element, text)]).is_empty(), "{text}");
        }
    }

    #[test]
    fn with_nothing_to_compare_it_is_blind() {
        let alone = item(&[(Element::implementation_code, CODE)]);
        assert_eq!(on(&RULE, &alone).0, Outcome::Blind("base_code"));
        let blank = [
            (Element::implementation_code, ""),
            (Element::base_code, "440106043001"),
        ];
        assert_eq!(on(&RULE, &item(&blank)).0, Outcome::NotApplicable);
    }
}
