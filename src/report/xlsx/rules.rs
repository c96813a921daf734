//! The rules of the run: what each says, why, on whose authority, and how it fared.

use super::pen::{Inks, Pen};
use crate::finding::{Report, words};
use crate::report::rows::between;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Writes a row a rule.
pub fn sheet(book: &mut Workbook, inks: &Inks, report: &Report) -> Result<(), XlsxError> {
    let say = |zh, en| words(zh, en).get(report.lang);
    let mut pen = Pen::new(book.add_worksheet().set_name(say("规则", "Rules"))?, inks);
    let widths = [8, 24, 7, 36, 44, 50, 9, 9, 9, 9, 7];
    pen.widths(&widths)?;
    let heads = [
        say("规则", "rule"),
        say("规则名", "slug"),
        say("级别", "level"),
        say("说明", "says"),
        say("理由", "why"),
        say("依据", "basis"),
        say("问题", "findings"),
        say("通过", "passed"),
        say("不适用", "not applicable"),
        say("未能检查", "blind"),
        say("启用", "in force"),
    ];
    pen.head(&heads)?;
    for (rule, tally) in report.rules.iter().zip(&report.tallies) {
        let basis = rule.basis.join(between(report.lang));
        let texts = [rule.says, rule.why, &basis];
        pen.fit(texts.into_iter().zip(widths[3..].iter().copied()))?;
        pen.cell(0, rule.id)?;
        pen.cell(1, rule.slug)?;
        pen.level(2, rule.level, rule.level.words().get(report.lang))?;
        pen.cell(3, rule.says)?;
        pen.cell(4, rule.why)?;
        pen.cell(5, &basis)?;
        let counts = [
            tally.findings,
            tally.passed,
            tally.not_applicable,
            tally.blind,
        ];
        for (col, count) in (6..).zip(counts) {
            pen.count(col, count)?;
        }
        pen.cell(
            10,
            if rule.on {
                say("是", "yes")
            } else {
                say("否", "no")
            },
        )?;
        pen.row += 1;
    }
    let last = pen.row - 1;
    pen.filtered(last, heads.len() as u16)
}
