//! M002: every material names the document that requires it. Whether it names the article too is M003's.

use super::question::{Question, is_wanting, place};
use crate::rules::norms::names_document;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M002",
        slug: "material-without-basis",
        level: Level::Error,
        since: "0.1.0",
        says: words("材料未写明法律法规依据", "a material names no legal basis"),
        why: words(
            "要群众交的每份材料都要有依据，说不出依据的材料不该要。",
            "What people must hand in has to be required by some document; what no document requires may not be asked for.",
        ),
        basis: &[basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    材料依据: 按规定\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    材料依据: 《食品经营许可和备案管理办法》第十二条\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    BASIS.ask(item, found)
}

const BASIS: Question = Question {
    column: "material_basis",
    columns: |material| u8::from(!material.basis.is_absent()),
    all: 1,
    fine: |material, _| {
        let basis = material.basis.given();
        basis.is_some_and(|basis| names_a_document(basis.value))
    },
    tell,
};

fn tell(material: &Material<'_>, _: &ServiceItem<'_>, _: u8, found: &mut Found<'_>) {
    let name = material.name.given().map_or("", |name| name.value);
    match &material.basis {
        Field::Given(basis) => vague(found, &basis.raw, name),
        basis if is_wanting(basis) => missing(found, &place(basis, material), name),
        _ => {}
    }
}

#[cold]
fn missing(found: &mut Found<'_>, sited: &impl Sited, name: &str) {
    let name = brief(name);
    help(found.at(
        sited,
        text!(
            "材料“{name}”没有写明依据",
            "the material \"{name}\" names no legal basis"
        ),
    ));
}

#[cold]
fn vague(found: &mut Found<'_>, raw: &Raw<'_>, name: &str) {
    let (name, value) = (brief(name), brief(raw.text));
    help(found.at(
        raw,
        text!(
            "材料“{name}”的依据只写“{value}”，没有文件名称",
            "the basis of \"{name}\" is \"{value}\", which names no document"
        ),
    ));
}

fn help(draft: Draft<'_>) {
    draft.element(Element::material_basis).help(text!(
        "写出要求提供该材料的文件名称和条款，如《……办法》第×条；没有依据的材料应取消",
        "name the document and the article that require it, as in 《…》第×条; drop the material if none does"
    ));
}

/// A document, or at least an article.
fn names_a_document(text: &str) -> bool {
    let article = || text.contains('第') && (text.contains('条') || text.contains('款'));
    names_document(text) || article()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn basis(text: &str) -> (Outcome, Vec<crate::finding::Finding>) {
        let cells = [
            (Element::material_name, "营业执照"),
            (Element::material_basis, text),
        ];
        on(&RULE, &with_materials(&[&cells]))
    }

    #[test]
    fn blank_and_none_are_no_basis() {
        for text in ["", "无", "/"] {
            let (outcome, found) = basis(text);
            assert_eq!((outcome, found.len()), (Outcome::Checked, 1), "{text}");
            assert_eq!(&*found[0].message, "材料“营业执照”没有写明依据");
        }
    }

    #[test]
    fn words_that_name_no_document_are_no_basis() {
        for text in [
            "按规定",
            "法律法规规定",
            "依据相关法律规定",
            "工作需要",
            "依法",
            "有关规范性文件",
            "相关条例规定",
            "内部规定",
        ] {
            assert_eq!(basis(text).1.len(), 1, "{text}");
        }
    }

    #[test]
    fn any_named_document_will_do() {
        for text in [
            "《食品安全法》第三十五条",
            "《食品经营许可管理办法》",
            "国务院令第716号",
            "吉政发〔2018〕12号",
            "食品经营许可管理办法第十二条",
            "中华人民共和国行政许可法",
            "GB 7718-2011",
            "DB22/T 2134",
            "水法四十八条",
        ] {
            assert!(basis(text).1.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_key_left_out_among_others_is_missed() {
        let item = with_materials(&[
            &[
                (Element::material_name, "甲"),
                (Element::material_basis, "《某法》"),
            ],
            &[(Element::material_name, "乙")],
        ]);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].element, Element::material_basis);
        assert_eq!(found[0].part, Some((Part::Material, 1)));
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        let item = with_materials(&[&[(Element::material_name, "甲")]]);
        assert_eq!(on(&RULE, &item), (Outcome::Blind("material_basis"), vec![]));
    }

    #[test]
    fn no_material_needs_no_basis() {
        for name in ["无", "无需提交申请材料", "不需要提交材料", "免提交"] {
            let cells = [
                (Element::material_name, name),
                (Element::material_basis, ""),
            ];
            let item = with_materials(&[&cells]);
            assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]), "{name}");
        }
    }
}
