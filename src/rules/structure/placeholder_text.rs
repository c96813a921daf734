//! S008: filler where something must be said: 待定, 同上, 见附件. Only when it is the whole value.

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
    check: Check::Item(check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    macro_rules! texts {
        ($($field:ident),*) => {
            [$( item.$field.given().map(|field| &field.raw), )*]
        };
    }
    let raws = texts!(
        name,
        department,
        legal_basis,
        conditions,
        process_text,
        result_name,
        address,
        hours,
        inquiry,
        complaint,
        fee_basis,
        fee_standard,
        remedy,
        visit_reason
    );
    for raw in raws
        .into_iter()
        .flatten()
        .filter(|raw| is_placeholder(raw.text))
    {
        report(found, None, raw);
    }
    for (index, material) in item.materials.entries.iter().enumerate() {
        if let Some(name) = material.name.given()
            && is_placeholder(name.value)
        {
            report(found, Some(index), &name.raw);
        }
    }
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

/// The longest placeholder in bytes.
const LONGEST: usize = 30;

const ASCII: [&str; 7] = ["test", "tbd", "todo", "null", "nil", "?", "*"];

/// Cheap: the first character is one that filler begins with.
fn may_be(text: &str) -> bool {
    let is_first = |c| {
        matches!(
            c,
            '待' | '暂'
                | '未'
                | '空'
                | '略'
                | '省'
                | '同'
                | '如'
                | '见'
                | '详'
                | '附'
                | '另'
                | '测'
                | '示'
                | '样'
                | '某'
                | '请'
                | '按'
                | '依'
                | '以'
                | '视'
                | '等'
        )
    };
    match text.chars().next() {
        Some(c @ '\u{4e00}'..='\u{9fff}') => is_first(c),
        Some(c) => !c.is_ascii_digit(),
        None => false,
    }
}

/// Filler that says nothing of its own. Whole values only: 按规定执行 within a sentence may be part of a good one.
pub fn is_placeholder(text: &str) -> bool {
    if text.len() > LONGEST || !may_be(text) {
        return false;
    }
    let core = text.trim_matches(|c: char| {
        c.is_whitespace() || "。．.；;，,：:（）()【】[]“”\"…!！".contains(c)
    });
    if core.is_ascii() {
        return ASCII.iter().any(|word| core.eq_ignore_ascii_case(word))
            || (core.len() > 1 && core.bytes().all(|b| matches!(b, b'x' | b'X' | b'*' | b'?')));
    }
    matches!(
        core,
        "待定"
            | "待补充"
            | "待完善"
            | "待填"
            | "待填写"
            | "待录入"
            | "待更新"
            | "待核实"
            | "待确认"
            | "暂无"
            | "暂缺"
            | "暂未填写"
            | "暂不填写"
            | "未填写"
            | "未填"
            | "空"
            | "略"
            | "省略"
            | "同上"
            | "同前"
            | "同左"
            | "同下"
            | "如上"
            | "见上"
            | "见上述"
            | "见上文"
            | "见附件"
            | "详见附件"
            | "见附表"
            | "详见附表"
            | "附后"
            | "详见附后"
            | "另附"
            | "见附页"
            | "见备注"
            | "详见备注"
            | "见说明"
            | "详见说明"
            | "见网站"
            | "详见网站"
            | "见公告"
            | "详见公告"
            | "见文件"
            | "详见文件"
            | "见办事指南"
            | "详见办事指南"
            | "详见指南"
            | "见详情"
            | "详见"
            | "测试"
            | "测试数据"
            | "示例"
            | "样例"
            | "某某"
            | "某某某"
            | "某某单位"
            | "请填写"
            | "请输入"
            | "按规定执行"
            | "按规定"
            | "按规定办理"
            | "按相关规定执行"
            | "按有关规定执行"
            | "按照规定执行"
            | "按照有关规定执行"
            | "按照相关规定执行"
            | "依规执行"
            | "依法办理"
            | "按法律法规执行"
            | "以实际为准"
            | "以实际情况为准"
            | "视情况而定"
            | "视情况"
            | "另行通知"
            | "等通知"
            | "××"
            | "×××"
            | "××××"
            | "某某局"
            | "？"
            | "？？"
            | "？？？"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

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
        ] {
            assert!(is_placeholder(text), "{text}");
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
            assert!(!is_placeholder(text), "{text}");
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
    fn no_placeholder_is_longer_than_the_limit() {
        assert!("按照有关规定执行".len() <= LONGEST && "暂不填写".len() <= LONGEST);
        assert!(!is_placeholder(&"x".repeat(LONGEST + 1)));
    }
}
