//! S016: items in hidden rows or on a hidden sheet. They are read like others, and somebody should know.

use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "S016",
        slug: "hidden-content",
        level: Level::Info,
        since: "0.1.0",
        says: words(
            "隐藏的行、列或工作表中有事项",
            "hidden rows, columns or sheets hold items",
        ),
        why: words(
            "隐藏的内容照样会被读取和检查；常常是作废的旧版本忘了删，也可能是筛选之后忘了恢复。",
            "What is hidden is read and checked all the same; often it is an old version that nobody deleted, or a filter left on.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    // Only a workbook can hide something: here the example is words, and a test makes the workbook.
    wrong: "事项名称,承诺办结时限\n食品经营许可,5个工作日\n食品生产许可,10个工作日  ← 这一行在工作簿中被隐藏\n",
    right: "事项名称,承诺办结时限\n食品经营许可,5个工作日\n食品生产许可,10个工作日\n",
    check: Check::Remark(check),
};

fn check(remark: &Remark<'_>, _: &Context<'_>, found: &mut Found<'_>) -> Outcome {
    let Remark::Hidden {
        origin,
        what,
        count,
    } = remark
    else {
        return Outcome::NotApplicable;
    };
    let message = |lang| match what {
        Hidden::Rows => text!(
            "有 {count} 个事项在隐藏的行中，已一并读取",
            "hidden rows hold items ({count}), which were read too"
        )(lang),
        Hidden::Columns => text!(
            "有 {count} 列是隐藏的，已一并读取",
            "columns are hidden ({count}), and were read too"
        )(lang),
        Hidden::Sheet => text!(
            "工作表是隐藏的，其中有 {count} 个事项，已一并读取",
            "the sheet is hidden; its items ({count}) were read too"
        )(lang),
    };
    found.at(origin, message).help(text!(
        "取消隐藏后核对：不再使用的删除，仍在使用的恢复显示",
        "unhide and look: delete what is no longer in use, show what is"
    ));
    Outcome::Checked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::trial::*;

    #[test]
    fn what_is_hidden_is_counted() {
        for (what, says) in [
            (Hidden::Rows, "有 3 个事项在隐藏的行中"),
            (Hidden::Columns, "有 3 列是隐藏的"),
            (Hidden::Sheet, "工作表是隐藏的，其中有 3 个事项"),
        ] {
            let remark = Remark::Hidden {
                origin: Origin::WHOLE,
                what,
                count: 3,
            };
            let (_, found) = noticed(&RULE, remark);
            assert!(found[0].message.contains(says), "{}", found[0].message);
        }
    }
}
