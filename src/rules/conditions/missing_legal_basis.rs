//! B001: every item names the norm that sets it.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "B001",
        slug: "missing-legal-basis",
        level: Level::Error,
        since: "0.1.0",
        says: words("未填写设定依据", "the legal basis is not filled in"),
        why: words(
            "没有依据的权力不能行使；办事的人也要知道凭什么要办这件事。",
            "No power without a basis, and people may ask why they have to apply at all.",
        ),
        basis: &[basis::ELEMENTS, basis::LICENSING_30],
    },
    wrong: "事项名称: 食品经营许可\n设定依据:",
    right: "事项名称: 食品经营许可\n设定依据: 《中华人民共和国食品安全法》第三十五条",
    check: Check::Item(looks![item_type, legal_basis], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    match seen!(item.legal_basis) {
        Field::Given(_) => {}
        Field::Nil(raw) => none(item, raw, found),
        field => {
            if let Some(raw) = left_blank(field) {
                missing(found, raw);
            }
        }
    }
    Outcome::Checked
}

/// A service may be offered without a norm that sets it; a power may not.
#[cold]
fn none(item: &ServiceItem<'_>, raw: &Raw<'_>, found: &mut Found<'_>) {
    if item.is_public_service() {
        return;
    }
    let value = raw.text;
    help(found.at(
        raw,
        text!(
            "设定依据写的是“{value}”，没有依据的权力不能行使",
            "the legal basis (设定依据) is \"{value}\", and no power goes without one"
        ),
    ));
}

#[cold]
fn missing(found: &mut Found<'_>, raw: &Raw<'_>) {
    help(found.at(
        raw,
        text!(
            "没有填写设定依据",
            "the legal basis (设定依据) is not filled in"
        ),
    ));
}

fn help(draft: Draft<'_>) {
    draft.help(text!(
        "写明法律法规名称和条款，如《中华人民共和国食品安全法》第三十五条",
        "name the norm and its article, as in 《中华人民共和国食品安全法》第三十五条"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(kind: &str, basis: &str) -> usize {
        let cells = [(Element::item_type, kind), (Element::legal_basis, basis)];
        on(&RULE, &item(&cells)).1.len()
    }

    #[test]
    fn every_item_needs_a_basis_a_penalty_too() {
        for kind in ["行政许可", "行政处罚", "公共服务", ""] {
            assert_eq!(told(kind, ""), 1, "{kind}");
            assert_eq!(told(kind, "《行政许可法》第十二条"), 0, "{kind}");
        }
    }

    #[test]
    fn only_a_service_may_have_none() {
        assert_eq!(told("行政许可", "无"), 1);
        assert_eq!(told("公共服务", "无"), 0);
    }

    #[test]
    fn an_input_without_the_column_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("legal_basis"));
    }
}
