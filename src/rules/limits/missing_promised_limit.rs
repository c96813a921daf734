//! T002: every item says how soon the office promises to finish.

use super::measure::shown;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T002",
        slug: "missing-promised-limit",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "未填写承诺办结时限",
            "the promised time limit is not filled in",
        ),
        why: words(
            "承诺时限是窗口对群众的公开承诺，不写就等于没有承诺。",
            "The promised limit is what the office answers for; left out, nothing is promised.",
        ),
        basis: &[basis::PLAN_BASICS, basis::BUSINESS_36],
    },
    wrong: "事项名称: 食品经营许可\n承诺办结时限:",
    right: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日",
    check: Check::Item(looks![item_type, statutory_limit, promised_limit], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let limit = seen!(item.promised_limit);
    if let Some(raw) = left_blank(limit) {
        let draft = found.at(
            raw,
            text!(
                "承诺办结时限为空",
                "the promised time limit (承诺办结时限) is blank"
            ),
        );
        let draft = match item.statutory_limit.given() {
            Some(statute) => {
                let most = shown(statute);
                draft
                    .also(statute, text!("法定 {most}", "{most} allowed"))
                    .help(text!(
                        "填写不超过法定 {most} 的承诺时限",
                        "promise {most} or less"
                    ))
            }
            None => draft.help(text!(
                "填写窗口承诺的办结时限，不得长于法定办结时限",
                "write how soon the office promises to finish, within the statutory limit"
            )),
        };
        if item.is_public_service() {
            draft.level(Level::Warning);
        }
        return Outcome::Checked;
    }
    match limit {
        Field::Given(_) | Field::Nil(_) => Outcome::Checked,
        _ => Outcome::NotApplicable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn the_statutory_limit_is_the_measure() {
        let mut item = item(&[(Element::promised_limit, "")]);
        let twenty = limit(20, Unit::WorkingDay);
        item.statutory_limit = given(Element::statutory_limit, "20个工作日", twenty);
        let (_, found) = on(&RULE, &item);
        assert_eq!(
            found[0].help.as_deref(),
            Some("填写不超过法定 20个工作日 的承诺时限")
        );
        assert_eq!(found[0].related.len(), 1);
        assert_eq!(found[0].fix, None);
    }

    #[test]
    fn a_public_service_is_warned() {
        let cells = [
            (Element::item_type, "公共服务"),
            (Element::promised_limit, ""),
        ];
        assert_eq!(on(&RULE, &item(&cells)).1[0].level, Level::Warning);
    }

    #[test]
    fn a_filler_number_is_another_rules() {
        let (outcome, found) = on(&RULE, &item(&[(Element::promised_limit, "999")]));
        assert_eq!((outcome, found.len()), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("promised_limit"));
    }
}
