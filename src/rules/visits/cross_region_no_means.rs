//! V010: what is handled across regions has a means for it.

use super::online::{has_remote_way, unknown};
use crate::rules::limits::partners;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "V010",
        slug: "cross-region-no-means",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "通办事项缺少网办或代收代办方式",
            "handled across regions, but neither online nor through an agent",
        ),
        why: words(
            "标了跨省、全省或全市通办，又不能网办、没有代收代办，外地群众还是要跑回来。",
            "Said to be handled anywhere, it still makes people travel when it is neither online nor taken in elsewhere.",
        ),
        basis: &[basis::PLAN_REGIONS, basis::CONSISTENCY],
    },
    wrong: "- 事项名称: 食品经营许可\n  通办范围: 全省\n  是否网办: 否\n  是否支持代办: 否\n- 事项名称: 药品经营许可\n  通办范围: 全县\n  是否网办: 否\n  是否支持代办: 否",
    right: "- 事项名称: 食品经营许可\n  通办范围: 全省\n  是否网办: 否\n  是否支持代办: 是\n- 事项名称: 药品经营许可\n  通办范围: 全县\n  是否网办: 否\n  是否支持代办: 否",
    check: Check::Item(
        looks![
            item_type,
            partners,
            handle_form,
            is_online,
            online_depth,
            online_url,
            mobile_url,
            scope,
            is_agent
        ],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let scope = given!(item.scope);
    if !matches!(scope.value, Scope::Nation | Scope::Province | Scope::City) {
        return Outcome::NotApplicable;
    }
    // 全区 is all of an autonomous region here, and all of a district there.
    if scope.raw.text.contains("全区") {
        return Outcome::NotApplicable;
    }
    if has_remote_way(item) || has_agent(item) {
        return Outcome::Checked;
    }
    if let Some(outcome) = unknown(item) {
        return outcome;
    }
    match &item.is_agent {
        Field::Absent => Outcome::Blind("is_agent"),
        Field::Unreadable(_) => Outcome::NotApplicable,
        _ => {
            found.beyond();
            if !mentions_an_agent(item, scope) {
                report(item, found, scope);
            }
            Outcome::Checked
        }
    }
}

/// Somebody takes it in elsewhere: an agent, or departments that handle it together.
fn has_agent(item: &ServiceItem<'_>) -> bool {
    matches!(&item.is_agent, Field::Given(agent) if agent.value.0) || partners(item).is_some()
}

/// Free text, or a column of another name (跨省通办模式), tells that it is taken in elsewhere.
#[cold]
fn mentions_an_agent(item: &ServiceItem<'_>, scope: &Sourced<'_, Scope>) -> bool {
    let says = |text: &str| {
        ["代收", "代办", "两地联办", "多地联办", "异地受理"]
            .iter()
            .any(|way| text.contains(way))
            && !["不支持代", "无代", "不能代", "不可代", "不代"]
                .iter()
                .any(|no| text.contains(no))
    };
    let texts = [
        Some(scope.raw),
        item.remark.raw(),
        item.process_text.raw(),
        item.address.raw(),
    ];
    let columns = item.loose().iter();
    texts.into_iter().flatten().any(|raw| says(raw.text))
        || columns
            .filter(|column| column.label.contains("通办"))
            .any(|column| says(column.text))
}

#[cold]
fn report(item: &ServiceItem<'_>, found: &mut Found<'_>, scope: &Sourced<'_, Scope>) {
    let range = brief(scope.raw.text);
    let mut draft = found.at(
        scope,
        text!(
            "通办范围为“{range}”，却不能网办，也没有代收代办",
            "handled across \"{range}\" (通办范围), yet neither online nor through an agent"
        ),
    );
    for raw in [item.is_online.raw(), item.is_agent.raw()]
        .into_iter()
        .flatten()
    {
        let (label, key) = (raw.element().label(), raw.element().key());
        let value = if raw.text.is_empty() { "-" } else { raw.text };
        let value = brief(value);
        draft = draft.also(
            &raw,
            text!("「{label}」：{value}", "{key} ({label}): {value}"),
        );
    }
    draft.help(text!(
        "开通网办或异地代收代办并填写；做不到的，改正通办范围",
        "offer it online or through an agent and say so, or correct the range (通办范围)"
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

    const OFFLINE: (Element, &str) = (Element::is_online, "否");

    #[test]
    fn neither_online_nor_by_agent_is_no_means() {
        for scope in ["全国", "跨省通办", "全省", "全市"] {
            let cells = [(Element::scope, scope), OFFLINE, (Element::is_agent, "否")];
            assert_eq!(with(&cells), (Outcome::Checked, 1), "{scope}");
        }
    }

    #[test]
    fn one_means_is_enough() {
        for way in [
            (Element::is_agent, "是"),
            (Element::partners, "外省同级部门"),
            (Element::handle_form, "窗口办理、网上办理"),
        ] {
            let cells = [(Element::scope, "全省"), OFFLINE, way];
            assert_eq!(with(&cells), (Outcome::Checked, 0), "{way:?}");
        }
    }

    #[test]
    fn the_means_may_be_told_in_words() {
        let told = |scope, cell: (Element, &'static str)| {
            with(&[
                (Element::scope, scope),
                OFFLINE,
                (Element::is_agent, "否"),
                cell,
            ])
        };
        let nobody = (Element::partners, "否");
        assert_eq!(told("全省（异地代收代办）", nobody).1, 0);
        assert_eq!(told("全省", (Element::remark, "异地代收代办")).1, 0);
        assert_eq!(told("全省", (Element::remark, "不支持代办")).1, 1);
        assert_eq!(told("全市", nobody).1, 1);
        assert_eq!(told("全区通办", nobody), (Outcome::NotApplicable, 0));
        let mut item = item(&[(Element::scope, "全省"), OFFLINE, (Element::is_agent, "否")]);
        item.extra().push(Extra {
            label: "跨省通办模式",
            text: "异地代收代办",
        });
        assert!(on(&RULE, &item).1.is_empty());
    }

    #[test]
    fn a_narrow_range_needs_none() {
        let cells = [(Element::scope, "全县"), OFFLINE, (Element::is_agent, "否")];
        assert_eq!(with(&cells), (Outcome::NotApplicable, 0));
    }

    #[test]
    fn without_a_column_for_agents_it_is_blind() {
        let cells = [(Element::scope, "全省"), OFFLINE];
        assert_eq!(with(&cells), (Outcome::Blind("is_agent"), 0));
        let cells = [(Element::scope, "全省"), (Element::is_agent, "否")];
        assert_eq!(with(&cells), (Outcome::Blind("is_online"), 0));
    }
}
