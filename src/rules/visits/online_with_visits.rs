//! V002: what is handled wholly online asks for no visit.

use super::VISITS_AND_WAYS;
use super::online::wholly_online;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V002",
        slug: "online-with-visits",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "全程网办事项的到场次数应为0",
            "an item handled wholly online asks for visits",
        ),
        why: words(
            "标了全程网办又要到现场，群众会白跑或不敢网上办。",
            "If everything is done online nobody should have to come; one of the two statements is wrong.",
        ),
        basis: &[basis::PLAN_PROCESS, basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n网上办理深度: 全程网办（Ⅳ级）\n到办事现场次数: 1次",
    right: "事项名称: 食品经营许可\n网上办理深度: 全程网办（Ⅳ级）\n到办事现场次数: 0次",
    check: Check::Item(VISITS_AND_WAYS, check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.online_depth.is_absent() && item.is_online.is_absent() && item.handle_form.is_absent() {
        return Outcome::Blind("online_depth");
    }
    let visits = given!(item.visits);
    let Some(online) = wholly_online(item) else {
        return Outcome::NotApplicable;
    };
    if visits.value.most > 0 {
        let (count, depth) = (brief(visits.raw.text), brief(online.text));
        let (label, key) = (online.element().label(), online.element().key());
        found
            .at(
                visits,
                text!(
                    "「{label}」为“{depth}”，到场次数却是 {count}",
                    "{key} ({label}) is \"{depth}\", yet the number of visits is {count}"
                ),
            )
            .also(
                &online,
                text!("全程网办：{depth}", "wholly online: {depth}"),
            )
            .help(text!(
                "到场次数改为 0；确需到现场的，先更正「{label}」",
                "write 0 visits, or correct {key} ({label}) if one must come"
            ))
            .decide("0");
    }
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(level: u8, visits: &str) -> (Outcome, usize) {
        let mut item = item(&[(Element::visits, visits)]);
        let depth = Depth {
            functions: 0,
            level,
        };
        item.online_depth = given(Element::online_depth, "Ⅳ级", depth);
        let (outcome, found) = on(&RULE, &item);
        (outcome, found.len())
    }

    #[test]
    fn the_fourth_level_asks_for_no_visit() {
        assert_eq!(with(4, "1"), (Outcome::Checked, 1));
        assert_eq!(with(4, "0"), (Outcome::Checked, 0));
    }

    #[test]
    fn lower_levels_are_outside() {
        assert_eq!(with(3, "1"), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn a_lone_digit_is_no_level_unless_it_is_a_function_of_the_last() {
        let with = |depth| {
            let cells = [(Element::online_depth, depth), (Element::visits, "1")];
            on(&RULE, &item(&cells)).1.len()
        };
        assert_eq!(with("4"), 0);
        for depth in ["5", "6", "7", "4级", "4^5"] {
            assert_eq!(with(depth), 1, "{depth}");
        }
    }

    #[test]
    fn a_missing_count_is_another_rules() {
        assert_eq!(with(4, ""), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn words_count_as_much_as_a_level() {
        let cells = [
            (Element::handle_form, "窗口办理、全程网办"),
            (Element::visits, "1"),
        ];
        let (_, found) = on(&RULE, &item(&cells));
        assert_eq!(found[0].related[0].element, Element::handle_form);
        assert_eq!(found[0].fix.as_ref().map(|fix| &*fix.value), Some("0"));
    }

    #[test]
    fn without_any_word_on_it_it_is_blind() {
        let item = item(&[(Element::visits, "1")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("online_depth"));
    }
}
