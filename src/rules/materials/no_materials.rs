//! M001: an item lists what to bring, or says that nothing is to be brought.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M001",
        slug: "no-materials",
        level: Level::Error,
        since: "0.1.0",
        says: words("未列申请材料", "no materials are listed"),
        why: words(
            "办事指南至少要写明办事材料；不需要材料的也要写“无”，空着分不清是不用带还是漏填。",
            "A guide must say what to bring; left blank, nobody can tell \"nothing\" from \"forgotten\".",
        ),
        basis: &[basis::ONLINE_6, basis::LICENSING_30],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 食品经营许可申请书\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let list = &item.materials;
    if list.is_absent() {
        return Outcome::Blind("materials");
    }
    if list.entries.iter().any(says_something) {
        return Outcome::Checked;
    }
    let blank = match (&list.stated, list.entries.first()) {
        (Field::Blank(raw), _) => *raw,
        (Field::Absent, Some(material)) => material.raw(Element::material_name).unwrap_or(Raw {
            text: "",
            origin: material.origin,
        }),
        _ => return Outcome::Checked,
    };
    found
        .at(
            &blank,
            text!("没有列出申请材料", "no materials (申请材料) are listed"),
        )
        .help(text!(
            "逐项列出申请材料；不需要材料的写“无”",
            "list the materials one by one, or write 无 if none are needed"
        ));
    Outcome::Checked
}

/// Any cell of the entry holds something, 无 included.
fn says_something(material: &Material<'_>) -> bool {
    let mut any = false;
    material.each(|raw, _| any |= !raw.text.is_empty());
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn stated(text: &str) -> (Outcome, usize) {
        let mut item = item(&[]);
        item.materials.stated = Field::read(text, Origin::WHOLE);
        let (outcome, found) = on(&RULE, &item);
        (outcome, found.len())
    }

    #[test]
    fn a_blank_list_is_reported_and_none_is_not() {
        assert_eq!(stated(""), (Outcome::Checked, 1));
        assert_eq!(stated("无"), (Outcome::Checked, 0));
        assert_eq!(stated("申请书"), (Outcome::Checked, 0));
    }

    #[test]
    fn entries_with_nothing_in_them_are_no_list() {
        let empty = with_materials(&[&[(Element::material_name, "")]]);
        assert_eq!(on(&RULE, &empty).1.len(), 1);
        for words in ["无", "无需提交申请材料", "免提交"] {
            let none = with_materials(&[&[(Element::material_name, words)]]);
            assert!(on(&RULE, &none).1.is_empty(), "{words}");
        }
    }

    #[test]
    fn a_nameless_material_is_still_one() {
        let cells = [
            (Element::material_name, ""),
            (Element::material_originals, "1"),
        ];
        assert!(on(&RULE, &with_materials(&[&cells])).1.is_empty());
    }

    #[test]
    fn a_penalty_asks_for_nothing() {
        let mut item = item(&[(Element::item_type, "行政处罚")]);
        item.materials.stated = Field::read("", Origin::WHOLE);
        assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn a_list_without_the_column_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("materials"));
    }
}
