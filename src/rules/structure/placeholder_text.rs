//! S008: filler where something must be said: 待定, 同上, 见附件. Only when it is the whole value.

use crate::config::TermList;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S008",
        slug: "placeholder-text",
        level: Level::Warning,
        since: "0.1.0",
        says: words("用占位文字代替内容", "filler stands in for content"),
        why: words(
            "“待定”“同上”“见附件”等于没写，群众看了指南仍不知道该怎么办。",
            "Filler such as \"to be decided\" or \"see annex\" tells the applicant nothing.",
        ),
        basis: &[basis::PLAN_BASICS, basis::BUSINESS_35],
    },
    wrong: "事项名称: 食品经营许可\n受理条件: 详见附件",
    right: "事项名称: 食品经营许可\n受理条件: 有与经营食品相适应的固定场所",
    check: Check::Item(Looks::ALL, check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let terms = &context.params.placeholders;
    macro_rules! texts {
        ($found:ident in $($field:ident),*) => {
            for field in [$( item.$field.given().map(|field| &field.raw) ),*] {
                if let Some(raw) = field && is_placeholder(raw.text, terms) {
                    report($found, None, raw);
                }
            }
        };
    }
    texts!(found in name, department, conditions);
    found.once(Set::Contacts, |found| {
        texts!(found in address, hours, inquiry, complaint, remedy);
    });
    found.once(Set::Shared, |found| {
        texts!(found in legal_basis, process_text, result_name, fee_basis, fee_standard, visit_reason);
        for (index, material) in item.materials.entries.iter().enumerate() {
            if let Some(name) = material.name.given()
                && is_placeholder(name.value, terms)
            {
                report(found, Some(index), &name.raw);
            }
        }
    });
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, material: Option<usize>, raw: &Raw<'_>) {
    let (label, key, value) = (raw.element().label(), raw.element().key(), raw.text);
    let message = text!(
        "「{label}」只写了“{value}”，没有实际内容",
        "{key} ({label}) says only \"{value}\""
    );
    match material {
        None => found.at(raw, message),
        Some(index) => found.at_part(Part::Material, index, raw, message),
    }
    .help(text!(
        "写出「{label}」的具体内容",
        "write out the {key} ({label})"
    ));
}

const ASCII: [&str; 9] = [
    "test", "tbd", "todo", "null", "nil", "nan", "none", "?", "*",
];

/// Cheap: the first character is one that filler begins with.
fn may_be(text: &str, terms: &TermList) -> bool {
    match text.chars().next() {
        Some(c @ '\u{4e00}'..='\u{9fff}') => terms.begin_with(c),
        Some(c) => !c.is_ascii_digit(),
        None => false,
    }
}

/// Filler that says nothing of its own. Whole values only: 按规定执行 within a sentence may be part of a good one.
#[inline]
pub fn is_placeholder(text: &str, terms: &TermList) -> bool {
    // What stands around the longest of the terms is two brackets and a full stop.
    text.len() <= terms.longest() + 9 && may_be(text, terms) && is_filler(text, terms)
}

#[inline(never)]
fn is_filler(text: &str, terms: &TermList) -> bool {
    let core = text.trim_matches(|c: char| {
        c.is_whitespace() || "。．.；;，,：:（）()【】[]“”\"…!！".contains(c)
    });
    if core.is_empty() {
        return text.contains('…') || text.contains("...");
    }
    if core.is_ascii() {
        return ASCII.iter().any(|word| core.eq_ignore_ascii_case(word))
            || (core.len() > 1
                && core
                    .bytes()
                    .all(|b| matches!(b, b'x' | b'X' | b'*' | b'?' | b'#')));
    }
    terms.has(core)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Params;
    use crate::rules::trial::*;

    fn filler(text: &str) -> bool {
        is_placeholder(text, &Params::default().placeholders)
    }

    #[test]
    fn filler_is_reported_with_its_value() {
        let (_, found) = on(&RULE, &item(&[(Element::conditions, "详见附件。")]));
        assert_eq!(
            &*found[0].message,
            "「受理条件」只写了“详见附件。”，没有实际内容"
        );
    }

    #[test]
    fn filler_in_any_spelling_is_known() {
        for text in [
            "待定",
            "（待定）",
            "同上",
            "XXX",
            "xx",
            "Test",
            "按规定执行",
            "暂无。",
            "见附件1",
            "详见附件1。",
            "……",
            "...",
            "ＸＸＸ",
            "########",
            "nan",
            "None",
        ] {
            assert!(filler(text), "{text}");
        }
    }

    #[test]
    fn text_around_filler_makes_it_content() {
        for text in [
            "具体要求见附件第3页的清单",
            "凭身份证办理，其余按规定执行",
            "x光机使用许可",
            "x",
            "上述材料同上",
        ] {
            assert!(!filler(text), "{text}");
        }
    }

    #[test]
    fn none_is_not_filler() {
        assert!(
            on(&RULE, &item(&[(Element::conditions, "无")]))
                .1
                .is_empty()
        );
    }

    #[test]
    fn elements_that_may_be_silent_are_left_alone() {
        assert!(
            on(&RULE, &item(&[(Element::remark, "见附件")]))
                .1
                .is_empty()
        );
    }

    #[test]
    fn a_material_named_by_filler_is_reported() {
        let (_, found) = on(
            &RULE,
            &with_materials(&[&[(Element::material_name, "同上")]]),
        );
        assert_eq!(found[0].part, Some((Part::Material, 0)));
    }

    #[test]
    fn no_long_text_is_filler() {
        assert!(filler("（按照有关规定执行。）") && !filler(&"x".repeat(60)));
    }
}
