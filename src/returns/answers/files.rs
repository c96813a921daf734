//! Writes the answers as files: the patch list, the exceptions to be approved, what the reviewer has to look at.

use super::{Answers, Change, Outcome, Told};
use crate::canon::harmless;
use crate::finding::{Lang, Words, words};
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

/// Writes `patches.csv`, `waivers.yaml` and `disputed.csv`; one that would be empty is left out. Gives what was written.
///
/// # Errors
/// When the folder or a file cannot be written.
pub fn write(answers: &Answers, folder: &Path, lang: Lang) -> io::Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder)?;
    let mut written = Vec::new();
    let mut put = |name: &str, empty: bool, bytes: io::Result<Vec<u8>>| -> io::Result<()> {
        if !empty {
            let path = folder.join(name);
            std::fs::write(&path, bytes?)?;
            written.push(path);
        }
        Ok(())
    };
    put(
        "patches.csv",
        answers.changes.is_empty(),
        patches(&answers.changes, lang),
    )?;
    put(
        "waivers.yaml",
        answers.exceptions.is_empty(),
        Ok(waivers(&answers.exceptions, lang).into_bytes()),
    )?;
    put(
        "disputed.csv",
        answers.disputed.is_empty(),
        disputed(&answers.disputed, lang),
    )?;
    Ok(written)
}

/// What came of a change, in words.
pub(super) fn outcome(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Mended => words("已改好", "mended"),
        Outcome::Elsewhere => words("本格未动，问题已消除", "mended elsewhere"),
        Outcome::Still => words("改了，仍有问题", "changed, still wrong"),
        Outcome::Unchanged => words("没有改动", "not changed"),
        Outcome::Unseen => words("原文件待重新检查", "original to be checked again"),
    }
}

fn table(labels: &[&str], rows: impl Iterator<Item = Vec<String>>) -> io::Result<Vec<u8>> {
    // Without the mark Excel takes UTF-8 for the code page of the machine.
    let mut out = Vec::from("\u{feff}".as_bytes());
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut out);
    table.write_record(labels)?;
    for row in rows {
        table.write_record(row.iter().map(|text| harmless(text).into_owned()))?;
    }
    table.flush()?;
    drop(table);
    Ok(out)
}

fn patches(changes: &[Change], lang: Lang) -> io::Result<Vec<u8>> {
    let labels = match lang {
        Lang::Zh => [
            "文件",
            "位置",
            "事项名称",
            "事项编码",
            "要素",
            "规则",
            "原文",
            "改为",
            "结果",
            "现有问题",
            "说明",
            "指纹",
        ],
        Lang::En => [
            "file",
            "place",
            "item",
            "code",
            "element",
            "rule",
            "old",
            "new",
            "outcome",
            "wrong now",
            "remark",
            "fingerprint",
        ],
    };
    let row = |change: &Change| {
        let told = &change.told;
        vec![
            told.file.clone(),
            told.place.clone(),
            told.item.clone(),
            told.code.clone(),
            told.element.clone(),
            told.rule.clone(),
            told.written.clone(),
            change.new.clone(),
            outcome(change.outcome).get(lang).to_owned(),
            change.wrong.join("; "),
            told.reason.clone(),
            told.fingerprint.clone(),
        ]
    };
    table(&labels, changes.iter().map(row))
}

fn disputed(all: &[Told], lang: Lang) -> io::Result<Vec<u8>> {
    let labels = match lang {
        Lang::Zh => [
            "文件",
            "位置",
            "事项名称",
            "事项编码",
            "要素",
            "规则",
            "原文",
            "问题",
            "依据",
            "部门理由",
            "复核意见",
            "指纹",
        ],
        Lang::En => [
            "file",
            "place",
            "item",
            "code",
            "element",
            "rule",
            "written",
            "problem",
            "basis",
            "reason",
            "review",
            "fingerprint",
        ],
    };
    let row = |told: &Told| {
        vec![
            told.file.clone(),
            told.place.clone(),
            told.item.clone(),
            told.code.clone(),
            told.element.clone(),
            told.rule.clone(),
            told.written.clone(),
            told.problem.clone(),
            told.basis.clone(),
            told.reason.clone(),
            String::new(),
            told.fingerprint.clone(),
        ]
    };
    table(&labels, all.iter().map(row))
}

fn waivers(all: &[Told], lang: Lang) -> String {
    let mut out = match lang {
        Lang::Zh => "# 申请例外，待审批：批准的填 approver（批准人）、document（批准文号）、expires（到期日，如 2027-12-31），不批准的删去。\n".to_owned(),
        Lang::En => "# Exceptions asked for. Fill in approver, document and expires (as 2027-12-31) of those approved; delete the others.\n".to_owned(),
    };
    out.push_str("waivers:\n");
    for told in all {
        // An item without a code is known by its name.
        let item = if told.code.is_empty() {
            &told.item
        } else {
            &told.code
        };
        let lines = [
            ("item", item),
            ("name", &told.item),
            ("rule", &told.rule),
            (
                "element",
                if told.field.is_empty() {
                    &told.element
                } else {
                    &told.field
                },
            ),
            ("value", &told.written),
            ("reason", &told.reason),
            ("approver", &String::new()),
            ("document", &String::new()),
            ("expires", &String::new()),
            ("fingerprint", &told.fingerprint),
            ("file", &told.file),
            ("place", &told.place),
        ];
        for (n, (key, text)) in lines.into_iter().enumerate() {
            let lead = if n == 0 { "- " } else { "  " };
            // Writing to a String does not fail.
            let _ = writeln!(out, "  {lead}{key}: {}", quoted(text));
        }
    }
    out
}

/// A text in double quotes: what JSON writes, YAML reads.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_waiver_waits_for_its_approver() {
        let told = Told {
            item: "公司设立登记".into(),
            rule: "T003".into(),
            field: "promised_limit".into(),
            reason: "系统\"限制\"\n如此".into(),
            ..Told::default()
        };
        let yaml = waivers(&[told], Lang::Zh);
        assert!(
            yaml.contains("  - item: \"公司设立登记\"\n    name:"),
            "{yaml}"
        );
        assert!(
            yaml.contains("    approver: \"\"\n    document: \"\"\n    expires: \"\"\n"),
            "{yaml}"
        );
        let read: serde_json::Value = serde_saphyr::from_str(&yaml).expect("it is YAML");
        assert_eq!(read["waivers"][0]["reason"], "系统\"限制\"\n如此");
    }
}
