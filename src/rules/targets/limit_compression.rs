//! R006: by how much promises are shorter than the law asks, over all items together.

use super::{days, stated};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "R006",
        slug: "limit-compression",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "承诺时限压缩比低于目标",
            "promises save too little of the statutory time",
        ),
        why: words(
            "承诺时限要在法定时限的基础上力争压减三分之二。这里算的是时限的压缩比，不是按办件统计的提速率。",
            "Promises are to save two thirds of the statutory limits. This compares limits; it is no statistic of cases.",
        ),
        basis: &[basis::PLAN_BASICS],
    },
    wrong: "事项名称,实施主体,法定办结时限,承诺办结时限\n事项一,市水务局,30个工作日,10个工作日\n事项二,市水务局,30个工作日,10个工作日\n事项三,市水务局,30个工作日,10个工作日\n事项四,市水务局,30个工作日,10个工作日\n事项五,市水务局,30个工作日,10个工作日\n事项六,市水务局,30个工作日,10个工作日\n事项七,市水务局,30个工作日,10个工作日\n事项八,市水务局,30个工作日,10个工作日\n事项九,市水务局,30个工作日,20个工作日\n事项十,市水务局,30个工作日,25个工作日\n",
    right: "事项名称,实施主体,法定办结时限,承诺办结时限\n事项一,市水务局,30个工作日,10个工作日\n事项二,市水务局,30个工作日,10个工作日\n事项三,市水务局,30个工作日,10个工作日\n事项四,市水务局,30个工作日,10个工作日\n事项五,市水务局,30个工作日,10个工作日\n事项六,市水务局,30个工作日,10个工作日\n事项七,市水务局,30个工作日,10个工作日\n事项八,市水务局,30个工作日,10个工作日\n事项九,市水务局,30个工作日,10个工作日\n事项十,市水务局,30个工作日,10个工作日\n",
    check: Check::Ratio(Ratio {
        name: words("承诺时限压缩比", "limit compression"),
        short: words("压缩", "saved"),
        formula: words(
            "（法定时限合计 − 承诺时限合计）÷ 法定时限合计，只算单位相同的事项，工作日、自然日各按天数相加、互不折算；当场办结算 0；以小时计的不折成天，不计；月、年不折成天（参数 month_days、year_days 另定），法定为当场的不计。另列各事项压缩比的平均值",
            "(sum of statutory limits - sum of promises) / sum of statutory limits, over items whose two limits have one unit; working days and calendar days are added up as days and not converted; on the spot is 0; limits in hours do not become days and are left out; months and years do not become days (but by the parameters month_days, year_days); items whose statutory limit is on the spot are left out. The mean of the items' own rates is given beside it",
        ),
        todo: words("压缩承诺时限", "promise less"),
        hundredths: true,
        count,
        counted,
        tell,
    }),
};

fn count(item: &ServiceItem<'_>, context: &Context<'_>, target: Option<Target>) -> Vote {
    let statutory = stated(&item.statutory_limit, "statutory_limit");
    let promised = stated(&item.promised_limit, "promised_limit");
    let (statutory, promised) = match (statutory, promised) {
        (Ok(statutory), Ok(promised)) => (*statutory, *promised),
        // No limit set by law is nothing that could be saved.
        _ if matches!(item.statutory_limit, Field::Nil(_)) => return Vote::Outside,
        (Err(vote @ Vote::Blind(_)), _) | (_, Err(vote @ Vote::Blind(_))) => return vote,
        (Err(vote), _) | (_, Err(vote)) => return vote,
    };
    match days::pair(statutory, promised, context.params) {
        Some((statutory @ 1.., promised)) => saved(statutory, promised, target),
        _ => Vote::Outside,
    }
}

/// An item could come down to its own share of the target, in whole units.
fn saved(statutory: u32, promised: u32, target: Option<Target>) -> Vote {
    let (least, of) = target.map_or((0, 1), |target| target.least);
    let allowed = u64::from(statutory) * u64::from(of - least) / u64::from(of) / 100 * 100;
    let gain = u64::from(promised).saturating_sub(allowed) as u32;
    let near = Near {
        gain,
        rank: 0,
        now: promised,
    };
    Vote::Counted {
        part: i64::from(statutory) - i64::from(promised),
        whole: i64::from(statutory),
        near: (gain > 0).then_some(near),
    }
}

fn counted(whole: &str, part: &str, lang: Lang) -> String {
    match part.strip_prefix('-') {
        Some(more) => text!(
            "法定合计 {whole} 天，承诺合计反而多 {more} 天",
            "to {whole} statutory days the promises add {more}"
        )(lang),
        None => text!(
            "法定合计 {whole} 天，承诺合计少 {part} 天",
            "of {whole} statutory days the promises save {part}"
        )(lang),
    }
}

fn tell(near: Near, lang: Lang) -> String {
    // Part of a day is not promised.
    let gain = near.gain.div_ceil(100) * 100;
    let (now, to) = (near.now, near.now.saturating_sub(gain));
    let (now, to) = (
        super::shortfall::amount(i64::from(now), 100),
        super::shortfall::amount(i64::from(to), 100),
    );
    text!("承诺 {now} 减到 {to}", "promise {now} down to {to}")(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;
    use Element::{promised_limit, statutory_limit};

    fn of(statutory: &str, promised: &str) -> Vote {
        vote(
            &RULE,
            &item(&[(statutory_limit, statutory), (promised_limit, promised)]),
        )
    }

    fn sums(vote: Vote) -> Option<(i64, i64)> {
        match vote {
            Vote::Counted { part, whole, .. } => Some((part, whole)),
            _ => None,
        }
    }

    #[test]
    fn only_pairs_that_compare_count() {
        for (statutory, promised, want) in [
            ("30个工作日", "10个工作日", Some((2000, 3000))),
            ("30个工作日", "当场办结", Some((3000, 3000))),
            ("30个工作日", "40个工作日", Some((-1000, 3000))),
            ("30日", "10日", Some((2000, 3000))),
            ("30日", "10个工作日", None),
            ("720小时", "8小时", None),
            ("3个月", "1个月", None),
            ("1年", "20个工作日", None),
            ("当场办结", "当场办结", None),
        ] {
            assert_eq!(
                sums(of(statutory, promised)),
                want,
                "{statutory} {promised}"
            );
            if want.is_none() {
                assert_eq!(
                    of(statutory, promised),
                    Vote::Outside,
                    "{statutory} {promised}"
                );
            }
        }
    }

    #[test]
    fn what_is_not_there_is_told_apart() {
        assert_eq!(of("", "10个工作日"), Vote::Blank);
        assert_eq!(of("30个工作日", "视情况"), Vote::Unreadable);
        assert_eq!(of("无期限", "10个工作日"), Vote::Outside);
        assert_eq!(
            vote(&RULE, &item(&[(statutory_limit, "30日")])),
            Vote::Blind("promised_limit")
        );
    }

    #[test]
    fn promises_longer_than_the_law_are_said_to_add_days() {
        assert_eq!(
            counted("90", "-130", Lang::Zh),
            "法定合计 90 天，承诺合计反而多 130 天"
        );
        assert_eq!(
            counted("90", "-130", Lang::En),
            "to 90 statutory days the promises add 130"
        );
        assert_eq!(
            counted("90", "30", Lang::Zh),
            "法定合计 90 天，承诺合计少 30 天"
        );
    }

    #[test]
    fn an_item_can_come_down_to_its_own_share_in_whole_days() {
        let near = |statutory, promised| match of(statutory, promised) {
            Vote::Counted { near, .. } => near,
            _ => None,
        };
        assert_eq!(near("30个工作日", "10个工作日"), None);
        let far = near("20个工作日", "15个工作日").expect("it can come down");
        assert_eq!((far.gain, far.now), (900, 1500));
        assert_eq!(tell(far, Lang::Zh), "承诺 15 减到 6");
    }
}
