//! M009: a form that the applicant fills in has a sample that shows how.

use super::form::is_form;
use super::question::{Question, is_missing_file, name_of, place};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M009",
        slug: "form-without-sample",
        level: Level::Error,
        since: "0.1.0",
        says: words("表格类材料缺少示例样表", "a form has no sample"),
        why: words(
            "有填好的样表照着填，群众才不会因为填错被退回来。",
            "A filled-in sample keeps people from being sent back for a slip in the form.",
        ),
        basis: &[basis::PLAN_MATERIALS, basis::LICENSING_30],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 食品经营许可申请书\n    示例样表:\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 食品经营许可申请书\n    示例样表: 食品经营许可申请书（样表）.docx\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    SAMPLE.ask(item, found)
}

const SAMPLE: Question = Question {
    column: "material_sample",
    columns: |material| u8::from(!material.sample.is_absent()),
    all: 1,
    fine: |material, _| !is_missing_file(&material.sample) || !is_form(material),
    tell,
};

fn tell(material: &Material<'_>, _: &ServiceItem<'_>, _: u8, found: &mut Found<'_>) {
    let name = name_of(material);
    found
        .at(
            &place(&material.sample, material),
            text!("“{name}”没有示例样表", "there is no sample of \"{name}\""),
        )
        .element(Element::material_sample)
        .help(text!(
            "上传填好的样表，或者填下载地址",
            "attach a filled-in sample or give the address to download it from"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn a_form_needs_a_sample_and_a_certificate_does_not() {
        let told = |name, sample| {
            let cells = [
                (Element::material_name, name),
                (Element::material_sample, sample),
            ];
            on(&RULE, &with_materials(&[&cells])).1.len()
        };
        assert_eq!(told("承诺书", ""), 1);
        assert_eq!(told("承诺书", "/"), 1);
        assert_eq!(told("承诺书", "https://a.example.cn/1.pdf"), 0);
        assert_eq!(told("居民身份证", ""), 0);
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        let item = with_materials(&[&[(Element::material_name, "申请表")]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_sample"));
    }
}
