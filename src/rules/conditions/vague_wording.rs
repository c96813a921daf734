//! B007: conditions and process say what holds, not that something will be told some day.

use super::clauses::clauses;
use crate::canon::{Glance, may_be_in_long};
use crate::rules::prelude::*;
use crate::rules::structure::is_placeholder;
use memchr::memmem::Finder;
use std::sync::LazyLock;

pub static RULE: Rule = Rule {
    about: About {
        id: "B007",
        slug: "vague-wording",
        level: Level::Info,
        since: "0.1.0",
        says: words("表述笼统", "the wording is vague"),
        why: words(
            "“视情况”“另行通知”让群众没法照着办，宜写出具体规定。",
            "\"As the case may be\" and \"will be notified\" leave people with nothing to go by.",
        ),
        basis: &[basis::CONDITIONS, basis::BUSINESS_35],
    },
    wrong: "事项名称: 食品经营许可\n受理条件: 有固定的经营场所；其余视情况而定。",
    right: "事项名称: 食品经营许可\n受理条件: 有固定的经营场所；有食品安全管理制度。",
    check: Check::Item(looks![item_type, conditions, process_text], check),
};

fn check(item: &ServiceItem<'_>, context: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    if item.conditions.is_absent() && item.process_text.is_absent() {
        return Outcome::Blind("conditions");
    }
    for field in [&item.conditions, &item.process_text] {
        if let Field::Given(text) = field
            && may_be_vague(text.value)
        {
            look(found, text, context);
        }
    }
    Outcome::Checked
}

static SIGNS: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| ["视情", "另行通知"].map(Finder::new));
static RULES: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["规定", "要求"].map(Finder::new));

/// In each of them stands one of these.
const LEADS: Glance<4> = Glance::of(['视', '另', '求', '规']);

/// What vague pieces hold; good texts speak of rules too, and say which.
fn may_be_vague(text: &str) -> bool {
    let bytes = text.as_bytes();
    let by_rules = |at: usize| {
        let rest = &text[at + "规定".len()..];
        rest.starts_with(['执', '办', '处']) || !rest.starts_with(char::is_alphanumeric)
    };
    may_be_in_long(&LEADS, text)
        && (SIGNS.iter().any(|sign| sign.find(bytes).is_some())
            || RULES.iter().any(|rule| rule.find_iter(bytes).any(by_rules)))
}

#[inline(never)]
fn look(found: &mut Found<'_>, text: &Sourced<'_, &str>, context: &Context<'_>) {
    // Filler is S008's.
    if is_placeholder(text.value, &context.params.placeholders) {
        return;
    }
    let vague = clauses(text.value)
        .flat_map(|clause| clause.split(['，', ',']))
        .find_map(vague);
    let Some(words) = vague else {
        return;
    };
    let value = brief(words);
    found
        .at(
            text,
            text!(
                "“{value}”说得笼统，没有写明具体内容",
                "\"{value}\" is vague and says nothing definite"
            ),
        )
        .on(words)
        .help(text!(
            "写明具体规定：依据哪个文件、哪一条，或者什么情况怎么办",
            "say which rule applies, or what is done in which case"
        ));
}

/// The vague words of a piece between commas.
fn vague(piece: &str) -> Option<&str> {
    if piece.contains('《') {
        return None;
    }
    let said = ["另行通知", "视情况", "视情形"]
        .into_iter()
        .find_map(|word| piece.find(word).map(|at| &piece[at..at + word.len()]));
    said.or_else(|| by_the_rules(piece))
        .or_else(|| meets_the_rules(piece))
}

/// …按有关规定办理, at the end.
fn by_the_rules(piece: &str) -> Option<&str> {
    let body = ["执行", "办理", "处理"]
        .iter()
        .find_map(|word| piece.strip_suffix(word))?;
    let lead = without_rules(body)?;
    ["按照", "依照", "按", "依"]
        .iter()
        .find(|word| lead.ends_with(**word))
        .map(|word| &piece[lead.len() - word.len()..])
}

/// 符合有关规定, and nothing else.
fn meets_the_rules(piece: &str) -> Option<&str> {
    let lead = without_rules(piece)?;
    matches!(
        lead,
        "符合"
            | "须符合"
            | "应符合"
            | "应当符合"
            | "需符合"
            | "必须符合"
            | "满足"
            | "须满足"
            | "应满足"
            | "应当满足"
            | "需满足"
            | "必须满足"
    )
    .then_some(piece)
}

/// What stands before 规定 or 要求 and the words that make it no more definite.
fn without_rules(text: &str) -> Option<&str> {
    const LOOSE: [&str; 14] = [
        "规定", "要求", "国家", "有关", "相关", "法律", "法规", "规章", "政策", "文件", "的", "、",
        "和", "及",
    ];
    let mut rest = text
        .strip_suffix("规定")
        .or_else(|| text.strip_suffix("要求"))?;
    while let Some(shorter) = LOOSE.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(text: &str) -> Option<Box<str>> {
        let (_, mut found) = on(&RULE, &item(&[(Element::conditions, text)]));
        found.pop().map(|finding| finding.message)
    }

    #[test]
    fn vague_words_are_shown() {
        for (text, words) in [
            ("有场所；其余视情况而定", "视情况"),
            ("1.受理；\n2.现场勘验时间另行通知。", "另行通知"),
            ("材料不齐的，由窗口按有关规定办理", "按有关规定办理"),
            (
                "按照国家法律法规规定执行；年满十八周岁",
                "按照国家法律法规规定执行",
            ),
            ("符合国家有关规定；年满十八周岁", "符合国家有关规定"),
            ("身体健康，符合要求", "符合要求"),
            ("1.有固定场所；2.符合有关要求。", "符合有关要求"),
            ("1.有固定场所；2.按照有关要求办理。", "按照有关要求办理"),
            ("1.有固定场所；2.满足有关规定。", "满足有关规定"),
        ] {
            let message = told(text).expect(text);
            assert!(message.starts_with(&format!("“{words}”")), "{message}");
        }
    }

    #[test]
    fn what_names_a_rule_or_goes_on_is_fine() {
        for text in [
            "按照《护士条例》规定办理",
            "按规定缴纳税款的企业",
            "符合法律、行政法规规定的管理制度",
            "材料齐全、符合要求的，予以受理",
            "符合规定形式",
            "视力良好",
            "审查材料是否符合要求",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn filler_is_another_rules() {
        for text in ["按规定执行", "视情况而定", "另行通知", "", "无"] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn each_of_the_two_texts_is_one_finding() {
        let cells = [
            (Element::conditions, "视情况受理；结果另行通知"),
            (Element::process_text, "1.受理；2.现场时间另行通知"),
        ];
        assert_eq!(on(&RULE, &item(&cells)).1.len(), 2);
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("conditions"));
    }
}
