//! The parts around the sheets of a workbook: which sheets there are, relationships, content types, and the list put first.

use crate::read::Refusal;
use crate::returns::package::{Package, rels_of, resolve};
use crate::returns::xml::{Tags, append, escape, root};
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

/// `r:id="…"` with the prefix that the part has for it. Readers are known that look for `r` only, so no other is made up.
pub(super) fn id_attribute(xml: &str, dialect: Dialect, id: &str) -> String {
    let space = dialect.relationships();
    match root(xml).and_then(|root| root.prefix_of(space)) {
        Some(prefix) => format!("{prefix}:id=\"{id}\""),
        None => format!("xmlns:r=\"{space}\" r:id=\"{id}\""),
    }
}
