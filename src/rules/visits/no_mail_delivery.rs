//! V009: whoever must come once need not come again for the result.

use super::online::wholly_online;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V009",
        slug: "no-mail-delivery",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "须到场的事项未提供结果寄递",
            "people must come, and the result is not sent by post",
        ),
        why: words(
            "办理结果免费寄递，群众可以少跑一趟。",
            "With the result sent by post, free of charge, people come once less.",
        ),
        basis: &[basis::PLAN_VISITS],
    },
    wrong: "事项名称: 食品经营许可\n到办事现场次数: 1次\n是否支持物流快递: 否",
    right: "事项名称: 食品经营许可\n到办事现场次数: 1次\n是否支持物流快递: 是",
    check: Check::Item(looks![item_type, visits, is_express], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let (visits, express) = both!(item.visits, item.is_express);
    if visits.value.least == 0 {
        return Outcome::NotApplicable;
    }
    if !express.value.0 {
        found.beyond();
        // Without a result there is nothing to send; visits of an item that is wholly online are V002's.
        if has_no_result(item) || wholly_online(item).is_some() {
            return Outcome::NotApplicable;
        }
        if !is_sent_all_the_same(item) {
            report(found, visits, express);
        }
    }
    Outcome::Checked
}

fn has_no_result(item: &ServiceItem<'_>) -> bool {
    let is_named = item.result_name.given().is_some();
    matches!(item.result_name, Field::Nil(_))
        || matches!(item.result_type, Field::Nil(_)) && !is_named
}

fn is_sent_all_the_same(item: &ServiceItem<'_>) -> bool {
    const WAYS: [&str; 16] = [
        "寄", "快递", "电子", "网上", "下载", "EMS", "ems", "邮政", "速递", "上门", "在线", "线上",
        "打印", "短信", "邮件", "微信",
    ];
    let way = item.result_delivery.given();
    way.is_some_and(|way| WAYS.iter().any(|word| way.value.contains(word)))
}

#[cold]
fn report(found: &mut Found<'_>, visits: &Sourced<'_, Visits>, express: &Sourced<'_, Flag>) {
    let (count, answer) = (brief(visits.raw.text), brief(express.raw.text));
    found
        .at(
            express,
            text!(
                "要到现场 {count}，结果却不支持寄递（{answer}）",
                "the number of visits is {count}, yet the result is not sent by post (是否支持物流快递: {answer})"
            ),
        )
        .also(visits, text!("到场次数 {count}", "visits: {count}"))
        .help(text!(
            "推行结果免费寄递，“是否支持物流快递”改为“是”",
            "send results by post free of charge, and answer 是否支持物流快递 (is_express) with 是"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(visits: &str, more: &[(Element, &str)]) -> (Outcome, usize) {
        let mut cells = vec![(Element::visits, visits), (Element::is_express, "否")];
        cells.extend_from_slice(more);
        let (outcome, found) = on(&RULE, &item(&cells));
        (outcome, found.len())
    }

    #[test]
    fn who_must_come_is_offered_the_post() {
        assert_eq!(with("1", &[]), (Outcome::Checked, 1));
        assert_eq!(
            with("1", &[(Element::is_express, "是")]),
            (Outcome::Checked, 0)
        );
    }

    #[test]
    fn who_need_not_come_is_outside() {
        assert_eq!(with("0", &[]), (Outcome::NotApplicable, 0));
        assert_eq!(with("最多1次", &[]), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn a_result_that_comes_by_itself_is_fine() {
        for way in [
            "窗口领取、邮寄送达",
            "EMS",
            "邮政速递",
            "送达上门",
            "在线打印",
            "短信告知",
        ] {
            let sent = [(Element::result_delivery, way)];
            assert_eq!(with("1", &sent), (Outcome::Checked, 0), "{way}");
        }
    }

    #[test]
    fn without_a_result_nothing_is_sent() {
        let none = [(Element::result_name, "无")];
        assert_eq!(with("1", &none), (Outcome::NotApplicable, 0));
        let none = [(Element::result_type, "无")];
        assert_eq!(with("1", &none), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn without_the_column_it_is_blind() {
        let item = item(&[(Element::visits, "1")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("is_express"));
    }
}
