//! Marks a workbook: fills, comments, and the list of findings as its first sheet.

use super::book::{self, COMMENTS, DRAWING, Dialect, SHEET, STYLES, WORKBOOK};
use super::comments::{self, Note};
use super::sheet::{self, Mark, Measures};
use super::styles::{self, Own, Styles};
use super::{drawing, first, tail};
use crate::finding::{Lang, Level};
use crate::read::Refusal;
use crate::returns::list::{self, Listing, Look};
use crate::returns::package::Package;
use crate::returns::table::Entry;
use std::collections::BTreeMap;
use std::io::{Read, Seek};

/// Cells by sheet, each with its findings.
type BySheet<'e> = BTreeMap<&'e str, BTreeMap<(u32, u32), Vec<&'e Entry>>>;

/// Marks the workbook and puts the list first. What could not be marked is said in a note of the list.
///
/// # Errors
/// When it is no workbook as the standard has it; nothing is lost then, since nothing was written.
pub(super) fn annotate<R: Read + Seek>(
    package: &mut Package<R>,
    mut listing: Listing<'_>,
) -> Result<(), Refusal> {
    let lang = listing.lang;
    let sheets = book::sheets(package)?;
    let dialect = Dialect::of(&book::part(package, WORKBOOK)?);
    let (styles_part, mut styles) = stylesheet(package, dialect)?;
    for (name, cells) in by_sheet(listing.entries) {
        let known = sheets.iter().find(|sheet| sheet.name == name);
        let marked = match known {
            Some(sheet) => mark_sheet(package, dialect, &sheet.part, &cells, &mut styles, lang),
            None => Err(Refusal::new("找不到它", "it is not found")),
        };
        listing.notes.extend(said(name, marked, lang));
    }
    put_list(package, dialect, &sheets, &listing, &styles)?;
    package.put(&styles_part, styles.finish());
    Ok(())
}

fn by_sheet(entries: &[Entry]) -> BySheet<'_> {
    let mut found = BySheet::new();
    for entry in entries {
        if let (Some(sheet), Some(cell)) = (&entry.sheet, entry.cell) {
            found
                .entry(sheet)
                .or_default()
                .entry(cell)
                .or_default()
                .push(entry);
        }
    }
    found
}

/// What to say of a sheet that was not marked as it should be.
fn said(sheet: &str, marked: Result<usize, Refusal>, lang: Lang) -> Option<String> {
    match (marked, lang) {
        (Ok(0), _) => None,
        (Ok(left), Lang::Zh) => Some(format!(
            "工作表「{sheet}」有 {left} 个单元格已有会话批注，不好改动，问题只列在下面。"
        )),
        (Ok(left), Lang::En) => Some(format!(
            "Sheet “{sheet}” has {left} cells with a conversation that is left alone; their findings are in this list only."
        )),
        (Err(why), Lang::Zh) => Some(format!(
            "工作表「{sheet}」没有标注（{}），问题只列在下面。",
            why.zh
        )),
        (Err(why), Lang::En) => Some(format!(
            "Sheet “{sheet}” is not marked ({}); its findings are in this list only.",
            why.en
        )),
    }
}

fn stylesheet<R: Read + Seek>(
    package: &mut Package<R>,
    dialect: Dialect,
) -> Result<(String, Styles), Refusal> {
    let (part, xml) = match book::by_role(package, WORKBOOK, STYLES)? {
        Some(part) => {
            let xml = book::part(package, &part)?;
            (part, xml)
        }
        None => {
            let part = package.free("xl/styles", ".xml");
            book::relate(package, dialect, WORKBOOK, &part, STYLES)?;
            (part, styles::BARE.to_owned())
        }
    };
    let styles = Styles::new(&xml)
        .ok_or_else(|| Refusal::new("样式表不完整", "its stylesheet is incomplete"))?;
    Ok((part, styles))
}

/// Marks one sheet. Gives how many cells could not be commented on.
fn mark_sheet<R: Read + Seek>(
    package: &mut Package<R>,
    dialect: Dialect,
    part: &str,
    cells: &BTreeMap<(u32, u32), Vec<&Entry>>,
    styles: &mut Styles,
    lang: Lang,
) -> Result<usize, Refusal> {
    let xml = book::part(package, part)?;
    let level = |entries: &[&Entry]| {
        entries
            .iter()
            .map(|entry| entry.level)
            .max()
            .unwrap_or(Level::Info)
    };
    let marks: Vec<Mark> = cells
        .iter()
        .map(|(&(row, col), entries)| Mark {
            row,
            col,
            level: level(entries),
        })
        .collect();
    let (xml, measures) = sheet::mark(&xml, &marks, &mut |style, level| {
        styles.marked(style, level)
    })?;
    let notes: Vec<Note> = cells
        .iter()
        .map(|(&(row, col), entries)| Note {
            row,
            col,
            text: super::words::comment(entries, lang),
        })
        .collect();
    comment(package, dialect, part, xml, &notes, &measures)
}

/// Adds the comments of a sheet, whose XML is put back.
fn comment<R: Read + Seek>(
    package: &mut Package<R>,
    dialect: Dialect,
    part: &str,
    mut xml: String,
    notes: &[Note],
    measures: &Measures,
) -> Result<usize, Refusal> {
    let broken = || Refusal::new("批注部件不完整", "its comments are incomplete");
    let tail = tail::tail(&xml).ok_or_else(broken)?;
    let known = book::by_role(package, part, COMMENTS)?;
    let old = match &known {
        Some(known) => book::part(package, known)?,
        None => comments::bare(dialect.main()),
    };
    let added = comments::add(&old, notes).ok_or_else(broken)?;
    if !added.boxes.is_empty() {
        let boxes = added.boxes.iter().map(|at| &notes[*at]);
        match &tail.legacy {
            Some(id) => {
                let drawing = book::by_id(package, part, id)?.ok_or_else(broken)?;
                let old = book::part(package, &drawing)?;
                package.put(&drawing, drawing::draw(&old, boxes, measures));
            }
            None => {
                let drawing = package.free("xl/drawings/vmlDrawing", ".vml");
                let bare = drawing::bare_drawing(added.boxes.len());
                package.put(&drawing, drawing::draw(&bare, boxes, measures));
                let id = book::relate(package, dialect, part, &drawing, DRAWING)?;
                let prefix = crate::returns::xml::root(&xml).map_or("", |root| root.prefix());
                let related = book::id_attribute(&xml, dialect, &id);
                xml.insert_str(tail.at, &format!("<{prefix}legacyDrawing {related}/>"));
            }
        }
    }
    let target = match known {
        Some(known) => known,
        None => {
            let fresh = package.free("xl/comments", ".xml");
            book::relate(package, dialect, part, &fresh, COMMENTS)?;
            fresh
        }
    };
    package.put(&target, added.xml);
    package.put(part, xml);
    Ok(added.left)
}

/// Puts the list before the first sheet.
fn put_list<R: Read + Seek>(
    package: &mut Package<R>,
    dialect: Dialect,
    sheets: &[book::Sheet],
    listing: &Listing<'_>,
    styles: &Styles,
) -> Result<(), Refusal> {
    let name = first::free_name(list::name(listing.lang), sheets);
    let (xml, filter) = list::sheet(listing, look(styles), dialect.main());
    let part = package.free("xl/worksheets/sheet", ".xml");
    package.put(&part, xml);
    let id = book::relate(package, dialect, WORKBOOK, &part, SHEET)?;
    let workbook = book::part(package, WORKBOOK)?;
    let first = first::put_first(&workbook, &name, &id, &filter);
    let first = first.ok_or_else(|| crate::read::grid::package::damaged(WORKBOOK))?;
    package.put(WORKBOOK, first);
    const TITLES: &str = "docProps/app.xml";
    if let Some(titled) = package
        .text(TITLES)?
        .and_then(|app| first::titled(&app, &name))
    {
        package.put(TITLES, titled);
    }
    Ok(())
}

fn look(styles: &Styles) -> Look {
    Look {
        title: styles.own(Own::Title),
        note: styles.own(Own::Note),
        header: styles.own(Own::Header),
        body: styles.own(Own::Body),
        link: styles.own(Own::Link),
        answer: styles.own(Own::Answer),
        levels: [Level::Info, Level::Warning, Level::Error]
            .map(|level| styles.own(styles::of_level(level))),
    }
}
