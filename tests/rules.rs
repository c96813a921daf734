//! All rules from outside: every example is read from a file as a user's would be.

mod support;

use shixiang::finding::{Lang, Report};
use shixiang::rules::{BOOK, Rule};
use support::Scratch;
use support::run::{check_in, lines, rule_of};

/// The report on `text` in a file whose name says nothing.
fn checked(scratch: &Scratch, lang: Lang, text: &str) -> Report {
    let path = scratch.path().join("example");
    std::fs::write(&path, text).expect("the scratch folder can be written");
    check_in(lang, &[path])
}

/// Every rule in both languages.
fn book() -> impl Iterator<Item = (&'static Rule, Lang)> {
    BOOK.iter()
        .flat_map(|rule| [(*rule, Lang::Zh), (*rule, Lang::En)])
}

/// All that is not as it should be, at once.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n\n"));
}

#[test]
fn every_rule_reports_its_wrong_example() {
    let scratch = Scratch::new("rules-wrong");
    let silent = book().filter_map(|(rule, lang)| {
        let report = checked(&scratch, lang, rule.wrong);
        let id = rule.about.id;
        let told = report
            .findings
            .iter()
            .any(|finding| rule_of(&report, finding) == id);
        (!told).then(|| format!("{id} is silent on\n{}\n{:#?}", rule.wrong, lines(&report)))
    });
    none(silent.collect());
}

#[test]
fn every_right_example_is_clean_under_all_rules() {
    let scratch = Scratch::new("rules-right");
    let unclean = book().filter_map(|(rule, lang)| {
        let report = checked(&scratch, lang, rule.right);
        let is_clean = report.items() > 0 && report.findings.is_empty();
        (!is_clean).then(|| {
            format!(
                "{}, {} items in\n{}\n{:#?}",
                rule.about.id,
                report.items(),
                rule.right,
                lines(&report)
            )
        })
    });
    none(unclean.collect());
}

/// A share falls short because of items that may break a rule each.
fn is_of_an_item(rule: &Rule, line: &str) -> bool {
    rule.about.id.starts_with('R') && !line.starts_with('R')
}

#[test]
fn a_wrong_example_breaks_no_rule_but_its_own() {
    let scratch = Scratch::new("rules-alone");
    let others = BOOK.iter().flat_map(|rule| {
        let report = checked(&scratch, Lang::Zh, rule.wrong);
        lines(&report)
            .into_iter()
            .filter(|line| !line.starts_with(rule.about.id) && !is_of_an_item(rule, line))
            .map(|line| format!("{}: {line}", rule.about.id))
    });
    none(others.collect());
}

#[test]
fn every_finding_is_told_in_the_language_of_the_report() {
    let scratch = Scratch::new("rules-language");
    let is_chinese = |text: &str| text.contains(|c: char| ('\u{4e00}'..'\u{a000}').contains(&c));
    for rule in BOOK.iter() {
        let zh = checked(&scratch, Lang::Zh, rule.wrong);
        let en = checked(&scratch, Lang::En, rule.wrong);
        assert_eq!(zh.findings.len(), en.findings.len(), "{}", rule.about.id);
        for (zh, en) in zh.findings.iter().zip(&en.findings) {
            assert_eq!(
                (&zh.place, zh.element, &zh.value, zh.level),
                (&en.place, en.element, &en.value, en.level)
            );
            assert!(is_chinese(&zh.message), "{}", zh.message);
            assert_ne!(zh.message, en.message, "{}", rule.about.id);
            assert!(zh.help.is_some() && zh.help != en.help, "{}", zh.message);
        }
    }
}
