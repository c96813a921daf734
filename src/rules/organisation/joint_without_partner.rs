//! O003: an item that several departments handle names them.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "O003",
        slug: "joint-without-partner",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "联办件未写明联办机构",
            "handled by several departments that are not named",
        ),
        why: words(
            "联办件由几个部门一起办，不写联办机构，群众不知道材料会转给谁、卡在哪里。",
            "When several departments decide together, people need to know which.",
        ),
        basis: &[basis::ELEMENTS, basis::LICENSING_26],
    },
    wrong: "事项名称: 食品经营许可\n办件类型: 联办件\n联办机构:",
    right: "事项名称: 食品经营许可\n办件类型: 联办件\n联办机构: 市消防救援支队",
    check: Check::Item(looks![item_type, partners, project_type], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let partners = seen!(item.partners);
    let kind = given!(item.project_type);
    if kind.value != ProjectType::Joint {
        return Outcome::NotApplicable;
    }
    if let Some(raw) = nothing(partners) {
        report(found, raw, kind);
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>, kind: &Sourced<'_, ProjectType>) {
    let value = brief(kind.raw.text);
    found
        .at(
            raw,
            text!(
                "办件类型为“{value}”，没有写联办机构",
                "handled jointly (办件类型: {value}), and no partner (联办机构) is named"
            ),
        )
        .also(
            kind,
            text!("办件类型：{value}", "kind of handling: {value}"),
        )
        .help(text!(
            "写出一起办理的部门；由本部门单独办理的，改正办件类型",
            "name the departments that handle it, or correct the kind (办件类型)"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(kind: &str, partners: &str) -> (Outcome, usize) {
        let cells = [(Element::project_type, kind), (Element::partners, partners)];
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn a_joint_item_names_its_partners() {
        assert_eq!(with("联办件", ""), (Outcome::Checked, 1));
        assert_eq!(with("联办件", "无"), (Outcome::Checked, 1));
        assert_eq!(with("联办件", "市税务局"), (Outcome::Checked, 0));
    }

    #[test]
    fn other_items_need_none() {
        assert_eq!(with("承诺件", ""), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        let item = item(&[(Element::project_type, "联办件")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("partners"));
    }
}
