//! T003: an office may promise to finish sooner than the law asks, never later.

use super::measure::{are_unclear, branches, pair, shown};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T003",
        slug: "promise-over-statute",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "承诺办结时限长于法定办结时限",
            "the promised time limit is longer than the statutory one",
        ),
        why: words(
            "窗口可以承诺比法律规定更快，不能更慢；承诺超过法定，群众按承诺来办就会被拖过法定期限。",
            "An office may promise to finish sooner than the law asks, never later.",
        ),
        basis: &[basis::PLAN_BASICS, basis::CONSISTENCY],
    },
    wrong: "法定办结时限: 15个工作日\n承诺办结时限: 20个工作日",
    right: "法定办结时限: 15个工作日\n承诺办结时限: 5个工作日",
    check: Check::Item(
        looks![
            item_type,
            statutory_limit,
            statutory_unit,
            promised_limit,
            promised_unit
        ],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let (promised, statutory) = both!(item.promised_limit, item.statutory_limit);
    if are_unclear(item) {
        return Outcome::NotApplicable;
    }
    if branch_over(item, context, found) {
        return Outcome::Checked;
    }
    // Working days and calendar days do not compare; T004 asks for one unit.
    match pair(promised.value, statutory.value, context.params) {
        None => return Outcome::NotApplicable,
        Some(pair) if pair.one > pair.other => {
            let (promise, statute) = (shown(promised), shown(statutory));
            let draft = found
                .at(
                    promised,
                    text!(
                        "承诺 {promise}，长于法定 {statute}",
                        "{promise} promised, {statute} allowed"
                    ),
                )
                .also(statutory, text!("法定 {statute}", "{statute} allowed"))
                .help(text!(
                    "改为不超过 {statute}；若法定时限填错，先更正法定时限",
                    "promise {statute} or less, or correct the statutory limit first"
                ));
            super::eased(draft, item, Level::Warning);
        }
        Some(_) => {}
    }
    Outcome::Checked
}

/// Reports branches of the two limits that bear one name, where the promise is longer; whether there are any.
fn branch_over(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> bool {
    let (Some(promised), Some(statutory)) =
        (item.promised_limit.given(), item.statutory_limit.given())
    else {
        return false;
    };
    let mut over = branches(promised, statutory);
    over.retain(|branch| {
        pair(branch.promised, branch.statutory, context.params)
            .is_some_and(|pair| pair.one > pair.other)
    });
    if over.is_empty() {
        return false;
    }
    let list = |lang| {
        let one = |branch: &super::measure::Branch| {
            let (name, promise, statute) = (&branch.name, branch.promised, branch.statutory);
            text!(
                "「{name}」承诺 {promise}，长于法定 {statute}",
                "{name}: {promise} promised, {statute} allowed"
            )(lang)
        };
        over.iter().map(one).collect::<Vec<_>>().join("；")
    };
    let statute = shown(statutory);
    let draft = found
        .at(promised, list)
        .also(statutory, text!("法定 {statute}", "{statute} allowed"))
        .help(text!(
            "各情形的承诺都不超过同一情形的法定时限；若法定时限填错，先更正法定时限",
            "promise no more than is allowed in each case, or correct the statutory limit first"
        ));
    super::eased(draft, item, Level::Warning);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn fares(cells: &[(Element, &str)]) -> (Outcome, Vec<String>) {
        let mut item = item(cells);
        item.settle();
        let (outcome, found) = on(&RULE, &item);
        let messages = found.iter().map(|finding| finding.message.to_string());
        (outcome, messages.collect())
    }

    const STATUTE: Element = Element::statutory_limit;
    const PROMISE: Element = Element::promised_limit;

    #[test]
    fn a_unit_that_cannot_be_read_measures_nothing() {
        for (unit, other) in [("周", "工作日"), ("工作日", "分钟"), ("1", "2")] {
            let cells = [
                (STATUTE, "2"),
                (Element::statutory_unit, unit),
                (PROMISE, "10"),
                (Element::promised_unit, other),
            ];
            assert_eq!(fares(&cells), (Outcome::NotApplicable, vec![]), "{unit}");
        }
    }

    #[test]
    fn a_unit_in_the_note_is_the_unit() {
        let cells = [
            (STATUTE, "3"),
            (Element::statutory_note, "3个月（《某法》第二十条）"),
            (PROMISE, "20"),
            (Element::promised_note, "20个工作日"),
        ];
        assert_eq!(fares(&cells), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn messages_name_the_unit_of_another_cell() {
        let cells = [
            (STATUTE, "20个工作日"),
            (PROMISE, "30日"),
            (Element::promised_unit, "工作日"),
        ];
        assert_eq!(fares(&cells).1, ["承诺 30个工作日，长于法定 20个工作日"]);
    }

    #[test]
    fn more_months_than_a_year_has_are_longer() {
        assert_eq!(fares(&[(STATUTE, "1年"), (PROMISE, "13个月")]).1.len(), 1);
        assert_eq!(fares(&[(STATUTE, "1年"), (PROMISE, "半年")]).1.len(), 0);
    }

    #[test]
    fn a_penalty_is_outside_and_a_public_service_is_warned() {
        let with = |kind| {
            item(&[
                (Element::item_type, kind),
                (STATUTE, "5个工作日"),
                (PROMISE, "10个工作日"),
            ])
        };
        assert_eq!(on(&RULE, &with("行政处罚")).0, Outcome::NotApplicable);
        assert_eq!(on(&RULE, &with("行政许可")).1[0].level, Level::Error);
        assert_eq!(on(&RULE, &with("公共服务")).1[0].level, Level::Warning);
    }

    #[test]
    fn branches_of_one_name_are_compared() {
        let limits = |promise, statute| fares(&[(PROMISE, promise), (STATUTE, statute)]).1;
        let statute = "新办：20个工作日；变更：10个工作日";
        assert_eq!(
            limits("新办：6个工作日；变更：15个工作日", statute),
            ["「变更」承诺 15个工作日，长于法定 10个工作日"]
        );
        assert_eq!(
            limits("变更15个工作日，新办25个工作日", statute),
            [
                "「变更」承诺 15个工作日，长于法定 10个工作日；「新办」承诺 25个工作日，长于法定 20个工作日"
            ]
        );
        assert_eq!(
            limits("新办：15个工作日；变更：15个工作日", statute),
            ["「变更」承诺 15个工作日，长于法定 10个工作日"]
        );
        assert_eq!(
            limits("15个工作日（变更）/20个工作日（新办）", statute).len(),
            1
        );
        for fine in [
            "新办：6个工作日；变更：5个工作日",
            "变更：10个工作日；新办：20个工作日",
            // Who has no partner is not compared, nor is a single promise with branches.
            "新办：6个工作日；延续：15个工作日",
            "网上：15个工作日；窗口：20个工作日",
            "15个工作日",
        ] {
            assert_eq!(limits(fine, statute), [""; 0], "{fine}");
        }
        assert_eq!(limits("25个工作日", statute).len(), 1);
    }
}
