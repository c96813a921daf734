//! B004: conditions say what is required, and do not end in "other conditions".

use super::clauses::clauses;
use crate::canon::{Glance, entries, is_made_of};
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
    // A list may be numbered in one line; 、 and commas part none, but for what a sentence adds at its end.
    let entries = entries(conditions.value);
    let Some(clause) = entries
        .iter()
        .flat_map(|entry| clauses(entry.text))
        .find_map(catch_all)
    else {
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
const EMPTY: [&str; 51] = [
    "并",
    "且",
    "法定",
    "其他",
    "其它",
    "有关",
    "相关",
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

/// The clause, or what it adds behind its last comma, if that is a catch-all.
fn catch_all(clause: &str) -> Option<&str> {
    if is_catch_all(clause) {
        return Some(clause);
    }
    let (at, comma) = clause.rmatch_indices(['，', ',']).next()?;
    let added = clause[at + comma.len()..].trim_start();
    let joints = ["以及", "及", "和", "并", "且"];
    (joints.iter().any(|word| added.starts_with(word)) && is_catch_all(added)).then_some(added)
}

/// Without a closing note that says no more than "if any": （如有）.
fn without_note(clause: &str) -> &str {
    let note = clause
        .strip_suffix(['）', ')'])
        .and_then(|inner| inner.rfind(['（', '(']));
    match note {
        Some(at)
            if ["如有", "若有", "如需"]
                .iter()
                .any(|word| clause[at..].contains(word)) =>
        {
            &clause[..at]
        }
        _ => clause,
    }
}

/// Nothing but 其他 or 有关 conditions: 法律、法规规定的其他条件, 符合有关要求.
fn is_catch_all(clause: &str) -> bool {
    let clause = without_note(clause);
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
    let head = &body[..at];
    ends && is_made_of(&body[behind..], &[&EMPTY])
        && (is_made_of(head, &[&EMPTY]) || is_other && is_ruled(head))
}

/// 国务院卫生行政部门规定的: some office rules what the conditions are.
fn is_ruled(head: &str) -> bool {
    const BODIES: [&str; 6] = ["部门", "机关", "政府", "机构", "委员会", "局"];
    const LONGEST: usize = 60;
    let ruled = ["规定的", "要求的", "确定的"];
    let body = ruled.iter().find_map(|word| head.strip_suffix(word));
    body.is_some_and(|body| {
        body.len() <= LONGEST
            && BODIES.iter().any(|end| body.ends_with(end))
            && !body.contains(['，', ',', '的', '；'])
    })
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
            "1、有固定场所 2、有设备 3、法律法规规定的其他条件",
            "（1）有固定场所（2）有设备（3）其他条件",
            "①有固定场所②有设备③其他条件",
            "有固定场所，有设备，以及法律、法规规定的其他条件。",
            "国务院卫生行政部门规定的其他条件",
            "1.有固定场所；2.国务院水行政主管部门规定的其他条件。",
            "省级人民政府规定的其他条件",
            "其他法定条件",
            "法律法规规定的其他条件（如有）",
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
            "符合水行政主管部门制定的其他条件清单",
            "年满十八周岁，其他条件（身高1.6米以上）",
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
