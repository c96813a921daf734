//! Which rules of the book have no planted fault, and which test shows them instead.

use crate::odd::ODD;
use crate::support::generate::faults::FAULTS;
use shixiang::rules::BOOK;
use std::path::Path;

/// A rule whose fault is none of one item, why, and the test that shows it.
struct Elsewhere {
    rules: &'static [&'static str],
    why: &'static str,
    file: &'static str,
    test: &'static str,
}

const ELSEWHERE: [Elsewhere; 6] = [
    Elsewhere {
        rules: &["S002"],
        why: "a column of the table, not a cell of an item",
        file: "tests/rules.rs",
        test: "every_rule_reports_its_wrong_example",
    },
    Elsewhere {
        rules: &["S004"],
        why: "a file that does not parse has no item",
        file: "tests/examples.rs",
        test: "one_guide_of_the_folder_does_not_parse",
    },
    Elsewhere {
        rules: &["S005", "S012"],
        why: "a sheet without items, a row without an item",
        file: "tests/rules.rs",
        test: "every_rule_reports_its_wrong_example",
    },
    Elsewhere {
        rules: &["S016"],
        why: "how a workbook shows its rows, not what they say",
        file: "tests/rules.rs",
        test: "hidden_rows_and_sheets_are_reported_and_shown_ones_are_not",
    },
    Elsewhere {
        rules: &[
            "R001", "R002", "R003", "R004", "R005", "R006", "R008", "R009",
        ],
        why: "shares of many items",
        file: "tests/ratios.rs",
        test: "a_small_catalog_measures_what_was_counted_by_hand",
    },
    Elsewhere {
        rules: &["R090"],
        why: "a share of which too much cannot be read",
        file: "tests/rules.rs",
        test: "every_rule_reports_its_wrong_example",
    },
];

#[test]
fn every_rule_is_planted_or_shown_elsewhere() {
    for rule in BOOK.iter() {
        let id = rule.about.id;
        let planted = FAULTS.iter().filter(|fault| fault.rule == id).count();
        let odd = ODD.iter().filter(|(rule, ..)| *rule == id).count();
        let elsewhere = ELSEWHERE.iter().filter(|entry| entry.rules.contains(&id));
        let count = planted + odd + elsewhere.count();
        assert_eq!(count, 1, "{id}: planted {planted}, odd {odd}");
    }
    let ids: Vec<&str> = BOOK.iter().map(|rule| rule.about.id).collect();
    let named = ELSEWHERE.iter().flat_map(|entry| entry.rules);
    let unknown: Vec<_> = named.filter(|rule| !ids.contains(rule)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_tests_named_are_there() {
    for entry in ELSEWHERE {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(entry.file);
        let text = std::fs::read_to_string(path).expect("a file of this repository");
        let test = format!("#[test]\nfn {}()", entry.test);
        assert!(text.contains(&test), "{:?}: {}", entry.rules, entry.why);
    }
}
