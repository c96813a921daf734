//! I007: one department lists one name once.

use super::listing::{add, add_themes, is_live};
use crate::canon::Fingerprint;
use crate::rules::prelude::*;
use std::collections::HashSet;

pub static RULE: Rule = Rule {
    about: About {
        id: "I007",
        slug: "duplicate-item-name",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "同一部门事项名称重复",
            "one department lists one name twice",
        ),
        why: words(
            "同一部门两个事项同名，群众分不清该办哪一个，也常是重复录入。",
            "Nobody can tell two items of one name apart; often one was entered twice.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "- 事项名称: 食品经营许可\n  实施主体: 市场监督管理局\n- 事项名称: 食品经营许可\n  实施主体: 市场监督管理局",
    right: "- 事项名称: 食品经营许可（新办）\n  实施主体: 市场监督管理局\n- 事项名称: 食品经营许可（变更）\n  实施主体: 市场监督管理局",
    check: Check::Catalog {
        gather,
        least: 2,
        tells: |_| true,
        judge,
    },
};

fn gather(item: &ServiceItem<'_>, _: &Context<'_>, facts: &mut Facts) -> Outcome {
    // Without a department there is no telling whose the name is.
    given!(item.department);
    let Some(name) = item.title().filter(|_| is_live(item)) else {
        return Outcome::NotApplicable;
    };
    let hash = facts.title_hash(item).unwrap_or_default();
    let mut key = Fingerprint::new();
    key.add_hash(facts.office_hash(item));
    key.add_hash(hash);
    // 无 as a name is the parent itself.
    if item.name.given().is_some() {
        add(&mut key, &item.parent_name);
    }
    add(&mut key, &item.use_level);
    add_themes(&mut key, item);
    facts.add(item, key.finish(), code(item), name.origin);
    Outcome::Checked
}

/// The most specific code as a number; 0 for none.
fn code(item: &ServiceItem<'_>) -> u64 {
    item.code().map_or(0, |code| {
        let mut print = Fingerprint::new();
        print.add(code.text);
        print.finish().max(1)
    })
}

/// Items of one name and one code are I006's.
fn judge(group: &Group<'_>, found: &mut Found<'_>) {
    let first = &group.facts[0];
    let mut codes = HashSet::from([first.extra]);
    for fact in &group.facts[1..] {
        if codes.insert(fact.extra) || fact.extra == 0 {
            report(group, found, fact, first);
        }
    }
}

#[cold]
fn report(group: &Group<'_>, found: &mut Found<'_>, fact: &Fact, first: &Fact) {
    let name = group.name(fact);
    let (short, department) = (brief(&name), brief(group.department(fact)));
    found
        .at_fact(
            group,
            fact,
            &name,
            text!(
                "{department}已有同名事项“{short}”",
                "\"{short}\" is listed by {department} before"
            ),
        )
        .also_fact(
            group,
            first,
            &group.name(first),
            text!("先出现的同名事项", "the one before"),
        )
        .help(text!(
            "确是重复的删去一条；不是一回事的，在名称后注明区别，如“（新办）”“（变更）”",
            "drop one if it is the same item; else say in the name how they differ, as in （新办） and （变更）"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn named<'a>(name: &'a str, department: &'a str) -> ServiceItem<'a> {
        item(&[(Element::name, name), (Element::department, department)])
    }

    #[test]
    fn one_name_twice_in_one_department_is_reported() {
        let items = [
            named("甲（乙）", "公安局"),
            named("甲(乙)", "公安局"),
            named("甲(乙)", "民政局"),
        ];
        let found = over(&RULE, &items);
        assert_eq!(found.len(), 1);
        assert_eq!(&*found[0].message, "公安局已有同名事项“甲(乙)”");
        assert_eq!(&*found[0].related[0].value, "甲（乙）");
    }

    #[test]
    fn the_parent_the_region_and_the_level_are_part_of_the_name() {
        for (element, one, other) in [
            (Element::parent_name, "主项一", "主项二"),
            (Element::region, "朝阳区", "南关区"),
            (Element::use_level, "市级", "县级"),
            (Element::personal_theme, "生育收养", "户籍办理"),
        ] {
            let mut items = ["甲", "甲"].map(|name| named(name, "公安局"));
            items[0].bind(element, one, Origin::WHOLE);
            items[1].bind(element, other, Origin::WHOLE);
            assert!(over(&RULE, &items).is_empty(), "{element:?}");
        }
    }

    #[test]
    fn other_situations_make_no_other_item() {
        let items = ["首次申请", "补办"].map(|situation| {
            let mut item = named("甲", "公安局");
            let mut entry = Situation::default();
            entry.bind(Element::situation_name, situation, Origin::WHOLE);
            item.situations.entries.push(entry);
            item
        });
        assert_eq!(over(&RULE, &items).len(), 1);
    }

    #[test]
    fn equal_codes_are_another_rules_and_other_codes_are_not() {
        for (codes, findings) in [(["1", "1"], 0), (["1", "2"], 1)] {
            let items = codes.map(|code| {
                let mut item = named("甲", "公安局");
                item.bind(Element::handling_code, code, Origin::WHOLE);
                item
            });
            assert_eq!(over(&RULE, &items).len(), findings, "{codes:?}");
        }
    }

    #[test]
    fn the_parent_itself_is_named_by_its_parent() {
        let items = ["主项", "主项"].map(|parent| {
            let mut item = named("无", "公安局");
            item.bind(Element::parent_name, parent, Origin::WHOLE);
            item
        });
        assert_eq!(over(&RULE, &items).len(), 1);
    }

    #[test]
    fn without_a_department_it_is_blind() {
        let item = item(&[(Element::name, "甲")]);
        assert_eq!(gathered(&RULE, &item), Outcome::Blind("department"));
    }
}
