//! S012: a row of a sub-table, on a continuation row or a sheet of its own, whose item is not there.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S012",
        slug: "orphan-material",
        level: Level::Error,
        since: "0.1.0",
        says: words("材料行没有对应的事项", "a material row belongs to no item"),
        why: words(
            "材料找不到所属事项，就不会出现在任何一份办事指南里。",
            "A material without an item appears in no guide.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称,材料名称\n,营业执照\n食品经营许可,申请书\n",
    right: "事项名称,材料名称\n食品经营许可,申请书\n,营业执照\n",
    check: Check::Remark(check),
};

fn check(remark: &Remark<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let (raw, key) = match remark {
        Remark::Orphan { raw, key } => (raw, key),
        Remark::Shared { raw } => return shared(raw, found),
        _ => return Outcome::NotApplicable,
    };
    let (value, item) = (brief(raw.text), brief(key));
    let part = match raw.element().part() {
        Part::Item => Part::Material,
        part => part,
    };
    let (label, name) = (part.label(), part.name());
    let message = |lang| {
        if key.trim().is_empty() {
            text!(
                "{label}“{value}”前面没有事项",
                "no item stands before \"{value}\" ({name})"
            )(lang)
        } else {
            text!(
                "{label}“{value}”所属的事项“{item}”不在清单中",
                "the item \"{item}\" of \"{value}\" ({name}) is not in the list"
            )(lang)
        }
    };
    found.at(raw, message).help(text!(
        "核对事项名称或编码，补上对应的事项；多余的行请删除",
        "check the item's name or code and add the item, or delete the row"
    ));
    Outcome::Checked
}

/// Nobody but the department knows whose they are; all items of the name have them, so none is said to lack materials.
fn shared(raw: &Raw<'_>, found: &mut Found<'_>) -> Outcome {
    let name = brief(raw.text);
    let message = text!(
        "不止一个部门有“{name}”，分不清这些行属于哪一个，已算给每一个",
        "several departments have an item \"{name}\": each was given these rows"
    );
    let draft = found.at(raw, message).help(text!(
        "在这张表中加一列实施主体，或用事项编码对应",
        "add a column for the department, or join by the item's code"
    ));
    draft.level(Level::Warning);
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn message(element: Element, key: &str) -> Box<str> {
        let remark = Remark::Orphan {
            raw: raw(element, "营业执照"),
            key,
        };
        noticed(&RULE, remark).1.remove(0).message
    }

    #[test]
    fn the_missing_item_is_named() {
        assert_eq!(
            &*message(Element::material_name, "食品经营许可"),
            "申请材料“营业执照”所属的事项“食品经营许可”不在清单中"
        );
    }

    #[test]
    fn a_row_before_the_first_item_names_none() {
        assert_eq!(
            &*message(Element::material_name, ""),
            "申请材料“营业执照”前面没有事项"
        );
    }

    #[test]
    fn a_step_is_called_a_step() {
        assert!(message(Element::step_name, "甲").starts_with("办理流程"));
    }
}
