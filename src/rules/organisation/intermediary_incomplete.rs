//! O001: an intermediary that is needed is named, with its basis and its time.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "O001",
        slug: "intermediary-incomplete",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "中介服务信息不完整",
            "an intermediary service is not described in full",
        ),
        why: words(
            "办理前要找中介的，群众要知道是什么中介服务、依据哪条规定、要等多久；没有法定依据的中介服务不得要求。",
            "Whoever must hire an intermediary needs to know which, by what law, and how long it takes.",
        ),
        basis: &[basis::PLAN_BASICS, basis::BUSINESS_43],
    },
    wrong: "事项名称: 食品经营许可\n中介服务: 检测报告编制\n中介服务依据:",
    right: "事项名称: 食品经营许可\n中介服务: 检测报告编制\n中介服务依据: 《食品安全法》第八十四条",
    check: Check::Item(
        looks![
            item_type,
            is_intermediary,
            intermediary,
            intermediary_basis,
            intermediary_limit
        ],
        check,
    ),
};

fn check(item: &ServiceItem<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    if !item.is_on_application() {
        return Outcome::NotApplicable;
    }
    let stated = match stated(item) {
        Ok(stated) => stated,
        Err(outcome) => return outcome,
    };
    look(item, found, &stated);
    Outcome::Checked
}

/// Where it is stated that there is an intermediary: by the answer to that question, else by its name.
#[inline]
fn stated<'a>(item: &ServiceItem<'a>) -> Result<Raw<'a>, Outcome> {
    if item.is_intermediary.is_absent() && item.intermediary.is_absent() {
        return Err(Outcome::Blind("is_intermediary"));
    }
    match (&item.is_intermediary, &item.intermediary) {
        (Field::Given(flag), _) if !flag.value.0 => return Err(Outcome::NotApplicable),
        (Field::Given(_), _) => {}
        (Field::Absent, Field::Given(name)) if says_none(name.value) => {
            return Err(Outcome::NotApplicable);
        }
        (Field::Absent, Field::Given(_)) => {}
        _ => return Err(Outcome::NotApplicable),
    }
    let is_untold = item.intermediary.is_absent()
        && item.intermediary_basis.is_absent()
        && item.intermediary_limit.is_absent();
    match item.is_intermediary.raw().or(item.intermediary.raw()) {
        Some(raw) if !is_untold => Ok(raw),
        _ => Err(Outcome::Blind("intermediary")),
    }
}

/// The name's column answers the question whether there is one.
fn says_none(name: &str) -> bool {
    matches!(Flag::read(name), Some(Flag(false))) || denies(name)
}

/// 无中介服务, 不需要中介服务: a denial of nothing but the service.
fn denies(name: &str) -> bool {
    const NOT: [&str; 8] = [
        "不需要",
        "不涉及",
        "无需",
        "无须",
        "没有",
        "不需",
        "暂无",
        "无",
    ];
    const SERVICE: [&str; 7] = [
        "中介服务",
        "中介服务事项",
        "中介",
        "中介机构",
        "法定中介服务",
        "涉及中介服务",
        "提供中介服务",
    ];
    let name = name.trim_end_matches(['。', '；', ';', ' ']);
    let mut denied = NOT.iter().filter_map(|word| name.strip_prefix(word));
    denied.any(|rest| SERVICE.contains(&rest))
}

#[cold]
fn look(item: &ServiceItem<'_>, found: &mut Found<'_>, stated: &Raw<'_>) {
    match &item.intermediary {
        Field::Given(name) if Flag::read(name.value).is_some() => missing(found, &name.raw, stated),
        name => {
            if let Some(raw) = nothing(name) {
                missing(found, raw, stated);
            }
        }
    }
    if let Some(raw) = nothing(&item.intermediary_basis) {
        missing(found, raw, stated);
    }
    if let Some(raw) = nothing(&item.intermediary_limit) {
        missing(found, raw, stated);
    }
}

fn missing(found: &mut Found<'_>, raw: &Raw<'_>, stated: &Raw<'_>) {
    let (label, key) = (raw.element().label(), raw.element().key());
    let (about, answer) = (stated.element().label(), brief(stated.text));
    let about_key = stated.element().key();
    let draft = found.at(
        raw,
        text!(
            "有中介服务，但没有填「{label}」",
            "there is an intermediary, but {key} ({label}) is not filled in"
        ),
    );
    let draft = if raw.element() == stated.element() {
        draft
    } else {
        draft.also(
            stated,
            text!("「{about}」：{answer}", "{about_key} ({about}): {answer}"),
        )
    };
    draft.help(match raw.element() {
        Element::intermediary => help_name,
        Element::intermediary_basis => help_basis,
        _ => help_limit,
    });
}

fn help_name(lang: crate::finding::Lang) -> String {
    text!(
        "写明中介服务的名称，例如“环境影响报告书编制”",
        "name the service, such as 环境影响报告书编制"
    )(lang)
}

fn help_basis(lang: crate::finding::Lang) -> String {
    text!(
        "写明法律、行政法规或者国务院决定的名称和条款；没有依据的，不得要求中介服务",
        "name the law, regulation or State Council decision with its article; without one, do not ask for the service"
    )(lang)
}

fn help_limit(lang: crate::finding::Lang) -> String {
    text!(
        "写明中介服务要多少时间，例如 10个工作日",
        "say how long the service takes, such as 10个工作日"
    )(lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn missed(cells: &[(Element, &str)]) -> Vec<Element> {
        let (outcome, found) = on(&RULE, &item(cells));
        assert_eq!(outcome, Outcome::Checked);
        found.iter().map(|finding| finding.element).collect()
    }

    #[test]
    fn each_blank_cell_is_one_finding() {
        let cells = [
            (Element::is_intermediary, "是"),
            (Element::intermediary, ""),
            (Element::intermediary_basis, "无"),
            (Element::intermediary_limit, ""),
        ];
        assert_eq!(
            missed(&cells),
            [
                Element::intermediary,
                Element::intermediary_basis,
                Element::intermediary_limit
            ]
        );
    }

    #[test]
    fn a_yes_is_no_name() {
        assert_eq!(
            missed(&[(Element::intermediary, "有")]),
            [Element::intermediary]
        );
    }

    #[test]
    fn a_name_alone_says_that_there_is_one() {
        let cells = [
            (Element::intermediary, "土地测绘"),
            (Element::intermediary_basis, ""),
        ];
        assert_eq!(missed(&cells), [Element::intermediary_basis]);
    }

    #[test]
    fn without_an_intermediary_nothing_is_missed() {
        for cells in [
            [
                (Element::is_intermediary, "否"),
                (Element::intermediary, ""),
            ],
            [
                (Element::is_intermediary, ""),
                (Element::intermediary, "土地测绘"),
            ],
            [
                (Element::intermediary, "不涉及"),
                (Element::intermediary_basis, ""),
            ],
            [
                (Element::intermediary, "否"),
                (Element::intermediary_basis, ""),
            ],
            [
                (Element::intermediary, "无中介服务"),
                (Element::intermediary_basis, ""),
            ],
            [
                (Element::intermediary, "不需要中介服务。"),
                (Element::intermediary_basis, ""),
            ],
            [
                (Element::intermediary, "不涉及中介服务"),
                (Element::intermediary_basis, ""),
            ],
            [
                (Element::intermediary, "无需中介"),
                (Element::intermediary_basis, ""),
            ],
        ] {
            assert_eq!(
                on(&RULE, &item(&cells)),
                (Outcome::NotApplicable, vec![]),
                "{cells:?}"
            );
        }
    }

    #[test]
    fn without_the_columns_it_is_blind() {
        assert_eq!(on(&RULE, &item(&[])).0, Outcome::Blind("is_intermediary"));
        let item = item(&[(Element::is_intermediary, "是")]);
        assert_eq!(on(&RULE, &item).0, Outcome::Blind("intermediary"));
    }
}
