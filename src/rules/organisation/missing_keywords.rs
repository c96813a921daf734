//! O007: people find an item by the words they would use.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "O007",
        slug: "missing-keywords",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "未填写关键词、关联词或日常用语",
            "no keywords and no common name are filled in",
        ),
        why: words(
            "群众用自己的话搜索，例如“开饭店”；没有关键词，就搜不到规范名称的事项。",
            "People search in their own words, such as \"open a restaurant\"; without keywords they do not find the item.",
        ),
        basis: &[basis::PLAN_SEARCH],
    },
    wrong: "事项名称: 食品经营许可\n服务对象: 企业法人\n关键词:",
    right: "事项名称: 食品经营许可\n服务对象: 企业法人\n关键词: 开饭店、餐饮证",
    check: Check::Item(looks![short_name, keywords, item_type], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.keywords.is_absent() && item.short_name.is_absent() {
        return Outcome::Blind("keywords");
    }
    if item.keywords.given().is_none()
        && item.short_name.given().is_none()
        && let Some(raw) = nothing(&item.keywords).or_else(|| nothing(&item.short_name))
    {
        report(found, raw);
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>) {
    let (label, key) = (raw.element().label(), raw.element().key());
    found
        .at(
            raw,
            text!("没有填「{label}」", "{key} ({label}) is not filled in"),
        )
        .help(text!(
            "填几个群众会用来搜索的词，例如“开饭店”“餐饮证”，用“、”隔开",
            "write a few words that people would search for, parted by 、"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn missed(keywords: &str, short_name: &str) -> usize {
        let cells = [
            (Element::keywords, keywords),
            (Element::short_name, short_name),
        ];
        on(&RULE, &item(&cells)).1.len()
    }

    #[test]
    fn one_of_the_two_will_do() {
        assert_eq!(missed("开饭店", ""), 0);
        assert_eq!(missed("", "开饭店"), 0);
    }

    #[test]
    fn blank_and_none_are_no_words_to_search_for() {
        assert_eq!(missed("", ""), 1);
        assert_eq!(missed("无", ""), 1);
    }

    #[test]
    fn the_column_that_is_there_is_the_place() {
        let (_, found) = on(&RULE, &item(&[(Element::short_name, "")]));
        assert_eq!(found[0].element, Element::short_name);
    }

    #[test]
    fn a_list_without_the_columns_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("keywords"));
    }
}
