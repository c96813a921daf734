//! Where in a worksheet, behind its cells, the drawing of comments is named.

use crate::returns::xml::{Kind, Tags};
use memchr::memmem;

/// Elements that follow `legacyDrawing` in a worksheet.
const BEHIND: &[&str] = &[
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "AlternateContent",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// What stands behind the cells of a sheet and matters for comments.
pub(super) struct Tail {
    /// The relationship of the drawing that comments have already.
    pub legacy: Option<String>,
    /// Where the element that names one goes.
    pub at: usize,
}

/// Looks behind the cells.
pub(super) fn tail(xml: &str) -> Option<Tail> {
    // The last one: the name may stand in a text before it.
    let from = memmem::rfind(xml.as_bytes(), b"sheetData")?;
    let from = from + memchr::memchr(b'>', &xml.as_bytes()[from..])? + 1;
    let mut depth = 0;
    let mut found = None;
    for tag in Tags::new(xml, from) {
        let top = depth == 0;
        if top && tag.begins("legacyDrawing") {
            let legacy = tag.text_of("id");
            return Some(Tail {
                legacy,
                at: tag.start,
            });
        }
        if top && found.is_none() && (tag.kind == Kind::Close || BEHIND.contains(&tag.local())) {
            found = Some(tag.start);
        }
        match tag.kind {
            Kind::Open => depth += 1,
            Kind::Close if top => break,
            Kind::Close => depth -= 1,
            Kind::Empty => {}
        }
    }
    found.map(|at| Tail { legacy: None, at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drawing_of_comments_stands_before_tables() {
        let xml =
            "<worksheet><sheetData/><drawing/><tableParts><tablePart/></tableParts></worksheet>";
        let tail = tail(xml).expect("it has an end");
        assert_eq!(&xml[tail.at..tail.at + 11], "<tableParts");
        assert_eq!(tail.legacy, None);
    }
}
