//! M007: where the original is handed in, no copy is asked for.

use crate::canon::Glance;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M007",
        slug: "original-and-copy",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "已要求原件，不应再要求复印件",
            "a copy is asked for beside the original",
        ),
        why: words(
            "群众已经带来原件，需要留存的由窗口自己复印或扫描，不该再让群众跑去复印。",
            "Who brings the original need not bring a copy; the office can make one.",
        ),
        basis: &[basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照原件及复印件\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照原件\n",
    check: Check::Material(looks![item_type, material_name], check),
};

fn check(
    material: &Material<'_>,
    item: &ServiceItem<'_>,
    _: &Context<'_>,
    found: &mut Found<'_>,
) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if let (Some(originals), Some(copies)) = (material.originals.given(), material.copies.given())
        && originals.value.0 > 0
        && copies.value.0 > 0
    {
        by_count(found, originals, copies);
        return Outcome::Checked;
    }
    if let Some(kind) = material.kind.given()
        && kind.value == MaterialKind::OriginalAndCopy
    {
        in_words(found, &kind.raw);
        return Outcome::Checked;
    }
    for text in [&material.name, &material.remark] {
        if let Some(text) = text.given()
            && asks_for_both(text.value)
        {
            in_words(found, &text.raw);
            return Outcome::Checked;
        }
    }
    // A name alone may give it away but does not clear it, nor does one of the two counts.
    let counts = [&material.originals, &material.copies];
    let names = ["material_originals", "material_copies"];
    let mut unseen = names
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| count.is_absent());
    match unseen.next() {
        Some((name, _)) if material.kind.is_absent() && material.remark.is_absent() => {
            Outcome::Blind(name)
        }
        _ => Outcome::Checked,
    }
}

#[cold]
fn by_count(found: &mut Found<'_>, originals: &Sourced<'_, Copies>, copies: &Sourced<'_, Copies>) {
    let (one, other) = (originals.value.0, copies.value.0);
    found
        .at(
            copies,
            text!(
                "已要求原件 {one} 份，又要求复印件 {other} 份",
                "copies ({other}) are asked for beside originals ({one})"
            ),
        )
        .also(originals, text!("原件 {one} 份", "{one} originals"))
        .help(text!(
            "复印件份数改为 0；其实只收复印件的，把原件份数改为 0",
            "ask for 0 copies, or for 0 originals if only the copy is kept"
        ));
}

#[cold]
fn in_words(found: &mut Found<'_>, raw: &Raw<'_>) {
    let value = brief(raw.text);
    found
        .at(
            raw,
            text!(
                "“{value}”同时要原件和复印件",
                "\"{value}\" asks for the original and a copy"
            ),
        )
        .help(text!(
            "只保留一种：收原件的不再要复印件，只收复印件的写明“复印件”",
            "ask for one of them: the original, or a copy only"
        ));
}

const AND: [&str; 8] = ["以及", "及其", "及", "和", "与", "、", "+", "＋"];
const COMMA: [&str; 5] = ["，", ",", "；", ";", ""];
const CHOICE: [&str; 8] = [
    "均可", "皆可", "任选", "任一", "其一", "选一", "选其", "择一",
];

/// 原件及复印件, 原件1份，复印件2份, 复印件和原件. Not 原件或复印件, and not a copy with something written about it.
fn asks_for_both(text: &str) -> bool {
    const WORD: Glance<1> = Glance::of(['原']);
    text.len() >= "原件复印件".len()
        && WORD.may_be_in(text)
        && text.contains("原件")
        && text.contains("复印件")
        && (joined(text, "原件", "复印件") || joined(text, "复印件", "原件"))
        && !CHOICE.iter().any(|word| text.contains(word))
}

fn joined(text: &str, one: &str, other: &str) -> bool {
    text.match_indices(one).any(|(at, _)| {
        let rest = without_note(&text[at + one.len()..]);
        let counted = without_count(rest);
        let rest = counted.unwrap_or(rest);
        // 原件1份复印件1份: the count parts them.
        let commas = if counted.is_some() { &COMMA[..] } else { &[] };
        AND.iter().chain(commas).any(|and| {
            let next = rest.strip_prefix(and).map(str::trim_start);
            let behind = next.and_then(|next| next.strip_prefix(other));
            behind.is_some_and(|behind| !is_likeness(behind))
        }) || rest
            .strip_prefix(['；', ';'])
            .is_some_and(|next| next.trim() == other)
    })
}

/// 复印件与原件一致 is said of a copy alone.
fn is_likeness(behind: &str) -> bool {
    const LIKE: [&str; 10] = [
        "一致",
        "相一致",
        "相符",
        "相同",
        "核对",
        "比对",
        "对照",
        "无异",
        "内容一致",
        "是否一致",
    ];
    let behind = behind.trim_start();
    LIKE.iter().any(|like| behind.starts_with(like))
}

/// The text behind a short note in brackets: 原件（核验后退还）和 …
fn without_note(text: &str) -> &str {
    let text = text.trim_start();
    if !text.starts_with(['（', '(']) {
        return text;
    }
    match text.find(['）', ')']) {
        Some(end) => text[end..].trim_start_matches(['）', ')']).trim_start(),
        None => text,
    }
}

/// The text behind a number of copies: 1份, 各一份, 壹份.
fn without_count(text: &str) -> Option<&str> {
    let number = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "各共一二两三四五六七八九十壹贰叁 ".contains(c)
    });
    let behind = (number.len() < text.len()).then_some(number)?;
    let is_parted = AND
        .iter()
        .chain(&COMMA[..4])
        .any(|mark| behind.starts_with(mark));
    behind
        .strip_prefix(['份', '本', '套', '张'])
        .or(is_parted.then_some(behind))
        .map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn counts(originals: &str, copies: &str) -> usize {
        let cells = [
            (Element::material_originals, originals),
            (Element::material_copies, copies),
        ];
        on(&RULE, &with_materials(&[&cells])).1.len()
    }

    #[test]
    fn both_counts_above_nought_are_one_too_many() {
        assert_eq!(counts("1", "2"), 1);
        assert_eq!(counts("1", "0"), 0);
        assert_eq!(counts("0", "2"), 0);
        assert_eq!(counts("", "2"), 0);
    }

    #[test]
    fn one_count_alone_clears_nothing() {
        let item = with_materials(&[&[(Element::material_originals, "1")]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_copies"));
    }

    #[test]
    fn the_wording_gives_it_away() {
        for name in [
            "营业执照原件及复印件",
            "身份证（原件和复印件）",
            "户口簿原件、复印件",
            "房产证复印件与原件",
            "身份证原件1份，复印件2份",
            "身份证原件（核验后退还）及复印件",
            "合同原件 和 复印件",
            "营业执照原件1份复印件1份",
            "户口簿（原件1、复印件2）",
            "户口簿原件1本，复印件1份",
            "房产证原件；复印件",
        ] {
            let item = with_materials(&[&[(Element::material_name, name)]]);
            assert_eq!(on(&RULE, &item).1.len(), 1, "{name}");
        }
    }

    #[test]
    fn either_of_them_is_fine() {
        for name in [
            "死亡证明原件或复印件（复印件加盖公章）",
            "身份证原件/复印件",
            "身份证原件、复印件均可",
            "身份证原件和复印件二选一",
            "身份证原件；复印件需加盖公章",
            "营业执照复印件（加盖公章）",
            "交验居民身份证原件并提交复印件",
            "道路运输经营许可证正本复印件",
            "不能提供原件的，提交复印件并注明与原件一致",
            "营业执照复印件（复印件与原件一致，加盖公章）",
            "档案复印件和原件相符的说明",
        ] {
            let item = with_materials(&[&[(Element::material_name, name)]]);
            assert!(on(&RULE, &item).1.is_empty(), "{name}");
        }
    }

    #[test]
    fn the_kind_says_it_too() {
        let item = with_materials(&[&[(Element::material_kind, "原件和复印件")]]);
        assert_eq!(on(&RULE, &item).1[0].element, Element::material_kind);
        let item = with_materials(&[&[(Element::material_kind, "原件或复印件")]]);
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn a_material_is_reported_once() {
        let cells = [
            (Element::material_name, "营业执照原件及复印件"),
            (Element::material_originals, "1"),
            (Element::material_copies, "1"),
        ];
        assert_eq!(on(&RULE, &with_materials(&[&cells])).1.len(), 1);
    }

    #[test]
    fn a_name_alone_does_not_clear_it() {
        let item = with_materials(&[&[(Element::material_name, "营业执照")]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_originals"));
    }
}
