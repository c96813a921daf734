//! M017: a material that may be handed in later says until when, or on what promise.

use super::question::{Question, name_of, place};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M017",
        slug: "deferred-without-terms",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "容缺材料未写明补齐期限或承诺",
            "a material that may be handed in later does not say until when",
        ),
        why: words(
            "容缺受理要写明几日内补齐、要不要书面承诺，否则群众不知道什么时候补，窗口也没法管。",
            "Who may hand in later must know until when and on what promise.",
        ),
        basis: &[basis::PLAN_DEFERRED],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 健康体检报告\n    材料必要性: 容缺后补\n    材料备注: 原件\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 健康体检报告\n    材料必要性: 容缺后补\n    材料备注: 书面承诺后5个工作日内补齐\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.materials.entries.iter().any(is_deferrable) {
        return match item.materials.entries.first() {
            None if item.materials.is_absent() => Outcome::Blind("materials"),
            Some(first) if first.necessity.is_absent() => Outcome::Blind("material_necessity"),
            _ => Outcome::NotApplicable,
        };
    }
    found.beyond();
    TERMS.ask(item, found)
}

#[inline]
fn is_deferrable(material: &Material<'_>) -> bool {
    let need = material.necessity.given();
    need.is_some_and(|need| need.value == Necessity::Deferrable)
}

const TERMS: Question = Question {
    column: "material_remark",
    columns: |material| u8::from(notes(material).iter().any(|note| !note.is_absent())),
    all: 1,
    fine: |material, _| !is_deferrable(material),
    tell,
};

/// Where the terms may stand, the likeliest first.
fn notes<'m, 'a>(material: &'m Material<'a>) -> [&'m Field<'a, &'a str>; 4] {
    [
        &material.remark,
        &material.standard,
        &material.fill_note,
        &material.case,
    ]
}

fn tell(material: &Material<'_>, item: &ServiceItem<'_>, _: u8, found: &mut Found<'_>) {
    let beside = notes(material).into_iter().filter_map(|note| note.given());
    // A letter of promise that is asked for promises something else.
    let name = material.name.given();
    let name = name.filter(|name| !name.value.ends_with("承诺书"));
    let told = beside.chain(name).any(|note| states_terms(note.value));
    if told || item_states_terms(item) {
        return;
    }
    let name = name_of(material);
    let shown = notes(material).into_iter().find(|note| !note.is_absent());
    let raw = place(shown.unwrap_or(&material.remark), material);
    let draft = found.at(
        &raw,
        text!(
            "材料“{name}”可以容缺后补，没有写明几日内补齐",
            "the material \"{name}\" may be handed in later, and nothing says until when"
        ),
    );
    draft.help(text!(
        "写明补齐期限和承诺方式，如“书面承诺后5个工作日内补齐”",
        "state the period and the promise, as in 书面承诺后5个工作日内补齐"
    ));
}

/// A promise, or a period or a moment until which.
fn states_terms(text: &str) -> bool {
    const UNTIL: [&str; 10] = [
        "承诺",
        "日内",
        "天内",
        "周内",
        "星期内",
        "月内",
        "年内",
        "之前",
        "前补",
        "前提",
    ];
    UNTIL.iter().any(|word| text.contains(word))
        || names_moment(text)
        || text.contains('前')
            && ["取证", "领证", "领取", "发证", "办结", "决定"]
                .iter()
                .any(|word| text.contains(word))
        || text.match_indices(['日', '天']).any(|(at, day)| {
            let before = text[..at].trim_end_matches(['工', '作', '个', '自', '然']);
            let number = before.trim_end_matches(|c: char| {
                c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
            });
            // 2023年12月1日起 is no period, 12月1日前 is a term.
            let is_date = number.ends_with('月');
            let behind = &text[at + day.len()..];
            number.len() < before.len() && (!is_date || behind.starts_with(['前', '止']))
        })
}

/// 领证时提交, 现场核查时提供; not 适时补交.
fn names_moment(text: &str) -> bool {
    text.match_indices('时').any(|(at, time)| {
        let mut before = text[..at].chars();
        let is_any = before
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() || "适及随届到按暂准同何".contains(c));
        let behind = &text[at + time.len()..];
        !is_any && behind.starts_with(['补', '提', '交', '一', '递'])
    })
}

/// The guide may say it once for all such materials.
fn item_states_terms(item: &ServiceItem<'_>) -> bool {
    [
        &item.remark,
        &item.process_text,
        &item.conditions,
        &item.promised_note,
    ]
    .into_iter()
    .filter_map(|text| text.given())
    .any(|text| text.value.contains("容缺") && states_terms(text.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn deferred<'a>(remark: &'a str) -> ServiceItem<'a> {
        with_materials(&[&[
            (Element::material_name, "健康体检报告"),
            (Element::material_necessity, "容缺后补"),
            (Element::material_remark, remark),
        ]])
    }

    #[test]
    fn a_period_a_moment_or_a_promise_are_terms() {
        for remark in [
            "5个工作日内补齐",
            "三十日内补交",
            "补齐期限：10天",
            "申请人书面承诺后补",
            "领取证书前补齐",
            "办结前提交",
            "领证时提交",
            "现场核查时提供",
            "一周内补齐",
            "12月1日前补齐",
        ] {
            assert!(on(&RULE, &deferred(remark)).1.is_empty(), "{remark}");
        }
        for remark in [
            "",
            "无",
            "原件",
            "可以后补",
            "目前暂缺",
            "适时补交",
            "2023年12月1日起可容缺",
        ] {
            assert_eq!(on(&RULE, &deferred(remark)).1.len(), 1, "{remark}");
        }
    }

    #[test]
    fn the_guide_may_say_it_for_all() {
        let mut item = deferred("");
        let text = "实行容缺受理，容缺材料自受理之日起5个工作日内补齐";
        item.bind(Element::process_text, text, Origin::WHOLE);
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn other_materials_need_no_terms() {
        let cells = [
            (Element::material_name, "营业执照"),
            (Element::material_necessity, "必要"),
            (Element::material_remark, ""),
        ];
        let item = with_materials(&[&cells]);
        assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn without_a_place_for_the_terms_nothing_is_told() {
        let item = with_materials(&[&[
            (Element::material_name, "甲"),
            (Element::material_necessity, "容缺后补"),
        ]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_remark"));
    }
}
