//! C006: an address leads to the desk.

use super::place::{Parts, is_at_hand, parts};
use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;

pub static RULE: Rule = Rule {
    about: About {
        id: "C006",
        slug: "vague-address",
        level: Level::Warning,
        since: "0.1.0",
        says: words("办理地点不详细", "the address does not lead to the desk"),
        why: words(
            "办理地点要有街道名称、门牌号、房间号或窗口号，群众照着能直接走到窗口。",
            "With street, number and room or window, people find the desk without asking.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称: 食品经营许可\n办理地点: 市政务服务中心",
    right: "事项名称: 食品经营许可\n办理地点: 中山路12号市政务服务中心2楼5号窗口",
    check: Check::Item(looks![item_type, address, window], check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let address = given!(item.address);
    if is_at_hand(address.value) {
        return Outcome::Checked;
    }
    look(item, context, found, address)
}

/// Takes the address apart. Filler is S008's; where there is no one place to go to, none can be described.
#[inline(never)]
fn look(
    item: &ServiceItem<'_>,
    context: &Context<'_>,
    found: &mut Found<'_>,
    address: &Sourced<'_, Text<'_>>,
) -> Outcome {
    if is_placeholder(address.value, &context.params.placeholders) {
        return Outcome::Checked;
    }
    let Some(mut parts) = parts(address.value) else {
        return Outcome::NotApplicable;
    };
    parts.desk |= item.window.given().is_some();
    if !parts.are_all() {
        report(found, address, parts);
    }
    Outcome::Checked
}

#[cold]
fn report(found: &mut Found<'_>, address: &Sourced<'_, Text<'_>>, parts: Parts) {
    let lacks = [
        (parts.street, "街道名称", "street"),
        (parts.number, "门牌号", "house number"),
        (parts.desk, "房间号或窗口号", "room or window"),
    ];
    let lacks = || lacks.iter().filter(|lack| !lack.0);
    let zh: Vec<&str> = lacks().map(|lack| lack.1).collect();
    let en: Vec<&str> = lacks().map(|lack| lack.2).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    let value = brief(address.value);
    found
        .at(
            address,
            text!(
                "办理地点“{value}”缺少{zh}",
                "the address (办理地点) \"{value}\" has no {en}"
            ),
        )
        .help(text!(
            "补上{zh}，例如“中山路12号市政务服务中心2楼5号窗口”",
            "add the {en}, as in 中山路12号市政务服务中心2楼5号窗口"
        ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn lacks(cells: &[(Element, &str)]) -> String {
        let (outcome, found) = on(&RULE, &item(cells));
        assert_eq!(outcome, Outcome::Checked);
        found
            .first()
            .map_or(String::new(), |finding| finding.message.to_string())
    }

    #[test]
    fn what_is_missing_is_named() {
        let lacks = |text| lacks(&[(Element::address, text)]);
        assert_eq!(
            lacks("市政务服务中心"),
            "办理地点“市政务服务中心”缺少街道名称、门牌号、房间号或窗口号"
        );
        assert!(lacks("中山路政务服务中心3号窗口").ends_with("缺少门牌号"));
        assert!(lacks("中山路12号政务服务中心").ends_with("缺少房间号或窗口号"));
        assert_eq!(lacks("中山路12号政务服务中心3号窗口"), "");
    }

    #[test]
    fn a_window_in_its_own_column_will_do() {
        let cells = [
            (Element::address, "中山路12号政务服务中心"),
            (Element::window, "3号"),
        ];
        assert_eq!(lacks(&cells), "");
    }

    #[test]
    fn filler_is_another_rules() {
        assert_eq!(lacks(&[(Element::address, "待定")]), "");
    }

    #[test]
    fn blank_is_another_rules_and_none_is_outside() {
        for text in ["", "无"] {
            let item = item(&[(Element::address, text)]);
            assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]));
        }
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("address"));
    }

    #[test]
    fn many_places_and_none_at_all_are_outside() {
        for text in ["各乡镇（街道）便民服务中心", "https://zwfw.example.cn"] {
            let item = item(&[(Element::address, text)]);
            assert_eq!(on(&RULE, &item), (Outcome::NotApplicable, vec![]), "{text}");
        }
    }
}
