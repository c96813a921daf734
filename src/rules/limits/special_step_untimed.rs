//! T012: hearings, tests and their like do not count, so people must be told how long they take and that they do not count.

use crate::rules::prelude::*;
use crate::rules::step_names::{is_denied, is_uncounted_by_law};

pub static RULE: Rule = Rule {
    about: About {
        id: "T012",
        slug: "special-step-untimed",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "特殊环节未写明所需时限",
            "a special step does not say how long it takes or whether it counts",
        ),
        why: words(
            "听证、检验、鉴定、专家评审等所需时间不计入办理期限，应当书面告知申请人，否则群众不知道要等多久。",
            "The time of hearings, tests, appraisals and reviews is not counted, but the applicant must be told it.",
        ),
        basis: &[basis::LICENSING_45],
    },
    wrong: "事项名称: 食品生产许可\n特殊环节:\n  - 特殊环节名称: 专家评审\n    特殊环节时限:\n    是否计入时限: 否\n",
    right: "事项名称: 食品生产许可\n特殊环节:\n  - 特殊环节名称: 专家评审\n    特殊环节时限: 15个工作日\n    是否计入时限: 否\n",
    check: Check::Item(looks![item_type, special_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.specials.is_absent() {
        return Outcome::Blind("special_limit");
    }
    let mut outcome = Outcome::NotApplicable;
    for (index, special) in item.specials.entries.iter().enumerate() {
        if special.limit.is_absent() && special.counted.is_absent() {
            outcome = Outcome::Blind("special_limit");
            continue;
        }
        outcome = Outcome::Checked;
        let lacks_limit = left_blank(&special.limit);
        let lacks_answer = left_blank(&special.counted);
        if lacks_limit.is_some() || lacks_answer.is_some() {
            report(item, found, index, lacks_limit, lacks_answer);
        }
    }
    outcome
}

#[cold]
fn report(
    item: &ServiceItem<'_>,
    found: &mut Found<'_>,
    index: usize,
    limit: Option<&Raw<'_>>,
    counted: Option<&Raw<'_>>,
) {
    let special = &item.specials.entries[index];
    let name = special.name.given().map_or("", |name| name.value);
    if !is_uncounted_by_law(name) || is_denied(name) {
        return;
    }
    let limit = limit.filter(|_| !says_how_long(special));
    let counted = counted.filter(|_| !says_whether_it_counts(special));
    let Some(place) = limit.or(counted) else {
        return;
    };
    let shown = brief(name);
    let (zh, en) = match (limit, counted) {
        (Some(_), Some(_)) => (
            "所需时限和是否计入时限",
            "how long it takes or whether it counts",
        ),
        (Some(_), None) => ("所需时限", "how long it takes"),
        _ => ("是否计入时限", "whether it counts"),
    };
    let draft = found
        .at_part(
            Part::Special,
            index,
            place,
            text!(
                "特殊环节“{shown}”没有写明{zh}",
                "the special step \"{shown}\" does not say {en}"
            ),
        )
        .help(text!(
            "写明这一环节需要多少个工作日、是否计入办结时限",
            "say how many working days the step takes and whether they count"
        ));
    if item.is_public_service() {
        draft.level(Level::Info);
    }
}

/// The name or the remark tells the time: `专家评审（20个工作日）`.
fn says_how_long(special: &Special<'_>) -> bool {
    const SPANS: [&str; 5] = ["日", "天", "小时", "月", "当场"];
    words_of(special)
        .into_iter()
        .any(|text| SPANS.iter().any(|span| text.contains(span)))
}

fn says_whether_it_counts(special: &Special<'_>) -> bool {
    let limit = special.limit.raw().map_or("", |raw| raw.text);
    words_of(special)
        .into_iter()
        .chain([limit])
        .any(|text| text.contains("计入") || text.contains("不计") || text.contains("不含"))
}

fn words_of<'a>(special: &Special<'a>) -> [&'a str; 2] {
    [&special.name, &special.remark].map(|field| field.given().map_or("", |field| field.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn special<'a>(cells: &[(Element, &'a str)]) -> ServiceItem<'a> {
        let mut special = Special::default();
        for (element, text) in cells {
            special.bind(*element, text, Origin::WHOLE);
        }
        let mut item = item(&[]);
        item.specials.entries.push(special);
        item
    }

    fn fares(name: &str, limit: &str, counted: &str) -> (Outcome, Vec<crate::finding::Finding>) {
        let cells = [
            (Element::special_name, name),
            (Element::special_limit, limit),
            (Element::special_counted, counted),
        ];
        on(&RULE, &special(&cells))
    }

    #[test]
    fn each_gap_is_named_and_both_are_one_finding() {
        for (limit, counted, gaps, element) in [
            ("", "否", "所需时限", Element::special_limit),
            ("15个工作日", "", "是否计入时限", Element::special_counted),
            ("", "", "所需时限和是否计入时限", Element::special_limit),
        ] {
            let (_, found) = fares("专家评审", limit, counted);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].element, element);
            assert_eq!(
                *found[0].message,
                *format!("特殊环节“专家评审”没有写明{gaps}")
            );
            assert_eq!(found[0].part, Some((Part::Special, 0)));
        }
    }

    #[test]
    fn what_is_said_elsewhere_is_said() {
        assert!(fares("鉴定（30日，不计入时限）", "", "").1.is_empty());
        assert!(fares("听证", "20个工作日（不计入）", "").1.is_empty());
        assert!(fares("检测", "无", "否").1.is_empty());
    }

    #[test]
    fn other_special_steps_are_not_the_laws() {
        assert!(fares("公示", "", "").1.is_empty());
        assert!(fares("不涉及听证", "", "").1.is_empty());
        assert!(fares("无听证、招标等特殊环节", "", "").1.is_empty());
    }

    #[test]
    fn a_list_without_the_columns_is_blind() {
        let item = special(&[(Element::special_name, "听证")]);
        assert_eq!(on(&RULE, &item), (Outcome::Blind("special_limit"), vec![]));
        assert_eq!(
            on(&RULE, &crate::rules::trial::item(&[])).0,
            Outcome::Blind("special_limit")
        );
    }
}
