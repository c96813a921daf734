//! T011: the limits of the steps add up to no more than the promise.

use super::counted_steps::{goes, is_counted};
use super::measure::{is_surely_over, shown};
use crate::rules::found::Draft;
use crate::rules::prelude::*;
use crate::rules::step_names::{Way, head, is_acceptance, is_delivery, way};
use std::ops::Range;

pub static RULE: Rule = Rule {
    about: About {
        id: "T011",
        slug: "steps-exceed-promise",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "各环节时限之和超过承诺时限",
            "the steps together take longer than promised",
        ),
        why: words(
            "每个环节都按时办完，加起来却超过承诺，这个承诺就兑现不了。",
            "With every step on time the promise is still broken.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日\n办理流程:\n  - 环节名称: 受理\n    办理内容: 窗口核对材料，齐全的当场受理\n    环节时限: 1个工作日\n  - 环节名称: 审查\n    办理内容: 承办科室逐项核查申请内容\n    环节时限: 6个工作日\n",
    right: "事项名称: 食品经营许可\n承诺办结时限: 5个工作日\n办理流程:\n  - 环节名称: 受理\n    办理内容: 窗口核对材料，齐全的当场受理\n    环节时限: 1个工作日\n  - 环节名称: 审查\n    办理内容: 承办科室逐项核查申请内容\n    环节时限: 4个工作日\n",
    check: Check::Item(looks![item_type, promised_limit, step_name], check),
};

/// How many steps a message draws and points at.
const MOST_SHOWN: usize = 8;

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let steps = &item.steps.entries[..];
    if steps.iter().all(|step| step.limit.is_absent()) {
        return Outcome::Blind("step_limit");
    }
    let promised = given!(item.promised_limit);
    let allowed = match promised.value.is_instant() {
        true => context.params.instant_days.saturating_mul(100),
        false => promised.value.most,
    };
    let unit = counted_as(promised.value.unit);
    // Months are surely longer than some days, though they do not add up with them.
    if unit == Unit::WorkingDay
        && let Some(index) = steps
            .iter()
            .position(|step| is_longer_by_itself(step, allowed))
    {
        too_long(item, found, index, promised);
        return Outcome::Checked;
    }
    if !steps.iter().any(|step| measured(step, unit).is_some()) {
        return Outcome::NotApplicable;
    }
    if longest(steps, unit, |_| true).0 > allowed {
        judge(item, found, promised, allowed);
    }
    Outcome::Checked
}

/// A step of months or years that takes longer than all are promised to, in working days.
#[inline]
fn is_longer_by_itself(step: &Step<'_>, allowed: u32) -> bool {
    step.limit.given().is_some_and(|limit| {
        matches!(limit.value.unit, Unit::Month | Unit::Year)
            && is_surely_over(limit.value, allowed.div_ceil(100))
            && is_counted(step)
    })
}

#[cold]
fn too_long(
    item: &ServiceItem<'_>,
    found: &mut Found<'_>,
    index: usize,
    promised: &Sourced<'_, TimeLimit>,
) {
    let step = &item.steps.entries[index];
    let name = brief(step.name.given().map_or("", |name| head(name.value)));
    let (takes, promise) = (
        brief(step.limit.raw().map_or("", |raw| raw.text)),
        shown(promised),
    );
    let draft = found
        .at(
            promised,
            text!(
                "环节“{name}”一项就要 {takes}，超过承诺的 {promise}",
                "the step \"{name}\" alone takes {takes}, more than the {promise} promised"
            ),
        )
        .also(&step.limit, text!("环节时限", "the limit of a step"));
    super::eased(helped(draft), item, Level::Info);
}

/// A bare number counts as working days (T017 says so).
fn counted_as(unit: Unit) -> Unit {
    match unit {
        Unit::Unstated => Unit::WorkingDay,
        unit => unit,
    }
}

/// The limit of a step where it is counted in `unit`. Other units are left out: the sum can only grow by them.
#[inline]
fn measured(step: &Step<'_>, unit: Unit) -> Option<u32> {
    let limit = step.limit.given()?.value;
    (counted_as(limit.unit) == unit).then_some(limit.most)
}

/// The longest sum, and its steps. A list that begins anew with its first step tells a second way, not more of the first.
fn longest(
    steps: &[Step<'_>],
    unit: Unit,
    counts: impl Fn(&Step<'_>) -> bool,
) -> (u32, Range<usize>) {
    let first = steps.first().and_then(|step| step.name.given());
    let (mut best, mut sum, mut start) = ((0_u32, 0..0), 0_u32, 0);
    for (at, step) in steps.iter().enumerate() {
        if at > 0 && first.is_some_and(|first| step.name.given() == Some(first)) {
            (sum, start) = (0, at);
        }
        if let Some(most) = measured(step, unit).filter(|_| counts(step)) {
            sum = sum.saturating_add(most);
        }
        if sum > best.0 {
            best = (sum, start..at + 1);
        }
    }
    best
}

#[cold]
fn judge(
    item: &ServiceItem<'_>,
    found: &mut Found<'_>,
    promised: &Sourced<'_, TimeLimit>,
    allowed: u32,
) {
    let steps = &item.steps.entries[..];
    let unit = counted_as(promised.value.unit);
    let without = other_way(steps, unit);
    let counts = |step: &Step<'_>| is_counted(step) && !goes(step, without);
    let (sum, range) = longest(steps, unit, counts);
    if sum <= allowed {
        return;
    }
    let counted: Vec<&Step<'_>> = steps[range]
        .iter()
        .filter(|step| counts(step) && measured(step, unit).is_some_and(|most| most > 0))
        .collect();
    let total = TimeLimit::new(sum, unit);
    let (promise, drawn) = (shown(promised), drawn(&counted, unit));
    let mut draft = found.at(
        promised,
        text!(
            "各环节合计 {total}（{drawn}），超过承诺的 {promise}",
            "the steps take {total} together ({drawn}), more than the {promise} promised"
        ),
    );
    for step in counted.iter().take(MOST_SHOWN) {
        draft = draft.also(&step.limit, text!("环节时限", "the limit of a step"));
    }
    let draft = helped(draft);
    // The law counts from acceptance to decision; whoever counts more should say so, which is no contradiction.
    let within = |step: &Step<'_>| counts(step) && !is_at_the_edge(step);
    if item.is_public_service() || longest(steps, unit, within).0 <= allowed {
        draft.level(Level::Info);
    }
}

fn helped(draft: Draft<'_>) -> Draft<'_> {
    draft.help(text!(
        "压缩环节时限或更正承诺时限；依法不计入时限的环节，“是否不计时”填“是”",
        "shorten the steps or correct the promise; mark steps that do not count with 是否不计时: 是"
    ))
}

/// The shorter of two ways, where the steps tell of one online and one at the window side by side: 网上受理 and 窗口受理.
fn other_way(steps: &[Step<'_>], unit: Unit) -> Option<Way> {
    let ways: Vec<(Way, &str)> = steps
        .iter()
        .filter_map(|step| way(step.name.given()?.value))
        .collect();
    let online = |(way, _): &&(Way, &str)| *way == Way::Online;
    let is_double = ways
        .iter()
        .filter(online)
        .any(|(_, name)| !name.is_empty() && ways.contains(&(Way::Window, name)));
    let sum = |without| {
        longest(steps, unit, |step| {
            is_counted(step) && !goes(step, Some(without))
        })
        .0
    };
    is_double.then(|| match sum(Way::Window) < sum(Way::Online) {
        true => Way::Online,
        false => Way::Window,
    })
}

fn is_at_the_edge(step: &Step<'_>) -> bool {
    step.name
        .given()
        .is_some_and(|name| is_acceptance(name.value) || is_delivery(name.value))
}

/// `受理 1 + 审查 6`.
fn drawn(steps: &[&Step<'_>], unit: Unit) -> String {
    let mut parts: Vec<String> = steps
        .iter()
        .take(MOST_SHOWN)
        .map(|step| {
            let name = step.name.given().map_or("", |name| head(name.value));
            let most = measured(step, unit).unwrap_or_default();
            let number = TimeLimit::new(most, Unit::Unstated);
            format!("{} {number}", brief(name)).trim_start().to_owned()
        })
        .collect();
    if steps.len() > MOST_SHOWN {
        parts.push("…".to_owned());
    }
    parts.join(" + ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn guide<'a>(promise: &'a str, steps: &[(&'a str, &'a str)]) -> ServiceItem<'a> {
        let mut item = item(&[(Element::promised_limit, promise)]);
        for (name, limit) in steps {
            let mut step = Step::default();
            step.bind(Element::step_name, name, Origin::WHOLE);
            step.bind(Element::step_limit, limit, Origin::WHOLE);
            item.steps.entries.push(step);
        }
        item
    }

    fn count(promise: &str, steps: &[(&str, &str)]) -> usize {
        on(&RULE, &guide(promise, steps)).1.len()
    }

    #[test]
    fn the_sum_is_drawn() {
        let steps = [
            ("1.受理", "1个工作日"),
            ("2.审查", "5个工作日"),
            ("3.决定", "1.5个工作日"),
            ("4.送达", "当场"),
        ];
        let (_, found) = on(&RULE, &guide("5个工作日", &steps));
        assert_eq!(
            &*found[0].message,
            "各环节合计 7.5个工作日（受理 1 + 审查 5 + 决定 1.5），超过承诺的 5个工作日"
        );
        assert_eq!(found[0].level, Level::Warning);
        assert_eq!(found[0].related.len(), 3);
    }

    #[test]
    fn a_sum_that_just_fits_is_fine() {
        let steps = [("受理", "1个工作日"), ("审查", "4")];
        assert_eq!(count("5个工作日", &steps), 0);
        assert_eq!(count("5", &steps), 0);
    }

    #[test]
    fn other_units_are_never_added() {
        let steps = [("受理", "1个工作日"), ("审查", "10日"), ("决定", "1个月")];
        assert_eq!(count("20个工作日", &steps), 0);
        assert_eq!(count("5个工作日", &steps), 1);
        assert_eq!(count("5个工作日", &[("审查", "3个月")]), 1);
        assert_eq!(count("5个工作日", &[("专家评审", "3个月")]), 0);
        let none = [("审查", "10日")];
        let (outcome, _) = on(&RULE, &guide("5个工作日", &none));
        assert_eq!(outcome, Outcome::NotApplicable);
    }

    #[test]
    fn what_does_not_count_is_left_out() {
        for name in ["专家评审", "公示（不计入办结时限）", "检验检测"] {
            assert_eq!(
                count("5个工作日", &[("审查", "5"), (name, "20个工作日")]),
                0,
                "{name}"
            );
        }
        let mut item = guide("5个工作日", &[("审查", "5"), ("公示", "7个工作日")]);
        item.steps.entries[1].bind(Element::step_untimed, "是", Origin::WHOLE);
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn a_step_may_say_under_any_header_that_it_does_not_count() {
        for limit in ["7个工作日（不计入）", "7个工作日（不计入承诺时限）"] {
            let steps = [("受理", "1"), ("审查", "4"), ("公示", limit)];
            assert_eq!(count("5个工作日", &steps), 0, "{limit}");
        }
        let steps = [("审查", "5"), ("现场核查（不含在承诺时限内）", "7")];
        assert_eq!(count("5个工作日", &steps), 0);
        let steps = [("审查", "7个工作日（不计入公示时间）")];
        assert_eq!(count("5个工作日", &steps), 1);
        for untimed in ["不计入", "不计时"] {
            let mut item = guide("5个工作日", &[("审查", "5"), ("公示", "7")]);
            item.steps.entries[1].bind(Element::step_untimed, untimed, Origin::WHOLE);
            item.settle();
            assert!(on(&RULE, &item).1.is_empty(), "{untimed}");
        }
    }

    #[test]
    fn the_way_online_and_the_way_through_the_window_are_two() {
        for names in [
            ["网上受理", "网上审查", "窗口受理", "窗口审查"],
            [
                "受理（网上）",
                "审查（网上）",
                "受理（窗口）",
                "审查（窗口）",
            ],
            ["线上：受理", "线上：审查", "线下：受理", "线下：审查"],
        ] {
            let steps = [
                (names[0], "1"),
                (names[1], "4"),
                (names[2], "1"),
                (names[3], "4"),
            ];
            assert_eq!(count("5个工作日", &steps), 0, "{names:?}");
            assert_eq!(count("4个工作日", &steps), 1, "{names:?}");
        }
        let one = [("网上预审", "1"), ("窗口受理", "1"), ("审查", "4")];
        assert_eq!(count("5个工作日", &one), 1);
    }

    #[test]
    fn acceptance_and_delivery_alone_are_a_remark() {
        let steps = [("受理", "1"), ("审查", "5"), ("送达", "3")];
        let (_, found) = on(&RULE, &guide("5个工作日", &steps));
        assert_eq!(found[0].level, Level::Info);
    }

    #[test]
    fn a_second_way_is_not_added_to_the_first() {
        let steps = [("受理", "1"), ("审查", "3"), ("受理", "1"), ("审查", "3")];
        assert_eq!(count("5个工作日", &steps), 0);
        assert_eq!(count("3个工作日", &steps), 1);
    }

    #[test]
    fn on_the_spot_allows_the_day() {
        assert_eq!(count("当场办结", &[("受理", "0.5个工作日")]), 0);
        assert_eq!(count("当场办结", &[("审查", "3个工作日")]), 1);
    }

    #[test]
    fn without_limits_of_steps_it_is_blind() {
        let bare = item(&[(Element::promised_limit, "5个工作日")]);
        assert_eq!(on(&RULE, &bare).0, Outcome::Blind("step_limit"));
        assert_eq!(
            on(&RULE, &guide("", &[("审查", "5")])).0,
            Outcome::NotApplicable
        );
    }
}
