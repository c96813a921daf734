//! Which steps count when their limits are added up.

use crate::model::Step;
use crate::rules::step_names::{Way, is_uncounted_by_law, way};

/// The step belongs to this way.
pub(super) fn goes(step: &Step<'_>, by: Option<Way>) -> bool {
    by.is_some()
        && by
            == step
                .name
                .given()
                .and_then(|name| way(name.value))
                .map(|(way, _)| way)
}

/// Neither the law nor the guide says that the step does not count.
pub(super) fn is_counted(step: &Step<'_>) -> bool {
    const UNCOUNTED: [&str; 6] = [
        "不计入",
        "不计时",
        "不计算",
        "不包含在",
        "不包括在",
        "不含在",
    ];
    let untimed = step.untimed.given().is_some_and(|flag| flag.value.0);
    let name = step.name.given().map_or("", |name| name.value);
    let content = step.content.given().map_or("", |content| content.value);
    let limit = step.limit.raw().map_or("", |raw| raw.text);
    let says = |text: &str| UNCOUNTED.iter().any(|word| text.contains(word));
    !untimed
        && !is_uncounted_by_law(name)
        && !says(name)
        && !says(content)
        && !is_said_not_to_count(limit)
}

/// `7个工作日（不计入承诺时限）`; of `7个工作日（不计入公示时间）` the seven days count.
fn is_said_not_to_count(limit: &str) -> bool {
    const WHERE: [&str; 9] = [
        "）", ")", "时限", "期限", "承诺", "法定", "办结", "办理", "审批",
    ];
    [
        "不计入",
        "不计时",
        "不计算",
        "不含在",
        "不包含在",
        "不包括在",
    ]
    .iter()
    .filter_map(|word| limit.split_once(word))
    .any(|(_, behind)| behind.is_empty() || WHERE.iter().any(|place| behind.starts_with(place)))
}
