//! The findings as a table that Excel opens by a double click: UTF-8 with a byte order mark, no cell that is a formula.

use crate::canon::harmless;
use crate::finding::{Lang, Report};
use crate::report::draw::Style;
use crate::report::json::findings;
use crate::report::json::shape::FindingJson;
use std::borrow::Cow;
use std::io::{self, Write};

/// The columns of a table of findings.
pub(in crate::report) const COLUMNS: usize = 18;

const ZH: [&str; COLUMNS] = [
    "级别",
    "规则",
    "规则名",
    "部门",
    "事项名称",
    "事项编码",
    "要素",
    "明细",
    "文件",
    "工作表",
    "单元格",
    "行",
    "列",
    "原文",
    "问题",
    "怎么改",
    "依据",
    "指纹",
];

const EN: [&str; COLUMNS] = [
    "level",
    "rule",
    "slug",
    "department",
    "item",
    "code",
    "element",
    "part",
    "path",
    "sheet",
    "cell",
    "row",
    "column",
    "value",
    "message",
    "help",
    "basis",
    "fingerprint",
];

/// Writes a header and one row a finding.
pub(in crate::report) fn csv(
    report: &Report,
    style: &Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    // Without the mark Excel takes UTF-8 for the code page of the machine.
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    table.write_record(titles(report.lang))?;
    for finding in findings(report, style.show_mobile) {
        table.write_record(
            row(report.lang, &finding)
                .iter()
                .map(|cell| harmless(cell).into_owned()),
        )?;
    }
    table.flush()
}

/// What stands over the columns.
pub(in crate::report) fn titles(lang: Lang) -> [&'static str; COLUMNS] {
    match lang {
        Lang::Zh => ZH,
        Lang::En => EN,
    }
}

/// A finding as a row of a table.
pub(in crate::report) fn row<'f>(
    lang: Lang,
    finding: &'f FindingJson<'_>,
) -> [Cow<'f, str>; COLUMNS] {
    let item = finding.item.as_ref();
    let number = |number: Option<u64>| number.map_or(Cow::Borrowed(""), |n| n.to_string().into());
    let text = |text: Option<&'f str>| Cow::Borrowed(text.unwrap_or_default());
    [
        finding.level.into(),
        finding.rule.into(),
        finding.slug.into(),
        text(item.map(|item| item.department)),
        text(item.map(|item| &*item.name)),
        text(item.map(|item| item.code)),
        text(finding.label.as_deref()),
        text(finding.part.as_deref()),
        finding.place.path.into(),
        text(finding.place.sheet),
        text(finding.place.cell.as_deref()),
        number(finding.place.line.or(finding.place.row)),
        number(finding.place.column),
        (&*finding.value).into(),
        (&*finding.message).into(),
        text(finding.help.as_deref()),
        finding.basis.join(super::between(lang)).into(),
        (&*finding.fingerprint).into(),
    ]
}
