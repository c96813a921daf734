//! Puts the list before the first sheet of a workbook: what counts sheets by their place counts on.

use super::book::{Dialect, Sheet, id_attribute};
use crate::returns::xml::{Kind, Tags, escape, root, unescape};

/// Puts a sheet before all others.
pub(super) fn put_first(book: &str, name: &str, id: &str, filter: &str) -> Option<String> {
    let dialect = Dialect::of(book);
    let child = sheet(book, dialect, name, id)?;
    let prefix = root(book)?.prefix();
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

/// The element that names the list as a sheet.
fn sheet(book: &str, dialect: Dialect, name: &str, id: &str) -> Option<String> {
    let prefix = root(book)?.prefix();
    let ids = Tags::new(book, 0).filter(|tag| tag.begins("sheet"));
    let highest = ids.filter_map(|tag| tag.number("sheetId")).max();
    let sheet_id = highest.unwrap_or(0).saturating_add(1);
    let related = id_attribute(book, dialect, id);
    let name = escape(name);
    Some(format!(
        "<{prefix}sheet name=\"{name}\" sheetId=\"{sheet_id}\" {related}/>"
    ))
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
