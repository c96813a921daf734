//! C009: whoever is refused learns where to turn.

use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;

pub static RULE: Rule = Rule {
    about: About {
        id: "C009",
        slug: "missing-remedy",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "缺少行政复议或行政诉讼途径",
            "how to ask for review or to go to court is not given",
        ),
        why: words(
            "行政权力事项的决定可以复议、可以起诉，指南要告诉群众向谁、在多长时间内提出。",
            "A decision of public power can be reviewed and taken to court; the guide says where and until when.",
        ),
        basis: &[basis::REVIEW_20, basis::LITIGATION_46],
    },
    wrong: "事项名称: 食品经营许可\n事项类型: 行政许可\n行政复议:",
    right: "事项名称: 食品经营许可\n事项类型: 行政许可\n行政复议: 自知道该行为之日起六十日内向市人民政府申请行政复议",
    check: Check::Item(
        looks![item_type, remedy, review_remedy, lawsuit_remedy],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if item.remedy.is_absent() && item.review_remedy.is_absent() && item.lawsuit_remedy.is_absent()
    {
        return Outcome::Blind("remedy");
    }
    // Decisions of any power can be appealed, on application or not; a public service decides nothing.
    if given!(item.item_type).value == ItemType::PublicService {
        return Outcome::NotApplicable;
    }
    for (field, words) in [(&item.review_remedy, REVIEW), (&item.lawsuit_remedy, SUIT)] {
        if let Some(raw) = nothing(field)
            && !is_told(item, words)
        {
            missing(found, raw);
        }
    }
    if item.review_remedy.given().is_none() && item.lawsuit_remedy.given().is_none() {
        look(item, context, found);
    }
    Outcome::Checked
}

const REVIEW: &[&str] = &["复议"];
const SUIT: &[&str] = &["诉讼", "起诉", "法院"];

/// Whether the text on all remedies speaks of one.
fn is_told(item: &ServiceItem<'_>, words: &[&str]) -> bool {
    matches!(&item.remedy, Field::Given(text) if words.iter().any(|word| text.value.contains(word)))
}

/// Where all remedies stand in one text, it names at least one of the two.
fn look(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) {
    // One blank cell has been reported already.
    if found.has_found() {
        return;
    }
    match &item.remedy {
        Field::Given(text) => {
            if !is_told(item, REVIEW)
                && !is_told(item, SUIT)
                && !is_placeholder(text.value, &context.params.placeholders)
            {
                other(found, text);
            }
        }
        field => {
            if let Some(raw) = nothing(field) {
                missing(found, raw);
            }
        }
    }
}

#[cold]
fn missing(found: &mut Found<'_>, raw: &Raw<'_>) {
    let (label, key) = (raw.element().label(), raw.element().key());
    found
        .at(
            raw,
            text!("没有填「{label}」", "{key} ({label}) is not filled in"),
        )
        .help(help);
}

#[cold]
fn other(found: &mut Found<'_>, text: &Sourced<'_, Text<'_>>) {
    let (label, value) = (text.raw.element().label(), brief(text.value));
    found
        .at(
            text,
            text!(
                "「{label}」“{value}”中没有行政复议和行政诉讼",
                "\"{value}\" names neither review nor litigation ({label})"
            ),
        )
        .help(help);
}

fn help(lang: crate::finding::Lang) -> String {
    text!(
        "写明向哪个机关、在多长时间内申请行政复议（六十日）或者向哪个法院起诉（六个月）",
        "say where to ask for review (within 60 days) and which court to sue in (within six months)"
    )(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn missed(cells: &[(Element, &str)]) -> Vec<Element> {
        let mut all = vec![(Element::item_type, "行政许可")];
        all.extend_from_slice(cells);
        let (outcome, found) = on(&RULE, &item(&all));
        assert_eq!(outcome, Outcome::Checked);
        found.iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn each_blank_remedy_is_one_finding() {
        let cells = [
            (Element::review_remedy, ""),
            (Element::lawsuit_remedy, "无"),
        ];
        assert_eq!(
            missed(&cells),
            [Element::review_remedy, Element::lawsuit_remedy]
        );
    }

    #[test]
    fn what_the_text_on_all_remedies_says_need_not_be_said_again() {
        let whole = (Element::remedy, "依法申请行政复议或者提起行政诉讼");
        let cells = [
            whole,
            (Element::review_remedy, ""),
            (Element::lawsuit_remedy, ""),
        ];
        assert_eq!(missed(&cells), []);
        let half = (Element::remedy, "可以申请行政复议");
        let cells = [
            half,
            (Element::review_remedy, ""),
            (Element::lawsuit_remedy, ""),
        ];
        assert_eq!(missed(&cells), [Element::lawsuit_remedy]);
    }

    #[test]
    fn a_text_without_either_is_missed_once() {
        assert_eq!(missed(&[(Element::remedy, "拨打12345")]), [Element::remedy]);
        assert_eq!(missed(&[(Element::remedy, "")]), [Element::remedy]);
        assert_eq!(missed(&[(Element::remedy, "向人民法院起诉")]), []);
        assert_eq!(
            missed(&[(Element::remedy, ""), (Element::review_remedy, "")]),
            [Element::review_remedy]
        );
    }

    #[test]
    fn filler_is_another_rules() {
        assert_eq!(missed(&[(Element::remedy, "待定")]), []);
    }

    #[test]
    fn a_penalty_has_remedies_and_a_public_service_has_none() {
        let with = |kind| item(&[(Element::item_type, kind), (Element::remedy, "")]);
        assert_eq!(on(&RULE, &with("行政处罚")).1.len(), 1);
        assert_eq!(on(&RULE, &with("公共服务")).0, Outcome::NotApplicable);
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        let item = item(&[(Element::item_type, "行政许可")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("remedy"));
    }
}
