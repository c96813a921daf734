//! S002: a column or key that is bound to no element; what it holds is carried through and said so.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S002",
        slug: "unknown-column",
        level: Level::Info,
        since: "0.1.0",
        says: words("有未能识别的列或键", "a column or key is not recognised"),
        why: words(
            "未识别的列不会丢失，但规则看不到它；若只是表头写法不同，改过来才能一并检查。",
            "What is not recognised is kept, but no rule looks at it; often only the header is spelled differently.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n法定办结时限: 20个工作日\n承诺办结是限: 5个工作日",
    right: "事项名称: 食品经营许可\n法定办结时限: 20个工作日\n承诺办结时限: 5个工作日",
    check: Check::Remark(check),
};

fn check(remark: &Remark<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let Remark::UnknownColumn {
        label,
        origin,
        nearest,
    } = remark
    else {
        return Outcome::NotApplicable;
    };
    let name = brief(label);
    let raw = Raw {
        text: label,
        origin: *origin,
    };
    let draft = found.at(
        &raw,
        text!(
            "未识别“{name}”，内容原样保留，未作检查",
            "\"{name}\" is not recognised; its content is kept but not checked"
        ),
    );
    if *nearest == Element::none {
        draft.help(text!(
            "若它是办事指南的要素，请把名称改成标准要素名称；若是本地自用的列，可以不改",
            "rename it if it is an element of the guide; leave it if it is a column of your own"
        ));
    } else {
        let (label, key) = (nearest.label(), nearest.key());
        draft.help(text!(
            "若指的是「{label}」，请改成这个名称",
            "if {label} ({key}) is meant, rename it to that"
        ));
    }
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn unknown(label: &str, nearest: Element) -> Remark<'_> {
        Remark::UnknownColumn {
            label,
            origin: Origin::WHOLE,
            nearest,
        }
    }

    #[test]
    fn the_nearest_element_is_offered() {
        let (_, found) = noticed(&RULE, unknown("承诺办结是限", Element::promised_limit));
        assert_eq!(&*found[0].value, "承诺办结是限");
        assert!(
            found[0]
                .help
                .as_deref()
                .is_some_and(|help| help.contains("「承诺办结时限」"))
        );
    }

    #[test]
    fn nothing_is_offered_where_nothing_is_near() {
        let (_, found) = noticed(&RULE, unknown("权重", Element::none));
        assert!(
            found[0]
                .help
                .as_deref()
                .is_some_and(|help| !help.contains('「'))
        );
    }

    #[test]
    fn other_remarks_are_other_rules() {
        let remark = Remark::Formula {
            raw: raw(Element::name, "#REF!"),
        };
        assert_eq!(noticed(&RULE, remark), (Outcome::NotApplicable, vec![]));
    }
}
