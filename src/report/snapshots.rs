//! Compares what is written with the files of `tests/snapshots`, on none, one and some findings.

use super::testing::*;
use crate::finding::{Lang, Old, Report, Since};

/// Compares with `tests/snapshots/NAME`; with SHIXIANG_BLESS set, writes it.
pub(super) fn snapshot(name: &str, shown: &str) {
    let path = format!("{}/tests/snapshots/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("SHIXIANG_BLESS").is_some() {
        let folder = std::path::Path::new(&path)
            .parent()
            .expect("it is in a folder");
        std::fs::create_dir_all(folder).expect("the folder of snapshots can be made");
        std::fs::write(&path, shown).expect("the folder of snapshots can be written to");
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        shown, known,
        "{path} differs; look, then set SHIXIANG_BLESS=1"
    );
}

/// A report that found nothing.
pub(super) fn none(lang: Lang) -> Report {
    let mut report = report(lang);
    report.sources.push(source("城管局.xlsx", "xlsx", 12));
    for tally in &mut report.tallies[1..] {
        tally.passed = 12;
    }
    report
}

/// As [`many`], the flood cut to three, so that a format with a page a finding stays readable.
pub(super) fn some(lang: Lang) -> Report {
    let mut report = many(lang);
    let mut left = 3;
    report.findings.retain(|finding| {
        let flood = finding.rule == 3;
        left -= i32::from(flood);
        !flood || left >= 0
    });
    report.tallies[3].findings = 3;
    report.findings.sort_by_key(|finding| finding.source);
    report
}

/// As [`many`], against an older report: what stands in the second source is new, and one finding is gone.
pub(super) fn changed(lang: Lang) -> Report {
    let mut report = many(lang);
    let findings = report.findings.iter();
    report.since = Some(Since {
        as_of: "2026-10-22".into(),
        is_new: findings.map(|finding| finding.source == 1).collect(),
        fixed: vec![Old {
            fingerprint: "0".into(),
            rule: "T001".into(),
            level: "error".into(),
            department: "县民政局".into(),
            item: "某许可".into(),
            path: "x".into(),
            message: "缺少".into(),
        }],
        unseen: Vec::new(),
    });
    report
}
