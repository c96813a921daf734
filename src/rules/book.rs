//! All rules in the order of the book, and how to find one by what a user typed.

use super::{
    Rule, conditions, contacts, fees, identity, limits, materials, organisation, process,
    structure, targets, visits,
};
use std::sync::LazyLock;

/// All rules, by group and number. A rule's index here is its number in a report.
pub static BOOK: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    [
        structure::RULES,
        identity::RULES,
        limits::RULES,
        visits::RULES,
        materials::RULES,
        conditions::RULES,
        process::RULES,
        contacts::RULES,
        fees::RULES,
        organisation::RULES,
        targets::RULES,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Words;
    use crate::model::Part;
    use std::collections::HashSet;

    const GROUPS: &str = "SITVMBPCFOR";

    #[test]
    fn ids_are_in_the_order_of_the_book_and_unique() {
        let key = |rule: &&'static Rule| {
            let (group, number) = rule.about.id.split_at(1);
            assert!(
                number.len() == 3 && number.parse::<u16>().is_ok(),
                "{}",
                rule.about.id
            );
            (GROUPS.find(group).expect("a group of the book"), number)
        };
        let keys: Vec<_> = BOOK.iter().map(key).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
    }

    #[test]
    fn what_a_rule_is_blind_for_has_a_label() {
        use crate::model::Element;
        use crate::rules::trial::{item, on, with_materials};
        use crate::rules::{Check, Outcome};
        let bare = with_materials(&[&[(Element::material_name, "营业执照")]]);
        for rule in BOOK.iter() {
            if !matches!(
                rule.check,
                Check::Item(..) | Check::Both(..) | Check::Material(..)
            ) {
                continue;
            }
            for item in [&item(&[]), &bare] {
                if let Outcome::Blind(name) = on(rule, item).0 {
                    let is_part = Part::ALL.iter().any(|part| part.name() == name);
                    assert!(is_part || Element::named(name).is_some(), "{name}");
                }
            }
        }
    }

    #[test]
    fn slugs_are_two_to_five_words_and_unique() {
        let mut seen = HashSet::new();
        for rule in BOOK.iter() {
            let slug = rule.about.slug;
            let words = slug.split('-').count();
            assert!((2..=5).contains(&words) && seen.insert(slug), "{slug}");
            assert!(
                slug.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
                "{slug}"
            );
        }
    }

    #[test]
    fn every_rule_says_why_and_on_whose_authority_in_both_languages() {
        let chinese = |c: char| ('\u{4e00}'..'\u{a000}').contains(&c);
        for rule in BOOK.iter() {
            let about = &rule.about;
            assert!(!about.basis.is_empty(), "{}", about.id);
            for Words { zh, en } in [about.says, about.why].iter().chain(about.basis) {
                assert!(zh.contains(chinese), "{}: {zh}", about.id);
                assert!(
                    !en.is_empty() && !en.contains(chinese),
                    "{}: {en}",
                    about.id
                );
            }
        }
    }

    #[test]
    fn every_rule_has_a_wrong_and_a_right_example() {
        for rule in BOOK.iter() {
            assert!(
                !rule.wrong.is_empty() && !rule.right.is_empty(),
                "{}",
                rule.about.id
            );
            assert_ne!(rule.wrong, rule.right, "{}", rule.about.id);
        }
    }

    #[test]
    fn a_rule_is_found_by_id_slug_and_near_name() {
        assert_eq!(
            find("t003").map(|rule| rule.about.slug),
            Some("promise-over-statute")
        );
        assert_eq!(find("same-phone").map(|rule| rule.about.id), Some("C003"));
        assert!(find("T999").is_none());
        assert_eq!(nearest_rule("promise-over-statut").about.id, "T003");
    }
}
