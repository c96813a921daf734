//! M008: a form that the applicant fills in can be had as a blank.

use super::form::is_form;
use super::question::{Question, is_missing_file, name_of, place};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M008",
        slug: "form-without-blank",
        level: Level::Error,
        since: "0.1.0",
        says: words("表格类材料缺少空白表格", "a form has no blank to download"),
        why: words(
            "申请表要能下载，群众不用专门跑一趟窗口去领。",
            "A form must be there to download; nobody should come to the window just to fetch one.",
        ),
        basis: &[
            basis::PLAN_MATERIALS,
            basis::LICENSING_29,
            basis::LICENSING_30,
        ],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 食品经营许可申请书\n    空白表格:\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 食品经营许可申请书\n    空白表格: 食品经营许可申请书.docx\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    BLANK.ask(item, found)
}

const BLANK: Question = Question {
    column: "material_blank_form",
    columns: |material| u8::from(!material.blank_form.is_absent()),
    all: 1,
    fine: |material, _| !is_missing_file(&material.blank_form) || !is_form(material),
    tell,
};

fn tell(material: &Material<'_>, _: &ServiceItem<'_>, _: u8, found: &mut Found<'_>) {
    let name = name_of(material);
    found
        .at(
            &place(&material.blank_form, material),
            text!(
                "“{name}”没有空白表格",
                "there is no blank form of \"{name}\""
            ),
        )
        .element(Element::material_blank_form)
        .help(text!(
            "上传空白表格，或者填下载地址",
            "attach the blank form or give the address to download it from"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(cells: &[(Element, &str)]) -> usize {
        on(&RULE, &with_materials(&[cells])).1.len()
    }

    #[test]
    fn a_form_needs_a_blank_and_a_certificate_does_not() {
        let (title, blank) = (Element::material_name, Element::material_blank_form);
        assert_eq!(told(&[(title, "申请表"), (blank, "")]), 1);
        for none in ["无", "暂无", "否", "未上传"] {
            assert_eq!(told(&[(title, "申请表"), (blank, none)]), 1, "{none}");
        }
        assert_eq!(told(&[(title, "申请表"), (blank, "3f2a.docx")]), 0);
        assert_eq!(told(&[(title, "营业执照"), (blank, "")]), 0);
    }

    #[test]
    fn a_form_whose_key_is_left_out_is_reported() {
        let item = with_materials(&[
            &[
                (Element::material_name, "申请表"),
                (Element::material_blank_form, "表.docx"),
            ],
            &[(Element::material_name, "承诺书")],
        ]);
        assert_eq!(on(&RULE, &item).1[0].part, Some((Part::Material, 1)));
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        let item = with_materials(&[&[(Element::material_name, "申请表")]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_blank_form"));
    }
}
