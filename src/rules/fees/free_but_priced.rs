//! F003: what is free of charge has no price, and nothing to pay online.

use super::charge::{is_free, is_free_entry, names_a_sum, says_free};
use crate::finding::Lang;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "F003",
        slug: "free-but-priced",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "不收费却填写了收费内容",
            "said to be free of charge, yet a fee is given",
        ),
        why: words(
            "一处说不收费，一处写着价钱，群众不知道要不要带钱，窗口也容易被说成乱收费。",
            "One place says free and another names a price: nobody knows whether to bring money, and the desk is blamed.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 占道施工许可\n是否收费: 否\n收费标准: 每平方米每日0.5元",
    right: "事项名称: 占道施工许可\n是否收费: 否\n收费标准: 不收费",
    check: Check::Item(
        looks![is_fee, fee_basis, fee_standard, is_pay_online, fee_name],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if seen!(item.is_fee).given().is_none() || !is_free(item) {
        return Outcome::NotApplicable;
    }
    let is_alone = item.fee_standard.is_absent()
        && item.fee_basis.is_absent()
        && item.is_pay_online.is_absent()
        && item.fees.is_absent();
    if is_alone {
        return Outcome::Blind("fee_standard");
    }
    let standard = item.fee_standard.given();
    let standard = standard.filter(|text| is_price(text.value));
    // A document named here may be the one that abolished the fee.
    let basis = item.fee_basis.given();
    let basis = basis.filter(|text| names_a_sum(text.value) && !says_free(text.value));
    let pays = item.is_pay_online.given().is_some_and(|pays| pays.value.0);
    if standard.is_none() && basis.is_none() && !pays && item.fees.entries.is_empty() {
        return Outcome::Checked;
    }
    report(
        item,
        found,
        [standard, basis].map(|text| text.map(|text| text.raw)),
    );
    Outcome::Checked
}

/// A rate: a sum, or words that something is charged.
fn is_price(text: &str) -> bool {
    !says_free(text)
        && !is_postage(text)
        && (names_a_sum(text) || text.contains(['收', '缴', '费', '％', '%']) || is_number(text))
}

/// 邮费到付: what the carrier asks for.
fn is_postage(text: &str) -> bool {
    let is_of_post = ["邮费", "邮寄费", "快递费"]
        .iter()
        .any(|word| text.contains(word));
    is_of_post && text.contains("付") && !names_a_sum(text)
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|number| number > 0.0)
}

/// One finding an item: all that contradicts the answer is one contradiction.
#[cold]
fn report(item: &ServiceItem<'_>, found: &mut Found<'_>, texts: [Option<Raw<'_>>; 2]) {
    let priced = item
        .fees
        .entries
        .iter()
        .enumerate()
        .find_map(|(index, fee)| {
            let standard = fee.standard.given()?;
            (!is_free_entry(fee)).then_some((index, standard.raw))
        });
    let pays = item
        .is_pay_online
        .given()
        .filter(|pays| pays.value.0)
        .map(|pays| pays.raw);
    let Some(free) = item.is_fee.raw() else {
        return;
    };
    let [standard, basis] = texts;
    let first = standard.or(basis);
    let draft = match (first, priced, pays) {
        (Some(raw), ..) => at_text(found.at(&raw, says(raw))),
        (None, Some((index, raw)), _) => at_text(found.at_part(Part::Fee, index, &raw, says(raw))),
        (None, None, Some(raw)) => pay_online(found, &raw),
        (None, None, None) => return,
    };
    draft.also(&free, text!("这里说不收费", "it is free, says this"));
}

fn says(raw: Raw<'_>) -> impl FnOnce(Lang) -> String {
    move |lang| {
        let (label, key) = (raw.element().label(), raw.element().key());
        let value = brief(raw.text);
        text!(
            "「是否收费」填的是不收费，「{label}」却写着“{value}”",
            "it is free of charge, yet {key} ({label}) says \"{value}\""
        )(lang)
    }
}

fn at_text(draft: Draft<'_>) -> Draft<'_> {
    draft.help(text!(
        "核实是否收费：不收费的清空收费内容或写“不收费”，收费的把「是否收费」改为“是”",
        "find out whether there is a fee: if not, clear what is written or write 不收费; if so, answer 是否收费 (is_fee) with 是"
    ))
}

fn pay_online<'d>(found: &'d mut Found<'_>, raw: &Raw<'_>) -> Draft<'d> {
    found
        .at(
            raw,
            text!(
                "不收费的事项填了支持网上支付",
                "it is free of charge, yet it can be paid for online"
            ),
        )
        .help(text!(
            "不收费的改为“否”；收费的把「是否收费」改为“是”",
            "answer with 否; or answer 是否收费 (is_fee) with 是 if there is a fee"
        ))
        .decide("否")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn found(element: Element, text: &str) -> Vec<crate::finding::Finding> {
        on(
            &RULE,
            &item(&[(Element::is_fee, "不收费"), (element, text)]),
        )
        .1
    }

    #[test]
    fn a_price_beside_free_is_reported() {
        for (element, text) in [
            (Element::fee_standard, "10元/证"),
            (Element::fee_standard, "按物价部门核定的标准收取"),
            (Element::fee_standard, "10"),
            (Element::fee_basis, "发改价格〔2015〕1号：每证10元"),
            (Element::is_pay_online, "是"),
        ] {
            let found = found(element, text);
            assert_eq!((found.len(), found[0].element), (1, element), "{text}");
            assert_eq!(found[0].related[0].element, Element::is_fee);
        }
    }

    #[test]
    fn saying_free_in_other_words_is_fine() {
        for (element, text) in [
            (Element::fee_standard, "不收费"),
            (Element::fee_standard, "免费"),
            (Element::fee_standard, "0元"),
            (Element::fee_standard, "无"),
            (Element::fee_standard, "不得收取任何费用"),
            (Element::fee_standard, "收费标准：无"),
            (Element::fee_standard, "邮费到付"),
            (Element::fee_standard, "原收费10元，现已取消"),
            (
                Element::fee_basis,
                "《关于清理规范一批行政事业性收费的通知》（财税〔2017〕20号）",
            ),
            (Element::fee_standard, "否"),
            (Element::is_pay_online, "否"),
        ] {
            assert!(found(element, text).is_empty(), "{text}");
        }
    }

    #[test]
    fn one_contradiction_is_one_finding() {
        let cells = [
            (Element::is_fee, "否"),
            (Element::fee_standard, "10元"),
            (Element::is_pay_online, "是"),
        ];
        assert_eq!(on(&RULE, &item(&cells)).1.len(), 1);
    }

    #[test]
    fn a_priced_entry_is_named() {
        let mut item = item(&[(Element::is_fee, "否")]);
        item.fees.entries = vec![
            fee(&[(Element::fee_name, "查询费"), (Element::fee_amount, "免费")]),
            fee(&[(Element::fee_name, "登记费"), (Element::fee_amount, "80元")]),
        ];
        let (_, found) = on(&RULE, &item);
        assert_eq!((found.len(), found[0].part), (1, Some((Part::Fee, 1))));
    }

    #[test]
    fn charged_items_are_outside_and_alone_it_is_blind() {
        let charged = [(Element::is_fee, "是"), (Element::fee_standard, "10元")];
        assert_eq!(on(&RULE, &item(&charged)).0, Outcome::NotApplicable);
        assert_eq!(
            on(&RULE, &item(&[(Element::is_fee, "否")])).0,
            Outcome::Blind("fee_standard")
        );
    }
}
