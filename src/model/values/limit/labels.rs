//! Branches of a limit, each with a label of its own, before it or behind it.

use super::TimeLimit;
use super::mention::Mention;
use super::prose::{mentions, one};

/// Limits that each stand behind a label of their own.
pub(super) fn branches(text: &str, mentions: &[Mention]) -> Option<TimeLimit> {
    let mut from = 0;
    for mention in mentions {
        if !is_label(&text[from..mention.start], from == 0) {
            return None;
        }
        from = mention.end;
    }
    joint(mentions.iter().map(|mention| mention.limit))
}

/// Limits that each stand before a label in brackets: `1个工作日(网上)/3个工作日(窗口)`.
pub(super) fn labelled_behind(text: &str) -> Option<TimeLimit> {
    let parts = || text.split(['/', ';', ',', '、']).map(labelled);
    if parts().count() < 2 || parts().any(|part| part.is_none()) {
        return None;
    }
    joint(parts().flatten())
}

fn labelled(part: &str) -> Option<TimeLimit> {
    let (limit, label) = part.strip_suffix(')')?.split_once('(')?;
    let found = mentions(limit)?;
    let begins = found.first().is_some_and(|first| first.start == 0);
    let is_named = mentions(label).is_some_and(|found| found.is_empty())
        && !ends_in_step(label)
        && label.chars().count() > 1
        && !["工作日", "含", "计", "包括"]
            .iter()
            .any(|word| label.contains(word));
    one(&found).filter(|_| begins && is_named)
}

/// The span of limits in one unit.
fn joint(limits: impl Iterator<Item = TimeLimit> + Clone) -> Option<TimeLimit> {
    let unit = limits.clone().find(|limit| !limit.is_instant())?.unit;
    let one_unit = limits
        .clone()
        .all(|limit| limit.is_instant() || limit.unit == unit);
    let least = limits.clone().map(|limit| limit.least).min()?;
    let most = limits.clone().map(|limit| limit.most).max()?;
    one_unit.then_some(TimeLimit {
        least,
        most,
        unit,
        branches: u8::try_from(limits.count()).ok()?,
    })
}

/// Steps of one procedure add up, and are no branches.
fn ends_in_step(name: &str) -> bool {
    const STEPS: &[&str] = &[
        "受理", "审查", "审核", "审批", "决定", "制证", "送达", "发证", "颁证", "公示", "初审",
        "复审", "踏勘", "勘验", "环节", "阶段", "办结",
    ];
    STEPS.iter().any(|step| name.ends_with(step))
}

/// Names of cases that no step of a procedure has: between commas nothing else tells a branch.
fn is_case(name: &str) -> bool {
    const CASES: &[&str] = &[
        "新办",
        "新设",
        "新申请",
        "首次",
        "首次申请",
        "初次",
        "初次申请",
        "设立",
        "变更",
        "延续",
        "注销",
        "补办",
        "补发",
        "换发",
        "换证",
        "网上",
        "线上",
        "窗口",
        "线下",
    ];
    CASES.contains(&name)
}

/// The words between two limits name the second: `/非告知承诺制:`, `;变更`, `,变更`.
fn is_label(gap: &str, first: bool) -> bool {
    let gap = without_end(gap);
    let separated = first || gap.starts_with([';', '/', '|']);
    let (name, is_named) = name(gap);
    (is_named || separated || is_case(name)) && !name.is_empty() && !ends_in_step(name)
}

/// Without what still belongs to the limit before.
fn without_end(gap: &str) -> &str {
    gap.trim_start_matches(['内', '办', '结', '理', ')', '。', ',', '、'])
}

/// The name that words between two limits give the second, and whether a colon says that it is one.
fn name(gap: &str) -> (&str, bool) {
    let label = gap.trim_start_matches([';', '/', '|', '。', ',', '、', '(', ')', '.']);
    let label =
        label.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | ')'));
    let named = label.strip_suffix(':');
    let name = named.unwrap_or(label).trim_end_matches(['的', '为']);
    (name, named.is_some())
}

/// Limits by the names they stand behind, or else before; none where there are no such names.
pub(super) fn by_name(text: &str, body: &str, found: &[Mention]) -> Vec<(String, TimeLimit)> {
    let mut from = 0;
    let before = found.iter().map(|mention| {
        let gap = &body[std::mem::replace(&mut from, mention.end)..mention.start];
        let (name, _) = name(without_end(gap));
        is_label(gap, mention.start == gap.len()).then(|| (name.to_owned(), mention.limit))
    });
    let behind = || {
        text.split(['/', ';', ',', '、']).map(|part| {
            let (_, label) = part.strip_suffix(')')?.split_once('(')?;
            labelled(part).map(|limit| (label.to_owned(), limit))
        })
    };
    let before: Option<Vec<_>> = before.collect();
    before
        .filter(|named| !named.is_empty())
        .or_else(|| behind().collect())
        .unwrap_or_default()
}
