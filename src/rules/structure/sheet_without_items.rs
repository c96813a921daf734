//! S005: a sheet or document with something in it in which no item was found.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S005",
        slug: "sheet-without-items",
        level: Level::Warning,
        since: "0.1.0",
        says: words("有内容，但未找到事项", "there is content, but no item"),
        why: words(
            "表头认不出来时，整张表的事项都没有检查，容易被误当作没有问题。",
            "When no header is recognised nothing was checked, which is easily taken for nothing wrong.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "问候: 您好\n告别: 再见",
    right: "事项名称: 食品经营许可\n事项类型: 行政许可",
    check: Check::Remark(check),
};

fn check(remark: &Remark<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let Remark::NoItems {
        origin,
        best_row,
        known,
        seen,
    } = remark
    else {
        return Outcome::NotApplicable;
    };
    let (nothing, known, seen) = (known.is_empty(), brief(known), brief(seen));
    let message = |lang| match best_row {
        None if !nothing => text!(
            "未找到事项：只认出“{known}”",
            "no item found: only \"{known}\" is known in it"
        )(lang),
        None => text!(
            "未找到事项：没有一处像表头或要素名称",
            "no item found: nothing looks like a header or an element"
        )(lang),
        Some(row) if nothing => text!(
            "未找到事项：第 {row} 行最像表头（{seen}），但其中没有一个是事项要素",
            "no item found: row {row} looks most like a header ({seen}), but nothing in it is an element"
        )(lang),
        Some(row) => text!(
            "未找到事项：第 {row} 行最像表头，但只认出“{known}”",
            "no item found: row {row} looks most like a header, but only \"{known}\" is known in it"
        )(lang),
    };
    found.at(origin, message).help(text!(
        "若这里是事项清单，表头要有「事项名称」，并且有编码、时限、受理条件等要素；若不是，可以不管",
        "if this is a list of items, give it 事项名称 (name) and codes, limits or conditions; if not, ignore this"
    ));
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    fn none(best_row: Option<u64>) -> Remark<'static> {
        Remark::NoItems {
            origin: Origin::WHOLE,
            best_row,
            known: "备注",
            seen: "备注、权重",
        }
    }

    #[test]
    fn the_best_row_is_named() {
        let (_, found) = noticed(&RULE, none(Some(3)));
        assert_eq!(
            &*found[0].message,
            "未找到事项：第 3 行最像表头，但只认出“备注”"
        );
    }

    #[test]
    fn labels_that_are_no_elements_are_named_too() {
        let remark = Remark::NoItems {
            origin: Origin::WHOLE,
            best_row: Some(4),
            known: "",
            seen: "一级指标、二级指标、权重",
        };
        let (_, found) = noticed(&RULE, remark);
        assert!(
            found[0]
                .message
                .contains("第 4 行最像表头（一级指标、二级指标、权重）")
        );
    }

    #[test]
    fn without_a_best_row_only_what_is_known_is_named() {
        let (_, found) = noticed(&RULE, none(None));
        assert_eq!(&*found[0].message, "未找到事项：只认出“备注”");
    }
}
