//! What could not be checked because a source has no column or key for it: one line a source, not a finding a row.

use super::Paper;
use crate::finding::Report;
use crate::model::{Element, Part};
use crate::report::draw::{Tone, plural, thousands};
use std::collections::BTreeMap;

/// Lines at most, unless all are asked for.
const MOST: usize = 20;

/// Elements, and rules, that a line names, unless all are asked for.
const FEW: usize = 6;

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
    let shortened = |gap: &Blind<'_>| gap.elements.len() > FEW || gap.rules.len() > FEW;
    if more > 0 {
        let text = page.text(
            || format!("另有 {more} 条，--full 显示全部"),
            || format!("{more} more lines, --full shows all"),
        );
        page.paragraph(2, Tone::Info, &text);
    } else if !page.style.full && gaps.iter().any(shortened) {
        let text = page.say(
            "缺的要素不适用就不用补；--full 列出全部要素和规则",
            "what does not apply need not be added; --full lists every element and rule",
        );
        page.paragraph(2, Tone::Info, text);
    }
    page.blank();
}

/// The elements missing, each with the number of rules that miss it, and these rules.
type Gap<'r> = (Vec<(&'static str, u32)>, Vec<&'r str>);

/// Per source and number of items the missing elements and the rules; then sources that lack the same together.
fn gaps(report: &Report) -> Vec<Blind<'_>> {
    let mut by_source: BTreeMap<(u32, u64), Gap<'_>> = BTreeMap::new();
    for (rule, tally) in report.rules.iter().zip(&report.tallies) {
        for (source, element, items) in &tally.blind_for {
            let (elements, rules) = by_source.entry((*source, *items)).or_default();
            match elements.iter_mut().find(|known| known.0 == *element) {
                Some(known) => known.1 += 1,
                None => elements.push((element, 1)),
            }
            if rules.last() != Some(&rule.id) {
                rules.push(rule.id);
            }
        }
    }
    let mut gaps: Vec<Blind<'_>> = Vec::new();
    for ((source, items), (mut elements, rules)) in by_source {
        // What most rules miss goes first.
        elements.sort_by_key(|(_, rules)| std::cmp::Reverse(*rules));
        let elements: Vec<_> = elements.into_iter().map(|(element, _)| element).collect();
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
    let full = page.style.full || gap.elements.len() <= FEW && gap.rules.len() <= FEW;
    page.text(
        || {
            let path = match files {
                1 => path.clone(),
                _ => format!("{path} 等 {files} 个文件"),
            };
            let (columns, rules) = (columns(gap, full, keyed), rules(gap, full));
            format!("{path} 没有{columns}，{rules}未能检查（{items} 项）")
        },
        || {
            let path = match files {
                1 => path.clone(),
                _ => format!(
                    "{path} and {}",
                    plural(files as u64 - 1, "more file", "more files")
                ),
            };
            let items = plural(gap.items, "item", "items");
            let (columns, rules) = (keys(gap, full, keyed), ids(gap, full));
            format!("{path} has no {columns}; {rules} could not look ({items})")
        },
    )
}

/// The labels of what is missing, and 列 or 键.
fn columns(gap: &Blind<'_>, full: bool, keyed: bool) -> String {
    let (kind, counted) = if keyed {
        ("键", "个键")
    } else {
        ("列", "列")
    };
    let count = gap.elements.len();
    let most = if full { count } else { FEW };
    let labels = gap.elements.iter().take(most);
    let mut text: String = labels.map(|key| format!("「{}」", label(key))).collect();
    if count > most {
        text.push_str(&format!("等 {count} {counted}"));
        return text;
    }
    text + kind
}

/// The rules that could not look, as ids or as a number of them.
fn rules(gap: &Blind<'_>, full: bool) -> String {
    match full {
        true => format!("{} ", gap.rules.join("、")),
        false => format!("{} 条规则", gap.rules.len()),
    }
}

/// What is missing by its names, for readers of English.
fn keys(gap: &Blind<'_>, full: bool, keyed: bool) -> String {
    let kind = if keyed { "key" } else { "column" };
    let count = gap.elements.len();
    let most = if full { count } else { FEW.min(count) };
    let mut text = format!("{kind} for {}", gap.elements[..most].join(", "));
    if count > most {
        text.push_str(&format!(" and {} more", count - most));
    }
    text
}

/// As [`rules`], for readers of English.
fn ids(gap: &Blind<'_>, full: bool) -> String {
    match full {
        true => gap.rules.join(", "),
        false => plural(gap.rules.len() as u64, "rule", "rules"),
    }
}

fn label(key: &'static str) -> &'static str {
    let part = Part::ALL.into_iter().find(|part| part.name() == key);
    part.map(Part::label)
        .or_else(|| Element::named(key).map(Element::label))
        .unwrap_or(key)
}
