//! Ratios against their targets: the catalog as bars on the first sheet, each department in a table behind.

use super::bars::open;
use super::escape::Esc;
use super::page::Page;
use crate::config::shown;
use crate::finding::RatioReport;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The ratios of the catalog that somebody was asked for.
fn asked<'r>(page: &Page<'r>) -> Vec<&'r RatioReport> {
    let all = page.report.ratios.iter();
    all.filter(|known| known.department.is_none() && known.items + known.unread() > 0)
        .collect()
}

/// The catalog: a bar with a mark at the target. Of a few guides a share says nothing.
pub(super) fn targets(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let catalog = asked(page);
    let judged = catalog.iter().filter(|known| known.met.is_some()).count();
    if judged == 0 {
        return Ok(());
    }
    let met = catalog
        .iter()
        .filter(|known| known.met == Some(true))
        .count();
    let title = page.text(
        || format!("指标：{judged} 项中 {met} 项达标"),
        || format!("Targets: {met} of {judged} met"),
    );
    writeln!(
        out,
        "<h2>{title}</h2>\n<table class=\"count targets\"><thead><tr>{}</thead><tbody>",
        page.say(
            "<th scope=\"col\">指标<th scope=\"col\">全目录<th scope=\"col\">目标<th scope=\"col\">未达标部门",
            "<th scope=\"col\">ratio<th scope=\"col\">catalog<th scope=\"col\">target<th scope=\"col\">departments short"
        )
    )?;
    for known in catalog {
        row(page, known, out)?;
    }
    writeln!(out, "</tbody></table>")
}

fn row(page: &Page<'_>, known: &RatioReport, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "<tr><th scope=\"row\"><div class=\"with-bar\"><span>{}</span>",
        Esc(known.name)
    )?;
    bar(known, out)?;
    write!(out, "</div>")?;
    value(page, known, out)?;
    let target = known.target.map_or_else(|| "–".to_owned(), shown);
    let departments = page.report.ratios.iter();
    let judged = departments
        .filter(|other| other.rule == known.rule && other.department.is_some())
        .filter_map(|other| other.met);
    let (short, all) = judged.fold((0, 0), |(short, all), met| {
        (short + u64::from(!met), all + 1)
    });
    match all {
        0 => writeln!(out, "<td>{target}<td class=\"none\">–"),
        all => writeln!(out, "<td>{target}<td>{short}/{all}"),
    }
}

/// Shares below nothing or above all have a bar as long as there is room.
fn bar(known: &RatioReport, out: &mut dyn Write) -> io::Result<()> {
    open("bar", out)?;
    let width = known.value().unwrap_or(0).clamp(0, 1_000_000) / 1000;
    let class = match known.met {
        Some(true) => "good",
        Some(false) => "e",
        None => "quiet",
    };
    write!(
        out,
        "<rect class=\"all\" width=\"1000\" height=\"10\"/><rect class=\"{class}\" width=\"{width}\" height=\"10\"/>"
    )?;
    if let Some((least, of)) = known.target {
        let at = u64::from(least) * 1000 / u64::from(of.max(1));
        write!(
            out,
            "<rect class=\"mark\" x=\"{}\" width=\"6\" height=\"10\"/>",
            at.min(1000).saturating_sub(3)
        )?;
    }
    write!(out, "</svg>")
}

/// The share, and in words whether it is enough: colour alone tells not everybody.
fn value(page: &Page<'_>, known: &RatioReport, out: &mut dyn Write) -> io::Result<()> {
    let (class, mark) = match known.met {
        Some(true) => ("good", page.say("达标", "met")),
        Some(false) => ("e", page.say("未达标", "short")),
        None => ("none", ""),
    };
    let refused = page.say("不计算", "refused");
    let value = known.percent().unwrap_or_else(|| refused.to_owned());
    write!(out, "<td class=\"{class}\">{value} <small>{mark}</small>")
}

/// Departments by ratios, in the order that the report has them.
pub(super) fn scores(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = asked(page);
    let mut names: Vec<&str> = Vec::new();
    let mut cells: BTreeMap<(&str, u16), &RatioReport> = BTreeMap::new();
    for known in &page.report.ratios {
        let Some(name) = known.department.as_deref() else {
            continue;
        };
        if names.last() != Some(&name) {
            names.push(name);
        }
        cells.insert((name, known.rule), known);
    }
    if columns.is_empty() || names.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<section id=\"scores\"><h2>{}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table class=\"count\"><thead><tr><th scope=\"col\">{}",
        page.say("部门指标", "Targets by department"),
        page.say("部门", "department")
    )?;
    for column in &columns {
        write!(out, "<th scope=\"col\">{}", Esc(column.short))?;
    }
    writeln!(out, "</thead><tbody>")?;
    for name in names {
        write!(
            out,
            "<tr><th scope=\"row\">{}",
            Esc(page.department(Some(name)))
        )?;
        for column in &columns {
            match cells.get(&(name, column.rule)) {
                Some(known) => value(page, known, out)?,
                None => write!(out, "<td class=\"none\">–")?,
            }
        }
        writeln!(out)?;
    }
    writeln!(out, "</tbody></table></div></section>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Lang, Report};
    use crate::report::draw::Style;
    use crate::report::testing::report;

    fn ratio(rule: u16, department: Option<&str>, part: i64, met: Option<bool>) -> RatioReport {
        RatioReport {
            rule,
            name: "即办件占比",
            short: "即办",
            department: department.map(Into::into),
            part,
            whole: 100,
            scale: 1,
            items: 100,
            not_applicable: 0,
            blank: 0,
            unreadable: 0,
            blind: 0,
            mean: None,
            target: Some((40, 100)),
            met,
            owed: true,
            refused: met.is_none(),
            to_reach: Vec::new(),
            needed: None,
        }
    }

    fn shown(report: &Report) -> String {
        let page = Page::new(report, &Style::default());
        let mut bytes = Vec::new();
        targets(&page, &mut bytes).expect("a vector takes everything");
        scores(&page, &mut bytes).expect("a vector takes everything");
        String::from_utf8(bytes).expect("it is UTF-8")
    }

    #[test]
    fn targets_have_a_bar_a_mark_and_a_word() {
        let mut report = report(Lang::Zh);
        report.ratios = vec![
            ratio(0, None, 52, Some(true)),
            ratio(1, None, 30, Some(false)),
            ratio(0, Some("市公安局"), 39, Some(false)),
            ratio(1, Some("市公安局"), 0, None),
        ];
        let text = shown(&report);
        assert!(text.contains("2 项中 1 项达标"), "{text}");
        assert!(
            text.contains("<rect class=\"good\" width=\"520\""),
            "{text}"
        );
        assert!(text.contains("class=\"mark\" x=\"397\""), "{text}");
        assert!(text.contains("30.0% <small>未达标</small>"), "{text}");
        assert!(
            text.contains("<td>1/1"),
            "one department of one falls short: {text}"
        );
        assert!(text.contains("不计算"), "{text}");
    }

    #[test]
    fn without_ratios_nothing_is_said_of_targets() {
        assert_eq!(shown(&report(Lang::Zh)), "");
    }
}
