//! T009: twenty working days are the law's own limit for a licence; a longer one rests on another law, which is to be named.

use super::law_words::allow;
use super::measure::{is_surely_over, is_unclear, shown};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T009",
        slug: "licence-over-20-days",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "许可法定时限超过20个工作日，须写明依据",
            "a licence with more than 20 working days names no basis for that",
        ),
        why: words(
            "行政许可应在受理之日起二十个工作日内作出决定，只有法律、法规另有规定的才能更长。",
            "A licence is decided within twenty working days unless another law or regulation sets more.",
        ),
        basis: &[basis::LICENSING_42],
    },
    wrong: "事项类型: 行政许可\n法定办结时限: 45个工作日\n法定办结时限说明:",
    right: "事项类型: 行政许可\n法定办结时限: 45个工作日\n法定办结时限说明: 《取水许可和水资源费征收管理条例》第十九条",
    check: Check::Item(
        looks![
            item_type,
            partners,
            legal_basis,
            statutory_limit,
            statutory_unit,
            statutory_note,
            project_type
        ],
        check,
    ),
};

/// What the law allows where no other law speaks, in working days.
const ALLOWED: u32 = 20;

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if item.item_type.is_absent() {
        return Outcome::Blind("item_type");
    }
    if !item.is_licence() {
        return Outcome::NotApplicable;
    }
    let limit = given!(item.statutory_limit);
    // Joint handling has forty-five days and T010; calendar days are T008's.
    if super::is_joint(item)
        || limit.value.unit == Unit::CalendarDay
        || is_unclear(&item.statutory_limit, &item.statutory_unit)
    {
        return Outcome::NotApplicable;
    }
    if !is_surely_over(limit.value, ALLOWED) || is_explained(item, limit) {
        return Outcome::Checked;
    }
    match seen!(item.statutory_note) {
        Field::Given(_) => {}
        note => report(found, limit, note),
    }
    Outcome::Checked
}

/// The limit's own words name where it stands, or those of the 设定依据 allow so much.
#[cold]
fn is_explained(item: &ServiceItem<'_>, limit: &Sourced<'_, TimeLimit>) -> bool {
    let written = limit.raw.text;
    let article = written.contains('第') && written.contains(['条', '款']);
    written.contains('《')
        || article
        || item
            .legal_basis
            .given()
            .is_some_and(|basis| allow(basis.value, limit.value))
}

#[cold]
fn report(found: &mut Found<'_>, limit: &Sourced<'_, TimeLimit>, note: &Field<'_, Text<'_>>) {
    let value = shown(limit);
    found
        .at(
            limit,
            text!(
                "法定办结时限 {value} 超过20个工作日，没有写明依据",
                "{value} is more than 20 working days, and no law is named for it"
            ),
        )
        .also(note, text!("时限说明为空", "the note is blank"))
        .help(text!(
            "在“法定办结时限说明”中写明规定这一时限的法律、法规及条款；没有的改为20个工作日",
            "name the law and the article in statutory_note (法定办结时限说明), or write 20个工作日"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn fares(limit: &str, note: &str) -> (Outcome, usize) {
        let cells = [
            (Element::item_type, "行政许可"),
            (Element::statutory_limit, limit),
            (Element::statutory_note, note),
        ];
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn only_what_is_surely_longer_is_reported() {
        for (limit, count) in [
            ("20个工作日", 0),
            ("21个工作日", 1),
            ("1个月", 0),
            ("2个月", 1),
            ("1年", 1),
            ("当场办结", 0),
        ] {
            assert_eq!(fares(limit, ""), (Outcome::Checked, count), "{limit}");
        }
    }

    #[test]
    fn a_note_or_words_in_the_limit_explain_it() {
        assert_eq!(fares("45个工作日", "《种子法》第三十一条").1, 0);
        assert_eq!(fares("45个工作日（《种子法》第三十一条）", "").1, 0);
        assert_eq!(fares("45个工作日", "无").1, 1);
    }

    #[test]
    fn other_words_do_not() {
        assert_eq!(fares("符合条件的45个工作日内办结", "").1, 1);
        for basis in [
            "《行政许可法》第四十二条：行政机关应当自受理行政许可申请之日起二十日内作出行政许可决定",
            "《某法》第三条：许可证有效期限为五年",
            "《某法》第三条：应当自变更之日起30日内申请",
        ] {
            let cells = [
                (Element::item_type, "行政许可"),
                (Element::statutory_limit, "60个工作日"),
                (Element::statutory_note, ""),
                (Element::legal_basis, basis),
            ];
            assert_eq!(on(&RULE, &item(&cells)).1.len(), 1, "{basis}");
        }
    }

    #[test]
    fn the_words_of_the_law_explain_it() {
        let cells = [
            (Element::item_type, "行政许可"),
            (Element::statutory_limit, "60个工作日"),
            (Element::statutory_note, ""),
            (
                Element::legal_basis,
                "《某法》第三条：应当自受理申请之日起六十日内作出决定",
            ),
        ];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::Checked, vec![]));
    }

    #[test]
    fn without_a_place_for_the_note_it_is_blind() {
        let cells = [
            (Element::item_type, "行政许可"),
            (Element::statutory_limit, "60个工作日"),
        ];
        assert_eq!(on(&RULE, &item(&cells)).0, Outcome::Blind("statutory_note"));
    }

    #[test]
    fn calendar_days_joint_handling_and_other_types_are_outside() {
        assert_eq!(fares("60日", ""), (Outcome::NotApplicable, 0));
        let joint = item(&[
            (Element::item_type, "行政许可"),
            (Element::partners, "市水务局"),
            (Element::statutory_limit, "45个工作日"),
        ]);
        assert_eq!(on(&RULE, &joint).0, Outcome::NotApplicable);
        let service = item(&[
            (Element::item_type, "公共服务"),
            (Element::statutory_limit, "60个工作日"),
        ]);
        assert_eq!(on(&RULE, &service).0, Outcome::NotApplicable);
        let untold = item(&[(Element::statutory_limit, "60个工作日")]);
        assert_eq!(on(&RULE, &untold).0, Outcome::Blind("item_type"));
    }
}
