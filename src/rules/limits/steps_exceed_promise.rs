//! T011: the limits of the steps add up to no more than the promise.

use crate::rules::prelude::*;
use crate::rules::step_names::{head, is_acceptance, is_delivery, is_uncounted_by_law};
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
    if !steps.iter().any(|step| measured(step, unit).is_some()) {
        return Outcome::NotApplicable;
    }
    if longest(steps, unit, |_| true).0 > allowed {
        judge(found, steps, promised, allowed);
    }
    Outcome::Checked
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
    found: &mut Found<'_>,
    steps: &[Step<'_>],
    promised: &Sourced<'_, TimeLimit>,
    allowed: u32,
) {
    let unit = counted_as(promised.value.unit);
    let (sum, range) = longest(steps, unit, is_counted);
    if sum <= allowed {
        return;
    }
    let counted: Vec<&Step<'_>> = steps[range]
        .iter()
        .filter(|step| is_counted(step) && measured(step, unit).is_some_and(|most| most > 0))
        .collect();
    let total = TimeLimit::new(sum, unit);
    let (promise, drawn) = (brief(promised.raw.text), drawn(&counted, unit));
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
    let draft = draft.help(text!(
        "压缩环节时限或更正承诺时限；依法不计入时限的环节，“是否不计时”填“是”",
        "shorten the steps or correct the promise; mark steps that do not count with 是否不计时: 是"
    ));
    // The law counts from acceptance to decision; whoever counts more should say so, which is no contradiction.
    let within = |step: &Step<'_>| is_counted(step) && !is_at_the_edge(step);
    if longest(steps, unit, within).0 <= allowed {
        draft.level(Level::Info);
    }
}

fn is_counted(step: &Step<'_>) -> bool {
    const UNCOUNTED: [&str; 5] = ["不计入", "不计时", "不计算", "不包含在", "不包括在"];
    let untimed = step.untimed.given().is_some_and(|flag| flag.value.0);
    let name = step.name.given().map_or("", |name| name.value);
    let content = step.content.given().map_or("", |content| content.value);
    let says = |text: &str| UNCOUNTED.iter().any(|word| text.contains(word));
    !untimed && !is_uncounted_by_law(name) && !says(name) && !says(content)
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
        assert_eq!(count("5个工作日", &steps), 0);
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
