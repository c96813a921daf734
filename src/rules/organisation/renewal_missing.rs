//! O010: a licence that ends says how to go on.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "O010",
        slug: "renewal-missing",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "有有效期的许可缺少延续办理要求",
            "a licence expires, and nothing is said of its renewal",
        ),
        why: words(
            "许可到期前要提出延续申请，一般是届满三十日前；不写清楚，企业容易错过。",
            "Renewal is asked for before the licence ends, as a rule 30 days before; untold, it is missed.",
        ),
        basis: &[basis::LICENSING_50],
    },
    wrong: "- 事项名称: 食品经营许可\n  事项类型: 行政许可\n  有效期限: 5年\n  办理延续的要求:\n- 事项名称: 排污许可\n  事项类型: 行政许可\n  有效期限: 长期\n  办理延续的要求: 无",
    right: "- 事项名称: 食品经营许可\n  事项类型: 行政许可\n  有效期限: 5年\n  办理延续的要求: 有效期届满三十日前提出延续申请\n- 事项名称: 排污许可\n  事项类型: 行政许可\n  有效期限: 长期\n  办理延续的要求: 无",
    check: Check::Item(looks![item_type, validity, renewal], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let renewal = seen!(item.renewal);
    if item.item_type.is_absent() {
        return Outcome::Blind("item_type");
    }
    if !item.is_licence() {
        return Outcome::NotApplicable;
    }
    let validity = given!(item.validity);
    // 无 is an answer here: some licences are given once.
    if let Some(raw) = left_blank(renewal) {
        found.beyond();
        if is_endless(validity.value) || is_about_the_end(item) {
            return Outcome::NotApplicable;
        }
        report(found, raw, validity);
    }
    Outcome::Checked
}

fn is_endless(validity: &str) -> bool {
    const WORDS: [&str; 14] = [
        "无有效期",
        "不设有效期",
        "没有有效期",
        "99999",
        "长期",
        "永久",
        "终身",
        "无限",
        "无期限",
        "无固定",
        "不限",
        "一次性",
        "当次",
        "一次有效",
    ];
    WORDS.iter().any(|word| validity.contains(word))
}

/// The guide is itself that of a renewal, or ends the licence.
fn is_about_the_end(item: &ServiceItem<'_>) -> bool {
    const WORDS: [&str; 4] = ["延续", "换证", "换发", "注销"];
    item.title()
        .is_some_and(|title| WORDS.iter().any(|word| title.text.contains(word)))
}

#[cold]
fn report(found: &mut Found<'_>, raw: &Raw<'_>, validity: &Sourced<'_, Text<'_>>) {
    let period = brief(validity.value);
    found
        .at(
            raw,
            text!(
                "许可有效期“{period}”，没有写办理延续的要求",
                "the licence is valid for \"{period}\", and nothing is said of renewal (办理延续的要求)"
            ),
        )
        .also(validity, text!("有效期限：{period}", "valid: {period}"))
        .help(text!(
            "写明到期前多少日申请延续、要交什么；不能延续的写“无”",
            "say how long before the end to ask for renewal and what to bring, or 无 if there is none"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(name: &str, validity: &str, renewal: &str) -> (Outcome, usize) {
        let cells = [
            (Element::name, name),
            (Element::item_type, "行政许可"),
            (Element::validity, validity),
            (Element::renewal, renewal),
        ];
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn a_licence_that_ends_tells_of_renewal() {
        assert_eq!(with("甲许可", "5年", ""), (Outcome::Checked, 1));
        assert_eq!(
            with("甲许可", "5年", "届满30日前申请"),
            (Outcome::Checked, 0)
        );
        assert_eq!(with("甲许可", "5年", "无"), (Outcome::Checked, 0));
        for validity in ["无有效期限", "不设有效期", "99999"] {
            assert_eq!(with("甲许可", validity, "").1, 0, "{validity}");
        }
    }

    #[test]
    fn one_that_does_not_end_need_not() {
        for validity in ["长期有效", "永久", "", "无"] {
            assert_eq!(
                with("甲许可", validity, ""),
                (Outcome::NotApplicable, 0),
                "{validity}"
            );
        }
    }

    #[test]
    fn the_guide_of_a_renewal_is_the_requirement() {
        assert_eq!(
            with("甲许可（延续）", "5年", ""),
            (Outcome::NotApplicable, 0)
        );
    }

    #[test]
    fn only_licences_are_asked() {
        let cells = [
            (Element::item_type, "行政确认"),
            (Element::validity, "5年"),
            (Element::renewal, ""),
        ];
        assert_eq!(on(&RULE, &item(&cells)), (Outcome::NotApplicable, vec![]));
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        let item = item(&[(Element::item_type, "行政许可"), (Element::validity, "5年")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("renewal"));
    }
}
