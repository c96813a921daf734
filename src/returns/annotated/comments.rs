//! Comments of a sheet: new ones, and lines added to those that are there.

use crate::returns::xml::{Kind, Tag, Tags, escape, root};
use std::collections::HashMap;

/// A comment to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Note {
    /// From 0.
    pub row: u32,
    /// From 0.
    pub col: u32,
    /// What it says.
    pub text: String,
}

/// What became of the notes.
#[derive(Debug, Default)]
pub(super) struct Added {
    /// The part, changed.
    pub xml: String,
    /// Those of the notes that need a box of their own.
    pub boxes: Vec<usize>,
    /// How many stand in the list only, since the cell has a conversation that cannot be added to.
    pub left: usize,
}

/// Who writes the comments.
const AUTHOR: &str = "shixiang";

/// A comment longer than this is cut: nobody reads it in its box.
const LONGEST: usize = 4_000;

/// A part for comments with none in it.
pub(super) fn bare(namespace: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{namespace}\"><authors/><commentList/></comments>"
    )
}

struct Known {
    /// Where its text ends, and the place of a bare `t` that has to become a run first.
    end: usize,
    bare: Option<(usize, usize)>,
    author: usize,
}

/// Adds the notes. `None` when the part is none of comments.
pub(super) fn add(xml: &str, notes: &[Note]) -> Option<Added> {
    let prefix = root(xml)?.prefix();
    let (known, authors, list) = survey(xml)?;
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    let mut added = Added::default();
    let mut fresh = String::new();
    for (at, note) in notes.iter().enumerate() {
        let cell = super::sheet::a1(note.row, note.col);
        match known.get(&cell) {
            Some(old)
                if authors
                    .names
                    .get(old.author)
                    .is_some_and(|name| name.starts_with("tc=")) =>
            {
                added.left += 1
            }
            Some(old) => {
                if let Some((from, to)) = old.bare {
                    edits.push((from, to, as_run(&xml[from..to], prefix)));
                }
                let text = format!("\n――――――\n{}", note.text);
                edits.push((old.end, old.end, run(&text, prefix, false)));
            }
            None => {
                added.boxes.push(at);
                let text = run(&note.text, prefix, true);
                let author = authors.names.len();
                fresh.push_str(&format!(
                    "<{prefix}comment ref=\"{cell}\" authorId=\"{author}\"><{prefix}text>{text}</{prefix}text></{prefix}comment>"
                ));
            }
        }
    }
    if !fresh.is_empty() {
        let author = format!("<{prefix}author>{AUTHOR}</{prefix}author>");
        edits.push(authors.list.inserted(&author));
        edits.push(list.inserted(&fresh));
    }
    added.xml = edited(xml, edits);
    Some(added)
}

/// The text with its pieces replaced.
fn edited(xml: &str, mut edits: Vec<(usize, usize, String)>) -> String {
    edits.sort_by_key(|(from, to, _)| (*from, *to));
    let mut out = String::with_capacity(xml.len() + 256 * edits.len());
    let mut copied = 0;
    for (from, to, text) in edits {
        out.push_str(&xml[copied..from]);
        out.push_str(&text);
        copied = to;
    }
    out.push_str(&xml[copied..]);
    out
}

/// A list to which a child is added.
struct List {
    tag: (usize, usize),
    opened: String,
    /// Its closing tag, when it has none yet.
    close: Option<String>,
    end: usize,
}

impl List {
    fn new(tag: &Tag<'_>) -> List {
        let empty = tag.kind == Kind::Empty;
        List {
            tag: (tag.start, tag.end),
            opened: tag.opened(),
            close: empty.then(|| format!("</{}>", tag.name)),
            end: tag.end,
        }
    }

    fn inserted(&self, child: &str) -> (usize, usize, String) {
        match &self.close {
            Some(close) => (
                self.tag.0,
                self.tag.1,
                format!("{}{child}{close}", self.opened),
            ),
            None => (self.end, self.end, child.to_owned()),
        }
    }
}

struct Authors {
    names: Vec<String>,
    list: List,
}

fn survey(xml: &str) -> Option<(HashMap<String, Known>, Authors, List)> {
    let mut known = HashMap::new();
    let (mut authors, mut list) = (None, None);
    let mut names = Vec::new();
    let mut open: Option<(String, Known)> = None;
    let (mut author, mut bare, mut runs) = (None, None, 0);
    for tag in Tags::new(xml, 0) {
        match (tag.local(), tag.kind) {
            ("authors", Kind::Close) => authors
                .as_mut()
                .map_or((), |list: &mut List| list.end = tag.start),
            ("authors", _) => authors = Some(List::new(&tag)),
            ("author", Kind::Open) => author = Some(tag.end),
            ("author", Kind::Empty) => names.push(String::new()),
            ("author", Kind::Close) => {
                names.extend(author.take().map(|from| xml[from..tag.start].to_owned()))
            }
            ("commentList", Kind::Close) => list
                .as_mut()
                .map_or((), |list: &mut List| list.end = tag.start),
            ("commentList", _) => list = Some(List::new(&tag)),
            ("comment", Kind::Open) => {
                let author = tag.number("authorId").unwrap_or(0) as usize;
                let known = Known {
                    end: 0,
                    bare: None,
                    author,
                };
                open = tag.get("ref").map(|cell| (cell.to_owned(), known));
            }
            ("comment", Kind::Close) => {
                known.extend(open.take().filter(|(_, known)| known.end > 0))
            }
            ("r" | "rPh", Kind::Open) => runs += 1,
            ("r" | "rPh", Kind::Close) => runs -= 1,
            ("t", Kind::Open) if runs == 0 => bare = Some(tag.start),
            ("t", Kind::Close) if runs == 0 => {
                if let (Some((_, known)), Some(from)) = (open.as_mut(), bare) {
                    known.bare = Some((from, tag.end));
                }
            }
            ("text", Kind::Close) => open.as_mut().map_or((), |(_, known)| known.end = tag.start),
            _ => {}
        }
    }
    Some((
        known,
        Authors {
            names,
            list: authors?,
        },
        list?,
    ))
}

/// `<t>…</t>` as a run, so that others may follow it; its white space is kept.
fn as_run(text: &str, p: &str) -> String {
    let tag = crate::returns::xml::tag_of(text);
    let text = match &tag {
        Some(tag) => format!("{}{}", tag.with("xml:space", "preserve"), &text[tag.end..]),
        None => text.to_owned(),
    };
    format!("<{p}r>{text}</{p}r>")
}

fn run(text: &str, p: &str, first: bool) -> String {
    let cut: String = text.chars().take(LONGEST).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    // The first line, level and rule, stands out.
    let style = |bold| {
        let bold = if bold {
            format!("<{p}b/>")
        } else {
            String::new()
        };
        format!(
            "<{p}rPr>{bold}<{p}sz val=\"9\"/><{p}color indexed=\"81\"/><{p}rFont val=\"宋体\"/><{p}charset val=\"134\"/></{p}rPr>"
        )
    };
    let piece = |text: &str, bold| {
        format!(
            "<{p}r>{}<{p}t xml:space=\"preserve\">{}</{p}t></{p}r>",
            style(bold),
            escape(text)
        )
    };
    match cut.split_once('\n').filter(|_| first) {
        Some((head, rest)) => piece(head, true) + &piece(&format!("\n{rest}{more}"), false),
        None => piece(&format!("{cut}{more}"), false),
    }
}

/// The places of comments that name an entry of the list, by its number.
pub(super) fn entries(xml: &str) -> Vec<(u32, String)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for tag in Tags::new(xml, 0) {
        if tag.begins("comment") {
            open = tag.get("ref").map(|cell| (tag.end, cell));
        } else if tag.closes("comment")
            && let Some((from, cell)) = open.take()
        {
            let text = &xml[from..tag.start];
            found.extend(
                super::words::numbers(text)
                    .into_iter()
                    .map(|number| (number, cell.to_owned())),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(row: u32, col: u32, text: &str) -> Note {
        Note {
            row,
            col,
            text: text.to_owned(),
        }
    }

    #[test]
    fn the_author_keeps_his_comment_and_ours_follows() {
        let xml = r#"<comments xmlns="x"><authors><author>张三</author></authors><commentList><comment ref="B2" authorId="0"><text><t>请核对</t></text></comment><comment ref="C3" authorId="0"><text><r><t>甲</t></r></text></comment></commentList></comments>"#;
        let added = add(
            xml,
            &[note(1, 1, "错"), note(2, 2, "误"), note(4, 0, "新\n行")],
        )
        .expect("comments");
        assert_eq!((added.boxes.as_slice(), added.left), (&[2][..], 0));
        assert!(
            added
                .xml
                .contains(r#"<text><r><t xml:space="preserve">请核对</t></r><r><rPr>"#),
            "{}",
            added.xml
        );
        assert!(added.xml.contains("<r><t>甲</t></r><r>"), "{}", added.xml);
        assert!(
            added.xml.contains(r#"<comment ref="A5" authorId="1">"#),
            "{}",
            added.xml
        );
        assert!(
            added
                .xml
                .contains("<author>张三</author><author>shixiang</author>")
        );
    }

    #[test]
    fn a_conversation_is_left_alone() {
        let xml = r#"<comments><authors><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>x</t></text></comment></commentList></comments>"#;
        let added = add(xml, &[note(0, 0, "y")]).expect("comments");
        assert_eq!((added.xml.as_str(), added.left), (xml, 1));
    }

    #[test]
    fn an_empty_part_takes_comments() {
        let added = add(&bare("n"), &[note(0, 0, "y")]).expect("comments");
        assert!(
            added
                .xml
                .contains("<authors><author>shixiang</author></authors><commentList><comment"),
            "{}",
            added.xml
        );
    }
}
