//! Letters read back: a whole package, every finding listed or counted, the deadline and the seal.

use super::*;
use crate::model::Element;
use crate::report::departments::{Whose, departments};
use crate::report::snapshots::changed;
use crate::report::testing::{cell, head, many, missing};
use quick_xml::events::Event;
use std::io::{Cursor, Read};

fn letter(due: Option<&str>, copies: &[&str]) -> Letter {
    Letter {
        due: due.map(str::to_owned),
        list: "问题清单.xlsx".to_owned(),
        copies: copies.iter().map(|copy| (*copy).to_owned()).collect(),
    }
}

/// The paragraphs of a letter; every part of the package is read, and must be XML.
fn paragraphs(bytes: &[u8]) -> Vec<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is a package");
    let mut found = Vec::new();
    let names = zip.file_names();
    let names: Vec<String> = names
        .map(|name| name.expect("it is UTF-8").into_owned())
        .collect();
    assert!(
        names.contains(&"[Content_Types].xml".to_owned()),
        "{names:?}"
    );
    for name in names {
        let mut text = String::new();
        let mut part = zip.by_name(&name).expect("it is listed");
        part.read_to_string(&mut text).expect("it is UTF-8");
        let lines = read(&text);
        if name == "word/document.xml" {
            found = lines;
        }
    }
    found
}

fn read(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut lines, mut line) = (Vec::new(), String::new());
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Text(text) => line.push_str(&text),
            Event::GeneralRef(name) => line.push_str(match &*name {
                "lt" => "<",
                "gt" => ">",
                _ => "&",
            }),
            Event::End(tag) if tag.name().as_ref() == "w:p" => {
                lines.push(std::mem::take(&mut line))
            }
            Event::Eof => return lines,
            _ => {}
        }
    }
}

fn of(report: &Report, name: &str, letter: &Letter) -> Vec<String> {
    let all = departments(report);
    let known = all.iter().find(|known| known.whose == Whose::Named(name));
    let known = known.expect("the department is there");
    paragraphs(&notice(report, &Style::default(), known, letter).expect("it can be made"))
}

#[test]
fn a_letter_says_what_by_when_and_to_whom() {
    let lines = of(
        &many(Lang::Zh),
        "县民政局",
        &letter(Some("2026-12-05"), &[]),
    );
    assert_eq!(lines[0], "关于县民政局政务服务事项办事指南问题整改的通知");
    assert_eq!(lines[1], "县民政局：");
    let all = lines.join("\n");
    assert!(
        all.contains("发现问题1处，其中错误1处、警告0处、提示0处，涉及文件1个（高龄津贴.yaml）。"),
        "{all}"
    );
    assert!(all.contains("（一）高龄津贴发放\n1．【错误】承诺办结时限：承诺 20个工作日，长于法定 15个工作日。改法：改为不超过"), "{all}");
    assert!(all.contains("（T003，12:9）"), "{all}");
    assert!(all.contains("请于2026年12月5日前"), "{all}");
    assert!(all.contains("附件：1．问题清单.xlsx（1条）"), "{all}");
    assert!(all.contains("印章"), "{all}");
}

#[test]
fn without_a_deadline_there_is_room_for_one() {
    let lines = of(
        &many(Lang::Zh),
        "县民政局",
        &letter(None, &["高龄津贴.xlsx"]),
    );
    let all = lines.join("\n");
    assert!(all.contains("请于　　　年　　月　　日前"), "{all}");
    assert!(all.contains("2．高龄津贴.xlsx（标注副本）"), "{all}");
    assert!(all.contains("“申请例外”"), "{all}");
}

#[test]
fn a_flood_is_counted_and_the_rest_is_listed() {
    let report = many(Lang::Zh);
    let lines = of(&report, "市城市管理局", &letter(None, &[]));
    let all = lines.join("\n");
    assert!(all.contains("1．【错误】未填写法定办结时限（T001）：共215处，涉及“第3号许可”“第4号许可”“第5号许可”等215项事项。"), "{all}");
    let entries = lines.iter().filter(|line| line.contains("．【")).count();
    assert_eq!(entries, 3);
}

#[test]
fn what_is_not_listed_is_counted() {
    let mut report = many(Lang::Zh);
    report.findings.clear();
    // Of thirty rules none is a flood, and together they are more than a letter lists.
    let rules: Vec<_> = (0..30).map(|_| report.rules[5].clone()).collect();
    let ids: Vec<&'static str> = (0..30)
        .map(|at| &*Box::leak(format!("X{at:03}").into_boxed_str()))
        .collect();
    report.rules = rules
        .into_iter()
        .zip(ids)
        .map(|(rule, id)| crate::finding::RuleHead { id, ..rule })
        .collect();
    for at in 0..200_u32 {
        let item = head(&format!("第{at}号"), "", "县民政局");
        let mut finding = missing(Lang::Zh, 0, Element::inquiry, 0, cell(at + 3, 5), item);
        finding.rule = (at % 30) as u16;
        finding.level = if at < 50 { Level::Info } else { Level::Error };
        report.findings.push(finding);
    }
    let lines = of(&report, "县民政局", &letter(None, &[]));
    let entries = lines.iter().filter(|line| line.contains("．【")).count();
    assert_eq!(entries, 120);
    // The gravest are listed.
    assert!(!lines.iter().any(|line| line.contains("【提示】")));
    let all = lines.join("\n");
    assert!(all.contains("其余80处问题见附件1"), "{all}");
}

#[test]
fn names_are_text() {
    let mut report = many(Lang::Zh);
    let item = head("<w:p>&许可\u{1}\n", "", "甲<局>&");
    report
        .findings
        .push(missing(Lang::Zh, 5, Element::inquiry, 0, cell(3, 5), item));
    let lines = of(&report, "甲<局>&", &letter(None, &[]));
    assert_eq!(lines[0], "关于甲<局>&政务服务事项办事指南问题整改的通知");
    assert!(
        lines.contains(&"（一）<w:p>&许可␁⏎".to_owned()),
        "{lines:#?}"
    );
}

#[test]
fn what_changed_is_told() {
    let report = changed(Lang::Zh);
    let all = of(&report, "县民政局", &letter(None, &[])).join("\n");
    assert!(
        all.contains("与2026年10月22日的检查相比，新增1处，仍存0处，已改1处。"),
        "{all}"
    );
    assert!(all.contains("1．【错误·新增】"), "{all}");
}

#[test]
fn in_english_all_is_english() {
    let report = many(Lang::En);
    let lines = of(&report, "县民政局", &letter(Some("2026-12-05"), &[]));
    assert_eq!(
        lines[0],
        "Notice to 县民政局: faults in service guides to be mended"
    );
    let all = lines.join("\n");
    assert!(all.contains("by 2026-12-05."), "{all}");
    assert!(!all.contains(['。', '，', '：', '　']), "{all}");
}
