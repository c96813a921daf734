//! The numbers and terms that rules are measured by. A rule reads them; where they come from is not its business.

use super::share::{self, Share};
use super::{Required, Settings, TermList};
use crate::finding::{Words, words};
use serde::{Deserialize, Serialize};

/// Parameters of rules, one field each; the packs give every one of them.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Params {
    /// T005: the least share of the statutory limit that the promise is to save, as numerator and denominator.
    #[serde(with = "share")]
    pub promise_cut: Share,
    /// T006, T007: the most 工作日 that still count as on the spot.
    pub instant_days: u32,
    /// P002: the least characters of a step's content that say more than its name.
    pub step_characters: usize,
    /// C005: the area code of the region, `0740`, when it is known.
    pub area_code: Option<Box<str>>,
    /// T004, T005, R006: how many 工作日 a month counts for; without it months are never converted.
    pub month_days: Option<u32>,
    /// T004, T005, R006: how many 工作日 a year counts for; without it years are never converted.
    pub year_days: Option<u32>,
    /// R: the least items of a department or a catalog whose ratios are judged.
    pub ratio_items: u64,
    /// R090: the most of the items that may be blank or unreadable, or a ratio is refused.
    #[serde(with = "share")]
    pub ratio_unread: Share,
    /// R002: 全程网办 counts as no visit whatever the number of visits says.
    pub zero_visit_online: bool,
    /// S011, R008: the elements required.
    #[serde(skip)]
    pub required: Required,
    /// S008: filler that says nothing of its own.
    #[serde(skip)]
    pub placeholders: TermList,
}

impl Default for Params {
    fn default() -> Params {
        Settings::default().params
    }
}

/// What a parameter is for.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name in packs.
    pub name: &'static str,
    /// The rules it is for: an id, or the letter of a group.
    pub rules: &'static [&'static str],
    /// What it says.
    pub says: Words,
}

const fn parameter(
    name: &'static str,
    rules: &'static [&'static str],
    zh: &'static str,
    en: &'static str,
) -> Parameter {
    Parameter {
        name,
        rules,
        says: words(zh, en),
    }
}

const RATIOS: &[&str] = &[
    "R001", "R002", "R003", "R004", "R005", "R006", "R008", "R009", "R090",
];

/// Every parameter, in the order of the rules.
pub const PARAMETERS: &[Parameter] = &[
    parameter(
        "promise_cut",
        &["T005"],
        "承诺时限至少比法定时限压减的比例",
        "the least share of the statutory limit that the promise saves",
    ),
    parameter(
        "instant_days",
        &["T006", "T007"],
        "不超过几个工作日算即时办结",
        "the most working days that count as on the spot",
    ),
    parameter(
        "step_characters",
        &["P002"],
        "环节内容至少要有几个字",
        "the least characters of what a step says",
    ),
    parameter(
        "area_code",
        &["C005"],
        "本地的电话区号；不填时缺区号只作提示",
        "the area code of the region; without it a missing one is an info only",
    ),
    parameter(
        "month_days",
        &["T004", "T005", "R006"],
        "一个月折合几个工作日；不填则不折算",
        "working days of a month; without it months are not converted",
    ),
    parameter(
        "year_days",
        &["T004", "T005", "R006"],
        "一年折合几个工作日；不填则不折算",
        "working days of a year; without it years are not converted",
    ),
    parameter(
        "ratio_items",
        RATIOS,
        "事项少于几项时只列指标，不判是否达标",
        "below so many items a ratio is shown and not judged",
    ),
    parameter(
        "ratio_unread",
        RATIOS,
        "空着或读不出的超过多大比例，就不计算指标",
        "a ratio is refused when more than this share is blank or unreadable",
    ),
    parameter(
        "zero_visit_online",
        &["R002"],
        "全程网办的事项是否一律算零跑动",
        "whether whatever is handled wholly online counts as without visits",
    ),
];

impl Parameter {
    /// Whether it is one of the rule with this id.
    pub fn is_of(&self, rule: &str) -> bool {
        self.rules.contains(&rule)
    }

    /// Its value as a pack writes it; `None` where it is not set.
    pub fn value(&self, params: &Params) -> Option<String> {
        match serde_json::to_value(params).ok()?.get(self.name)? {
            serde_json::Value::Null => None,
            serde_json::Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_is_told_and_none_besides() {
        let value = serde_json::to_value(Params::default()).expect("parameters are plain values");
        let fields: Vec<&String> = value.as_object().expect("a map").keys().collect();
        let mut told: Vec<&str> = PARAMETERS.iter().map(|known| known.name).collect();
        told.sort_unstable();
        assert_eq!(fields, told);
    }
}
