//! R009: the share of items for which one visit will do.

use super::stated;
use super::zero_visit_share::tell;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "R009",
        slug: "once-share",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "最多跑一次占比低于目标",
            "too few items ask for one visit at most",
        ),
        why: words(
            "“最多跑一次”要求一件事最多到现场一次；方案没有定比例，这里的目标按字面取全部事项。",
            "One visit at most is the aim for every item; the plan names no share, so ours is all of them.",
        ),
        basis: &[basis::PLAN_PROCESS],
    },
    wrong: "事项名称,实施主体,到办事现场次数\n事项一,市水务局,0次\n事项二,市水务局,0次\n事项三,市水务局,0次\n事项四,市水务局,0次\n事项五,市水务局,0次\n事项六,市水务局,0次\n事项七,市水务局,1次\n事项八,市水务局,1次\n事项九,市水务局,2次\n事项十,市水务局,2次\n",
    right: "事项名称,实施主体,到办事现场次数\n事项一,市水务局,0次\n事项二,市水务局,0次\n事项三,市水务局,0次\n事项四,市水务局,0次\n事项五,市水务局,0次\n事项六,市水务局,0次\n事项七,市水务局,1次\n事项八,市水务局,1次\n事项九,市水务局,1次\n事项十,市水务局,1次\n",
    check: Check::Ratio(Ratio {
        name: words("最多跑一次占比", "once share"),
        short: words("一次", "once"),
        formula: words(
            "到办事现场次数不超过 1 的事项数 ÷ 写明了次数的事项数",
            "items with 1 visit at most / items whose visits are given",
        ),
        todo: words("减到最多一次", "ask for one visit at most"),
        hundredths: false,
        count,
        counted,
        tell,
    }),
};

fn count(item: &ServiceItem<'_>, _: &Context<'_>, _: Option<Target>) -> Vote {
    match stated(&item.visits, "visits") {
        Err(vote) => vote,
        Ok(visits) if visits.most <= 1 => Vote::YES,
        Ok(visits) => Vote::no(u32::from(visits.most), u32::from(visits.most)),
    }
}

fn counted(whole: &str, part: &str, lang: Lang) -> String {
    text!(
        "{whole} 项中最多跑一次的有 {part} 项",
        "{part} of {whole} items ask for one visit at most"
    )(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn the_upper_end_counts() {
        let of = |text| vote(&RULE, &item(&[(Element::visits, text)]));
        for text in ["0", "1", "最多跑一次", "0-1次"] {
            assert_eq!(of(text), Vote::YES, "{text}");
        }
        for text in ["2", "1-2次", "最多2次"] {
            assert!(matches!(of(text), Vote::Counted { part: 0, .. }), "{text}");
        }
        assert_eq!(of(""), Vote::Blank);
    }
}
