//! Time limits, statutory against promised: the mean days of an item, department by department, on one scale.

use super::bars::open;
use super::escape::Esc;
use super::page::Page;
use crate::finding::RatioReport;
use std::io::{self, Write};

/// Departments drawn at most, those with the longest limits first.
const MOST: usize = 30;

/// Mean days in tenths, by law and as promised.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Days {
    statute: i64,
    promise: i64,
}

/// The means behind a ratio that weighs items by their days; such a ratio is counted in hundredths.
fn days(known: &RatioReport) -> Option<Days> {
    let items = i64::try_from(known.items).ok().filter(|items| *items > 0)?;
    if known.scale <= 1 || known.refused {
        return None;
    }
    let mean = |sum: i64| sum * 10 / known.scale / items;
    Some(Days {
        statute: mean(known.whole),
        promise: mean(known.whole - known.part),
    })
}

/// One row for the catalog and one a department, or nothing where no limits were compared.
pub(super) fn limits(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    let all = page.report.ratios.iter();
    let mut rows: Vec<(Option<&str>, Days)> = all
        .filter_map(|known| Some((known.department.as_deref(), days(known)?)))
        .collect();
    // The catalog first, then the longest by law.
    rows.sort_by_key(|(name, days)| (name.is_some(), std::cmp::Reverse(*days)));
    let Some(longest) = rows
        .iter()
        .map(|(_, days)| days.statute.max(days.promise))
        .max()
    else {
        return Ok(());
    };
    writeln!(
        out,
        "<section id=\"limits\"><h2>{}</h2>\n<table class=\"count targets\"><thead><tr>{}</thead><tbody>",
        page.say(
            "法定与承诺时限（每项平均天数）",
            "Limits by law and as promised (mean days an item)"
        ),
        page.say(
            "<th scope=\"col\">部门<th scope=\"col\">法定<th scope=\"col\">承诺",
            "<th scope=\"col\">department<th scope=\"col\">by law<th scope=\"col\">promised"
        )
    )?;
    for (name, days) in rows.iter().take(MOST + 1) {
        row(page, *name, *days, longest.max(1), out)?;
    }
    writeln!(out, "</tbody></table></section>")
}

fn row(
    page: &Page<'_>,
    name: Option<&str>,
    days: Days,
    longest: i64,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = match name {
        None => page.say("全目录", "whole catalog"),
        name => page.department(name),
    };
    write!(
        out,
        "<tr><th scope=\"row\"><div class=\"with-bar\"><span>{}</span>",
        Esc(name)
    )?;
    open("bar", out)?;
    let width = |days: i64| days.clamp(0, longest) * 1000 / longest;
    let (statute, promise) = (width(days.statute), width(days.promise));
    let class = if promise <= statute { "good" } else { "e" };
    write!(
        out,
        "<rect class=\"all\" width=\"{statute}\" height=\"10\"/><rect class=\"{class}\" width=\"{promise}\" height=\"10\"/><rect class=\"mark\" x=\"{}\" width=\"6\" height=\"10\"/></svg></div>",
        (statute - 6).max(0)
    )?;
    let shown = |tenths: i64| format!("{}.{}", tenths / 10, tenths % 10);
    writeln!(
        out,
        "<td>{}<td>{}",
        shown(days.statute),
        shown(days.promise)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(part: i64, whole: i64, scale: i64, items: u64) -> RatioReport {
        RatioReport {
            rule: 0,
            name: "承诺时限压缩比",
            short: "压缩",
            department: None,
            part,
            whole,
            scale,
            items,
            not_applicable: 0,
            blank: 0,
            unreadable: 0,
            blind: 0,
            mean: None,
            target: None,
            met: None,
            owed: false,
            refused: false,
            to_reach: Vec::new(),
            needed: None,
        }
    }

    #[test]
    fn means_are_days_an_item() {
        // Two items: 20 and 10 days by law, 15 of the 30 saved.
        let mean = Days {
            statute: 150,
            promise: 75,
        };
        assert_eq!(days(&ratio(1500, 3000, 100, 2)), Some(mean));
    }

    #[test]
    fn a_share_of_items_has_no_days_and_none_means_none() {
        assert_eq!(days(&ratio(1, 2, 1, 2)), None);
        assert_eq!(days(&ratio(0, 0, 100, 0)), None);
        let refused = RatioReport {
            refused: true,
            ..ratio(1500, 3000, 100, 2)
        };
        assert_eq!(days(&refused), None);
    }
}
