//! What could not be checked because a source has no column or key for it: one line a source, not a finding a row.

use super::Paper;
use crate::finding::Report;
use crate::model::{Element, Part};
use crate::report::draw::{Tone, plural, thousands};
use std::collections::BTreeMap;

/// Lines at most, unless all are asked for.
const MOST: usize = 20;

/// Sources that lack the same elements for the same rules.
struct Blind<'r> {
    elements: Vec<&'static str>,
    rules: Vec<&'r str>,
    sources: Vec<u32>,
    items: u64,
}

pub(super) fn blind(page: &mut Paper<'_>) {
    let gaps = gaps(page.report);
    if gaps.is_empty() {
        return;
    }
    page.heading(page.say("未能检查的内容", "what could not be checked"), "");
    let most = if page.style.full { gaps.len() } else { MOST };
    for gap in gaps.iter().take(most) {
        let text = sentence(page, gap);
        page.labelled(2, page.say("未检查：", "not checked: "), Tone::Plain, &text);
    }
    let more = gaps.len().saturating_sub(most);
    if more > 0 {
        let text = page.text(
            || format!("另有 {more} 条，--full 显示全部"),
            || format!("{more} more lines, --full shows all"),
        );
        page.paragraph(2, Tone::Info, &text);
    }
    page.blank();
}

/// The elements missing, and the rules that need them.
type Gap<'r> = (Vec<&'static str>, Vec<&'r str>);

/// Per source and number of items the missing elements and the rules; then sources that lack the same together.
fn gaps(report: &Report) -> Vec<Blind<'_>> {
    let mut by_source: BTreeMap<(u32, u64), Gap<'_>> = BTreeMap::new();
    for (rule, tally) in report.rules.iter().zip(&report.tallies) {
        for (source, element, items) in &tally.blind_for {
            let (elements, rules) = by_source.entry((*source, *items)).or_default();
            if !elements.contains(element) {
                elements.push(element);
            }
            if rules.last() != Some(&rule.id) {
                rules.push(rule.id);
            }
        }
    }
    let mut gaps: Vec<Blind<'_>> = Vec::new();
    for ((source, items), (elements, rules)) in by_source {
        let same = |gap: &&mut Blind<'_>| gap.elements == elements && gap.rules == rules;
        match gaps.iter_mut().find(same) {
            Some(gap) => {
                gap.sources.push(source);
                gap.items += items;
            }
            None => gaps.push(Blind {
                elements,
                rules,
                sources: vec![source],
                items,
            }),
        }
    }
    gaps
}

fn sentence(page: &Paper<'_>, gap: &Blind<'_>) -> String {
    let first = page.report.sources.get(gap.sources[0] as usize);
    let path = page.tidy(first.map_or("", |source| &source.path));
    let keyed = first.is_some_and(|source| matches!(source.format, "yaml" | "json" | "jsonl"));
    let (files, items) = (gap.sources.len(), thousands(gap.items));
    page.text(
        || {
            let path = match files {
                1 => path.clone(),
                _ => format!("{path} 等 {files} 个文件"),
            };
            let columns: String = gap
                .elements
                .iter()
                .map(|key| format!("「{}」", label(key)))
                .collect();
            let kind = if keyed { "键" } else { "列" };
            let rules = gap.rules.join("、");
            format!("{path} 没有{columns}{kind}，{rules} 未能检查（{items} 项）")
        },
        || {
            let path = match files {
                1 => path.clone(),
                _ => format!(
                    "{path} and {}",
                    plural(files as u64 - 1, "more file", "more files")
                ),
            };
            let kind = if keyed { "key" } else { "column" };
            let items = plural(gap.items, "item", "items");
            let (columns, rules) = (gap.elements.join(", "), gap.rules.join(", "));
            format!("{path}: no {kind} for {columns}, so {rules} could not look ({items})")
        },
    )
}

fn label(key: &'static str) -> &'static str {
    let part = Part::ALL.into_iter().find(|part| part.name() == key);
    part.map(Part::label)
        .or_else(|| Element::named(key).map(Element::label))
        .unwrap_or(key)
}
