//! All rules in the order of the book, and how to find one by what a user typed.

use super::{Rule, contacts, identity, limits, materials, structure, visits};
use std::sync::LazyLock;

/// All rules, by group and number. A rule's index here is its number in a report.
pub static BOOK: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    [
        structure::RULES,
        identity::RULES,
        limits::RULES,
        visits::RULES,
        materials::RULES,
        contacts::RULES,
    ]
    .concat()
});

/// The rule with this id or slug, in any case.
pub fn find(name: &str) -> Option<&'static Rule> {
    index_of(name).map(|index| BOOK[index])
}

/// The index of the rule with this id or slug, in any case.
pub fn index_of(name: &str) -> Option<usize> {
    BOOK.iter().position(|rule| {
        rule.about.id.eq_ignore_ascii_case(name) || rule.about.slug.eq_ignore_ascii_case(name)
    })
}

/// The rule whose id or slug is nearest to a wrong name.
pub fn nearest_rule(name: &str) -> &'static Rule {
    let typed: Vec<char> = name.to_ascii_lowercase().chars().collect();
    let far = |rule: &&&'static Rule| {
        let id = crate::canon::distance(&typed, &rule.about.id.to_ascii_lowercase());
        id.min(crate::canon::distance(&typed, rule.about.slug))
    };
    BOOK.iter().min_by_key(far).expect("the book is not empty")
}
