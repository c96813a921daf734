//! R002: the share of items for which nobody has to come.

use super::stated;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "R002",
        slug: "zero-visit-share",
        level: Level::Warning,
        since: "0.1.0",
        says: words("零跑动事项占比低于目标", "too few items ask for no visit"),
        why: words(
            "不用到现场就能办，群众最省事；各部门“不见面审批”“零跑动”的事项要占一半以上。",
            "Nothing saves people more than not having to come; half of a department's items are to ask for no visit.",
        ),
        basis: &[basis::PLAN_SHARES],
    },
    wrong: "事项名称,实施主体,到办事现场次数\n事项一,市水务局,0次\n事项二,市水务局,0次\n事项三,市水务局,0次\n事项四,市水务局,1次\n事项五,市水务局,1次\n事项六,市水务局,1次\n事项七,市水务局,1次\n事项八,市水务局,1次\n事项九,市水务局,1次\n事项十,市水务局,1次\n",
    right: "事项名称,实施主体,到办事现场次数\n事项一,市水务局,0次\n事项二,市水务局,0次\n事项三,市水务局,0次\n事项四,市水务局,0次\n事项五,市水务局,0次\n事项六,市水务局,1次\n事项七,市水务局,1次\n事项八,市水务局,1次\n事项九,市水务局,1次\n事项十,市水务局,1次\n",
    check: Check::Ratio(Ratio {
        name: words("零跑动占比", "zero-visit share"),
        short: words("零跑", "0-vis"),
        formula: words(
            "到办事现场次数为 0 的事项数 ÷ 写明了次数的事项数（“1-2次”“最多1次”按多的算；参数 zero_visit_online 为 true 时全程网办一律算零跑动）",
            "items with 0 visits / items whose visits are given (ranges count by their upper end; with the parameter zero_visit_online whatever is wholly online counts)",
        ),
        todo: words("改为零跑动", "ask for no visit"),
        hundredths: false,
        count,
        counted,
        tell,
    }),
};

fn count(item: &ServiceItem<'_>, context: &Context<'_>, _: Option<Target>) -> Vote {
    let full = || {
        item.online_depth
            .given()
            .is_some_and(|depth| depth.value.is_full())
    };
    if context.params.zero_visit_online && full() {
        return Vote::YES;
    }
    match stated(&item.visits, "visits") {
        Err(vote) => vote,
        Ok(visits) if visits.most == 0 => Vote::YES,
        Ok(visits) => Vote::no(
            u32::from(visits.most) * 2 + u32::from(!full()),
            u32::from(visits.most),
        ),
    }
}

fn counted(whole: &str, part: &str, lang: Lang) -> String {
    text!(
        "{whole} 项中零跑动有 {part} 项",
        "{part} of {whole} items ask for no visit"
    )(lang)
}

/// How often one must come.
pub(super) fn tell(near: Near, lang: Lang) -> String {
    let visits = near.now;
    text!("{visits}次", "visits: {visits}")(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn blank_is_never_zero() {
        let of = |text| vote(&RULE, &item(&[(Element::visits, text)]));
        assert_eq!(
            (of("0"), of("0次"), of("全程网办")),
            (Vote::YES, Vote::YES, Vote::YES)
        );
        for text in ["1", "最多1次", "0-1次"] {
            assert!(matches!(of(text), Vote::Counted { part: 0, .. }), "{text}");
        }
        assert_eq!(
            (of(""), of("-1"), of("无")),
            (Vote::Blank, Vote::Blank, Vote::Blank)
        );
        assert_eq!(of("多次"), Vote::Unreadable);
        assert_eq!(vote(&RULE, &item(&[])), Vote::Blind("visits"));
    }

    #[test]
    fn wholly_online_counts_only_where_the_packs_say_so() {
        let item = item(&[(Element::visits, "1"), (Element::online_depth, "Ⅳ级")]);
        assert!(matches!(vote(&RULE, &item), Vote::Counted { part: 0, .. }));
        let params = crate::config::Params {
            zero_visit_online: true,
            ..Default::default()
        };
        let context = Context {
            as_of: "2026-11-22",
            params: &params,
        };
        assert_eq!(count(&item, &context, None), Vote::YES);
    }
}
