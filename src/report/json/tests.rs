//! The JSON report against its schema, and its places against the report.

use crate::finding::{Fix, FixKind, Lang, Old, Place, Report, Since, Skip};
use crate::model::Element;
use crate::report::json;
use crate::report::testing::*;
use serde_json::{Value, json as value};

const SCHEMA: &str = include_str!("../../../schemas/report.schema.json");

fn shown(report: &Report) -> Value {
    let mut bytes = Vec::new();
    json(report, false, &mut bytes).expect("a vector takes everything");
    serde_json::from_slice(&bytes).expect("it is JSON")
}

/// The schema, closed: consumers are told that more fields may come, but none comes that the schema does not name.
fn closed() -> Value {
    fn close(schema: &mut Value) {
        if let Some(object) = schema.as_object_mut() {
            let kind = object.get("type");
            if kind == Some(&value!("object")) || kind == Some(&value!(["object", "null"])) {
                object.insert("additionalProperties".into(), value!(false));
            }
            object.values_mut().for_each(close);
        }
    }
    let mut schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    close(&mut schema);
    schema
}

fn faults(schema: &Value, report: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("the schema is one");
    let fault = |error: jsonschema::ValidationError| format!("{}: {error}", error.instance_path());
    validator.iter_errors(report).map(fault).collect()
}

fn rich(lang: Lang) -> Report {
    let mut report = many(lang);
    report.sources[2].encoding = Some("GB18030");
    report.sources[0].sha256 = Some("0".repeat(64).into());
    let table = &mut report.sources[0].tables[0];
    table.preamble = vec!["联系人 13812341234".into()];
    table.skip(1, Skip::Preamble, "某市事项目录");
    table.best_guess = Some((2, vec!["事项名称".into()]));
    table.columns = [
        (Element::name, Element::none),
        (Element::none, Element::inquiry),
    ]
    .into_iter()
    .map(|(element, nearest)| crate::finding::Column {
        column: "A".into(),
        label: "事项名称".into(),
        element,
        hidden: false,
        nearest,
    })
    .collect();
    report.findings[1].fix = Some(Fix {
        kind: FixKind::Unsafe,
        value: "20个工作日".into(),
    });
    report.findings[2].place = Place::Sheet("事项清单".into());
    report.findings[3].place = Place::Whole;
    let old = Old {
        fingerprint: report.fingerprint(&report.findings[0]),
        rule: "S002".into(),
        level: "info".into(),
        department: String::new(),
        item: String::new(),
        path: "资料/城管局.xlsx".into(),
        message: "列未能识别".into(),
    };
    let gone = Old {
        fingerprint: "0".repeat(16),
        ..old.clone()
    };
    report.since = Some(Since::new(&report, "2026-10-22", vec![old, gone]));
    report
}

#[test]
fn every_report_keeps_to_the_schema() {
    let schema = closed();
    for lang in [Lang::Zh, Lang::En] {
        for report in [report(lang), one(lang), many(lang), rich(lang)] {
            assert_eq!(faults(&schema, &shown(&report)), Vec::<String>::new());
        }
    }
}

#[test]
fn the_schema_asks_for_every_field() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let whole = shown(&rich(Lang::Zh));
    let mut tried = 0;
    for path in paths(&whole, String::new()) {
        let mut less = whole.clone();
        let (parent, key) = path.rsplit_once('/').expect("a path has a slash");
        let parent = less.pointer_mut(parent).and_then(Value::as_object_mut);
        parent.expect("it is an object").remove(key);
        assert!(
            !faults(&schema, &less).is_empty(),
            "{path} may go unnoticed"
        );
        tried += 1;
    }
    assert!(tried > 80, "{tried}");
}

/// The members of all objects; of a list its first three entries.
fn paths(value: &Value, at: String) -> Vec<String> {
    match value {
        Value::Object(members) => members
            .iter()
            .flat_map(|(key, value)| {
                let here = format!("{at}/{key}");
                std::iter::once(here.clone()).chain(paths(value, here))
            })
            .collect(),
        Value::Array(list) => list
            .iter()
            .take(3)
            .enumerate()
            .flat_map(|(n, value)| paths(value, format!("{at}/{n}")))
            .collect(),
        _ => Vec::new(),
    }
}

#[test]
fn the_schema_knows_the_words() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    for (path, word) in [
        ("/schema_version", value!(2)),
        ("/summary/verdict", value!("maybe")),
        ("/sources/0/status", value!("odd")),
        ("/sources/0/tables/0/layout", value!("heap")),
        ("/sources/0/tables/0/skipped/0/reason", value!("whim")),
        ("/rules/0/level", value!("fatal")),
        ("/findings/0/level", value!("fatal")),
        ("/findings/0/state", value!("old")),
        ("/findings/0/fingerprint", value!("12")),
        ("/findings/0/row", value!(0)),
        ("/findings/0/cell", value!("7")),
        ("/findings/1/fix/kind", value!("risky")),
        ("/findings/0/rule", value!("t3")),
        ("/run/as_of", value!("today")),
    ] {
        let mut report = shown(&rich(Lang::Zh));
        *report.pointer_mut(path).expect(path) = word;
        assert!(!faults(&schema, &report).is_empty(), "{path}");
    }
}

#[test]
fn places_count_from_one() {
    let report = shown(&rich(Lang::Zh));
    let findings = report["findings"].as_array().expect("a list");
    let place = |at: usize| {
        let finding = &findings[at];
        ["sheet", "cell", "row", "line", "column"].map(|key| finding[key].clone())
    };
    let none = Value::Null;
    assert_eq!(
        place(0),
        [
            value!("事项清单"),
            value!("AB2"),
            value!(2),
            none.clone(),
            value!(28)
        ]
    );
    assert_eq!(place(2)[0], value!("事项清单"));
    assert_eq!(place(2)[2], none);
    let last = findings.len() - 1;
    assert_eq!(
        place(last - 1),
        [
            none.clone(),
            none.clone(),
            none.clone(),
            value!(12),
            value!(9)
        ]
    );
    assert_eq!(
        place(last),
        [none.clone(), none.clone(), value!(7), none, value!(14)]
    );
}

#[test]
fn the_summary_counts_the_list() {
    let report = shown(&many(Lang::Zh));
    let findings = report["findings"].as_array().expect("a list");
    for level in ["error", "warning", "info"] {
        let count = findings
            .iter()
            .filter(|known| known["level"] == level)
            .count();
        assert_eq!(report["summary"][level], value!(count));
    }
}

#[test]
fn mobile_numbers_are_masked_but_codes_are_not() {
    let mut known = one(Lang::Zh);
    known.findings[0].value = "张三 13812341234".into();
    known.findings[0].related[0].element = Element::local_code;
    known.findings[0].related[0].value = "13912345678".into();
    let masked = shown(&known);
    assert_eq!(masked["findings"][0]["value"], "张三 138****1234");
    assert_eq!(masked["findings"][0]["related"][0]["value"], "13912345678");
    let mut bytes = Vec::new();
    json(&known, true, &mut bytes).expect("a vector takes everything");
    let open: Value = serde_json::from_slice(&bytes).expect("it is JSON");
    assert_eq!(open["findings"][0]["value"], "张三 13812341234");
    assert_eq!(
        open["findings"][0]["fingerprint"],
        masked["findings"][0]["fingerprint"]
    );
}

#[test]
fn one_finding_is_one_line() {
    let mut bytes = Vec::new();
    let report = many(Lang::Zh);
    json(&report, false, &mut bytes).expect("a vector takes everything");
    let text = String::from_utf8(bytes).expect("it is UTF-8");
    let lines = text.lines().filter(|line| line.contains("\"fingerprint\""));
    assert_eq!(lines.count(), report.findings.len());
    assert!(text.ends_with("  ]\n}\n"), "{}", &text[text.len() - 20..]);
}

#[test]
fn inspect_has_the_sources_of_the_report() {
    let report = rich(Lang::Zh);
    let mut bytes = Vec::new();
    super::inspect_json(&report, false, &mut bytes).expect("a vector takes everything");
    let alone: Value = serde_json::from_slice(&bytes).expect("it is JSON");
    assert_eq!(alone["sources"], shown(&report)["sources"]);
}
