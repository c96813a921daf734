//! O006: a licence answers what people ask most.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "O006",
        slug: "licence-without-faq",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "许可事项缺少常见问题",
            "a licence has no questions and answers",
        ),
        why: words(
            "许可条件和材料多，把常见问题写出来，群众少打电话、少跑一趟。",
            "Licences ask for much; answers to common questions save calls and visits.",
        ),
        basis: &[basis::ONLINE_6],
    },
    wrong: "事项名称: 食品经营许可\n事项类型: 行政许可\n常见问题:",
    right: "事项名称: 食品经营许可\n事项类型: 行政许可\n常见问题:\n  - 问题: 需要现场核查吗\n    解答: 需要",
    check: Check::Item(looks![item_type, question_text], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if item.questions.is_absent() {
        return Outcome::Blind("questions");
    }
    if item.item_type.is_absent() {
        return Outcome::Blind("item_type");
    }
    if !item.is_licence() {
        return Outcome::NotApplicable;
    }
    let list = &item.questions;
    if list.entries.iter().any(|entry| entry.question.is_filled()) {
        return Outcome::Checked;
    }
    let place = match (nothing(&list.stated), list.entries.first()) {
        (Some(raw), _) => *raw,
        (None, Some(entry)) if list.stated.is_absent() => {
            entry.raw(Element::question_text).unwrap_or(Raw {
                text: "",
                origin: entry.origin,
            })
        }
        _ => return Outcome::Checked,
    };
    report(found, &place);
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, place: &Raw<'_>) {
    found
        .at(
            place,
            text!(
                "许可事项没有常见问题",
                "the licence has no questions and answers (常见问题)"
            ),
        )
        .element(Element::question_text)
        .help(text!(
            "至少写一个群众常问的问题和解答",
            "write at least one question that people ask, with its answer"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn licence(stated: &str) -> ServiceItem<'_> {
        let mut item = item(&[(Element::item_type, "行政许可")]);
        item.questions.stated = Field::read(stated, Origin::WHOLE);
        item
    }

    fn ask<'a>(item: &mut ServiceItem<'a>, text: &'a str) {
        let mut question = Question::default();
        assert!(question.bind(Element::question_text, text, Origin::WHOLE));
        item.questions.entries.push(question);
    }

    #[test]
    fn a_licence_without_questions_is_told_so() {
        assert_eq!(on(&RULE, &licence("")).1.len(), 1);
        assert_eq!(on(&RULE, &licence("无")).1.len(), 1);
    }

    #[test]
    fn questions_in_a_cell_or_in_entries_will_do() {
        assert!(on(&RULE, &licence("问：收费吗？答：不收费")).1.is_empty());
        let mut item = licence("");
        ask(&mut item, "收费吗？");
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn blank_entries_ask_nothing() {
        let mut item = item(&[(Element::item_type, "行政许可")]);
        ask(&mut item, "");
        assert_eq!(on(&RULE, &item).1.len(), 1);
    }

    #[test]
    fn other_items_need_none() {
        let mut item = licence("");
        item.bind(Element::item_type, "公共服务", Origin::WHOLE);
        assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn without_a_place_for_questions_it_is_blind() {
        let item = item(&[(Element::item_type, "行政许可")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("questions"));
    }
}
