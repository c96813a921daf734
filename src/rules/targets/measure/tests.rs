//! Ratios over whole catalogs: who is counted, when a ratio is refused, what would reach its target.

use super::*;
use crate::config::Settings;
use crate::finding::Lang;
use crate::model::{Element, ServiceItem};
use crate::rules::targets::{counts, instant_share, limit_compression};
use crate::rules::trial::item;
use crate::rules::{Check, Context, Rule, index_of};

/// What a list of items measures in one ratio.
fn measured(rule: &Rule, items: &[ServiceItem<'_>]) -> Vec<Measured> {
    let settings = Settings::default();
    let Check::Ratio(ratio) = &rule.check else {
        panic!("{} is no ratio", rule.about.id)
    };
    let rule = index_of(rule.about.id).expect("it is in the book");
    let Check::Ratio(known) = &crate::rules::BOOK[rule].check else {
        panic!("it is a ratio")
    };
    let slot = Slot {
        rule: rule as u16,
        ratio: known,
        target: settings.target(crate::rules::BOOK[rule].about.id),
    };
    let context = Context {
        as_of: "2026-11-22",
        params: &settings.params,
    };
    let (mut shares, mut facts) = (Shares::default(), Facts::default());
    for item in items.iter().filter(|item| counts(item)) {
        facts.enter(std::slice::from_ref(item));
        let seat = shares.seat(item, 0);
        let vote = (ratio.count)(item, &context, slot.target);
        shares.add(seat, 0, vote, facts.head());
    }
    let text = facts.take_text();
    measure(
        &shares,
        &[slot],
        &settings.params,
        Lang::Zh,
        (&facts, text.as_str()),
    )
}

/// Items of one department, of these types.
fn of_types(department: &'static str, types: &[&'static str]) -> Vec<ServiceItem<'static>> {
    let cells = |kind| {
        [
            (Element::name, "甲"),
            (Element::department, department),
            (Element::project_type, kind),
        ]
    };
    types.iter().map(|kind| item(&cells(kind))).collect()
}

const YES: &str = "即办件";
const NO: &str = "承诺件";

#[test]
fn a_department_and_the_catalog_have_ratios_of_their_own() {
    let mut items = of_types("市水务局", &[YES, YES, YES, NO, NO, NO, NO, NO, NO, NO]);
    items.extend(of_types("市民政局", &[YES; 10]));
    let all = measured(&instant_share::RULE, &items);
    let of = |at: usize| (all[at].ratio.part, all[at].ratio.whole, all[at].ratio.met);
    assert_eq!(
        (of(0), of(1), of(2)),
        (
            (13, 20, Some(true)),
            (3, 10, Some(false)),
            (10, 10, Some(true))
        )
    );
    assert_eq!(all[0].ratio.department, None);
    assert_eq!(all[1].ratio.needed, Some(1));
    assert_eq!(all[1].ratio.to_reach.len(), 1);
}

#[test]
fn parents_cancelled_items_and_penalties_never_count() {
    let mut items = of_types("市水务局", &[YES; 4]);
    items[0].bind(
        Element::base_code,
        "44013100400Y",
        crate::source::Origin::WHOLE,
    );
    items[1].bind(Element::state, "取消", crate::source::Origin::WHOLE);
    items[2].bind(Element::item_type, "行政处罚", crate::source::Origin::WHOLE);
    items[3].bind(Element::state, "", crate::source::Origin::WHOLE);
    assert_eq!(measured(&instant_share::RULE, &items)[0].ratio.items, 1);
}

#[test]
fn a_tenth_unread_is_borne_and_more_is_refused() {
    let mut types = vec![NO; 18];
    types.extend(["", "看情况"]);
    let all = measured(&instant_share::RULE, &of_types("市水务局", &types));
    assert!(!all[0].ratio.refused && all[0].ratio.met == Some(false));
    assert_eq!(
        (
            all[0].ratio.items,
            all[0].ratio.blank,
            all[0].ratio.unreadable
        ),
        (18, 1, 1)
    );
    types.push("");
    let all = measured(&instant_share::RULE, &of_types("市水务局", &types));
    assert!(all[0].ratio.refused && all[0].unread);
    assert_eq!((all[0].ratio.value(), all[0].ratio.met), (None, None));
    assert!(all[0].ratio.to_reach.is_empty());
}

#[test]
fn few_items_are_shown_and_not_judged() {
    let all = measured(&instant_share::RULE, &of_types("市水务局", &[NO; 9]));
    assert_eq!((all[0].ratio.value(), all[0].ratio.met), (Some(0), None));
    assert!(measured(&instant_share::RULE, &[]).is_empty());
}

#[test]
fn without_the_column_there_is_no_ratio_and_no_refusal() {
    let items: Vec<ServiceItem<'_>> = (0..20)
        .map(|_| item(&[(Element::department, "市水务局")]))
        .collect();
    let all = measured(&instant_share::RULE, &items);
    assert_eq!(all.len(), 1, "the catalog's alone");
    assert_eq!(
        (all[0].ratio.value(), all[0].ratio.refused, all[0].unread),
        (None, false, false)
    );
    assert_eq!(all[0].ratio.blind, 20);
}

#[test]
fn half_without_the_column_is_refused_but_nobodys_fault() {
    let mut items = of_types("市水务局", &[YES; 10]);
    items.extend((0..10).map(|_| item(&[(Element::department, "市水务局")])));
    let all = measured(&instant_share::RULE, &items);
    assert!(all[0].ratio.refused && !all[0].unread);
}

#[test]
fn the_fewest_promises_that_must_shrink_are_named() {
    let cells = |promise| {
        [
            (Element::name, "甲"),
            (Element::statutory_limit, "30个工作日"),
            (Element::promised_limit, promise),
        ]
    };
    let promises = ["10个工作日"; 8]
        .into_iter()
        .chain(["15个工作日", "29个工作日"]);
    let items: Vec<ServiceItem<'_>> = promises.map(|promise| item(&cells(promise))).collect();
    let all = measured(&limit_compression::RULE, &items);
    let ratio = &all[0].ratio;
    assert_eq!(
        (ratio.part, ratio.whole, ratio.needed),
        (17_600, 30_000, Some(2))
    );
    let changes: Vec<&str> = ratio.to_reach.iter().map(|reach| &*reach.change).collect();
    assert_eq!(changes, ["承诺 29 减到 10", "承诺 15 减到 10"]);
    assert_eq!(ratio.mean, Some(586_666));
}

#[test]
fn a_target_of_departments_is_the_catalogs_where_none_is_named() {
    let short = |department| {
        let all = measured(&instant_share::RULE, &of_types(department, &[NO; 10]));
        let short = crate::rules::targets::shortfall::short(&all);
        short
            .map(|known| known.ratio.department.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(short("市水务局"), [Some("市水务局".into())]);
    assert_eq!(short(""), [None]);
}
