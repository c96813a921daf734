//! The answers of a round in a few lines.

use super::files::outcome;
use super::{Answers, Outcome, Told};
use crate::finding::Lang;

const OUTCOMES: [Outcome; 5] = [
    Outcome::Mended,
    Outcome::Elsewhere,
    Outcome::Still,
    Outcome::Unchanged,
    Outcome::Unseen,
];

/// How many were answered how, and what is left to do.
pub fn summary(answers: &Answers, lang: Lang) -> String {
    let mut lines = Vec::new();
    let (files, entries) = (answers.files, answers.entries);
    lines.push(match lang {
        Lang::Zh => format!("答复：{files} 个文件，{entries} 条问题"),
        Lang::En => format!("answers: files {files}, findings {entries}"),
    });
    let row = |zh: &str, en: &str, count: usize, more: String| match lang {
        Lang::Zh => format!("  {}  {count} 条{more}", pad(zh, 8)),
        Lang::En => format!("  {en:<10} {count}{more}"),
    };
    lines.push(row(
        "已改",
        "changed",
        answers.changes.len(),
        changes(answers, lang),
    ));
    lines.push(row(
        "申请例外",
        "exception",
        answers.exceptions.len(),
        unreasoned(&answers.exceptions, lang),
    ));
    lines.push(row(
        "不属实",
        "disputed",
        answers.disputed.len(),
        unreasoned(&answers.disputed, lang),
    ));
    let open = answers.open.iter().map(|(_, count)| count).sum();
    lines.push(row("未答复", "open", open, String::new()));
    for (file, count) in &answers.open {
        lines.push(match lang {
            Lang::Zh => format!("    {file}：{count} 条"),
            Lang::En => format!("    {file}: {count}"),
        });
    }
    lines.extend(troubles(answers, lang));
    lines.join("\n") + "\n"
}

fn pad(text: &str, width: usize) -> String {
    let wide = crate::returns::annotated::display_width(text);
    format!("{text}{}", " ".repeat(width.saturating_sub(wide)))
}

fn changes(answers: &Answers, lang: Lang) -> String {
    let count = |wanted| {
        answers
            .changes
            .iter()
            .filter(|change| change.outcome == wanted)
            .count()
    };
    let counted: Vec<String> = OUTCOMES
        .iter()
        .filter(|wanted| count(**wanted) > 0)
        .map(|wanted| format!("{} {}", outcome(*wanted).get(lang), count(*wanted)))
        .collect();
    let between = match lang {
        Lang::Zh => ("：", "，"),
        Lang::En => (": ", ", "),
    };
    match counted.is_empty() {
        true => String::new(),
        false => format!("{}{}", between.0, counted.join(between.1)),
    }
}

/// Exceptions and disputes want a reason.
fn unreasoned(told: &[Told], lang: Lang) -> String {
    match (
        told.iter().filter(|told| told.reason.is_empty()).count(),
        lang,
    ) {
        (0, _) => String::new(),
        (count, Lang::Zh) => format!("（其中 {count} 条没有写理由）"),
        (count, Lang::En) => format!(" ({count} without a reason)"),
    }
}

fn troubles(answers: &Answers, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for change in answers
        .changes
        .iter()
        .filter(|change| !change.wrong.is_empty())
    {
        let (told, wrong) = (&change.told, change.wrong.join("; "));
        lines.push(match lang {
            Lang::Zh => format!("答“已改”而仍有问题：{} {}：{wrong}", told.file, told.place),
            Lang::En => format!(
                "called changed and still wrong: {} {}: {wrong}",
                told.file, told.place
            ),
        });
    }
    for (told, said) in &answers.strange {
        lines.push(match lang {
            Lang::Zh => format!(
                "不认识的答复「{said}」：{} {}；请选 已改、申请例外、不属实",
                told.file, told.place
            ),
            Lang::En => format!(
                "unknown answer “{said}”: {} {}; choose changed, exception or disputed",
                told.file, told.place
            ),
        });
    }
    for file in &answers.others {
        lines.push(match lang {
            Lang::Zh => format!("没有问题清单，未计入：{file}"),
            Lang::En => format!("no list of findings, left out: {file}"),
        });
    }
    for (file, why) in &answers.failed {
        lines.push(match lang {
            Lang::Zh => format!("读不了：{file}（{why}）"),
            Lang::En => format!("cannot be read: {file} ({why})"),
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_is_told_in_both_languages() {
        let answers = Answers {
            files: 2,
            entries: 9,
            exceptions: vec![Told::default()],
            open: vec![("甲.xlsx".into(), 8)],
            ..Answers::default()
        };
        let zh = "答复：2 个文件，9 条问题\n  已改      0 条\n  申请例外  1 条（其中 1 条没有写理由）\n  不属实    0 条\n  未答复    8 条\n    甲.xlsx：8 条\n";
        assert_eq!(summary(&answers, Lang::Zh), zh);
        assert!(
            summary(&answers, Lang::En)
                .starts_with("answers: files 2, findings 9\n  changed    0\n")
        );
    }
}
