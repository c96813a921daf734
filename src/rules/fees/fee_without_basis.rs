//! F001: what is charged for names the document that allows it.

use super::charge::{is_charged, is_free_entry};
use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;

pub static RULE: Rule = Rule {
    about: About {
        id: "F001",
        slug: "fee-without-basis",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "收费但缺少收费依据",
            "a fee is charged and no basis for it is given",
        ),
        why: words(
            "向群众收钱必须有依据，并且公布出来；写不出依据的收费不该收。",
            "Taking money from the public needs a basis, and a published one; what has none may not be charged.",
        ),
        basis: &[basis::LICENSING_58, basis::CONSISTENCY],
    },
    wrong: "事项名称,是否收费,收费标准,收费依据\n占道施工许可,是,每平方米每日0.5元,\n",
    right: "事项名称,是否收费,收费标准,收费依据\n占道施工许可,是,每平方米每日0.5元,《城市道路管理条例》第三十七条\n",
    check: Check::Item(
        looks![item_type, is_fee, fee_basis, fee_standard, fee_name],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if seen!(item.is_fee).given().is_none() || !item.is_on_application() || !is_charged(item) {
        return Outcome::NotApplicable;
    }
    if item.fee_basis.given().is_some() || is_in_the_standard(item, context) {
        return Outcome::Checked;
    }
    let entries = &item.fees.entries;
    let has_column = entries.iter().any(|fee| !fee.basis.is_absent());
    if !has_column {
        return match item.fee_basis.raw() {
            None => Outcome::Blind("fee_basis"),
            Some(raw) => missing(found, None, &raw, None),
        };
    }
    for (index, fee) in entries.iter().enumerate() {
        if fee.basis.given().is_none() && !is_free_entry(fee) {
            let name = fee.name.given().map(|name| name.value);
            match fee.basis.raw() {
                Some(raw) => missing(found, Some(index), &raw, name),
                None => missing(found, Some(index), &fee.origin, name),
            };
        }
    }
    Outcome::Checked
}

/// 收费标准及依据 is one column in many lists. Filler there is S008's.
fn is_in_the_standard(item: &ServiceItem<'_>, context: &Context<'_>) -> bool {
    item.fee_standard.given().is_some_and(|standard| {
        standard.value.contains(['《', '〔', '号'])
            || is_placeholder(standard.value, &context.params.placeholders)
    })
}

#[cold]
fn missing(
    found: &mut Found<'_>,
    entry: Option<usize>,
    sited: &impl Sited,
    name: Option<&str>,
) -> Outcome {
    let fee = brief(name.unwrap_or(""));
    let message = |lang| match name {
        Some(_) => text!(
            "收费项目“{fee}”没有写明收费依据",
            "the fee \"{fee}\" names no basis"
        )(lang),
        None => text!(
            "本事项收费，但没有写明收费依据",
            "a fee is charged and no basis is named"
        )(lang),
    };
    match entry {
        None => found.at(sited, message).element(Element::fee_basis),
        Some(index) => found.at_part(Part::Fee, index, sited, message).element(Element::fee_law),
    }
    .help(text!(
        "写出准许收费的法律、法规或文件及文号；不收费的，把「是否收费」改为“否”",
        "name the law or document that allows the fee, with its number; or answer 是否收费 (is_fee) with 否"
    ));
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const CHARGED: (Element, &str) = (Element::is_fee, "是");

    #[test]
    fn a_blank_basis_and_one_stated_as_none_are_reported() {
        for text in ["", "无", "/"] {
            let (_, found) = on(&RULE, &item(&[CHARGED, (Element::fee_basis, text)]));
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].element, Element::fee_basis);
        }
    }

    #[test]
    fn what_is_free_or_not_answered_needs_no_basis() {
        for answer in ["否", "", "不收费", "看情况"] {
            let cells = [(Element::is_fee, answer), (Element::fee_basis, "")];
            assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
        }
    }

    #[test]
    fn a_basis_in_the_column_of_the_standard_will_do() {
        let cells = |standard| {
            [
                CHARGED,
                (Element::fee_basis, ""),
                (Element::fee_standard, standard),
            ]
        };
        assert!(
            on(&RULE, &item(&cells("10元，发改价格〔2015〕1号")))
                .1
                .is_empty()
        );
        assert_eq!(on(&RULE, &item(&cells("10元"))).1.len(), 1);
    }

    #[test]
    fn each_fee_without_a_basis_is_named() {
        let mut item = item(&[CHARGED]);
        item.fees.entries = vec![
            fee(&[(Element::fee_name, "登记费"), (Element::fee_law, "")]),
            fee(&[
                (Element::fee_name, "工本费"),
                (Element::fee_law, "《护照法》第四条"),
            ]),
            fee(&[
                (Element::fee_name, "查询费"),
                (Element::fee_amount, "免费"),
                (Element::fee_law, ""),
            ]),
        ];
        let (_, found) = on(&RULE, &item);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].part, found[0].element),
            (Some((Part::Fee, 0)), Element::fee_law)
        );
        item.bind(Element::fee_basis, "《护照法》第四条", Origin::WHOLE);
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn without_a_place_for_it_it_is_blind() {
        assert_eq!(on(&RULE, &item(&[CHARGED])).0, Outcome::Blind("fee_basis"));
        assert_eq!(
            on(&RULE, &item(&[(Element::fee_basis, "")])).0,
            Outcome::Blind("is_fee")
        );
    }
}
