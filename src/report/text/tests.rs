//! What the terminal report looks like, and that its numbers are true.

use crate::finding::{Lang, Report};
use crate::report::draw::{Gauge, Style};
use crate::report::snapshots::{none, snapshot};
use crate::report::testing::*;
use crate::report::text;

#[test]
#[ignore = "prints reports, to be looked at in a terminal"]
fn print() {
    let width = std::env::var("COLUMNS")
        .ok()
        .and_then(|width| width.parse().ok());
    let style = Style {
        color: true,
        width: width.unwrap_or(80),
        ..Style::default()
    };
    for lang in [Lang::Zh, Lang::En] {
        println!("{}", text(&one(lang), &style));
        println!("{}", text(&many(lang), &style));
    }
}

const GAUGE: Gauge = Gauge { wide: false };

#[test]
fn none_one_and_many_look_as_they_should() {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let style = Style::default();
        snapshot(&format!("none.{tag}.txt"), &text(&none(lang), &style));
        snapshot(&format!("one.{tag}.txt"), &text(&one(lang), &style));
        snapshot(&format!("many.{tag}.txt"), &text(&many(lang), &style));
    }
    let wide = Style {
        width: 120,
        wide_ambiguous: true,
        ..Style::default()
    };
    snapshot("many.zh.console.txt", &text(&many(Lang::Zh), &wide));
}

/// A report whose every text is long and odd.
fn awkward(lang: Lang) -> Report {
    let mut report = many(lang);
    let long = "甲“乙”…，abc\u{1b}[31m\n".repeat(30);
    for source in &mut report.sources {
        source.path = format!("{}/{}", "很长的文件夹名称".repeat(9), source.path).into();
    }
    for finding in &mut report.findings {
        finding.message = format!("{}{long}", finding.message).into();
        finding.help = Some(long.as_str().into());
        if finding.rule == 2 || finding.rule == 4 {
            finding.value = format!("{}{long}", finding.value).into();
            finding.item = head(&long, &long, &long);
            finding.label = Some(long.as_str().into());
        }
    }
    report
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [40, 63, 80, 120] {
        for (full, wide_ambiguous) in [(false, false), (true, true)] {
            let style = Style {
                width,
                full,
                wide_ambiguous,
                ..Style::default()
            };
            let gauge = Gauge {
                wide: wide_ambiguous,
            };
            for lang in [Lang::Zh, Lang::En] {
                for line in text(&awkward(lang), &style).lines() {
                    assert!(gauge.text(line) <= width, "{width}: {line}");
                    assert!(!line.contains('\u{1b}'), "{line:?}");
                }
            }
        }
    }
}

#[test]
fn colours_change_no_letter() {
    let plain = text(&many(Lang::Zh), &Style::default());
    let style = Style {
        color: true,
        ..Style::default()
    };
    let coloured = text(&many(Lang::Zh), &style);
    assert_ne!(plain, coloured);
    assert_eq!(bare(&coloured), plain);
}

fn bare(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('m').map_or("", |(_, rest)| rest));
    let all = rest.fold(first, |all, part| all + part);
    all.lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

#[test]
fn the_summary_agrees_with_the_list() {
    let report = many(Lang::Zh);
    let style = Style {
        full: true,
        ..Style::default()
    };
    let shown = text(&report, &style);
    let heads = |level: &str| {
        let start = format!("  {level} ");
        let head = |line: &&str| line.starts_with(&start) && !line.starts_with("   ");
        shown.lines().filter(head).count()
    };
    assert_eq!((heads("错误"), heads("警告"), heads("提示")), (217, 2, 2));
    assert!(shown.contains("错误 217  警告 2  提示 2"), "{shown}");
    assert!(!shown.contains("同类问题"), "{shown}");
}

#[test]
fn a_fold_tells_the_true_rest() {
    let shown = text(&many(Lang::Zh), &Style::default());
    assert!(shown.contains("另有 212 处同类问题（T001），--full 显示全部"));
    assert!(shown.contains("T001  未填写法定办结时限             215"));
    assert_eq!(shown.matches("错误 T001").count(), 3);
}

#[test]
fn mobile_numbers_show_only_when_asked_for() {
    let mut report = many(Lang::Zh);
    report.findings[0].help = Some("拨打 13812341234".into());
    let shown = text(&report, &Style::default());
    assert!(!shown.contains("13812341234") && shown.contains("138****1234"));
    let style = Style {
        show_mobile: true,
        ..Style::default()
    };
    assert!(text(&report, &style).contains("13812341234"));
}

#[test]
fn a_missing_column_is_one_line_a_source() {
    let shown = text(&many(Lang::Zh), &Style::default());
    let lines: Vec<&str> = shown
        .lines()
        .filter(|line| line.contains("未检查："))
        .collect();
    assert_eq!(lines.len(), 2);
    assert!(
        lines[0].starts_with(
            "  未检查：资料/城管局.xlsx 没有「法定办结时限」「咨询方式」列，T001、C001 "
        )
    );
    assert!(GAUGE.text(lines[0]) <= 80);
}

#[test]
fn a_long_gap_is_told_in_numbers_unless_all_is_asked_for() {
    let mut report = report(Lang::Zh);
    let missing = [
        "hours",
        "address",
        "inquiry",
        "complaint",
        "remedy",
        "result_type",
        "material_form",
    ];
    report.tallies[5].blind_for = missing.map(|name| (0, name, 1)).into();
    report.tallies[3].blind_for.clear();
    let shown = text(&report, &Style::default());
    assert!(
        shown.replace("\n          ", "").contains(
            "没有「办理时间」「办理地点」「咨询方式」「监督投诉方式」「法律救济途径」「审批结果类型」等 7 列，1 条规则未能检查"
        ),
        "{shown}"
    );
    let style = Style {
        full: true,
        ..Style::default()
    };
    let shown = text(&report, &style);
    assert!(shown.contains("「材料形式」列，C001 未能检查"), "{shown}");
}

#[test]
fn many_files_with_the_same_gap_share_a_line() {
    let mut report = report(Lang::Zh);
    for n in 0..50 {
        report.sources.push(source(&format!("{n}.yaml"), "yaml", 1));
    }
    report.tallies[5].blind_for = (0..50).map(|n| (n, "inquiry", 1)).collect();
    let shown = text(&report, &Style::default());
    assert!(
        shown.contains("0.yaml 等 50 个文件 没有「咨询方式」键，C001 未能检查（50 项）"),
        "{shown}"
    );
}
