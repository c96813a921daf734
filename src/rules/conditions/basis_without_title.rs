//! B008: the legal basis names a norm.

use crate::rules::norms::names_document;
use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;

pub static RULE: Rule = Rule {
    about: About {
        id: "B008",
        slug: "basis-without-title",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "依据未写明法律法规名称",
            "the legal basis names no law or regulation",
        ),
        why: words(
            "“根据有关规定”查不到是哪部法规，也就无从核对。",
            "\"According to the rules\" cannot be looked up.",
        ),
        basis: &[basis::ELEMENTS, basis::LICENSING_30],
    },
    wrong: "事项名称: 食品经营许可\n设定依据: 根据国家有关规定设立",
    right: "事项名称: 食品经营许可\n设定依据: 《中华人民共和国食品安全法》第三十五条",
    check: Check::Item(looks![item_type, legal_basis], check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let basis = given!(item.legal_basis);
    // Most begin with a title.
    if !basis.value.starts_with('《') && !names_document(basis.value) {
        report(found, basis, context);
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, basis: &Sourced<'_, &str>, context: &Context<'_>) {
    // Filler is S008's. A title that lost its opening mark is named all the same; what stands in its place is S006's.
    if is_placeholder(basis.value, &context.params.placeholders) || basis.value.contains('》') {
        return;
    }
    let value = brief(basis.value);
    found
        .at(
            basis,
            text!(
                "设定依据“{value}”没有写明法律法规名称",
                "the legal basis \"{value}\" names no norm"
            ),
        )
        .help(text!(
            "写出法律法规的全称和条款，名称加书名号《》",
            "write the full title in 《》 and the article"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(basis: &str) -> usize {
        on(&RULE, &item(&[(Element::legal_basis, basis)])).1.len()
    }

    #[test]
    fn words_that_name_nothing_are_reported() {
        for text in [
            "根据国家有关规定",
            "法律法规规定",
            "第十二条",
            "上级要求",
            "三定方案职责规定的有关法律法规",
            "有关管理办法",
            "行政法规规定",
            "国家有关条例、办法",
            "按上级通知要求",
            "按照有关规定第三条",
        ] {
            assert_eq!(told(text), 1, "{text}");
        }
    }

    #[test]
    fn a_norm_may_be_named_without_marks_or_by_number() {
        for text in [
            "《行政许可法》第十二条",
            "【法律】《文物保护法》",
            "中华人民共和国行政许可法第十二条",
            "食品经营许可管理办法",
            "国发〔2015〕57号",
            "民法典第二百零九条",
            "建筑业企业资质管理规定第十四条",
            "中华人民共和国水法（2016年修正）第四十八条",
            "中华人民共和国水法 第四十八条",
            "“中华人民共和国水法”第四十八条",
            "会计准则第三条",
            "企业信息公示暂行规定第八条",
            "水法四十八条",
            "DB22/T 2134",
            "国务院令第412号",
            "&lt;行政许可法》第十二条",
        ] {
            assert_eq!(told(text), 0, "{text}");
        }
    }

    #[test]
    fn filler_and_blank_are_other_rules() {
        for text in ["", "无", "按规定执行", "见附件"] {
            assert_eq!(told(text), 0, "{text}");
        }
    }
}
