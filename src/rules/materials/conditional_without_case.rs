//! M016: a material that is not always needed says when it is.

use super::question::{Question, name_of, place};
use crate::canon::is_made_of;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M016",
        slug: "conditional-without-case",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "非必要材料未说明适用情形",
            "a material that is not always needed does not say when it is",
        ),
        why: words(
            "写了“非必要”又不说什么情况要交，群众只好都带上。",
            "Told \"not always\" and not when, people bring it in any case.",
        ),
        basis: &[basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 授权委托书\n    材料必要性: 非必要\n    非必要时办理情形:\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 授权委托书\n    材料必要性: 非必要\n    非必要时办理情形: 委托他人办理的\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.materials.entries.iter().any(is_optional) {
        return match item.materials.entries.first() {
            None if item.materials.is_absent() => Outcome::Blind("materials"),
            Some(first) if first.necessity.is_absent() => Outcome::Blind("material_necessity"),
            _ => Outcome::NotApplicable,
        };
    }
    CASE.ask(item, found)
}

#[inline]
fn is_optional(material: &Material<'_>) -> bool {
    let need = material.necessity.given();
    need.is_some_and(|need| need.value == Necessity::Optional)
}

const CASE: Question = Question {
    column: "material_case",
    columns: |material| u8::from(!material.case.is_absent() | !material.remark.is_absent()),
    all: 1,
    fine: |material, _| {
        !is_optional(material)
            || material.case.given().is_some()
            || material.situation.is_some()
            || material
                .remark
                .given()
                .is_some_and(|remark| !is_about_paper(remark.value))
    },
    tell,
};

fn tell(material: &Material<'_>, _: &ServiceItem<'_>, _: u8, found: &mut Found<'_>) {
    let notes = [&material.name, &material.fill_note, &material.standard];
    let mut notes = notes.into_iter().filter_map(|note| note.given());
    let wrong = material.case.is_unreadable() || notes.any(|note| says_when(note.value));
    if wrong {
        return;
    }
    let name = name_of(material);
    let (field, element) = if material.case.is_absent() {
        (&material.remark, Element::material_remark)
    } else {
        (&material.case, Element::material_case)
    };
    found
        .at(
            &place(field, material),
            text!(
                "材料“{name}”非必要，没有说明什么情形要交",
                "the material \"{name}\" is not always needed and does not say when it is"
            ),
        )
        .element(element)
        .help(text!(
            "写明需要提交的情形，如“委托他人办理的”；不需要的，删去这份材料",
            "say in which case it is needed, or drop the material"
        ));
}

/// Says how the paper looks and nothing of when it is needed: A4纸打印, 复印件加盖公章.
fn is_about_paper(remark: &str) -> bool {
    const PAPER: [&[&str]; 1] = [&[
        "A4",
        "a4",
        "A3",
        "纸张",
        "纸",
        "规格",
        "打印",
        "复印件",
        "复印",
        "原件",
        "扫描件",
        "电子版",
        "加盖",
        "盖章",
        "公章",
        "单位",
        "签字",
        "签名",
        "手写",
        "一式",
        "份",
        "装订成册",
        "装订",
        "清晰",
        "彩色",
        "黑白",
        "双面",
        "单面",
        "正反面",
        "一",
        "二",
        "两",
        "三",
        "四",
        "1",
        "2",
        "3",
        "4",
        "需",
        "须",
        "应",
        "并",
        "用",
        "和",
        "或",
        "及",
        "、",
        "，",
        "；",
        "。",
        ",",
        ";",
    ]];
    const LONGEST: usize = 60;
    remark.len() <= LONGEST && is_made_of(remark, &PAPER)
}

/// 授权委托书（委托办理时提供）, 如有变更的…
fn says_when(text: &str) -> bool {
    const WHEN: [&str; 22] = [
        "的，",
        "的,",
        "者提",
        "人提",
        "时须",
        "时应",
        "时，",
        "时提",
        "时需",
        "时交",
        "的提",
        "的需",
        "的应",
        "如有",
        "若有",
        "如为",
        "情形",
        "需提",
        "需要提",
        "无需",
        "适用",
        "仅限",
    ];
    WHEN.iter().any(|word| text.contains(word)) || text.ends_with("的）") || text.ends_with("时）")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(cells: &[(Element, &str)]) -> Vec<Element> {
        let all = [
            &[
                (Element::material_name, "授权委托书"),
                (Element::material_necessity, "非必要"),
            ],
            cells,
        ]
        .concat();
        let (_, found) = on(&RULE, &with_materials(&[&all]));
        found.into_iter().map(|finding| finding.element).collect()
    }

    const CASE: Element = Element::material_case;
    const REMARK: Element = Element::material_remark;

    #[test]
    fn the_case_may_stand_in_a_column_of_its_own_or_in_the_remark() {
        assert_eq!(told(&[(CASE, "")]), [CASE]);
        assert_eq!(told(&[(REMARK, "")]), [REMARK]);
        assert_eq!(told(&[(CASE, ""), (REMARK, "委托办理的提供")]), []);
        assert_eq!(told(&[(CASE, "委托办理"), (REMARK, "")]), []);
        let note = (Element::material_fill_note, "委托代理人办理时须提交");
        assert_eq!(told(&[(CASE, ""), note]), []);
    }

    #[test]
    fn a_remark_on_the_paper_is_no_case() {
        for remark in ["A4纸打印", "复印件加盖公章", "一式两份，A4纸"] {
            assert_eq!(told(&[(REMARK, remark)]), [REMARK], "{remark}");
        }
        for remark in [
            "委托办理，复印件1份",
            "企业提供复印件",
            "变更法定代表人",
            "代理人签字",
        ] {
            assert_eq!(told(&[(REMARK, remark)]), [], "{remark}");
        }
    }

    #[test]
    fn the_name_may_say_when() {
        for name in [
            "授权委托书（如有）",
            "授权委托书（委托他人办理的）",
            "委托办理时提交的委托书",
            "代理人身份证（由代理人代办的，应提供）",
            "委托他人办理的，提交授权委托书",
            "结婚证（已婚者提供）",
            "合格证（国产车更换整车需要提供）",
        ] {
            let cells = [
                (Element::material_name, name),
                (Element::material_necessity, "非必要"),
                (CASE, ""),
            ];
            assert!(on(&RULE, &with_materials(&[&cells])).1.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_situation_is_a_case() {
        let mut item = with_materials(&[&[
            (Element::material_name, "授权委托书"),
            (Element::material_necessity, "非必要"),
            (CASE, ""),
        ]]);
        item.materials.entries[0].situation = Some("委托办理");
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn what_is_always_needed_has_no_case() {
        let cells = [
            (Element::material_name, "营业执照"),
            (Element::material_necessity, "必要"),
            (CASE, ""),
        ];
        assert_eq!(
            on(&RULE, &with_materials(&[&cells])),
            (Outcome::NotApplicable, vec![])
        );
    }

    #[test]
    fn without_a_place_for_the_case_nothing_is_told() {
        let item = with_materials(&[&[
            (Element::material_name, "授权委托书"),
            (Element::material_necessity, "非必要"),
        ]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_case"));
    }
}
