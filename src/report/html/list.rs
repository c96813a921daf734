//! Every finding, written once: a table for a reader without a script, and the data of the one with.
//!
//! The list stands in `<noscript>`. With scripting on a browser keeps it as one piece of text and builds nothing of it, which the
//! script takes apart line by line; with scripting off it is a page like any other. One line is one department, item or finding.

use super::escape::Esc;
use super::page::{Department, Page, class};
use crate::finding::{Excerpt, Finding, Lang, Place, Related};
use crate::report::draw::clean_span;
use crate::report::json::shape::{FindingJson, PlaceJson};
use std::io::{self, Write};

pub(super) fn list(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<noscript id=\"list\">")?;
    for (number, department) in page.departments.iter().enumerate() {
        if !department.at.is_empty() {
            section(page, number, department, out)?;
        }
    }
    writeln!(out, "</noscript>")
}

fn section(
    page: &Page<'_>,
    number: usize,
    department: &Department<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = Esc(page.department(department.name));
    let count = department.at.len();
    writeln!(
        out,
        "<section class=\"plain\" id=\"d{number}\"><h3>{name}</h3> <small>{count}</small><table><thead><tr>{}</thead>",
        page.say(
            "<th scope=\"col\">级别<th scope=\"col\">要素与位置<th scope=\"col\">原文<th scope=\"col\">问题<th scope=\"col\">怎么改",
            "<th scope=\"col\">level<th scope=\"col\">element and place<th scope=\"col\">text<th scope=\"col\">what is wrong<th scope=\"col\">what to do"
        )
    )?;
    let mut last = None;
    for at in &department.at {
        let (known, shown) = (&page.report.findings[*at], &page.all[*at]);
        let here = (known.source, known.item.as_deref());
        if last != Some(here) {
            item(page, shown, out)?;
            last = Some(here);
        }
        row(page, &page.anchors[*at], known, shown, out)?;
    }
    writeln!(out, "</table></section>")
}

fn item(page: &Page<'_>, shown: &FindingJson<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (name, code) = match &shown.item {
        Some(item) if item.name.is_empty() => (
            page.say("（没有名称的事项）", "(item without a name)"),
            item.code,
        ),
        Some(item) => (&*item.name, item.code),
        None => ("", ""),
    };
    writeln!(
        out,
        "<tbody><tr><th colspan=\"5\"><b>{}</b> <code>{}</code> <i>{}</i>",
        Esc(name),
        Esc(code),
        Esc(shown.place.path)
    )
}

fn row(
    page: &Page<'_>,
    anchor: &str,
    known: &Finding,
    shown: &FindingJson<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let state = if shown.state == "open" { "o" } else { "n" };
    write!(
        out,
        "<tr id=\"{anchor}\" class=\"{0} {state}\"><td>{1} <a href=\"#r-{2}\">{2}</a><td><b>{3}</b>",
        class(known.level),
        page.level(known.level),
        shown.rule,
        Esc(&subject(page.report.lang, shown))
    )?;
    place(page.report.lang, &known.place, &shown.place, out)?;
    write!(out, "<td>")?;
    value(page, &known.place, &shown.value, out)?;
    write!(out, "<td>{}<td>", Esc(&shown.message))?;
    advice(page, shown, out)?;
    if !known.related.is_empty() {
        write!(out, "<ul>")?;
        for (related, other) in known.related.iter().zip(&shown.related) {
            let abroad = related.source != known.source;
            write!(out, "<li>")?;
            if abroad {
                write!(out, "<u>{}</u> ", Esc(other.place.path))?;
            }
            let label = match page.report.lang {
                Lang::Zh => other.label.unwrap_or_default(),
                Lang::En => related.element.row().map_or("", |row| row.key),
            };
            compared(
                page,
                related,
                (&other.place, label, &other.value, &other.note),
                out,
            )?;
        }
        write!(out, "</ul>")?;
    }
    writeln!(out)
}

/// The element: `申请材料[2] 来源渠道`.
fn subject(lang: Lang, shown: &FindingJson<'_>) -> String {
    let label = shown.label.as_deref().unwrap_or_default();
    let element = match lang {
        Lang::Zh => label,
        Lang::En => shown.field.unwrap_or(label),
    };
    match &shown.part {
        Some(part) => format!("{part} {element}"),
        None => element.to_owned(),
    }
}

/// What to do; the text to write, unless it has been said.
fn advice(page: &Page<'_>, shown: &FindingJson<'_>, out: &mut dyn Write) -> io::Result<()> {
    let help = shown.help.as_deref().unwrap_or_default();
    write!(out, "{}", Esc(help))?;
    match &shown.fix {
        Some(fix) if !help.contains(&*fix.value) => {
            let label = page.say("改成：", "write: ");
            let gap = if help.is_empty() { "" } else { " " };
            write!(out, "{gap}{label}{}", Esc(&fix.value))
        }
        _ => Ok(()),
    }
}

fn compared(
    page: &Page<'_>,
    related: &Related,
    (at, label, text, note): (&PlaceJson<'_>, &str, &str, &str),
    out: &mut dyn Write,
) -> io::Result<()> {
    place(page.report.lang, &related.place, at, out)?;
    write!(out, " <b>{}</b> ", Esc(label))?;
    match &related.place {
        Place::Text {
            excerpt: Some(_), ..
        } => value(page, &related.place, text, out)?,
        _ if text.is_empty() => {}
        _ => write!(out, "<q>{}</q>", Esc(text))?,
    }
    match note.is_empty() {
        true => Ok(()),
        false => write!(out, " <em>{}</em>", Esc(note)),
    }
}

/// Where within the file, marked by kind: the script draws cells as a grid and lines as lines.
fn place(lang: Lang, place: &Place, at: &PlaceJson<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (kind, name) = match place {
        Place::Whole => return Ok(()),
        Place::Sheet(_) => ("s", at.within()),
        Place::Cell { .. } => ("c", at.within()),
        Place::Field { row, col } => match lang {
            Lang::Zh => ("f", format!("第 {row} 行第 {col} 列")),
            Lang::En => ("f", format!("line {row}, field {col}")),
        },
        Place::Text { line, column, .. } => match lang {
            Lang::Zh => ("t", format!("第 {line} 行第 {column} 列")),
            Lang::En => ("t", format!("line {line}, column {column}")),
        },
    };
    write!(out, "<i class=\"{kind}\">{}</i>", Esc(&name))
}

/// The line with the part at fault marked, or the value.
fn value(page: &Page<'_>, place: &Place, text: &str, out: &mut dyn Write) -> io::Result<()> {
    let Place::Text {
        excerpt: Some(excerpt),
        ..
    } = place
    else {
        return write!(out, "{}", Esc(text));
    };
    let Excerpt { text, start, len } = &**excerpt;
    // Masking keeps the length, so the part stays where it is.
    let masked = page.masker.text(text);
    let start = *start as usize;
    let (line, part) = clean_span(&masked, start..start + *len as usize);
    write!(
        out,
        "<code>{}<mark>{}</mark>{}</code>",
        Esc(&line[..part.start]),
        Esc(&line[part.clone()]),
        Esc(&line[part.end..])
    )
}
