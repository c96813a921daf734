//! M015: an item that is handled online takes its materials as files.

use super::circular_proof::{is_circular, is_handed_back};
use super::question::{is_waived, name_of, names_nothing};
use super::shareable_material::is_shareable;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M015",
        slug: "paper-only-online",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "网办事项的材料仅接受纸质",
            "an online item takes a material on paper only",
        ),
        why: words(
            "能网上办的事项还要寄送或者当面交纸质件，网办就不完整；合法的电子件与纸质件效力相同。",
            "An online item that wants paper is not online; a lawful electronic file counts as paper does.",
        ),
        basis: &[basis::ONLINE_8],
    },
    wrong: "事项名称: 食品经营许可\n是否网办: 是\n申请材料:\n  - 材料名称: 平面布局图\n    材料类型: 其他\n    材料形式: 纸质\n",
    right: "事项名称: 食品经营许可\n是否网办: 是\n申请材料:\n  - 材料名称: 平面布局图\n    材料类型: 其他\n    材料形式: 纸质/电子化\n",
    check: Check::Material(looks![item_type, is_online, material_name], check),
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
    let (form, online) = both!(material.form, item.is_online);
    if !online.value.0 {
        return Outcome::NotApplicable;
    }
    if form.value == MaterialForm::Paper {
        found.beyond();
        report(found, material, item, form, online);
    }
    Outcome::Checked
}

#[cold]
fn report(
    found: &mut Found<'_>,
    material: &Material<'_>,
    item: &ServiceItem<'_>,
    form: &Sourced<'_, MaterialForm>,
    online: &Sourced<'_, Flag>,
) {
    let Some(name) = material.name.given() else {
        return;
    };
    // What should not be asked for at all needs no other form, and an old licence has to be handed back.
    if names_nothing(name.value)
        || is_circular(material, item)
        || is_shareable(material, item)
        || is_handed_back(material, item)
        || is_waived(material)
    {
        return;
    }
    let name = name_of(material);
    found
        .at(
            form,
            text!(
                "事项可以网办，材料“{name}”却只收纸质",
                "the item is handled online, and the material \"{name}\" is taken on paper only"
            ),
        )
        .also(online, text!("可以网办", "handled online"))
        .help(text!(
            "材料形式改为“纸质/电子化”或“电子化”",
            "let a file do (纸质/电子化 or 电子化)"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(online: &'static str, form: &'static str) -> (Outcome, usize) {
        let mut item = with_materials(&[&[
            (Element::material_name, "平面布局图"),
            (Element::material_form, form),
        ]]);
        item.bind(Element::is_online, online, Origin::WHOLE);
        let (outcome, found) = on(&RULE, &item);
        (outcome, found.len())
    }

    #[test]
    fn online_and_paper_contradict() {
        for (online, form, want) in [
            ("是", "纸质", (Outcome::Checked, 1)),
            ("是", "纸质/电子化", (Outcome::Checked, 0)),
            ("是", "电子化", (Outcome::Checked, 0)),
            ("是", "", (Outcome::NotApplicable, 0)),
            ("否", "纸质", (Outcome::NotApplicable, 0)),
            ("", "纸质", (Outcome::NotApplicable, 0)),
        ] {
            assert_eq!(told(online, form), want, "{online} {form}");
        }
    }

    #[test]
    fn what_should_not_be_asked_for_is_reported_as_that() {
        let mut item = with_materials(&[&[
            (Element::material_name, "营业执照"),
            (Element::material_form, "纸质"),
            (Element::material_source, "政府部门核发"),
            (Element::material_necessity, "必要"),
        ]]);
        item.bind(Element::is_online, "是", Origin::WHOLE);
        assert!(on(&RULE, &item).1.is_empty());
        let remark = (Element::material_remark, "数据共享，申请人无需提交");
        let entry = &mut item.materials.entries[0];
        assert!(entry.bind(remark.0, remark.1, Origin::WHOLE));
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn the_form_for_a_new_licence_is_not_the_old_one() {
        let told = |name| {
            let mut item = with_materials(&[&[
                (Element::material_name, name),
                (Element::material_form, "纸质"),
            ]]);
            for (element, text) in [
                (Element::is_online, "是"),
                (Element::name, "往来港澳通行证换发"),
                (Element::result_name, "往来港澳通行证"),
            ] {
                item.bind(element, text, Origin::WHOLE);
            }
            on(&RULE, &item).1.len()
        };
        assert_eq!(told("往来港澳通行证换发申请表"), 1);
        assert_eq!(told("往来港澳通行证"), 0);
    }

    #[test]
    fn without_the_flag_nothing_can_be_told() {
        let item = with_materials(&[&[
            (Element::material_name, "甲"),
            (Element::material_form, "纸质"),
        ]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("is_online"));
    }
}
