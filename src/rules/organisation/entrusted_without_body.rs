//! O002: whoever acts for another says for whom.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "O002",
        slug: "entrusted-without-body",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "委托实施但未写明委托部门",
            "handled on behalf of a body that is not named",
        ),
        why: words(
            "受委托实施的事项由委托机关负责，群众要知道是受谁委托、找谁复议。",
            "The entrusting body answers for the decision; people must know whom it is taken for.",
        ),
        basis: &[basis::ELEMENTS, basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n权力来源: 上级委托\n委托部门:",
    right: "事项名称: 食品经营许可\n权力来源: 上级委托\n委托部门: 省市场监督管理局",
    check: Check::Item(
        looks![item_type, power_source, department_nature, entrusted_by],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let body = seen!(item.entrusted_by);
    if item.power_source.is_absent() && item.department_nature.is_absent() {
        return Outcome::Blind("power_source");
    }
    let Some(stated) = entrusted(item) else {
        return Outcome::NotApplicable;
    };
    if let Some(raw) = nothing(body) {
        report(found, raw, &stated);
    }
    Outcome::Checked
}

/// Where it is stated that the power is another's.
fn entrusted<'a>(item: &ServiceItem<'a>) -> Option<Raw<'a>> {
    match (&item.power_source, &item.department_nature) {
        (Field::Given(source), _)
            if matches!(
                source.value,
                PowerSource::EntrustedAbove | PowerSource::EntrustedPeer
            ) =>
        {
            Some(source.raw)
        }
        (_, Field::Given(nature)) if nature.value == BodyNature::Entrusted => Some(nature.raw),
        _ => None,
    }
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>, stated: &Raw<'_>) {
    let (label, key, value) = (
        stated.element().label(),
        stated.element().key(),
        brief(stated.text),
    );
    found
        .at(
            raw,
            text!(
                "「{label}」为“{value}”，没有写委托部门",
                "{key} ({label}) is \"{value}\", and the entrusting body (委托部门) is not named"
            ),
        )
        .also(
            stated,
            text!("「{label}」：{value}", "{key} ({label}): {value}"),
        )
        .help(text!(
            "填写委托部门的全称；不是委托的，改正「{label}」",
            "give the full name of the entrusting body, or correct {key} ({label})"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(cells: &[(Element, &str)]) -> (Outcome, usize) {
        let (outcome, found) = on(&RULE, &item(cells));
        (outcome, found.len())
    }

    #[test]
    fn the_source_of_power_or_the_nature_of_the_body_may_tell() {
        for stated in [
            (Element::power_source, "上级委托"),
            (Element::power_source, "同级委托"),
            (Element::department_nature, "受委托组织"),
        ] {
            assert_eq!(
                with(&[stated, (Element::entrusted_by, "")]),
                (Outcome::Checked, 1)
            );
            assert_eq!(
                with(&[stated, (Element::entrusted_by, "省水利厅")]),
                (Outcome::Checked, 0)
            );
        }
    }

    #[test]
    fn ones_own_power_needs_no_other() {
        let cells = [
            (Element::power_source, "法定本级行使"),
            (Element::entrusted_by, ""),
        ];
        assert_eq!(with(&cells), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        let cells = [(Element::power_source, "上级委托")];
        assert_eq!(with(&cells), (Outcome::Blind("entrusted_by"), 0));
        let cells = [(Element::entrusted_by, "")];
        assert_eq!(with(&cells), (Outcome::Blind("power_source"), 0));
    }
}
