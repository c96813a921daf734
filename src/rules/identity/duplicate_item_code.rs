//! I006: one code, one item. An implementation code alone is no key: it covers several 业务办理项.

use super::listing::{add, add_themes, is_live};
use super::shape::{is_filler, is_number_gone_wrong};
use crate::canon::{Fingerprint, code_spelling, name_hash};
use crate::rules::prelude::*;
use std::collections::HashMap;

pub static RULE: Rule = Rule {
    about: About {
        id: "I006",
        slug: "duplicate-item-code",
        level: Level::Error,
        since: "0.1.0",
        says: words("事项编码重复", "two items have one code"),
        why: words(
            "编码是事项的身份证，两个事项用同一个编码，办件和统计都会串到一起。",
            "A code identifies an item; two items under one code mix up cases and counts.",
        ),
        basis: &[basis::CODES, basis::CONSISTENCY],
    },
    wrong: "- 事项名称: 食品经营许可\n  事项编码: SP-0012-01\n- 事项名称: 食品生产许可\n  事项编码: SP-0012-01",
    right: "- 事项名称: 食品经营许可\n  事项编码: SP-0012-01\n- 事项名称: 食品生产许可\n  事项编码: SP-0012-02",
    check: Check::Catalog {
        gather,
        least: 2,
        tells: |_| true,
        judge,
    },
};

/// Shorter local codes are running numbers, which every department begins at 1: 12, 000001, XK-001.
const RUNNING: usize = 7;

fn gather(item: &ServiceItem<'_>, _: &Context<'_>, facts: &mut Facts) -> Outcome {
    let codes = [
        &item.handling_code,
        &item.local_code,
        &item.implementation_code,
    ];
    let Some(which) = codes.iter().position(|code| code.given().is_some()) else {
        return if codes.iter().all(|code| code.is_absent()) {
            Outcome::Blind("handling_code")
        } else {
            Outcome::NotApplicable
        };
    };
    let Some(code) = codes[which].given().filter(|_| is_live(item)) else {
        return Outcome::NotApplicable;
    };
    // Filler identifies nothing, and what a spreadsheet made of a code is S009's.
    if is_filler(code.value.0) || is_lost(code.value.0) {
        return Outcome::NotApplicable;
    }
    let name = match facts.title_hash(item) {
        Some(hash) => hash,
        None => name_hash(""),
    };
    let mut key = Fingerprint::new();
    key.add(&code_spelling(code.value.0));
    match which {
        // A handling code holds the office that issued it, so it is one of a kind everywhere.
        0 => {}
        // Districts that share a system share its local codes.
        1 => {
            add(&mut key, &item.region_code);
            add(&mut key, &item.region);
            if code.value.0.len() < RUNNING {
                add(&mut key, &item.department);
            }
        }
        _ => key.add_hash(name),
    }
    facts.add(
        item,
        key.finish(),
        name_and_listing(item, name, which == 1),
        code.raw.origin,
    );
    Outcome::Checked
}

/// Written with an exponent, or with nothing but noughts where the base code should stand. Shorter local codes end in noughts.
fn is_lost(code: &str) -> bool {
    const NATIONAL: usize = 31;
    let is_plain = || code.bytes().all(|byte| byte.is_ascii_digit());
    is_number_gone_wrong(code) && (code.len() >= NATIONAL || !is_plain())
}

/// A hash of the name above, and below one of the themes and the situation the item is listed under. A local code may be that of
/// the base catalog, which several departments implement under one name.
fn name_and_listing(item: &ServiceItem<'_>, name: u64, is_local: bool) -> u64 {
    let mut print = Fingerprint::new();
    print.add_hash(name);
    let mut listing = Fingerprint::new();
    add_themes(&mut listing, item);
    if is_local {
        add(&mut listing, &item.department);
    }
    if let Some(situation) = item.situations.entries.first() {
        add(&mut listing, &situation.name);
    }
    print.finish() << 32 | listing.finish() & 0xffff_ffff
}

/// One name under several themes is one item listed often.
fn judge(group: &Group<'_>, found: &mut Found<'_>) {
    let first = &group.facts[0];
    let mut seen = HashMap::from([(first.extra, first)]);
    for fact in &group.facts[1..] {
        let twin = match seen.get(&fact.extra) {
            Some(twin) => *twin,
            None if fact.extra >> 32 != first.extra >> 32 => first,
            None => {
                seen.insert(fact.extra, fact);
                continue;
            }
        };
        report(group, found, fact, twin);
    }
}

#[cold]
fn report(group: &Group<'_>, found: &mut Found<'_>, fact: &Fact, twin: &Fact) {
    let (code, name) = (group.code(fact), group.name(twin));
    let name = brief(&name);
    found
        .at_fact(
            group,
            fact,
            &code,
            text!(
                "编码 {code} 与事项“{name}”的编码重复",
                "the code {code} is also that of \"{name}\""
            ),
        )
        .also_fact(
            group,
            twin,
            &group.code(twin),
            text!("先出现于“{name}”", "first used by \"{name}\""),
        )
        .help(text!(
            "核对两个事项的编码，改正填错的一个；同一事项重复列出的，删去一条",
            "correct the wrong one of the two codes; if it is one item listed twice, drop one"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn coded<'a>(name: &'a str, element: Element, code: &'a str) -> ServiceItem<'a> {
        item(&[(Element::name, name), (element, code)])
    }

    #[test]
    fn both_places_are_shown() {
        let items = ["甲", "乙"].map(|name| coded(name, Element::handling_code, "C-000001"));
        let found = over(&RULE, &items);
        assert_eq!(found.len(), 1);
        assert_eq!(&*found[0].message, "编码 C-000001 与事项“甲”的编码重复");
        assert_eq!(found[0].item.as_ref().map(|item| &*item.name), Some("乙"));
        assert_eq!(&*found[0].related[0].value, "C-000001");
    }

    #[test]
    fn one_implementation_code_covers_several_handling_items() {
        let items = ["甲", "乙"].map(|name| coded(name, Element::implementation_code, "I-000001"));
        assert!(over(&RULE, &items).is_empty());
        let items = ["甲", "甲 "].map(|name| coded(name, Element::implementation_code, "I-000001"));
        assert_eq!(over(&RULE, &items).len(), 1);
    }

    #[test]
    fn the_handling_code_goes_first() {
        let mut items = ["甲", "乙"].map(|name| coded(name, Element::local_code, "L-000001"));
        items[0].bind(Element::handling_code, "H1", Origin::WHOLE);
        items[1].bind(Element::handling_code, "H2", Origin::WHOLE);
        assert!(over(&RULE, &items).is_empty());
    }

    #[test]
    fn an_item_listed_under_two_themes_is_one() {
        let mut items = ["甲", "甲", "甲"].map(|name| coded(name, Element::handling_code, "H1"));
        items[0].bind(Element::personal_theme, "生育收养", Origin::WHOLE);
        items[1].bind(Element::personal_theme, "户籍办理", Origin::WHOLE);
        items[2].bind(Element::personal_theme, "户籍办理", Origin::WHOLE);
        assert_eq!(over(&RULE, &items[..2]).len(), 0);
        assert_eq!(over(&RULE, &items).len(), 1);
    }

    #[test]
    fn districts_may_share_local_codes() {
        let mut items = ["甲", "甲"].map(|name| coded(name, Element::local_code, "L-000001"));
        items[0].bind(Element::region, "朝阳区", Origin::WHOLE);
        items[1].bind(Element::region, "南关区", Origin::WHOLE);
        assert!(over(&RULE, &items).is_empty());
    }

    #[test]
    fn departments_may_share_running_numbers_but_not_codes() {
        for (code, findings) in [("12", 0), ("000001", 0), ("XK-001", 0), ("GA-000012", 1)] {
            let mut items = ["甲", "乙"].map(|name| coded(name, Element::local_code, code));
            items[0].bind(Element::department, "公安局", Origin::WHOLE);
            items[1].bind(Element::department, "民政局", Origin::WHOLE);
            assert_eq!(over(&RULE, &items).len(), findings, "{code}");
        }
    }

    #[test]
    fn departments_may_implement_one_item_of_the_base_catalog() {
        for (names, findings) in [(["甲", "甲"], 0), (["甲", "乙"], 1)] {
            let mut items = names.map(|name| coded(name, Element::local_code, "220131004000"));
            items[0].bind(Element::department, "南关区市场监管局", Origin::WHOLE);
            items[1].bind(Element::department, "朝阳区市场监管局", Origin::WHOLE);
            assert_eq!(over(&RULE, &items).len(), findings, "{names:?}");
        }
    }

    #[test]
    fn filler_and_numbers_gone_wrong_are_no_codes() {
        for code in ["待定", "暂无编码", "XXXXXXXX", "0", "1.14401E+30"] {
            let items = ["甲", "乙"].map(|name| coded(name, Element::local_code, code));
            assert!(over(&RULE, &items).is_empty(), "{code}");
        }
    }

    #[test]
    fn a_code_may_end_in_noughts() {
        let code = "22010200000001000000";
        let items = ["甲", "乙"].map(|name| coded(name, Element::local_code, code));
        assert_eq!(over(&RULE, &items).len(), 1);
    }

    #[test]
    fn full_width_digits_are_the_same_digits() {
        let items = [
            coded("甲", Element::local_code, "SP-0012-01"),
            coded("乙", Element::local_code, "SP-0012-0１"),
        ];
        assert_eq!(over(&RULE, &items).len(), 1);
    }

    #[test]
    fn a_cancelled_version_may_keep_its_code() {
        let mut items = ["甲", "甲"].map(|name| coded(name, Element::handling_code, "H1"));
        items[0].bind(Element::state, "取消", Origin::WHOLE);
        assert!(over(&RULE, &items).is_empty());
    }

    #[test]
    fn without_any_code_it_is_blind_and_with_blank_ones_outside() {
        let nameless = item(&[(Element::name, "甲")]);
        assert_eq!(gathered(&RULE, &nameless), Outcome::Blind("handling_code"));
        let blank = coded("甲", Element::local_code, "");
        assert_eq!(gathered(&RULE, &blank), Outcome::NotApplicable);
    }
}
