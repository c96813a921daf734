//! M003: the basis of a material names the article, where the norm has articles.

use super::question::names_nothing;
use crate::rules::norms::{Title, ends_in_article, is_standard, names_article, titles};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M003",
        slug: "material-basis-without-article",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "材料依据未写到条款",
            "the basis of a material names no article",
        ),
        why: words(
            "只写法规名称，群众和窗口都查不到是哪一条要求提供这份材料。",
            "With a title alone nobody can look up which article requires the material.",
        ),
        basis: &[basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    材料依据: 《食品经营许可和备案管理办法》\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    材料依据: 《食品经营许可和备案管理办法》第十二条\n",
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
    let basis = given!(material.basis);
    // Most end in the article.
    if !ends_in_article(basis.value) {
        look(material, basis, found);
    }
    Outcome::Checked
}

#[inline(never)]
fn look(material: &Material<'_>, basis: &Sourced<'_, &str>, found: &mut Found<'_>) {
    let text = basis.value;
    if names_article(text) {
        return;
    }
    let has_articles = |title: &Title<'_>| title.has_articles() && !is_standard(&text[title.end..]);
    let Some(title) = titles(text).find(has_articles) else {
        return;
    };
    let Some(name) = material.name.given() else {
        return;
    };
    if names_nothing(name.value) {
        return;
    }
    let (name, title) = (brief(name.value), brief(title.name));
    found
        .at(
            basis,
            text!(
                "材料“{name}”的依据只写《{title}》，没有写到第几条",
                "the basis of \"{name}\" is 《{title}》 without an article"
            ),
        )
        .help(text!(
            "在《{title}》后写明第几条",
            "add the article (第×条) behind 《{title}》"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn basis(text: &str) -> usize {
        let cells = [
            (Element::material_name, "营业执照"),
            (Element::material_basis, text),
        ];
        on(&RULE, &with_materials(&[&cells])).1.len()
    }

    #[test]
    fn a_title_alone_is_reported() {
        for text in [
            "《食品安全法》",
            "《食品经营许可和备案管理办法》（市场监管总局令第78号）",
            "《护士条例》第二章",
            "《取水许可管理办法》第×条",
            "《取水许可管理办法》第  条",
        ] {
            assert_eq!(basis(text), 1, "{text}");
        }
    }

    #[test]
    fn an_article_in_any_spelling_will_do() {
        for text in [
            "《食品安全法》第三十五条",
            "《食品安全法》第35条第2款。",
            "《食品安全法》（2021年修正）三十五条",
            "《工作规定》附件2",
        ] {
            assert_eq!(basis(text), 0, "{text}");
        }
    }

    #[test]
    fn a_notice_has_no_articles() {
        assert_eq!(basis("《关于做好登记工作的通知》（国发〔2015〕57号）"), 0);
        assert_eq!(basis("《食品生产通用卫生规范》GB 14881"), 0);
        assert_eq!(basis("《生活饮用水标准检验方法》（GB/T 5750-2006）"), 0);
        assert_eq!(basis("《水质 重铬酸盐法》（HJ 828-2017）"), 0);
    }

    #[test]
    fn what_names_no_title_is_another_rules() {
        for text in ["", "无", "按规定", "行政许可法"] {
            assert_eq!(basis(text), 0, "{text}");
        }
    }
}
