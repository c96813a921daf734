//! M006: every material says what kind of thing it is and whether paper or a file is handed in.

use super::question::{Question, is_wanting, name_of, place};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M006",
        slug: "material-without-form",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "材料类型或材料形式不明确",
            "the kind or the form of a material is not stated",
        ),
        why: words(
            "要写明是证照还是表格、交纸质还是电子件，群众才知道怎么准备、能不能网上提交。",
            "Kind and form tell people what to prepare and whether a file will do.",
        ),
        basis: &[basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    材料类型: 证件证书证明\n    材料形式:\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    材料类型: 证件证书证明\n    材料形式: 纸质/电子化\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    FORM.ask(item, found)
}

const ANY: u8 = 1;
const KIND: u8 = 2;
const PAPER: u8 = 4;

const FORM: Question = Question {
    column: "material_kind",
    columns: |material| {
        let kind = u8::from(!material.kind.is_absent());
        let form = u8::from(!material.form.is_absent());
        ((kind | form) * ANY) | (kind * KIND) | (form * PAPER)
    },
    all: ANY | KIND | PAPER,
    fine: |material, columns| {
        (columns & KIND == 0 || !is_wanting(&material.kind))
            && (columns & PAPER == 0 || !is_wanting(&material.form))
    },
    tell,
};

fn tell(material: &Material<'_>, _: &ServiceItem<'_>, columns: u8, found: &mut Found<'_>) {
    let name = name_of(material);
    let kind = (columns & KIND != 0 && is_wanting(&material.kind))
        .then(|| (place(&material.kind, material), Element::material_kind));
    let form = (columns & PAPER != 0 && is_wanting(&material.form))
        .then(|| (place(&material.form, material), Element::material_form));
    let draft = match (kind, form) {
        (Some((kind, element)), Some((form, _))) => found
            .at(
                &kind,
                text!(
                    "材料“{name}”没有写明类型和形式",
                    "neither the kind nor the form of the material \"{name}\" is stated"
                ),
            )
            .element(element)
            .also(&form, text!("材料形式也空着", "the form is blank too")),
        (Some((kind, element)), None) => found
            .at(
                &kind,
                text!(
                    "材料“{name}”没有写明类型",
                    "the kind of the material \"{name}\" is not stated"
                ),
            )
            .element(element),
        (None, Some((form, element))) => found
            .at(
                &form,
                text!(
                    "材料“{name}”没有写明形式",
                    "the form of the material \"{name}\" is not stated"
                ),
            )
            .element(element),
        (None, None) => return,
    };
    draft.help(text!(
        "材料类型写证件证书证明、申请表格文书或其他，材料形式写纸质、电子化或纸质/电子化",
        "state the kind (证件证书证明, 申请表格文书, 其他) and the form (纸质, 电子化, 纸质/电子化)"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const KIND: Element = Element::material_kind;
    const FORM: Element = Element::material_form;

    fn told(cells: &[(Element, &str)]) -> Vec<Element> {
        let cells = [&[(Element::material_name, "营业执照")], cells].concat();
        let (_, found) = on(&RULE, &with_materials(&[&cells]));
        found.into_iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn each_gap_is_named_and_both_are_one_finding() {
        assert_eq!(told(&[(KIND, ""), (FORM, "纸质")]), [KIND]);
        assert_eq!(told(&[(KIND, "其他"), (FORM, "/")]), [FORM]);
        assert_eq!(told(&[(KIND, ""), (FORM, "")]), [KIND]);
        assert_eq!(told(&[(KIND, "其他"), (FORM, "纸质")]), []);
    }

    #[test]
    fn only_what_has_a_column_is_asked() {
        assert_eq!(told(&[(KIND, "原件")]), []);
        assert_eq!(told(&[(FORM, "电子化")]), []);
    }

    #[test]
    fn a_key_left_out_among_others_is_missed() {
        let item = with_materials(&[
            &[(Element::material_name, "甲"), (KIND, "其他")],
            &[(Element::material_name, "乙")],
        ]);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].part, Some((Part::Material, 1)));
        assert_eq!(found[0].element, KIND);
    }

    #[test]
    fn an_unreadable_kind_is_stated() {
        assert_eq!(told(&[(KIND, "20"), (FORM, "纸质")]), []);
    }
}
