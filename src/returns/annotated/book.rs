//! The parts around the sheets of a workbook: which sheets there are, relationships, content types, and the list put first.

use crate::read::Refusal;
use crate::returns::package::{Package, rels_of, resolve};
use crate::returns::xml::{Kind, Tags, append, escape, root, unescape};
use std::io::{Read, Seek};

/// The part that all begins with; the reader knows no other either.
pub(super) const WORKBOOK: &str = "xl/workbook.xml";

const TYPES: &str = "[Content_Types].xml";

/// The namespace of relationships, as it is and as the strict form of the standard has it.
const RELATIONSHIPS: [&str; 2] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

/// The namespace of sheets, likewise.
const MAIN: [&str; 2] = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
];

/// What kind of part a relationship leads to, and its content type.
#[derive(Clone, Copy)]
pub(super) struct Role {
    kind: &'static str,
    content: &'static str,
}

pub(super) const SHEET: Role = Role {
    kind: "worksheet",
    content: "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
};
pub(super) const STYLES: Role = Role {
    kind: "styles",
    content: "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
};
pub(super) const COMMENTS: Role = Role {
    kind: "comments",
    content: "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
};
pub(super) const DRAWING: Role = Role {
    kind: "vmlDrawing",
    content: "application/vnd.openxmlformats-officedocument.vmlDrawing",
};

/// The dialect of a workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Dialect {
    strict: bool,
}

impl Dialect {
    /// The dialect of a part.
    pub fn of(xml: &str) -> Dialect {
        let strict = root(xml).is_some_and(|root| xml[root.start..root.end].contains(MAIN[1]));
        Dialect { strict }
    }

    /// The namespace of sheets.
    pub fn main(self) -> &'static str {
        MAIN[usize::from(self.strict)]
    }

    /// The namespace of relationships.
    pub fn relationships(self) -> &'static str {
        RELATIONSHIPS[usize::from(self.strict)]
    }
}

/// A sheet of the workbook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sheet {
    /// Its name.
    pub name: String,
    /// The part it is in.
    pub part: String,
}

/// The sheets of a workbook, in order.
pub(super) fn sheets<R: Read + Seek>(package: &mut Package<R>) -> Result<Vec<Sheet>, Refusal> {
    let book = part(package, WORKBOOK)?;
    let rels = package.text(&rels_of(WORKBOOK))?.unwrap_or_default();
    let mut found = Vec::new();
    for tag in Tags::new(&book, 0).filter(|tag| tag.begins("sheet")) {
        let (Some(name), Some(id)) = (tag.text_of("name"), relationship_id(&tag)) else {
            continue;
        };
        if let Some(target) = target(&rels, |known| known == id) {
            found.push(Sheet {
                name,
                part: resolve(WORKBOOK, &target),
            });
        }
    }
    Ok(found)
}

/// `r:id`, whatever the prefix; never `sheetId`.
fn relationship_id(tag: &crate::returns::xml::Tag<'_>) -> Option<String> {
    tag.text_of("id")
}

/// A part that must be there.
pub(super) fn part<R: Read + Seek>(
    package: &mut Package<R>,
    name: &str,
) -> Result<String, Refusal> {
    package
        .text(name)?
        .ok_or_else(|| crate::read::grid::package::damaged(&format!("{name}: –")))
}

fn target(rels: &str, wanted: impl Fn(&str) -> bool) -> Option<String> {
    let mut tags = Tags::new(rels, 0).filter(|tag| tag.begins("Relationship"));
    let found = tags.find(|tag| tag.text_of("Id").is_some_and(|id| wanted(&id)))?;
    found.text_of("Target")
}

/// The part that `from` is related to by an id.
pub(super) fn by_id<R: Read + Seek>(
    package: &mut Package<R>,
    from: &str,
    id: &str,
) -> Result<Option<String>, Refusal> {
    let rels = package.text(&rels_of(from))?.unwrap_or_default();
    Ok(target(&rels, |known| known == id).map(|target| resolve(from, &target)))
}

/// The part of a role that `from` is related to.
pub(super) fn by_role<R: Read + Seek>(
    package: &mut Package<R>,
    from: &str,
    role: Role,
) -> Result<Option<String>, Refusal> {
    let rels = package.text(&rels_of(from))?.unwrap_or_default();
    let end = format!("/{}", role.kind);
    let mut tags = Tags::new(&rels, 0).filter(|tag| tag.begins("Relationship"));
    let found = tags.find(|tag| tag.text_of("Type").is_some_and(|kind| kind.ends_with(&end)));
    Ok(found
        .and_then(|tag| tag.text_of("Target"))
        .map(|target| resolve(from, &target)))
}

/// Relates `from` to a new part, and names its content type. Gives the id.
pub(super) fn relate<R: Read + Seek>(
    package: &mut Package<R>,
    dialect: Dialect,
    from: &str,
    to: &str,
    role: Role,
) -> Result<String, Refusal> {
    let name = rels_of(from);
    let rels = package.text(&name)?;
    let rels = rels.unwrap_or_else(|| {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>".to_owned()
    });
    let id = (1..)
        .map(|n: u32| format!("rIdSx{n}"))
        .find(|id| !rels.contains(&format!("\"{id}\"")))
        .expect("numbers do not end");
    let p = root(&rels).map_or("", |root| root.prefix());
    let kind = format!("{}/{}", dialect.relationships(), role.kind);
    let child = format!(
        "<{p}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{}\"/>",
        escape(to)
    );
    package.put(&name, append(&rels, &child));
    declare(package, to, role)?;
    Ok(id)
}

/// Names the content type of a part.
fn declare<R: Read + Seek>(
    package: &mut Package<R>,
    part_name: &str,
    role: Role,
) -> Result<(), Refusal> {
    let types = part(package, TYPES)?;
    let p = root(&types).map_or("", |root| root.prefix());
    let (name, content) = (escape(part_name), role.content);
    let child = match part_name.rsplit_once('.') {
        // Drawings are told by their extension; not every program looks for them by name.
        Some((_, "vml")) if types.contains("\"vml\"") => return Ok(()),
        Some((_, "vml")) => format!("<{p}Default Extension=\"vml\" ContentType=\"{content}\"/>"),
        _ => format!("<{p}Override PartName=\"/{name}\" ContentType=\"{content}\"/>"),
    };
    package.put(TYPES, append(&types, &child));
    Ok(())
}

/// Puts a sheet before all others.
pub(super) fn put_first(book: &str, name: &str, id: &str, filter: &str) -> Option<String> {
    let dialect = Dialect::of(book);
    let highest = Tags::new(book, 0)
        .filter(|tag| tag.begins("sheet"))
        .filter_map(|tag| tag.number("sheetId"))
        .max();
    let sheet_id = highest.unwrap_or(0).saturating_add(1);
    let prefix = root(book)?.prefix();
    let related = id_attribute(book, dialect, id);
    let name_text = escape(name);
    let child = format!("<{prefix}sheet name=\"{name_text}\" sheetId=\"{sheet_id}\" {related}/>");
    let mut out = String::with_capacity(book.len() + 512);
    let mut copied = 0;
    let mut views = false;
    let mut names = false;
    for tag in Tags::new(book, 0) {
        let mut put = |text: &str| {
            out.push_str(&book[copied..tag.start]);
            out.push_str(text);
            copied = tag.end;
        };
        match (tag.local(), tag.kind) {
            ("workbookView", Kind::Open | Kind::Empty) => {
                views = true;
                put(&shifted_view(&tag));
            }
            ("sheets", Kind::Open | Kind::Empty) => {
                let view = format!(
                    "<{prefix}bookViews><{prefix}workbookView activeTab=\"1\"/></{prefix}bookViews>"
                );
                let close = if tag.kind == Kind::Empty {
                    format!("</{}>", tag.name)
                } else {
                    String::new()
                };
                let view = if views || tag.kind == Kind::Empty {
                    ""
                } else {
                    &view
                };
                put(&[view, &tag.opened(), &child, &close].concat());
            }
            ("definedNames", Kind::Open) => {
                names = true;
                put(&[&book[tag.start..tag.end], &defined(prefix, name, filter)].concat());
            }
            ("definedName", Kind::Open) => {
                if let Some(local) = tag.number("localSheetId") {
                    put(&tag.with("localSheetId", &(local + 1).to_string()));
                }
            }
            _ => {}
        }
    }
    out.push_str(&book[copied..]);
    if names {
        Some(out)
    } else {
        Some(with_names(&out, &defined(prefix, name, filter), prefix))
    }
}

/// `r:id="…"` with the prefix that the part has for it. Readers are known that look for `r` only, so no other is made up.
pub(super) fn id_attribute(xml: &str, dialect: Dialect, id: &str) -> String {
    let space = dialect.relationships();
    match root(xml).and_then(|root| root.prefix_of(space)) {
        Some(prefix) => format!("{prefix}:id=\"{id}\""),
        None => format!("xmlns:r=\"{space}\" r:id=\"{id}\""),
    }
}

fn shifted_view(tag: &crate::returns::xml::Tag<'_>) -> String {
    let active = tag.number("activeTab").unwrap_or(0).saturating_add(1);
    let once = tag.with("activeTab", &active.to_string());
    // The first tab in sight: at the beginning it stays, so that the list is seen.
    match tag.number("firstSheet").filter(|first| *first > 0) {
        Some(first) => match crate::returns::xml::tag_of(&once) {
            Some(tag) => tag.with("firstSheet", &(first.saturating_add(1)).to_string()),
            None => once,
        },
        None => once,
    }
}

fn defined(p: &str, name: &str, filter: &str) -> String {
    let sheet = name.replace('\'', "''");
    let filter = escape(&format!("'{sheet}'!{filter}"));
    format!(
        "<{p}definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">{filter}</{p}definedName>"
    )
}

/// Names go behind the sheets, functions and links to other workbooks.
fn with_names(book: &str, names: &str, p: &str) -> String {
    let behind = Tags::new(book, 0).filter(|tag| {
        let list = ["sheets", "functionGroups", "externalReferences"].contains(&tag.local());
        list && tag.kind != Kind::Open
    });
    match behind.last() {
        Some(tag) => {
            let at = tag.end;
            format!(
                "{}<{p}definedNames>{names}</{p}definedNames>{}",
                &book[..at],
                &book[at..]
            )
        }
        None => book.to_owned(),
    }
}

/// Adds the sheet to the titles in the document's properties, when they are as they should be.
pub(super) fn titled(app: &str, name: &str) -> Option<String> {
    let pairs = Tags::new(app, 0).find_open("HeadingPairs")?;
    let count = Tags::new(app, pairs.end).find_open("i4")?;
    let end = Tags::new(app, count.end).next()?.start;
    let sheets: u32 = app[count.end..end].trim().parse().ok()?;
    let titles = Tags::new(app, end).find_open("TitlesOfParts")?;
    let vector = Tags::new(app, titles.end).find_open("vector")?;
    let size = vector.number("size")?;
    let first = Tags::new(app, vector.end).find_open("lpstr")?;
    let child = format!("<{0}>{1}</{0}>", first.name, escape(name));
    let vector_tag = vector.with("size", &(size + 1).to_string());
    Some(
        [
            &app[..count.end],
            &(sheets + 1).to_string(),
            &app[end..vector.start],
            &vector_tag,
            &child,
            &app[vector.end..],
        ]
        .concat(),
    )
}

/// A name for the list that no sheet has: `问题清单`, `问题清单(2)`.
pub(super) fn free_name(wanted: &str, sheets: &[Sheet]) -> String {
    let taken = |name: &str| {
        sheets
            .iter()
            .any(|sheet| unescape(&sheet.name).to_lowercase() == name.to_lowercase())
    };
    let mut names = (1..).map(|n: u32| {
        if n == 1 {
            wanted.to_owned()
        } else {
            format!("{wanted}({n})")
        }
    });
    names.find(|name| !taken(name)).expect("numbers do not end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_comes_first_and_indices_shift() {
        let book = r#"<workbook xmlns="m"><bookViews><workbookView firstSheet="2" activeTab="3"/></bookViews><sheets><sheet name="甲" sheetId="7" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">甲!$A$1</definedName><definedName name="全局">甲!$A$1</definedName></definedNames></workbook>"#;
        let done = put_first(book, "问题清单", "rIdSx1", "$A$1:$B$2").expect("a workbook");
        assert!(
            done.contains(r#"activeTab="4""#) && done.contains(r#"firstSheet="3""#),
            "{done}"
        );
        assert!(
            done.contains(r#"<sheets><sheet name="问题清单" sheetId="8""#),
            "{done}"
        );
        assert!(
            done.contains(r#"name="_xlnm.Print_Area" localSheetId="1""#),
            "{done}"
        );
        assert!(done.contains(r#"<definedName name="全局">"#), "{done}");
    }

    #[test]
    fn a_workbook_without_views_and_names_gets_them_in_their_place() {
        let book = r#"<workbook><sheets><sheet name="甲" sheetId="1" r:id="rId1"/></sheets><calcPr/></workbook>"#;
        let done = put_first(book, "问题清单", "rIdSx1", "$A$1").expect("a workbook");
        assert!(
            done.contains(r#"<bookViews><workbookView activeTab="1"/></bookViews><sheets>"#),
            "{done}"
        );
        assert!(done.contains("</definedNames><calcPr/>"), "{done}");
    }

    #[test]
    fn titles_count_the_list() {
        let app = "<Properties><HeadingPairs><vt:vector size=\"2\"><vt:variant><vt:lpstr>工作表</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size=\"1\" baseType=\"lpstr\"><vt:lpstr>甲</vt:lpstr></vt:vector></TitlesOfParts></Properties>";
        let done = titled(app, "问题清单").expect("properties");
        assert!(done.contains("<vt:i4>2</vt:i4>"), "{done}");
        assert!(
            done.contains(
                "size=\"2\" baseType=\"lpstr\"><vt:lpstr>问题清单</vt:lpstr><vt:lpstr>甲"
            ),
            "{done}"
        );
    }

    #[test]
    fn a_name_that_is_taken_is_counted_on() {
        let sheets = [Sheet {
            name: "问题清单".to_owned(),
            part: String::new(),
        }];
        assert_eq!(free_name("问题清单", &sheets), "问题清单(2)");
        assert_eq!(free_name("问题清单", &[]), "问题清单");
    }
}
