//! R008: the share of required elements that are filled in.

use crate::rules::prelude::*;
use crate::rules::structure::is_told_elsewhere;

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
    wrong: "事项名称,实施主体,办理地点\n事项一,市水务局,中山路12号政务服务中心3号窗口\n事项二,市水务局,中山路12号政务服务中心3号窗口\n事项三,市水务局,中山路12号政务服务中心3号窗口\n事项四,市水务局,中山路12号政务服务中心3号窗口\n事项五,市水务局,中山路12号政务服务中心3号窗口\n事项六,市水务局,中山路12号政务服务中心3号窗口\n事项七,市水务局,中山路12号政务服务中心3号窗口\n事项八,市水务局,中山路12号政务服务中心3号窗口\n事项九,市水务局,中山路12号政务服务中心3号窗口\n事项十,市水务局,\n",
    right: "事项名称,实施主体,办理地点\n事项一,市水务局,中山路12号政务服务中心3号窗口\n事项二,市水务局,中山路12号政务服务中心3号窗口\n事项三,市水务局,中山路12号政务服务中心3号窗口\n事项四,市水务局,中山路12号政务服务中心3号窗口\n事项五,市水务局,中山路12号政务服务中心3号窗口\n事项六,市水务局,中山路12号政务服务中心3号窗口\n事项七,市水务局,中山路12号政务服务中心3号窗口\n事项八,市水务局,中山路12号政务服务中心3号窗口\n事项九,市水务局,中山路12号政务服务中心3号窗口\n事项十,市水务局,中山路12号政务服务中心3号窗口\n",
    check: Check::Ratio(Ratio {
        name: words("要素填报率", "fill share"),
        short: words("填报", "fill"),
        formula: words(
            "填了的必填要素格数 ÷ 必填要素格数；写“无”也算填了，读不懂的也算，表中没有的列不算（本工具自定的公式）",
            "required cells that are filled / required cells there are; a stated 无 counts as filled and so does what cannot be read; columns that are not there do not count (a formula of our own)",
        ),
        todo: words("补全要素", "be filled in"),
        hundredths: false,
        count,
        counted,
        tell,
    }),
};

fn count(item: &ServiceItem<'_>, context: &Context<'_>, _: Option<Target>) -> Vote {
    let (mut filled, mut all) = (0, 0);
    for (element, _) in context.params.required.of(item) {
        if let Some(is_filled) = item.fill(*element) {
            all += 1;
            filled += u32::from(is_filled || is_told_elsewhere(item, *element));
        }
    }
    let gain = all - filled;
    let near = Near {
        gain,
        rank: 0,
        now: gain,
    };
    match all {
        0 => Vote::Blind("name"),
        all => Vote::Counted {
            part: i64::from(filled),
            whole: i64::from(all),
            near: (gain > 0).then_some(near),
        },
    }
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

    fn sums(cells: &[(Element, &str)]) -> (i64, i64, u32) {
        match vote(&RULE, &item(cells)) {
            Vote::Counted { part, whole, near } => (part, whole, near.map_or(0, |near| near.gain)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn cells_that_are_there_count() {
        let name = (Element::name, "甲");
        assert_eq!(sums(&[name]), (1, 1, 0));
        assert_eq!(
            sums(&[name, (Element::address, ""), (Element::hours, "")]),
            (1, 3, 2)
        );
        assert_eq!(
            sums(&[name, (Element::quota, "无"), (Element::visits, "多次")]),
            (3, 3, 0)
        );
        // 备注 is not required.
        assert_eq!(sums(&[name, (Element::remark, "")]), (1, 1, 0));
        assert_eq!(vote(&RULE, &item(&[])), Vote::Blind("name"));
    }

    #[test]
    fn keywords_may_stand_under_another_element() {
        let cells = [(Element::keywords, ""), (Element::short_name, "开饭店")];
        assert_eq!(sums(&cells), (1, 1, 0));
    }
}
