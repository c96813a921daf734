//! Adds styles to a workbook: the style a marked cell had with another fill, and those of the list of findings.

use crate::finding::Level;
use crate::returns::xml::{Kind, Tag, Tags, append, root};
use std::collections::HashMap;
use std::fmt::Write;

/// Styles of the list of findings, in the order of [`OWN_XFS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Own {
    /// The title.
    Title,
    /// A note below it.
    Note,
    /// A label above the table.
    Header,
    /// Text in the table.
    Body,
    /// 错误
    Error,
    /// 警告
    Warning,
    /// 提示
    Info,
    /// A link to a cell.
    Link,
    /// A cell to be answered in.
    Answer,
}

/// The style of a level in the list.
pub(super) fn of_level(level: Level) -> Own {
    match level {
        Level::Error => Own::Error,
        Level::Warning => Own::Warning,
        Level::Info => Own::Info,
    }
}

/// Fills soft enough to read on: error, warning, info, header, answer.
const FILLS: [&str; 5] = ["FFFFC7CE", "FFFFEB9C", "FFDDEBF7", "FF1F4E79", "FFF2F2F2"];

/// Fonts: body, bold, white and bold, link, grey.
const FONTS: [&str; 5] = [
    r#"<sz val="10"/><color rgb="FF000000"/><name val="微软雅黑"/><family val="2"/><charset val="134"/>"#,
    r#"<b/><sz val="14"/><color rgb="FF1F4E79"/><name val="微软雅黑"/><family val="2"/><charset val="134"/>"#,
    r#"<b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="微软雅黑"/><family val="2"/><charset val="134"/>"#,
    r#"<u/><sz val="10"/><color rgb="FF0563C1"/><name val="微软雅黑"/><family val="2"/><charset val="134"/>"#,
    r#"<sz val="10"/><color rgb="FF595959"/><name val="微软雅黑"/><family val="2"/><charset val="134"/>"#,
];

/// Font, fill and border of each style of the list, and its horizontal alignment; a number of [`FILLS`] or none.
const OWN_XFS: [(usize, Option<usize>, bool, &str); 9] = [
    (1, None, false, r#"vertical="center""#),
    (4, None, false, r#"vertical="center" wrapText="1""#),
    (
        2,
        Some(3),
        true,
        r#"horizontal="center" vertical="center" wrapText="1""#,
    ),
    (0, None, true, r#"vertical="top" wrapText="1""#),
    (0, Some(0), true, r#"horizontal="center" vertical="top""#),
    (0, Some(1), true, r#"horizontal="center" vertical="top""#),
    (0, Some(2), true, r#"horizontal="center" vertical="top""#),
    (3, None, true, r#"vertical="top" wrapText="1""#),
    (0, Some(4), true, r#"vertical="top" wrapText="1""#),
];

/// A stylesheet with nothing in it but what a workbook must have.
pub(super) const BARE: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>"#,
    r#"<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>"#,
    r#"<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"#,
    r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
    r#"<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>"#,
);

/// A stylesheet to which styles are added.
pub(super) struct Styles {
    xml: String,
    /// The styles of cells as they are written.
    xfs: Vec<String>,
    added: Vec<String>,
    known: HashMap<(u32, Level), u32>,
    fills: usize,
    own: u32,
    prefix: String,
}

/// The children of a list: where each begins and ends.
fn children(xml: &str, list: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let mut tags = Tags::new(xml, 0);
    let open = tags.find_open(list)?;
    let mut found = Vec::new();
    if open.kind == Kind::Empty {
        return Some(found);
    }
    let (mut depth, mut start) = (0, 0);
    for tag in tags {
        if depth == 0 {
            start = tag.start;
        }
        match tag.kind {
            Kind::Open => depth += 1,
            Kind::Empty => {}
            Kind::Close if depth == 0 => return Some(found),
            Kind::Close => depth -= 1,
        }
        if depth == 0 {
            found.push(start..tag.end);
        }
    }
    None
}

/// Adds children to a list and counts them.
fn extend(xml: &str, list: &str, count: usize, more: &str) -> Option<String> {
    let mut tags = Tags::new(xml, 0);
    let open = tags.find_open(list)?;
    let (end, close) = match open.kind {
        Kind::Empty => (open.end, format!("</{}>", open.name)),
        _ => (tags.find(|tag| tag.closes(list))?.start, String::new()),
    };
    let opened = open.opened();
    let counted = crate::returns::xml::tag_of(&opened)?.with("count", &count.to_string());
    Some(
        [
            &xml[..open.start],
            &counted,
            &xml[open.end..end],
            more,
            &close,
            &xml[end..],
        ]
        .concat(),
    )
}

/// The children of a stylesheet in order, with what those begin with that the styles of the list need.
const ORDER: [(&str, &str); 9] = [
    ("fonts", r#"<font><sz val="11"/><name val="宋体"/></font>"#),
    (
        "fills",
        r#"<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#,
    ),
    (
        "borders",
        "<border><left/><right/><top/><bottom/><diagonal/></border>",
    ),
    ("cellStyleXfs", ""),
    (
        "cellXfs",
        r#"<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>"#,
    ),
    ("cellStyles", ""),
    ("dxfs", ""),
    ("tableStyles", ""),
    ("extLst", ""),
];

/// The stylesheet with every list that the styles of the list of findings go into.
fn completed(xml: &str, prefix: &str) -> String {
    let mut xml = xml.to_owned();
    for (n, (list, first)) in ORDER.iter().enumerate() {
        if first.is_empty() || Tags::new(&xml, 0).find_open(list).is_some() {
            continue;
        }
        let inner = prefixed(first, prefix);
        let made = format!("<{prefix}{list} count=\"1\">{inner}</{prefix}{list}>");
        let later = |tag: &Tag<'_>| {
            let mut behind = ORDER[n + 1..].iter();
            behind.any(|(name, _)| tag.begins(name))
        };
        match Tags::new(&xml, 0).find(later).map(|tag| tag.start) {
            Some(at) => xml.insert_str(at, &made),
            None => xml = append(&xml, &made),
        }
    }
    xml
}

impl Styles {
    /// Makes room for the styles of the list; `None` when the stylesheet is not one.
    pub fn new(xml: &str) -> Option<Styles> {
        let prefix = root(xml)?.prefix().to_owned();
        let xml = &completed(xml, &prefix);
        let p = &prefix;
        let [fonts, fills, borders] = ["fonts", "fills", "borders"].map(|list| children(xml, list));
        let (fonts, fills, borders) = (fonts?.len(), fills?.len(), borders?.len());
        let xfs: Vec<String> = children(xml, "cellXfs")?
            .into_iter()
            .map(|at| xml[at].to_owned())
            .collect();
        let more: String = FONTS
            .map(|font| format!("<{p}font>{}</{p}font>", prefixed(font, p)))
            .concat();
        let xml = extend(xml, "fonts", fonts + FONTS.len(), &more)?;
        let xml = extend(
            &xml,
            "fills",
            fills + FILLS.len(),
            &FILLS.map(|rgb| fill(rgb, p)).concat(),
        )?;
        let xml = extend(&xml, "borders", borders + 1, &border(p))?;
        let added = OWN_XFS
            .iter()
            .map(|own| own_xf(own, fonts, fills, borders, p));
        Some(Styles {
            xml,
            own: xfs.len() as u32,
            added: added.collect(),
            xfs,
            known: HashMap::new(),
            fills,
            prefix,
        })
    }

    /// The number of a style of the list.
    pub fn own(&self, own: Own) -> u32 {
        self.own + own as u32
    }

    /// The style of a cell of this style once it is marked.
    pub fn marked(&mut self, base: u32, level: Level) -> u32 {
        if let Some(known) = self.known.get(&(base, level)) {
            return *known;
        }
        let fill = self.fills
            + match level {
                Level::Error => 0,
                Level::Warning => 1,
                Level::Info => 2,
            };
        let own = base
            .checked_sub(self.own)
            .and_then(|own| self.added.get(own as usize));
        let xf = self.xfs.get(base as usize).or(own).or(self.xfs.first());
        let filled = xf.and_then(|xf| filled(xf, fill));
        let plain = || {
            format!(
                r#"<{}xf numFmtId="0" fontId="0" fillId="{fill}" borderId="0" applyFill="1"/>"#,
                self.prefix
            )
        };
        let filled = filled.unwrap_or_else(plain);
        let number = self.own + self.added.len() as u32;
        self.added.push(filled);
        self.known.insert((base, level), number);
        number
    }

    /// The whole stylesheet.
    pub fn finish(self) -> String {
        let count = self.xfs.len() + self.added.len();
        let done = extend(&self.xml, "cellXfs", count, &self.added.concat());
        done.unwrap_or(self.xml)
    }
}

/// The style with another fill.
fn filled(xf: &str, fill: usize) -> Option<String> {
    let tag: Tag<'_> = crate::returns::xml::tag_of(xf)?;
    let rest = &xf[tag.end..];
    let one = tag.with("fillId", &fill.to_string());
    let two = crate::returns::xml::tag_of(&one)?.with("applyFill", "1");
    Some(two + rest)
}

fn prefixed(xml: &str, prefix: &str) -> String {
    let xml = xml.replace('<', &format!("<{prefix}"));
    xml.replace(&format!("<{prefix}/"), &format!("</{prefix}"))
}

fn fill(rgb: &str, p: &str) -> String {
    format!(
        r#"<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{rgb}"/><{p}bgColor indexed="64"/></{p}patternFill></{p}fill>"#
    )
}

fn border(p: &str) -> String {
    let side = |side| format!(r#"<{p}{side} style="thin"><{p}color rgb="FFBFBFBF"/></{p}{side}>"#);
    let sides = ["left", "right", "top", "bottom"].map(side).concat();
    format!("<{p}border>{sides}<{p}diagonal/></{p}border>")
}

fn own_xf(
    (font, own_fill, framed, alignment): &(usize, Option<usize>, bool, &str),
    fonts: usize,
    fills: usize,
    borders: usize,
    p: &str,
) -> String {
    let mut xf = format!(r#"<{p}xf numFmtId="0" fontId="{}""#, fonts + font);
    let fill = own_fill.map_or(0, |fill| fills + fill);
    let border = if *framed { borders } else { 0 };
    // Writing to a String does not fail.
    let _ = write!(
        xf,
        r#" fillId="{fill}" borderId="{border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><{p}alignment {alignment}/></{p}xf>"#
    );
    xf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_style_keeps_all_but_its_fill() {
        let xf = r#"<xf numFmtId="14" fontId="3" fillId="9" borderId="2" xfId="0"><alignment wrapText="1"/><protection locked="0"/></xf>"#;
        let xml = BARE.replace(
            "<cellXfs count=\"1\">",
            &format!("<cellXfs count=\"2\">{xf}"),
        );
        let mut styles = Styles::new(&xml).expect("a stylesheet");
        let marked = styles.marked(0, Level::Error);
        assert_eq!((marked, styles.marked(0, Level::Error)), (11, 11));
        let done = styles.finish();
        let kept = xf
            .replace("fillId=\"9\"", "fillId=\"2\"")
            .replace("<xf ", "<xf applyFill=\"1\" ");
        assert!(done.contains(&kept), "{done}");
        assert!(
            done.contains(r#"<cellXfs count="12">"#) && done.contains(r#"<fills count="7">"#),
            "{done}"
        );
    }

    #[test]
    fn a_style_that_is_not_there_is_the_first() {
        let mut styles = Styles::new(BARE).expect("a stylesheet");
        assert_eq!(styles.marked(900, Level::Info), 10);
        let done = styles.finish();
        assert!(
            done.contains(r#"<xf applyFill="1" numFmtId="0" fontId="0" fillId="4""#),
            "{done}"
        );
    }

    #[test]
    fn an_empty_stylesheet_is_completed_in_order() {
        let done = Styles::new("<s:styleSheet><s:dxfs/></s:styleSheet>");
        let done = done.expect("a stylesheet").finish();
        let at = |list: &str| done.find(&format!("<s:{list}")).expect("it is there");
        assert!(at("fonts") < at("fills") && at("borders") < at("cellXfs"));
        assert!(at("cellXfs") < at("dxfs"), "{done}");
        assert!(Styles::new("").is_none());
    }
}
