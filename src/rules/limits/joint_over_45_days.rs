//! T010: several bodies that decide together have forty-five days.

use super::measure::{are_unclear, is_surely_over, shown};
use super::partners;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T010",
        slug: "joint-over-45-days",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "联合办理时限超过45日",
            "joint handling takes more than 45 days",
        ),
        why: words(
            "统一办理、联合办理、集中办理的许可，办理时间不得超过四十五日（以工作日计）。",
            "A licence handled jointly takes forty-five working days at most.",
        ),
        basis: &[basis::LICENSING_42, basis::LICENSING_82],
    },
    wrong: "事项名称: 洪水影响评价审批\n联办机构: 市自然资源局\n法定办结时限: 60个工作日",
    right: "事项名称: 洪水影响评价审批\n联办机构: 市自然资源局\n法定办结时限: 45个工作日",
    check: Check::Item(
        looks![
            item_type,
            partners,
            statutory_limit,
            statutory_unit,
            promised_limit,
            promised_unit,
            project_type
        ],
        check,
    ),
};

/// What the law allows several bodies together, in working days.
const ALLOWED: u32 = 45;

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !may_be_licence(item) {
        return Outcome::NotApplicable;
    }
    if !super::is_joint(item) {
        return match item.partners {
            Field::Absent => Outcome::Blind("partners"),
            _ => Outcome::NotApplicable,
        };
    }
    if item.statutory_limit.is_absent() && item.promised_limit.is_absent() {
        return Outcome::Blind("statutory_limit");
    }
    let limits = [&item.statutory_limit, &item.promised_limit];
    let given = || limits.into_iter().filter_map(|limit| limit.given());
    if given().next().is_none() || are_unclear(item) {
        return Outcome::NotApplicable;
    }
    // One fault: a promise beyond the statute is T003's.
    if let Some(limit) = given().find(|limit| is_surely_over(limit.value, ALLOWED)) {
        report(found, item, limit);
    }
    Outcome::Checked
}

/// The article is about licences; a list without types does not say.
fn may_be_licence(item: &ServiceItem<'_>) -> bool {
    item.item_type
        .given()
        .is_none_or(|kind| kind.value == ItemType::Licence)
}

#[cold]
fn report(found: &mut Found<'_>, item: &ServiceItem<'_>, limit: &Sourced<'_, TimeLimit>) {
    let value = shown(limit);
    let draft = found.at(
        limit,
        text!(
            "联合办理，时限却是 {value}，超过45个工作日",
            "{value} for joint handling is more than 45 working days"
        ),
    );
    let draft = match partners(item) {
        Some(partners) => draft.also(partners, text!("联办机构", "handled together with")),
        None => draft.also(&item.project_type, text!("办件类型", "the type")),
    };
    draft.help(text!(
        "缩短到45个工作日以内；不是联合办理的，清空联办机构",
        "make it 45 working days or less, or clear 联办机构 (partners) if nobody else decides"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn joint<'a>(cells: &[(Element, &'a str)]) -> ServiceItem<'a> {
        let mut item = item(cells);
        item.bind(Element::partners, "市水务局", Origin::WHOLE);
        item
    }

    #[test]
    fn more_than_forty_five_working_days_are_too_many() {
        for (limit, count) in [
            ("45个工作日", 0),
            ("46个工作日", 1),
            ("2个月", 0),
            ("4个月", 1),
            ("60日", 0),
        ] {
            let item = joint(&[(Element::statutory_limit, limit)]);
            assert_eq!(on(&RULE, &item).1.len(), count, "{limit}");
        }
    }

    #[test]
    fn both_limits_too_long_are_one_fault() {
        let item = joint(&[
            (Element::statutory_limit, "60个工作日"),
            (Element::promised_limit, "50个工作日"),
        ]);
        let (_, found) = on(&RULE, &item);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].element, Element::statutory_limit);
    }

    #[test]
    fn an_item_of_the_joint_type_needs_no_partner_named() {
        let item = item(&[
            (Element::project_type, "联办件"),
            (Element::promised_limit, "60个工作日"),
        ]);
        assert_eq!(on(&RULE, &item).1.len(), 1);
    }

    #[test]
    fn alone_or_no_licence_is_outside() {
        let alone = item(&[
            (Element::partners, "无"),
            (Element::statutory_limit, "60个工作日"),
        ]);
        assert_eq!(on(&RULE, &alone), (Outcome::NotApplicable, vec![]));
        let nobody = item(&[
            (Element::partners, "无联办机构"),
            (Element::statutory_limit, "60个工作日"),
        ]);
        assert_eq!(on(&RULE, &nobody), (Outcome::NotApplicable, vec![]));
        let service = joint(&[
            (Element::item_type, "公共服务"),
            (Element::statutory_limit, "60个工作日"),
        ]);
        assert_eq!(on(&RULE, &service).0, Outcome::NotApplicable);
        let silent = item(&[(Element::statutory_limit, "60个工作日")]);
        assert_eq!(on(&RULE, &silent).0, Outcome::Blind("partners"));
    }
}
