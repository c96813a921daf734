//! What a letter lists one by one, what it only counts, and what it leaves to the annex.

use crate::report::json::shape::FindingJson;
use std::collections::HashMap;

/// Of one rule, more than so many are one paragraph.
const FLOOD: usize = 10;
/// A letter lists no more: nobody reads on, and the annex has all.
const LISTED: usize = 120;
/// Items named in the paragraph of a flood.
const NAMED: usize = 3;

/// Findings of one rule, too many to be listed.
pub struct Flood<'a, 'f> {
    /// The first of them.
    pub first: &'a FindingJson<'f>,
    /// How many.
    pub count: usize,
    /// In how many items.
    pub items: usize,
    /// Some of these items by name.
    pub named: Vec<&'a str>,
    /// What to do, when it is the same for all.
    pub help: Option<&'a str>,
}

/// Findings on one item, or on one file.
pub struct Group<'a, 'f> {
    /// Them; never none.
    pub findings: Vec<&'a FindingJson<'f>>,
}

/// A letter's findings.
pub struct Outline<'a, 'f> {
    /// By rule, the most first.
    pub floods: Vec<Flood<'a, 'f>>,
    /// By item, in the order of the report.
    pub groups: Vec<Group<'a, 'f>>,
    /// How many stand in the annex only.
    pub rest: usize,
}

/// Shares the findings out: each is in a flood, in a group, or counted in the rest.
pub fn outline<'a, 'f>(known: &'a [FindingJson<'f>]) -> Outline<'a, 'f> {
    let mut by_rule: HashMap<&str, Vec<&FindingJson<'f>>> = HashMap::new();
    for finding in known {
        by_rule.entry(finding.rule).or_default().push(finding);
    }
    let many = |rule: &str| by_rule[rule].len() > FLOOD;
    let mut floods: Vec<Flood<'_, '_>> = Vec::new();
    for all in by_rule.values().filter(|all| all.len() > FLOOD) {
        floods.push(flood(all));
    }
    floods.sort_by_key(|flood| (std::cmp::Reverse(flood.count), flood.first.rule));
    let single: Vec<&FindingJson<'_>> = known.iter().filter(|one| !many(one.rule)).collect();
    let listed = gravest(&single);
    let rest = single.len() - listed.len();
    Outline {
        floods,
        groups: groups(listed),
        rest,
    }
}

fn flood<'a, 'f>(all: &[&'a FindingJson<'f>]) -> Flood<'a, 'f> {
    let first = all[0];
    let mut named: Vec<&str> = Vec::new();
    let mut seen: HashMap<(&str, &str), ()> = HashMap::new();
    for item in all.iter().filter_map(|one| one.item.as_ref()) {
        let is_first = seen.insert((&item.name, item.code), ()).is_none();
        if is_first && named.len() < NAMED && !item.name.is_empty() {
            named.push(&item.name);
        }
    }
    let help = first.help.as_deref();
    let same = all.iter().all(|one| one.help.as_deref() == help);
    Flood {
        first,
        count: all.len(),
        items: seen.len(),
        named,
        help: help.filter(|_| same),
    }
}

/// As many as are listed, the gravest, in their order.
fn gravest<'a, 'f>(all: &[&'a FindingJson<'f>]) -> Vec<&'a FindingJson<'f>> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| match all[*at].level {
        "error" => 0,
        "warning" => 1,
        _ => 2,
    });
    order.truncate(LISTED);
    order.sort_unstable();
    order.into_iter().map(|at| all[at]).collect()
}

fn groups<'a, 'f>(listed: Vec<&'a FindingJson<'f>>) -> Vec<Group<'a, 'f>> {
    let mut groups: Vec<Group<'_, '_>> = Vec::new();
    let mut at: HashMap<(&str, &str, &str), usize> = HashMap::new();
    for finding in listed {
        let key = match &finding.item {
            Some(item) => (&*item.name, item.code, ""),
            None => ("", "", finding.place.path),
        };
        let at = *at.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.findings.push(finding),
            None => groups.push(Group {
                findings: vec![finding],
            }),
        }
    }
    groups
}

/// What the findings rest on, each once, what most rest on first.
pub fn bases<'f>(known: &[FindingJson<'f>]) -> Vec<&'f str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for basis in known.iter().flat_map(|finding| finding.basis) {
        let at = *at.entry(basis).or_insert(counts.len());
        match counts.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => counts.push((basis, 1)),
        }
    }
    // What has a title of its own is an authority; plain good sense comes last.
    counts.sort_by_key(|(basis, count)| (!basis.contains(['《', ',']), std::cmp::Reverse(*count)));
    counts.into_iter().map(|(basis, _)| basis).collect()
}
