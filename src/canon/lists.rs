//! Cells that hold a list: numbered, a line each, or split by semicolons; an entry may be a little row of its own.

use super::hash::{run_seed, text_hash};
use super::numbering::{by_lines, markers};
use super::words::trim;
use memchr::memmem::Finder;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

/// One entry of a list in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    /// Its words, without numbering and without the mark it ends in.
    pub text: &'a str,
    /// Words before the first number (`申请人需提交：1.…`): what the list is about rather than one of it.
    pub lead: bool,
    /// The situation whose heading it stands under, where there is one.
    pub under: &'a str,
    semicolons: bool,
    /// There are bars in the list.
    bars: bool,
}

impl<'a> Entry<'a> {
    fn of(text: &'a str, bars: bool) -> Entry<'a> {
        Entry {
            text,
            lead: false,
            under: "",
            semicolons: false,
            bars,
        }
    }

    /// The columns of an entry that is a little row: split at `|`, `｜` or tab, else at `；` when every entry of the list has
    /// equally many. One part when it is none.
    pub fn parts(self) -> impl Iterator<Item = &'a str> {
        let bars = self.bars && has_bars(self.text);
        let split = if bars || self.semicolons {
            self.text.len()
        } else {
            0
        };
        // Most entries are one part: nothing is left to split then.
        let (whole, rest) = if split == 0 {
            (Some(self.text), None)
        } else {
            (None, Some(self.text))
        };
        let by = move |c| if bars { BARS.contains(&c) } else { c == '；' };
        whole
            .into_iter()
            .chain(rest.into_iter().flat_map(move |text| text.split(by)))
            .map(trim)
    }
}

/// Searches that are made once.
static BAR: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("｜"));
static SEMICOLON: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("；"));

fn contains(text: &str, finder: &Finder<'_>) -> bool {
    finder.find(text.as_bytes()).is_some()
}

fn has_bars(text: &str) -> bool {
    memchr::memchr2(b'|', b'\t', text.as_bytes()).is_some() || contains(text, &BAR)
}

const BARS: [char; 3] = ['|', '｜', '\t'];

/// The entries of a cell: by its numbers when they ascend from one, else by its lines, else by its semicolons. A plain sentence
/// is one entry.
pub fn entries(text: &str) -> Vec<Entry<'_>> {
    let text = trim(text);
    match text.len() {
        WORTH.. => SEEN.with_borrow_mut(|seen| seen.entries(text)),
        _ => taken_apart(text),
    }
}

/// Bytes from which on it costs less to look whether the same text was taken apart before.
const WORTH: usize = 48;
/// Texts longer than this are not kept.
const KEPT: usize = 4096;

thread_local! {
    /// The same list stands under many items of a department, and of other places' departments.
    static SEEN: RefCell<Seen> = RefCell::default();
}

/// Lists taken apart lately: the hash of a text, and where its entries stand.
#[derive(Default)]
struct Seen(Vec<(u64, Vec<Piece>)>);

/// An entry, by its place in the text.
struct Piece {
    range: Range<usize>,
    lead: bool,
    semicolons: bool,
    bars: bool,
}

impl Seen {
    /// So many lists are kept.
    const SLOTS: usize = 2048;

    fn entries<'a>(&mut self, text: &'a str) -> Vec<Entry<'a>> {
        if text.len() > KEPT {
            return taken_apart(text);
        }
        self.0.resize_with(Seen::SLOTS, Default::default);
        let hash = text_hash(text, run_seed());
        let (known, pieces) = &mut self.0[hash as usize % Seen::SLOTS];
        if *known != hash {
            let list = taken_apart(text);
            *pieces = list.iter().map(|entry| Piece::at(entry, text)).collect();
            *known = hash;
            return list;
        }
        pieces.iter().map(|piece| piece.of(text)).collect()
    }
}

impl Piece {
    fn at(entry: &Entry<'_>, text: &str) -> Piece {
        let start = entry.text.as_ptr() as usize - text.as_ptr() as usize;
        Piece {
            range: start..start + entry.text.len(),
            lead: entry.lead,
            semicolons: entry.semicolons,
            bars: entry.bars,
        }
    }

    fn of<'a>(&self, text: &'a str) -> Entry<'a> {
        Entry {
            text: text.get(self.range.clone()).unwrap_or_default(),
            lead: self.lead,
            under: "",
            semicolons: self.semicolons,
            bars: self.bars,
        }
    }
}

fn taken_apart(text: &str) -> Vec<Entry<'_>> {
    let bars = has_bars(text);
    let mut list = match numbered(text, bars) {
        Some(list) => list,
        None if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some() => {
            filled(text.split(['\n', '\r']), bars)
        }
        None => filled(semicolons(text).into_iter(), bars),
    };
    let first = list.iter().take_while(|entry| entry.lead).count();
    let own = &mut list[first..];
    if own.len() > 1 && same_semicolons(own) {
        own.iter_mut().for_each(|entry| entry.semicolons = true);
    }
    list
}

fn filled<'a>(pieces: impl Iterator<Item = &'a str>, bars: bool) -> Vec<Entry<'a>> {
    pieces
        .map(bare)
        .filter(|piece| !piece.is_empty())
        .map(|piece| Entry::of(piece, bars))
        .collect()
}

/// Without the marks an entry ends in.
fn bare(piece: &str) -> &str {
    let piece = trim(piece);
    // No mark an entry ends in: `；` and `。` end in these bytes, `;` is itself.
    if !piece.ends_with([';', '；', '。']) {
        return piece;
    }
    // Mostly it is one mark.
    if let Some(cut) = piece.strip_suffix(['；', '。'])
        && !cut.ends_with(|c: char| c.is_whitespace() || matches!(c, '；' | ';' | '。'))
    {
        return trim(cut);
    }
    let cut = piece.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '；' | ';' | '。'));
    // `&amp;` ends in its own semicolon.
    let whole = piece[cut.len()..].starts_with(';') && ends_in_entity(cut);
    let end = cut.len() + usize::from(whole);
    trim(&piece[..end])
}

fn same_semicolons(list: &[Entry<'_>]) -> bool {
    let count = |entry: &Entry<'_>| SEMICOLON.find_iter(entry.text.as_bytes()).count();
    let first = list.first().map_or(0, count);
    first > 0 && list.iter().all(|entry| count(entry) == first)
}

/// The words before the first number and what is between the numbers, when there are numbers and something behind each.
fn numbered(text: &str, bars: bool) -> Option<Vec<Entry<'_>>> {
    let marks = by_lines(text).unwrap_or_else(|| markers(text));
    let first = marks.first()?;
    let mut list = Vec::with_capacity(marks.len() + 1);
    let lead = trim(&text[..first.start]);
    if !lead.is_empty() {
        list.push(Entry {
            lead: true,
            ..Entry::of(lead, bars)
        });
    }
    let ends = marks[1..].iter().map(|mark| mark.start).chain([text.len()]);
    for (mark, end) in marks.iter().zip(ends) {
        let piece = bare(&text[mark.end..end]);
        if piece.is_empty() {
            return None;
        }
        list.push(Entry::of(piece, bars));
    }
    Some(list)
}

/// Split at `；` and `;` outside brackets; where the brackets do not close, at all of them.
fn semicolons(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    if memchr::memchr(b';', bytes).is_none() && !contains(text, &SEMICOLON) {
        return vec![text];
    }
    let mut depth = 0_usize;
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '；' | ';' if depth == 0 && !(c == ';' && ends_in_entity(&text[..at])) => {
                pieces.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    if depth > 0 {
        return text.split(['；', ';']).collect();
    }
    pieces.push(&text[start..]);
    pieces
}

/// Ends in `&amp` or its like, so the semicolon to come belongs to it.
fn ends_in_entity(text: &str) -> bool {
    let name = text
        .bytes()
        .rev()
        .take(9)
        .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
    name.is_some_and(|length| length > 1 && text.as_bytes()[text.len() - 1 - length] == b'&')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<&str> {
        entries(text).iter().map(|entry| entry.text).collect()
    }

    #[test]
    fn every_kind_of_list_is_taken_apart() {
        for (text, want) in [
            ("1.申请表\n2.身份证", &["申请表", "身份证"][..]),
            (
                "1、申请，填表;2、受理；3、文书送达。",
                &["申请，填表", "受理", "文书送达"],
            ),
            ("1、申请2、受理3、审查", &["申请", "受理", "审查"]),
            ("（一）申请表；（二）身份证", &["申请表", "身份证"]),
            ("(1)申请表(2)身份证", &["申请表", "身份证"]),
            ("①申请②受理", &["申请", "受理"]),
            (
                "（一）申请；（二）受理的（三）送达",
                &["申请", "受理的", "送达"],
            ),
            (
                "一、申请\n1.填表\n2.交表\n二、受理",
                &["申请\n1.填表\n2.交表", "受理"],
            ),
            ("1) 甲\n2) 乙", &["甲", "乙"]),
            ("1.甲\n2.乙\n4.丁", &["甲", "乙", "丁"]),
            ("１．甲；２．乙", &["甲", "乙"]),
            ("申请表\n身份证；\n\n照片。", &["申请表", "身份证", "照片"]),
            ("申请表；身份证;照片", &["申请表", "身份证", "照片"]),
            (
                "身份证（原件；复印件）；照片",
                &["身份证（原件；复印件）", "照片"],
            ),
            ("身份证（原件；照片", &["身份证（原件", "照片"]),
            ("甲&amp;乙；丙&amp;", &["甲&amp;乙", "丙&amp;"]),
            ("1.申请表", &["申请表"]),
            (
                "符合条件的申请人可以提出申请。",
                &["符合条件的申请人可以提出申请"],
            ),
            ("1.5寸照片\n2.身份证", &["5寸照片", "身份证"]),
            ("1.新办：\n1.甲", &["新办：", "甲"]),
            ("", &[]),
            (" ；。\n", &[]),
        ] {
            assert_eq!(texts(text), want, "{text:?}");
        }
    }

    #[test]
    fn numbers_that_are_no_numbering_split_nothing() {
        for text in [
            "1.5寸照片2张",
            "依据第1.2条和第2.1条办理",
            "2024.1.2起施行",
            "电话1.84258766和2.84258767",
            "在1、2、3号窗口办理",
            "1、2、3号窗口",
            "提交表1、表2、表3",
            "统一、规范办理",
        ] {
            assert_eq!(texts(text), [text]);
        }
    }

    #[test]
    fn numbers_inside_an_entry_stay() {
        assert_eq!(texts("1、提交表2、表3；2、受理"), ["提交表2、表3", "受理"]);
        assert_eq!(
            texts("1.按第2.3条申请，2.5个工作日；2.受理"),
            ["按第2.3条申请，2.5个工作日", "受理"]
        );
    }

    #[test]
    fn words_before_the_first_number_are_told_apart() {
        let found = entries("申请人需提交：1.申请表；2.身份证");
        assert_eq!((found[0].text, found[0].lead), ("申请人需提交：", true));
        assert_eq!((found[2].text, found[2].lead), ("身份证", false));
    }

    #[test]
    fn an_entry_may_be_a_little_row() {
        let parts = |text| -> Vec<Vec<&str>> {
            entries(text)
                .iter()
                .map(|entry| entry.parts().collect())
                .collect()
        };
        assert_eq!(
            parts("受理|窗口｜1日\n审查 | 科室"),
            [vec!["受理", "窗口", "1日"], vec!["审查", "科室"]]
        );
        assert_eq!(parts("受理\t窗口"), [["受理", "窗口"]]);
        assert_eq!(
            parts("受理；窗口；\n审查；科室；"),
            [["受理", "窗口"], ["审查", "科室"]]
        );
        assert_eq!(parts("受理；窗口\n审查"), [["受理；窗口"], ["审查"]]);
    }

    proptest! {
        #[test]
        fn only_separators_and_numbers_go(text in "[申请表一二1234567890、.；;。\n （）()①②|&a]{0,40}") {
            let keep = |c: &char| matches!(c, '申' | '请' | '表' | '|' | '&' | 'a');
            let kept: String = entries(&text).iter().map(|entry| entry.text).collect();
            let left: Vec<char> = kept.chars().filter(keep).collect();
            prop_assert_eq!(left, text.chars().filter(keep).collect::<Vec<_>>());
        }

        #[test]
        fn a_list_seen_before_is_taken_apart_alike(
            list in proptest::collection::vec("[1-3]{0,1}[、.]{0,1}[申请表；|\n]{1,9}", 8),
            order in proptest::collection::vec(0_usize..4, 12),
        ) {
            // Few texts of some length, some of which take each other's slot.
            let texts: Vec<String> = (0..4).map(|n| list[n..n + 4].concat().repeat(4)).collect();
            for at in order {
                prop_assert_eq!(entries(&texts[at]), taken_apart(trim(&texts[at])));
            }
        }

        #[test]
        fn any_text_is_survived(text in any::<String>()) {
            for entry in entries(&text) {
                prop_assert!(entry.parts().count() > 0);
                prop_assert!(!entry.text.is_empty());
            }
        }
    }
}
