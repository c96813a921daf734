//! M005: every material says how many originals or copies are to be handed in.

use super::question::{Question, is_waived, is_wanting, name_of, place};
use crate::canon::arabic;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M005",
        slug: "material-without-copies",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "材料未写明份数",
            "a material does not say how many are to be handed in",
        ),
        why: words(
            "不写份数，群众不知道带几份、带原件还是复印件。",
            "Without a number nobody knows how many originals or copies to bring.",
        ),
        basis: &[basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    原件份数:\n    复印件份数:\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    原件份数: 0\n    复印件份数: 1\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    COPIES.ask(item, found)
}

const COPIES: Question = Question {
    column: "material_originals",
    columns: |material| {
        let counts = counts(material);
        u8::from(counts.into_iter().any(|count| !count.is_absent()))
    },
    all: 1,
    fine: |material, _| {
        let mut counts = counts(material).into_iter();
        counts.any(|count| count.given().is_some_and(|count| count.value.0 > 0))
    },
    tell,
};

#[inline]
fn counts<'m, 'a>(material: &'m Material<'a>) -> [&'m Field<'a, Copies>; 3] {
    [&material.originals, &material.copies, &material.count]
}

fn tell(material: &Material<'_>, _: &ServiceItem<'_>, _: u8, found: &mut Found<'_>) {
    let counts = counts(material);
    let is_none = |count: &&Field<'_, Copies>| is_wanting(count) || count.given().is_some();
    if !counts.iter().all(is_none) || needs_no_paper(material) || tells_in_words(material) {
        return;
    }
    let name = name_of(material);
    let shown = counts.into_iter().find(|count| !count.is_absent());
    let raw = place(shown.unwrap_or(&material.originals), material);
    let is_nought = shown.is_some_and(|count| count.given().is_some());
    let message = |lang| {
        if is_nought {
            text!(
                "材料“{name}”的份数是 0，没有写明交几份",
                "the numbers of \"{name}\" are 0, and nothing says how many are to be handed in"
            )(lang)
        } else {
            text!(
                "材料“{name}”没有写明份数",
                "the material \"{name}\" does not say how many are to be handed in"
            )(lang)
        }
    };
    let draft = found.at(&raw, message);
    let draft = match raw.element() {
        Element::none | Element::material_name => draft.element(Element::material_originals),
        _ => draft,
    };
    draft.help(text!(
        "写明原件几份、复印件几份；只交电子件的，材料形式写“电子化”",
        "state the number of originals and of copies; write 电子化 as the form if no paper is handed in"
    ));
}

/// Handed in as a file, or only shown at the window.
fn needs_no_paper(material: &Material<'_>) -> bool {
    let electronic = material
        .form
        .given()
        .is_some_and(|form| form.value == MaterialForm::Electronic);
    let is_shown = |text: &str| SHOWN.iter().any(|word| text.contains(word));
    // 居民身份证（现场查验）, not 设备查验报告.
    let name = material.name.given().map_or("", |name| name.value);
    let note = name.rfind(['（', '(']).map_or("", |at| &name[at..]);
    electronic
        || is_shown(note)
        || is_waived(material)
        || [&material.remark, &material.standard, &material.fill_note]
            .into_iter()
            .filter_map(|text| text.given())
            .any(|text| is_shown(text.value))
}

const SHOWN: [&str; 5] = ["查验", "核验", "验看", "出示", "共享"];

/// 申请书（一式三份）: the number stands in the name or the remark.
fn tells_in_words(material: &Material<'_>) -> bool {
    let Material {
        name,
        remark,
        page_format,
        fill_note,
        standard,
        ..
    } = material;
    [name, remark, page_format, fill_note, standard]
        .into_iter()
        .filter_map(|text| text.given())
        .any(|text| states_number(text.value))
}

fn states_number(text: &str) -> bool {
    text.match_indices(['份', '套', '张', '本', '册', '件'])
        .any(|(at, _)| {
            let mut before = text[..at].trim_end().chars();
            let last = before.next_back();
            // 第一份 counts no copies.
            before.next_back() != Some('第')
                && last.is_some_and(|c| {
                    arabic(c).is_some() || "一二两三四五六七八九十壹贰叁肆伍".contains(c)
                })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(cells: &[(Element, &str)]) -> Vec<Box<str>> {
        let cells = [&[(Element::material_name, "营业执照")], cells].concat();
        let (_, found) = on(&RULE, &with_materials(&[&cells]));
        found.into_iter().map(|finding| finding.message).collect()
    }

    const ORIGINALS: Element = Element::material_originals;
    const COPIES: Element = Element::material_copies;

    #[test]
    fn one_of_the_counts_is_enough() {
        assert_eq!(told(&[(ORIGINALS, "1"), (COPIES, "")]).len(), 0);
        assert_eq!(told(&[(ORIGINALS, ""), (COPIES, "2")]).len(), 0);
        assert_eq!(told(&[(Element::material_count, "一式两份")]).len(), 0);
        assert_eq!(told(&[(ORIGINALS, ""), (COPIES, "")]).len(), 1);
        assert_eq!(told(&[(ORIGINALS, "无"), (COPIES, "/")]).len(), 1);
    }

    #[test]
    fn none_of_either_is_no_number_unless_it_is_a_file() {
        let none = [(ORIGINALS, "0"), (COPIES, "0")];
        assert_eq!(
            told(&none),
            ["材料“营业执照”的份数是 0，没有写明交几份".into()]
        );
        let file = [&none[..], &[(Element::material_form, "电子化")]].concat();
        assert_eq!(told(&file).len(), 0);
    }

    #[test]
    fn a_number_in_words_is_a_number() {
        let blank = (ORIGINALS, "");
        assert_eq!(
            told(&[blank, (Element::material_remark, "交 3 份")]).len(),
            0
        );
        assert_eq!(
            told(&[blank, (Element::material_remark, "窗口查验后退还")]).len(),
            0
        );
        assert_eq!(
            told(&[blank, (Element::material_remark, "身份证")]).len(),
            1
        );
        for (element, text) in [
            (Element::material_fill_note, "一式三份"),
            (Element::material_standard, "提交1份原件"),
            (Element::material_remark, "１份"),
            (Element::material_remark, "户口簿1本"),
            (Element::material_remark, "由窗口内部核查，申请人无需提供"),
            (Element::material_remark, "无需提交材料"),
            (Element::material_fill_note, "窗口核验原件"),
            (Element::material_name, "居民身份证（现场查验）"),
            (Element::material_name, "户口簿1本"),
        ] {
            assert_eq!(told(&[(element, text), blank]).len(), 0, "{text}");
        }
        for text in ["设备查验报告", "第一份证件"] {
            assert_eq!(told(&[(Element::material_name, text), blank]).len(), 1);
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_to_its_own_rule() {
        assert_eq!(told(&[(ORIGINALS, "若干"), (COPIES, "")]).len(), 0);
        assert_eq!(told(&[(ORIGINALS, "-1"), (COPIES, "")]).len(), 0);
    }

    #[test]
    fn names_alone_are_no_list_with_counts() {
        let item = with_materials(&[&[(Element::material_name, "甲")]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_originals"));
    }
}
