//! R008: the share of required elements that are filled in.

use crate::rules::prelude::*;
use crate::rules::structure::{count_denied, is_told_elsewhere};

pub static RULE: Rule = Rule {
    about: About {
        id: "R008",
        slug: "fill-share",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "要素填报率低于目标",
            "too few of the required elements are filled in",
        ),
        why: words(
            "填报率反映实施清单填得全不全。各地的算法没有公布，这里的公式是本工具的。",
            "It tells how complete the list is. No published formula is known; this one is the tool's own.",
        ),
        basis: &[basis::ELEMENTS, basis::CONSISTENCY],
    },
    wrong: "事项名称,事项类型,实施主体,行使层级,服务对象,办件类型,是否收费,是否网办,通办范围,是否支持预约办理,是否支持物流快递,到办事现场次数\n事项一,公共服务,市水务局,市级,自然人,即办件,否,是,,是,是,0\n事项二,公共服务,市水务局,市级,自然人,即办件,否,是,,是,是,0\n事项三,公共服务,市水务局,市级,自然人,即办件,否,是,,是,是,0\n事项四,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项五,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项六,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项七,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项八,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项九,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项十,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n",
    right: "事项名称,事项类型,实施主体,行使层级,服务对象,办件类型,是否收费,是否网办,通办范围,是否支持预约办理,是否支持物流快递,到办事现场次数\n事项一,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项二,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项三,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项四,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项五,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项六,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项七,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项八,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项九,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n事项十,公共服务,市水务局,市级,自然人,即办件,否,是,全市,是,是,0\n",
    check: Check::Ratio(Ratio {
        name: words("要素填报率", "fill share"),
        short: words("填报", "fill"),
        formula: words(
            "填了的必填要素格数 ÷ 必填要素格数；写“无”也算填了（每个事项都有的，如办件类型、实施主体，不算），读不懂的也算，表中没有的列不算，必填要素的列不到一半的不计算（本工具自定的公式）",
            "required cells that are filled / required cells there are; a stated 无 counts as filled, but for what every item has, such as its type, and so does what cannot be read; columns that are not there do not count, and with fewer than half of them there is no share (a formula of our own)",
        ),
        todo: words("补全要素", "be filled in"),
        hundredths: false,
        count,
        counted,
        tell,
    }),
};

fn count(item: &ServiceItem<'_>, context: &Context<'_>, _: Option<Target>) -> Vote {
    let required = context.params.required.of(item);
    let (filled, all) = match item.alike.places() {
        Some((placed, blank)) => {
            let told = |element: &Element| is_told_elsewhere(item, *element);
            let (all, blank) = (required.all.among(placed), required.all.among(blank));
            let told = match blank.count() {
                0 => 0,
                _ => blank.iter().filter(told).count() as u32,
            };
            let sums = (all.count() - blank.count() + told, all.count());
            debug_assert_eq!(
                sums,
                one_by_one(item, &required.list),
                "what was noted is wrong"
            );
            sums
        }
        None => one_by_one(item, &required.list),
    };
    let filled = filled - count_denied(item, &required.list);
    // A list of names and departments is not a well-filled guide.
    if all == 0 || (all as usize) < required.list.len() / 2 {
        return Vote::Blind("name");
    }
    let gain = all - filled;
    let near = Near {
        gain,
        rank: 0,
        now: gain,
    };
    Vote::Counted {
        part: i64::from(filled),
        whole: i64::from(all),
        near: (gain > 0).then_some(near),
    }
}

/// The elements filled in, and those that have a place.
fn one_by_one(item: &ServiceItem<'_>, required: &[(Element, Option<Level>)]) -> (u32, u32) {
    let (mut filled, mut all) = (0, 0);
    for (element, _) in required {
        if let Some(is_filled) = item.fill(*element) {
            all += 1;
            filled += u32::from(is_filled || is_told_elsewhere(item, *element));
        }
    }
    (filled, all)
}

fn counted(whole: &str, part: &str, lang: Lang) -> String {
    text!(
        "{whole} 格必填要素中填了 {part} 格",
        "{part} of {whole} required cells are filled"
    )(lang)
}

fn tell(near: Near, lang: Lang) -> String {
    let lacking = near.now;
    text!("缺 {lacking} 格", "{lacking} blank")(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    const MOST: [(Element, &str); 11] = [
        (Element::name, "甲"),
        (Element::item_type, "公共服务"),
        (Element::use_level, "市级"),
        (Element::audience, "自然人"),
        (Element::is_fee, "否"),
        (Element::is_online, "是"),
        (Element::scope, "全市"),
        (Element::is_schedule, "是"),
        (Element::is_express, "是"),
        (Element::project_type, "即办件"),
        (Element::legal_basis, "无"),
    ];

    fn of(cells: &[(Element, &str)]) -> Vote {
        vote(&RULE, &item(&[&MOST, cells].concat()))
    }

    fn sums(cells: &[(Element, &str)]) -> (i64, i64, u32) {
        match of(cells) {
            Vote::Counted { part, whole, near } => (part, whole, near.map_or(0, |near| near.gain)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn cells_that_are_there_count() {
        assert_eq!(sums(&[]), (11, 11, 0));
        assert_eq!(
            sums(&[(Element::address, ""), (Element::hours, "")]),
            (11, 13, 2)
        );
        assert_eq!(sums(&[(Element::visits, "多次")]), (12, 12, 0));
        // Every item has a level and an office.
        assert_eq!(
            sums(&[(Element::address, "/"), (Element::department, "无")]),
            (11, 13, 2)
        );
        // Neither is required, 数量限制 of public services.
        assert_eq!(
            sums(&[(Element::remark, ""), (Element::quota, "")]),
            (11, 11, 0)
        );
    }

    #[test]
    fn a_few_columns_make_no_share() {
        assert_eq!(vote(&RULE, &item(&MOST[..10])), Vote::Blind("name"));
        assert_eq!(vote(&RULE, &item(&[])), Vote::Blind("name"));
    }

    #[test]
    fn keywords_may_stand_under_another_element() {
        let cells = [(Element::keywords, ""), (Element::short_name, "开饭店")];
        assert_eq!(sums(&cells), (12, 12, 0));
    }
}
