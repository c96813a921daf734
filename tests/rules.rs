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

/// What only a workbook can be wrong in: the example is words, and a test of its own makes the workbook.
const IN_WORKBOOKS: [&str; 1] = ["S016"];

fn is_shown_by_text(rule: &Rule) -> bool {
    !IN_WORKBOOKS.contains(&rule.about.id)
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
    let shown = book().filter(|(rule, _)| is_shown_by_text(rule));
    let silent = shown.filter_map(|(rule, lang)| {
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
    let shown = BOOK.iter().filter(|rule| is_shown_by_text(rule));
    let others = shown.flat_map(|rule| {
        let report = checked(&scratch, Lang::Zh, rule.wrong);
        lines(&report)
            .into_iter()
            .filter(|line| !line.starts_with(rule.about.id) && !is_of_an_item(rule, line))
            .map(|line| format!("{}: {line}", rule.about.id))
    });
    none(others.collect());
}

#[test]
fn hidden_rows_and_sheets_are_reported_and_shown_ones_are_not() {
    let scratch = Scratch::new("rules-hidden");
    let path = scratch.path().join("book.xlsx");
    let told = |rows: bool, sheet: bool| {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet();
        let list = book.add_worksheet();
        for (row, (name, limit)) in [
            ("事项名称", "承诺办结时限"),
            ("食品经营许可", "5个工作日"),
            ("食品生产许可", "10个工作日"),
        ]
        .into_iter()
        .enumerate()
        {
            list.write_string(row as u32, 0, name).expect("it fits");
            list.write_string(row as u32, 1, limit).expect("it fits");
        }
        if rows {
            list.set_row_hidden(2).expect("a row");
        }
        list.set_hidden(sheet);
        book.save(&path).expect("saved");
        lines(&check_in(Lang::Zh, std::slice::from_ref(&path)))
    };
    assert_eq!(told(false, false), Vec::<String>::new());
    for (rows, sheet, says) in [
        (true, false, "有 1 个事项在隐藏的行中"),
        (false, true, "工作表是隐藏的，其中有 2 个事项"),
    ] {
        let lines = told(rows, sheet);
        let is_told = lines.len() == 1 && lines[0].starts_with("S016") && lines[0].contains(says);
        assert!(is_told, "{lines:#?}");
    }
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

#[test]
fn what_only_applications_are_asked_is_not_missed_in_a_penalty() {
    let scratch = Scratch::new("rules-penalty");
    let blind = |text: &str| {
        let report = checked(&scratch, Lang::Zh, text);
        let rules = report.rules.iter().zip(&report.tallies);
        let blind = rules.filter(|(_, tally)| tally.blind > 0);
        blind.map(|(rule, _)| rule.id).collect::<Vec<_>>()
    };
    let penalty = blind("事项名称: 对无照经营行为的处罚\n事项类型: 行政处罚");
    assert!(
        !penalty.contains(&"M010") && !penalty.contains(&"F001"),
        "{penalty:?}"
    );
    // A penalty can be taken to court.
    assert!(penalty.contains(&"C009"), "{penalty:?}");
    let licence = blind("事项名称: 取水许可\n事项类型: 行政许可");
    assert!(
        licence.contains(&"M010") && licence.contains(&"F001"),
        "{licence:?}"
    );
}

#[test]
fn a_material_of_two_situations_in_one_cell_is_not_listed_twice() {
    let scratch = Scratch::new("rules-headings");
    let twice = |column: &str, list: &str| {
        let text = format!("事项名称,承诺办结时限,{column}\n食品经营许可,5个工作日,\"{list}\"\n");
        let report = checked(&scratch, Lang::Zh, &text);
        let lines = lines(&report);
        lines.iter().filter(|line| line.starts_with("M011")).count()
    };
    for column in ["申请材料", "材料名称"] {
        for list in [
            "新设：\n营业执照\n申请书\n变更：\n营业执照\n申请书",
            "【新办】\n1.营业执照\n2.申请书\n【变更】\n1.营业执照",
            "一、新办 1.营业执照 2.申请书 二、变更 1.营业执照",
        ] {
            assert_eq!(twice(column, list), 0, "{column} {list}");
        }
        let list = "材料：\n1.营业执照\n2.申请书\n3.营业执照";
        assert_eq!(twice(column, list), 1, "{column} {list}");
    }
}
