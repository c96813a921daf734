//! T — time limits.

mod acceptance_over_5_days;
mod counted_steps;
mod delivery_over_10_days;
mod instant_with_days;
mod joint_over_45_days;
mod law_words;
mod licence_in_calendar_days;
mod licence_over_20_days;
mod limit_in_prose;
mod limit_without_unit;
mod limits_not_comparable;
mod measure;
mod missing_promised_limit;
mod missing_statutory_limit;
mod one_day_not_instant;
mod promise_barely_cut;
mod promise_over_statute;
mod special_step_untimed;
mod stage;
mod steps_exceed_promise;

pub(super) use limit_in_prose::is_prose;

use super::Rule;
use super::found::Draft;
use super::looks::{Looks, looks};
use crate::finding::Level;
use crate::model::{Element, ProjectType, ServiceItem};
use crate::source::Sourced;

/// What rules look at that compare the two limits, or ask in what they are counted.
const BOTH_LIMITS: Looks = looks![
    item_type,
    statutory_limit,
    statutory_unit,
    statutory_note,
    promised_limit,
    promised_unit,
    promised_note
];

pub(super) static RULES: &[&Rule] = &[
    &missing_statutory_limit::RULE,
    &missing_promised_limit::RULE,
    &promise_over_statute::RULE,
    &limits_not_comparable::RULE,
    &promise_barely_cut::RULE,
    &one_day_not_instant::RULE,
    &instant_with_days::RULE,
    &licence_in_calendar_days::RULE,
    &licence_over_20_days::RULE,
    &joint_over_45_days::RULE,
    &steps_exceed_promise::RULE,
    &special_step_untimed::RULE,
    &acceptance_over_5_days::RULE,
    &delivery_over_10_days::RULE,
    &limit_in_prose::RULE,
    &limit_without_unit::RULE,
];

/// Handled together with other bodies, which are named or told by the type.
fn is_joint(item: &ServiceItem<'_>) -> bool {
    let joint = |kind: &Sourced<'_, ProjectType>| kind.value == ProjectType::Joint;
    partners(item).is_some() || item.project_type.given().is_some_and(joint)
}

/// The bodies that handle the item together with its own; none where the cell says that there are none.
pub(super) fn partners<'i, 'a>(item: &'i ServiceItem<'a>) -> Option<&'i Sourced<'a, &'a str>> {
    item.partners
        .given()
        .filter(|partners| !names_nobody(partners.value))
}

/// 否, 无联办机构, 本部门独立办理. 无锡市… is somebody.
fn names_nobody(text: &str) -> bool {
    const WHOLE: [&str; 4] = ["0", "无。", "无关", "本部门"];
    const BEGIN: [&str; 11] = [
        "否",
        "无联",
        "无其他",
        "无需",
        "无相关",
        "暂无",
        "没有",
        "不涉及",
        "不需",
        "不联",
        "非联",
    ];
    const INSIDE: [&str; 3] = ["独立办理", "单独办理", "独立完成"];
    WHOLE.contains(&text)
        || BEGIN.iter().any(|word| text.starts_with(word))
        || INSIDE.iter().any(|word| text.contains(word))
}

/// 公共服务: what is said of time limits is one level milder.
fn eased(draft: Draft<'_>, item: &ServiceItem<'_>, level: Level) {
    if item.is_public_service() {
        draft.level(level);
    }
}

#[cfg(test)]
mod tests {
    use super::names_nobody;

    #[test]
    fn a_cell_of_partners_may_name_nobody() {
        for text in [
            "否",
            "0",
            "暂无",
            "无联办",
            "无联办机构",
            "本部门独立办理",
            "不涉及",
        ] {
            assert!(names_nobody(text), "{text}");
        }
        for text in ["无锡市水务局", "市水务局", "10个部门"] {
            assert!(!names_nobody(text), "{text}");
        }
    }
}
