//! I002: an 实施编码 is the code of the body, its level and the 基本编码. Whether these are the item's own is I004's.

use super::shape::{IMPLEMENTATION, is_number_gone_wrong, report};
use crate::canon::code_spelling;
use crate::codes::{BaseCode, CodeFault, ImplementationCode};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "I002",
        slug: "implementation-code-shape",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "实施编码不符合编码结构",
            "the implementation code does not have the shape of one",
        ),
        why: words(
            "实施编码说明哪个部门在哪一级办理哪个基本目录事项，结构不对，办件、评价和统计都挂不到这个事项上。",
            "An implementation code says which body handles which item of the national catalog at which level; malformed, it ties \
             cases and ratings to nothing.",
        ),
        basis: &[basis::CODES],
    },
    wrong: "事项名称: 食品经营许可\n实施编码: 11440100007483172Q440131004000",
    right: "事项名称: 食品经营许可\n实施编码: 11440100007483172Q3440131004000",
    check: Check::Item(looks![base_code, implementation_code], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let code = given!(item.implementation_code);
    match fault(&code_spelling(code.value.0), item) {
        Some(_) if is_number_gone_wrong(code.value.0) => return Outcome::NotApplicable,
        Some(fault) => report(found, &code.raw, fault, &IMPLEMENTATION),
        None => {}
    }
    Outcome::Checked
}

fn fault(code: &str, item: &ServiceItem<'_>) -> Option<CodeFault> {
    let parts = match ImplementationCode::read(code) {
        Ok(parts) => parts,
        Err(fault) => return Some(fault),
    };
    // Beside a 基本编码 of its own the one within is compared with that, and I001 says what is wrong with it.
    if item.base_code.given().is_some() {
        return None;
    }
    match BaseCode::read(parts.base).err()? {
        CodeFault::Character(c, place) => Some(CodeFault::Character(c, place + 19)),
        fault => Some(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn found(code: &str) -> Option<(Level, Box<str>)> {
        let (_, mut found) = on(&RULE, &item(&[(Element::implementation_code, code)]));
        found.pop().map(|finding| (finding.level, finding.message))
    }

    #[test]
    fn codes_in_use_are_well_shaped() {
        for code in [
            "11440100007483172Q3440106043001",
            "114401134554137174444TC12049000",
            "12441500196720244T3442199806003",
        ] {
            assert_eq!(found(code), None, "{code}");
        }
    }

    #[test]
    fn each_part_is_looked_at() {
        for (code, says) in [
            ("11440100007483172Q344010604300", "有 30 位"),
            ("11440100007483172Q9440106043001", "第 19 位是“9”"),
            ("11440100007483172q3440106043001", "第 18 位“q”"),
            ("11440100007483172Q344010604S001", "第 28 位“S”"),
            ("11440100007483172Q3990106043001", "前两位不是省级"),
        ] {
            let (level, message) = found(code).expect("malformed");
            assert!(
                level == Level::Warning && message.contains(says),
                "{message}"
            );
        }
    }

    #[test]
    fn other_schemes_are_named_and_not_condemned() {
        for code in [
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "511A0138000000-511602000000-000-115113010833722043-1-00",
            "A1B2C3D4E5F6G7H8J9K0L1M2",
        ] {
            assert_eq!(
                found(code).expect("another scheme").0,
                Level::Info,
                "{code}"
            );
        }
        let (level, message) = found("440106043001").expect("a base code");
        assert!(level == Level::Warning && message.contains("基本编码"));
    }

    #[test]
    fn a_base_code_of_the_items_own_is_another_rules() {
        let cells = [
            (
                Element::implementation_code,
                "11440100007483172Q3440106043S01",
            ),
            (Element::base_code, "440106043S01"),
        ];
        assert!(on(&RULE, &item(&cells)).1.is_empty());
        assert_eq!(on(&RULE, &item(&cells[..1])).1.len(), 1);
    }

    #[test]
    fn lost_digits_and_blanks_are_other_rules() {
        assert_eq!(found("1.14401E+30"), None);
        assert_eq!(found("11440100007483172Q 3440106043001"), None);
        assert_eq!(
            on(&RULE, &item(&[])).0,
            Outcome::Blind("implementation_code")
        );
    }
}
