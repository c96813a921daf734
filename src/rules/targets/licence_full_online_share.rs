//! R005: the share of licences that are handled online from end to end.

use super::full_online_share::{full, tell};
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "R005",
        slug: "licence-full-online-share",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "行政许可全程网办率低于目标",
            "too few licences are handled wholly online",
        ),
        why: words(
            "行政许可事项的全程网办率要达到80%以上。",
            "Four licences in five are to be handled online from end to end.",
        ),
        basis: &[basis::PLAN_ONLINE],
    },
    wrong: "事项名称,实施主体,事项类型,网上办理深度\n事项一,市水务局,行政许可,Ⅳ级\n事项二,市水务局,行政许可,Ⅳ级\n事项三,市水务局,行政许可,Ⅳ级\n事项四,市水务局,行政许可,Ⅳ级\n事项五,市水务局,行政许可,Ⅳ级\n事项六,市水务局,行政许可,Ⅳ级\n事项七,市水务局,行政许可,Ⅳ级\n事项八,市水务局,行政许可,Ⅲ级\n事项九,市水务局,行政许可,Ⅲ级\n事项十,市水务局,行政许可,Ⅲ级\n",
    right: "事项名称,实施主体,事项类型,网上办理深度\n事项一,市水务局,行政许可,Ⅳ级\n事项二,市水务局,行政许可,Ⅳ级\n事项三,市水务局,行政许可,Ⅳ级\n事项四,市水务局,行政许可,Ⅳ级\n事项五,市水务局,行政许可,Ⅳ级\n事项六,市水务局,行政许可,Ⅳ级\n事项七,市水务局,行政许可,Ⅳ级\n事项八,市水务局,行政许可,Ⅳ级\n事项九,市水务局,行政许可,Ⅲ级\n事项十,市水务局,行政许可,Ⅲ级\n",
    check: Check::Ratio(Ratio {
        name: words("行政许可全程网办率", "full online share of licences"),
        short: words("许可", "lic."),
        formula: words(
            "与全程网办占比（R004）同，只算事项类型为行政许可的事项",
            "as the full online share (R004), over licences only",
        ),
        todo: words("改为全程网办", "go wholly online"),
        hundredths: false,
        count,
        counted,
        tell,
    }),
};

fn count(item: &ServiceItem<'_>, _: &Context<'_>, _: Option<Target>) -> Vote {
    match item.is_licence() {
        true => full(item),
        false => Vote::Outside,
    }
}

fn counted(whole: &str, part: &str, lang: Lang) -> String {
    text!(
        "{whole} 项行政许可中全程网办的有 {part} 项",
        "{part} of {whole} licences are wholly online"
    )(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn only_licences_count() {
        let of = |kind, depth| {
            let cells = [(Element::item_type, kind), (Element::online_depth, depth)];
            vote(&RULE, &item(&cells))
        };
        assert_eq!(of("行政许可", "Ⅳ级"), Vote::YES);
        assert!(matches!(
            of("行政许可", "Ⅲ级"),
            Vote::Counted { part: 0, .. }
        ));
        assert_eq!(of("行政许可", ""), Vote::Blank);
        for kind in ["公共服务", "行政确认", "", "01"] {
            assert_eq!(of(kind, "Ⅳ级"), Vote::Outside, "{kind}");
        }
    }
}
