//! T005: the plan asks that the promise save two thirds of the statutory limit.

use super::measure::{Branch, Pair, are_unclear, branches, is_within_days, pair, shown};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "T005",
        slug: "promise-barely-cut",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "承诺时限压减幅度不足",
            "the promised time limit saves too little of the statutory one",
        ),
        why: words(
            "方案要求承诺时限在法定时限的基础上力争压减三分之二，让群众少等。",
            "The plan wants two thirds of the statutory limit saved, so that people wait less.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n法定办结时限: 20个工作日\n承诺办结时限: 15个工作日",
    right: "事项名称: 食品经营许可\n法定办结时限: 20个工作日\n承诺办结时限: 6个工作日",
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
    // Branches without names in common do not say which of them is whose; against one limit the shortest of them is measured.
    let (promises, statutes) = (promised.value.branches, statutory.value.branches);
    let named = branches(promised, statutory);
    let is_unlike = named.is_empty() && promises != statutes && statutes != 1;
    if is_unlike || are_unclear(item) {
        return Outcome::NotApplicable;
    }
    if is_within_days(statutory.value, 1) || statutory.value.unit == Unit::Hour {
        return Outcome::NotApplicable;
    }
    let Some(mut measure) = pair(promised.value, statutory.value, context.params) else {
        return Outcome::NotApplicable;
    };
    // A longer promise is T003's, and one day at most is T006's: an instant item saves all.
    if measure.one > measure.other {
        return Outcome::NotApplicable;
    }
    if !named.is_empty() {
        let Some(best) = best(&named, context) else {
            return Outcome::NotApplicable;
        };
        measure = best;
    } else if promises > statutes {
        let shortest = TimeLimit {
            most: promised.value.least,
            ..promised.value
        };
        if let Some(least) = pair(shortest, statutory.value, context.params) {
            measure = least;
        }
    }
    let (share, of) = context.params.promise_cut;
    let saved = measure.other - measure.one;
    let enough = u64::from(saved) * u64::from(of) >= u64::from(measure.other) * u64::from(share);
    if !enough && !is_within_days(promised.value, context.params.instant_days) {
        report(item, context, found, &measure);
    }
    Outcome::Checked
}

/// Of branches by name the one that saves most: where it saves too little, all do. None where one is longer, or nothing is to
/// be saved.
#[cold]
fn best(named: &[Branch], context: &Context<'_>) -> Option<Pair> {
    let mut best: Option<Pair> = None;
    for branch in named {
        let mut measure = pair(branch.promised, branch.statutory, context.params)?;
        if measure.one > measure.other {
            return None;
        }
        if is_within_days(branch.statutory, 1) {
            continue;
        }
        if is_within_days(branch.promised, context.params.instant_days) {
            measure.one = 0;
        }
        let left = |pair: &Pair, of: &Pair| u64::from(pair.one) * u64::from(of.other);
        if best.is_none_or(|best| left(&measure, &best) < left(&best, &measure)) {
            best = Some(measure);
        }
    }
    best
}

#[cold]
fn report(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>, measure: &Pair) {
    let (Some(promised), Some(statutory)) =
        (item.promised_limit.given(), item.statutory_limit.given())
    else {
        return;
    };
    let (share, of) = context.params.promise_cut;
    let (promise, statute) = (shown(promised), shown(statutory));
    let percent = u64::from(measure.other - measure.one) * 100 / u64::from(measure.other);
    let (by_zh, by_en) = convention(context, measure);
    let draft = found
        .at(
            promised,
            text!(
                "承诺 {promise}，比法定 {statute} 只压减了 {percent}%，不足 {share}/{of}{by_zh}",
                "{promise} promised saves {percent}% of {statute} allowed, less than {share}/{of}{by_en}"
            ),
        )
        .also(statutory, text!("法定 {statute}", "{statute} allowed"));
    let draft = match enough(measure, context) {
        Some(most) => draft.help(text!(
            "具备条件的，承诺时限压减到 {most} 以内",
            "promise {most} or less where that can be done"
        )),
        None => draft.help(text!(
            "具备条件的，改为当场办结",
            "finish on the spot where that can be done"
        )),
    };
    if item.is_public_service() {
        draft.level(Level::Info);
    }
}

/// The longest whole limit that will do, in the unit it is measured in: what saves enough, and the days of an instant item.
fn enough(measure: &Pair, context: &Context<'_>) -> Option<TimeLimit> {
    let (share, of) = context.params.promise_cut;
    let left =
        u64::from(measure.other) * u64::from(of.saturating_sub(share)) / u64::from(of.max(1));
    let instant = match measure.unit {
        Unit::WorkingDay | Unit::CalendarDay => context.params.instant_days,
        _ => 0,
    };
    let whole = u32::try_from(left / 100).ok()?.max(instant);
    (whole > 0).then(|| TimeLimit::new(whole.saturating_mul(100), measure.unit))
}

fn convention(context: &Context<'_>, measure: &Pair) -> (String, String) {
    if !measure.converted {
        return (String::new(), String::new());
    }
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if let Some(days) = context.params.month_days {
        zh.push(format!("1个月计{days}个工作日"));
        en.push(format!("1 month as {days} working days"));
    }
    if let Some(days) = context.params.year_days {
        zh.push(format!("1年计{days}个工作日"));
        en.push(format!("1 year as {days} working days"));
    }
    (
        format!("（按{}折算）", zh.join("、")),
        format!(" (counting {})", en.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn guide<'a>(promised: &'a str, statutory: &'a str) -> ServiceItem<'a> {
        item(&[
            (Element::promised_limit, promised),
            (Element::statutory_limit, statutory),
        ])
    }

    fn found(promised: &str, statutory: &str) -> usize {
        on(&RULE, &guide(promised, statutory)).1.len()
    }

    #[test]
    fn the_share_and_what_would_do_are_named() {
        let (_, found) = on(&RULE, &guide("7个工作日", "20个工作日"));
        assert_eq!(
            &*found[0].message,
            "承诺 7个工作日，比法定 20个工作日 只压减了 65%，不足 2/3"
        );
        assert_eq!(
            found[0].help.as_deref(),
            Some("具备条件的，承诺时限压减到 6个工作日 以内")
        );
    }

    #[test]
    fn a_day_will_do_where_two_thirds_leave_less() {
        let (_, found) = on(&RULE, &guide("2个工作日", "2个工作日"));
        assert_eq!(
            found[0].help.as_deref(),
            Some("具备条件的，承诺时限压减到 1个工作日 以内")
        );
        let (_, found) = on(&RULE, &guide("1年", "1年"));
        assert_eq!(
            found[0].help.as_deref(),
            Some("具备条件的，承诺时限压减到 4个月 以内")
        );
    }

    #[test]
    fn just_two_thirds_will_do() {
        for (promised, statutory) in [
            ("5个工作日", "15个工作日"),
            ("6个工作日", "20个工作日"),
            ("1个月", "3个月"),
            ("当场办结", "2个工作日"),
        ] {
            assert_eq!(found(promised, statutory), 0, "{promised} {statutory}");
        }
        assert_eq!(found("20个工作日", "20个工作日"), 1);
        assert_eq!(found("2个月", "3个月"), 1);
    }

    #[test]
    fn a_longer_promise_and_a_promise_of_a_day_are_other_rules() {
        assert_eq!(
            on(&RULE, &guide("20个工作日", "15个工作日")),
            (Outcome::NotApplicable, vec![])
        );
        assert_eq!(found("1个工作日", "2个工作日"), 0);
    }

    #[test]
    fn a_statute_of_a_day_leaves_nothing_to_save() {
        assert_eq!(
            on(&RULE, &guide("1个工作日", "1个工作日")).0,
            Outcome::NotApplicable
        );
        assert_eq!(
            on(&RULE, &guide("2小时", "4小时")).0,
            Outcome::NotApplicable
        );
    }

    #[test]
    fn units_that_do_not_compare_are_another_rules() {
        assert_eq!(
            on(&RULE, &guide("20个工作日", "1个月")).0,
            Outcome::NotApplicable
        );
    }

    #[test]
    fn with_a_convention_months_are_measured_and_it_is_said() {
        let params = crate::config::Params {
            month_days: Some(22),
            ..Default::default()
        };
        let context = Context {
            as_of: "2026-11-22",
            params: &params,
        };
        let item = guide("20个工作日", "1个月");
        let found = written(&RULE, &item, |found| {
            check(&item, &context, found);
        });
        assert_eq!(
            &*found[0].message,
            "承诺 20个工作日，比法定 1个月 只压减了 9%，不足 2/3（按1个月计22个工作日折算）"
        );
        assert_eq!(
            found[0].help.as_deref(),
            Some("具备条件的，承诺时限压减到 7个工作日 以内")
        );
    }

    #[test]
    fn branches_are_measured_only_against_as_many() {
        let branches = "新办：20个工作日；变更：10个工作日";
        assert_eq!(found("10个工作日", branches), 0);
        assert_eq!(found("新办：15个工作日；变更：10个工作日", "20个工作日"), 1);
        assert_eq!(found("新办：15个工作日；变更：5个工作日", "20个工作日"), 0);
        assert_eq!(found(branches, branches), 1);
        assert_eq!(found("变更：5个工作日；新办：15个工作日", branches), 1);
        assert_eq!(found("变更：3个工作日；新办：15个工作日", branches), 0);
        // A longer one is T003's.
        assert_eq!(found("变更：15个工作日；新办：15个工作日", branches), 0);
        assert_eq!(found("新办：15个工作日；延续：2个工作日", branches), 1);
    }

    #[test]
    fn a_public_service_is_told_mildly() {
        let item = item(&[
            (Element::item_type, "公共服务"),
            (Element::promised_limit, "15个工作日"),
            (Element::statutory_limit, "20个工作日"),
        ]);
        assert_eq!(on(&RULE, &item).1[0].level, Level::Info);
    }
}
