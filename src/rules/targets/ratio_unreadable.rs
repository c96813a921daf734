//! R090: a ratio of which too much cannot be read is refused rather than worked out wrong.

use super::Measured;
use crate::config::Params;
use crate::rules::prelude::*;

pub static RULE: Rule = Rule {
    about: About {
        id: "R090",
        slug: "ratio-unreadable",
        level: Level::Warning,
        since: "0.1.0",
        says: words(
            "指标因数据空缺或无法识别而不可计算",
            "a ratio cannot be worked out: too much is blank or unreadable",
        ),
        why: words(
            "空着的不等于零，读不出的不等于没有；这样的事项超过一成，算出来的比例就会误导考核，所以不算，不按零计。",
            "Blank is not nought and unreadable is not none; with more than a tenth unknown any share would mislead, so none is given.",
        ),
        basis: &[basis::CONSISTENCY],
    },
    wrong: "事项名称,实施主体,办件类型\n事项一,市水务局,即办件\n事项二,市水务局,即办件\n事项三,市水务局,即办件\n事项四,市水务局,即办件\n事项五,市水务局,即办件\n事项六,市水务局,承诺件\n事项七,市水务局,承诺件\n事项八,市水务局,承诺件\n事项九,市水务局,待窗口核定\n事项十,市水务局,待窗口核定\n",
    right: "事项名称,实施主体,办件类型\n事项一,市水务局,即办件\n事项二,市水务局,即办件\n事项三,市水务局,即办件\n事项四,市水务局,即办件\n事项五,市水务局,即办件\n事项六,市水务局,承诺件\n事项七,市水务局,承诺件\n事项八,市水务局,承诺件\n事项九,市水务局,承诺件\n事项十,市水务局,即办件\n",
    check: Check::Refusal,
};

/// Reports every ratio that was refused for what is blank or unreadable: one finding a ratio, not one a department.
pub fn report_refused(all: &[Measured], params: &Params, found: &mut Found<'_>) {
    let mut told = Vec::new();
    for measured in all.iter().filter(|known| known.unread) {
        let rule = measured.slot.rule;
        if !told.contains(&rule) {
            told.push(rule);
            report(measured, all, params, found);
        }
    }
}

#[cold]
fn report(first: &Measured, all: &[Measured], params: &Params, found: &mut Found<'_>) {
    let ratio = &first.ratio;
    let (name, most) = (ratio.name, crate::config::shown(params.ratio_unread));
    let same = |known: &&Measured| known.unread && known.slot.rule == first.slot.rule;
    let departments: Vec<&str> = all
        .iter()
        .filter(same)
        .filter_map(|known| known.ratio.department.as_deref())
        .collect();
    let (unread, asked) = (ratio.unread(), ratio.items + ratio.unread());
    let (count, named) = (departments.len(), departments.join("、"));
    let named = brief(&named);
    let message = |lang| match ratio.department {
        None => text!(
            "{name}没有计算：{asked} 项中有 {unread} 项空着或读不出，超过 {most}",
            "{name} is not worked out: {unread} of {asked} items are blank or unreadable, more than {most}"
        )(lang),
        Some(_) => text!(
            "{count} 个部门的{name}没有计算，空着或读不出的超过 {most}：{named}",
            "{name} is not worked out for {count} departments, more than {most} is blank or unreadable: {named}"
        )(lang),
    };
    found.at_whole(first.unit, "", message).help(text!(
        "先填上空着的、改正读不出的，再看指标",
        "fill in what is blank and mend what cannot be read, then look again"
    ));
}
