//! Facts of which nothing can come: most of them, and so they are not sorted.

use super::{BOOK, Check, Fact};

/// How many facts a group of this rule must have, and which of them are worth judging it for.
pub(super) fn asked(rule: u16) -> (usize, fn(&Fact) -> bool) {
    match BOOK.get(usize::from(rule)).map(|rule| &rule.check) {
        Some(Check::Catalog { least, tells, .. }) => (*least, *tells),
        _ => (2, |_| true),
    }
}

/// Drops most facts that share their key with too few others, or with none that the rule asks for.
pub(super) fn drop_idle(facts: &mut Vec<Fact>) {
    let bits = (facts.len() * 8).next_power_of_two().max(64);
    let none = || vec![0_u64; bits / 64];
    let (mut once, mut twice, mut telling) = (none(), none(), none());
    let slot = |fact: &Fact| {
        let mixed = (fact.key ^ (u64::from(fact.rule) << 48)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let bit = (mixed >> 32) as usize & (bits - 1);
        (bit / 64, 1_u64 << (bit % 64))
    };
    // Facts of one rule mostly stand together.
    let (mut rule, mut ask) = (None, asked(u16::MAX));
    let mut ask = |fact: &Fact| {
        if rule != Some(fact.rule) {
            (rule, ask) = (Some(fact.rule), asked(fact.rule));
        }
        ask
    };
    for fact in &*facts {
        let (word, bit) = slot(fact);
        twice[word] |= once[word] & bit;
        once[word] |= bit;
        if ask(fact).1(fact) {
            telling[word] |= bit;
        }
    }
    facts.retain(|fact| {
        let (word, bit) = slot(fact);
        let is_enough = ask(fact).0 < 2 || twice[word] & bit != 0;
        is_enough && telling[word] & bit != 0
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Facts, index_of};
    use crate::source::Origin;

    /// The keys of these facts of a rule that are left, each a key and what it says.
    fn left(rule: &str, said: &[(u64, u64)]) -> Vec<u64> {
        let mut facts = Facts::default();
        facts.for_rule(index_of(rule).expect("the rule is in the book") as u16);
        for (key, extra) in said {
            facts.add(&Default::default(), *key, *extra, Origin::WHOLE);
        }
        let mut facts = facts.into_list();
        drop_idle(&mut facts);
        facts.iter().map(|fact| fact.key).collect()
    }

    #[test]
    fn what_stands_alone_goes_where_two_are_asked_for() {
        assert_eq!(left("I006", &[(7, 0), (8, 0), (7, 0)]), [7, 7]);
    }

    #[test]
    fn children_without_a_parent_go() {
        // The last three characters of a code: 1 a child, 0 an item without sub-items.
        assert_eq!(left("I008", &[(7, 1), (8, 1), (8, 0), (9, 0)]), [8, 8, 9]);
    }
}
