//! F004: a licence is charged for only where a law or an administrative regulation says so.

use super::charge::{is_charged, names_a_statute};
use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;

pub static RULE: Rule = Rule {
    about: About {
        id: "F004",
        slug: "licence-fee-basis-too-low",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "行政许可收费缺少法律、行政法规依据",
            "a licence is charged for on no law or administrative regulation",
        ),
        why: words(
            "办理行政许可一般不收费，法律、行政法规另有规定的才能收；通知、办法只能定标准，不能设收费。",
            "Licensing is free unless a law or an administrative regulation says otherwise; a notice may set the rate, not the fee.",
        ),
        basis: &[basis::LICENSING_58],
    },
    wrong: "事项名称,事项类型,是否收费,收费依据\n占道施工许可,行政许可,是,《城市道路占用挖掘收费管理办法》\n",
    right: "事项名称,事项类型,是否收费,收费依据\n占道施工许可,行政许可,是,《城市道路管理条例》第三十七条\n",
    check: Check::Item(
        looks![item_type, is_fee, fee_basis, fee_standard, fee_name],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if item.item_type.is_absent() {
        return Outcome::Blind("item_type");
    }
    if !item.is_licence() || !is_charged(item) {
        return Outcome::NotApplicable;
    }
    if item.fee_basis.is_absent() && item.fees.entries.iter().all(|fee| fee.basis.is_absent()) {
        return Outcome::Blind("fee_basis");
    }
    let entries = item.fees.entries.iter().enumerate();
    let entries = entries.filter_map(|(index, fee)| Some((Some(index), &fee.basis.given()?.raw)));
    let whole = item.fee_basis.given().map(|basis| (None, &basis.raw));
    let mut named = whole.into_iter().chain(entries);
    let Some(first) = named.next() else {
        // F001 asks for it.
        return Outcome::NotApplicable;
    };
    let standard = item
        .fee_standard
        .given()
        .map_or("", |standard| standard.value);
    let is_sound = |raw: &Raw<'_>| {
        names_a_statute(raw.text) || is_placeholder(raw.text, &context.params.placeholders)
    };
    if !is_sound(first.1) && !named.any(|(_, raw)| is_sound(raw)) && !names_a_statute(standard) {
        too_low(found, first.0, first.1);
    }
    Outcome::Checked
}

#[cold]
fn too_low(found: &mut Found<'_>, entry: Option<usize>, raw: &Raw<'_>) {
    let value = brief(raw.text);
    let message = text!(
        "行政许可的收费依据“{value}”不是法律或行政法规",
        "\"{value}\", on which this licence is charged for, is no law or administrative regulation"
    );
    match entry {
        None => found.at(raw, message),
        Some(index) => found.at_part(Part::Fee, index, raw, message),
    }
    .help(text!(
        "补上规定收费的法律、行政法规条款；找不到的应停止收费",
        "name the article of a law or administrative regulation that allows the fee, or stop charging it"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn charged<'a>(kind: &'a str, basis: &'a str) -> ServiceItem<'a> {
        item(&[
            (Element::item_type, kind),
            (Element::is_fee, "是"),
            (Element::fee_basis, basis),
        ])
    }

    #[test]
    fn documents_below_a_regulation_do_not_carry_a_fee() {
        for basis in [
            "发改价格〔2015〕2136号",
            "《某收费管理办法》",
            "《关于收费标准的通知》",
        ] {
            assert_eq!(on(&RULE, &charged("行政许可", basis)).1.len(), 1, "{basis}");
        }
    }

    #[test]
    fn a_statute_among_documents_will_do() {
        let basis = "《道路交通安全法》第十七条；发改价格〔2015〕2136号";
        assert!(on(&RULE, &charged("行政许可", basis)).1.is_empty());
        let mut item = charged("行政许可", "发改价格〔2015〕2136号");
        item.fees.entries = vec![fee(&[(Element::fee_law, "《城市道路管理条例》第三十七条")])];
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn other_types_and_missing_bases_are_outside() {
        for (kind, basis) in [("行政确认", "《某办法》"), ("行政许可", "")] {
            assert_eq!(on(&RULE, &charged(kind, basis)).0, Outcome::NotApplicable);
        }
        let alone = item(&[(Element::item_type, "行政许可"), (Element::is_fee, "是")]);
        assert_eq!(on(&RULE, &alone).0, Outcome::Blind("fee_basis"));
    }

    #[test]
    fn filler_is_another_rules() {
        assert!(on(&RULE, &charged("行政许可", "见附件")).1.is_empty());
    }
}
