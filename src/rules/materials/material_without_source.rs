//! M004: every material says where it comes from, and who issues it when an office does.

use super::question::{Question, is_wanting, name_of, place};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "M004",
        slug: "material-without-source",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "材料未写明来源渠道或出具单位",
            "a material does not say where it comes from",
        ),
        why: words(
            "群众要知道这份材料是自己准备，还是找哪个部门开具。",
            "People must know whether to prepare the material themselves or which office to get it from.",
        ),
        basis: &[basis::PLAN_MATERIALS],
    },
    wrong: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    来源渠道: 政府部门核发\n    出具单位:\n",
    right: "事项名称: 食品经营许可\n申请材料:\n  - 材料名称: 营业执照\n    来源渠道: 政府部门核发\n    出具单位: 市场监督管理部门\n",
    check: Check::Item(looks![item_type, material_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    SOURCE.ask(item, found)
}

/// A list with a column for the issuer only leaves it blank where the applicant is the source.
const CHANNEL: u8 = 1;
/// There is a column to name the issuer in.
const ISSUER: u8 = 2;

const SOURCE: Question = Question {
    column: "material_source",
    columns: |material| {
        let channel = !material.source.is_absent();
        let note = !material.source_note.is_absent();
        let issuer = !material.issuer.is_absent();
        (u8::from(channel | note) * CHANNEL) | (u8::from(note | issuer) * ISSUER)
    },
    all: CHANNEL | ISSUER,
    fine: |material, columns| match material.source.given() {
        Some(source) => !needs_issuer(source.value) || columns & ISSUER == 0 || is_told(material),
        None => is_told(material),
    },
    tell,
};

/// 其他 says nothing without a note.
fn needs_issuer(source: SourceChannel) -> bool {
    matches!(source, SourceChannel::Government | SourceChannel::Other)
}

fn is_told(material: &Material<'_>) -> bool {
    let mut bodies = [&material.issuer, &material.source_note].into_iter();
    bodies.any(|body| body.given().is_some_and(|body| !is_vague(body.value)))
        || names_body(&material.source)
}

/// An office that may be any.
fn is_vague(body: &str) -> bool {
    matches!(
        body,
        "有关部门"
            | "相关部门"
            | "政府部门"
            | "有关单位"
            | "相关单位"
            | "有关机关"
            | "相关机关"
            | "有关机构"
            | "相关机构"
            | "有关政府部门"
            | "相关政府部门"
            | "行政部门"
            | "政府部门核发"
    )
}

/// 政府部门核发（公安机关）: the body stands in the same cell.
fn names_body(source: &Field<'_, SourceChannel>) -> bool {
    let text = source.given().map_or("", |source| source.raw.text);
    let note = text
        .strip_suffix(['）', ')'])
        .and_then(|inner| inner.split_once(['（', '(']));
    note.is_some_and(|(_, note)| !note.is_empty() && note != "出具" && !is_vague(note))
}

fn tell(material: &Material<'_>, _: &ServiceItem<'_>, _: u8, found: &mut Found<'_>) {
    let name = name_of(material);
    match &material.source {
        Field::Given(source) => unissued(found, material, source.value),
        source if is_wanting(source) => {
            let raw = if source.is_absent() {
                place(&material.source_note, material)
            } else {
                place(source, material)
            };
            let message = text!(
                "材料“{name}”没有写明来源",
                "the material \"{name}\" does not say where it comes from"
            );
            help(found.at(&raw, message).element(Element::material_source));
        }
        _ => {}
    }
}

fn unissued(found: &mut Found<'_>, material: &Material<'_>, source: SourceChannel) {
    let issuer = &material.issuer;
    let says_none = |field: &Field<'_, &str>| {
        is_wanting(field) || field.given().is_some_and(|body| is_vague(body.value))
    };
    if !says_none(issuer) || !says_none(&material.source_note) {
        return;
    }
    let name = name_of(material);
    let (raw, element) = match (issuer, &material.source_note) {
        (Field::Given(issuer), _) => (issuer.raw, Element::material_issuer),
        (_, Field::Given(note)) => (note.raw, Element::material_source_note),
        (Field::Absent, Field::Absent) | (Field::Blank(_) | Field::Nil(_), _) => {
            (place(issuer, material), Element::material_issuer)
        }
        (_, note) => (place(note, material), Element::material_source_note),
    };
    let draft = if source == SourceChannel::Government {
        found.at(
            &raw,
            text!(
                "材料“{name}”由政府部门核发，没有写明是哪个部门",
                "the material \"{name}\" is issued by an office that is not named"
            ),
        )
    } else {
        let message = text!(
            "材料“{name}”的来源只写“其他”，没有说明",
            "the source of the material \"{name}\" is \"other\" (其他), without a note"
        );
        found.at(&raw, message).level(Level::Warning)
    };
    help(draft.element(element));
}

fn help(draft: Draft<'_>) {
    draft.help(text!(
        "写明申请人自备，还是由哪个单位出具，如“公安机关”",
        "say 申请人自备, or name the body that issues it"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(cells: &[(Element, &str)]) -> Vec<(Element, Level)> {
        let cells = [&[(Element::material_name, "营业执照")], cells].concat();
        let (_, found) = on(&RULE, &with_materials(&[&cells]));
        found
            .iter()
            .map(|finding| (finding.element, finding.level))
            .collect()
    }

    #[test]
    fn a_blank_source_is_reported_unless_the_issuer_is_named() {
        let blank = (Element::material_source, "");
        assert_eq!(told(&[blank]), [(Element::material_source, Level::Error)]);
        assert_eq!(told(&[blank, (Element::material_issuer, "公安机关")]), []);
        assert_eq!(told(&[(Element::material_source, "申请人自备")]), []);
    }

    #[test]
    fn an_office_that_issues_is_to_be_named() {
        let source = (Element::material_source, "政府部门核发");
        assert_eq!(
            told(&[source, (Element::material_issuer, "")]),
            [(Element::material_issuer, Level::Error)]
        );
        assert_eq!(
            told(&[source, (Element::material_source_note, "")]),
            [(Element::material_source_note, Level::Error)]
        );
        let note = (Element::material_source_note, "公安机关");
        assert_eq!(told(&[source, (Element::material_issuer, ""), note]), []);
    }

    #[test]
    fn the_body_may_stand_in_the_same_cell_and_has_to_be_one() {
        let blank = (Element::material_issuer, "");
        let from = |text| (Element::material_source, text);
        assert_eq!(told(&[from("政府部门核发（公安机关）"), blank]), []);
        assert_eq!(told(&[from("其他（银行）"), blank]), []);
        assert_eq!(told(&[from("政府部门核发（有关部门）"), blank]).len(), 1);
        for body in ["有关部门", "相关部门", "政府部门"] {
            let issuer = (Element::material_issuer, body);
            let error = (Element::material_issuer, Level::Error);
            assert_eq!(told(&[from("政府部门核发"), issuer]), [error], "{body}");
            assert_eq!(told(&[from("申请人自备"), issuer]), [], "{body}");
        }
    }

    #[test]
    fn a_list_that_has_no_place_for_the_issuer_is_not_asked_for_it() {
        assert_eq!(told(&[(Element::material_source, "政府部门核发")]), []);
    }

    #[test]
    fn other_needs_a_note() {
        let other = (Element::material_source, "其他");
        assert_eq!(
            told(&[other, (Element::material_source_note, "")]),
            [(Element::material_source_note, Level::Warning)]
        );
    }

    #[test]
    fn a_column_for_the_issuer_alone_may_be_blank() {
        let item = with_materials(&[&[
            (Element::material_name, "甲"),
            (Element::material_issuer, ""),
        ]]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("material_source"));
    }

    #[test]
    fn an_unreadable_source_is_left_to_its_own_rule() {
        assert_eq!(told(&[(Element::material_source, "20")]), []);
    }

    #[test]
    fn a_catch_all_comes_from_nowhere() {
        let cells = [
            (Element::material_name, "其他材料"),
            (Element::material_source, ""),
        ];
        assert!(on(&RULE, &with_materials(&[&cells])).1.is_empty());
    }
}
