//! The page in a real browser: it filters, groups, links and prints, breaks no policy, and is fast with 50,000 findings.
//!
//! Needs Chromium and Node.js. `SHIXIANG_AXE` names the script of axe-core; without it labels and contrast are not looked at.
//! Pictures of the page stay in the folder that is printed.

#[path = "../support/mod.rs"]
mod support;

use serde_json::{Value, json};
use shixiang::finding::{Finding, ItemHead, Lang, Level, Old, Report, Since};
use shixiang::report::{FORMATS, Style};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use support::run::check_in;

/// What a hostile file would call an item.
const HOSTILE: &str =
    "</noscript></script><img src=x onerror=window.broken=1><svg onload=window.broken=1>&lt;b&gt;";

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page");
    fs::create_dir_all(&folder).expect("the build's temporary folder can be written");
    folder
}

fn examples(lang: Lang) -> Report {
    check_in(
        lang,
        &[Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")],
    )
}

/// The examples; their first fault with an item is hostile; compared with a report that knew half of them and one more.
fn everyday(lang: Lang) -> Report {
    let mut report = examples(lang);
    let has_item = |finding: &&mut Finding| finding.item.is_some();
    let first = report.findings.iter_mut().find(has_item);
    let first = first.expect("the examples have faults");
    first.message = HOSTILE.into();
    first.value = HOSTILE.into();
    if let Some(item) = &mut first.item {
        Arc::make_mut(item).name = HOSTILE.into();
    }
    let known: Vec<&Finding> = report.findings.iter().step_by(2).collect();
    let mut olds: Vec<Old> = known.into_iter().map(|known| old(&report, known)).collect();
    olds.push(Old {
        fingerprint: "0123456789abcdef".into(),
        message: HOSTILE.into(),
        ..olds[0].clone()
    });
    report.since = Some(Since::new(&report, "2026-10-22", olds));
    report
}

fn old(report: &Report, known: &Finding) -> Old {
    let item = known.item.as_deref().cloned().unwrap_or_default();
    Old {
        fingerprint: report.fingerprint(known),
        rule: report.rules[usize::from(known.rule)].id.into(),
        level: known.level.name().into(),
        department: item.department.into(),
        item: item.name.into(),
        path: report.sources[known.source as usize].path.to_string(),
        message: known.message.to_string(),
    }
}

/// The faults of the examples again and again, in items of their own.
fn flood(count: usize) -> Report {
    let mut report = examples(Lang::Zh);
    let known = report.findings.clone();
    let again = known.iter().cycle().take(count).cloned().enumerate();
    report.findings = again
        .map(|(at, mut finding)| {
            let round = at / known.len();
            finding.item = finding.item.map(|item| {
                Arc::new(ItemHead {
                    name: format!("{}（第 {round} 次）", item.name).into(),
                    ..(*item).clone()
                })
            });
            finding
        })
        .collect();
    report
}

fn write(report: &Report, path: &Path) {
    let format = FORMATS.iter().find(|format| format.name == "html");
    let format = format.expect("it is a format");
    let mut bytes = Vec::new();
    (format.write)(report, &Style::default(), &mut bytes).expect("a vector takes everything");
    fs::write(path, bytes).expect("it can be written");
}

/// What the browser is to find.
fn expected(report: &Report) -> Value {
    let busy = report
        .findings
        .iter()
        .map(|known| known.rule)
        .max_by_key(|rule| {
            let same = |known: &&Finding| known.rule == *rule;
            report.findings.iter().filter(same).count()
        });
    let busy = busy.expect("there are faults");
    let of_rule = report.findings.iter().filter(|known| known.rule == busy);
    let last = report.findings.last().expect("there are faults");
    json!({
        "all": report.findings.len(),
        "error": report.count(Level::Error),
        "new": report.since.as_ref().map(Since::new_count),
        "rule": report.rules[usize::from(busy)].id,
        "ofRule": of_rule.count(),
        "link": format!("f{}", report.fingerprint(last)),
        "hostile": HOSTILE,
    })
}

#[test]
#[ignore = "needs Chromium"]
fn the_page_works_in_a_browser() {
    let folder = folder();
    let (zh, big) = (everyday(Lang::Zh), flood(50_000));
    write(&zh, &folder.join("everyday.html"));
    write(&everyday(Lang::En), &folder.join("english.html"));
    write(&big, &folder.join("big.html"));
    let expected = json!({ "everyday": expected(&zh), "big": expected(&big) });
    fs::write(folder.join("expected.json"), expected.to_string()).expect("it can be written");
    let run = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/drive.mjs"))
        .arg(&folder)
        .output()
        .expect("Node.js is installed");
    println!("pictures: {}", folder.display());
    println!("{}", String::from_utf8_lossy(&run.stdout));
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}
