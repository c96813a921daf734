//! The scorecard: its order, its columns, its marks.

use super::*;
use crate::finding::Lang;
use crate::report::testing::report;

fn ratio(rule: u16, department: Option<&str>, part: i64, met: Option<bool>) -> RatioReport {
    RatioReport {
        rule,
        name: "即办件占比",
        short: "即办",
        department: department.map(Into::into),
        part,
        whole: 100,
        scale: 1,
        items: 100,
        not_applicable: 0,
        blank: 0,
        unreadable: 0,
        blind: 0,
        mean: None,
        target: Some((40, 100)),
        met,
        owed: department.is_some(),
        refused: false,
        to_reach: Vec::new(),
        needed: None,
    }
}

fn three() -> Report {
    let mut report = report(Lang::Zh);
    report.ratios = vec![
        ratio(0, None, 40, Some(true)),
        ratio(1, None, 30, Some(false)),
        ratio(0, Some("市公安局"), 39, Some(false)),
        ratio(1, Some("市公安局"), 10, Some(false)),
        ratio(0, Some("市人力资源和社会保障局"), 80, Some(true)),
        ratio(1, Some("市人力资源和社会保障局"), 0, None),
        ratio(0, Some("市水务局"), 35, Some(false)),
        ratio(1, Some("市水务局"), 39, Some(false)),
    ];
    report.ratios[5].refused = true;
    report
}

#[test]
fn departments_are_ranked_by_targets_reached_then_by_distance() {
    let report = three();
    let names: Vec<Option<&str>> = cards(&report).iter().map(|card| card.name).collect();
    let ranked = [
        None,
        Some("市人力资源和社会保障局"),
        Some("市水务局"),
        Some("市公安局"),
    ];
    assert_eq!(names, ranked);
}

#[test]
fn columns_stand_under_each_other_at_any_width() {
    for (width, wide_ambiguous) in [(40, false), (80, false), (80, true), (120, false)] {
        let style = Style {
            width,
            wide_ambiguous,
            ..Style::default()
        };
        let shown = score(&three(), &style);
        let gauge = crate::report::draw::Gauge {
            wide: wide_ambiguous,
        };
        assert!(
            shown.lines().all(|line| gauge.text(line) <= width),
            "{shown}"
        );
        let ends = |name: &str| {
            let line = shown.lines().find(|line| line.contains(name));
            gauge.text(line.expect("a line of the table"))
        };
        assert_eq!(ends("目标  "), ends("目标  "));
        assert_eq!(ends("全目录"), ends("市水务局"), "{shown}");
        assert_eq!(ends("达标"), ends("市公安局"), "{shown}");
    }
}

#[test]
fn a_narrow_screen_gets_a_table_for_some_ratios_and_another_for_the_rest() {
    let mut report = report(Lang::Zh);
    for name in [
        None,
        Some("云泽市水务局"),
        Some("云泽市人力资源和社会保障局"),
    ] {
        report
            .ratios
            .extend((0..6).map(|rule| ratio(rule, name, 30, Some(false))));
    }
    let style = Style {
        width: 40,
        ..Style::default()
    };
    let shown = score(&report, &style);
    let gauge = crate::report::draw::Gauge { wide: false };
    assert!(shown.lines().all(|line| gauge.text(line) <= 40), "{shown}");
    let table = shown.split("低于目标").next().expect("it begins");
    assert_eq!(table.matches("30%<").count(), 3 * 6, "{shown}");
    for end in ["水务局", "保障局"] {
        assert_eq!(table.matches(end).count(), 2, "{shown}");
    }
}

#[test]
fn a_ratio_below_nought_keeps_its_sign_and_its_mark() {
    let mut report = report(Lang::Zh);
    report.ratios = vec![ratio(0, None, -130, Some(false))];
    let shown = score(&report, &Style::default());
    assert!(shown.contains("-130%<"), "{shown}");
}

#[test]
fn what_is_short_refused_or_met_looks_its_part() {
    let shown = score(&three(), &Style::default());
    let line = |name: &str| {
        shown
            .lines()
            .find(|line| line.contains(name))
            .expect("a line")
            .to_owned()
    };
    assert!(
        line("市公安局").contains("39%<") && line("市公安局").ends_with("0/2"),
        "{shown}"
    );
    assert!(
        line("市人力").contains("80% ") && line("市人力").contains('?'),
        "{shown}"
    );
    assert!(line("市人力").ends_with("1/1"));
}

#[test]
fn without_ratios_it_says_why() {
    assert!(score(&report(Lang::Zh), &Style::default()).contains("没有可以计算的事项"));
}
