//! S004: text that does not parse; what could be read is checked all the same.

use crate::finding::Lang;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S004",
        slug: "syntax-error",
        level: Level::Error,
        since: "0.1.0",
        says: words("文件语法错误", "the file does not parse"),
        why: words(
            "语法错误处的内容读不出来，其中的事项没有检查。",
            "What stands at a syntax error cannot be read, so the items there were not checked.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称: 食品经营许可\n申请材料: [申请书, 营业执照",
    right: "事项名称: 食品经营许可\n申请材料: [申请书, 营业执照]",
    check: Check::Remark(check),
};

fn check(remark: &Remark<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let Remark::Syntax { origin, zh, en } = remark else {
        return Outcome::NotApplicable;
    };
    let why = |lang| match lang {
        Lang::Zh => (*zh).to_owned(),
        Lang::En => (*en).to_owned(),
    };
    found.at(origin, why).help(text!(
        "改正此处后重新检查；其余能读出的内容已照常检查",
        "mend this and check again; whatever else could be read was checked"
    ));
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn the_parsers_reason_is_the_message() {
        let remark = Remark::Syntax {
            origin: Origin::span(3, 1),
            zh: "方括号没有闭合",
            en: "the bracket is not closed",
        };
        let (outcome, found) = noticed(&RULE, remark);
        assert_eq!(outcome, Outcome::Checked);
        assert_eq!(&*found[0].message, "方括号没有闭合");
    }
}
