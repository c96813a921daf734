//! R001: the share of instant items.

use super::{days, stated};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "R001",
        slug: "instant-share",
        level: Level::Warning,
        since: "0.1.0",
        says: words("即办件占比低于目标", "too few items are instant"),
        why: words(
            "能当场办完的不该让人等；各部门的即办件要占到四成以上。",
            "What can be done on the spot should not keep people waiting; two in five of a department's items are to be instant.",
        ),
        basis: &[basis::PLAN_SHARES],
    },
    wrong: "事项名称,实施主体,办件类型\n事项一,市水务局,即办件\n事项二,市水务局,即办件\n事项三,市水务局,即办件\n事项四,市水务局,承诺件\n事项五,市水务局,承诺件\n事项六,市水务局,承诺件\n事项七,市水务局,承诺件\n事项八,市水务局,承诺件\n事项九,市水务局,承诺件\n事项十,市水务局,承诺件\n",
    right: "事项名称,实施主体,办件类型\n事项一,市水务局,即办件\n事项二,市水务局,即办件\n事项三,市水务局,即办件\n事项四,市水务局,即办件\n事项五,市水务局,承诺件\n事项六,市水务局,承诺件\n事项七,市水务局,承诺件\n事项八,市水务局,承诺件\n事项九,市水务局,承诺件\n事项十,市水务局,承诺件\n",
    check: Check::Ratio(Ratio {
        name: words("即办件占比", "instant share"),
        short: words("即办", "inst."),
        formula: words(
            "办件类型为即办件的事项数 ÷ 写明了办件类型的事项数",
            "items of type 即办件 / items whose 办件类型 is given",
        ),
        todo: words("改为即办件", "be made instant"),
        hundredths: false,
        count,
        counted,
        tell,
    }),
};

fn count(item: &ServiceItem<'_>, _: &Context<'_>, _: Option<Target>) -> Vote {
    match stated(&item.project_type, "project_type") {
        Err(vote) => vote,
        Ok(ProjectType::Instant) => Vote::YES,
        Ok(_) => {
            let promise = item.promised_limit.given().map(|limit| limit.value);
            Vote::no(days::roughly(promise), days::pack(promise))
        }
    }
}

fn counted(whole: &str, part: &str, lang: Lang) -> String {
    text!(
        "{whole} 项中即办件有 {part} 项",
        "{part} of {whole} items are instant"
    )(lang)
}

fn tell(near: Near, lang: Lang) -> String {
    match days::unpack(near.now) {
        Some(promise) => text!("承诺{promise}", "promised {promise}")(lang),
        None => text!("没有写明承诺时限", "no promise given")(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn of(text: &str) -> Vote {
        vote(&RULE, &item(&[(Element::project_type, text)]))
    }

    #[test]
    fn only_what_is_stated_counts() {
        assert_eq!(of("即办件"), Vote::YES);
        assert!(matches!(
            of("承诺件"),
            Vote::Counted {
                part: 0,
                whole: 1,
                ..
            }
        ));
        assert_eq!(
            (of(""), of("无"), of("看情况")),
            (Vote::Blank, Vote::Blank, Vote::Unreadable)
        );
        assert_eq!(vote(&RULE, &item(&[])), Vote::Blind("project_type"));
    }

    #[test]
    fn the_shortest_promise_is_nearest() {
        let near = |promise| {
            let cells = [
                (Element::project_type, "承诺件"),
                (Element::promised_limit, promise),
            ];
            match vote(&RULE, &item(&cells)) {
                Vote::Counted {
                    near: Some(near), ..
                } => near,
                other => panic!("{other:?}"),
            }
        };
        assert!(near("2个工作日").rank < near("5个工作日").rank);
        assert!(near("1个月").rank > near("5个工作日").rank && near("").rank == u32::MAX);
        assert_eq!(tell(near("2个工作日"), Lang::Zh), "承诺2个工作日");
    }
}
