//! Ratios from outside: a small catalog counted by hand, a made one with a department that falls short, and the scorecard.

mod support;

use assert_cmd::Command;
use serde_json::Value;
use shixiang::finding::{RatioReport, Report, Scope};
use shixiang::model::Element;
use std::path::{Path, PathBuf};
use support::Scratch;
use support::formats::SHAPES;
use support::generate::catalog::{Catalog, Options};
use support::generate::guide::Guide;
use support::run::{check, rule_of};

/// Twelve items of 甲局 and ten of 乙局; one parent, one cancelled, one penalty.
fn small() -> String {
    let mut text = "事项名称,基本编码,事项状态,实施主体,事项类型,办件类型,到办事现场次数,网上办理深度,法定办结时限,承诺办结时限\n".to_owned();
    let mut row = |n: usize, department: &str, kind: &str, rest: &str| {
        text += &format!("事项{n},4401310{n:02}000,在用,{department},{kind},{rest}\n");
    };
    for n in 0..12 {
        let rest = match n {
            0..=2 => "即办件,0,Ⅳ级,20个工作日,当场办结",
            3..=5 => "承诺件,1,Ⅲ级,20个工作日,10个工作日",
            6..=10 => "承诺件,1,Ⅳ级,30日,12日",
            _ => "承诺件,,Ⅳ级,1个月,10个工作日",
        };
        row(n, "甲局", "行政许可", rest);
    }
    for n in 12..22 {
        row(n, "乙局", "公共服务", "即办件,0,Ⅳ级,20个工作日,当场办结");
    }
    text += "主项,44013109900Y,在用,甲局,行政许可,承诺件,3,Ⅰ级,90个工作日,90个工作日\n";
    text += "旧事项,440131098000,取消,甲局,行政许可,承诺件,3,Ⅰ级,90个工作日,90个工作日\n";
    text += "罚款,440231097000,在用,甲局,行政处罚,承诺件,3,Ⅰ级,90个工作日,90个工作日\n";
    text
}

fn written(scratch: &Scratch) -> PathBuf {
    let path = scratch.path().join("目录.csv");
    std::fs::write(&path, small()).expect("the scratch folder can be written");
    path
}

fn ratio<'r>(report: &'r Report, rule: &str, department: Option<&str>) -> &'r RatioReport {
    let mut ratios = report.ratios.iter();
    ratios
        .find(|known| {
            report.rules[usize::from(known.rule)].id == rule
                && known.department.as_deref() == department
        })
        .expect("there is such a ratio")
}

#[test]
fn a_small_catalog_measures_what_was_counted_by_hand() {
    let scratch = Scratch::new("ratios-small");
    let report = check(&written(&scratch));
    for (rule, department, part, whole, unread, met) in [
        ("R001", None, 13, 22, 0, true),
        ("R001", Some("甲局"), 3, 12, 0, false),
        ("R001", Some("乙局"), 10, 10, 0, true),
        ("R002", Some("甲局"), 3, 11, 1, false),
        ("R003", None, 22, 22, 0, true),
        ("R004", None, 19, 22, 0, true),
        ("R005", None, 9, 12, 0, false),
        // A month and working days do not compare; what is given in days counts in days.
        (
            "R006",
            Some("甲局"),
            6000 + 3000 + 9000,
            6000 + 6000 + 15_000,
            0,
            true,
        ),
        ("R009", None, 21, 21, 1, true),
    ] {
        let known = ratio(&report, rule, department);
        assert_eq!(
            (known.part, known.whole),
            (part, whole),
            "{rule} {department:?}"
        );
        assert_eq!(
            (known.unread(), known.met),
            (unread, Some(met)),
            "{rule} {department:?}"
        );
    }
    let licences = ratio(&report, "R005", None);
    assert_eq!(licences.needed, Some(1));
    assert_eq!(licences.to_reach[0].change.as_ref(), "深度Ⅲ级");
}

#[test]
fn a_finding_stands_at_whose_target_it_is() {
    let scratch = Scratch::new("ratios-findings");
    let report = check(&written(&scratch));
    let told = report
        .findings
        .iter()
        .filter(|finding| rule_of(&report, finding).starts_with("R00"));
    let told: Vec<(&str, Scope, &str)> = told
        .map(|finding| {
            let head = finding.item.as_ref().expect("a department or the catalog");
            (
                rule_of(&report, finding),
                finding.scope(),
                &*head.department,
            )
        })
        .filter(|(rule, ..)| *rule != "R008")
        .collect();
    let want = [
        ("R001", Scope::Department, "甲局"),
        ("R002", Scope::Department, "甲局"),
        ("R005", Scope::Catalog, ""),
    ];
    assert_eq!(told, want);
}

/// Departments of sixty items, the second with hardly an instant one.
fn slow() -> (Vec<Guide>, String) {
    let options = Options {
        per_department: 60,
        ..Options::default()
    };
    let mut guides: Vec<Guide> = Catalog::new(11, 180, options).collect();
    let department = guides[60].get(Element::department).to_owned();
    for guide in &mut guides[66..120] {
        guide.set(Element::project_type, "承诺件");
    }
    (guides, department)
}

#[test]
fn the_department_that_falls_short_is_found_in_any_layout_and_no_other() {
    let scratch = Scratch::new("ratios-slow");
    let (guides, department) = slow();
    for shape in &SHAPES {
        let folder = scratch.path().join(shape.name);
        std::fs::create_dir_all(&folder).expect("the scratch folder can be written");
        let report = check(&(shape.write)(&folder, &guides));
        let ratios = report
            .findings
            .iter()
            .filter(|finding| rule_of(&report, finding).starts_with('R'));
        let told: Vec<(&str, &str)> = ratios
            .map(|finding| {
                let head = finding.item.as_ref().expect("a department");
                (rule_of(&report, finding), &*head.department)
            })
            .collect();
        assert_eq!(told, [("R001", &*department)], "{}", shape.name);
    }
}

fn shixiang(folder: &Path, args: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("shixiang").expect("the program was built");
    let output = command
        .current_dir(folder)
        .env("LANG", "zh_CN.UTF-8")
        .args(args)
        .args(["--as-of", "2026-11-22"])
        .output()
        .expect("it runs");
    let text = String::from_utf8(output.stdout).expect("it is UTF-8");
    (output.status.code().expect("it exits"), text)
}

#[test]
fn the_scorecard_ranks_departments_and_says_what_to_do() {
    let scratch = Scratch::new("ratios-score");
    written(&scratch);
    let (code, text) = shixiang(scratch.path(), &["score", "目录.csv", "--width", "80"]);
    assert_eq!(code, 0);
    let at = |name: &str| {
        text.find(name)
            .unwrap_or_else(|| panic!("{name} in\n{text}"))
    };
    assert!(
        at("全目录") < at("乙局") && at("乙局") < at("甲局"),
        "{text}"
    );
    assert!(
        text.contains("25%<") && text.contains("还差 2 项"),
        "{text}"
    );
    let fails = ["score", "目录.csv", "--fail-on", "warning"];
    assert_eq!(shixiang(scratch.path(), &fails).0, 1);
    assert_eq!(shixiang(scratch.path(), &["score", "没有.csv"]).0, 3);
}

#[test]
fn the_ratios_in_json_are_as_the_schema_says() {
    let scratch = Scratch::new("ratios-json");
    written(&scratch);
    let schema = include_str!("../schemas/report.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    for command in ["check", "score"] {
        let (_, text) = shixiang(scratch.path(), &[command, "目录.csv", "-o", "json"]);
        let report: Value = serde_json::from_str(&text).expect("it is JSON");
        if let Some(error) = validator.iter_errors(&report).next() {
            panic!("{command}: {error} at {}", error.instance_path());
        }
        let ratios = report["ratios"].as_array().expect("a list");
        let first = &ratios[0];
        assert_eq!(
            (&first["rule"], &first["scope"]),
            (&"R001".into(), &"catalog".into())
        );
        assert_eq!(
            (&first["numerator"], &first["denominator"]),
            (&13.into(), &22.into())
        );
        let short = ratios
            .iter()
            .find(|known| known["name"] == "甲局")
            .expect("its ratio");
        assert_eq!(
            (&short["met"], &short["needed"]),
            (&false.into(), &2.into())
        );
        assert_eq!(short["to_reach"].as_array().map(Vec::len), Some(2));
    }
}

#[test]
fn threads_change_no_byte_of_the_scorecard() {
    let scratch = Scratch::new("ratios-threads");
    let (guides, _) = slow();
    let paths: Vec<String> = SHAPES[..3]
        .iter()
        .map(|shape| {
            let folder = scratch.path().join(shape.name);
            std::fs::create_dir_all(&folder).expect("the scratch folder can be written");
            let path = (shape.write)(&folder, &guides);
            path.to_string_lossy().into_owned()
        })
        .collect();
    let run = |threads: &str| {
        let mut args = vec!["score", "--full", "--threads", threads];
        args.extend(paths.iter().map(String::as_str));
        shixiang(scratch.path(), &args).1
    };
    let one = run("1");
    assert!(one.contains("怎样达标"), "{one}");
    assert_eq!(run("2"), one);
    assert_eq!(run("7"), one);
}

#[test]
fn the_rule_on_refused_ratios_reports_alone_too() {
    let scratch = Scratch::new("ratios-alone");
    let path = scratch.path().join("目录.csv");
    let rule = shixiang::rules::find("R090").expect("it is in the book");
    std::fs::write(&path, rule.wrong).expect("the scratch folder can be written");
    let mut command = Command::cargo_bin("shixiang").expect("the program was built");
    let run = command
        .arg("check")
        .arg(&path)
        .args(["--only", "R090", "-o", "json"])
        .output();
    let report: Value = serde_json::from_slice(&run.expect("it runs").stdout).expect("it is JSON");
    let findings = report["findings"].as_array().expect("a list");
    assert!(
        findings.iter().any(|known| known["rule"] == "R090"),
        "{report}"
    );
    assert!(
        findings.iter().all(|known| known["rule"] == "R090"),
        "{report}"
    );
    assert_eq!(report["ratios"].as_array().expect("a list").len(), 0);
}
