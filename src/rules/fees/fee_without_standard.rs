//! F002: what is charged for says how much.

use super::charge::{is_charged, is_nothing};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "F002",
        slug: "fee-without-standard",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "收费但缺少收费项目或标准",
            "a fee is charged and nothing says what for or how much",
        ),
        why: words(
            "要收多少钱，群众来之前就该知道；不公布标准，收多收少就没有约束。",
            "People must know before they come what they are to pay; without a published rate nothing limits it.",
        ),
        basis: &[basis::LICENSING_58, basis::CONSISTENCY],
    },
    wrong: "事项名称,是否收费,收费标准,收费依据\n占道施工许可,是,,《城市道路管理条例》第三十七条\n",
    right: "事项名称,是否收费,收费标准,收费依据\n占道施工许可,是,每平方米每日0.5元,《城市道路管理条例》第三十七条\n",
    check: Check::Item(looks![item_type, is_fee, fee_standard, fee_name], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if seen!(item.is_fee).given().is_none() || !item.is_on_application() || !is_charged(item) {
        return Outcome::NotApplicable;
    }
    if let Field::Given(standard) = &item.fee_standard {
        if is_nothing(standard.value) {
            nothing_charged(found, item, standard);
        }
        return Outcome::Checked;
    }
    let entries = &item.fees.entries;
    let has_column = entries.iter().any(|fee| !fee.standard.is_absent());
    if !has_column {
        return match item.fee_standard.raw().or(item.fees.stated.raw()) {
            // Entries without a column for the rate name at least what is charged for.
            _ if !entries.is_empty() => Outcome::Checked,
            None => Outcome::Blind("fee_standard"),
            Some(raw) => missing(found, None, &raw, None),
        };
    }
    for (index, fee) in entries.iter().enumerate() {
        if fee.standard.given().is_none() {
            let name = fee.name.given().map(|name| name.value);
            match fee.standard.raw() {
                Some(raw) => missing(found, Some(index), &raw, name),
                None => missing(found, Some(index), &fee.origin, name),
            };
        }
    }
    Outcome::Checked
}

#[cold]
fn nothing_charged(found: &mut Found<'_>, item: &ServiceItem<'_>, standard: &Sourced<'_, &str>) {
    let value = brief(standard.raw.text);
    let answer = item.is_fee.raw();
    let said = brief(answer.map_or("", |raw| raw.text));
    let draft = found
        .at(
            standard,
            text!(
                "「是否收费」填“{said}”，收费标准却写“{value}”",
                "is_fee (是否收费) says \"{said}\" and the rate is \"{value}\""
            ),
        )
        .help(text!(
            "收费的写出标准，如“工本费：10元/证”；不收费的，把「是否收费」改为“否”",
            "give the rate, as in 工本费：10元/证; or answer 是否收费 (is_fee) with 否"
        ));
    if let Some(answer) = &answer {
        draft.also(answer, text!("这里填“{said}”", "\"{said}\" here"));
    }
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
            "收费项目“{fee}”没有写明标准",
            "the fee \"{fee}\" names no rate"
        )(lang),
        None => text!(
            "本事项收费，但没有写明收费项目和标准",
            "a fee is charged and no rate is given"
        )(lang),
    };
    match entry {
        None => found.at(sited, message).element(Element::fee_standard),
        Some(index) => found
            .at_part(Part::Fee, index, sited, message)
            .element(Element::fee_amount),
    }
    .help(text!(
        "写出收费项目和标准，如“工本费：10元/证”；不收费的，把「是否收费」改为“否”",
        "name the fee and its rate, as in 工本费：10元/证; or answer 是否收费 (is_fee) with 否"
    ));
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const CHARGED: (Element, &str) = (Element::is_fee, "收费");

    #[test]
    fn a_blank_standard_and_one_stated_as_none_are_reported() {
        for text in ["", "无"] {
            let (_, found) = on(&RULE, &item(&[CHARGED, (Element::fee_standard, text)]));
            assert_eq!((found.len(), found[0].element), (1, Element::fee_standard));
        }
        let stated = [CHARGED, (Element::fee_standard, "10元/证")];
        assert!(on(&RULE, &item(&stated)).1.is_empty());
    }

    #[test]
    fn a_rate_of_nothing_contradicts_a_fee() {
        for (text, count) in [
            ("0元", 1),
            ("不收费", 1),
            ("10元/证", 0),
            ("首次免费，补证10元", 0),
        ] {
            let (outcome, found) = on(&RULE, &item(&[CHARGED, (Element::fee_standard, text)]));
            assert_eq!((outcome, found.len()), (Outcome::Checked, count), "{text}");
        }
        let free = [(Element::is_fee, "否"), (Element::fee_standard, "0元")];
        assert_eq!(on(&RULE, &item(&free)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn each_fee_without_a_rate_is_named() {
        let mut item = item(&[CHARGED]);
        item.fees.entries = vec![
            fee(&[(Element::fee_name, "登记费"), (Element::fee_amount, "80元")]),
            fee(&[(Element::fee_name, "工本费"), (Element::fee_amount, "")]),
        ];
        let (_, found) = on(&RULE, &item);
        assert_eq!((found.len(), found[0].part), (1, Some((Part::Fee, 1))));
    }

    #[test]
    fn names_alone_will_do_where_there_is_no_column_for_rates() {
        let mut item = item(&[CHARGED, (Element::fee_standard, "")]);
        item.fees.entries = vec![fee(&[(Element::fee_name, "登记费每件80元")])];
        assert_eq!(on(&RULE, &item), (Outcome::Checked, vec![]));
    }

    #[test]
    fn what_is_free_is_outside_and_no_place_is_blind() {
        let free = [(Element::is_fee, "否"), (Element::fee_standard, "")];
        assert_eq!(on(&RULE, &item(&free)).0, Outcome::NotApplicable);
        assert_eq!(
            on(&RULE, &item(&[CHARGED])).0,
            Outcome::Blind("fee_standard")
        );
    }
}
