//! I001: a 基本编码 has twelve characters: region, type, main item, sub-item.

use super::shape::{BASE, is_number_gone_wrong, report};
use crate::canon::code_spelling;
use crate::codes::BaseCode;
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
    check: Check::Item(looks![base_code], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let code = given!(item.base_code);
    match BaseCode::read(&code_spelling(code.value.0)) {
        Err(_) if is_number_gone_wrong(code.value.0) => return Outcome::NotApplicable,
        Err(fault) => report(found, &code.raw, fault, &BASE),
        Ok(_) => {}
    }
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn messages(code: &str) -> Vec<Box<str>> {
        let (_, found) = on(&RULE, &item(&[(Element::base_code, code)]));
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn codes_in_use_are_well_shaped() {
        for code in [
            "440106043001",
            "44TC12049000",
            "44010604300Y",
            "002003564000",
        ] {
            assert!(messages(code).is_empty(), "{code}");
        }
    }

    #[test]
    fn each_part_is_looked_at() {
        for (code, says) in [
            ("44010604300", "有 11 位，基本编码应为 12 位"),
            ("44010604O001", "第 9 位“O”不能用"),
            ("440106 43001", "第 7 位是空格"),
            ("990106043001", "前两位不是省级区划代码"),
            ("4401060430Y0", "后三位应为"),
        ] {
            assert!(messages(code)[0].contains(says), "{:?}", messages(code));
        }
    }

    #[test]
    fn filler_is_called_so() {
        assert_eq!(&*messages("待定")[0], "基本编码没有填，写的是“待定”");
    }

    #[test]
    fn spelling_is_another_rules() {
        assert!(messages("440106 043001").is_empty());
        assert!(messages("44010604300１").is_empty());
        assert_eq!(
            on(&RULE, &item(&[(Element::base_code, "4.4E+11")])).0,
            Outcome::NotApplicable
        );
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
