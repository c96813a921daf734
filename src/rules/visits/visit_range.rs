//! V008: the number of visits is a number.

use super::VISITS_AND_WAYS;
use super::online::wholly_online;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V008",
        slug: "visit-range",
        level: Level::Warning,
        since: "0.1.0",
        says: words("到场次数应为确定的数字", "the number of visits is a range"),
        why: words(
            "“1-2次”“最多2次”让群众不知道到底跑几趟，统计时只能按最多的算。",
            "\"1 to 2\" or \"at most 2\" leaves people guessing, and is counted as the most.",
        ),
        basis: &[basis::PLAN_PROCESS],
    },
    wrong: "事项名称: 食品经营许可\n到办事现场次数: 1-2次",
    right: "事项名称: 食品经营许可\n到办事现场次数: 1次",
    check: Check::Item(VISITS_AND_WAYS, check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let visits = given!(item.visits);
    if matches!(visits.value.form, VisitForm::Range | VisitForm::AtMost) {
        // Visits of an item that is wholly online are V002's.
        if wholly_online(item).is_some() {
            return Outcome::NotApplicable;
        }
        report(found, visits);
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, visits: &Sourced<'_, Visits>) {
    let (count, most) = (brief(visits.raw.text), visits.value.most);
    found
        .at(
            visits,
            text!(
                "到场次数“{count}”不是确定的数字，暂按 {most} 次理解",
                "the number of visits is \"{count}\", no single number; read as {most}"
            ),
        )
        .help(text!(
            "填一个数字；分情形次数不同的，填最多的 {most}，把情形写进原因说明",
            "write one number; where cases differ write the most, {most}, and tell of the cases in the reason"
        ))
        .decide(most.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn fix(visits: &str) -> Option<String> {
        let (outcome, found) = on(&RULE, &item(&[(Element::visits, visits)]));
        assert_eq!(outcome, Outcome::Checked);
        let fix = found.first()?.fix.as_ref();
        fix.map(|fix| fix.value.to_string())
    }

    #[test]
    fn a_range_is_offered_its_upper_end() {
        assert_eq!(fix("1-2次"), Some("2".to_owned()));
        assert_eq!(fix("最多跑一次"), Some("1".to_owned()));
    }

    #[test]
    fn a_number_is_a_number_in_words_too() {
        for visits in ["0", "1次", "两次", "无需到现场", "全程网办"] {
            assert_eq!(fix(visits), None, "{visits}");
        }
    }

    #[test]
    fn visits_of_an_online_item_are_another_rules() {
        let cells = [(Element::visits, "最多1次"), (Element::online_depth, "Ⅳ级")];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }
}
