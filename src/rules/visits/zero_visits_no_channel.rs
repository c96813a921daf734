//! V004: who need not come has another way.

use super::online::{has_remote_way, is_denied, unknown};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V004",
        slug: "zero-visits-no-channel",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "到场0次，但没有网上、邮寄或代办渠道",
            "no visit is asked for, and there is no way online, by post or by agent",
        ),
        why: words(
            "不用到现场，又不能网上办、邮寄办、代办，群众无从办起。",
            "If nobody need come and nothing can be sent, the item cannot be applied for at all.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n到办事现场次数: 0次\n办理形式: 窗口办理",
    right: "事项名称: 食品经营许可\n到办事现场次数: 0次\n办理形式: 窗口办理、快递申请",
    check: Check::Item(
        looks![
            item_type,
            handle_form,
            visits,
            is_online,
            online_depth,
            online_url,
            mobile_url,
            is_express,
            is_agent,
            is_terminal
        ],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let visits = given!(item.visits);
    // 全程网办 names the way itself, unless another cell denies it.
    let names_a_way = visits.value.form == VisitForm::OnlineWords && !is_denied(item);
    if visits.value.most > 0 || names_a_way {
        return Outcome::NotApplicable;
    }
    if has_remote_way(item) || has_helper(item) {
        return Outcome::Checked;
    }
    found.beyond();
    if let Some(outcome) = unknown(item) {
        return outcome;
    }
    if !mentions_a_way(item) {
        report(item, found, visits);
    }
    Outcome::Checked
}

/// The mail, an agent, or a machine near by.
fn has_helper(item: &ServiceItem<'_>) -> bool {
    [&item.is_express, &item.is_agent, &item.is_terminal]
        .into_iter()
        .any(|flag| matches!(flag, Field::Given(flag) if flag.value.0))
        || matches!(&item.handle_form, Field::Given(form) if form.value.contains(HandleForm::Terminal))
}

/// Free text tells of a way, or of a benefit that comes without being asked for.
#[cold]
fn mentions_a_way(item: &ServiceItem<'_>) -> bool {
    const WAYS: [&str; 30] = [
        "网上",
        "网站",
        "网办",
        "服务网",
        "平台",
        "APP",
        "小程序",
        "公众号",
        "寄",
        "快递",
        "代办",
        "电话",
        "免申",
        "自动",
        "线上",
        "在线",
        "一网通办",
        "微信",
        "扫码",
        "上门",
        "信函",
        "信件",
        "邮箱",
        "邮件",
        "传真",
        "代为",
        "热线",
        "网报",
        "统一收集",
        "统一申报",
    ];
    let texts = [
        item.conditions.raw(),
        item.process_text.raw(),
        item.address.raw(),
        item.remark.raw(),
    ];
    let steps = item.steps.entries.iter().map(|step| step.content.raw());
    texts
        .into_iter()
        .chain(steps)
        .flatten()
        .any(|raw| WAYS.iter().any(|way| raw.text.contains(way)))
}

#[cold]
fn report(item: &ServiceItem<'_>, found: &mut Found<'_>, visits: &Sourced<'_, Visits>) {
    let count = brief(visits.raw.text);
    let mut draft = found.at(
        visits,
        text!(
            "到场次数为 {count}，却没有网上、邮寄或代办的渠道",
            "the number of visits is {count}, yet there is no way online, by post or by agent"
        ),
    );
    for raw in [item.is_online.raw(), item.handle_form.raw()]
        .into_iter()
        .flatten()
    {
        let (value, label) = (brief(raw.text), raw.element().label());
        let key = raw.element().key();
        draft = draft.also(
            &raw,
            text!("「{label}」：{value}", "{key} ({label}): {value}"),
        );
    }
    draft.help(text!(
        "写明不到现场怎样办理（网办地址、邮寄或代办）；要到现场的，改正到场次数",
        "say how to apply without coming (web address, post, agent), or correct the number of visits"
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn with(cells: &[(Element, &str)]) -> (Outcome, usize) {
        let mut all = vec![(Element::visits, "0")];
        all.extend_from_slice(cells);
        let (outcome, found) = on(&RULE, &item(&all));
        (outcome, found.len())
    }

    #[test]
    fn a_window_alone_is_no_way_to_stay_at_home() {
        let cells = [
            (Element::is_online, "否"),
            (Element::handle_form, "窗口办理"),
        ];
        assert_eq!(with(&cells), (Outcome::Checked, 1));
    }

    #[test]
    fn words_for_online_in_place_of_a_number_may_be_denied() {
        let of = |answer| {
            let cells = [
                (Element::visits, "全程网办"),
                (Element::is_online, answer),
                (Element::handle_form, "窗口办理"),
            ];
            on(&RULE, &item(&cells)).1
        };
        let found = of("否");
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("全程网办"));
        assert!(of("是").is_empty() && of("").is_empty());
    }

    #[test]
    fn any_other_way_will_do() {
        for way in [
            (Element::handle_form, "窗口办理、快递申请"),
            (Element::is_express, "是"),
            (Element::is_agent, "是"),
            (Element::online_depth, "1^4"),
            (Element::process_text, "申请人通过政务服务网提交"),
            (Element::conditions, "符合条件的免申即享"),
            (
                Element::process_text,
                "申请人线上提交材料，审核通过后在线反馈",
            ),
            (Element::process_text, "登录“一网通办”提交"),
            (Element::process_text, "通过微信提交"),
            (Element::process_text, "扫码申请"),
            (Element::process_text, "工作人员上门服务"),
            (Element::process_text, "信函方式提交"),
            (Element::process_text, "发送至电子邮箱"),
            (Element::process_text, "由社区代为办理"),
            (Element::process_text, "传真申请表"),
            (Element::address, "线上办理"),
        ] {
            let cells = [(Element::is_online, "否"), way];
            assert_eq!(with(&cells), (Outcome::Checked, 0), "{way:?}");
        }
    }

    #[test]
    fn a_step_may_tell_of_the_way() {
        let mut item = item(&[(Element::visits, "0"), (Element::is_online, "否")]);
        let mut step = Step::default();
        assert!(step.bind(Element::step_content, "材料邮寄至窗口", Origin::WHOLE));
        item.steps.entries.push(step);
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn a_blank_answer_is_no_denial() {
        for element in [
            Element::is_online,
            Element::online_depth,
            Element::online_url,
        ] {
            assert_eq!(with(&[(element, "")]), (Outcome::NotApplicable, 0));
        }
    }

    #[test]
    fn without_a_word_on_online_handling_it_is_blind() {
        let cells = [(Element::is_express, "否")];
        assert_eq!(with(&cells), (Outcome::Blind("is_online"), 0));
    }
}
