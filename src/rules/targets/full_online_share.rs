//! R004: the share of items that are handled online from end to end.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "R004",
        slug: "full-online-share",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "全程网办事项占比低于目标",
            "too few items are handled wholly online",
        ),
        why: words(
            "只能网上填表、还要到窗口交材料的不算全程网办；全程网办的事项要达到一半以上。",
            "To fill in a form online and bring papers to a window is not wholly online; half of all items are to be.",
        ),
        basis: &[basis::PLAN_ONLINE],
    },
    wrong: "事项名称,实施主体,网上办理深度\n事项一,市水务局,Ⅳ级\n事项二,市水务局,Ⅳ级\n事项三,市水务局,Ⅳ级\n事项四,市水务局,Ⅳ级\n事项五,市水务局,Ⅲ级\n事项六,市水务局,Ⅲ级\n事项七,市水务局,Ⅲ级\n事项八,市水务局,Ⅲ级\n事项九,市水务局,Ⅱ级\n事项十,市水务局,Ⅱ级\n",
    right: "事项名称,实施主体,网上办理深度\n事项一,市水务局,Ⅳ级\n事项二,市水务局,Ⅳ级\n事项三,市水务局,Ⅳ级\n事项四,市水务局,Ⅳ级\n事项五,市水务局,Ⅳ级\n事项六,市水务局,Ⅲ级\n事项七,市水务局,Ⅲ级\n事项八,市水务局,Ⅲ级\n事项九,市水务局,Ⅱ级\n事项十,市水务局,Ⅱ级\n",
    check: Check::Ratio(Ratio {
        name: words("全程网办占比", "full online share"),
        short: words("全程", "full"),
        formula: words(
            "网上办理深度为Ⅳ级或含 5、6、7 中任一项的事项数 ÷ 能判断的事项数；没有网办的事项算在分母里",
            "items of depth IV or with any of functions 5 to 7 / items that say; items not online count in the denominator",
        ),
        todo: words("改为全程网办", "go wholly online"),
        hundredths: false,
        count,
        counted,
        tell,
    }),
};

fn count(item: &ServiceItem<'_>, _: &Context<'_>, _: Option<Target>) -> Vote {
    full(item)
}

/// Whether the item is handled online from end to end.
pub(super) fn full(item: &ServiceItem<'_>) -> Vote {
    match &item.online_depth {
        Field::Given(depth) if depth.value.is_full() => Vote::YES,
        Field::Given(depth) => Vote::no(
            4 - u32::from(depth.value.level.min(4)),
            u32::from(depth.value.level),
        ),
        Field::Unreadable(_) => Vote::Unreadable,
        // What is not online at all is not wholly online either.
        _ if item.is_online.given().is_some_and(|flag| !flag.value.0) => Vote::no(4, 0),
        Field::Absent => Vote::Blind("online_depth"),
        Field::Blank(_) | Field::Nil(_) => Vote::Blank,
    }
}

fn counted(whole: &str, part: &str, lang: Lang) -> String {
    text!(
        "{whole} 项中全程网办的有 {part} 项",
        "{part} of {whole} items are wholly online"
    )(lang)
}

/// How deep online handling goes now.
pub(super) fn tell(near: Near, lang: Lang) -> String {
    match near.now {
        0 => text!("未网办", "not online")(lang),
        level => {
            let level = ["Ⅰ级", "Ⅱ级", "Ⅲ级"][(level.clamp(1, 3) - 1) as usize];
            text!("深度{level}", "depth {level}")(lang)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;
    use Element::{is_online, online_depth};

    fn of(cells: &[(Element, &str)]) -> Vote {
        vote(&RULE, &item(cells))
    }

    #[test]
    fn levels_and_functions_say_it_alike() {
        for text in ["Ⅳ级", "全程网办", "1^2^5", "6", "3^7"] {
            assert_eq!(of(&[(online_depth, text)]), Vote::YES, "{text}");
        }
        for text in ["Ⅲ级", "1^2^3^4", "1^9", "在线预审"] {
            let got = of(&[(online_depth, text)]);
            assert!(matches!(got, Vote::Counted { part: 0, .. }), "{text}");
        }
    }

    #[test]
    fn online_without_a_depth_does_not_say() {
        assert_eq!(of(&[]), Vote::Blind("online_depth"));
        assert_eq!(of(&[(is_online, "是")]), Vote::Blind("online_depth"));
        assert_eq!(of(&[(is_online, "是"), (online_depth, "")]), Vote::Blank);
        assert_eq!(of(&[(online_depth, "五级")]), Vote::Unreadable);
        let no = of(&[(is_online, "否"), (online_depth, "")]);
        assert!(matches!(no, Vote::Counted { part: 0, .. }));
    }
}
