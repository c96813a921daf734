//! The ratios of the catalog in the summary: each against its target, and how many departments fall short.

use super::Paper;
use crate::config::shown;
use crate::finding::RatioReport;
use crate::report::draw::{Align, Table, Tone};

pub(super) fn ratios(page: &mut Paper<'_>) {
    let all = &page.report.ratios;
    let catalog: Vec<&RatioReport> = all
        .iter()
        .filter(|known| known.department.is_none())
        .collect();
    // Of a few guides a share says nothing.
    if catalog.iter().all(|known| known.met.is_none()) {
        return;
    }
    let mut table = Table::new(&[
        (page.say("指标", "ratio"), Align::Left),
        ("", Align::Left),
        (page.say("全目录", "catalog"), Align::Right),
        (page.say("目标", "target"), Align::Right),
        (page.say("未达标部门", "departments short"), Align::Right),
    ]);
    let asked = |known: &&&RatioReport| known.items + known.unread() > 0;
    for known in catalog.iter().filter(asked) {
        table.row(row(page, known));
    }
    page.blank();
    page.block(&table.draw(2, &page.style));
}

fn row(page: &Paper<'_>, known: &RatioReport) -> Vec<(String, Tone)> {
    let id = page.report.rules[usize::from(known.rule)].id;
    let departments = page.report.ratios.iter();
    let departments =
        departments.filter(|other| other.rule == known.rule && other.department.is_some());
    let (mut short, mut judged) = (0, 0);
    for met in departments.filter_map(|other| other.met) {
        judged += 1;
        short += u64::from(!met);
    }
    let value = known
        .percent()
        .unwrap_or_else(|| page.say("不计算", "refused").to_owned());
    let tone = match known.met {
        Some(true) => Tone::Good,
        Some(false) => Tone::Warning,
        None => Tone::Dim,
    };
    let departments = match judged {
        0 => "-".to_owned(),
        judged => format!("{short}/{judged}"),
    };
    vec![
        (id.to_owned(), Tone::Plain),
        (known.name.to_owned(), Tone::Plain),
        (value, tone),
        (
            known.target.map_or_else(|| "-".to_owned(), shown),
            Tone::Dim,
        ),
        (departments, Tone::Plain),
    ]
}
