//! M021: an entry of the list of materials has a name.

use crate::canon::{is_none_word, is_sentinel};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M021",
        slug: "nameless-material",
        level: Level::Error,
        since: "0.1.0",
        says: words("材料缺少名称", "a material has no name"),
        why: words(
            "这一行写了份数、来源等内容，却没有材料名称，群众不知道要交什么。",
            "The entry says how many or from where, and not what.",
        ),
        basis: &[basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    来源渠道: 申请人自备\n  - 材料名称:\n    来源渠道: 申请人自备\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    来源渠道: 申请人自备\n  - 材料名称: 食品安全管理制度\n    来源渠道: 申请人自备\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let entries = &item.materials.entries;
    if item.materials.is_absent() {
        return Outcome::Blind("materials");
    }
    for (at, material) in entries.iter().enumerate() {
        match &material.name {
            Field::Given(_) | Field::Nil(_) | Field::Unreadable(_) => {}
            Field::Blank(_) | Field::Absent => report(entries, at, found),
        }
    }
    match entries.first() {
        Some(first) if first.name.is_absent() => Outcome::Blind("material_name"),
        Some(_) => Outcome::Checked,
        None => Outcome::NotApplicable,
    }
}

#[cold]
fn report(entries: &[Material<'_>], at: usize, found: &mut Found<'_>) {
    let material = &entries[at];
    // Columns about materials whose names stand elsewhere.
    let is_list = !entries[0].name.is_absent();
    let Some(told) = something(material).filter(|_| is_list) else {
        return;
    };
    let raw = match &material.name {
        blank @ Field::Blank(_) => match left_blank(blank) {
            Some(raw) => *raw,
            None => return,
        },
        _ => Raw {
            text: "",
            origin: material.origin,
        },
    };
    let (nth, value, label) = (at + 1, brief(told.text), told.element().label());
    found
        .at_part(
            Part::Material,
            at,
            &raw,
            text!(
                "第 {nth} 份材料没有名称，只写了「{label}」“{value}”",
                "material {nth} has no name, only \"{value}\" ({label})"
            ),
        )
        .element(Element::material_name)
        .help(text!(
            "补上材料名称；多余的行请删除",
            "name the material, or delete the row"
        ));
}

/// What the entry says beside its name; 0 copies and 否 are what tables are filled with.
fn something<'a>(material: &Material<'a>) -> Option<Raw<'a>> {
    let mut told = None;
    material.each(|raw, _| {
        let idle = raw.text.is_empty()
            || matches!(raw.text, "0" | "否" | "0份")
            || is_none_word(raw.text)
            || is_sentinel(raw.text);
        if told.is_none() && !idle {
            told = Some(raw);
        }
    });
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const NAMED: &[(Element, &str)] = &[
        (Element::material_name, "营业执照"),
        (Element::material_originals, "1"),
    ];

    fn told(second: &[(Element, &str)]) -> Vec<Option<(Part, u32)>> {
        let (_, found) = on(&RULE, &with_materials(&[NAMED, second]));
        found.into_iter().map(|finding| finding.part).collect()
    }

    #[test]
    fn an_entry_with_other_values_needs_a_name() {
        let (title, source) = (Element::material_name, Element::material_source);
        let second = Some((Part::Material, 1));
        assert_eq!(told(&[(title, ""), (source, "申请人自备")]), [second]);
        assert_eq!(told(&[(source, "申请人自备")]), [second]);
        assert_eq!(told(&[(title, "甲"), (source, "申请人自备")]), []);
    }

    #[test]
    fn an_empty_row_is_no_material() {
        let (title, copies) = (Element::material_name, Element::material_copies);
        assert_eq!(told(&[(title, ""), (copies, "")]), []);
        assert_eq!(told(&[(title, ""), (copies, "0")]), []);
        assert_eq!(told(&[(title, "无"), (copies, "1")]), []);
    }

    #[test]
    fn columns_without_a_name_column_are_no_nameless_list() {
        let item = with_materials(&[&[(Element::material_source, "申请人自备")]]);
        assert_eq!(on(&RULE, &item), (Outcome::Blind("material_name"), vec![]));
    }
}
