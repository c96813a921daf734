//! YAML: a document an item, Chinese labels, canonical text. A key that is not there: the source has no place for it; a key with
//! nothing behind it: a place and nothing in it.

use super::json::string;
use crate::model::{
    EXTRA_LABEL, Element, Extra, FORM, Fields, Kind, List, MARK, Part, Record, SITUATION_LABEL,
    STATED_LABEL, ServiceItem, Value, Visit, VisitLists,
};
use crate::source::Field;

/// Writes one document.
pub(super) fn item(item: &ServiceItem<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("---\n{MARK}: {FORM}\n").as_bytes());
    let mut map = Map {
        out,
        indent: 0,
        dash: false,
    };
    item.visit(&mut map);
    item.lists(&mut map);
    map.extras(&item.extra);
}

/// YAML takes no longer key without a mark before it: 1024 characters, here counted as bytes.
const IMPLICIT: usize = 1024;

/// A mapping being written.
struct Map<'o> {
    out: &'o mut Vec<u8>,
    indent: usize,
    /// The next key is the first of an entry.
    dash: bool,
}

impl Map<'_> {
    fn key(&mut self, label: &str) {
        let dash = std::mem::take(&mut self.dash);
        let pad = self.indent - if dash { 2 } else { 0 };
        self.out.extend(std::iter::repeat_n(b' ', pad));
        self.out.extend_from_slice(if dash { b"- " } else { b"" });
        let start = self.out.len();
        self.scalar(label, false);
        if self.out.len() - start > IMPLICIT {
            self.out.splice(start..start, *b"? ");
            self.out.push(b'\n');
            self.out.extend(std::iter::repeat_n(b' ', self.indent));
        }
        self.out.push(b':');
    }

    fn pair(&mut self, label: &str, text: &str, number: bool) {
        self.key(label);
        if !text.is_empty() {
            self.out.push(b' ');
            self.text(text, number);
        }
        self.out.push(b'\n');
    }

    /// A value: as it is, as a block of lines, or in quotes.
    fn text(&mut self, text: &str, number: bool) {
        let is_block = text.contains('\n')
            && !text.starts_with([' ', '\n', '\t'])
            && !text.ends_with(['\n', ' ', '\t'])
            && !text.contains(is_unprintable);
        if !is_block {
            return self.scalar(text, number);
        }
        self.out.extend_from_slice(b"|-");
        for line in text.split('\n') {
            self.out.push(b'\n');
            if !line.is_empty() {
                self.out.extend(std::iter::repeat_n(b' ', self.indent + 2));
                self.out.extend_from_slice(line.as_bytes());
            }
        }
    }

    fn scalar(&mut self, text: &str, number: bool) {
        if is_plain(text, number) {
            self.out.extend_from_slice(text.as_bytes());
        } else if text.contains(is_unprintable) {
            self.escaped(text);
        } else {
            // A JSON string is a YAML string in double quotes.
            string(self.out, text);
        }
    }

    fn escaped(&mut self, text: &str) {
        self.out.push(b'"');
        for c in text.chars() {
            match c {
                '"' | '\\' => self.out.extend_from_slice(&[b'\\', c as u8]),
                '\n' => self.out.extend_from_slice(b"\\n"),
                '\t' => self.out.extend_from_slice(b"\\t"),
                c if is_unprintable(c) && c as u32 > 0xffff => {
                    self.out
                        .extend_from_slice(format!("\\U{:08x}", c as u32).as_bytes());
                }
                c if is_unprintable(c) => {
                    self.out
                        .extend_from_slice(format!("\\u{:04x}", c as u32).as_bytes());
                }
                c => self
                    .out
                    .extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        self.out.push(b'"');
    }

    fn extras(&mut self, extras: &[Extra<'_>]) {
        if extras.is_empty() {
            return;
        }
        self.key(EXTRA_LABEL);
        self.out.push(b'\n');
        for extra in extras {
            let mut entry = self.entry();
            entry.pair(extra.label, extra.text, false);
        }
    }

    /// An entry of the list under the key at hand.
    fn entry(&mut self) -> Map<'_> {
        Map {
            indent: self.indent + 4,
            dash: true,
            out: self.out,
        }
    }
}

/// What YAML shows by an escape only, or takes for the end of a line.
fn is_unprintable(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
        || c as u32 & 0xfffe == 0xfffe
}

/// Whether YAML reads the text, without quotes, as this very text, or as the number or date that it is.
fn is_plain(text: &str, number: bool) -> bool {
    let starts_well = text.starts_with(|c: char| c.is_alphanumeric() || "《（【".contains(c));
    let is_quiet = |c: char| {
        !matches!(
            c,
            ':' | '#' | '"' | '\'' | '\\' | '\n' | '\t' | '{' | '}' | '[' | ']'
        ) && !is_unprintable(c)
    };
    let ends_well = !text.ends_with([' ', ':']);
    starts_well && ends_well && text.chars().all(is_quiet) && (number || is_word(text))
}

/// No number, date, truth value or nothing to any reader of YAML.
fn is_word(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf",
    ];
    let ascii = text.is_ascii();
    let digits = text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_digit());
    !(ascii && (digits || WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))))
}

impl<'a> Visit<'a> for Map<'_> {
    fn field<T: Value<'a>>(&mut self, element: Element, field: &Field<'a, T>) {
        let text = match field {
            Field::Absent | Field::Blank(_) => "",
            Field::Nil(raw) | Field::Unreadable(raw) => raw.text,
            Field::Given(given) => given.raw.text,
        };
        let number = matches!(T::KIND, Kind::Copies | Kind::Date);
        self.pair(element.label(), text, number && !field.is_unreadable());
    }
}

impl<'a> VisitLists<'a> for Map<'_> {
    fn list<T: Fields<'a> + Record<'a>>(
        &mut self,
        part: Part,
        list: &List<'a, T>,
        situation: fn(&T) -> Option<&'a str>,
    ) {
        if list.is_absent() {
            return;
        }
        let stated = list.stated.raw().map_or("", |raw| raw.text);
        self.key(part.list_label());
        if list.entries.is_empty() {
            self.out.extend_from_slice(b" []\n");
        } else {
            self.out.push(b'\n');
        }
        for entry in &list.entries {
            let start = self.out.len();
            let mut map = self.entry();
            entry.visit(&mut map);
            if let Some(situation) = situation(entry) {
                map.pair(SITUATION_LABEL, situation, false);
            }
            map.extras(entry.loose());
            if self.out.len() == start {
                let pad = self.indent + 2;
                self.out.extend(std::iter::repeat_n(b' ', pad));
                self.out.extend_from_slice(b"- {}\n");
            }
        }
        if super::says_more(list) {
            let label = [part.list_label(), STATED_LABEL].concat();
            self.pair(&label, stated, false);
        }
    }
}
