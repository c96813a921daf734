//! F005: a result that has a name has a type, and a sample to show what it looks like.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "F005",
        slug: "result-incomplete",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "审批结果的类型或样本不齐",
            "the type or the sample of the result is missing",
        ),
        why: words(
            "群众要知道办完拿到的是证照还是批文、长什么样；电子证照共享也靠结果类型来归集。",
            "People want to know what they get, a licence or a letter, and how it looks; electronic licences are gathered by its type.",
        ),
        basis: &[basis::ELEMENTS],
    },
    wrong: "事项名称: 食品经营许可\n审批结果名称: 食品经营许可证\n审批结果类型:",
    right: "事项名称: 食品经营许可\n审批结果名称: 食品经营许可证\n审批结果类型: 证照",
    check: Check::Item(
        looks![item_type, result_name, result_type, result_sample],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let (name, kind, sample) = (&item.result_name, &item.result_type, &item.result_sample);
    let is_alone = (name.is_absent() || kind.is_absent()) && sample.is_absent();
    if is_alone || name.is_absent() && kind.is_absent() {
        return Outcome::Blind("result_type");
    }
    // 无 of either says that there is no such thing as a result.
    let is_nil = matches!(name, Field::Nil(_)) || matches!(kind, Field::Nil(_));
    if is_nil || name.given().is_none() && kind.given().is_none() {
        return Outcome::NotApplicable;
    }
    let kind = if name.given().is_some() {
        left_blank(kind)
    } else {
        None
    };
    let sample = left_blank(sample);
    match (kind, sample) {
        (Some(kind), None) => missing(found, kind, Element::result_type),
        (None, Some(sample)) => missing(found, sample, Element::result_sample),
        (Some(kind), Some(_)) => both_missing(found, kind),
        (None, None) => {}
    }
    Outcome::Checked
}

#[cold]
fn missing(found: &mut Found<'_>, raw: &Raw<'_>, element: Element) {
    let (label, key) = (element.label(), element.key());
    let draft = found
        .at(
            raw,
            text!(
                "有审批结果，但没有填「{label}」",
                "there is a result, and {key} ({label}) is not filled in"
            ),
        )
        .element(element);
    if element == Element::result_type {
        draft.help(text!(
            "从“证照、批文、其他”中选填",
            "choose from 证照 (licence), 批文 (letter), 其他 (other)"
        ));
    } else {
        draft.help(text!(
            "附上结果样本的文件或网址；没有固定样式的写“无”",
            "give a file or an address of a sample, or 无 where it has no fixed form"
        ));
    }
}

#[cold]
fn both_missing(found: &mut Found<'_>, raw: &Raw<'_>) {
    found
        .at(
            raw,
            text!(
                "有审批结果名称，但没有填类型和样本",
                "the result has a name, and neither type nor sample"
            ),
        )
        .element(Element::result_type)
        .help(text!(
            "类型从“证照、批文、其他”中选填，样本附上文件或网址；没有固定样式的写“无”",
            "choose the type from 证照, 批文, 其他 and give a file or an address of a sample, or 无 where it has no fixed form"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const NAME: Element = Element::result_name;
    const TYPE: Element = Element::result_type;
    const SAMPLE: Element = Element::result_sample;

    fn elements(cells: &[(Element, &str)]) -> Vec<Element> {
        let (_, found) = on(&RULE, &item(cells));
        found.iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn a_name_asks_for_a_type_and_a_type_for_a_sample() {
        for (name, kind, sample, want) in [
            ("许可证", "证照", "样本.png", None),
            ("许可证", "", "样本.png", Some(TYPE)),
            ("许可证", "证照", "", Some(SAMPLE)),
            ("许可证", "", "", Some(TYPE)),
            ("", "证照", "", Some(SAMPLE)),
            ("", "", "", None),
            ("无", "", "", None),
            ("办结通知", "无", "", None),
            ("许可证", "证照", "无", None),
            ("许可证", "某类", "样本.png", None),
        ] {
            let cells = [(NAME, name), (TYPE, kind), (SAMPLE, sample)];
            assert_eq!(elements(&cells), Vec::from_iter(want), "{cells:?}");
        }
    }

    #[test]
    fn what_has_no_column_is_not_asked_for() {
        assert!(elements(&[(NAME, "许可证"), (TYPE, "证照")]).is_empty());
        assert_eq!(elements(&[(NAME, "许可证"), (SAMPLE, "")]), [SAMPLE]);
        for cells in [&[(NAME, "许可证")][..], &[(TYPE, "证照")], &[(SAMPLE, "")]] {
            assert_eq!(on(&RULE, &item(cells)).0, Outcome::Blind("result_type"));
        }
    }

    #[test]
    fn a_penalty_has_no_such_result() {
        let cells = [
            (Element::item_type, "行政处罚"),
            (NAME, "决定书"),
            (TYPE, ""),
        ];
        assert_eq!(on(&RULE, &item(&cells)).0, Outcome::NotApplicable);
    }
}
