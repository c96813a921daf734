//! M013: what the state issued and holds is not asked for on paper.

use super::circular_proof::{is_circular, is_handed_back};
use super::form::is_own_words;
use super::question::{is_waived, name_of, names_nothing};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M013",
        slug: "shareable-material",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "可通过数据共享或电子证照获取的材料，不应要求提交",
            "a material that can be had by data sharing is asked for",
        ),
        why: words(
            "政府部门核发的证照能共享核验，不应再让群众带着纸质件跑。",
            "What an office issued can be checked by data sharing; people need not carry the paper.",
        ),
        basis: &[basis::ONLINE_7],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    来源渠道: 政府部门核发\n    材料必要性: 必要\n    材料形式: 纸质\n    材料类型: 证件证书证明\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    来源渠道: 政府部门核发\n    材料必要性: 必要\n    材料形式: 纸质/电子化\n    材料类型: 证件证书证明\n",
    check: Check::Material(looks![item_type, material_name], check),
};

fn check(
    material: &Material<'_>,
    item: &ServiceItem<'_>,
    _: &Context<'_>,
    found: &mut Found<'_>,
) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let (form, source) = both!(material.form, material.source);
    let need = given!(material.necessity);
    if is_demand((form.value, source.value, need.value)) {
        found.beyond();
        report(found, material, item, form);
    }
    Outcome::Checked
}

fn is_demand(demand: (MaterialForm, SourceChannel, Necessity)) -> bool {
    use {MaterialForm::Paper, Necessity::Required, SourceChannel::Government};
    demand == (Paper, Government, Required)
}

/// Whether the rule speaks of the material.
pub(super) fn is_shareable(material: &Material<'_>, item: &ServiceItem<'_>) -> bool {
    let demand = (|| {
        Some((
            material.form.given()?.value,
            material.source.given()?.value,
            material.necessity.given()?.value,
        ))
    })();
    demand.is_some_and(is_demand) && is_told(material, item)
}

/// What the office issued itself is M012's, a catch-all M010's; an application is written by the applicant, an old licence has to
/// be handed back, and what a note waives is not asked for.
fn is_told(material: &Material<'_>, item: &ServiceItem<'_>) -> bool {
    let named = material.name.given();
    named.is_some_and(|name| !names_nothing(name.value) && !is_own_words(name.value))
        && !is_circular(material, item)
        && !is_handed_back(material, item)
        && !is_waived(material)
}

#[cold]
fn report(
    found: &mut Found<'_>,
    material: &Material<'_>,
    item: &ServiceItem<'_>,
    form: &Sourced<'_, MaterialForm>,
) {
    if !is_told(material, item) {
        return;
    }
    let name = name_of(material);
    found
        .at(
            form,
            text!(
                "“{name}”由政府部门核发，却必须提交纸质件",
                "\"{name}\" is issued by an office and still has to be handed in on paper"
            ),
        )
        .help(text!(
            "能共享核验的不再要求提交；收电子证照的，材料形式改为“纸质/电子化”",
            "do not ask for what can be checked by data sharing; where an electronic licence will do, write 纸质/电子化"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(name: &str, source: &str, need: &str, form: &str) -> usize {
        let cells = [
            (Element::material_name, name),
            (Element::material_source, source),
            (Element::material_necessity, need),
            (Element::material_form, form),
        ];
        on(&RULE, &with_materials(&[&cells])).1.len()
    }

    #[test]
    fn only_the_three_together_are_a_demand() {
        let table = [
            ("政府部门核发", "必要", "纸质", 1),
            ("政府部门核发", "必要", "纸质/电子化", 0),
            ("政府部门核发", "必要", "电子化", 0),
            ("政府部门核发", "非必要", "纸质", 0),
            ("政府部门核发", "容缺后补", "纸质", 0),
            ("申请人自备", "必要", "纸质", 0),
            ("", "必要", "纸质", 0),
        ];
        for (source, need, form, count) in table {
            assert_eq!(
                told("营业执照", source, need, form),
                count,
                "{source} {need} {form}"
            );
        }
    }

    #[test]
    fn an_application_is_written_by_the_applicant() {
        assert_eq!(told("取水许可申请书", "政府部门核发", "必要", "纸质"), 0);
        assert_eq!(told("取水许可批准书", "政府部门核发", "必要", "纸质"), 1);
    }

    #[test]
    fn a_catch_all_is_reported_as_such() {
        assert_eq!(told("其他材料", "政府部门核发", "必要", "纸质"), 0);
    }

    #[test]
    fn what_a_note_waives_is_not_asked_for() {
        let item = with_materials(&[&[
            (Element::material_name, "营业执照"),
            (Element::material_source, "政府部门核发"),
            (Element::material_necessity, "必要"),
            (Element::material_form, "纸质"),
            (Element::material_remark, "通过数据共享核验，申请人无需提交"),
        ]]);
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn a_list_without_one_of_the_columns_is_blind() {
        let item = with_materials(&[&[
            (Element::material_name, "营业执照"),
            (Element::material_source, "政府部门核发"),
            (Element::material_form, "纸质"),
        ]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_necessity"));
    }

    #[test]
    fn an_old_licence_is_handed_back() {
        let mut item = with_materials(&[&[
            (Element::material_name, "取水许可证"),
            (Element::material_source, "政府部门核发"),
            (Element::material_necessity, "必要"),
            (Element::material_form, "纸质"),
        ]]);
        item.bind(Element::name, "取水许可注销", Origin::WHOLE);
        assert!(on(&RULE, &item).1.is_empty());
    }
}
