//! M002: every material names the document that requires it. Whether it names the article too is M003's.

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
    check: Check::Material(check),
};

/// Enough entries to tell whether the input has a column for the basis; looking at all would be quadratic.
const NEIGHBOURS: usize = 50;

fn check(
    material: &Material<'_>,
    item: &ServiceItem<'_>,
    _: &Context<'_>,
    found: &mut Found<'_>,
) -> Outcome {
    if !item.is_on_application() || matches!(material.name, Field::Nil(_)) {
        return Outcome::NotApplicable;
    }
    let name = material.name.given().map_or("", |name| name.value);
    match &material.basis {
        Field::Given(basis) if names_a_document(basis.value) => return Outcome::Checked,
        Field::Given(basis) => vague(found, &basis.raw, name),
        Field::Absent => {
            let mut others = item.materials.entries.iter().take(NEIGHBOURS);
            if others.all(|other| other.basis.is_absent()) {
                return Outcome::Blind("material_basis");
            }
            missing(found, &material.origin, name);
        }
        Field::Nil(raw) | Field::Unreadable(raw) => missing(found, raw, name),
        blank => match left_blank(blank) {
            Some(raw) => missing(found, raw, name),
            None => return Outcome::NotApplicable,
        },
    }
    Outcome::Checked
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

/// Words in the names of norms, wherever they stand.
const NORMS: [&str; 12] = [
    "条例",
    "办法",
    "细则",
    "规程",
    "规范",
    "决定",
    "通知",
    "意见",
    "公告",
    "批复",
    "公约",
    "法规定的",
];

/// Words that the name of a norm ends in, and other text may hold.
const ENDS: [&str; 9] = [
    "法", "规定", "标准", "规则", "准则", "指南", "目录", "方案", "令",
];

/// What sounds like a norm and names none.
const VAGUE: [&str; 12] = [
    "按规定",
    "按照规定",
    "有关规定",
    "相关规定",
    "有关法律",
    "相关法律",
    "有关法规",
    "相关法规",
    "法律法规",
    "法律、法规",
    "有关文件",
    "相关文件",
];

/// A title, an article, a document number, or a norm's name without the title marks.
fn names_a_document(text: &str) -> bool {
    if text.contains(['《', '〔', '﹝', '〈', '<']) {
        return true;
    }
    if text.contains('第') && (text.contains('条') || text.contains('款')) {
        return true;
    }
    // 国发[2015]57号, GB/T 39554, 国务院令第716号
    let numbered = text.contains('号') && text.contains(|c: char| c.is_ascii_digit());
    if numbered || text.contains("GB") {
        return true;
    }
    if NORMS.iter().any(|norm| text.contains(norm)) {
        return true;
    }
    if VAGUE.iter().any(|vague| text.contains(vague)) {
        return false;
    }
    let end =
        text.trim_end_matches(|c: char| c.is_ascii_punctuation() || "。；，、）】》”".contains(c));
    end.chars().count() > 3 && ENDS.iter().any(|norm| end.ends_with(norm))
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
        let cells = [
            (Element::material_name, "无"),
            (Element::material_basis, ""),
        ];
        assert_eq!(
            on(&RULE, &with_materials(&[&cells])).0,
            Outcome::NotApplicable
        );
    }
}
