//! Places in YAML and JSON text, worked out from the text alone when a finding asks for them.

use super::scan;
use super::starts::{LineStart, around};
use crate::finding::{Excerpt, Place};
use crate::model::Element;
use crate::read::{Places, bind_label, bind_list};
use crate::source::{Origin, Spot};
use memchr::{memchr_iter, memrchr};
use std::ops::Range;
use std::sync::OnceLock;

/// An excerpt holds at most this many characters.
const WINDOW: usize = 160;

/// Between two marks of the line index.
const STEP: usize = 1 << 16;

/// Where in lines and characters a step of the text begins.
#[derive(Clone, Copy, Debug)]
struct Mark {
    line: u64,
    column: u32,
}

/// Lines and columns of a text; the index is made when first asked for.
#[derive(Debug)]
struct Lines<'a> {
    text: &'a str,
    first_line: u64,
    /// Starts of lines that are known beforehand: near one of them no index is needed.
    starts: &'a [LineStart],
    marks: OnceLock<Vec<Mark>>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, first_line: u64) -> Lines<'a> {
        Lines {
            text,
            first_line,
            starts: &[],
            marks: OnceLock::new(),
        }
    }

    /// Line and column, both from 1, of a byte.
    fn of(&self, at: usize) -> (u64, u32) {
        let bytes = self.text.as_bytes();
        let mark = match around(self.starts, at) {
            // Far into a long line the index is nearer.
            Some((start, _)) if at - start.at as usize <= 2 * STEP => {
                let mark = Mark {
                    line: self.first_line + u64::from(start.lines),
                    column: 1,
                };
                advance(mark, &bytes[start.at as usize..at])
            }
            _ => {
                let marks = self.marks.get_or_init(|| self.index());
                let step = (at / STEP).min(marks.len() - 1);
                advance(marks[step], &bytes[step * STEP..at])
            }
        };
        (mark.line, mark.column)
    }

    fn index(&self) -> Vec<Mark> {
        let mut mark = Mark {
            line: self.first_line,
            column: 1,
        };
        let mut marks = vec![mark];
        for step in self.text.as_bytes().chunks(STEP) {
            mark = advance(mark, step);
            marks.push(mark);
        }
        marks
    }

    fn place(&self, span: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(span.start);
        let (line, column) = self.of(start);
        let end = self.text.ceil_char_boundary(span.end.max(start));
        Place::Text {
            line,
            column,
            excerpt: Some(Box::new(excerpt(self.text, start, end))),
        }
    }
}

/// The mark after `bytes`.
fn advance(mark: Mark, bytes: &[u8]) -> Mark {
    let chars = |bytes: &[u8]| bytes.iter().filter(|b| **b & 0xc0 != 0x80).count() as u32;
    match memrchr(b'\n', bytes) {
        None => Mark {
            column: mark.column.saturating_add(chars(bytes)),
            ..mark
        },
        Some(last) => Mark {
            line: mark.line + memchr_iter(b'\n', bytes).count() as u64,
            column: 1 + chars(&bytes[last + 1..]),
        },
    }
}

/// The line around a fault, cut to a window.
fn excerpt(text: &str, start: usize, end: usize) -> Excerpt {
    let bytes = text.as_bytes();
    // A minified file is one line of many megabytes: no more of it is looked at than can be shown.
    let near = text.floor_char_boundary(start.saturating_sub(WINDOW * 4));
    let far = text.ceil_char_boundary((start + WINDOW * 4).min(text.len()));
    let from = memrchr(b'\n', &bytes[near..start]).map_or(near, |at| near + at + 1);
    let to = memchr::memchr(b'\n', &bytes[start..far]).map_or(far, |len| start + len);
    let line_end = from + text[from..to].trim_end_matches('\r').len();
    let end = end.clamp(start, line_end.max(start));
    let fault = chars_forward(text, start, end, WINDOW);
    let used = text[start..fault].chars().count();
    let left = chars_back(
        text,
        from,
        start,
        ((WINDOW - used) / 2).max(WINDOW / 4).min(WINDOW - used),
    );
    let room = WINDOW - used - text[left..start].chars().count();
    let right = chars_forward(text, fault, line_end.max(fault), room);
    Excerpt {
        text: text[left..right].into(),
        start: (start - left) as u32,
        len: (fault - start) as u32,
    }
}

fn chars_forward(text: &str, start: usize, end: usize, count: usize) -> usize {
    let mut chars = text[start..end].char_indices();
    chars.nth(count).map_or(end, |(at, _)| start + at)
}

fn chars_back(text: &str, start: usize, end: usize, count: usize) -> usize {
    match count.checked_sub(1) {
        None => end,
        Some(n) => {
            let mut chars = text[start..end].char_indices().rev();
            chars.nth(n).map_or(start, |(at, _)| start + at)
        }
    }
}

/// The label, if it means the element (or the list of) the value stands under.
fn fitting(label: &str, element: Element) -> Option<String> {
    let part = element.part();
    let fits = bind_label(label, part).is_some_and(|bound| bound.element == element)
        || bind_list(label).is_some_and(|list| list.naming() == element);
    fits.then(|| label.to_owned())
}

/// The byte of a line (from 1) and a column in characters (from 0): faults carry no byte offset.
pub(super) fn byte_of(text: &str, line: usize, column: usize) -> usize {
    let start = match line.checked_sub(2) {
        None => 0,
        Some(n) => memchr::memchr_iter(b'\n', text.as_bytes())
            .nth(n)
            .map_or(text.len(), |at| at + 1),
    };
    let rest = &text[start..];
    let len = rest
        .char_indices()
        .nth(column)
        .map_or(rest.len(), |(at, _)| at);
    start + len
}

/// The line around a byte.
pub(super) fn line_at(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text[start..].lines().next().unwrap_or("")
}

/// Places in YAML text.
#[derive(Debug)]
pub struct YamlPlaces<'a> {
    lines: Lines<'a>,
}

impl<'a> YamlPlaces<'a> {
    /// Places in `text`.
    pub fn new(text: &'a str) -> YamlPlaces<'a> {
        YamlPlaces {
            lines: Lines::new(text, 1),
        }
    }
}

impl Places for YamlPlaces<'_> {
    fn place(&self, origin: Origin) -> Place {
        match origin.spot() {
            Spot::Span { start, len } => {
                let len = len as usize;
                let start = (start as usize).min(self.lines.text.len());
                let end = (start + len).min(self.lines.text.len());
                self.lines.place(start..end)
            }
            _ => Place::Whole,
        }
    }

    fn label(&self, origin: Origin) -> Option<String> {
        let Spot::Span { start, .. } = origin.spot() else {
            return None;
        };
        let start = self.lines.text.floor_char_boundary(start as usize);
        fitting(yaml_key(self.lines.text, start)?, origin.element())
    }
}

/// The key before a value: on the same line, or at the end of a line above with or without a block mark. A blank value stands
/// at its key.
fn yaml_key(text: &str, start: usize) -> Option<&str> {
    let before = text[..start].trim_end_matches([' ', '\t', '"', '\'', '\n', '\r']);
    let last = before.rsplit('\n').next()?;
    let bare =
        last.trim_end_matches(|c: char| c == ' ' || c.is_ascii_digit() || "|>+-".contains(c));
    let line = [last, bare]
        .into_iter()
        .find_map(|line| line.strip_suffix(':'));
    let key = match line {
        Some(key) => key,
        None => text[start..].lines().next()?.split(':').next()?,
    };
    Some(
        key.trim_start_matches([' ', '-', '?', '\t'])
            .trim_matches(['"', '\'', ' ']),
    )
}

/// Places in JSON text, or in a chunk of JSON lines.
#[derive(Debug)]
pub struct JsonPlaces<'a> {
    lines: Lines<'a>,
}

impl<'a> JsonPlaces<'a> {
    /// Places in `text`, whose first line has the number `first_line` in its source.
    pub fn new(text: &'a str, first_line: u64) -> JsonPlaces<'a> {
        JsonPlaces {
            lines: Lines::new(text, first_line),
        }
    }

    /// The same, where some lines of `text` are known to begin.
    pub fn with_starts(self, starts: &'a [LineStart]) -> JsonPlaces<'a> {
        let lines = Lines {
            starts,
            ..self.lines
        };
        JsonPlaces { lines }
    }

    fn value(&self, record: u64, nth: u32) -> Option<scan::Value> {
        let bytes = self.lines.text.as_bytes();
        let record = usize::try_from(record).ok()?;
        scan::Cursor::default().value(bytes, record, nth)
    }
}

impl Places for JsonPlaces<'_> {
    fn place(&self, origin: Origin) -> Place {
        let size = self.lines.text.len();
        match origin.spot() {
            Spot::Span { start, len } => {
                let start = (start as usize).min(size);
                self.lines.place(start..(start + len as usize).min(size))
            }
            Spot::Value { record, nth } => match self.value(record, nth) {
                Some(value) => self.lines.place(value.start..value.end),
                None => Place::Whole,
            },
            _ => Place::Whole,
        }
    }

    fn label(&self, origin: Origin) -> Option<String> {
        let Spot::Value { record, nth } = origin.spot() else {
            return None;
        };
        let (start, end) = self.value(record, nth)?.key?;
        fitting(self.lines.text.get(start..end)?, origin.element())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::tree::line_starts;

    fn shown(place: Place) -> (u64, u32, String) {
        let Place::Text {
            line,
            column,
            excerpt: Some(excerpt),
        } = place
        else {
            panic!("a place in text is wanted");
        };
        let (start, len) = (excerpt.start as usize, excerpt.len as usize);
        (line, column, excerpt.text[start..start + len].to_owned())
    }

    #[test]
    fn a_yaml_value_is_found_with_its_line_column_and_key() {
        let text = "# 注\r\n事项名称: 甲\r\n承诺时限: 二十日\r\n";
        let start = text.find("二十日").expect("it is there");
        let places = YamlPlaces::new(text);
        let origin = Origin::span(start as u32, "二十日".len()).under(Element::promised_limit);
        assert_eq!(shown(places.place(origin)), (3, 7, "二十日".into()));
        assert_eq!(places.label(origin).as_deref(), Some("承诺时限"));
    }

    #[test]
    fn a_block_text_has_the_key_above_it() {
        let text = "办理地点: |2-\n  一楼\n";
        let start = text.find("一楼").expect("it is there");
        let origin = Origin::span(start as u32, 3).under(Element::address);
        assert_eq!(
            YamlPlaces::new(text).label(origin).as_deref(),
            Some("办理地点")
        );
    }

    #[test]
    fn the_key_of_something_else_is_no_label() {
        let text = "items:\n  - 事项名称: 甲\n";
        let start = text.find("事项").expect("it is there");
        let origin = Origin::span(start as u32, 0).under(Element::hours);
        assert_eq!(YamlPlaces::new(text).label(origin), None);
    }

    #[test]
    fn a_json_value_is_found_by_its_number() {
        let text =
            "[\n {\"事项名称\": \"甲\", \"列\": [1, {\"x\": 2}],\n  \"承诺时限\": \"二十日\"}]";
        let record = text.find('{').expect("it is there") as u64;
        let places = JsonPlaces::new(text, 11);
        let origin = Origin::value(record, 5).under(Element::promised_limit);
        assert_eq!(places.label(origin), None);
        let last = Origin::value(record, 6).under(Element::promised_limit);
        assert_eq!(shown(places.place(origin)), (12, 31, "2".into()));
        assert_eq!(shown(places.place(last)).2, "\"二十日\"");
        assert_eq!(places.label(last).as_deref(), Some("承诺时限"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_fault() {
        let text = format!("{}坏{}", "前".repeat(90_000), "后".repeat(90_000));
        let start = "前".len() * 90_000;
        let place = YamlPlaces::new(&text).place(Origin::span(start as u32, 3));
        assert_eq!(shown(place.clone()), (1, 90_001, "坏".into()));
        let Place::Text { excerpt, .. } = place else {
            panic!("a place in text is wanted");
        };
        let excerpt = excerpt.expect("it has an excerpt");
        assert_eq!(excerpt.text.chars().count(), WINDOW);
    }

    #[test]
    fn known_starts_of_lines_change_no_place() {
        let long = "长".repeat(5 * STEP);
        let text = format!("甲\n{long}\n{}乙", "短\n".repeat(2 * STEP));
        let (starts, _) = line_starts(text.as_bytes());
        let known = JsonPlaces::new(&text, 7).with_starts(&starts);
        let plain = JsonPlaces::new(&text, 7);
        for at in (0..text.len()).step_by(9_973) {
            let origin = Origin::span(at as u32, 1);
            assert_eq!(known.place(origin), plain.place(origin), "{at}");
        }
    }

    #[test]
    fn a_fault_longer_than_the_window_is_cut() {
        let text = "长".repeat(500);
        let place = YamlPlaces::new(&text).place(Origin::span(0, text.len()));
        assert_eq!(shown(place).2.chars().count(), WINDOW);
    }
}
