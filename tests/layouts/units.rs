//! Where the unit of a limit is stated, and texts that a spreadsheet's exports leave in cells.

use crate::support::Scratch;
use crate::support::run::{check, lines};
use crate::support::seen::{Collector, read};
use crate::{book, sheet};
use rust_xlsxwriter::Format;

/// What a file of this text gives.
fn file(name: &str, text: &str) -> Collector {
    let scratch = Scratch::new(name);
    let path = scratch.path().join(name);
    std::fs::write(&path, text).expect("the scratch folder can be written");
    read(&path)
}

/// The findings of these rules on a file of this text.
fn found(name: &str, text: &str, rules: &[&str]) -> Vec<String> {
    let scratch = Scratch::new(name);
    let path = scratch.path().join(name);
    std::fs::write(&path, text).expect("the scratch folder can be written");
    let report = check(&path);
    let mut lines = lines(&report);
    lines.retain(|line| rules.iter().any(|rule| line.starts_with(rule)));
    lines
}

/// The unit of a limit of an item.
fn unit<'r>(read: &'r Collector, at: usize, limit: &str) -> &'r str {
    let value = read.value(at, limit);
    let (_, behind) = value.split_once("unit: ").unwrap_or(("", value));
    behind.split([',', ' ', '}']).next().unwrap_or("")
}

#[test]
fn plain_days_under_a_header_of_working_days_are_working_days() {
    let table = "事项名称,事项类型,法定办结时限（工作日）,承诺办结时限（工作日）\n甲许可,行政许可,20日,6天\n";
    let json = r#"{"事项名称":"甲许可","事项类型":"行政许可","法定办结时限（工作日）":"20日","承诺办结时限（工作日）":"6天"}"#;
    for (name, text) in [("unit-header.csv", table), ("unit-header.json", json)] {
        assert_eq!(found(name, text, &["T004", "T008", "T017"]), [""; 0]);
    }
    // 自然日 is said on purpose, and a header of days leaves days as they are.
    let other = "事项名称,事项类型,法定办结时限（工作日）,承诺办结时限（天）\n甲许可,行政许可,20个自然日,6天\n";
    assert_eq!(found("unit-other.csv", other, &["T008"]).len(), 2);
}

#[test]
fn the_limits_of_steps_take_the_unit_of_their_header() {
    let rows: &[&[&str]] = &[
        &["事项名称", "承诺办结时限", "环节名称", "环节时限（小时）"],
        &["甲许可", "2个工作日", "受理", "4"],
        &["", "", "审查", "8"],
    ];
    let read = sheet("unit-steps", rows);
    let steps = &read.items[0].steps;
    assert_eq!(steps.len(), 2);
    let is_hours = |limit: &str| limit.contains("unit: Hour");
    assert!(
        steps.iter().all(|step| is_hours(&step["step_limit"])),
        "{steps:?}"
    );
}

#[test]
fn one_column_may_hold_the_unit_of_both_limits() {
    for label in ["时限单位", "时限类型", "办结时限单位"] {
        let table =
            format!("事项名称,法定办结时限,承诺办结时限,{label}\n甲,20,6,工作日\n乙,20,6,工作日\n");
        let yaml = format!("事项名称: 甲\n法定办结时限: 20\n承诺办结时限: 6\n{label}: 工作日\n");
        for (name, text) in [("unit-both.csv", &table), ("unit-both.yaml", &yaml)] {
            let read = file(name, text);
            assert_eq!(
                unit(&read, 0, "statutory_limit"),
                "WorkingDay",
                "{label} {name}"
            );
            assert_eq!(unit(&read, 0, "promised_limit"), "WorkingDay");
            assert_eq!(found(name, text, &["T017", "S002", "S003"]), [""; 0]);
        }
        let form = sheet(
            "unit-form",
            &[
                &["事项名称", "甲许可", "事项类型", "行政许可"],
                &["法定办结时限", "20", "承诺办结时限", "6"],
                &[label, "工作日", "咨询方式", "0431-84222773"],
            ],
        );
        assert_eq!(
            unit(&form, 0, "statutory_limit"),
            "WorkingDay",
            "{label} form"
        );
    }
    let odd = "事项名称,法定办结时限,承诺办结时限,时限单位\n甲,20,6,周\n";
    assert_eq!(found("unit-odd.csv", odd, &["S001", "T017"]).len(), 1);
}

#[test]
fn a_unit_that_names_no_limit_is_that_of_the_limit_before_it() {
    let each = "事项名称,法定办结时限,时限单位,承诺办结时限,时限单位\n甲,3,月,6,工作日\n";
    let other = "事项名称,法定办结时限,时限单位,承诺办结时限,承诺办结时限单位\n甲,3,月,6,工作日\n";
    for text in [each, other] {
        let read = file("unit-each.csv", text);
        assert_eq!(unit(&read, 0, "statutory_limit"), "Month", "{text}");
        assert_eq!(unit(&read, 0, "promised_limit"), "WorkingDay", "{text}");
        assert_eq!(found("unit-each.csv", text, &["S003"]), [""; 0]);
    }
    // What names the promise is the promise's alone.
    let own = "事项名称,法定办结时限,承诺办结时限,承诺办结时限单位\n甲,20,6,工作日\n";
    assert_eq!(found("unit-own.csv", own, &["T017"]).len(), 1);
}

#[test]
fn a_formula_of_a_text_is_that_text() {
    let text = "事项名称,咨询方式,权责编码,办理地点\n甲,=\"0740-1234567\",\"=\"\"012\"\"\",\"中山路\"\"1\"\"号\"\n";
    let read = file("formula-text.csv", text);
    assert!(read.value(0, "inquiry").contains("\"0740-1234567\""));
    assert_eq!(read.value(0, "local_code"), "Given(Code(\"012\"))");
    assert_eq!(read.value(0, "address"), "Given(\"中山路\\\"1\\\"号\")");
    let other = "事项名称,承诺办结时限,办理地点,备注\n甲,5个工作日,\"=\"\"a\"\"&\"\"b\"\"\",=1+1\n";
    let read = file("formula-other.csv", other);
    assert_eq!(read.value(0, "address"), "Given(\"=\\\"a\\\"&\\\"b\\\"\")");
    assert_eq!(read.value(0, "remark"), "Given(\"=1+1\")");
}

#[test]
fn an_error_value_in_a_text_is_told_of() {
    for (name, text) in [
        ("error.json", r##"{"事项名称":"甲","受理条件":"#N/A"}"##),
        (
            "error.csv",
            "事项名称,受理条件,承诺办结时限\n甲,#N/A,5个工作日\n",
        ),
    ] {
        assert_eq!(found(name, text, &["S010"]).len(), 1, "{name}");
    }
}

#[test]
fn a_number_is_read_as_its_format_shows_it() {
    let read = book("unit-format", |book| {
        let page = book.add_worksheet();
        let head = ["事项名称", "法定办结时限", "权责编码", "收费标准"];
        for (col, label) in (0..).zip(head) {
            page.write_string(0, col, label).expect("it fits");
        }
        page.write_string(1, 0, "甲许可").expect("it fits");
        let cells = [(20.0, "0\"个工作日\""), (12345.0, "000000"), (20.0, "0.00")];
        for (col, (number, format)) in (1..).zip(cells) {
            let format = Format::new().set_num_format(format);
            page.write_number_with_format(1, col, number, &format)
                .expect("it fits");
        }
    });
    assert_eq!(unit(&read, 0, "statutory_limit"), "WorkingDay");
    assert_eq!(read.value(0, "local_code"), "Given(Code(\"012345\"))");
    assert_eq!(read.value(0, "fee_standard"), "Given(\"20\")");
    assert_eq!(read.remarks, [""; 0]);
}
