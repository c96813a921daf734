//! R003: the share of items that can be handled online at all.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "R003",
        slug: "online-share",
        level: Level::Warning,
        since: "0.1.0",
        says: words("网上可办率低于目标", "too few items can be handled online"),
        why: words(
            "除特殊事项外都要能在网上办，网上可办率要达到97%以上。",
            "But for special cases everything is to be open to online handling: 97 % or more.",
        ),
        basis: &[basis::PLAN_ONLINE],
    },
    wrong: "事项名称,实施主体,是否网办\n事项一,市水务局,是\n事项二,市水务局,是\n事项三,市水务局,是\n事项四,市水务局,是\n事项五,市水务局,是\n事项六,市水务局,是\n事项七,市水务局,是\n事项八,市水务局,是\n事项九,市水务局,是\n事项十,市水务局,否\n",
    right: "事项名称,实施主体,是否网办\n事项一,市水务局,是\n事项二,市水务局,是\n事项三,市水务局,是\n事项四,市水务局,是\n事项五,市水务局,是\n事项六,市水务局,是\n事项七,市水务局,是\n事项八,市水务局,是\n事项九,市水务局,是\n事项十,市水务局,是\n",
    check: Check::Ratio(Ratio {
        name: words("网上可办率", "online share"),
        short: words("网办", "onl."),
        formula: words(
            "网上办理深度含 2—7 中任一项（Ⅱ级以上），或者“是否网办”为是且有网办地址的事项数 ÷ 能判断的事项数；写明不适宜网办原因的特殊事项不计。表中没有网办地址一栏的，只看“是否网办”",
            "items whose depth has any of functions 2 to 7 (level II or above), or that are online and have an address / items that say; those with a reason why they cannot go online are left out. Without a column for addresses 是否网办 alone counts",
        ),
        todo: words("开通网上办理", "go online"),
        hundredths: false,
        count,
        counted,
        tell,
    }),
};

/// Functions 2 to 7 of the depth.
const FUNCTIONS: u16 = 0b1111_1100;
/// Stated to be online, with no address.
const NO_ADDRESS: u32 = 1;

fn count(item: &ServiceItem<'_>, _: &Context<'_>, _: Option<Target>) -> Vote {
    // 不适宜开展网上办事 is a question in some lists: 否 is no reason, and 是 one without words.
    let reason = item.offline_reason.given();
    if reason.is_some_and(|reason| !matches!(Flag::read(reason.value), Some(Flag(false)))) {
        return Vote::Outside;
    }
    let depth = item.online_depth.given().map(|depth| depth.value);
    if depth.is_some_and(|depth| depth.functions & FUNCTIONS != 0 || depth.level >= 2) {
        return Vote::YES;
    }
    match item.is_online.given().map(|flag| flag.value.0) {
        Some(true) if addressed(item) => Vote::YES,
        Some(true) => Vote::no(0, NO_ADDRESS),
        Some(false) => Vote::no(1, 0),
        None if depth.is_some() => Vote::no(1, 0),
        None => unknown(item),
    }
}

/// There is an address, or no place for one.
fn addressed(item: &ServiceItem<'_>) -> bool {
    let urls = [&item.online_url, &item.mobile_url];
    urls.iter().any(|url| url.given().is_some()) || urls.iter().all(|url| url.is_absent())
}

/// Neither depth nor flag says anything.
fn unknown(item: &ServiceItem<'_>) -> Vote {
    match () {
        () if item.is_online.is_unreadable() || item.online_depth.is_unreadable() => {
            Vote::Unreadable
        }
        () if item.is_online.is_absent() && item.online_depth.is_absent() => {
            Vote::Blind("is_online")
        }
        () => Vote::Blank,
    }
}

fn counted(whole: &str, part: &str, lang: Lang) -> String {
    text!(
        "{whole} 项中网上可办的有 {part} 项",
        "{part} of {whole} items can be handled online"
    )(lang)
}

fn tell(near: Near, lang: Lang) -> String {
    match near.now {
        NO_ADDRESS => text!("缺网办地址", "no address")(lang),
        _ => text!("未网办", "not online")(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn of(cells: &[(Element, &str)]) -> Vote {
        vote(&RULE, &item(cells))
    }

    #[test]
    fn depth_or_flag_with_address_will_do() {
        use Element::{is_online, online_depth, online_url};
        let url = (online_url, "https://zwfw.example.cn/a");
        for (cells, counts) in [
            (&[(online_depth, "Ⅱ级")][..], true),
            (&[(online_depth, "1^2")], true),
            (&[(online_depth, "Ⅰ级")], false),
            (&[(online_depth, "1^9")], false),
            (&[(is_online, "是"), url], true),
            (&[(is_online, "是")], true),
            (&[(is_online, "是"), (online_url, "")], false),
            (&[(is_online, "否"), url], false),
            (&[(is_online, "否"), (online_depth, "Ⅲ级")], true),
            (&[(is_online, ""), (online_depth, "Ⅰ级")], false),
        ] {
            let got = of(cells);
            match counts {
                true => assert_eq!(got, Vote::YES, "{cells:?}"),
                false => assert!(matches!(got, Vote::Counted { part: 0, .. }), "{cells:?}"),
            }
        }
    }

    #[test]
    fn what_does_not_say_does_not_count() {
        use Element::{is_online, offline_reason, online_depth};
        assert_eq!(of(&[]), Vote::Blind("is_online"));
        assert_eq!(of(&[(is_online, "")]), Vote::Blank);
        assert_eq!(of(&[(is_online, "部分")]), Vote::Unreadable);
        assert_eq!(
            of(&[(is_online, ""), (online_depth, "五级")]),
            Vote::Unreadable
        );
        assert_eq!(
            of(&[(is_online, "否"), (offline_reason, "须当面核验")]),
            Vote::Outside
        );
        assert!(matches!(
            of(&[(is_online, "否"), (offline_reason, "无")]),
            Vote::Counted { .. }
        ));
        assert!(matches!(
            of(&[(is_online, "否"), (offline_reason, "否")]),
            Vote::Counted { .. }
        ));
        let special = of(&[(is_online, "否"), (offline_reason, "是")]);
        assert_eq!(special, Vote::Outside);
    }
}
