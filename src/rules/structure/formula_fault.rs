//! S010: a formula whose result is an error value, or that has no stored result.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S010",
        slug: "formula-fault",
        level: Level::Error,
        since: "0.1.0",
        says: words(
            "公式结果为错误值或没有结果",
            "a formula gives an error or has no result",
        ),
        why: words(
            "#REF!、#N/A 说明公式引用的内容已经丢失，单元格里没有可用的值。",
            "#REF! and #N/A mean that what the formula refers to is gone; the cell holds no value.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称,承诺办结时限,办理地点\n食品经营许可,5个工作日,#REF!\n",
    right: "事项名称,承诺办结时限,办理地点\n食品经营许可,5个工作日,中山路12号政务服务中心3号窗口\n",
    check: Check::Remark(check),
};

fn check(remark: &Remark<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let Remark::Formula { raw } = remark else {
        return Outcome::NotApplicable;
    };
    let value = brief(raw.text);
    if raw.text.is_empty() {
        found
            .at(
                raw,
                text!("公式没有保存计算结果", "the formula has no stored result"),
            )
            .help(text!(
                "用 Excel 或 WPS 打开文件，重新计算后保存",
                "open the file in Excel or WPS, recalculate and save it"
            ));
    } else {
        found
            .at(
                raw,
                text!("公式结果是错误值 {value}", "the formula gives {value}"),
            )
            .help(text!(
                "改正公式，或直接填写内容",
                "mend the formula or type the value itself"
            ));
    }
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn message(text: &str) -> Box<str> {
        let remark = Remark::Formula {
            raw: raw(Element::address, text),
        };
        noticed(&RULE, remark).1.remove(0).message
    }

    #[test]
    fn the_error_value_is_named() {
        assert_eq!(&*message("#REF!"), "公式结果是错误值 #REF!");
    }

    #[test]
    fn a_formula_without_a_result_is_told_apart() {
        assert_eq!(&*message(""), "公式没有保存计算结果");
    }
}
