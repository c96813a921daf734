//! B004: conditions say what is required, and do not end in "other conditions".

use super::clauses::clauses;
use crate::canon::Glance;
use crate::rules::prelude::*;
use memchr::memmem::Finder;
use std::sync::LazyLock;

pub static RULE: Rule = Rule {
    about: About {
        id: "B004",
        slug: "vague-condition",
        level: Level::Error,
        since: "0.1.0",
        says: words("受理条件含模糊兜底表述", "the conditions hold a catch-all"),
        why: words(
            "“其他条件”没有说清是什么条件，窗口可以随意把人挡回去。",
            "\"Other conditions\" lets an office turn anybody away.",
        ),
        basis: &[basis::CONDITIONS],
    },
    wrong: "事项名称: 食品经营许可\n受理条件: 1.有固定的经营场所；2.法律、法规规定的其他条件。",
    right: "事项名称: 食品经营许可\n受理条件: 1.有固定的经营场所；2.有食品安全管理制度。",
    check: Check::Item(looks![item_type, conditions], check),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let conditions = given!(item.conditions);
    if may_be_vague(conditions.value) {
        look(found, conditions);
    }
    Outcome::Checked
}

static SIGNS: LazyLock<[Finder<'static>; 4]> =
    LazyLock::new(|| ["其他", "其它", "有关", "相关"].map(Finder::new));

/// In each of them stands one of these.
const LEADS: Glance<2> = Glance::of(['其', '关']);

fn may_be_vague(text: &str) -> bool {
    LEADS.may_be_in(text)
        && SIGNS
            .iter()
            .any(|sign| sign.find(text.as_bytes()).is_some())
}

#[inline(never)]
fn look(found: &mut Found<'_>, conditions: &Sourced<'_, &str>) {
    let Some(clause) = clauses(conditions.value).find(|clause| is_catch_all(clause)) else {
        return;
    };
    let value = brief(clause);
    found
        .at(
            conditions,
            text!(
                "“{value}”是兜底条件，没有说清要符合什么",
                "\"{value}\" does not say what is required"
            ),
        )
        .on(clause)
        .help(text!(
            "逐条写明具体条件；没有其他条件的，删去这一条",
            "state the conditions one by one, or drop this one"
        ));
}

/// What conditions are called.
const CONDITIONS: [&str; 4] = ["条件", "要求", "规定", "情形"];

/// Words that say nothing of what is required.
const EMPTY: [&str; 44] = [
    "法律法规",
    "法律",
    "行政法规",
    "地方性法规",
    "法规",
    "规章",
    "国家",
    "国务院",
    "政策",
    "文件",
    "主管部门",
    "行政部门",
    "部门",
    "机关",
    "主管",
    "行政",
    "审批",
    "登记",
    "许可",
    "管理",
    "规定",
    "要求",
    "确定",
    "认为",
    "应当",
    "必须",
    "需要",
    "具备",
    "符合",
    "满足",
    "具有",
    "应",
    "须",
    "需",
    "所",
    "和",
    "及",
    "或者",
    "或",
    "以及",
    "等",
    "的",
    "、",
    "，",
];

/// Nothing but 其他 or 有关 conditions: 法律、法规规定的其他条件, 符合有关要求.
fn is_catch_all(clause: &str) -> bool {
    let Some(body) = CONDITIONS.iter().find_map(|word| clause.strip_suffix(word)) else {
        return false;
    };
    let other = |word: &str| body.rfind(word).map(|at| (at, at + word.len()));
    let Some((at, behind)) = ["其他", "其它", "有关", "相关"].into_iter().find_map(other)
    else {
        return false;
    };
    let is_other = body[at..].starts_with('其');
    // 符合有关规定 is B007's: it points to rules that there are; and 其他情形 may be refused, which is none.
    let ends = if is_other {
        !clause.ends_with("规定")
    } else {
        clause.ends_with("条件")
    };
    ends && is_empty(&body[..at]) && is_empty(&body[behind..])
}

/// Nothing is left when all empty words are taken off the end.
fn is_empty(mut text: &str) -> bool {
    while !text.is_empty() {
        let longest = EMPTY
            .iter()
            .chain(&["其他", "其它", "有关", "相关"])
            .filter(|word| text.ends_with(**word))
            .max_by_key(|word| word.len());
        match longest {
            Some(word) => text = &text[..text.len() - word.len()],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn told(conditions: &str) -> usize {
        on(&RULE, &item(&[(Element::conditions, conditions)]))
            .1
            .len()
    }

    #[test]
    fn other_and_relevant_conditions_are_caught() {
        for text in [
            "其他条件",
            "（五）法律、法规规定的其他条件。",
            "有场所；法律、行政法规规定的其他条件；",
            "国务院主管部门规定的其他条件",
            "3.其它应当具备的条件",
            "法律法规规定的其他情形",
            "符合其他相关要求",
            "符合有关条件",
            "具备法律法规规定的相关条件",
        ] {
            assert_eq!(told(text), 1, "{text}");
        }
    }

    #[test]
    fn what_says_something_is_fine() {
        for text in [
            "有与经营相适应的其他设施",
            "无其他不良记录",
            "符合《水法》和有关规定",
            "持有其他组织出具的培训合格证",
            "取得有关部门批准",
            "具备与所从事的业务相关的专业条件",
            "其他省份取得的资格符合本市条件",
            "符合国家有关技术要求",
            "无",
        ] {
            assert_eq!(told(text), 0, "{text}");
        }
    }

    #[test]
    fn several_are_one_finding() {
        assert_eq!(told("其他条件；法律规定的其他条件"), 1);
    }
}
