//! Tags of an XML part by their place in its text, so that a part can be changed in one place and stay as it was in all others.

use std::borrow::Cow;
use std::ops::Range;

/// What a tag does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// `<a>`
    Open,
    /// `</a>`
    Close,
    /// `<a/>`
    Empty,
}

/// A tag and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Tag<'x> {
    /// Where its `<` stands.
    pub start: usize,
    /// Behind its `>`.
    pub end: usize,
    /// What it does.
    pub kind: Kind,
    /// Its name with the prefix.
    pub name: &'x str,
    text: &'x str,
}

impl<'x> Tag<'x> {
    /// Its name without the prefix.
    pub fn local(&self) -> &'x str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }

    /// `x:` of `x:row`, or "".
    pub fn prefix(&self) -> &'x str {
        &self.name[..self.name.len() - self.local().len()]
    }

    /// It begins an element of this name.
    pub fn begins(&self, local: &str) -> bool {
        self.kind != Kind::Close && self.local() == local
    }

    /// It ends an element of this name.
    pub fn closes(&self, local: &str) -> bool {
        self.kind == Kind::Close && self.local() == local
    }

    /// The value of an attribute as it is written.
    pub fn get(&self, name: &str) -> Option<&'x str> {
        attribute(self.text, name).map(|range| &self.text[range])
    }

    /// The value of an attribute whatever its prefix, entities undone.
    pub fn text_of(&self, local: &str) -> Option<String> {
        let found = attributes(self.text).find(|(name, _)| {
            *name == local || name.rsplit_once(':').is_some_and(|(_, name)| name == local)
        });
        found.map(|(_, range)| unescape(&self.text[range]).into_owned())
    }

    /// The prefix that the tag declares for a namespace.
    pub fn prefix_of(&self, namespace: &str) -> Option<&'x str> {
        let mut declared =
            attributes(self.text).filter(|(_, range)| &self.text[range.clone()] == namespace);
        declared.find_map(|(name, _)| name.strip_prefix("xmlns:"))
    }

    /// The number that an attribute is.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// The tag with an attribute set.
    pub fn with(&self, name: &str, value: &str) -> String {
        match attribute(self.text, name) {
            Some(range) => format!(
                "{}{value}{}",
                &self.text[..range.start],
                &self.text[range.end..]
            ),
            None => {
                let at = 1 + self.name.len();
                format!(
                    "{} {name}=\"{value}\"{}",
                    &self.text[..at],
                    &self.text[at..]
                )
            }
        }
    }

    /// The tag as one that opens.
    pub fn opened(&self) -> String {
        match self.kind {
            Kind::Empty => format!("{}>", self.text[..self.text.len() - 2].trim_end()),
            _ => self.text.to_owned(),
        }
    }
}

/// The same tag, taken from changed text.
pub(super) fn tag_of(text: &str) -> Option<Tag<'_>> {
    Tags::new(text, 0).next()
}

/// All tags from a place on. Comments, declarations and CDATA are passed over.
pub(super) struct Tags<'x> {
    xml: &'x str,
    /// Where the next tag is looked for.
    pub at: usize,
}

impl<'x> Tags<'x> {
    /// The tags of `xml` from `at` on.
    pub fn new(xml: &'x str, at: usize) -> Tags<'x> {
        Tags { xml, at }
    }

    /// The next tag that begins an element of this name.
    pub fn find_open(&mut self, local: &str) -> Option<Tag<'x>> {
        self.find(|tag| tag.begins(local))
    }
}

impl<'x> Iterator for Tags<'x> {
    type Item = Tag<'x>;

    fn next(&mut self) -> Option<Tag<'x>> {
        loop {
            let bytes = self.xml.as_bytes();
            let start = self.at + memchr::memchr(b'<', bytes.get(self.at..)?)?;
            let rest = &self.xml[start..];
            if let Some(length) = passed_over(rest) {
                self.at = start + length;
                continue;
            }
            let end = start + length(rest)?;
            self.at = end;
            return Some(tag(&self.xml[start..end], start));
        }
    }
}

/// The length of what is no tag but begins like one.
fn passed_over(rest: &str) -> Option<usize> {
    let until = |end: &str| Some(rest.find(end).map_or(rest.len(), |at| at + end.len()));
    match rest.as_bytes().get(1)? {
        b'?' => until("?>"),
        b'!' if rest.starts_with("<!--") => until("-->"),
        b'!' if rest.starts_with("<![CDATA[") => until("]]>"),
        b'!' => until(">"),
        _ => None,
    }
}

/// The length of a tag; a `>` within quotes does not end it.
fn length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    loop {
        let next = at + memchr::memchr3(b'>', b'"', b'\'', &bytes[at..])?;
        if bytes[next] == b'>' {
            return Some(next + 1);
        }
        at = next + 2 + memchr::memchr(bytes[next], &bytes[next + 1..])?;
    }
}

fn tag(text: &str, start: usize) -> Tag<'_> {
    let inner = &text[1..text.len() - 1];
    let (kind, inner) = match inner.strip_prefix('/') {
        Some(inner) => (Kind::Close, inner),
        None if inner.ends_with('/') => (Kind::Empty, &inner[..inner.len() - 1]),
        None => (Kind::Open, inner),
    };
    let name = inner.split(|c: char| c.is_ascii_whitespace()).next();
    Tag {
        start,
        end: start + text.len(),
        kind,
        name: name.unwrap_or_default(),
        text,
    }
}

fn attribute(tag: &str, name: &str) -> Option<Range<usize>> {
    attributes(tag)
        .find(|(known, _)| *known == name)
        .map(|(_, range)| range)
}

/// Attributes with the range of their value.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = tag
        .find(|c: char| c.is_ascii_whitespace())
        .unwrap_or(tag.len());
    std::iter::from_fn(move || {
        let equals = at + tag[at..].find('=')?;
        let name = tag[at..equals].trim();
        let open = equals + tag[equals..].find(['"', '\''])?;
        let quote = tag.as_bytes()[open] as char;
        let close = open + 1 + tag[open + 1..].find(quote)?;
        at = close + 1;
        Some((name, open + 1..close))
    })
}

/// The text with its entities undone.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(text).unwrap_or(Cow::Borrowed(text))
}

/// The text as it may stand in XML, in an element or in quotes. What XML cannot hold at all is left out.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\r' | '\u{fffe}' | '\u{ffff}' => {}
            c if c < ' ' => {}
            c => out.push(c),
        }
    }
    out
}

/// The root's tag.
pub(super) fn root(xml: &str) -> Option<Tag<'_>> {
    Tags::new(xml, 0).next()
}

/// Adds `child` as the last child of the root.
pub(super) fn append(xml: &str, child: &str) -> String {
    match root(xml) {
        Some(root) if root.kind == Kind::Empty => format!(
            "{}{}{child}</{}>{}",
            &xml[..root.start],
            root.opened(),
            root.name,
            &xml[root.end..]
        ),
        _ => {
            let at = xml.rfind("</").unwrap_or(xml.len());
            format!("{}{child}{}", &xml[..at], &xml[at..])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_seen_past_comments_and_quotes() {
        let xml = r#"<?xml version="1.0"?><!-- <a> --><x:b c=">" d='2'><![CDATA[<e>]]></x:b><f/>"#;
        let tags: Vec<_> = Tags::new(xml, 0).map(|tag| (tag.name, tag.kind)).collect();
        let expected = [
            ("x:b", Kind::Open),
            ("x:b", Kind::Close),
            ("f", Kind::Empty),
        ];
        assert_eq!(tags, expected);
        let tag = root(xml).expect("it has one");
        assert_eq!((tag.local(), tag.prefix()), ("b", "x:"));
        assert_eq!((tag.get("c"), tag.number("d")), (Some(">"), Some(2)));
    }

    #[test]
    fn an_attribute_is_set_and_nothing_else_changes() {
        let set = |text: &str| tag_of(text).expect("a tag").with("s", "7");
        assert_eq!(
            set(r#"<c r="A1" s='5'  t="s">"#),
            r#"<c r="A1" s='7'  t="s">"#
        );
        assert_eq!(set(r#"<c r="A1"/>"#), r#"<c s="7" r="A1"/>"#);
        assert_eq!(set("<c/>"), "<c s=\"7\"/>");
    }

    #[test]
    fn a_child_is_added_to_any_root() {
        assert_eq!(append("<a/>", "<b/>"), "<a><b/></a>");
        assert_eq!(append("<a><c/></a>\n", "<b/>"), "<a><c/><b/></a>\n");
    }

    #[test]
    fn broken_xml_ends_the_walk() {
        for xml in ["<", "<a", "<a b=\"", "<!--", "</"] {
            assert_eq!(Tags::new(xml, 0).count(), 0, "{xml}");
        }
    }
}
