//! The boxes of comments, drawn in VML as workbooks have it.

use super::comments::Note;
use super::sheet::Measures;
use crate::returns::xml::{append, root};

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
    measures: &Measures,
) -> String {
    let mut shapes = String::new();
    if !xml.contains("\"_x0000_t202\"") {
        shapes.push_str(SHAPE_TYPE);
    }
    for (number, note) in (next_number(xml)..).zip(notes) {
        shapes.push_str(&shape(number, note, measures));
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

fn shape(number: u32, note: &Note, measures: &Measures) -> String {
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
fn anchor(note: &Note, measures: &Measures) -> String {
    const WIDTH: u32 = 320;
    const LINE: u32 = 16;
    let lines: usize = note
        .text
        .split('\n')
        .map(|line| 1 + super::words::display_width(line) / 46)
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
    fn shapes_have_numbers_of_their_own() {
        let none = Measures::default();
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
        let measures = Measures {
            widths: vec![(1, 1, 100), (2, 2, 400)],
            heights: vec![],
        };
        assert_eq!(
            anchor(&note(3, 0, "短"), &measures),
            "1, 12, 2, 6, 2, 232, 5, 6"
        );
    }
}
