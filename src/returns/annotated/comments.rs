//! Comments of a sheet: new ones, and lines added to those that are there.

use crate::returns::xml::{Kind, Tag, Tags, append, escape, root};
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

/// A drawing for the boxes of comments with none in it.
pub(super) fn bare_drawing(boxes: usize) -> String {
    // A thousand shapes have one cluster of numbers.
    let clusters: Vec<String> = (1..=boxes / 1000 + 1).map(|n| n.to_string()).collect();
    format!(
        concat!(
            r#"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">"#,
            r#"<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{}"/></o:shapelayout></xml>"#
        ),
        clusters.join(",")
    )
}

/// The kind of shape that a comment is.
const SHAPE_TYPE: &str = concat!(
    r#"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">"#,
    r#"<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#
);

/// Adds a box for each note to a drawing.
pub(super) fn draw<'n>(
    xml: &str,
    notes: impl Iterator<Item = &'n Note>,
    measures: &super::sheet::Measures,
) -> String {
    let mut shapes = String::new();
    if !xml.contains("\"_x0000_t202\"") {
        shapes.push_str(SHAPE_TYPE);
    }
    let mut number = next_number(xml);
    for note in notes {
        shapes.push_str(&shape(number, note, measures));
        number += 1;
    }
    let spaces = |prefix: &str, name: &str| {
        (!xml.contains(&format!("xmlns:{prefix}=")))
            .then(|| (format!("xmlns:{prefix}"), name.to_owned()))
    };
    let missing = [
        spaces("v", "urn:schemas-microsoft-com:vml"),
        spaces("o", "urn:schemas-microsoft-com:office:office"),
        spaces("x", "urn:schemas-microsoft-com:office:excel"),
    ];
    let mut xml = xml.to_owned();
    for (name, space) in missing.into_iter().flatten() {
        if let Some(root) = root(&xml) {
            xml = [
                &xml[..root.start],
                &root.with(&name, &space),
                &xml[root.end..],
            ]
            .concat();
        }
    }
    append(&xml, &shapes)
}

/// The number behind the highest that a shape has.
fn next_number(xml: &str) -> u32 {
    let numbers = xml.split("_x0000_s").skip(1);
    let digits = |text: &str| {
        let end = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        text[..end].parse::<u32>().ok()
    };
    numbers
        .filter_map(digits)
        .max()
        .map_or(1025, |highest| highest.saturating_add(1).max(1025))
}

fn shape(number: u32, note: &Note, measures: &super::sheet::Measures) -> String {
    let anchor = anchor(note, measures);
    let (row, col) = (note.row, note.col);
    format!(
        concat!(
            r##"<v:shape id="_x0000_s{}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:90pt;z-index:{};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">"##,
            r##"<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>"##,
            r#"<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>"#,
            r#"<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:Anchor>{}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>"#
        ),
        number,
        number.saturating_sub(1024),
        anchor,
        row,
        col
    )
}

/// A box wide enough for a sentence and high enough for all lines, right of the cell.
fn anchor(note: &Note, measures: &super::sheet::Measures) -> String {
    const WIDTH: u32 = 320;
    const LINE: u32 = 16;
    let lines: usize = note
        .text
        .split('\n')
        .map(|line| 1 + super::display_width(line) / 46)
        .sum();
    let height = (lines as u32 * LINE + 10).clamp(60, 420);
    let (from, left) = (note.col + 1, 12);
    let (to, right) = walk(from, left + WIDTH, |col| measures.width(col));
    let top = note.row.saturating_sub(1);
    let (bottom, low) = walk(top, 6 + height, |row| measures.height(row));
    format!("{from}, {left}, {top}, 6, {to}, {right}, {bottom}, {low}")
}

/// The column or row that stands so many pixels behind the beginning of `from`, and the pixels left in it.
fn walk(from: u32, mut pixels: u32, size: impl Fn(u32) -> u32) -> (u32, u32) {
    let mut at = from;
    // Hidden ones take no room; a whole sheet of them is not walked through.
    while at < from + 1_000 {
        let size = size(at);
        if pixels < size {
            break;
        }
        pixels -= size;
        at += 1;
    }
    (at, pixels.min(2_000))
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
                super::numbers(text)
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

    #[test]
    fn shapes_have_numbers_of_their_own() {
        let none = super::super::sheet::Measures::default();
        let one = draw(&bare_drawing(1), [note(0, 0, "a")].iter(), &none);
        let two = draw(&one, [note(1, 0, "b")].iter(), &none);
        assert_eq!(two.matches("<v:shapetype").count(), 1);
        assert!(
            two.contains("_x0000_s1025\"") && two.contains("_x0000_s1026\""),
            "{two}"
        );
        assert!(two.ends_with("</v:shape></xml>"));
    }

    #[test]
    fn a_box_spans_the_columns_it_needs() {
        let measures = super::super::sheet::Measures {
            widths: vec![(1, 1, 100), (2, 2, 400)],
            heights: vec![],
        };
        assert_eq!(
            anchor(&note(3, 0, "短"), &measures),
            "1, 12, 2, 6, 2, 232, 5, 6"
        );
    }
}
