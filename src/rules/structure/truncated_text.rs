//! S017: text that ends in the middle of a sentence just where a database or a spreadsheet cuts.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S017",
        slug: "truncated-text",
        level: Level::Warning,
        since: "0.1.0",
        says: words("内容疑似被截断", "the text seems to be cut off"),
        why: words(
            "255、256 个字和 32767 个字是数据库字段和单元格的上限，正好停在这里又没写完，后面的内容多半丢了。",
            "255, 256 and 32,767 characters are the limits of database columns and cells; what stops there mid-sentence has most \
             likely lost the rest.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: WRONG,
    right: RIGHT,
    check: Check::Item(Looks::ALL, check),
};

/// 255 characters, and the same text to its end.
const WRONG: &str = concat!(
    "事项名称: 食品经营许可\n受理条件: ",
    include_str!("truncated-text.txt")
);
const RIGHT: &str = concat!(
    "事项名称: 食品经营许可\n受理条件: ",
    include_str!("truncated-text.txt"),
    "污染，避免食品接触有毒物、不洁物；五、从业人员持有健康合格凭证。"
);

/// The number of characters after which texts are cut: columns of a database, and the cell of a spreadsheet.
const LIMITS: [usize; 3] = [255, 256, 32_767];

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    macro_rules! look {
        ($found:ident in $($field:ident),*) => { $(
            if let Field::Given(field) = &item.$field && is_cut(field.value) {
                report($found, None, &field.raw);
            }
        )* };
    }
    found.once(Set::Shared, |found| {
        look!(found in legal_basis, duties, liabilities, liability_basis, accountable, accountability, power_scope);
        look!(found in statutory_note, promised_note, visit_reason, offline_reason, process_text, fee_basis);
        look!(found in fee_standard, special_procedure, intermediary_basis, result_delivery, renewal, remark);
        parts(item, found);
    });
    found.once(Set::Conditions, |found| {
        look!(found in conditions);
    });
    found.once(Set::Contacts, |found| {
        look!(found in address, hours, remedy, review_remedy, lawsuit_remedy);
    });
    Outcome::Checked
}

fn parts(item: &ServiceItem<'_>, found: &mut Found<'_>) {
    macro_rules! look {
        ($list:expr, $part:ident: $($field:ident),*) => {
            for (index, entry) in $list.entries.iter().enumerate() {
                $( if let Field::Given(field) = &entry.$field && is_cut(field.value) {
                    report(found, Some((Part::$part, index)), &field.raw);
                } )*
            }
        };
    }
    look!(item.materials, Material: basis, remark, fill_note, standard, source_note, case);
    look!(item.steps, Step: content, standard, result);
    look!(item.questions, Question: question, answer);
}

#[inline]
fn is_cut(text: &str) -> bool {
    // Fewer bytes are fewer characters.
    text.len() >= LIMITS[0] && ends_at_a_limit(text)
}

fn ends_at_a_limit(text: &str) -> bool {
    // A character has four bytes at most.
    let may = |limit: &usize| (*limit..=*limit * 4).contains(&text.len());
    LIMITS.iter().any(may) && !is_finished(text) && LIMITS.contains(&text.chars().count())
}

/// Ends as a sentence, a citation or a list does.
fn is_finished(text: &str) -> bool {
    const CLOSING: &[char] = &[
        '。', '！', '？', '；', '…', '.', '!', '?', ';', '）', ')', '》', '”', '"', '】', '条',
        '款', '项',
    ];
    text.ends_with(CLOSING)
}

#[cold]
fn report(found: &mut Found<'_>, part: Option<(Part, usize)>, raw: &Raw<'_>) {
    let (label, key) = (raw.element().label(), raw.element().key());
    let count = raw.text.chars().count();
    let tail = raw
        .text
        .char_indices()
        .rev()
        .nth(TAIL - 1)
        .map_or("", |(at, _)| &raw.text[at..]);
    let message = text!(
        "「{label}」正好 {count} 个字，停在“{tail}”，像是被截断了",
        "{key} ({label}) has just {count} characters and stops at \"{tail}\": cut off, it seems"
    );
    match part {
        None => found.at(raw, message),
        Some((part, index)) => found.at_part(part, index, raw, message),
    }
    .on(tail)
    .help(text!(
        "对照原文补全；系统字段太短的，请扩大长度后重新导出",
        "complete it from the original; where a system's column is too short, widen it and export again"
    ));
}

/// How many characters of the end are shown.
const TAIL: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn found(text: &str) -> usize {
        on(&RULE, &item(&[(Element::conditions, text)])).1.len()
    }

    #[test]
    fn only_the_limits_themselves_are_suspect() {
        for (count, findings) in [
            (254, 0),
            (255, 1),
            (256, 1),
            (257, 0),
            (32_766, 0),
            (32_767, 1),
        ] {
            assert_eq!(found(&"文".repeat(count)), findings, "{count}");
            assert_eq!(found(&"a".repeat(count)), findings, "{count}");
        }
    }

    #[test]
    fn a_text_that_is_finished_is_not_cut() {
        for end in ["。", "；", "）", "条", "》"] {
            assert_eq!(found(&format!("{}{end}", "文".repeat(254))), 0, "{end}");
        }
    }

    #[test]
    fn the_end_is_shown() {
        let text = format!("{}一二三四五六七八", "文".repeat(247));
        let (_, found) = on(&RULE, &item(&[(Element::conditions, &text)]));
        assert!(found[0].message.contains("停在“一二三四五六七八”"));
    }

    #[test]
    fn sub_tables_are_looked_at() {
        let text = "文".repeat(255);
        let item = with_materials(&[&[(Element::material_basis, &text)]]);
        assert_eq!(on(&RULE, &item).1[0].part, Some((Part::Material, 0)));
    }
}
