//! Names places, and draws the cell or the lines at fault with what they are measured against.

use super::Paper;
use crate::finding::{Excerpt, Finding, Place, Related, Scope, column_name, mask_value};
use crate::model::Element;
use crate::report::draw::{Grid, GridCell, Tone, excerpt};
use std::borrow::Cow;

/// Where a place is: `a.xlsx › 清单 › G12`, `a.yaml:12:9`.
pub(super) fn place_name(page: &Paper<'_>, source: u32, place: &Place) -> String {
    let path = match page.report.sources.get(source as usize) {
        Some(source) => &*source.path,
        None => "",
    };
    match place {
        Place::Text { line, column, .. } => page.tidy(&format!("{path}:{line}:{column}")),
        Place::Whole => page.tidy(path),
        _ => page.tidy(&format!("{path}{}{}", page.step(), within(page, place))),
    }
}

/// Where a place is within its source.
pub(super) fn within(page: &Paper<'_>, place: &Place) -> String {
    match place {
        Place::Whole => String::new(),
        Place::Sheet(sheet) => page.tidy(sheet),
        Place::Cell { sheet, .. } => {
            let cell = place.a1().unwrap_or_default();
            page.tidy(&format!("{sheet}{}{cell}", page.step()))
        }
        Place::Field { row, col } => page.text(
            || format!("第 {row} 行第 {col} 列"),
            || format!("line {row}, field {col}"),
        ),
        Place::Text { line, column, .. } => page.text(
            || format!("第 {line} 行第 {column} 列"),
            || format!("line {line}, column {column}"),
        ),
    }
}

/// Draws the place of a finding. Gives which of its related places are in the drawing.
pub(super) fn draw(page: &mut Paper<'_>, finding: &Finding) -> Vec<bool> {
    let name = place_name(page, finding.source, &finding.place);
    let mut drawn = vec![false; finding.related.len()];
    // A department and the catalog stand nowhere in particular.
    if matches!(finding.scope(), Scope::Department | Scope::Catalog) {
        return drawn;
    }
    match &finding.place {
        Place::Cell { .. } | Place::Field { .. } => draw_grid(page, finding, &name, &mut drawn),
        Place::Text {
            line,
            excerpt: Some(excerpt),
            ..
        } => draw_text(page, finding, &name, (*line, excerpt), &mut drawn),
        _ => draw_name(page, finding, &name),
    }
    drawn
}

fn draw_name(page: &mut Paper<'_>, finding: &Finding, name: &str) {
    let label = page.say("位置：", "at:    ");
    let room = page.style.width.saturating_sub(4 + page.gauge.text(label));
    let shown = page.gauge.cut_start(name, room);
    page.labelled(4, label, Tone::Dim, &shown);
    if !finding.value.is_empty() {
        let value = page.tidy_value(finding.element, &finding.value);
        let label = page.say("原文：", "text:  ");
        page.labelled(4, label, Tone::Plain, &value);
    }
}

fn draw_grid(page: &mut Paper<'_>, finding: &Finding, name: &str, drawn: &mut [bool]) {
    let label = finding
        .label
        .as_deref()
        .map(Cow::Borrowed)
        .unwrap_or_else(|| label(page, finding.source, &finding.place, finding.element));
    let Some(cell) = grid_cell(
        page,
        &finding.place,
        &label,
        (finding.element, &finding.value),
        true,
    ) else {
        return;
    };
    let mut grid = Grid::new(cell);
    for (related, drawn) in finding.related.iter().zip(drawn) {
        if same_sheet(finding, related)
            && let label = self::label(page, related.source, &related.place, related.element)
            && let Some(cell) = grid_cell(
                page,
                &related.place,
                &label,
                (related.element, &related.value),
                false,
            )
        {
            *drawn = grid.add(cell);
        }
    }
    let blank = page.say("（空）", "(empty)");
    let text = grid.draw(name, blank, &page.style);
    page.block(&text);
}

fn same_sheet(finding: &Finding, related: &Related) -> bool {
    finding.source == related.source
        && match (&finding.place, &related.place) {
            (Place::Cell { sheet: a, .. }, Place::Cell { sheet: b, .. }) => a == b,
            (Place::Field { .. }, Place::Field { .. }) => true,
            _ => false,
        }
}

fn grid_cell(
    page: &Paper<'_>,
    place: &Place,
    label: &str,
    (element, value): (Element, &str),
    fault: bool,
) -> Option<GridCell> {
    let (row, col, letters) = match place {
        Place::Cell { row, col, .. } => (u64::from(*row) + 1, *col, column_name(*col)),
        Place::Field { row, col } => {
            let field = page.text(|| format!("第{col}列"), || format!("field {col}"));
            (*row, *col, field)
        }
        _ => return None,
    };
    let header = match label {
        "" => letters,
        label => format!("{letters} {label}"),
    };
    Some(GridCell {
        row,
        col,
        header: page.tidy(&header),
        value: page.tidy_value(element, value),
        fault,
    })
}

/// The label that the source itself has over a place, or the standard one.
pub(super) fn label<'p>(
    page: &Paper<'p>,
    source: u32,
    place: &Place,
    element: Element,
) -> Cow<'p, str> {
    let column = match place {
        Place::Cell { col, .. } => column_name(*col),
        Place::Field { col, .. } => col.to_string(),
        _ => return Cow::Borrowed(element.label()),
    };
    let tables = page
        .report
        .sources
        .get(source as usize)
        .map_or(&[][..], |source| &source.tables);
    tables
        .iter()
        .filter(|table| table.sheet.as_deref() == place.sheet())
        .flat_map(|table| &table.columns)
        .find(|known| *known.column == column && known.element == element)
        .map_or(Cow::Borrowed(element.label()), |known| {
            Cow::Borrowed(&*known.label)
        })
}

fn draw_text(
    page: &mut Paper<'_>,
    finding: &Finding,
    name: &str,
    (line, fault): (u64, &Excerpt),
    drawn: &mut [bool],
) {
    let masked = |element, excerpt: &Excerpt| match page.style.show_mobile {
        true => excerpt.text.to_string(),
        false => mask_value(element, &excerpt.text).into_owned(),
    };
    let mut lines = vec![(line, masked(finding.element, fault))];
    for (related, drawn) in finding.related.iter().zip(drawn) {
        let Some((number, excerpt)) = neighbour(finding, related) else {
            continue;
        };
        if number == line {
            *drawn = true;
        } else if number + 1 == lines[0].0 {
            lines.insert(0, (number, masked(related.element, excerpt)));
            *drawn = true;
        } else if lines.last().is_some_and(|last| last.0 + 1 == number) {
            lines.push((number, masked(related.element, excerpt)));
            *drawn = true;
        }
    }
    let at = lines.iter().position(|known| known.0 == line).unwrap_or(0);
    let texts: Vec<&str> = lines.iter().map(|(_, text)| text.as_str()).collect();
    let start = fault.start as usize;
    let part = start..start + fault.len as usize;
    let text = excerpt(name, lines[0].0, &texts, (at, part), &page.style);
    page.block(&text);
}

/// The line of a related place in the same text.
fn neighbour<'f>(finding: &Finding, related: &'f Related) -> Option<(u64, &'f Excerpt)> {
    match &related.place {
        Place::Text {
            line,
            excerpt: Some(excerpt),
            ..
        } if related.source == finding.source => Some((*line, excerpt)),
        _ => None,
    }
}
